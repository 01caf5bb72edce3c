"""Other models that put both versions of a unit into one space: what the polylingual topic model is measured against.

All have ``fit(X)`` and ``transform(X)`` as :class:`~analysis.topics.polylingual.PolylingualTopicModel` does (``X``
by language, units × words), and ``likeness``, which compares rows of ``transform``. Topic models also have
``components_`` by language. ``transform`` takes a text in one language alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cells import check_counts
from analysis.topics.lda import train_lda
from analysis.topics.retrieval import centred_cosine, cosine, likeness_of_shares

Floats = NDArray[np.float64]
Texts = Mapping[str, Any]


class CrossLingual(Protocol):
    """What every baseline can do."""

    def fit(self, X: Texts) -> Self: ...  # noqa: N803

    def transform(self, X: Texts) -> Floats: ...  # noqa: N803

    def likeness(self, rows: Floats, others: Floats) -> Floats: ...


class JointBag:
    """A model that sees one bag with the words of all languages. A missing language is an absence of words."""

    def __init__(self, topics: int, seed: int) -> None:
        self.topics = topics
        self.seed = seed

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return likeness_of_shares(rows[None], others[None])

    def _open(self, X: Texts) -> Any:  # noqa: N803
        """Take note of the words of each language, and join the counts."""
        self.widths_ = {language: matrix.shape[1] for language, matrix in check_counts(X).items()}
        return self._join(X)

    def _join(self, X: Texts) -> Any:  # noqa: N803
        from scipy.sparse import hstack

        return hstack(list(check_counts(X, self.widths_).values()), format="csr", dtype=np.float64)

    def _split(self, topics: Floats) -> dict[str, Floats]:
        """The topics in each language: rows sum to 1 in each (0 where a topic has no word of the language)."""
        ends = np.cumsum(list(self.widths_.values()))[:-1]
        parts = zip(self.widths_, np.split(topics, ends, axis=1), strict=True)
        return {language: _rows_to_one(part) for language, part in parts}


class GensimLda(JointBag):
    """gensim's LDA of the joint bag, see :func:`~analysis.topics.lda.train_lda`."""

    def __init__(self, topics: int, seed: int, passes: int = 50) -> None:
        super().__init__(topics, seed)
        self.passes = passes

    def fit(self, X: Texts) -> Self:  # noqa: N803
        joint = self._open(X)
        words = [str(place) for place in range(joint.shape[1])]
        bags = [bag for bag in _bags(joint) if bag]
        self._model = train_lda(bags, words, self.topics, self.passes, self.seed)
        self.components_ = self._split(np.asarray(self._model.get_topics()))
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        bags = _bags(self._join(X))
        full = [place for place, bag in enumerate(bags) if bag]
        shares = np.full((len(bags), self.topics), 1 / self.topics)
        if full:
            gamma, _ = self._model.inference([bags[place] for place in full])
            shares[full] = _rows_to_one(gamma)
        return shares


class SklearnLda(JointBag):
    """scikit-learn's LDA of the joint bag, in batches of all units."""

    def __init__(self, topics: int, seed: int, passes: int = 50) -> None:
        super().__init__(topics, seed)
        self.passes = passes

    def fit(self, X: Texts) -> Self:  # noqa: N803
        from sklearn.decomposition import LatentDirichletAllocation

        self._model = LatentDirichletAllocation(self.topics, max_iter=self.passes, random_state=self.seed)
        self._model.fit(self._open(X))
        self.components_ = self._split(self._model.components_)
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        return np.asarray(self._model.transform(self._join(X)))


class Weighted(JointBag):
    """A model of tf-idf weights (1 + ln of the count, smoothed inverse document frequency): each language's have
    length 1 in a unit, so that both count alike.
    """

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return centred_cosine(rows, others)

    def _open(self, X: Texts) -> Any:  # noqa: N803
        from sklearn.feature_extraction.text import TfidfTransformer

        counts = check_counts(X)
        self.widths_ = {language: matrix.shape[1] for language, matrix in counts.items()}
        self._weights = {
            language: TfidfTransformer(sublinear_tf=True).fit(matrix) for language, matrix in counts.items()
        }
        return self._join(X)

    def _join(self, X: Texts) -> Any:  # noqa: N803
        from scipy.sparse import hstack

        return hstack(list(self._weigh(X).values()), format="csr", dtype=np.float64)

    def _weigh(self, X: Texts) -> dict[str, Any]:  # noqa: N803
        counts = check_counts(X, self.widths_)
        return {
            language: self._weights[language].transform(matrix.astype(np.float64))
            for language, matrix in counts.items()
        }


