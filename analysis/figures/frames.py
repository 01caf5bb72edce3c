"""Frames by article and version: in how many paragraphs each frame occurs, English beside Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles
from analysis.figures.drawing import Drawing
from analysis.figures.frame_order import frame_order
from analysis.figures.panels import Row
from analysis.figures.share_panels import SharePanels
from analysis.figures.size import DOUBLE, Size
from analysis.pages.numbers import Numbers

QUESTION = "Which frames does each article use, and do its two versions agree?"


def draw_frames(
    salience: pl.DataFrame,
    paired: pl.DataFrame,
    articles: pl.DataFrame,
    frame_titles: Mapping[str, Mapping[str, str]],
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the share of paragraphs with each frame, per article and version, with 95 % intervals.

    A panel is an article and a row is a frame; all panels share one scale. Frames stand in the order of their
    mean share over all article versions, the commonest first, ties in the order of ``frame_titles``.

    Args:
        salience: table ``framing/salience``; the grouping ``article`` is drawn.
        paired: table ``framing/paired_salience``; its articles say how far the versions differ, as shares of two
            versions are shares of different things unless both are counted in the same aligned units.
        articles: table ``corpus/articles``, for names and order.
        frame_titles: frame id → language → title, in the order of the codebook. A frame without a title is
            called by its id.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article, version and frame.
    """
    ordered = articles_in_order(articles)
    data = _data(salience, ordered, frame_titles)
    rows = [Row.of(frame, frame_titles) for frame in dict.fromkeys(data["frame"])]
    panels = SharePanels(ordered, rows, data, "frame", "paragraphs", "Share of paragraphs (%)")
    quote = Numbers("frames")
    finding = _finding(of_articles(paired, ordered), rows, quote)
    pages = panels.draw(QUESTION, finding, ["Line: 95 % interval", "n: paragraphs"], size)
    caption = _caption(data, len(ordered), quote)
    return Drawing("frames", QUESTION, finding, caption, pages, data, tuple(quote))


def _data(
    salience: pl.DataFrame, articles: Sequence[Article], titles: Mapping[str, Mapping[str, str]]
) -> pl.DataFrame:
    order = frame_order(salience, articles, titles)
    at = {frame: place for place, frame in enumerate(order)}
    return (
        of_articles(salience, articles)
        .sort(pl.col("frame").replace_strict(at, return_dtype=pl.Int64), "place", "language")
        .select("group", "language", "frame", "units", "units_with", "share", "low", "high", "interval")
        .rename({"units": "paragraphs", "units_with": "paragraphs_with"})
    )


def _finding(paired: pl.DataFrame, rows: Sequence[Row], quote: Numbers) -> str:
    compared = paired.filter(pl.col("frame").is_in([row.id for row in rows]))
    if compared.is_empty():
        return ""
    apart = compared["difference"].abs()
    what = (
        "difference between the shares of the aligned paragraph units of an article that have a frame in English and "
        "in Chinese, in percentage points"
    )
    mean, most = (100 * float(end) for end in (apart.mean(), apart.max()))  # type: ignore[arg-type]
    return (
        "Within the aligned paragraphs of an article the share that has a frame differs between the versions by "
        f"{quote.decimal('apart.mean', mean, 0, unit='points', meaning=f'mean {what}')} percentage points on average "
        f"and by {quote.decimal('apart.most', most, 0, unit='points', meaning=f'largest {what}')} at most."
    )


def _caption(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    intervals = ", ".join(dict.fromkeys(data["interval"].to_list())) or "none"
    among = quote.counted("articles", articles, "article", meaning="articles with frames")
    return (
        "Share of paragraphs with at least one term of a frame, in "
        f"{among}. One panel an article, by author; one row a frame, the commonest "
        "over all article versions first. Blue circles: English version; vermillion squares: Chinese "
        f"version; lines: 95 % intervals ({intervals}), which take the paragraphs of a version as a sample "
        "of what the author would write. n: paragraphs of the version, headings not counted. The two "
        "versions of an article are one text in two languages, not two samples: whether their lines overlap "
        "is no test of a difference between them. How far they differ is counted in aligned paragraph units; the table "
        "of paired salience has intervals and tests. With one article an author, differences between panels are "
        "differences between articles."
    )
