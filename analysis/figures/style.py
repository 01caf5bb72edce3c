"""The house style: sizes, inks, how the two versions look, and the settings that make files repeatable.

All lengths are millimetres on paper and all text sizes are points at final size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any

from analysis.figures.font import FAMILY, fallback_path

FALLBACK_FAMILY = "DejaVu Sans"

SINGLE_COLUMN = 89.0
DOUBLE_COLUMN = 183.0
#: What a page of a journal leaves for a figure; a figure that needs more goes on to a second page.
MAXIMUM_HEIGHT = 247.0

TEXT = 7.0
SMALL_TEXT = 6.0
QUESTION = 8.5

INK = "#1a1a1a"
QUIET = "#5a5a5a"
RULE = "#b8b8b8"
GRID = "#e4e4e4"
PAPER = "#ffffff"

HAIRLINE = 0.4
WHISKER = 0.9

MILLIMETRES_AN_INCH = 25.4
POINT = MILLIMETRES_AN_INCH / 72
#: Height of capitals in the font of the figures, in em: half of it sets a text level with a mark.
CAP_HEIGHT = 0.733


@dataclass(frozen=True)
class Version:
    """How a language version looks in every figure: colour and shape carry the same information.

    The colours are blue and vermillion of Okabe & Ito (2008), told apart with every kind of colour vision.
    ``size`` (points) gives both marks the same area; ``side`` puts English first: above or to the left.
    """

    name: str
    colour: str
    marker: str
    size: float
    side: int


VERSIONS = {
    "en": Version("English", "#0072B2", "o", 3.5, -1),
    "zh": Version("Chinese", "#D55E00", "s", 3.1, 1),
}


def tinted(colour: str, share: float) -> str:
    """A colour (``#rrggbb``) of which so much is left, mixed with white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


#: What differs from matplotlib's own defaults, which are set first, whatever a matplotlibrc says.
SETTINGS: dict[Any, Any] = {
    "font.family": [FAMILY, FALLBACK_FAMILY],
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,
    "text.hinting": "no_hinting",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "svg.fonttype": "path",
    "svg.hashsalt": "parallax",
    "path.simplify": False,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "savefig.edgecolor": PAPER,
    "savefig.bbox": None,
    "lines.solid_capstyle": "butt",
}


@contextmanager
def house_style(font: str | PathLike[str]) -> Iterator[None]:
    """Draw and render figures in the house style with the font file ``font`` (made by ``subset_font``).

    Inside, matplotlib knows this font and its own DejaVu Sans only: nothing that is installed on the machine,
    and nothing in a ``matplotlibrc``, changes a figure. On leaving, everything is as it was.
    """
    import matplotlib
    from matplotlib.font_manager import fontManager

    kept = list(fontManager.ttflist)
    with matplotlib.rc_context():
        defaults: dict[Any, Any] = dict(matplotlib.rcParamsDefault)
        # Which backend draws on a screen is not ours to change.
        defaults.pop("backend", None)
        matplotlib.rcParams.update(defaults)
        matplotlib.rcParams.update(SETTINGS)
        try:
            fontManager.ttflist = []
            fontManager.addfont(fspath(font))
            fontManager.addfont(str(fallback_path()))
            yield
        finally:
            fontManager.ttflist = kept
