"""The topic model of a study: topics in both languages, fitted to its units or kept from another run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.tables.topics import MODEL
from analysis.topics.folding import fold_in
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.priors import seeded_prior
from analysis.topics.rounding import decimals, significant
from analysis.topics.stability import stability_of_halves, stability_without
from analysis.topics.units import JointUnits

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

FOLDS_IN = 30
SEED_WEIGHT = 20.0
SUM_TOLERANCE = 0.005  # written probabilities are rounded


@dataclass(frozen=True)
class FitSettings:
    """How models are fitted.

    Args:
        alpha, beta: prior counts of a topic in a unit, and of a word in a topic.
        seed: of the random starts.
        frames: seeded topics: of each its id and its words by language; none: topics are not seeded.
    """

    alpha: float
    beta: float
    seed: int
    frames: Sequence[tuple[str, Mapping[str, Sequence[str]]]] = ()

    def estimator(
        self,
        words: Mapping[str, Sequence[str]],
        number: int,
        chains: int = 1,
        seed: int | None = None,
        sweeps: int = 100,
    ) -> PolylingualTopicModel:
        """A polylingual model that is not fitted yet."""
        prior = (
            seeded_prior(words, [seeds for _, seeds in self.frames], number, SEED_WEIGHT)
            if self.frames
            else None
        )
        return PolylingualTopicModel(
            number,
            alpha=self.alpha,
            beta=self.beta,
            prior=prior,
            n_chains=chains,
            n_iter=sweeps,
            n_fold_in=FOLDS_IN,
            random_state=self.seed if seed is None else seed,
        )


@dataclass(frozen=True)
class TopicModel:
    """Topics that texts can be folded into.

    Args:
        words: by language the vocabulary. topics: by language topics × words, each row a distribution.
        alpha: prior count of each topic in a unit. seeds: of each topic the id of the frame it is seeded with.
    """

    words: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, Floats]
    alpha: Floats
    seeds: tuple[str | None, ...]

    @property
    def number(self) -> int:
        return len(self.alpha)

    def fold(self, counts: Mapping[str, Any]) -> Floats:
        """Shares of topics of units, in one language or several: units × topics.

        Args:
            counts: by language units × words of :attr:`words`. A language that is left out has no text.
        """
        from scipy.sparse import csr_array

        units = next(iter(counts.values())).shape[0]
        matrices, topics = [], []
        for language, own in sorted(self.topics.items()):
            if own.shape[1]:
                empty = csr_array((units, own.shape[1]))
                matrices.append(csr_array(counts.get(language, empty), dtype=np.float32))
                topics.append(own)
        if not matrices or not self.number:
            return np.zeros((units, self.number))
        return decimals(fold_in(matrices, topics, self.alpha, FOLDS_IN))

    def take(self, order: Places) -> TopicModel:
        """The model with its topics in another order."""
        return TopicModel(
            self.words,
            {language: topics[order] for language, topics in self.topics.items()},
            self.alpha[order],
            tuple(self.seeds[place] for place in order.tolist()),
        )

    def table(self) -> pl.DataFrame:
        """The table ``topics/model``."""
        frames = [
            pl.DataFrame(
                {
                    "language": [language] * len(words) * self.number,
                    "term": [word for word in words for _ in range(self.number)],
                    "topic": list(range(1, self.number + 1)) * len(words),
                    "probability": self.topics[language].T.ravel(),
                    "alpha": self.alpha.tolist() * len(words),
                    "seed": list(self.seeds) * len(words),
                },
                schema=MODEL.schema,
            )
            for language, words in sorted(self.words.items())
        ]
        return MODEL.check(pl.concat(frames))

    @classmethod
    def of_table(cls, table: pl.DataFrame, languages: Sequence[str]) -> TopicModel:
        """The model that a run wrote as ``topics/model``.

        Raises:
            ValueError: the table is not as a run writes it; the message says in what.
        """
        mistake = _mistake(table, languages)
        if mistake:
            raise ValueError(mistake)
        topics = table.select("topic", "alpha", "seed").unique("topic").sort("topic")
        words, found = {}, {}
        for language in sorted(languages):
            own = table.filter(pl.col("language") == language).sort("term", "topic")
            words[language] = tuple(own["term"].unique(maintain_order=True))
            found[language] = np.ascontiguousarray(
                own["probability"].to_numpy().reshape(len(words[language]), len(topics)).T
            )
        return cls(words, found, topics["alpha"].to_numpy(), tuple(topics["seed"]))


def _mistake(table: pl.DataFrame, languages: Sequence[str]) -> str | None:
    """What no run writes: someone has changed the table, or it was cut off."""
    others = table.filter(~pl.col("language").is_in(languages))["language"]
    if len(others):
        return f"it has the language “{others[0]}”; there are {' and '.join(languages)}"
    numbers = table["topic"].unique().sort().to_list()
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        return "its topics are not numbered from 1 without a gap"
    if table.select("topic", "alpha", "seed").n_unique() > len(numbers) or table["alpha"].min() <= 0:  # type: ignore[operator]
        return "a topic has several values of alpha or seed, or an alpha that is not above 0"
    if not table["probability"].is_between(0, 1).all():
        return "a probability does not lie between 0 and 1"
    words = table.group_by("language", "term", maintain_order=True).len().filter(pl.col("len") < len(numbers))
    if words.height:
        return f"the word “{words['term'][0]}” is not there for every topic"
    sums = table.group_by("language", "topic", maintain_order=True).agg(pl.col("probability").sum())
    wrong = sums.filter((pl.col("probability") - 1).abs() > SUM_TOLERANCE)
    if wrong.height:
        language, topic, found = wrong.row(0)
        return f"the probabilities of topic {topic} ({language}) make {found:.2f}, not 1"
    return None


@dataclass(frozen=True)
class Fitted:
    """A model, the shares of the units under it, and how far each topic recurs (nothing where that is unknown)."""

    model: TopicModel
    shares: Floats
    recurrence: Floats | None
    recurrence_without: Floats | None


def fit_model(
    units: JointUnits, number: int, chains: int, settings: FitSettings, parts: Sequence[Places]
) -> Fitted:
    """Fit the model of a study.

    Topics are the mean over chains, in the order of their seeds, then of falling share.

    Args:
        units: the units, at least one with a word. number: topics. chains: fits from different random starts.
        parts: rows of units without which topics are fitted again, see :func:`~.stability.stability_without`.
    """
    estimator = settings.estimator(units.words, number, chains).fit(units.counts)
    seeds = [frame for frame, _ in settings.frames]
    model = TopicModel(
        units.words,
        {language: significant(topics) for language, topics in estimator.components_.items()},
        significant(estimator.alpha_),
        (*seeds, *([None] * (number - len(seeds)))),
    )
    share = model.fold(units.counts).mean(axis=0)
    falling = np.argsort(-share, kind="stable")
    order = np.concatenate([np.arange(len(seeds)), falling[falling >= len(seeds)]])
    everything = np.arange(len(units.places))
    refits = [
        settings.estimator(units.words, number).fit(units.take(np.setdiff1d(everything, part)))
        for part in parts
    ]
    recurrence, without = stability_of_halves(estimator), stability_without(estimator, refits)
    return Fitted(
        model.take(order),
        model.take(order).fold(units.counts),
        None if recurrence is None else recurrence[order],
        None if without is None else without[order],
    )


def in_vocabulary(units: JointUnits, words: Mapping[str, tuple[str, ...]]) -> JointUnits:
    """Units with their counts in another vocabulary; words that it lacks are passed over, and units without others."""
    from scipy.sparse import csr_array

    counts = {}
    for language, vocabulary in words.items():
        places = {word: place for place, word in enumerate(vocabulary)}
        known = [(place, places[word]) for place, word in enumerate(units.words[language]) if word in places]
        mine = units.counts[language][:, [place for place, _ in known]].tocoo()
        columns = np.array([place for _, place in known], dtype=np.int64)[mine.coords[1]]
        counts[language] = csr_array(
            (mine.data, (mine.coords[0], columns)), shape=(len(units.places), len(vocabulary))
        )
    rows = np.flatnonzero(sum(np.asarray(matrix.sum(axis=1)).ravel() for matrix in counts.values()) > 0)
    kept = {language: matrix[rows] for language, matrix in counts.items()}
    return JointUnits(units.places[rows], dict(words), kept)
