"""Learning which words translate each other, against planted dictionaries and other implementations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.alignment.translation_model import Translations, learn_translations

Groups = list[NDArray[np.int64]]


def sides(groups: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Groups, Groups]:
    """English and Chinese words of groups, each word once."""
    return (
        [np.array(sorted(set(english)), dtype=np.int64) for english, _ in groups],
        [np.array(sorted(set(chinese)), dtype=np.int64) for _, chinese in groups],
    )


def table(found: Translations, of: NDArray[np.float64]) -> dict[tuple[int, int], float]:
    return dict(zip(zip(found.en.tolist(), found.zh.tolist(), strict=True), of.tolist(), strict=True))


def planted(seed: int, groups: int = 1500, words: int = 400, noise: float = 0.2) -> tuple[Groups, Groups]:
    """Groups of words with frequencies like those of a text, in which word ``n`` is rendered as ``words - 1 - n``.

    A share of the words is left out of the translation, and as many words come in from nowhere.
    """
    random = np.random.default_rng(seed)
    frequency = 1 / np.arange(1, words + 1)
    frequency /= frequency.sum()
    made = []
    for size in random.integers(5, 25, groups):
        own = np.unique(random.choice(words, size, p=frequency))
        rendered = words - 1 - own[random.random(len(own)) >= noise]
        added = words - 1 - random.choice(words, int(noise * len(own)), p=frequency)
        made.append((own.tolist(), [*rendered.tolist(), *added.tolist()]))
    return sides(made)


def partners(table: dict[tuple[int, int], float], side: int = 0) -> dict[int, int]:
    """Strongest partner of each word of a side."""
    best: dict[int, tuple[float, int]] = {}
    for pair, value in sorted(table.items()):
        best[pair[side]] = max(best.get(pair[side], (-1.0, -1)), (value, pair[1 - side]))
    return {word: partner for word, (_, partner) in best.items()}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_planted_dictionary_is_found_again(seed: int) -> None:
    english, chinese = planted(seed)
    found = learn_translations(english, chinese)
    strongest = partners(table(found, found.strength))
    seen = Counter(word for group in english for word in group.tolist())
    frequent = [word for word, count in seen.items() if count >= 5]
    assert len(frequent) > 300
    right = sum(strongest[word] == 399 - word for word in frequent)
    assert right / len(frequent) >= 0.95
    # And the strength tells a true pair from the next best one.
    true = [strength for pair, strength in table(found, found.strength).items() if sum(pair) == 399]
    other = [strength for pair, strength in table(found, found.strength).items() if sum(pair) != 399]
    assert np.quantile(true, 0.1) > np.quantile(other, 0.99)


def test_words_that_translate_nothing_have_no_strong_partner() -> None:
    random = np.random.default_rng(3)
    groups = [(random.choice(200, 10).tolist(), random.choice(200, 10).tolist()) for _ in range(1500)]
    found = learn_translations(*sides(groups))
    assert float(found.strength.max()) < 0.25
    planted_strength = learn_translations(*planted(4)).strength
    assert float(planted_strength.max()) > 0.75


GROUPS = st.lists(
    st.tuples(st.lists(st.integers(0, 6), max_size=5), st.lists(st.integers(0, 6), max_size=5)), max_size=12
)


@given(GROUPS)
def test_probabilities_sum_to_one_for_each_word_they_are_given(
    groups: list[tuple[list[int], list[int]]],
) -> None:
    found = learn_translations(*sides(groups))
    for given_, probability in ((found.zh, found.en_given_zh), (found.en, found.zh_given_en)):
        assert np.all((probability >= 0) & (probability <= 1 + 1e-12))
        for word in np.unique(given_):
            assert probability[given_ == word].sum() == pytest.approx(1)
    assert np.allclose(found.strength**2, found.en_given_zh * found.zh_given_en)


@given(GROUPS)
def test_pairs_are_those_that_occur_together_as_often_as_they_do(
    groups: list[tuple[list[int], list[int]]],
) -> None:
    found = learn_translations(*sides(groups))
    counts = Counter((e, z) for english, chinese in groups for e in set(english) for z in set(chinese))
    pairs = list(zip(found.en.tolist(), found.zh.tolist(), strict=True))
    assert dict(zip(pairs, found.groups.tolist(), strict=True)) == counts
    assert pairs == sorted(pairs)


def written_out(
    targets: Groups, sources: Groups, rounds: int, with_none: bool = True
) -> dict[tuple[int, int], float]:
    """Model 1 word by word: probability of each target word given a source word.

    A target word comes from one of the group's source words, or from none with its share of all target words, in
    groups that have both sides.
    """
    groups = [
        (target.tolist(), source.tolist())
        for target, source in zip(targets, sources, strict=True)
        if len(target) and len(source)
    ]
    frequency = Counter(word for target, _ in groups for word in target)
    size = sum(frequency.values())
    probability: dict[tuple[int, int], float] = defaultdict(lambda: 1 / len(frequency))
    for _ in range(rounds):
        expected: dict[tuple[int, int], float] = defaultdict(float)
        total: dict[int, float] = defaultdict(float)
        for target, source in groups:
            for word in target:
                weights = {other: probability[word, other] for other in source}
                whole = sum(weights.values()) + (frequency[word] / size if with_none else 0)
                for other, weight in weights.items():
                    expected[word, other] += weight / whole
                    total[other] += weight / whole
        probability = defaultdict(float, {pair: count / total[pair[1]] for pair, count in expected.items()})
    return dict(probability)


@given(GROUPS, st.integers(1, 6))
def test_the_probabilities_are_those_of_the_model_written_out(
    groups: list[tuple[list[int], list[int]]], rounds: int
) -> None:
    english, chinese = sides(groups)
    found = learn_translations(english, chinese, rounds)
    assert table(found, found.en_given_zh) == pytest.approx(written_out(english, chinese, rounds))
    other = {(e, z): value for (z, e), value in written_out(chinese, english, rounds).items()}
    assert table(found, found.zh_given_en) == pytest.approx(other)


def test_nltks_model_1_finds_the_same_partners() -> None:
    """NLTK learns how often a word comes from none, here this is given: so only the best partners are compared."""
    from nltk.translate import AlignedSent, IBMModel1

    english, chinese = planted(5, groups=200, words=60)
    found = learn_translations(english, chinese)
    own = partners(table(found, found.en_given_zh), side=1)
    corpus = [
        AlignedSent([f"e{word}" for word in group], [f"z{word}" for word in other])
        for group, other in zip(english, chinese, strict=True)
    ]
    learned = IBMModel1(corpus, 6).translation_table
    seen = Counter(word for group in chinese for word in group.tolist())
    frequent = [word for word, count in seen.items() if count >= 8]
    theirs = {
        word: max(range(80), key=lambda candidate: learned[f"e{candidate}"][f"z{word}"]) for word in frequent
    }
    assert len(frequent) > 30
    assert sum(own[word] == theirs[word] for word in frequent) / len(frequent) >= 0.95


@given(GROUPS, st.randoms(use_true_random=False))
def test_the_order_of_groups_and_empty_sides_are_no_matter(
    groups: list[tuple[list[int], list[int]]], random: Random
) -> None:
    first = learn_translations(*sides(groups))
    mixed = [*groups, ([1, 2], []), ([], [3])]
    random.shuffle(mixed)
    second = learn_translations(*sides(mixed))
    assert table(first, first.strength) == pytest.approx(table(second, second.strength))


@pytest.mark.parametrize("groups", [[], [([], [])], [([1], []), ([], [2])]])
def test_nothing_is_learned_from_nothing(groups: list[tuple[list[int], list[int]]]) -> None:
    found = learn_translations(*sides(groups))
    for values in (found.en, found.zh, found.groups, found.en_given_zh, found.zh_given_en, found.strength):
        assert values.shape == (0,)


def test_both_sides_must_have_the_same_groups() -> None:
    english, chinese = sides([([1], [2]), ([3], [4])])
    with pytest.raises(ValueError, match="one entry a group"):
        learn_translations(english, chinese[:1])
