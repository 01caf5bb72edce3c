"""Names over a narrow column: English turned a quarter, Chinese written from top to bottom."""

from __future__ import annotations

import unicodedata

from analysis.figures.measure import CHINESE_ELLIPSIS, shorten, text_width
from analysis.figures.page import Page
from analysis.figures.style import POINT, TEXT

HIGHEST = 24.0
#: From one Chinese character to the one below it.
PITCH = TEXT * POINT * 1.04
#: Half the cap height of Latin letters, and half a Chinese character below its top, to centre on a column.
HALF_CAP = 0.9


def turned_height(text: str) -> float:
    """Height in millimetres that :func:`draw_turned` needs."""
    if _chinese(text):
        return PITCH * len(_fitting(text))
    return min(text_width(text), HIGHEST)


def draw_turned(page: Page, middle: float, bottom: float, text: str) -> None:
    """Write ``text`` so that it ends at ``bottom``, centred on ``middle``; a long one is shortened."""
    if not _chinese(text):
        page.text(middle + HALF_CAP, bottom, shorten(text, HIGHEST), rotation=90, meaning="author")
        return
    characters = _fitting(text)
    for place, character in enumerate(characters):
        y = bottom - PITCH * (len(characters) - 1 - place)
        if _wide(character):
            page.text(middle, y - 0.3, character, align="center", meaning="author")
        else:
            # Dashes, points and brackets turn with the line, as in vertical setting.
            page.text(
                middle - HALF_CAP, y - PITCH / 2, character, align="center", rotation=270, meaning="author"
            )


def _fitting(text: str) -> str:
    most = int(HIGHEST / PITCH)
    return text if len(text) <= most else text[: most - 1] + CHINESE_ELLIPSIS


def _chinese(text: str) -> bool:
    return any(map(_wide, text))


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