class JointNmf(Weighted):
    """scikit-learn's non-negative matrix factorisation of the joint weights."""

    def fit(self, X: Texts) -> Self:  # noqa: N803
        from sklearn.decomposition import NMF

        joint = self._open(X)
        number = min(self.topics, *joint.shape)
        self._model = NMF(number, init="nndsvda", max_iter=1000, random_state=self.seed).fit(joint)
        self.components_ = self._split(self._model.components_)
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        loads = self._model.transform(self._join(X)) * self._model.components_.sum(axis=1)
        return _rows_to_one(loads)


class Lsa(Weighted):
    """Cross-lingual latent semantic analysis: the truncated singular value decomposition of the joint weights, and
    folding in by the words of one language (Dumais, Letsche, Littman & Landauer 1997).
    """

    def fit(self, X: Texts) -> Self:  # noqa: N803
        from sklearn.decomposition import TruncatedSVD

        joint = self._open(X)
        number = min(self.topics, joint.shape[0], joint.shape[1] - 1)
        self._model = TruncatedSVD(number, random_state=self.seed).fit(joint)
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        return np.asarray(self._model.transform(self._join(X)))


class TrainingPairs(Weighted):
    """No model: a text is its similarities (cosine of tf-idf weights) to the training units in its language, the sum
    over its languages (Explicit Semantic Analysis on the pairs themselves; Potthast, Stein & Anderka 2008).
    """

    def fit(self, X: Texts) -> Self:  # noqa: N803
        self._open(X)
        self._units = self._weigh(X)
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        weights = self._weigh(X)
        sums = sum((matrix @ self._units[language].T).toarray() for language, matrix in weights.items())
        return np.asarray(sums)


class MatchedLanguages:
    """A model of each language by itself; topics are matched afterwards by their shares in the training units.

    Args:
        model: makes the model of one language, from topics and seed.
    """

    def __init__(self, model: Callable[[int, int], JointBag], topics: int, seed: int) -> None:
        self.model = model
        self.topics = topics
        self.seed = seed

    def fit(self, X: Texts) -> Self:  # noqa: N803
        from scipy.optimize import linear_sum_assignment

        self._models: dict[str, Any] = {
            language: self.model(self.topics, self.seed).fit({language: counts})  # type: ignore[attr-defined]
            for language, counts in sorted(X.items())
        }
        shares = {
            language: self._models[language].transform({language: X[language]}) for language in self._models
        }
        first = next(iter(shares))
        self._places = {}
        for language, mine in shares.items():
            centred = [rows - rows.mean(axis=0) for rows in (shares[first], mine)]
            self._places[language] = linear_sum_assignment(
                cosine(centred[0].T.copy(), centred[1].T.copy()), maximize=True
            )[1]
        self.components_ = {
            language: model.components_[language][self._places[language]]
            for language, model in self._models.items()
        }
        return self

    def transform(self, X: Texts) -> Floats:  # noqa: N803
        """The mean of the shares in the languages of ``X``; matched topics have one column."""
        found = [
            self._models[language].transform({language: counts})[:, self._places[language]]
            for language, counts in sorted(X.items())
        ]
        return np.asarray(np.mean(found, axis=0))

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return next(iter(self._models.values())).likeness(rows, others)


def _rows_to_one(rows: Floats) -> Floats:
    sums = rows.sum(axis=1, keepdims=True)
    return np.asarray(rows / np.where(sums > 0, sums, 1))


def _bags(joint: Any) -> list[list[tuple[int, int]]]:
    cells = list(zip(joint.indices.tolist(), joint.data.astype(np.int64).tolist(), strict=True))
    ends = joint.indptr.tolist()
    return [cells[start:end] for start, end in pairwise(ends)]
