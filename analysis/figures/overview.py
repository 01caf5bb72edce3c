"""The corpus at a glance: how long every article is, and whether its two versions balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue, draw_names, draw_titles
from analysis.figures.measure import text_width
from analysis.figures.page import Page, Scale
from analysis.figures.paging import Part, parts_of
from analysis.figures.style import CAP_HEIGHT, DOUBLE_COLUMN, GRID, POINT, QUIET, RULE, TEXT, VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "How long is each article, and do its two versions balance?"

LABELS = 56.0
GAP = 4.0
HEAD = 8.5
ROW_WITH_TITLES = 10.6
ROW = 7.4
ISSUE_ROW = 5.0
TOTAL_ROW = 8.5
#: Distance of the two versions from the middle of their row.
OFFSET = 1.45
VALUE = 6.5


@dataclass(frozen=True)
class Panel:
    """One column of the figure: a count in one or both versions; no languages stand for the ratio."""

    title: tuple[str, ...]
    count: str
    languages: tuple[str, ...]


PANELS = (
    Panel(("Paragraphs",), "paragraphs", ("en", "zh")),
    Panel(("Sentences",), "sentences", ("en", "zh")),
    Panel(("English", "words"), "words", ("en",)),
    Panel(("Chinese", "characters"), "characters", ("zh",)),
    Panel(("Chinese characters", "per English word"), "characters_per_word", ()),
)
COUNTS = tuple((panel.count, language) for panel in PANELS for language in panel.languages)
WIDTH = (DOUBLE_COLUMN - LABELS - GAP * (len(PANELS) - 1)) / len(PANELS)


@dataclass(frozen=True)
class Plan:
    """What all pages share."""

    articles: Sequence[Article]
    data: pl.DataFrame
    heading: Heading
    scales: Sequence[Scale]
    titles: bool
    starts: frozenset[int]

    @property
    def row(self) -> float:
        return ROW_WITH_TITLES if self.titles else ROW


def draw_overview(articles: pl.DataFrame, *, titles: bool = True) -> Drawing:
    """Draw paragraphs, sentences, English words, Chinese characters and their ratio for every article.

    English words and Chinese characters are different units: each has a panel and a scale of its own. All
    counts are complete, so they have no interval.

    Args:
        articles: table ``corpus/articles``.
        titles: whether the titles are printed under the authors (and kept in the data).

    Returns:
        The drawing; its data has one row an article and one column a count and version, empty where there
        is no such version.
    """
    ordered = articles_in_order(articles)
    data = _data(ordered, titles)
    quote = Numbers("overview")
    heading = Heading(QUESTION, _finding(data, quote), _notes(data), DOUBLE_COLUMN)
    scales = [_scale(panel, data, number) for number, panel in enumerate(PANELS)]
    plan = Plan(ordered, data, heading, scales, titles, _issue_starts(ordered))
    heights = [plan.row + (ISSUE_ROW if index in plan.starts else 0) for index in range(len(ordered))]
    # A page that starts within an issue repeats its name.
    taken = heading.most_height + HEAD + TOTAL_ROW + (ISSUE_ROW if plan.starts else 0)
    pages = tuple(_draw_page(plan, part) for part in parts_of(heights, taken))
    return Drawing("overview", QUESTION, heading.finding, _caption(data, quote), pages, data, tuple(quote))


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
    ratio = quote.within("characters_per_word", "Chinese characters for each English word")
    told = ratio.decimal("all", overall, 2, meaning="over all articles with both versions")
    finding = f"For each English word there are {told} Chinese characters"
    if both.height == 1:
        return finding + "."
    least, most = both.row(0, named=True), both.row(-1, named=True)
    fewest = ratio.decimal("least", least["characters_per_word"], 2, meaning="in the article with the fewest")
    highest = ratio.decimal("most", most["characters_per_word"], 2, meaning="in the article with the most")
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


def _scale(panel: Panel, data: pl.DataFrame, number: int) -> Scale:
    left = LABELS + number * (WIDTH + GAP)
    right = left + WIDTH - text_width("88,888") - 2.4
    if panel.languages:
        counts = [
            count for language in panel.languages for count in data[f"{panel.count}_{language}"].drop_nulls()
        ]
        return Scale(0, max(counts, default=1) or 1, left, right)
    ratios = data[panel.count].drop_nulls().to_list()
    low, high = min(ratios, default=0.0), max(ratios, default=1.0)
    margin = max((high - low) * 0.15, 0.05)
    return Scale(low - margin, high + margin, left, right)


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
    continued = bool(plan.starts) and part.blocks[0] not in plan.starts
    top = plan.heading.height(part.name) + HEAD
    rows = sum(part.heights) + (ISSUE_ROW if continued else 0)
    page = Page(DOUBLE_COLUMN, top + rows + (TOTAL_ROW if part.last else 1.5))
    plan.heading.draw(page, part.name)
    _draw_panel_heads(page, top)
    y = top
    middles = []
    for index, height in zip(part.blocks, part.heights, strict=True):
        page.lines([((0, y + 0.4), (DOUBLE_COLUMN, y + 0.4))], GRID)
        article = plan.articles[index]
        if continued and index == part.blocks[0]:
            draw_issue(page, 0, y + 3.9, f"{article.issue}, continued", LABELS)
            y += ISSUE_ROW
        elif index in plan.starts:
            draw_issue(page, 0, y + 3.9, article.issue, LABELS)
        y += height
        middles.append(y - plan.row / 2 + 0.4)
        _draw_label(page, article, middles[-1], plan.titles)
    _draw_reference(page, plan, top, y)
    _draw_values(page, plan, plan.data[list(part.blocks)], middles)
    if part.last and plan.articles:
        _draw_totals(page, plan.data, y)
    return page


def _draw_panel_heads(page: Page, top: float) -> None:
    for number, panel in enumerate(PANELS):
        x = LABELS + number * (WIDTH + GAP)
        for line, text in enumerate(reversed(panel.title)):
            page.text(x, top - 1.6 - 3.1 * line, text, meaning="panel")


def _draw_label(page: Page, article: Article, middle: float, titles: bool) -> None:
    y = middle + TEXT * POINT * CAP_HEIGHT / 2
    if titles:
        y -= 1.42 * len(article.titles)
        draw_titles(page, 0, y + 2.95, article, LABELS - 3, 2.75)
    draw_names(page, 0, y, article, LABELS - 3)


def _draw_values(page: Page, plan: Plan, data: pl.DataFrame, middles: Sequence[float]) -> None:
    for panel, scale in zip(PANELS, plan.scales, strict=True):
        if not panel.languages:
            _draw_ratios(page, data, middles, scale)
            continue
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


def _draw_reference(page: Page, plan: Plan, top: float, bottom: float) -> None:
    overall = _overall(plan.data)
    if overall is not None:
        x = plan.scales[-1](overall)
        page.lines([((x, top + 1.2), (x, bottom - 0.6))], RULE, 0.6, "reference")


def _draw_totals(page: Page, data: pl.DataFrame, y: float) -> None:
    """The sums under the columns, each in the line of its version."""
    page.lines([((0, y + 0.4), (DOUBLE_COLUMN, y + 0.4))], RULE, 0.6)
    middle = y + TOTAL_ROW / 2 + 0.4
    name = f"All {data.height} articles" if data.height > 1 else "The article"
    page.text(0, middle + TEXT * POINT * CAP_HEIGHT / 2, name, meaning="author")
    for number, panel in enumerate(PANELS):
        x = LABELS + number * (WIDTH + GAP)
        for language in panel.languages:
            version = VERSIONS[language]
            place = middle + (version.side * OFFSET if len(panel.languages) > 1 else 0.0)
            total = data[f"{panel.count}_{language}"].sum()
            page.version_marks(language, [(x + 0.6, place)], "key")
            page.text(
                x + 2.2, place + VALUE * POINT * CAP_HEIGHT / 2, f"{total:,}", size=VALUE, meaning="total"
            )
