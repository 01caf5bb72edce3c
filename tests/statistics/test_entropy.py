"""Shannon's entropy, and how often its jackknife interval covers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from analysis.statistics.entropy import entropy_interval, shannon_entropy

COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(any)


def test_by_hand() -> None:
    assert shannon_entropy([4, 4]) == 1
    assert shannon_entropy([2, 1, 1]) == 1.5
    assert shannon_entropy([[7, 0], [0, 0], [1, 1]]).tolist() == [0, 0, 1]
    assert str(shannon_entropy([7])) == "0.0"


@given(COUNTS)
def test_the_same_as_scipy_and_zeros_do_not_count(counts: list[int]) -> None:
    assert shannon_entropy(counts) == pytest.approx(scipy_entropy(counts, base=2))
    assert shannon_entropy([*counts, 0]) == pytest.approx(shannon_entropy(counts))


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_a_paragraph_that_repeats_itself_is_one_observation() -> None:
    once = np.array([[1, 0], [0, 1]] * 12)
    often = once.copy()
    often[0] = [30, 0]
    ends = [entropy_interval(counts, 999, generator()) for counts in (once, often)]
    assert ends[1][1] - ends[1][0] > 1.5 * (ends[0][1] - ends[0][0])


@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2).filter(any), min_size=2, max_size=9))
def test_the_interval_holds_the_entropy_and_the_seed_decides(blocks: list[list[int]]) -> None:
    counts = np.array(blocks)
    low, high = entropy_interval(counts, 99, generator())
    assert 0 <= low <= shannon_entropy(counts.sum(axis=0)) <= high <= np.log2(3)
    assert entropy_interval(counts, 99, generator()) == (low, high)


def coverage(shares: tuple[float, ...], blocks: int, bursty: bool, studies: int) -> float:
    """Share of intervals that hold the truth: blocks of one or two observations, bursty ones of one category."""
    chance = generator(4)
    truth = float(scipy_entropy(shares, base=2))
    held = []
    for _ in range(studies):
        sizes = chance.integers(1, 3, size=blocks)
        counts = np.array(
            [
                size * chance.multinomial(1, shares) if bursty else chance.multinomial(size, shares)
                for size in sizes
            ]
        )
        used = counts[:, counts.any(axis=0)]
        if used.shape[1] > 1:
            low, high = entropy_interval(used, 299, chance)
            held.append(low <= truth <= high)
    return float(np.mean(held))


SHARES = [(0.9, 0.1), (0.7, 0.3), (0.6, 0.25, 0.15), (0.4, 0.3, 0.2, 0.1)]


@pytest.mark.parametrize("shares", SHARES)
@pytest.mark.parametrize("bursty", [False, True])
def test_95_percent_intervals_cover_the_truth(shares: tuple[float, ...], bursty: bool) -> None:
    assert 0.91 <= coverage(shares, 30, bursty, 400) <= 1


if __name__ == "__main__":
    # The figures in docs/methods-framing.md: PYTHONPATH=.:tests python tests/statistics/test_entropy.py
    for shares_ in (*SHARES, (0.7, 0.1, 0.1, 0.05, 0.05)):
        for blocks_ in (20, 40):
            print(
                shares_,
                blocks_,
                *(f"{coverage(shares_, blocks_, bursty, 1500):.3f}" for bursty in (False, True)),
            )
