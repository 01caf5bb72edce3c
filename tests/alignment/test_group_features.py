"""Features of groups, against sums over the segments of each group."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.band import Band, around, whole
from analysis.alignment.evidence import Gains, chance, gains, match
from analysis.alignment.features import (
    KINDS,
    STEP_KINDS,
    Features,
    kind_of,
    possible_groups,
    sentence_features,
)
from analysis.alignment.lattice import LARGEST, STEPS
from analysis.alignment.lengths import Lengths
from analysis.alignment.lexicon import make_lexicon
from analysis.alignment.search import MARGIN
from analysis.alignment.texts import Pair, Side

LENGTHS = Lengths(3.0, 15.0)


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        ((0, 1), "empty"),
        ((1, 0), "empty"),
        ((1, 1), "1:1"),
        ((1, 2), "1:2"),
        ((1, 3), "1:3"),
        ((1, 4), "1:many"),
        ((1, 7), "1:many"),
        ((2, 1), "2:1"),
        ((3, 1), "3:1"),
        ((4, 1), "many:1"),
        ((7, 1), "many:1"),
        ((2, 2), "2:2"),
        ((2, 3), "many:many"),
        ((3, 2), "many:many"),
    ],
)
def test_the_kind_of_a_group_is_named_english_first(step: tuple[int, int], kind: str) -> None:
    assert kind_of(*step) == kind
    assert KINDS[STEP_KINDS[STEPS.index(step)]] == kind


def random_pair(english: int, chinese: int, seed: int) -> Pair:
    generator = np.random.default_rng(seed)

    def side(segments: int, mean: int) -> Side:
        signs = tuple(
            frozenset(f"#{number}" for number in generator.integers(0, 12, size=generator.integers(0, 5)))
            for _ in range(segments)
        )
        sizes = generator.integers(1, 2 * mean, size=segments).astype(np.float64)
        return Side(sizes, generator.random(segments) < 0.2, signs)

    return Pair(side(english, 90), side(chinese, 30))


def gains_of(pair: Pair, band: Band) -> Gains:
    english, chinese = ({sign for segment in item.signs for sign in segment} for item in (pair.en, pair.zh))
    lexicon = make_lexicon(english, chinese)
    matches = match(pair, lexicon)
    return gains(matches, chance([pair], lexicon), band)


def features_of_group(pair: Pair, found: Gains, i: int, j: int, down: int, right: int) -> dict[str, float]:
    """Features of a group, segment by segment; ``found`` is of the whole table."""
    english, chinese = range(i, i + down), range(j, j + right)
    values = dict.fromkeys(("found", "length", "lost", "heading"), 0.0)
    if not chinese:
        values["lost"] = sum(found.lost_en[e] for e in english)
    elif not english:
        values["lost"] = sum(found.lost_zh[z] for z in chinese)
    else:
        values["found"] = sum(found.en[right - 1, e, j] for e in english) + sum(
            found.zh[down - 1, i, z] for z in chinese
        )
        sizes = (sum(pair.en.sizes[e] for e in english), sum(pair.zh.sizes[z] for z in chinese))
        values["length"] = float(LENGTHS.agreement(np.array(sizes[0]), np.array(sizes[1])))
        mixed = any(pair.en.headings[e] for e in english) != any(pair.zh.headings[z] for z in chinese)
        values["heading"] = -1.0 if mixed else 0.0
    return values


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10**6))
def test_features_are_sums_over_the_segments_of_the_group(english: int, chinese: int, seed: int) -> None:
    pair, band = random_pair(english, chinese, seed), whole(english, chinese)
    found = gains_of(pair, band)
    features = sentence_features(pair, found, LENGTHS, band)
    for step, (down, right) in enumerate(STEPS):
        for i in range(english + 1 - down):
            for j in range(chinese + 1 - right):
                assert features.possible[step, i, j]
                for name, value in features_of_group(pair, found, i, j, down, right).items():
                    assert features.values[name][step, i, j] == pytest.approx(value, abs=1e-3), (name, step)


@pytest.mark.parametrize("gap", [0, 25])
def test_a_band_cuts_nothing_off_the_groups_along_its_path(gap: int) -> None:
    """Gains are kept for the places of the band only; what a group on the path needs has to be among them."""
    english, chinese = 70, 70 - gap
    pair = random_pair(english, chinese, seed=5)
    places = [(row, row - min(max(row - 20, 0), gap)) for row in range(english + 1)]
    band, table = around(places, english, chinese, MARGIN), whole(english, chinese)
    narrow = sentence_features(pair, gains_of(pair, band), LENGTHS, band)
    wide = sentence_features(pair, gains_of(pair, table), LENGTHS, table)
    assert band.width < chinese
    for i, j in places:
        at = j - int(band.first[i])
        assert (narrow.possible[:, i, at] == wide.possible[:, i, j]).all()
        for name, values in wide.values.items():
            on_path = wide.possible[:, i, j]
            np.testing.assert_allclose(narrow.values[name][on_path, i, at], values[on_path, i, j], atol=1e-3)


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 3), st.integers(0, 4))
def test_a_group_is_possible_when_it_ends_inside_both_texts(
    english: int, chinese: int, begin: int, wider: int
) -> None:
    first = np.minimum(np.arange(english + 1) * begin // 2, chinese)
    band = Band(first, chinese + 1 + wider)
    possible = possible_groups(band, chinese)
    for step, (down, right) in enumerate(STEPS):
        for i in range(english + 1):
            for place in range(band.width):
                fits = i + down <= english and first[i] + place + right <= chinese
                assert possible[step, i, place] == fits


def test_scores_are_the_weighted_sum_and_the_weight_of_the_kind() -> None:
    generator = np.random.default_rng(3)
    shape = (len(STEPS), 6, 5)
    values = {name: generator.normal(size=shape).astype(np.float32) for name in ("found", "lost")}
    features = Features(values, generator.random(shape) < 0.8)
    weights = {"found": 0.4, "lost": -1.5} | {kind: 0.25 * place for place, kind in enumerate(KINDS) if place}
    scores = features.scores(weights)
    assert scores.dtype == np.float32
    for step, i, j in np.ndindex(*shape):
        expected = 0.4 * float(values["found"][step, i, j]) - 1.5 * float(values["lost"][step, i, j])
        expected += weights.get(kind_of(*STEPS[step]), 0.0)
        expected = expected if features.possible[step, i, j] else -math.inf
        assert scores[step, i, j] == pytest.approx(expected, rel=1e-5)


def test_the_steps_have_each_size_once_and_the_largest_is_what_it_says() -> None:
    """The search counts on the first step to be the only one that stays in its row."""
    assert len(set(STEPS)) == len(STEPS)
    assert [step for step in STEPS if not step[0]] == [STEPS[0]] == [(0, 1)]
    assert max(max(step) for step in STEPS) == LARGEST
