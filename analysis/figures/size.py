"""The sizes in which a figure can be had: a column of a journal, its two columns, or a slide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.figures.style import DOUBLE_COLUMN, MAXIMUM_HEIGHT, MILLIMETRES_AN_INCH, SINGLE_COLUMN


@dataclass(frozen=True)
class Size:
    """What a figure may fill.

    Figures are laid out in millimetres with text of 7 points. A slide is read from afar: there everything is
    laid out on a smaller sheet and printed ``scale`` times as large.

    Attributes:
        name: what the configuration calls it; the end of the names of its files.
        width: width in which a figure is laid out, in millimetres before ``scale``.
        maximum_height: height that a page of the figure may reach, in millimetres before ``scale``.
        scale: how many times as large the sheet is printed.
        margin: empty paper on all four sides, besides width and height, in millimetres before ``scale``. A
            figure in a text has none: the text has margins.
        whole: whether every page is as high as it may be, as slides are.
    """

    name: str
    width: float
    maximum_height: float
    scale: float = 1.0
    margin: float = 0.0
    whole: bool = False

    @property
    def for_one(self) -> Size:
        """The size for a figure of a single panel: on paper one column is enough, a slide is filled all the same."""
        return self if self.whole else replace(self, width=min(self.width, SINGLE_COLUMN))


SINGLE = Size("single", SINGLE_COLUMN, MAXIMUM_HEIGHT)
DOUBLE = Size("double", DOUBLE_COLUMN, MAXIMUM_HEIGHT)

#: A widescreen slide of 338.7 × 190.5 mm, the size that presentation programs start with.
SLIDE_INCHES = (13 + 1 / 3, 7.5)
SLIDE_SCALE = 2.0
SLIDE_MARGIN = 4.5


def _slide() -> Size:
    sheet = [inches * MILLIMETRES_AN_INCH / SLIDE_SCALE for inches in SLIDE_INCHES]
    width, height = (side - 2 * SLIDE_MARGIN for side in sheet)
    return Size("slide", width, height, SLIDE_SCALE, SLIDE_MARGIN, whole=True)


#: Its text is 14 points, its margin 9 mm.
SLIDE = _slide()

SIZES = {size.name: size for size in (SINGLE, DOUBLE, SLIDE)}
