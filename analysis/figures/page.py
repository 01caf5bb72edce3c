"""A sheet measured in millimetres from its top left corner, on which figures are drawn mark by mark.

Nothing is placed by a layout engine: every position is known before drawing, so that nothing overlaps, and
drawing costs little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.figures.measure import text_width
from analysis.figures.size import Size
from analysis.figures.style import HAIRLINE, INK, MILLIMETRES_AN_INCH, PAPER, RULE, TEXT, VERSIONS, WHISKER

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Point = tuple[float, float]
Segment = tuple[Point, Point]
Align = Literal["left", "center", "right"]
Filled = Literal["full", "left", "none"]


@dataclass(frozen=True)
class Scale:
    """A linear scale from values to millimetres across the sheet."""

    low: float
    high: float
    left: float
    right: float

    def __call__(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


class _Look(NamedTuple):
    """How a mark looks, in points, and what it means."""

    marker: str
    size: float
    meaning: str
    filled: Filled
    colour: str
    edge: float


class Page:
    """A figure of ``width`` × ``height`` millimetres; x runs to the right and y runs down.

    Around it lies an empty ``margin``, and all of it, lengths and text, is printed ``scale`` times as large.
    """

    def __init__(self, width: float, height: float, scale: float = 1.0, margin: float = 0.0) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height, self.scale, self.margin = width, height, scale, margin
        inch = scale / MILLIMETRES_AN_INCH
        whole = (width + 2 * margin) * scale, (height + 2 * margin) * scale
        self._sheet = Figure(figsize=(whole[0] / MILLIMETRES_AN_INCH, whole[1] / MILLIMETRES_AN_INCH))
        flip = Affine2D().scale(inch, -inch)
        corner = margin * inch, (height + margin) * scale / MILLIMETRES_AN_INCH
        self.space = flip.translate(*corner) + self._sheet.dpi_scale_trans
        # Lines and marks of one look become one artist: matplotlib takes as long for an artist as for a hundred lines.
        self._segments: dict[tuple[str, float, str], list[Segment]] = {}
        self._points: dict[_Look, list[Point]] = {}

    @classmethod
    def of(cls, size: Size, height: float) -> Page:
        """A page of a figure of that size, ``height`` millimetres high; a slide is filled up with empty paper."""
        height = max(height, size.maximum_height) if size.whole else height
        return cls(size.width, height, size.scale, size.margin)

    @property
    def figure(self) -> Figure:
        """matplotlib's figure, with all that was drawn so far."""
        from matplotlib.collections import LineCollection
        from matplotlib.lines import Line2D

        for (colour, width, meaning), segments in self._segments.items():
            self._add(
                LineCollection(segments, colors=[colour], linewidths=[width], transform=self.space), meaning
            )
        for look, points in self._points.items():
            if not points:
                continue
            xs, ys = zip(*points, strict=True)
            line = Line2D(
                xs,
                ys,
                linestyle="none",
                marker=look.marker,
                markersize=look.size,
                fillstyle=look.filled,
                markerfacecolor=look.colour,
                markerfacecoloralt=PAPER,
                markeredgecolor=look.colour,
                markeredgewidth=look.edge,
                transform=self.space,
            )
            self._add(line, look.meaning)
        self._segments.clear()
        self._points.clear()
        return self._sheet

    @property
    def printed_width(self) -> float:
        """Width on paper or screen, in millimetres."""
        return (self.width + 2 * self.margin) * self.scale

    @property
    def printed_height(self) -> float:
        """Height on paper or screen, in millimetres."""
        return (self.height + 2 * self.margin) * self.scale

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT,
        colour: str = INK,
        align: Align = "left",
        rotation: float = 0,
        meaning: str = "",
    ) -> None:
        """Write one line with its baseline at ``y``; ``meaning`` names what the text is, for tests."""
        from analysis.figures.one_line_text import OneLineText

        if not text:
            return
        if align != "left":
            back = text_width(text, size) * (0.5 if align == "center" else 1.0)
            x -= back * math.cos(math.radians(rotation))
            y += back * math.sin(math.radians(rotation))
        artist = OneLineText(
            x,
            y,
            text,
            color=colour,
            fontsize=size * self.scale,
            verticalalignment="baseline",
            rotation=rotation,
            rotation_mode="anchor",
            transform=self.space,
        )
        self._add(artist, meaning)

    def lines(
        self, segments: Sequence[Segment], colour: str = RULE, width: float = HAIRLINE, meaning: str = ""
    ) -> None:
        """Draw straight lines of ``width`` points, above all rectangles and under all marks and texts."""
        if segments:
            self._segments.setdefault((colour, width * self.scale, meaning), []).extend(segments)

    def rectangles(
        self, boxes: Sequence[tuple[float, float, float, float]], colours: Sequence[str], meaning: str = ""
    ) -> None:
        """Fill boxes given as left, top, width, height."""
        from matplotlib.collections import PolyCollection

        corners = [((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in boxes]
        if corners:
            filled = PolyCollection(corners, facecolors=list(colours), linewidths=[0], transform=self.space)
            self._add(filled, meaning)

    def marks(
        self, points: Sequence[Point], marker: str, colour: str, size: float, meaning: str = ""
    ) -> None:
        """Set the same mark at every point."""
        look = _Look(marker, size * self.scale, meaning, "full", colour, 0.0)
        self._points.setdefault(look, []).extend(points)

    def filled_marks(
        self,
        points: Sequence[Point],
        marker: str,
        colour: str,
        size: float,
        filled: Filled,
        meaning: str = "",
    ) -> None:
        """Set an outlined mark at every point, filled whole, on its left half or not at all."""
        look = _Look(marker, size * self.scale, meaning, filled, colour, 0.5 * self.scale)
        self._points.setdefault(look, []).extend(points)

    def version_marks(self, language: str, points: Sequence[Point], meaning: str = "") -> None:
        """Set the mark of a language version (blue circle, vermillion square) at every point."""
        version = VERSIONS[language]
        self.marks(points, version.marker, version.colour, version.size, meaning or f"mark {language}")

    def whiskers(self, language: str, spans: Sequence[tuple[float, float, float]]) -> None:
        """Draw intervals of a language version, each given as left, right and y."""
        segments = [((left, y), (right, y)) for left, right, y in spans]
        self.lines(segments, VERSIONS[language].colour, WHISKER, f"interval {language}")

    def _add(self, artist: object, meaning: str) -> None:
        artist.set_label(meaning)  # type: ignore[attr-defined]
        self._sheet.add_artist(artist)  # type: ignore[arg-type]
