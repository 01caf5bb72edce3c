"""Pair the English and the Chinese version of each article, and keep the evidence.

Four signs, each from 0 to 1: the author's name read through pinyin; the words of the position; the place in the issue;
the numbers and acronyms that occur in both texts. Versions are paired by falling score, each once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, product

from analysis.corpus.author_names import COMPOUND_SURNAMES, names_of_versions

WEIGHTS = {"name": 0.45, "position": 0.15, "order": 0.1, "anchors": 0.3}
LEAST = 0.35  # a pair with a lower score is no pair
MOST_READINGS = 64  # of a Chinese name that are tried


@dataclass(frozen=True)
class Candidate:
    """What pairing knows of a version."""

    order: int
    author_name: str | None
    position: str | None
    anchors: frozenset[str]
    size: int


@dataclass(frozen=True)
class Pair:
    """Orders of the versions put together (None: there is none), and the signs that spoke for it."""

    en: int | None
    zh: int | None
    scores: dict[str, float]
    score: float | None
    by: str


def romanize(name: str) -> str:
    """A Chinese name in pinyin, surname first, as in `wang-yi` or `ouyang-nana`; ü is written `u`, as in most names."""
    from pypinyin import lazy_pinyin

    surname = 2 if name.startswith(COMPOUND_SURNAMES) and len(name) > 2 else 1
    parts = [name[:surname], name[surname:]]
    # Pypinyin writes `v` for ü; pinyin has no other v.
    return "-".join("".join(lazy_pinyin(part)) for part in parts if part).replace("v", "u").replace("ü", "u")


def name_agreement(english: str | None, chinese: str | None) -> float:
    """How well an English name reads as the pinyin of a Chinese one, in either order of surname and given name.

    Characters with several readings (单, 曾, 解 …) are tried in each. Of several authors it is the mean; if the
    versions print different numbers of names, all are read as one.
    """
    if not english or not chinese:
        return 0.0
    pairs = [(ours, theirs) for ours, theirs in names_of_versions(english, chinese) if ours and theirs]
    if not pairs:
        return _name_agreement(english, chinese)
    return sum(_name_agreement(ours, theirs) for ours, theirs in pairs) / len(pairs)


def _name_agreement(english: str, chinese: str) -> float:
    as_printed, turned = _orders(english)
    best = max(
        SequenceMatcher(None, name, spelling).ratio()
        for spelling in _spellings(chinese)
        for name in (as_printed, turned)
    )
    return best if best > 0.6 else 0.0


def is_turned(english: str, chinese: str) -> bool:
    """Whether an English name reads as the Chinese one only with its first word, the given name, put last."""
    as_printed, turned = _orders(english)
    spellings = _spellings(chinese)
    return turned in spellings and as_printed not in spellings


def _orders(english: str) -> tuple[str, str]:
    """The letters of a name as it is printed, and with its first word last."""
    words = [re.sub("[^a-z]", "", word) for word in english.lower().replace("ü", "v").split()]
    return "".join(words), "".join([*words[1:], *words[:1]])


def _spellings(chinese: str) -> list[str]:
    from pypinyin import Style, pinyin

    readings = pinyin(chinese, style=Style.NORMAL, heteronym=True, errors="ignore")
    spelled = [
        "".join(combination).replace("ü", "v") for combination in islice(product(*readings), MOST_READINGS)
    ]
    return [
        spelling for name in spelled for spelling in (name, name.replace("v", "u"), name.replace("v", "yu"))
    ]


def position_agreement(
    english: str | None, chinese: str | None, words: Sequence[tuple[str, tuple[str, ...]]]
) -> float:
    """Share of the position words in either version that both have (Dice); the words come from the journal's layout.

    Longer Chinese words are looked for first, and shield the shorter ones inside them.
    """
    if not english or not chinese:
        return 0.0
    lowered, rest = english.lower(), chinese
    left: set[str] = set()
    right: set[str] = set()
    for zh, renderings in sorted(words, key=lambda item: -len(item[0])):
        if zh in rest:
            right.add(zh)
            rest = rest.replace(zh, "　")
        if any(rendering in lowered for rendering in renderings):
            left.add(zh)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def anchor_agreement(english: frozenset[str], chinese: frozenset[str]) -> float:
    """Overlap of the numbers and acronyms of two texts (Dice)."""
    total = len(english) + len(chinese)
    return 2 * len(english & chinese) / total if total else 0.0


def pair_versions(
    english: Sequence[Candidate],
    chinese: Sequence[Candidate],
    positions: Sequence[tuple[str, tuple[str, ...]]],
    fixed: Sequence[tuple[int | None, int | None]] = (),
) -> list[Pair]:
    """Pair the versions of an issue; what finds no counterpart stands alone.

    ``fixed`` pairs (orders, from 1; None for a version that has no counterpart) come first and are not scored.
    """
    pairs = [Pair(en, zh, {}, None, "correction") for en, zh in fixed]
    free_en = [item for item in english if item.order not in {en for en, _ in fixed}]
    free_zh = [item for item in chinese if item.order not in {zh for _, zh in fixed}]
    scored = []
    most = max(len(english), len(chinese), 1)
    for left in free_en:
        for right in free_zh:
            scores = {
                "name": name_agreement(left.author_name, right.author_name),
                "position": position_agreement(left.position, right.position, positions),
                "order": 1 - abs(left.order - right.order) / most,
                "anchors": anchor_agreement(left.anchors, right.anchors),
            }
            total = sum(WEIGHTS[sign] * value for sign, value in scores.items())
            scored.append((total, left.order, right.order, scores))
    scored.sort(key=lambda item: (-item[0], item[1], item[2]))
    taken_en: set[int] = set()
    taken_zh: set[int] = set()
    for total, en, zh, scores in scored:
        if total >= LEAST and en not in taken_en and zh not in taken_zh:
            pairs.append(Pair(en, zh, scores, total, "text"))
            taken_en.add(en)
            taken_zh.add(zh)
    alone = "no version in the other language is like it"
    pairs += [Pair(item.order, None, {}, None, alone) for item in free_en if item.order not in taken_en]
    pairs += [Pair(None, item.order, {}, None, alone) for item in free_zh if item.order not in taken_zh]
    return sorted(pairs, key=lambda pair: (pair.en or pair.zh or 0, pair.en is None))
