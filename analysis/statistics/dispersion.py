"""Measures of dispersion: how evenly a word is spread over the parts of a corpus, or along it.

Measures over parts take ``counts``, the counts of a word in the parts, shape ``(..., parts)``, and ``sizes``, the
tokens of the parts, shape ``(parts,)``, each above 0; they return an array of the shape before the last axis. A word
that occurs nowhere has no dispersion: NaN. Three directions are in use, and each function names its own.

Source of the overview: Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International
Journal of Corpus Linguistics 13(4), 403-437; Sönning, L. (2023). tlda: tools for language data analysis.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def dispersion_range(counts: ArrayLike) -> NDArray[np.int64]:
    """Number of parts with the word."""
    return np.asarray((np.asarray(counts) > 0).sum(axis=-1))


def relative_range(counts: ArrayLike) -> Numbers:
    """Share of the parts with the word, 0 to 1; sizes do not count."""
    return np.asarray((np.asarray(counts) > 0).mean(axis=-1))


def population_deviation(counts: ArrayLike) -> Numbers:
    """Standard deviation of the counts, divisor n (population), in tokens; sizes do not count."""
    return np.asarray(np.asarray(counts, dtype=np.float64).std(axis=-1))


def variation_coefficient(counts: ArrayLike) -> Numbers:
    """Population standard deviation of the counts by their mean, from 0 (even) to √(n - 1)."""
    found = np.asarray(counts, dtype=np.float64)
    return _over(found.std(axis=-1), found.mean(axis=-1))


def juilland_d(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Juilland's D for parts of unequal size: 1 even, 0 all in one part.

        1 - VC / √(n - 1)        VC: of the relative frequencies c/s, population standard deviation

    With two parts or more; for a single part there is no value.

    Source: Juilland, A., Brodin, D., & Davidovitch, C. (1970). Frequency dictionary of French words. Mouton.
    """
    rates = _rates(counts, sizes)
    return np.asarray(1 - _over(rates.std(axis=-1), rates.mean(axis=-1)) / _root_of_others(rates.shape[-1]))


