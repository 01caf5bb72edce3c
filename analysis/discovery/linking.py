"""Competitive linking: the best pairs first, and each occurrence explained once."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.pairing import Pairs
from analysis.discovery.sequences import Sequences

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]


def link_competitively(
    pairs: Pairs,
    chinese: Sequences,
    english: Sequences,
    score: Numbers,
    minimum: Integers,
    names: NDArray[np.bool_],
) -> list[int]:
    """Accept pairs from the best to the worst, as long as there are units that no better pair explains.

    A unit of an accepted pair is explained for both of its candidates and for all candidates inside them: a fragment is
    proposed only if it also stands outside the phrase it is a fragment of. A candidate that is part of one that has
    the same partner already, or holds it, is left out: it is the same rendering, shorter or longer. A longer English
    name is the exception ("Belt and Road Initiative" beside "Belt and Road").

    Args:
        pairs: the pairs.
        chinese: Chinese candidates.
        english: English ones.
        score: score of each pair; of equals the pair of the longer Chinese candidate is better, then that of the
            longer English one, then the one whose texts come first.
        minimum: for each pair the units that must be left.
        names: which English candidates are names.

    Returns:
        Accepted pairs, the best first.

    Source: Melamed, I. D. (2000). Models of translational equivalence among words. Computational Linguistics 26(2),
    221-249, for words; here for nested phrases.
    """
    parts_zh, parts_en = parts_inside(chinese), parts_inside(english)
    explained_zh: dict[int, set[int]] = defaultdict(set)
    explained_en: dict[int, set[int]] = defaultdict(set)
    partners_zh: dict[int, list[int]] = defaultdict(list)
    partners_en: dict[int, list[int]] = defaultdict(list)
    accepted = []
    for pair in _in_order(pairs, chinese, english, score):
        zh, en = int(pairs.zh[pair]), int(pairs.en[pair])
        left = set(pairs.units_of(pair).tolist()) - explained_en[en]
        within = [other for other in partners_zh[zh] if _nested(en, other, parts_en)]
        if not (names[en] and within and all(other in parts_en[en] for other in within)):
            if within:
                continue
            left -= explained_zh[zh]
        if len(left) < minimum[pair] or any(_nested(zh, other, parts_zh) for other in partners_en[en]):
            continue
        partners_zh[zh].append(en)
        partners_en[en].append(zh)
        for part in (zh, *parts_zh[zh]):
            explained_zh[part] |= left
        for part in (en, *parts_en[en]):
            explained_en[part] |= left
        accepted.append(pair)
    return accepted


def _in_order(pairs: Pairs, chinese: Sequences, english: Sequences, score: Numbers) -> list[int]:
    """Pairs, the best first."""
    size = np.array([len(text) for text in chinese.texts], dtype=np.int64)[pairs.zh]
    rank_zh, rank_en = (
        np.argsort(np.argsort(np.array(side.texts, dtype=object), kind="stable"))
        for side in (chinese, english)
    )
    return np.lexsort(
        (rank_en[pairs.en], rank_zh[pairs.zh], -english.length[pairs.en], -size, -score)
    ).tolist()


def _nested(one: int, other: int, parts: list[frozenset[int]]) -> bool:
    return one in parts[other] or other in parts[one]


def parts_inside(sequences: Sequences) -> list[frozenset[int]]:
    """For each candidate the candidates inside it: by characters in Chinese, by words in English."""
    places = {text: place for place, text in enumerate(sequences.texts)}
    found = []
    for text in sequences.texts:
        pieces = text if sequences.words.language == "zh" else text.split(" ")
        between = sequences.words.between
        size = len(pieces)
        inside = {
            places.get(between.join(pieces[first:end]), -1)
            for first in range(size)
            for end in range(first + 1, size + 1)
            if end - first < size
        }
        found.append(frozenset(inside - {-1}))
    return found
