"""The polylingual topic model as an estimator in the manner of scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Integral
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from analysis.topics.cells import Counts, check_counts
from analysis.topics.chains import Chain, Settings, average, run_chain
from analysis.topics.folding import fold_in

Floats = NDArray[np.float64]


class PolylingualTopicModel(ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Topics of aligned units: one topic share a unit, and for each topic a distribution over the words of each
    language (Mimno, Wallach, Naradowsky, Smith & McCallum 2009), by collapsed variational Bayes (CVB0; Asuncion,
    Welling, Smyth & Teh 2009).

    ``X`` is everywhere a mapping of languages to matrices of counts, units × words, SciPy's sparse or dense, with
    the same units in the same rows. A unit that has no text in a language is a row of zeros there. Any number
    of languages; with one, this is latent Dirichlet allocation. Counts may be fractions.

    The result depends on ``X``, the parameters and ``random_state`` alone, not on cores or threads.

    Args:
        n_components: topics; may be more than there are units.
        alpha: prior count of a topic in a unit: one number, or one of each topic.
        learn_alpha: whether the prior is learned, starting from ``alpha`` (see :func:`~.priors.learn_alpha`).
        beta: prior count of a word in a topic.
        prior: counts to add to ``beta`` by language, topics × words; draws words into topics. Topics
            with such a prior keep their place and are never matched away (see :func:`~.priors.seeded_prior`).
        n_chains: fits from different random starts. Topics are matched to those of the fit with the highest
            likelihood, and averaged.
        surplus: times as many topics as wanted in the first half of a fit; then the most alike are merged.
            Seeded models have no surplus.
        n_iter: at most so many sweeps over the units.
        tol: a fit ends when a sweep moves less than this share of the words (from 0 to 2), in its second half.
        n_fold_in: updates of a unit in ``transform``.
        random_state: of the starts: a whole number from 0.
        n_jobs: chains that are fitted at the same time; changes nothing else.

    Attributes:
        languages_: names of the languages, sorted.
        components_: by language, topics × words: the probability of each word in each topic; rows sum to 1.
            Without ``prior`` topics are in the order of falling mean share; with it seeded ones come in their own
            order, then the others.
        shares_: topic shares of the units that were fitted, units × topics; rows sum to 1.
        alpha_: prior count of each topic.
        chains_: the single fits, with topics in the order of ``components_``.
        recurrence_: of each topic, the mean similarity (cosine) of its match in the chains other than the best;
            empty (NaN) with one chain.
        log_likelihood_: mean log probability of a word in the best chain.

    Example:
        >>> import numpy as np
        >>> X = {"en": np.array([[3, 0], [0, 2], [4, 0]]), "zh": np.array([[2, 0], [0, 5], [0, 0]])}
        >>> model = PolylingualTopicModel(n_components=2, alpha=0.1, random_state=1).fit(X)
        >>> model.transform({"zh": np.array([[9, 0]])}).round(1)
        array([[1., 0.]])
    """

    def __init__(
        self,
        n_components: int = 20,
        *,
        alpha: float | Floats = 0.1,
        learn_alpha: bool = False,
        beta: float = 0.01,
        prior: Mapping[str, Floats] | None = None,
        n_chains: int = 1,
        surplus: float = 1.5,
        n_iter: int = 100,
        tol: float = 1e-3,
        n_fold_in: int = 50,
        random_state: int = 0,
        n_jobs: int = 1,
    ) -> None:
        self.n_components = n_components
        self.alpha = alpha
        self.learn_alpha = learn_alpha
        self.beta = beta
        self.prior = prior
        self.n_chains = n_chains
        self.surplus = surplus
        self.n_iter = n_iter
        self.tol = tol
        self.n_fold_in = n_fold_in
        self.random_state = random_state
        self.n_jobs = n_jobs

    def fit(self, X: Mapping[str, Any], y: object = None) -> Self:  # noqa: N803
        """Fit the model.

        Raises:
            ValueError: a parameter or a count is out of bounds (see :func:`~.cells.check_counts`), or there is no
                text at all.
        """
        from joblib import Parallel, delayed

        counts = check_counts(X)
        settings = self._settings(counts)
        if not any(matrix.nnz for matrix in counts.values()):
            raise ValueError("X has no text: all counts are 0.")
        matrices = list(counts.values())
        chains = Parallel(n_jobs=self.n_jobs, prefer="threads")(
            delayed(run_chain)(
                matrices, settings, np.random.Generator(np.random.PCG64([self.random_state, place]))
            )
            for place in range(self.n_chains)
        )
        seeded = _seeded(settings)
        mean, matches, similarity = average(chains, seeded)
        order = _order(mean.shares, seeded)
        self.languages_ = list(counts)
        self.components_ = {
            language: topics[order] for language, topics in zip(counts, mean.topics, strict=True)
        }
        self.shares_ = mean.shares[:, order]
        self.alpha_ = mean.alpha[order]
        self.chains_ = [_reorder(chain, match[order]) for chain, match in zip(chains, matches, strict=True)]
        best = int(np.argmax([chain.log_likelihood for chain in chains]))
        others = np.delete(similarity[:, order], best, axis=0)
        self.recurrence_ = others.mean(axis=0) if len(others) else np.full(self.n_components, np.nan)
        self.log_likelihood_ = mean.log_likelihood
        self._n_features_out = self.n_components
        return self

    def fit_transform(self, X: Mapping[str, Any], y: object = None, **parameters: object) -> Floats:  # noqa: N803
        """Fit the model and return ``shares_``.

        They differ a little from ``transform(X)``, which fits no topics anew.
        """
        return self.fit(X).shares_

    def transform(self, X: Mapping[str, Any]) -> Floats:  # noqa: N803
        """Topic shares of units, in any of the languages: units × topics, the mean over the chains.

        Raises:
            ValueError: a language is unknown, has another number of words than was fitted, or a count is negative
                or no number.
            sklearn.exceptions.NotFittedError: the model is not fitted.
        """
        return np.asarray(self.transform_by_chain(X).mean(axis=0))

    def transform_by_chain(self, X: Mapping[str, Any]) -> Floats:  # noqa: N803
        """Topic shares of units in each chain: chains × units × topics, see :meth:`transform`.

        Units are best compared in all chains at once: where the topics of chains differ, each chain sees another
        likeness.
        """
        check_is_fitted(self, "components_")
        widths = {language: topics.shape[1] for language, topics in self.components_.items()}
        counts = list(check_counts(X, widths).values())
        return np.stack(
            [fold_in(counts, chain.topics, chain.alpha, self.n_fold_in) for chain in self.chains_]
        )

    def _settings(self, counts: Mapping[str, Counts]) -> Settings:
        for name, least in (("n_components", 1), ("n_chains", 1), ("n_iter", 2), ("n_fold_in", 1)):
            value = getattr(self, name)
            if not isinstance(value, Integral) or value < least:
                raise ValueError(f"{name} is {value!r}; it has to be a whole number, {least} or more.")
        if not isinstance(self.random_state, Integral) or self.random_state < 0:
            raise ValueError(f"random_state is {self.random_state!r}; it has to be a whole number from 0.")
        alpha = np.asarray(self.alpha, dtype=np.float64)
        if alpha.shape not in ((), (self.n_components,)) or not (np.isfinite(alpha) & (alpha > 0)).all():
            raise ValueError(
                f"alpha is {self.alpha!r}; it has to be above 0: a number, or one of each topic."
            )
        for name, low in (("beta", 0.0), ("tol", -1.0), ("surplus", 0.0)):
            if not low < getattr(self, name) < np.inf:
                raise ValueError(
                    f"{name} is {getattr(self, name)!r}, which is too small or no finite number."
                )
        return Settings(
            topics=int(self.n_components),
            alpha=np.broadcast_to(alpha, self.n_components).copy(),
            beta=self.beta,
            learn_alpha=self.learn_alpha,
            surplus=self.surplus,
            iterations=int(self.n_iter),
            tolerance=self.tol,
            prior=tuple(self._prior(language, matrix.shape[1]) for language, matrix in counts.items()),
        )

    def _prior(self, language: str, width: int) -> Floats | None:
        if self.prior is None or language not in self.prior:
            return None
        prior = np.asarray(self.prior[language], dtype=np.float64)
        if prior.shape != (self.n_components, width):
            raise ValueError(
                f"prior[{language!r}] has the shape {prior.shape}, not topics × words: "
                f"{(self.n_components, width)}."
            )
        if not np.isfinite(prior).all() or (prior < 0).any():
            raise ValueError(f"prior[{language!r}] has a number that is negative or not finite.")
        return prior


def _seeded(settings: Settings) -> list[int]:
    """Topics with a prior of their own."""
    found = np.zeros(settings.topics, dtype=bool)
    for prior in settings.prior:
        if prior is not None:
            found |= (prior > 0).any(axis=1)
    return np.flatnonzero(found).tolist()


def _order(shares: Floats, seeded: list[int]) -> NDArray[np.int64]:
    falling = np.argsort(-shares.mean(axis=0), kind="stable")
    return np.concatenate([np.array(seeded, dtype=np.int64), falling[~np.isin(falling, seeded)]])


def _reorder(chain: Chain, order: NDArray[np.int64]) -> Chain:
    return Chain(
        topics=tuple(topics[order] for topics in chain.topics),
        shares=chain.shares[:, order],
        alpha=chain.alpha[order],
        log_likelihood=chain.log_likelihood,
        sweeps=chain.sweeps,
        moved=chain.moved,
    )
