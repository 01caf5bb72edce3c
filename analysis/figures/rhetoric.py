"""The rhetorical profile of each article in both versions: markers against the other articles of the language."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles
from analysis.figures.doublings import draw_doublings, half_of_scale
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.open_intervals import draw_open_intervals
from analysis.figures.page import Page, Scale
from analysis.figures.panels import (
    Block,
    Layout,
    Row,
    bands_of,
    blocks_of,
    draw_blocks,
    draw_heads,
    draw_rows,
    row_edges,
)
from analysis.figures.size import DOUBLE, Size
from analysis.figures.stack import FOOT
from analysis.figures.style import PAPER, SMALL_TEXT, VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "What sets the rhetoric of each article apart, and does its translation keep it?"
NOTES = (
    "Line: 95 % interval",
    "Open mark: beyond the scale, or none here or elsewhere",
    "E, C: more in English, Chinese within aligned sentences",
    "n: words, characters",
)

AXIS_NAME = "Times the others (log scale)"
AXIS = 4.4
BETWEEN = 6.0
OFFSET = 1.15
#: Right of the scale of a panel, for the letter that says in which version a category is used more.
LETTER = 2.6
LETTERS = {"en": "E", "zh": "C"}
SIZES = {"en": "words", "zh": "characters"}


def draw_rhetoric(
    profiles: pl.DataFrame,
    articles: pl.DataFrame,
    titles: Mapping[str, Mapping[str, str]],
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw for each article, version and category of markers its rate by the mean rate of the other articles.

    Ratios within a language have no unit, so that both versions can share a scale, which is logarithmic.

    Args:
        profiles: table ``profiles/profiles``; the markers of articles are drawn.
        articles: table ``corpus/articles``, for names and order.
        titles: category → language → title, in the order in which categories are drawn.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article, version and category.
    """
    ordered = articles_in_order(articles)
    data = _data(profiles, ordered, titles)
    rows = [Row.of(category, titles) for category in dict.fromkeys(data["category"])]
    layout = Layout.of(ordered, rows, size, axis=AXIS_NAME)
    quote = Numbers("rhetoric")
    heading = Heading(QUESTION, _finding(data, quote), NOTES, layout.width)
    bands = bands_of(ordered, layout)
    blocks = blocks_of(bands, [rows] * len(bands), heading.most_height + AXIS + FOOT)
    pages = draw_blocks(
        blocks,
        lambda page, block, y: _draw_block(page, data, block, y),
        heading,
        layout.size,
        foot=AXIS,
        between=BETWEEN,
    )
    caption = _caption(data, len(ordered), quote)
    return Drawing("rhetoric", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def _data(
    profiles: pl.DataFrame, articles: Sequence[Article], titles: Mapping[str, Mapping[str, str]]
) -> pl.DataFrame:
    drawn = of_articles(profiles.filter(pl.col("section") == "markers"), articles)
    known = [*titles, *sorted(set(drawn["item"].to_list()) - set(titles))]
    place = pl.col("item").replace_strict(known, list(range(len(known))), return_dtype=pl.Int64)
    columns = [
        "group",
        "language",
        pl.col("item").alias("category"),
        pl.col("value").alias("rate"),
        "unit",
        pl.col("others").alias("rate_of_others"),
        "ratio",
        "ratio_low",
        "ratio_high",
        "distinctive",
        "paired_difference",
        "paired_low",
        "paired_high",
    ]
    return drawn.with_columns(place.alias("at")).sort("at", "place", "language").select(columns)


def _apart(language: str) -> pl.Expr:
    """Whether aligned sentences have the category more often in this version, beyond the interval."""
    return pl.col("paired_low") > 0 if language == "en" else pl.col("paired_high") < 0


def _finding(data: pl.DataFrame, quote: Numbers) -> str:
    places = (
        data.filter(pl.col("distinctive").is_not_null())
        .group_by("group", "category")
        .agg(
            pl.len().alias("versions"),
            *((pl.col("distinctive") == way).sum().alias(way) for way in ("more", "less")),
            (_apart("en") | _apart("zh")).fill_null(False).any().alias("apart"),
        )
        .filter(pl.col("versions") == 2)
    )
    if places.is_empty():
        return ""
    either = places.filter(pl.col("more") + pl.col("less") > 0).height
    both = places.filter((pl.col("more") == 2) | (pl.col("less") == 2)).height
    own = quote.within("pairs", "pairs of article and category of markers that both versions have")
    told = own.counted("all", places.height, "pair", meaning="all")
    standing = own(
        "standing_out", either, meaning="those whose rate stands out from the other articles in a version"
    )
    agreeing = own("in_both", both, meaning="those that stand out in both versions and to the same side")
    apart = own(
        "apart",
        int(places["apart"].sum()),
        meaning="those in which the versions differ within aligned sentences",
    )
    return (
        f"Of {told} of article and category {standing} stand out from the other articles in a version, {agreeing} of "
        f"them in both and to the same side; within aligned sentences the versions differ in {apart}."
    )


def _caption(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    ratios = data["distinctive"].count()
    intervals = quote("intervals", ratios, unit="intervals", meaning="rates compared with the other articles")
    among = quote.counted("articles", articles, "article", meaning="articles with markers")
    return (
        f"Rhetorical markers in {among}, one panel an article, by author; one row a category. "
        "Place of the mark: rate of the category in the article (English: per 1,000 words; Chinese: per 1,000 "
        "characters), divided by the mean rate of the other articles in the same language, on a logarithmic scale. "
        "The ratio has no unit, so that both versions share a scale; rates themselves are not comparable between the "
        "languages. Blue circles: English version; vermillion squares: Chinese version; lines: 95 % intervals, "
        "recovered from those of the rates (MOVER), with paragraphs as clusters: they say what other paragraphs of the "
        "same articles might have shown. An arrow marks an interval that goes on beyond the scale. Open marks stand at "
        "its end: the article lacks the category (left), the others lack it (right), or the ratio lies beyond. Without "
        "a mark, no article of the language has it, or there is no other article. E or C: within aligned sentences "
        "the category occurs more often in English or Chinese, the 95 % interval of the difference leaving out zero. "
        f"Of {intervals} comparisons with the other articles, and of those of the versions, about one in twenty would "
        "stand out by chance alone. "
        "n: English words, Chinese characters. With one article an author, these are profiles of articles, not of "
        "their authors."
    )


def _draw_block(page: Page, data: pl.DataFrame, block: Block, top: float) -> None:
    band, rows = block.band, block.rows
    sizes = {
        (article.group, language): size
        for article in band.articles
        for language, what in SIZES.items()
        if (size := article.count(language, what)) is not None
    }
    draw_heads(page, band, sizes, top)
    bottom = top + band.head
    draw_rows(page, band, rows, bottom, AXIS_NAME, "category")
    half = half_of_scale(data["ratio"])
    for place, article in enumerate(band.articles):
        left = band.layout.left(place)
        scale = Scale(-half, half, left + 0.8, left + band.layout.panel - LETTER - 0.8)
        shown = pl.col("category").is_in([row.id for row in rows])
        _draw_panel(page, data.filter(shown, pl.col("group") == article.group), rows, scale, bottom)


def _draw_panel(page: Page, data: pl.DataFrame, rows: Sequence[Row], scale: Scale, top: float) -> None:
    edges = row_edges(rows, top)
    draw_doublings(page, scale, top, edges[-1])
    middles = {row.id: edge + row.height / 2 for row, edge in zip(rows, edges, strict=False)}
    for language, version in VERSIONS.items():
        points, open_points, spans = [], [], []
        for row in data.filter(pl.col("language") == language).iter_rows(named=True):
            y = middles[row["category"]] + version.side * OFFSET
            at = _place(row, scale)
            if at is not None:
                points.append((scale(min(max(at, scale.low), scale.high)), y))
                low, high = (_doublings(row[end]) for end in ("ratio_low", "ratio_high"))
                # the open mark says already that the interval has no such end
                spans.append((max(scale.low, low or scale.low) if at < scale.low else low, high, y))
                if not scale.low <= at <= scale.high:
                    open_points.append(points[-1])
        draw_open_intervals(page, language, scale, spans)
        page.version_marks(language, points)
        page.marks(open_points, version.marker, PAPER, version.size - 1.6, "open mark")
        for category in data.filter((pl.col("language") == language) & _apart(language))["category"]:
            page.text(
                scale.right + 1.0,
                middles[category] + 0.8,
                LETTERS[language],
                size=SMALL_TEXT,
                colour=version.colour,
                meaning="apart",
            )


def _place(row: Mapping[str, float | None], scale: Scale) -> float | None:
    """The binary logarithm of a ratio; beyond the scale where article or others have nothing."""
    rate, others, ratio = row["rate"], row["rate_of_others"], row["ratio"]
    if others is None or rate is None or rate == others == 0:
        return None
    if others == 0:
        return scale.high + 1
    return math.log2(ratio) if ratio else scale.low - 1


def _doublings(ratio: float | None) -> float | None:
    return math.log2(ratio) if ratio else None
