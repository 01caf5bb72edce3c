"""How honest the intervals of precision, recall, F1 and alpha are, on codings that are made up.

    python -m benchmarks.calibration_coding

Each frame of a study has hits, sentences opposite to hits, and others. A coder says yes with a probability that is
drawn for each frame and stratum: 0.5 to 1 for hits, 0.1 to 0.7 opposite to them, 0 to 0.03 elsewhere. The truth that an
interval should hold follows from these probabilities. Reported is how often it lies below and above 95 % intervals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.coding.agreement import agreement
from analysis.statistics.stratified_accuracy import stratified_accuracy

MEASURES = ("precision", "recall", "f1")
SHARES = ((0.5, 1.0), (0.1, 0.7), (0.0, 0.03))
SIZES = ((40, 180), (8, 60), (400, 600))


@dataclass(frozen=True)
class Missed:
    """Shares of the studies in which the truth lies below and above the interval, and its mean width."""

    below: float
    above: float
    width: float

    @property
    def coverage(self) -> float:
        return 1 - self.below - self.above


def accuracy_coverage(
    frames: int, sample: tuple[int, int, int], studies: int, seed: int
) -> dict[str, Missed]:
    """Coverage of precision, recall and F1 over all frames of a study together."""
    generator = np.random.default_rng(seed)
    found: dict[str, list[tuple[bool, bool, float]]] = {name: [] for name in MEASURES}
    for _ in range(studies):
        size = np.stack([generator.integers(*ends, size=frames) for ends in SIZES], axis=1)
        share = np.stack([generator.uniform(*ends, size=frames) for ends in SHARES], axis=1)
        holding = generator.binomial(size, share)
        coded = np.minimum(size, sample)
        positive = generator.hypergeometric(holding, size - holding, coded)
        tp, fn = (size * share)[:, 0].sum(), (size * share)[:, 1:].sum()
        hits = size[:, 0].sum()
        truth = dict(zip(MEASURES, (tp / hits, tp / (tp + fn), 2 * tp / (hits + tp + fn)), strict=True))
        kind = np.tile(np.arange(3), frames)
        estimated = stratified_accuracy(size.ravel(), coded.ravel(), positive.ravel(), kind == 0, kind)
        for name in MEASURES:
            estimate = getattr(estimated, name)
            below, above = truth[name] < estimate.low, truth[name] > estimate.high
            found[name].append((below, above, estimate.high - estimate.low))
    return {name: Missed(*np.array(rows, dtype=np.float64).mean(axis=0)) for name, rows in found.items()}


def alpha_coverage(units: int, share: float, slip: float, studies: int, resamples: int, seed: int) -> Missed:
    """Coverage of alpha between two coders who see the truth and slip independently of each other."""
    generator = np.random.default_rng(seed)

    def coded(number: int) -> NDArray[np.int64]:
        truth = generator.random(number) < share
        yes = np.sum([truth ^ (generator.random(number) < slip) for _ in range(2)], axis=0)
        return np.stack([2 - yes, yes], axis=1)

    # what two coders agree on beyond chance, in the long run
    observed = 2 * slip * (1 - slip)
    yes = share * (1 - slip) + (1 - share) * slip
    truth = 1 - observed / (2 * yes * (1 - yes))
    found: list[tuple[bool, bool, float]] = []
    for _ in range(studies):
        one = agreement(coded(units), np.zeros(units, dtype=np.int64), resamples, generator)
        if one.low is not None and one.high is not None:
            found.append((truth < one.low, truth > one.high, one.high - one.low))
    return Missed(*np.array(found, dtype=np.float64).mean(axis=0))


def main() -> None:
    print("frames  coded of each          precision            recall               f1")
    for frames, sample in ((1, (20, 10, 20)), (1, (50, 25, 100)), (12, (20, 10, 20)), (24, (20, 10, 20))):
        rows = accuracy_coverage(frames, sample, studies=2000, seed=1)
        told = "  ".join(f"{row.coverage:.3f} ({row.width:.2f} wide)" for row in rows.values())
        print(f"{frames:6}  {sample!s:20}  {told}")
    print("alpha: units, share of yes, slips")
    for units, share, slip in ((25, 0.4, 0.1), (50, 0.4, 0.1), (100, 0.4, 0.1), (50, 0.2, 0.05)):
        row = alpha_coverage(units, share, slip, studies=1000, resamples=999, seed=1)
        print(f"{units:6} {share} {slip}: {row.coverage:.3f} ({row.width:.2f} wide)")


if __name__ == "__main__":
    main()
