"""Measures of association: how much more often two things occur together than apart.

Most functions take the signature of a fourfold table, as numbers or arrays that broadcast: ``both`` is how
often the two occur together (O₁₁), ``first`` and ``second`` how often each of them occurs (the sums R₁ and
C₁), ``total`` the number of all observations (N). Expected is E₁₁ = R₁ C₁ / N. They return arrays.

None of them is a test: words are not independent draws. They rank and describe.

Source of the notation: Evert, S. (2008). Corpora and collocations. In A. Lüdeling & M. Kytö (eds.), Corpus
Linguistics: An International Handbook, vol. 2, 1212-1248. Mouton de Gruyter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.keyness_measures import log_likelihood_four_cell

Numbers = NDArray[np.float64]

HALDANE = 0.5  # what is added to each cell of a fourfold table before an odds ratio


def expected_count(first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """How often two things would occur together by chance: ``first * second / total``."""
    a, b, n = _numbers(first, second, total)
    return np.asarray(a * b / n)


def log_dice(both: ArrayLike, first: ArrayLike, second: ArrayLike) -> Numbers:
    """logDice: 14 plus the binary logarithm of Dice's coefficient, ``14 + log2(2 both / (first + second))``.

    It does not depend on the size of the corpus. One more is twice as close; 14 is a pair that never occurs
    apart; below 0 there is less than one joint occurrence in 16,000. The logarithm is binary: programs that
    take the natural one print other numbers. Minus infinity where the two never occur together.

    Source: Rychlý, P. (2008). A lexicographer-friendly association score. In P. Sojka & A. Horák (eds.),
    Proceedings of Recent Advances in Slavonic Natural Language Processing, RASLAN 2008, 6-9.
    """
    o, a, b = _numbers(both, first, second)
    with np.errstate(divide="ignore"):
        return np.asarray(14 + np.log2(2 * o / (a + b)))


def mutual_information_log2(
    both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike
) -> Numbers:
    """Pointwise mutual information in bits, ``log2(O / E)``; minus infinity for no joint occurrence.

    AntConc, NLTK and Sketch Engine take the binary logarithm too; the UCS toolkit and association-measures
    take the common one (log10). It favours rare words.

    Source: Church, K. W., & Hanks, P. (1990). Word association norms, mutual information, and lexicography.
    Computational Linguistics 16(1), 22-29.
    """
    o, e = _observed_expected(both, first, second, total)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(o / e))


def mutual_information_cubed(
    both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike
) -> Numbers:
    """MI3, ``log2(O³ / E)``: mutual information that favours frequent pairs; minus infinity for none.

    Source: Daille, B. (1994). Approche mixte pour l'extraction automatique de terminologie: statistiques
    lexicales et filtres linguistiques. Thèse, Université Paris 7; cited by Evert (2008).
    """
    o, e = _observed_expected(both, first, second, total)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(o**3 / e))


def t_score(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """``(O - E) / sqrt(O)``; minus infinity for no joint occurrence. It favours frequent words.

    Source: Church, K., Gale, W., Hanks, P., & Hindle, D. (1991). Using statistics in lexical analysis. In
    U. Zernik (ed.), Lexical Acquisition, 115-164. Erlbaum.
    """
    o, e = _observed_expected(both, first, second, total)
    with np.errstate(divide="ignore"):
        return np.asarray((o - e) / np.sqrt(o))


def z_score(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """``(O - E) / sqrt(E)``, without Yates' correction.

    Source: Berry-Rogghe, G. L. M. (1973). The computation of collocations and their relevance in lexical
    studies. In A. J. Aitken et al. (eds.), The Computer and Literary Studies, 103-112; in the simple form of
    Evert (2008), whose denominator is the square root of E.
    """
    o, e = _observed_expected(both, first, second, total)
    return np.asarray((o - e) / np.sqrt(e))


def log_likelihood(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """G² over all four cells, negative where the two occur together less often than by chance.

    The same as :func:`analysis.statistics.keyness_measures.log_likelihood_four_cell` of the second thing,
    counted where the first is and where it is not.

    Source: Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
    Linguistics 19(1), 61-74.
    """
    o, a, b, n = _numbers(both, first, second, total)
    return log_likelihood_four_cell(o, b - o, a, n - a)


def simple_log_likelihood(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """simple-ll, ``2 (O ln(O / E) - (O - E))``, negative where O is below E: G² of the one cell.

    Source: Evert (2008), section 4.
    """
    o, e = _observed_expected(both, first, second, total)
    ratio = np.divide(o, e, out=np.ones(np.broadcast(o, e).shape), where=o > 0)
    value = 2 * (o * np.log(ratio) - (o - e))
    # rounding can leave a tiny negative value where O is E
    return np.asarray(np.where(o < e, -1.0, 1.0) * np.maximum(value, 0.0))


def log_odds_ratio(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Numbers:
    """Natural logarithm of the odds ratio of a fourfold table, half an observation added to each cell.

    ``ln((O11 + ½)(O22 + ½) / ((O12 + ½)(O21 + ½)))``, named after Haldane and Anscombe. 0 is no association;
    it is finite for every table.

    Source: Haldane, J. B. S. (1956). The estimation and significance of the logarithm of a ratio of
    frequencies. Annals of Human Genetics 20(4), 309-311; Anscombe, F. J. (1956). On estimating binomial
    response relations. Biometrika 43(3/4), 461-464.
    """
    o, a, b, n = _numbers(both, first, second, total)
    cells = (o, a - o, b - o, n - a - b + o)
    with_both, first_only, second_only, neither = (np.log(cell + HALDANE) for cell in cells)
    return np.asarray(with_both + neither - first_only - second_only)


def _observed_expected(
    both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike
) -> tuple[Numbers, Numbers]:
    return np.asarray(both, dtype=np.float64), expected_count(first, second, total)


def _numbers(*values: ArrayLike) -> tuple[Numbers, ...]:
    return tuple(np.asarray(value, dtype=np.float64) for value in values)
