"""What the two versions say of the same pairs: English similarity across, Chinese upwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.figures.measure import shorten
from analysis.figures.page import Page, Point, Scale, Segment
from analysis.figures.round_ticks import tick_text, ticks_around
from analysis.figures.style import GRID, INK, PAPER, POINT, QUIET, RULE, SMALL_TEXT, VERSIONS

#: Name, r and p above the plot; ticks and name of the axis below it.
HEAD, FOOT = 10.4, 7.4
LEFT, RIGHT = 8.0, 1.5
WIDEST_PLOT = 40.0
#: More pairs than this are drawn without intervals.
MOST_INTERVALS = 66
WHISKER = 0.4
#: Between the ticks of an axis.
STEPS = 5
#: Intervals are drawn as far as here: what lies beyond says no more than that nothing is known.
LEAST, MOST = -0.5, 1.5
#: A tenth of a point, in millimetres.
TENTH = POINT / 10


def plot_side(width: float) -> float:
    """Side of the square plot of a panel of this width."""
    return min(width - LEFT - RIGHT, WIDEST_PLOT)


def scatter_height(width: float) -> float:
    """Height of a panel of this width."""
    return HEAD + plot_side(width) + FOOT


def paired(values: pl.DataFrame) -> pl.DataFrame:
    """Pairs whose similarity is known in both versions: ``en`` and ``zh``, each with ``_low`` and ``_high``."""
    sides = {}
    for language in VERSIONS:
        own = values.filter(pl.col("language") == language)
        sides[language] = own.select(
            "row",
            "column",
            pl.col("similarity").alias(language),
            pl.col("low").alias(f"{language}_low"),
            pl.col("high").alias(f"{language}_high"),
        )
    return sides["en"].join(sides["zh"], on=["row", "column"], how="inner", maintain_order="left")


def draw_scatter(
    page: Page,
    values: pl.DataFrame,
    same: set[tuple[int, int]],
    title: str,
    told: tuple[str, str],
    left: float,
    top: float,
    width: float,
) -> None:
    """Draw the pairs of one basis.

    Args:
        values: its rows of :attr:`~analysis.figures.similarity_rows.SimilarityRows.values`.
        same: pairs (row and column) of the same author.
        told: what the correlation is, and how far chance would get.
        width: of the panel.
    """
    page.text(left, top + 3.0, shorten(title, width), meaning="basis")
    for line, text in enumerate(told):
        page.text(
            left,
            top + 5.9 + 2.7 * line,
            shorten(text, width, SMALL_TEXT),
            size=SMALL_TEXT,
            colour=QUIET,
            meaning="agreement",
        )
    pairs = paired(values)
    if pairs.is_empty():
        page.text(left, top + HEAD + 4, "no pair in both", size=SMALL_TEXT, colour=QUIET, meaning="none")
        return
    ticks = _ticks(pairs)
    side = plot_side(width)
    bottom = top + HEAD + side
    across = Scale(ticks[0], ticks[-1], left + LEFT, left + LEFT + side)
    upwards = Scale(ticks[0], ticks[-1], bottom, top + HEAD)
    _draw_axes(page, across, upwards, ticks)
    _draw_pairs(page, pairs.to_dicts(), same, across, upwards)


def _ticks(pairs: pl.DataFrame) -> list[float]:
    """Ticks of both axes, which hold all pairs, with their intervals where these are drawn."""
    marks = [*pairs["en"], *pairs["zh"]]
    if pairs.height > MOST_INTERVALS:
        return ticks_around(marks, STEPS)
    ends = pairs.select("en_low", "en_high", "zh_low", "zh_high").to_numpy().ravel().tolist()
    return ticks_around([*marks, *(min(max(end, LEAST), MOST) for end in ends if end == end)], STEPS)


def _draw_axes(page: Page, across: Scale, upwards: Scale, ticks: Sequence[float]) -> None:
    bottom, top = upwards.left, upwards.right
    page.lines([((across(tick), bottom), (across(tick), top)) for tick in ticks], GRID)
    page.lines([((across.left, upwards(tick)), (across.right, upwards(tick))) for tick in ticks], GRID)
    page.lines(
        [((across.left, bottom), (across.right, bottom)), ((across.left, bottom), (across.left, top))], RULE
    )
    for tick in ticks:
        told = tick_text(tick, ticks)
        page.text(
            across(tick), bottom + 2.8, told, size=SMALL_TEXT, colour=QUIET, align="center", meaning="tick"
        )
        y = upwards(tick) + 0.75
        page.text(across.left - 1.0, y, told, size=SMALL_TEXT, colour=QUIET, align="right", meaning="tick")
    english, chinese = VERSIONS["en"], VERSIONS["zh"]
    middle = (across.left + across.right) / 2
    page.text(
        middle,
        bottom + 5.8,
        english.name,
        size=SMALL_TEXT,
        colour=english.colour,
        align="center",
        meaning="axis",
    )
    page.text(
        across.left - LEFT + 2.0,
        (bottom + top) / 2,
        chinese.name,
        size=SMALL_TEXT,
        colour=chinese.colour,
        align="center",
        rotation=90,
        meaning="axis",
    )


def _draw_pairs(
    page: Page,
    pairs: list[dict[str, float]],
    same: set[tuple[int, int]],
    across: Scale,
    upwards: Scale,
) -> None:
    if len(pairs) <= MOST_INTERVALS:
        lines: list[Segment] = []
        for pair in pairs:
            x, y = across(pair["en"]), upwards(pair["zh"])
            if pair["en_low"] is not None:
                lines.append(((_within(across, pair["en_low"]), y), (_within(across, pair["en_high"]), y)))
            if pair["zh_low"] is not None:
                lines.append(((x, _within(upwards, pair["zh_low"])), (x, _within(upwards, pair["zh_high"]))))
        page.lines(lines, "#a8a8a8", WHISKER, "interval")
    many = len(pairs) > MOST_INTERVALS
    size = 1.6 if many else 2.6
    points: dict[bool, list[Point]] = {False: [], True: []}
    for pair in pairs:
        x, y = across(pair["en"]), upwards(pair["zh"])
        # Thousands of marks on whole tenths of a point take a third of the space in a file.
        point = (round(x / TENTH) * TENTH, round(y / TENTH) * TENTH) if many else (x, y)
        points[_key(pair) in same].append(point)
    page.marks(points[False], "o", INK, size, "pair")
    page.marks(points[True], "D", INK, size + 0.9, "pair of an author")
    page.marks(points[True], "D", PAPER, size - 0.5, "open mark")


def _key(pair: Mapping[str, float]) -> tuple[int, int]:
    return int(pair["row"]), int(pair["column"])


def _within(scale: Scale, value: float) -> float:
    return scale(min(max(value, scale.low), scale.high))
