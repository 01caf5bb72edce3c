"""Whether a group of articles differs from the others in a word: articles are exchanged between groups.

The article is what is independent, if anything is; words and paragraphs are not. So the group is compared with every
other choice of as many articles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

WORDS_AT_ONCE = 500  # keeps what is compared within the cache
ROUNDING = 1e-9


def article_choices(
    articles: int, size: int, most: int, generator: np.random.Generator
) -> tuple[Numbers, bool]:
    """Choices of ``size`` of the articles: all there are, or ``most`` of them drawn at random.

    Returns:
        ``(choices, exact)``: 1 for an article that is chosen and 0 for another, shape ``(choices, articles)``;
        whether they are all.
    """
    number = math.comb(articles, size)
    exact = number <= most
    if exact:
        chosen = np.array(list(combinations(range(articles), size)), dtype=np.int64)
    else:
        order = generator.random((most, articles))
        chosen = np.argpartition(order, size - 1, axis=1)[:, :size]
    choices = np.zeros((len(chosen), articles))
    np.put_along_axis(choices, chosen, 1.0, axis=1)
    return choices, exact


def smallest_p(articles: int, size: int, most: int) -> float:
    """The smallest p that :func:`permutation_p` can give for a group of ``size`` articles.

    One over the number of choices; two over it where the group is half of the articles, because then the rest
    differs as much as the group.
    """
    number = math.comb(articles, size)
    if number > most:
        return 1 / (most + 1)
    return (2 if 2 * size == articles else 1) / number


def permutation_p(
    counts: NDArray[np.number],
    sizes: NDArray[np.number],
    groups: Sequence[Sequence[int]],
    most: int,
    generator: np.random.Generator,
) -> Numbers:
    """Two-sided p of each word in each group, from exchanging articles.

    The statistic of a choice of articles is ``|Σ (r - mean r)|`` over them, with the residual
    ``r = (c - e) / √(e + φ e²)`` of an article with count c, where e is the count expected if all articles had the
    same rate and ``φ = max(0, Σ ((c - e)² - e) / Σ e²)`` says how far they differ beyond chance, over all articles.
    Residuals then have nearly the same variance in short and in long articles, so that a group of long articles is
    not called different for its length. p is the share of choices whose statistic is at least that of the group; if
    choices are drawn, the group itself is added to them.

    Under the hypothesis that articles are exchangeable, p ≤ α happens in at most a share α of the cases, however
    the words cluster within an article. Few articles make few choices: see :func:`smallest_p`.

    Args:
        counts: counts of each word in each article, shape ``(articles, words)``.
        sizes: tokens of each article, shape ``(articles,)``.
        groups: for each group the numbers of its articles; at least 2, and at least 2 are left.
        most: up to how many choices all are taken; otherwise so many are drawn.
        generator: where chance comes from.

    Returns:
        p of shape ``(groups, words)``; 1 for a word that occurs nowhere.

    Source: Fisher, R. A. (1935). The design of experiments, section 21; Phipson, B., & Smyth, G. K. (2010).
    Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology
    9(1), 39; texts as what is sampled: Lijffijt, J., et al. (2016). Significance testing of word frequencies
    in corpora. Digital Scholarship in the Humanities 31(2), 374-397.
    """
    articles, words = counts.shape
    found = np.ones((len(groups), words))
    for size in sorted({len(group) for group in groups}):
        choices, exact = article_choices(articles, size, most, generator)
        own = [place for place, group in enumerate(groups) if len(group) == size]
        members = np.zeros((len(own), articles))
        for row, place in enumerate(own):
            members[row, list(groups[place])] = 1
        for start in range(0, words, WORDS_AT_ONCE):
            part = slice(start, start + WORDS_AT_ONCE)
            residuals = _residuals(counts[:, part], sizes)
            drawn = np.abs(residuals.T @ choices.T)
            observed = np.abs(members @ residuals)
            # the same sum in another order may differ in its last digits
            least = observed * (1 - ROUNDING) - ROUNDING
            for row, place in enumerate(own):
                as_large = np.count_nonzero(drawn >= least[row][:, None], axis=1)
                found[place, part] = (as_large if exact else as_large + 1) / (len(choices) + (not exact))
    return found


def _residuals(counts: NDArray[np.number], sizes: NDArray[np.number]) -> Numbers:
    lengths = np.asarray(sizes, dtype=np.float64)[:, None]
    expected = counts.sum(axis=0) * lengths / lengths.sum()
    differences = counts - expected
    beyond = np.maximum((differences**2 - expected).sum(axis=0), 0)
    squares = (expected**2).sum(axis=0)
    beyond = np.divide(beyond, squares, out=np.zeros_like(squares), where=squares > 0)
    spread = np.sqrt(expected + beyond * expected**2)
    residuals = np.divide(differences, spread, out=np.zeros(counts.shape), where=spread > 0)
    return np.asarray(residuals - residuals.mean(axis=0))
