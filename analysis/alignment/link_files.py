"""Read alignments from text: a line a group, ``[Chinese]:[English]`` with places from 0, as in ``[3]:[4, 5]``.

This is the format in which aligned test sets for Chinese and English are passed around (Bertalign, Vecalign).
"""

from __future__ import annotations

import re

from analysis.alignment.scoring import Link
from analysis.errors import StudyError

_LINE = re.compile(r"\[(?P<zh>[\d, ]*)\]:\[(?P<en>[\d, ]*)\](?::.*)?")


def read_links(text: str, name: str, english: int, chinese: int) -> list[Link]:
    """The links in a text.

    Args:
        text: the text.
        name: the name of its file, for messages.
        english: number of English segments.
        chinese: number of Chinese segments.

    Raises:
        StudyError: a line has another form, or names a segment that is not there or that an earlier line named.
    """
    links: list[Link] = []
    seen: tuple[set[int], set[int]] = set(), set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise StudyError(
                f"{name}, line {number}",
                f"“{line.strip()}” is no link.",
                "Write [Chinese]:[English], as in [3]:[4, 5].",
            )
        link = _places(match["en"]), _places(match["zh"])
        for places, known, count, language in zip(
            link, seen, (english, chinese), ("English", "Chinese"), strict=True
        ):
            for place in places:
                if place >= count or place in known:
                    wrong = f"there are {count}" if place >= count else "it is linked already"
                    raise StudyError(
                        f"{name}, line {number}",
                        f"the {language} segment {place} cannot be linked: {wrong}.",
                        "Number segments from 0, each once.",
                    )
                known.add(place)
        links.append(link)
    return links


def _places(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(item) for item in text.replace(",", " ").split()))
