"""Retrieval of the held-out translation from topic shares alone, beside the baselines.

    python -m benchmarks.topic_retrieval STUDY_TABLES [--topics 40] [--seeds 5]

STUDY_TABLES is the folder of a study's tables (results/<study>). Models are fitted to aligned paragraphs, and the
English and the Chinese side of others are folded in apart from each other; for each English paragraph the Chinese ones
are ranked by likeness. Paragraphs are held out at random (80 are fitted, 40 held out, in several splits), then whole
articles, one after the other.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.topics.baselines import (
    CrossLingual,
    GensimLda,
    JointNmf,
    Lsa,
    MatchedLanguages,
    SklearnLda,
    TrainingPairs,
)
from analysis.topics.frame_seeds import frame_seeds
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.priors import seeded_prior
from analysis.topics.retrieval import likeness_of_shares, reciprocal_ranks, split_units
from analysis.topics.threads import one_thread
from analysis.topics.units import JointUnits, joint_units
from workflow.study_files import read_codebook, read_stopwords

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

CHAINS = 10


class Polylingual:
    """The polylingual model with several chains; texts are compared in every chain."""

    def __init__(
        self,
        topics: int,
        alpha: float,
        seed: int,
        chains: int = CHAINS,
        prior: dict[str, Floats] | None = None,
    ) -> None:
        self.model = PolylingualTopicModel(
            topics, alpha=alpha, random_state=seed, n_chains=chains, prior=prior
        )

    def fit(self, X: Any) -> Self:  # noqa: N803
        self.model.fit(X)
        return self

    def transform(self, X: Any) -> Floats:  # noqa: N803
        return self.model.transform_by_chain(X)

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return likeness_of_shares(rows, others)


class MeanShares(Polylingual):
    """The same, compared by the mean shares of the chains."""

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return likeness_of_shares(rows.mean(axis=0)[None], others.mean(axis=0)[None])


def read_units(folder: Path) -> JointUnits:
    def read(name: str) -> pl.DataFrame:
        return pl.read_parquet(folder / f"{name}.parquet")

    return joint_units(
        read("alignment/units"),
        read("corpus/tokens"),
        read("corpus/paragraphs"),
        read("corpus/articles").filter(section="articles"),
        read_stopwords("config/stopwords/en.txt", "config/stopwords/zh.txt"),
    )


def models(units: JointUnits, topics: int, alpha: float) -> dict[str, Callable[[int], CrossLingual]]:
    seeds = [words for _, words in frame_seeds(read_codebook("config/codebook.yaml", Path()))]
    prior = seeded_prior(units.words, seeds, topics, 20)
    return {
        f"polylingual, {CHAINS} chains": lambda seed: Polylingual(topics, alpha, seed),
        "polylingual, mean shares": lambda seed: MeanShares(topics, alpha, seed),
        "polylingual, 1 chain": lambda seed: Polylingual(topics, alpha, seed, 1),
        "polylingual, seeded": lambda seed: Polylingual(topics, alpha, seed, CHAINS, prior),
        "gensim LDA, joint bag": lambda seed: GensimLda(topics, seed),
        "scikit-learn LDA, joint bag": lambda seed: SklearnLda(topics, seed),
        "scikit-learn NMF, joint": lambda seed: JointNmf(topics, seed),
        "gensim LDA, matched": lambda seed: MatchedLanguages(GensimLda, topics, seed),
        "scikit-learn NMF, matched": lambda seed: MatchedLanguages(JointNmf, topics, seed),
        "cross-lingual LSA": lambda seed: Lsa(topics, seed),
        "cross-lingual LSA, full rank": lambda seed: Lsa(10_000, seed),
        "similarity to training pairs": lambda seed: TrainingPairs(topics, seed),
    }


def retrieve(model: CrossLingual, units: JointUnits, training: Rows, testing: Rows) -> float:
    """Mean reciprocal rank of the Chinese side of the held-out units."""
    model.fit(units.take(training))
    held = units.take(testing)
    sides = [model.transform({language: held[language]}) for language in ("en", "zh")]
    return float(reciprocal_ranks(model.likeness(*sides)).mean())


def article_splits(units: JointUnits) -> list[tuple[Rows, Rows]]:
    """All units of the other articles, and the complete units of one."""
    article = units.places.select(pl.struct("issue", "article").rank("dense")).to_series().to_numpy()
    complete = units.complete()
    return [
        (np.flatnonzero(article != one), complete[article[complete] == one])
        for one in np.unique(article[complete])
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("tables", type=Path, help="folder of a study's tables")
    parser.add_argument("--topics", type=int, default=40)
    parser.add_argument("--alpha", type=float, default=0.25, help="prior count of a topic in a unit")
    parser.add_argument("--seeds", type=int, default=5, help="random splits")
    parser.add_argument("--training", type=int, default=80, help="paragraphs that are fitted")
    parser.add_argument("--testing", type=int, default=40, help="paragraphs that are held out")
    options = parser.parse_args(arguments)
    units = read_units(options.tables)
    complete = units.complete()
    splits = [split_units(complete, options.training, options.testing, seed) for seed in range(options.seeds)]
    articles = article_splits(units)
    print(
        f"{len(complete)} units with both versions, {options.topics} topics, alpha {options.alpha:g}; "
        "mean reciprocal rank:"
    )
    print(f"{'':30} paragraphs    (sd)   articles   CPU s a fit")
    with one_thread():
        for name, make in models(units, options.topics, options.alpha).items():
            started = time.process_time()
            found = [retrieve(make(seed), units, *split) for seed, split in enumerate(splits)]
            spent = (time.process_time() - started) / len(splits)
            whole = [retrieve(make(seed), units, *split) for seed, split in enumerate(articles)]
            weights = [len(testing) for _, testing in articles]
            print(
                f"{name:30} {np.mean(found):10.3f}  ({np.std(found):.3f})  {np.average(whole, weights=weights):9.3f}"
                f"   {spent:6.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
