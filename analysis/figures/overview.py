"""The corpus at a glance: how long every article is, and whether its two versions balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue, draw_names, draw_titles
from analysis.figures.measure import shorten
from analysis.figures.overview_layout import HEAD_LEADING, LABEL_GAP, PANELS, Layout, Panel
from analysis.figures.page import Page, Scale
from analysis.figures.paging import Part, parts_of
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import CAP_HEIGHT, GRID, POINT, QUIET, RULE, TEXT, VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "How long is each article, and do its two versions balance?"

ROW_WITH_TITLES = 10.6
ROW = 7.4
ISSUE_ROW = 5.0
TOTAL_ROW = 8.5
#: Distance of the two versions from the middle of their row.
OFFSET = 1.45
VALUE = 6.5
#: Below the last row of a page that the totals do not follow.
FOOT = 1.5
#: Between two bands of panels.
BETWEEN = 3.0
#: From the English name to the Chinese one below it.
NAME_LEADING = 2.9
COUNTS = tuple((panel.count, language) for panel in PANELS for language in panel.languages)


@dataclass(frozen=True)
class Plan:
    """What all pages share."""

    articles: Sequence[Article]
    data: pl.DataFrame
    heading: Heading
    layout: Layout
    starts: frozenset[int]

    @property
    def row(self) -> float:
        return ROW_WITH_TITLES if self.layout.titles else ROW

    def height(self, index: int) -> float:
        """Height of the row of an article, with the name of the issue where one begins."""
        return self.row + (ISSUE_ROW if index in self.starts else 0)


def draw_overview(articles: pl.DataFrame, *, titles: bool = True, size: Size = DOUBLE) -> Drawing:
    """Draw paragraphs, sentences, English words, Chinese characters and their ratio for every article.

    English words and Chinese characters are different units: each has a panel and a scale of its own. All
    counts are complete, so they have no interval.

    Args:
        articles: table ``corpus/articles``.
        titles: whether the titles are printed under the authors, where there is room (and kept in the data).
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article and one column a count and version, empty where there
        is no such version.
    """
    ordered = articles_in_order(articles)
    data = _data(ordered, titles)
    quote = Numbers("overview")
    heading = Heading(QUESTION, _finding(data, quote), _notes(data), size.width)
    layout = Layout.of(size, titles, ordered)
    plan = Plan(ordered, data, heading, layout, _issue_starts(ordered))
    bands = layout.bands
    heights = [plan.height(index) * len(bands) for index in range(len(ordered))]
    # A page that starts within an issue repeats its name.
    around = TOTAL_ROW + BETWEEN + (ISSUE_ROW if plan.starts else 0)
    taken = heading.most_height + sum(layout.head(band) + around for band in bands) - BETWEEN
    pages = tuple(_draw_page(plan, part) for part in parts_of(heights, taken, size))
    caption = _caption(data, quote)
    return Drawing("overview", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def _data(articles: Sequence[Article], titles: bool) -> pl.DataFrame:
    schema: dict[str, pl.DataType] = {"issue": pl.String(), "article": pl.String()}
    schema |= {f"author_{language}": pl.String() for language in VERSIONS}
    schema |= {f"title_{language}": pl.String() for language in VERSIONS if titles}
    schema |= {f"{count}_{language}": pl.Int64() for count, language in COUNTS}
    schema["characters_per_word"] = pl.Float64()
    return pl.DataFrame([_row(article, titles) for article in articles], schema=schema)


def _row(article: Article, titles: bool) -> dict[str, object]:
    row: dict[str, object] = {"issue": article.issue, "article": article.article}
    row |= {f"author_{language}": article.names.get(language) for language in VERSIONS}
    if titles:
        row |= {f"title_{language}": article.titles.get(language) for language in VERSIONS}
    row |= {f"{count}_{language}": article.count(language, count) for count, language in COUNTS}
    characters, words = article.count("zh", "characters"), article.count("en", "words")
    row["characters_per_word"] = characters / words if characters is not None and words else None
    return row


def _overall(data: pl.DataFrame) -> float | None:
    """Characters an English word over the articles with both versions."""
    both = data.filter(pl.col("characters_per_word").is_not_null())
    words = sum(both["words_en"].to_list())
    return sum(both["characters_zh"].to_list()) / words if words else None


def _finding(data: pl.DataFrame, quote: Numbers) -> str:
    overall = _overall(data)
    if overall is None:
        return "No article has both versions."
    both = data.filter(pl.col("characters_per_word").is_not_null()).sort(
        "characters_per_word", maintain_order=True
    )
    ratio, what = quote.within("characters_per_word"), "Chinese characters for each English word"
    told = ratio.decimal("all", overall, 2, meaning=f"{what}, over all articles with both versions")
    finding = f"For each English word there are {told} Chinese characters"
    if both.height == 1:
        return finding + "."
    least, most = both.row(0, named=True), both.row(-1, named=True)
    fewest = ratio.decimal(
        "least", least["characters_per_word"], 2, meaning=f"{what}, in the article with the fewest"
    )
    highest = ratio.decimal(
        "most", most["characters_per_word"], 2, meaning=f"{what}, in the article with the most"
    )
    return f"{finding} in all, from {fewest} ({_author(least)}) to {highest} ({_author(most)})."


def _author(row: dict[str, object]) -> str:
    return str(row["author_en"] or row["author_zh"] or row["article"])


def _notes(data: pl.DataFrame) -> list[str]:
    notes = ["Each panel has its own scale, from 0"]
    overall = _overall(data)
    if overall is not None:
        notes.append(f"Last panel: not from 0; line: all articles with both versions, {overall:.2f}")
    return notes


def _caption(data: pl.DataFrame, quote: Numbers) -> str:
    single = data.filter(pl.col("paragraphs_en").is_null() | pl.col("paragraphs_zh").is_null()).height
    told = quote("single", single, meaning="articles in one version only") if single else ""
    without = f" ({told} in one version only)" if single else ""
    measured = quote.counted("articles", data.height, "article", meaning="articles measured")
    return (
        f"Size of {measured}{without}, by author in the order of print. Blue circles: "
        "English version; vermillion squares: Chinese version. Paragraphs do not count headings, and "
        "sentences and words are those in paragraphs. English words and Chinese characters are different "
        "units and have scales of their own; characters do not count white space. The last panel divides the "
        "Chinese characters of an article by its English words; the line marks the same ratio over all "
        "articles with both versions. All values are complete counts of the texts, so they have no interval."
    )


def _issue_starts(articles: Sequence[Article]) -> frozenset[int]:
    """The articles that an issue begins with, if there are several issues."""
    if not several_issues(articles):
        return frozenset()
    return frozenset(
        index
        for index, article in enumerate(articles)
        if index == 0 or articles[index - 1].issue != article.issue
    )


def _draw_page(plan: Plan, part: Part) -> Page:
    rows = sum(plan.height(index) for index in part.blocks) + (ISSUE_ROW if _continued(plan, part) else 0)
    foot = TOTAL_ROW if part.last else FOOT
    y = plan.heading.height(part.name)
    heights = [plan.layout.head(band) + rows + foot for band in plan.layout.bands]
    page = Page.of(plan.layout.size, y + sum(heights) + BETWEEN * (len(heights) - 1))
    plan.heading.draw(page, part.name)
    for band, height in zip(plan.layout.bands, heights, strict=True):
        _draw_band(page, plan, part, band, y + plan.layout.head(band))
        y += height + BETWEEN
    return page


def _continued(plan: Plan, part: Part) -> bool:
    """Whether a page starts within an issue."""
    return bool(plan.starts) and part.blocks[0] not in plan.starts


def _draw_band(page: Page, plan: Plan, part: Part, band: Sequence[Panel], top: float) -> None:
    """Panels side by side, with the articles of a page on their left; ``top`` is below their heads."""
    layout = plan.layout
    scales = [layout.scale(band, panel, plan.data) for panel in band]
    _draw_panel_heads(page, layout, band, top)
    y = top
    middles = []
    for index in part.blocks:
        page.lines([((0, y + 0.4), (page.width, y + 0.4))], GRID)
        article = plan.articles[index]
        if index == part.blocks[0] and _continued(plan, part):
            draw_issue(page, 0, y + 3.9, f"{article.issue}, continued", layout.labels)
            y += ISSUE_ROW
        elif index in plan.starts:
            draw_issue(page, 0, y + 3.9, article.issue, layout.labels)
        y += plan.height(index)
        middles.append(y - plan.row / 2 + 0.4)
        _draw_label(page, article, middles[-1], layout)
    data = plan.data[list(part.blocks)]
    for panel, scale in zip(band, scales, strict=True):
        if not panel.languages:
            _draw_reference(page, plan, scale, top, y)
    for panel, scale in zip(band, scales, strict=True):
        _draw_panel(page, panel, scale, data, middles)
    if part.last and plan.articles:
        _draw_totals(page, layout, band, plan.data, y)


def _draw_panel_heads(page: Page, layout: Layout, band: Sequence[Panel], top: float) -> None:
    for panel in band:
        x = layout.left(band, panel)
        for line, text in enumerate(reversed(layout.title(band, panel))):
            page.text(x, top - 1.6 - HEAD_LEADING * line, text, meaning="panel")


def _draw_label(page: Page, article: Article, middle: float, layout: Layout) -> None:
    y = middle + TEXT * POINT * CAP_HEIGHT / 2
    room = layout.labels - LABEL_GAP
    if layout.stacked:
        names = [name for language in VERSIONS if (name := article.name(language))]
        y -= NAME_LEADING * (len(names) - 1) / 2
        for name in names:
            page.text(0, y, shorten(name, room), meaning="author")
            y += NAME_LEADING
        return
    if layout.titles:
        y -= 1.42 * len(article.titles)
        draw_titles(page, 0, y + 2.95, article, room, 2.75)
    draw_names(page, 0, y, article, room)


def _draw_panel(page: Page, panel: Panel, scale: Scale, data: pl.DataFrame, middles: Sequence[float]) -> None:
    if not panel.languages:
        _draw_ratios(page, data, middles, scale)
        return
    page.lines([((scale.left, middle - 3.0), (scale.left, middle + 3.0)) for middle in middles])
    for language in panel.languages:
        offset = VERSIONS[language].side * OFFSET if len(panel.languages) > 1 else 0.0
        places = [middle + offset for middle in middles]
        _draw_counts(page, data[f"{panel.count}_{language}"].to_list(), places, scale, language)


def _draw_counts(
    page: Page, counts: Sequence[int | None], places: Sequence[float], scale: Scale, language: str
) -> None:
    points, stems = [], []
    for count, y in zip(counts, places, strict=True):
        baseline = y + VALUE * POINT * CAP_HEIGHT / 2
        if count is None:
            page.text(scale.left + 1.2, baseline, "none", size=VALUE, colour=QUIET, meaning="none")
            continue
        points.append((scale(count), y))
        stems.append(((scale(0), y), (scale(count), y)))
        page.text(scale(count) + 1.3, baseline, f"{count:,}", size=VALUE, meaning=f"value {language}")
    page.lines(stems, VERSIONS[language].colour, 0.8, "stem")
    page.version_marks(language, points)


def _draw_ratios(page: Page, data: pl.DataFrame, middles: Sequence[float], scale: Scale) -> None:
    points = []
    for ratio, middle in zip(data["characters_per_word"], middles, strict=True):
        if ratio is not None:
            points.append((scale(ratio), middle))
            baseline = middle + VALUE * POINT * CAP_HEIGHT / 2
            page.text(scale.right + 1.6, baseline, f"{ratio:.2f}", size=VALUE, meaning="value ratio")
    page.marks(points, "D", QUIET, 3.0, "mark ratio")


def _draw_reference(page: Page, plan: Plan, scale: Scale, top: float, bottom: float) -> None:
    overall = _overall(plan.data)
    if overall is not None:
        x = scale(overall)
        page.lines([((x, top + 1.2), (x, bottom - 0.6))], RULE, 0.6, "reference")


def _draw_totals(page: Page, layout: Layout, band: Sequence[Panel], data: pl.DataFrame, y: float) -> None:
    """The sums under the columns, each in the line of its version."""
    page.lines([((0, y + 0.4), (page.width, y + 0.4))], RULE, 0.6)
    middle = y + TOTAL_ROW / 2 + 0.4
    name = f"All {data.height} articles" if data.height > 1 else "The article"
    page.text(0, middle + TEXT * POINT * CAP_HEIGHT / 2, name, meaning="author")
    for panel in band:
        x = layout.left(band, panel)
        for language in panel.languages:
            version = VERSIONS[language]
            place = middle + (version.side * OFFSET if len(panel.languages) > 1 else 0.0)
            total = data[f"{panel.count}_{language}"].sum()
            page.version_marks(language, [(x + 0.6, place)], "key")
            page.text(
                x + 2.2, place + VALUE * POINT * CAP_HEIGHT / 2, f"{total:,}", size=VALUE, meaning="total"
            )
