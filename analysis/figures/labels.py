"""Articles as the figures name them: by author in both languages, with the title where there is room."""

from __future__ import annotations

from analysis.corpus.print_order import Article
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page
from analysis.figures.style import INK, QUIET, SMALL_TEXT, TEXT, VERSIONS

#: Between the author's English and Chinese name on one line.
NAME_GAP = 1.6


def draw_names(page: Page, x: float, y: float, article: Article, width: float, size: float = TEXT) -> None:
    """Write the author in both languages on one line, shortened to fit."""
    chinese = article.name("zh")
    english = article.name("en")
    if chinese and english:
        chinese = shorten(chinese, width * 0.45, size)
        english = shorten(english, width - text_width(chinese, size) - NAME_GAP, size)
        page.text(x, y, english, size=size, meaning="author")
        x += text_width(english, size) + NAME_GAP
        page.text(x, y, chinese, size=size, meaning="author")
    else:
        page.text(x, y, shorten(english or chinese, width, size), size=size, meaning="author")


def names_width(article: Article, size: float = TEXT) -> float:
    """Width of the author in both languages on one line, in millimetres."""
    names = [name for language in VERSIONS if (name := article.name(language))]
    return sum(text_width(name, size) for name in names) + NAME_GAP * (len(names) - 1)


def draw_titles(page: Page, x: float, y: float, article: Article, width: float, leading: float) -> None:
    """Write the titles of the versions, one a line, shortened to fit."""
    for language in VERSIONS:
        if title := article.titles.get(language):
            page.text(x, y, shorten(title, width, SMALL_TEXT), size=SMALL_TEXT, colour=QUIET, meaning="title")
            y += leading


def draw_issue(page: Page, x: float, y: float, issue: str, width: float, colour: str = INK) -> None:
    """Write the id of an issue above its articles."""
    page.text(x, y, shorten(issue, width), colour=colour, meaning="issue")
