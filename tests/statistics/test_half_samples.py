"""Half samples: what is drawn, and that they cover where the bootstrap fails."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.half_samples import half_sample_interval, half_samples
from analysis.statistics.lexical_diversity import hypergeometric_diversity, moving_average_ttr


@pytest.mark.parametrize("blocks", [2, 3, 8, 9])
def test_half_of_the_blocks_and_each_as_often(blocks: int) -> None:
    kept = half_samples(blocks, 4000, np.random.Generator(np.random.PCG64(1)))
    assert kept.shape == (4000, blocks)
    assert (kept.sum(axis=1) == blocks // 2).all()
    assert kept.mean(axis=0) == pytest.approx(np.full(blocks, blocks // 2 / blocks), abs=0.04)


@pytest.mark.parametrize("blocks", [9, 20])
def test_of_a_mean_the_error_is_that_of_the_textbook(blocks: int) -> None:
    generator = np.random.Generator(np.random.PCG64(2))
    values = generator.normal(size=blocks)
    kept = half_samples(blocks, 20000, generator)
    halves = np.array([[values[chosen].mean()] for chosen in kept])
    low, high = half_sample_interval(np.array([values.mean()]), halves, blocks)
    from scipy.stats import t

    expected = 2 * t.ppf(0.975, blocks - 1) * values.std(ddof=1) / np.sqrt(blocks)
    assert high[0] - low[0] == pytest.approx(expected, rel=0.03)
    assert (low[0] + high[0]) / 2 == pytest.approx(values.mean())


def test_diversity_is_covered_and_the_bootstrap_is_off() -> None:
    """Texts of 20 paragraphs, drawn from one vocabulary, a quarter of each from words of its own subject."""
    generator = np.random.Generator(np.random.PCG64(3))
    common = 1 / (np.arange(1500) + 2.7)
    common /= common.sum()

    def text() -> list[np.ndarray]:
        paragraphs = []
        for _ in range(20):
            size = int(generator.integers(40, 120))
            own = generator.random(size) < 0.25
            subject = generator.integers(0, 1500, 30)
            words = generator.choice(1500, size, p=common)
            words[own] = generator.choice(subject, own.sum())
            paragraphs.append(words)
        return paragraphs

    def measures(paragraphs: list[np.ndarray]) -> list[float]:
        words = np.concatenate(paragraphs)
        return [moving_average_ttr(words, 50), hypergeometric_diversity(words, 42)]

    true = np.mean([measures(text()) for _ in range(300)], axis=0)
    runs, held, boot = 100, np.zeros(2), np.zeros(2)
    for _ in range(runs):
        paragraphs = text()
        kept = half_samples(20, 60, generator)
        halves = np.array([measures([paragraphs[at] for at in np.flatnonzero(chosen)]) for chosen in kept])
        low, high = half_sample_interval(np.array(measures(paragraphs)), halves, 20)
        held += (low <= true) & (true <= high)
        again = np.array(
            [measures([paragraphs[at] for at in generator.integers(0, 20, 20)]) for _ in range(40)]
        )
        boot += again.mean(axis=0) < measures(paragraphs)
    assert ((held / runs >= 0.88) & (held / runs <= 1)).all()
    # nearly every bootstrap lies below its own text in HD-D
    assert boot[1] / runs > 0.95
