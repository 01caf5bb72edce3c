"""Keywords by article: the words that set an article apart from the others, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles, several_issues
from analysis.errors import StudyError
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_names, draw_titles
from analysis.figures.measure import shorten, text_width
from analysis.figures.open_intervals import draw_open_intervals
from analysis.figures.page import Page, Scale
from analysis.figures.paging import even_runs
from analysis.figures.size import DOUBLE, SINGLE, Size
from analysis.figures.stack import FOOT, stack
from analysis.figures.style import GRID, PAPER, POINT, QUIET, RULE, SMALL_TEXT, VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "Which words set each article apart from the others?"

MOST_WORDS = 60
COLUMN_GAP = 7.0
VERSION_GAP = 3.5
ROW = 2.95
BETWEEN = 5.0
AXIS = 3.6
WIDEST_WORD = {"en": 23.0, "zh": 18.0}
COUNT = 4.8
#: Author, then the names of the versions with room before the words; titles add to it.
HEAD = 8.6
TITLE_LEADING = 2.7
#: The scale shows at least, and at most, these log ratios; an interval that goes on ends in an arrow.
LEAST_RANGE = (0.0, 4.0)
MOST_RANGE = (-4.0, 10.0)
NOTES = (
    "Scale: times as frequent as in the other articles",
    "Line: 95 % interval",
    "Open mark: interval without an end",
    "n: count in the article",
)
TOP = 2.0


@dataclass(frozen=True)
class Layout:
    """A block an article, two side by side where they fit; in it a version beside the other: words, marks, counts."""

    size: Size
    columns: int
    words: Mapping[str, float]
    limits: tuple[float, float]
    head: float
    issues: bool
    titles: bool

    @property
    def block(self) -> float:
        return (self.size.width - COLUMN_GAP * (self.columns - 1)) / self.columns

    @property
    def plot(self) -> float:
        """Width of the scale of one version."""
        return (self.block - VERSION_GAP - sum(self.words.values()) - 2 * (COUNT + 1.5)) / 2


@dataclass(frozen=True)
class Block:
    """Articles side by side, and which of their words: all, or as many as a page holds."""

    articles: Sequence[Article]
    words: range

    def height(self, head: float) -> float:
        """Height with the space below."""
        return head + ROW * len(self.words) + AXIS + BETWEEN


def draw_keywords(
    keyness: pl.DataFrame,
    articles: pl.DataFrame,
    number: int = 10,
    *,
    titles: bool = True,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the first keywords of every article in both languages: log ratio, its 95 % interval and the count.

    The words of an article are those with the highest weighted log-odds, as long as it is above 0. The log
    ratio compares within one language; the two languages have the same scale because a ratio has no unit.

    Args:
        keyness: table ``framing/keyness``; lemmas of articles against the rest are drawn.
        articles: table ``corpus/articles``, for names and order.
        number: most words per article and version, at most :data:`MOST_WORDS`.
        titles: whether the titles are printed under the authors.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a word that is drawn.

    Raises:
        StudyError: ``number`` is below 1 or more than a page holds.
    """
    if not 1 <= number <= MOST_WORDS:
        raise StudyError(
            "config: figures.keywords",
            f"{number} words an article cannot be drawn.",
            f"Choose a number from 1 to {MOST_WORDS}.",
        )
    ordered = articles_in_order(articles)
    data = _data(keyness, ordered, number)
    layout = _layout(ordered, data, titles, size)
    quote = Numbers("keywords")
    heading = Heading(QUESTION, _finding(data, number, quote), NOTES, layout.size.width)
    blocks = _blocks(data, ordered, layout, heading.most_height + TOP + layout.head + AXIS + FOOT)
    pages = stack(
        [block.height(layout.head) for block in blocks],
        lambda page, place, y: _draw_block(page, data, blocks[place], layout, y),
        heading,
        layout.size,
        between=BETWEEN,
        above=TOP,
    )
    caption = _caption(data, len(ordered), quote)
    return Drawing("keywords", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def shown_keywords(keyness: pl.DataFrame, number: int) -> pl.DataFrame:
    """The rows of ``framing/keyness`` that :func:`draw_keywords` draws."""
    return keyness.filter(
        pl.col("unit") == "lemma",
        pl.col("reference") == "rest",
        pl.col("grouping") == "article",
        pl.col("rank") <= number,
        pl.col("log_odds_z") > 0,
    )


def _data(keyness: pl.DataFrame, articles: Sequence[Article], number: int) -> pl.DataFrame:
    return (
        of_articles(shown_keywords(keyness, number), articles)
        .sort("place", "language", "rank", "term")
        .select(
            "group",
            "language",
            "rank",
            "term",
            "log_ratio",
            "low",
            "high",
            "log_odds_z",
            pl.col("target_count").alias("count"),
            pl.col("reference_count").alias("count_elsewhere"),
            pl.col("target_paragraphs").alias("paragraphs"),
            pl.col("target_size").alias("words"),
            pl.col("leave_one_out_rank").alias("worst_rank"),
        )
    )


def _finding(data: pl.DataFrame, number: int, quote: Numbers) -> str:
    if data.is_empty():
        return "No word stands out: there is no other article to compare with, or all words are too rare."
    if data["worst_rank"].null_count() == data.height:
        return ""
    first = quote("first", number, unit="words", meaning="first keywords of a version that are drawn")
    what = (
        f"drawn keywords that stay among the first {number} of their article, whichever article is left out"
    )
    steady = quote("steady", data.filter(pl.col("worst_rank") <= number).height, unit="words", meaning=what)
    drawn = quote("drawn", data.height, unit="words", meaning="keywords that are drawn")
    return (
        f"{steady} of the {drawn} words stay among the first {first} of their article, whichever of the other articles "
        "is left out."
    )


def _caption(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    among = quote.counted("articles", articles, "article", meaning="articles compared by their words")
    words = quote.counted("drawn", data.height, "word", meaning="keywords that are drawn")
    return (
        "Words that are more frequent in an article than in the others of the same language, "
        f"{among} by author, in the order of weighted log-odds (informative Dirichlet "
        "prior). Place of the mark: how many times as frequent the word is as in the other articles, on a "
        "logarithmic scale (log ratio; a word that the others lack counts as half an occurrence there). "
        "Lines: 95 % intervals from how paragraphs vary within the articles; an arrow marks an "
        "interval that goes on beyond the scale. An open mark is a word whose interval lacks an end, as it "
        "does for a word that the other articles lack. The words are picked from all because they stand out, so that "
        "their ratios flatter them and the intervals are too sure: read the order. Blue circles: English version; "
        "vermillion squares: Chinese version; behind its name the number of words that are compared, stop words left "
        f"out. n: how often the word occurs in the article; {words} drawn. Words are compared within a language only. "
        "With one article an author, these are words of an "
        "article, not of its author."
    )


def _layout(articles: Sequence[Article], data: pl.DataFrame, titles: bool, size: Size) -> Layout:
    size = size.for_one if len(articles) == 1 else size
    columns = 1 if len(articles) == 1 or size.width <= SINGLE.width else 2
    lines = max((len(article.titles) for article in articles), default=0) if titles else 0
    return Layout(
        size,
        columns,
        {language: _word_width(data, language) for language in VERSIONS},
        _limits(data),
        HEAD + TITLE_LEADING * lines,
        several_issues(articles),
        titles,
    )


def _blocks(data: pl.DataFrame, articles: Sequence[Article], layout: Layout, taken: float) -> list[Block]:
    """The articles in bands, cut where their words are more than a page holds."""
    bands = [articles[start : start + layout.columns] for start in range(0, len(articles), layout.columns)]
    room = layout.size.maximum_height - taken
    return [Block(band, words) for band in bands for words in even_runs([ROW] * _deepest(data, band), room)]


def _deepest(data: pl.DataFrame, articles: Sequence[Article]) -> int:
    """The most words that any version of the articles has, at least one row for a note."""
    own = data.filter(pl.col("group").is_in([article.group for article in articles]))
    return int(max([1, *own.group_by("group", "language").len()["len"]]))


def _word_width(data: pl.DataFrame, language: str) -> float:
    words = data.filter(pl.col("language") == language)["term"].unique(maintain_order=True)
    widest = max((text_width(word) for word in words), default=0.0)
    return min(max(widest + 0.5, 10.0), WIDEST_WORD[language])


def _limits(data: pl.DataFrame) -> tuple[float, float]:
    """The ends of the scale: all marks, and the intervals as far as they stay within the widest scale."""
    marks = data["log_ratio"].to_list()
    lows, highs = data["low"].drop_nulls().to_list(), data["high"].drop_nulls().to_list()
    low = max(min([LEAST_RANGE[0], *lows]), MOST_RANGE[0])
    high = min(max([LEAST_RANGE[1], *highs]), MOST_RANGE[1])
    return min([low, *marks]), max([high, *marks])


def _draw_block(page: Page, data: pl.DataFrame, block: Block, layout: Layout, top: float) -> None:
    for place, article in enumerate(block.articles):
        own = data.filter(pl.col("group") == article.group)
        left = place * (layout.block + COLUMN_GAP)
        _draw_article_head(page, article, layout, left, top)
        for language in VERSIONS:
            words = own.filter(pl.col("language") == language)
            _draw_version(page, words, article, language, block.words, layout, left, top + layout.head)
            left += layout.words[language] + 1.5 + layout.plot + COUNT + VERSION_GAP


def _draw_article_head(page: Page, article: Article, layout: Layout, left: float, top: float) -> None:
    page.lines([((left, top), (left + layout.block, top))], RULE, 0.6)
    room = layout.block
    if layout.issues:
        issue = shorten(article.issue, room * 0.3)
        page.text(left + layout.block, top + 3.4, issue, colour=QUIET, align="right", meaning="issue")
        room -= text_width(issue) + 2
    draw_names(page, left, top + 3.4, article, room)
    if layout.titles:
        draw_titles(page, left, top + 6.2, article, layout.block, TITLE_LEADING)


def _draw_version(
    page: Page,
    words: pl.DataFrame,
    article: Article,
    language: str,
    shown: range,
    layout: Layout,
    left: float,
    top: float,
) -> None:
    start = left + layout.words[language] + 1.5
    scale = Scale(*layout.limits, start + 0.6, start + layout.plot - 0.6)
    _draw_version_head(page, words, article, language, left, top)
    own = words[shown.start : shown.stop]
    if own.height:
        _draw_axis(page, scale, top, top + ROW * len(shown))
        _draw_words(page, own, language, scale, top)


def _draw_version_head(
    page: Page, words: pl.DataFrame, article: Article, language: str, left: float, top: float
) -> None:
    version = VERSIONS[language]
    page.version_marks(language, [(left + version.size * POINT / 2, top - 2.85)], "key")
    size = f", {words['words'][0]:,} words" if words.height else ""
    page.text(
        left + 2.2, top - 2.0, version.name + size, size=SMALL_TEXT, colour=version.colour, meaning="version"
    )
    if words.is_empty():
        note = "no word stands out" if language in article.versions else "no such version"
        page.text(left, top + 2.4, note, size=SMALL_TEXT, colour=QUIET, meaning="none")


def _draw_words(page: Page, words: pl.DataFrame, language: str, scale: Scale, top: float) -> None:
    version = VERSIONS[language]
    right = scale.right + COUNT
    page.text(right, top - 2.0, "n", size=SMALL_TEXT, colour=QUIET, align="right", meaning="n")
    points, spans, open_ended = [], [], []
    for place, word in enumerate(words.iter_rows(named=True)):
        y = top + ROW * (place + 0.5)
        label = shorten(word["term"], WIDEST_WORD[language])
        page.text(scale.left - 1.6, y + 0.85, label, align="right", meaning="word")
        page.text(
            right,
            y + 0.85,
            f"{word['count']:,}",
            size=SMALL_TEXT,
            colour=QUIET,
            align="right",
            meaning="count",
        )
        points.append((scale(word["log_ratio"]), y))
        if word["low"] is None or word["high"] is None:
            open_ended.append(points[-1])
        if word["low"] is not None or word["high"] is not None:
            spans.append((word["low"], word["high"], y))
    draw_open_intervals(page, language, scale, spans)
    page.version_marks(language, points)
    page.marks(open_ended, version.marker, PAPER, version.size - 1.6, "open mark")


def _draw_axis(page: Page, scale: Scale, top: float, bottom: float) -> None:
    first, last = -(-scale.low // 2) * 2, scale.high // 2 * 2
    ticks = [first + 2 * step for step in range(int((last - first) // 2) + 1)]
    page.lines([((scale(tick), top), (scale(tick), bottom)) for tick in ticks if tick], GRID)
    page.lines([((scale(0), top), (scale(0), bottom))], RULE, 0.6)
    for tick in ticks:
        if tick % 4 == 0:
            text = f"{2**tick:g}" if tick >= 0 else f"1/{2**-tick:g}"
            page.text(
                scale(tick), bottom + 2.6, text, size=SMALL_TEXT, colour=QUIET, align="center", meaning="tick"
            )
