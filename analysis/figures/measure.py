"""How wide a text will be on paper, and how it is cut or broken to fit."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from analysis.corpus.line_text import clean
from analysis.figures.font import FAMILY
from analysis.figures.style import FALLBACK_FAMILY, POINT, TEXT

#: Chinese sets the dots of an ellipsis in the middle of the line, English on it.
ELLIPSIS = "…"
CHINESE_ELLIPSIS = "⋯"

#: Signs that must not open a line of Chinese, and those that must not close one.
NOT_FIRST = "，。、；：？！）》」』〉】”’…—·%"
GOOD_BREAKS = " -–—/·，、；："
NOT_LAST = "（《「『〈【“‘"


def text_width(text: str, size: float = TEXT) -> float:
    """Width in millimetres of ``text`` set at ``size`` points in the font of the house style."""
    return _width_in_em(text, *_fonts()) * size * POINT


def _fonts() -> tuple[str, str]:
    """The files of the two fonts of the house style.

    ``findfont`` takes longer to find them than a width takes to measure; inside the house style matplotlib knows no
    other font, so that they can be taken from its list.
    """
    from matplotlib.font_manager import findfont, fontManager

    known = (
        {entry.name: str(entry.fname) for entry in fontManager.ttflist}
        if len(fontManager.ttflist) < 5
        else {}
    )
    if FAMILY in known and FALLBACK_FAMILY in known:
        return known[FAMILY], known[FALLBACK_FAMILY]
    return str(findfont(FAMILY)), str(findfont(FALLBACK_FAMILY))


#: Width of a text is asked for again and again while lines are fitted; it does not depend on the size.
@lru_cache(maxsize=4096)
def _width_in_em(text: str, *fonts: str) -> float:
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    font = get_font(fonts)
    font.set_size(100, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    # In units of 1/64 pixel, at 100 pixels an em.
    return float(font.get_width_height()[0]) / 64 / 100


def shorten(text: str, width: float, size: float = TEXT) -> str:
    """``text``, or as much of it as fits into ``width`` millimetres, English cut between words."""
    text = clean(text)
    if text_width(text, size) <= width:
        return text
    ellipsis = CHINESE_ELLIPSIS if sum(map(_wide, text)) * 2 > len(text) else ELLIPSIS
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle] + ellipsis, size) <= width:
            low = middle
        else:
            high = middle - 1
    kept = text[:low]
    inside_word = low < len(text) and text[low].isascii() and text[low] != " "
    # A word is given up whole unless that would give up most of the line.
    if inside_word and " " in kept[low // 2 :]:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:-–—，、；：·") + ellipsis


def wrap(text: str, width: float, size: float = TEXT, lines: int = 2) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``width`` millimetres; what does not fit is shortened.

    English breaks at spaces and after hyphens; Chinese after a stop where it can, else between characters,
    but not before closing signs.
    """
    rest = clean(text)
    broken: list[str] = []
    while rest and len(broken) < lines - 1 and text_width(rest, size) > width:
        end = _break(rest, width, size)
        if end == 0:
            break
        broken.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*broken, shorten(rest, width, size)] if rest else broken


def _break(text: str, width: float, size: float) -> int:
    """Where the first line ends: the last good place that fits, else the last allowed one, else 0."""
    places = [place for place in range(1, len(text)) if _allowed(text, place)]
    fitting = bisect_right(places, width, key=lambda place: text_width(text[:place].rstrip(), size))
    good = [place for place in places[:fitting] if text[place - 1] in GOOD_BREAKS]
    return (good or places[:fitting] or [0])[-1]


def _allowed(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    return before in GOOD_BREAKS or not before.isascii() or (not after.isascii() and _wide(after))


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