def rosengren_s(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Rosengren's S for parts of unequal size: 1 even, the share of the part if all is in one.

        (Σ √(s · c))² / f        s: shares of the sizes, c: counts, f: their sum

    Source: Rosengren, I. (1971). The quantitative concept of language and its relation to the structure of
    frequency dictionaries. Études de linguistique appliquée 1, 103-127.
    """
    found, shares = np.asarray(counts, dtype=np.float64), _shares(sizes)
    return _over(np.sqrt(found * shares).sum(axis=-1) ** 2, found.sum(axis=-1))


def carroll_d2(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Carroll's D2: entropy of the relative frequencies by that of an even spread; 1 even, 0 all in one part.

        -Σ r log2 r / log2 n        r: c/s, divided by the sum of c/s

    Source: Carroll, J. B. (1970). An alternative to Juilland's usage coefficient for lexical frequencies.
    Computer Studies in the Humanities and Verbal Behavior 3(2), 61-65.
    """
    rates = _rates(counts, sizes)
    shares = _over(rates, rates.sum(axis=-1, keepdims=True))
    entropy = -(shares * np.log2(shares, out=np.zeros_like(shares), where=shares > 0)).sum(axis=-1)
    parts = rates.shape[-1]
    return np.asarray(entropy / (np.log2(parts) if parts > 1 else np.nan))


def burch_da(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """DA: mean difference between the relative frequencies of two parts; 1 even, 0 all in one part.

        1 - (Σ_{i<j} |r_i - r_j| / (n (n - 1) / 2)) / (2 · mean r)        r: c/s

    Source: Burch, B., Egbert, J., & Biber, D. (2017). Measuring and interpreting lexical dispersion in corpus
    linguistics. Journal of Research Design and Statistics in Linguistics and Communication Science 3(2),
    189-216.
    """
    rates = np.sort(_rates(counts, sizes), axis=-1)
    parts = rates.shape[-1]
    # in order, the value at place i is the larger of i pairs and the smaller of the others
    differences = (rates * (2 * np.arange(parts) - parts + 1)).sum(axis=-1)
    pairs = parts * (parts - 1) / 2 if parts > 1 else np.nan
    return np.asarray(1 - _over(differences / pairs, 2 * rates.mean(axis=-1)))


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Gries' DP, the plain form of 2008: 0 even, near 1 all in one small part.

        ½ Σ |v - s|        v: shares of the word, s: shares of the sizes

    Some authors print 1 - DP, and Egbert, Burch & Biber (2020) another normalisation.

    Source: Gries (2008), as above.
    """
    found = np.asarray(counts, dtype=np.float64)
    shares = _over(found, found.sum(axis=-1, keepdims=True))
    return np.asarray(np.abs(shares - _shares(sizes)).sum(axis=-1) / 2)


def deviation_of_proportions_normalised(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Gries' DP by its largest value: 0 even, 1 all in the smallest part.

        DP / (1 - min s)

    For a single part there is no value.

    Source: Lijffijt, J., & Gries, S. Th. (2012). Correction to "Dispersions and adjusted frequencies in
    corpora". International Journal of Corpus Linguistics 17(1), 147-149.
    """
    most = 1 - _shares(sizes).min()
    return np.asarray(deviation_of_proportions(counts, sizes) / (most if most > 0 else np.nan))


def kullback_leibler(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Kullback-Leibler divergence of the word's shares from those of the sizes, in bits: 0 even, no upper end.

        Σ v log2(v / s)

    Source: Gries, S. Th. (2020). Analyzing dispersion. In M. Paquot & S. Th. Gries (Eds.), A practical
    handbook of corpus linguistics, 99-118. Springer.
    """
    found = np.asarray(counts, dtype=np.float64)
    shares = _over(found, found.sum(axis=-1, keepdims=True))
    expected = np.broadcast_to(_shares(sizes), shares.shape)
    ratio = np.divide(shares, expected, out=np.ones_like(shares), where=shares > 0)
    return np.asarray(np.where(np.isnan(shares), np.nan, shares * np.log2(ratio)).sum(axis=-1))


def kullback_leibler_normalised(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Divergence turned into an evenness: 1 even, towards 0 the more clumped ("o2p": odds to probability).

        1 / (1 + KLD)        KLD in bits

    Source: Gries (2024), Frequency, dispersion, association, and keyness. Benjamins; tlda, ``disp_DKL`` with
    standardization "o2p".
    """
    return np.asarray(1 / (1 + kullback_leibler(counts, sizes)))


def average_reduced_frequency(
    word: NDArray[np.integer], position: NDArray[np.integer], size: int, words: int
) -> Numbers:
    """ARF of each word: its frequency, reduced where its occurrences stand close together.

        (1/v) Σ min(d, v)        v = N/f, d: tokens from an occurrence to the next, the last to the first

    An even spread leaves the frequency; all in one clump makes it about 1.

    Args:
        word: for each occurrence the number of its word.
        position: for each occurrence its place in the corpus, from 0, no two of a word the same.
        size: tokens of the corpus, N.
        words: how many words there are.

    Returns:
        ARF in tokens, shape ``(words,)``; 0 for a word that does not occur.

    Source: Savický, P., & Hlaváčová, J. (2002). Measures of word commonness. Journal of Quantitative
    Linguistics 9(3), 215-231; the cyclic form of Sketch Engine.
    """
    order = np.lexsort((position, word))
    owner, place = word[order], position[order]
    frequency = np.bincount(owner, minlength=words)
    if not len(owner):
        return np.zeros(words)
    first = np.concatenate(([True], owner[1:] != owner[:-1]))
    starts = np.flatnonzero(first)
    distance = np.empty(len(place), dtype=np.float64)
    distance[1:] = place[1:] - place[:-1]
    lasts = np.append(starts[1:], len(place)) - 1
    distance[starts] = place[starts] + size - place[lasts]
    step = size / frequency[owner]
    return np.asarray(np.bincount(owner, np.minimum(distance, step) / step, minlength=words))


def _shares(sizes: ArrayLike) -> Numbers:
    tokens = np.asarray(sizes, dtype=np.float64)
    return np.asarray(tokens / tokens.sum())


def _rates(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    return np.asarray(np.asarray(counts, dtype=np.float64) / np.asarray(sizes, dtype=np.float64))


def _over(dividend: Numbers, divisor: Numbers) -> Numbers:
    shape = np.broadcast(dividend, divisor).shape
    return np.divide(dividend, divisor, out=np.full(shape, np.nan), where=divisor > 0)


def _root_of_others(parts: int) -> float:
    return float(np.sqrt(parts - 1)) if parts > 1 else np.nan
