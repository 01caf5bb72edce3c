"""What is found of a text in the other one, against loops over signs that follow the description word for word."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.band import Band, around, whole
from analysis.alignment.evidence import _ROWS, MOST, Gains, Matches, chance, gains, match
from analysis.alignment.lattice import LARGEST
from analysis.alignment.lexicon import Entries, Lexicon, make_lexicon
from analysis.alignment.texts import Pair, Side

Signs = tuple[frozenset[str], ...]
ENGLISH = ["boat", "grain", "harbor", "lamp", "#7", "!question"]
CHINESE = ["船", "粮食", "港口", "灯", "#7", "!question"]


def side(signs: Signs) -> Side:
    return Side(np.ones(len(signs)), np.zeros(len(signs), dtype=np.bool_), signs)


def pair_of(english: Signs, chinese: Signs) -> Pair:
    return Pair(side(english), side(chinese))


def lexicon_of(entries: Entries) -> Lexicon:
    return make_lexicon(ENGLISH, CHINESE, entries)


def strengths_of(entries: Entries) -> dict[tuple[str, str], float]:
    """All pairs that count: those of the entries, and the signs that both languages share."""
    return {**entries, ("#7", "#7"): 1.0, ("!question", "!question"): 1.0}


def surprise(chance_of_sign: float, size: int) -> float:
    chance_of_group = 1 - (1 - min(chance_of_sign, 1 - 1e-12)) ** size
    return min(-math.log(chance_of_group), MOST)


def gain(
    own: frozenset[str],
    group: Signs,
    strengths: Mapping[tuple[str, str], float],
    chances: Mapping[str, float],
    size: int,
) -> float:
    """What a segment finds in a group of so many segments; ``strengths`` has its own language first."""
    others = frozenset().union(*group)
    return sum(
        surprise(chances[sign], size)
        * max((strengths.get((sign, other), 0.0) for other in others), default=0.0)
        for sign in own
    )


def lost(
    own: frozenset[str], text: Signs, strengths: Mapping[tuple[str, str], float], chances: Mapping[str, float]
) -> float:
    others = frozenset().union(*text)
    return sum(
        surprise(chances[sign], 1) for sign in own if any((sign, other) in strengths for other in others)
    )


def assert_naive(
    pair: Pair, entries: Entries, chances: tuple[dict[str, float], dict[str, float]], band: Band
) -> None:
    lexicon = lexicon_of(entries)
    arrays = tuple(
        np.array([item[sign] for sign in numbers])
        for item, numbers in zip(chances, (lexicon.en, lexicon.zh), strict=True)
    )
    found = gains(match(pair, lexicon), (arrays[0], arrays[1]), band)
    forward = strengths_of(entries)
    backward = {(right, left): value for (left, right), value in forward.items()}
    en, zh = pair.en.signs, pair.zh.signs
    expected_en, expected_zh = np.zeros_like(found.en), np.zeros_like(found.zh)
    for i in range(len(en)):
        for place, j in enumerate(range(band.first[i], min(band.first[i] + band.width, len(zh)))):
            for size in range(1, LARGEST + 1):
                expected_en[size - 1, i, place] = gain(en[i], zh[j : j + size], forward, chances[0], size)
                expected_zh[size - 1, i, place] = gain(zh[j], en[i : i + size], backward, chances[1], size)
    np.testing.assert_allclose(found.en, expected_en, atol=1e-4)
    np.testing.assert_allclose(found.zh, expected_zh, atol=1e-4)
    np.testing.assert_allclose(found.lost_en, [lost(item, zh, forward, chances[0]) for item in en], atol=1e-4)
    np.testing.assert_allclose(
        found.lost_zh, [lost(item, en, backward, chances[1]) for item in zh], atol=1e-4
    )


def texts(vocabulary: list[str], most: int) -> st.SearchStrategy[Signs]:
    return st.lists(st.frozensets(st.sampled_from(vocabulary), max_size=4), min_size=1, max_size=most).map(
        tuple
    )


entries = st.dictionaries(
    st.tuples(st.sampled_from(ENGLISH[:4]), st.sampled_from(CHINESE[:4])), st.floats(0.05, 1), max_size=10
)


def chances_of(vocabulary: list[str]) -> st.SearchStrategy[dict[str, float]]:
    # A chance of 1 and one that a large text makes tiny are among them.
    one = st.one_of(st.sampled_from([1e-6, 1.0]), st.floats(0.001, 1))
    return st.fixed_dictionaries(dict.fromkeys(vocabulary, one))


chances = st.tuples(chances_of(ENGLISH), chances_of(CHINESE))


@given(texts(ENGLISH, 9), texts(CHINESE, 9), entries, chances)
def test_gains_are_what_the_description_says(
    english: Signs, chinese: Signs, known: Entries, by_chance: tuple[dict[str, float], dict[str, float]]
) -> None:
    assert_naive(pair_of(english, chinese), known, by_chance, whole(len(english), len(chinese)))


def random_text(generator: np.random.Generator, vocabulary: list[str], segments: int) -> Signs:
    return tuple(
        frozenset(generator.choice(vocabulary, size=generator.integers(0, 4)).tolist())
        for _ in range(segments)
    )


@pytest.mark.parametrize(
    ("rows", "columns", "margin", "gap"),
    [(2 * _ROWS + 5, 2 * _ROWS + 5, 4, 0), (2 * _ROWS, 50, 8, 9), (_ROWS + 1, 20, 0, 0), (50, 3, 1, 3)],
)
def test_gains_in_a_band_of_a_long_text_are_the_same(rows: int, columns: int, margin: int, gap: int) -> None:
    generator = np.random.default_rng(rows)
    pair = pair_of(random_text(generator, ENGLISH, rows), random_text(generator, CHINESE, columns))
    known = {("boat", "船"): 1.0, ("grain", "粮食"): 0.7, ("boat", "灯"): 0.2, ("lamp", "灯"): 0.4}
    by_chance = tuple(
        dict(zip(vocabulary, generator.random(len(vocabulary)).tolist(), strict=True))
        for vocabulary in (ENGLISH, CHINESE)
    )
    # The diagonal, as far as it goes, with a run of Chinese segments that is left out half-way.
    path = [(row, min(row + gap * (2 * row > rows), columns)) for row in range(rows)]
    path += [(rows, columns)]
    assert_naive(pair, known, (by_chance[0], by_chance[1]), around(path, rows, columns, margin))


def test_the_strongest_of_several_counterparts_counts_once_a_segment() -> None:
    pair = pair_of((frozenset({"boat"}),), (frozenset({"船", "灯"}), frozenset({"船"})))
    lexicon = lexicon_of({("boat", "船"): 0.8, ("boat", "灯"): 0.5})
    found = gains(match(pair, lexicon), (np.full(6, 0.5), np.full(6, 0.5)), whole(1, 2))
    assert found.en[:2, 0, 0] == pytest.approx([0.8 * math.log(2), 0.8 * math.log(4 / 3)])
    assert found.zh[0, 0, :2] == pytest.approx([1.3 * math.log(2), 0.8 * math.log(2)])


@given(texts(ENGLISH, 8), texts(CHINESE, 8), entries, st.data())
def test_a_counterpart_more_never_lowers_the_gain(
    english: Signs, chinese: Signs, known: Entries, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chinese) - 1))
    sign = data.draw(st.sampled_from(CHINESE))
    more = tuple(item | {sign} if at == place else item for at, item in enumerate(chinese))
    before, after = (_with_equal_chances(pair_of(english, text), known) for text in (chinese, more))
    assert (after.en >= before.en - 1e-6).all()
    assert (after.zh >= before.zh - 1e-6).all()


def _with_equal_chances(pair: Pair, known: Entries) -> Gains:
    chance_of_each = np.full(len(ENGLISH), 0.2)
    return gains(
        match(pair, lexicon_of(known)), (chance_of_each, chance_of_each), whole(len(pair.en), len(pair.zh))
    )


def naive_chance(
    pairs: list[tuple[Signs, Signs]], vocabulary: list[str], strengths: Mapping[tuple[str, str], float]
) -> list[float]:
    """One less the product, over the counterparts, of what each leaves; half a segment more for safety.

    ``pairs`` and ``strengths`` have the side of the sign first.
    """
    segments = [segment for _, other in pairs for segment in other]
    result = []
    for sign in sorted(vocabulary):
        none = 1.0
        for (own, counterpart), strength in strengths.items():
            if own == sign and segments:
                share = sum(counterpart in segment for segment in segments) / len(segments)
                none *= 1 - strength * share
        result.append((len(segments) * (1 - none) + 0.5) / (len(segments) + 1))
    return result


@given(st.lists(st.tuples(texts(ENGLISH, 6), texts(CHINESE, 6)), max_size=3), entries)
def test_the_chance_of_a_counterpart_is_that_of_any_of_its_words(
    pairs: list[tuple[Signs, Signs]], known: Entries
) -> None:
    lexicon = lexicon_of(known)
    found = chance([pair_of(*item) for item in pairs], lexicon)
    forward = strengths_of(known)
    backward = {(right, left): value for (left, right), value in forward.items()}
    np.testing.assert_allclose(found[0], naive_chance(pairs, ENGLISH, forward), atol=1e-9)
    np.testing.assert_allclose(
        found[1], naive_chance([(zh, en) for en, zh in pairs], CHINESE, backward), atol=1e-9
    )


@pytest.mark.parametrize(
    ("english", "chinese"), [((), (frozenset({"船"}),)), ((frozenset({"boat"}),), ()), ((), ())]
)
def test_a_text_without_segments_finds_nothing(english: Signs, chinese: Signs) -> None:
    matches: Matches = match(pair_of(english, chinese), lexicon_of({("boat", "船"): 1.0}))
    found = gains(matches, (np.full(6, 0.1), np.full(6, 0.1)), whole(len(english), len(chinese)))
    assert not found.en.any() and not found.zh.any()
    assert not found.lost_en.any() and not found.lost_zh.any()
    assert (len(found.lost_en), len(found.lost_zh)) == (len(english), len(chinese))
