"""The names in a byline: one, or those of several authors, written in one way however they are printed."""

from __future__ import annotations

import re

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
COMPOUND_SURNAMES = (
    *("欧阳", "司马", "上官", "诸葛", "司徒", "东方"),
    *("皇甫", "尉迟", "公孙", "慕容", "端木", "令狐"),
)
_CHINESE_BETWEEN = re.compile(r"\s*[、，,；;／/&＆]\s*")
_CHINESE_NAME = re.compile(rf"[{HAN}]{{2,}}(?:[·・•‧．.][{HAN}]+)*")
_ENGLISH_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*")
_PARTICLES = r"(?:al|bin|bint|da|de|del|den|der|di|dos|du|el|la|le|van|von|y)"
_ENGLISH_NAME = re.compile(rf"[^\W\d_a-z]\S*(?: +(?:{_PARTICLES}|[^\W\d_a-z]\S*))+")


def author_names(printed: str) -> list[str]:
    """The names of the authors in the order of print, without white space that only sets them.

    Chinese names are parted by 、 or another such mark, or by a space between two that are each a name by
    themselves (林博远　沈毅, but not 沈　毅 or 欧阳　娜娜); English ones by commas, “and” or “&”. What does not
    leave whole names is one name: a ministry of trade and industry, a “Jr.” behind a comma.
    """
    text = re.sub(r"\s+", " ", printed).strip()
    if re.search(f"[{HAN}]", text):
        parts = [re.sub(r"\s+", "", part) for part in _CHINESE_BETWEEN.split(text)]
        if len(parts) == 1 and not text.startswith(tuple(f"{surname} " for surname in COMPOUND_SURNAMES)):
            parts = text.split(" ")
        whole = all(map(_CHINESE_NAME.fullmatch, parts))
        return parts if whole else [text.replace(" ", "")]
    parts = _ENGLISH_BETWEEN.split(text)
    return parts if all(map(_ENGLISH_NAME.fullmatch, parts)) else [text]


def author_name(printed: str) -> str:
    """The names in one line: 林博远、沈毅, “Lin Boyuan and Shen Yi”, “A, B and C”."""
    names = author_names(printed)
    if re.search(f"[{HAN}]", printed):
        return "、".join(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def names_of_versions(english: str | None, chinese: str | None) -> list[tuple[str | None, str | None]]:
    """For each author the English and the Chinese name.

    Both, where the versions print as many names; otherwise those of the English version, or of the only one.
    """
    if not english or not chinese:
        return [(name, None) for name in author_names(english or "") if name] + [
            (None, name) for name in author_names(chinese or "") if name
        ]
    ours, theirs = author_names(english), author_names(chinese)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    return [(name, None) for name in ours]
