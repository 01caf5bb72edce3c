"""A matrix of similarities: English below the diagonal, Chinese above it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.figures.labels import NAME_GAP
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page
from analysis.figures.similarity_rows import SimilarityRow, SimilarityRows
from analysis.figures.style import (
    CAP_HEIGHT,
    GRID,
    INK,
    PAPER,
    POINT,
    QUIET,
    RULE,
    SMALL_TEXT,
    TEXT,
    VERSIONS,
    tinted,
)

TITLES = {"words": "Words", "frames": "Frames", "markers": "Rhetorical markers"}
#: Name of the panel and numbers of the columns above a matrix, key below it.
HEAD, KEY = 8.6, 8.2
WIDEST_PITCH = 9.0
#: From this pitch on names, values and their intervals have room.
NAMED, VALUED, BOUNDED = 2.45, 5.0, 6.8
#: The lightest and the darkest cell, as shares of the colour.
LIGHTEST, DARKEST = 0.06, 1.0
#: From this pitch on the Chinese name has a line of its own.
TWO_LINES = 6.0
NAME_LEADING = 2.8
PATCHES, PATCH = 5, 3.4
#: How far name and key of a small matrix may go beyond it.
BESIDE = 4.0
#: Steps of shade: more cannot be told apart, and make files large.
STEPS = 32


@dataclass(frozen=True)
class Shades:
    """From a similarity to how dark its cell is."""

    low: float
    high: float

    @classmethod
    def of(cls, values: pl.DataFrame) -> Shades:
        """From the tenth below the smallest similarity to the one above the largest."""
        known = values["similarity"].to_list()
        low = math.floor(round(min(known, default=0.0) * 10, 6)) / 10
        high = math.ceil(round(max(known, default=1.0) * 10, 6)) / 10
        return cls(low, max(high, low + 0.1))

    def __call__(self, value: float) -> float:
        share = min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)
        share = round(share * STEPS) / STEPS
        return LIGHTEST + share * (DARKEST - LIGHTEST)


def readable_on(colour: str) -> str:
    """Ink or paper, whichever stands out more from a colour.

    Source: relative luminance and contrast ratio of the Web Content Accessibility Guidelines 2.2.
    """
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    # The contrast with white is 1.05 / (L + .05), with the ink (L + .05) / .0603.
    return PAPER if 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.0603 else INK


def label_width(rows: Sequence[SimilarityRow], lines: int) -> float:
    """Width that numbers and names need: on two lines with issues, on one line likewise, or (0) one name without."""
    return max((_needed(row, lines) for row in rows), default=0.0) + _number_width(len(rows)) + 1.5


def _needed(row: SimilarityRow, lines: int) -> float:
    english, chinese = (text_width(row.names.get(language, "")) for language in ("en", "zh"))
    issue = text_width(row.issue, SMALL_TEXT)
    if lines == 0:
        return english or chinese
    if lines == 1:
        return sum(part + NAME_GAP for part in (english, chinese, issue) if part) - NAME_GAP
    return max(english, sum(part + NAME_GAP for part in (chinese, issue) if part) - NAME_GAP)


def _number_width(count: int) -> float:
    return text_width("8" * len(str(count)), SMALL_TEXT) + 1.2


def draw_labels(page: Page, rows: Sequence[SimilarityRow], top: float, pitch: float, width: float) -> None:
    """Number and name the rows; where they lie too close, only some numbers are written.

    Where names are too long for one line, an author is named once, in one language, and issues stand where there is
    room.
    """
    size = TEXT if pitch >= 3.1 else SMALL_TEXT
    numbers = _number_width(len(rows))
    step = _step(pitch, 2.6)
    whole = label_width(rows, 1) <= width + 0.01
    for place, row in enumerate(rows):
        y = top + (place + 0.5) * pitch + CAP_HEIGHT / 2 * size * POINT
        named = pitch >= NAMED
        if named or (place + 1) % step == 0:
            x = numbers - 1.2 if named else width - 1.2
            page.text(x, y, str(place + 1), size=SMALL_TEXT, colour=QUIET, align="right", meaning="number")
        if pitch >= TWO_LINES:
            _draw_two_lines(page, row, numbers, y, width - numbers - 1.5)
        elif named and not whole:
            again = place > 0 and row.author != "" and rows[place - 1].author == row.author
            _draw_short(page, row, numbers, y, width - numbers - 1.5, size, again=again)
        elif named:
            _draw_name(page, row, numbers, y, width - numbers - 1.5, size)


def _draw_name(page: Page, row: SimilarityRow, x: float, y: float, width: float, size: float) -> None:
    """The author in both languages on one line, the issue at its end."""
    issue = shorten(row.issue, width * 0.4, SMALL_TEXT)
    if issue:
        page.text(x + width, y, issue, size=SMALL_TEXT, colour=QUIET, align="right", meaning="issue")
        width -= text_width(issue, SMALL_TEXT) + NAME_GAP
    english, chinese = row.names.get("en", ""), row.names.get("zh", "")
    if english and chinese:
        chinese = shorten(chinese, width * 0.45, size)
        english = shorten(english, width - text_width(chinese, size) - NAME_GAP, size)
        page.text(x + text_width(english, size) + NAME_GAP, y, chinese, size=size, meaning="author")
        page.text(x, y, english, size=size, meaning="author")
    else:
        page.text(x, y, shorten(english or chinese, width, size), size=size, meaning="author")


def _draw_short(
    page: Page, row: SimilarityRow, x: float, y: float, width: float, size: float, *, again: bool
) -> None:
    """One name of the author, unless it stands above ``again``, and the issue if it fits."""
    name = "" if again else shorten(row.names.get("en") or row.names.get("zh", ""), width, size)
    page.text(x, y, name, size=size, meaning="author")
    issue = shorten(row.issue, width, SMALL_TEXT) if again else row.issue
    if text_width(name, size) + NAME_GAP + text_width(issue, SMALL_TEXT) <= width or again:
        page.text(x + width, y, issue, size=SMALL_TEXT, colour=QUIET, align="right", meaning="issue")


def _draw_two_lines(page: Page, row: SimilarityRow, x: float, y: float, width: float) -> None:
    """The author in English over the author in Chinese, with the issue at the end of the second line."""
    english, chinese = row.names.get("en", ""), row.names.get("zh", "")
    first, second = (english, chinese) if english else (chinese, "")
    below = NAME_LEADING / 2 if second or row.issue else 0.0
    page.text(x, y - below, shorten(first, width), meaning="author")
    issue = shorten(row.issue, width, SMALL_TEXT)
    room = width - (text_width(issue, SMALL_TEXT) + NAME_GAP if issue else 0.0)
    second = shorten(second, room) if second and room > 3 else ""
    page.text(x, y + below, second, meaning="author")
    if second:
        x += text_width(second) + NAME_GAP
    page.text(x, y + below, issue, size=SMALL_TEXT, colour=QUIET, meaning="issue")


def draw_matrix(
    page: Page, rows: SimilarityRows, values: pl.DataFrame, title: str, left: float, top: float, pitch: float
) -> None:
    """Draw the matrix of one basis: its name and the numbers of columns, cells with values, and the key."""
    left, top, pitch = (_snapped(value) for value in (left, top, pitch))
    side = pitch * len(rows.rows)
    shades = Shades.of(values)
    first = top + HEAD
    page.text(left, top + 3.0, shorten(title, side + BESIDE), meaning="basis")
    step = _step(pitch, _number_width(len(rows.rows)))
    for place in range(len(rows.rows)):
        if (place + 1) % step == 0:
            page.text(
                left + (place + 0.5) * pitch,
                first - 1.2,
                str(place + 1),
                size=SMALL_TEXT,
                colour=QUIET,
                align="center",
                meaning="number",
            )
    page.rectangles(
        [(left + place * pitch, first + place * pitch, pitch, pitch) for place in range(len(rows.rows))],
        [GRID] * len(rows.rows),
        "diagonal",
    )
    for language in VERSIONS:
        own = values.filter(pl.col("language") == language).to_dicts()
        _draw_cells(page, own, language, shades, left, first, pitch)
    page.lines(_frame(left, first, side, side), RULE, meaning="frame")
    for block in rows.blocks:
        corner, length = block[0] * pitch, len(block) * pitch
        page.lines(_frame(left + corner, first + corner, length, length), INK, 0.8, "author block")
    _draw_key(page, shades, left, first + side + 2.0, side + BESIDE)


def _snapped(length: float) -> float:
    """A length in whole tenths of a point: thousands of cells take a third of the space in a file."""
    return round(length / POINT * 10 - 0.5) / 10 * POINT


def _step(pitch: float, needed: float) -> int:
    """Every how many rows there is room for a number."""
    return next((step for step in (1, 2, 5, 10, 20, 50, 100) if step * pitch >= needed + 0.6), 200)


def _frame(
    left: float, top: float, width: float, height: float
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def _draw_cells(
    page: Page,
    values: Sequence[Mapping[str, float]],
    language: str,
    shades: Shades,
    left: float,
    top: float,
    pitch: float,
) -> None:
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for value in values:
        down, across = int(value["row"]), int(value["column"])
        if down == across:
            # Within an issue: each version has half of the cell.
            height = pitch / 2
            x, y = left + across * pitch, top + down * pitch + (height if language == "en" else 0.0)
        else:
            if VERSIONS[language].side > 0:
                down, across = across, down
            height, x, y = pitch, left + across * pitch, top + down * pitch
        colour = tinted(VERSIONS[language].colour, shades(value["similarity"]))
        boxes.setdefault(colour, []).append((x, y, pitch, height))
        if pitch >= VALUED and height == pitch:
            _draw_value(page, value, x + pitch / 2, y + pitch / 2, pitch, readable_on(colour))
    for colour, own in sorted(boxes.items()):
        if pitch >= VALUED or any(height < pitch for *_, height in own):
            page.rectangles(own, [colour], f"cell {language}")
        else:
            # A thick line takes half the space of a rectangle in a file, which tells where there are thousands.
            strokes = [((x, y + pitch / 2), (x + pitch, y + pitch / 2)) for x, y, _, _ in own]
            page.lines(strokes, colour, pitch / POINT, f"cell {language}")


def _draw_value(
    page: Page, value: Mapping[str, float], x: float, y: float, pitch: float, colour: str
) -> None:
    bounded = pitch >= BOUNDED and value["high"] is not None
    size = TEXT if pitch >= BOUNDED else SMALL_TEXT
    y += CAP_HEIGHT / 2 * size * POINT - (1.25 if bounded else 0)
    page.text(x, y, f"{value['similarity']:.2f}", size=size, colour=colour, align="center", meaning="value")
    if bounded:
        half = value["high"] - value["similarity"]
        page.text(
            x,
            y + 2.6,
            f"±{half:.2f}",
            size=SMALL_TEXT,
            colour=colour,
            align="center",
            meaning="half interval",
        )


def _draw_key(page: Page, shades: Shades, left: float, top: float, room: float) -> None:
    """Shades from the lowest to the highest similarity, in the colours of both versions."""
    low, high = f"{shades.low:.1f}", f"{shades.high:.1f}"
    baseline = top + 2.0 + CAP_HEIGHT / 2 * SMALL_TEXT * POINT
    page.text(left, baseline, low, size=SMALL_TEXT, colour=QUIET, meaning="key")
    x = left + text_width(low, SMALL_TEXT) + 1.0
    patch = min((room - text_width(low, SMALL_TEXT) - text_width(high, SMALL_TEXT) - 2.0) / PATCHES, PATCH)
    for number, version in enumerate(VERSIONS.values()):
        steps = [
            shades(shades.low + (shades.high - shades.low) * step / (PATCHES - 1)) for step in range(PATCHES)
        ]
        page.rectangles(
            [(x + patch * step, top + 2.0 * number, patch, 2.0) for step in range(PATCHES)],
            [tinted(version.colour, share) for share in steps],
            "key",
        )
    page.text(x + patch * PATCHES + 1.0, baseline, high, size=SMALL_TEXT, colour=QUIET, meaning="key")
