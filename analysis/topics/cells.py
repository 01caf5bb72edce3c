"""The words of units in any number of languages, as counts that are not zero, cut into blocks of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = Any  # scipy.sparse.csr_array of float32: units × words

# Numbers (cells × topics) that are worked on at a time: few enough to stay in a processor's cache.
WORKED_ON = 400_000


@dataclass(frozen=True)
class Block:
    """The cells (distinct words) of a run of units in one language.

    Args:
        language: place of the language. units: the run. sizes: cells of each unit. words: the distinct words of
        the block, places in the vocabulary. word: place in ``words`` of each cell.
        by_unit: units × cells, by_word: words × cells, both with the counts: their products with an array of
        cells × topics are the expected counts of topics by unit and by word.
    """

    language: int
    units: slice
    sizes: NDArray[np.int64]
    words: NDArray[np.int64]
    word: NDArray[np.int32]
    by_unit: Any
    by_word: Any

    @property
    def counts(self) -> NDArray[np.float32]:
        return self.by_unit.data

    def of_cells(self, of_words: NDArray[Any]) -> NDArray[Any]:
        """Rows of an array of words × topics for each cell, as a copy."""
        # A tenth of the time of indexing with arrays.
        return np.take(np.take(of_words, self.words, axis=0), self.word, axis=0)


def row_sums(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums of rows, as a column. Along rows as short as topics are, np.sum takes several times as long."""
    return np.einsum("ck->c", shares)[:, None]


def cut(counts: Sequence[Counts], topics: int) -> list[Block]:
    """Cut counts into blocks of consecutive units, language by language, for a model of so many topics.

    The cut depends on the counts and ``topics`` only, so sums over blocks are always taken in the same order.
    """
    return [
        _block(language, matrix, first, last)
        for language, matrix in enumerate(counts)
        for first, last in _runs(matrix.indptr, max(WORKED_ON // topics, 1))
    ]


def _runs(ends: NDArray[np.int64], cells: int) -> Iterator[tuple[int, int]]:
    """Runs of units of about so many cells (a unit is never cut); runs without a cell are passed over."""
    first, units = 0, len(ends) - 1
    while first < units:
        fitting = int(np.searchsorted(ends, ends[first] + cells, side="right")) - 1
        last = min(max(fitting, first + 1), units)
        if ends[last] > ends[first]:
            yield first, last
        first = last


def _block(language: int, matrix: Counts, first: int, last: int) -> Block:
    from scipy.sparse import csc_array, csr_array

    start, stop = int(matrix.indptr[first]), int(matrix.indptr[last])
    counts, places = matrix.data[start:stop], np.arange(stop - start + 1, dtype=np.int32)
    ends = matrix.indptr[first : last + 1] - start
    words, inverse = np.unique(matrix.indices[start:stop], return_inverse=True)
    word: NDArray[np.int32] = inverse.astype(np.int32)
    return Block(
        language=language,
        units=slice(first, last),
        sizes=np.diff(ends),
        words=words,
        word=word,
        by_unit=csr_array((counts, places[:-1], ends), shape=(last - first, len(counts))),
        by_word=csc_array((counts, word, places), shape=(len(words), len(counts))),
    )


def check_counts(counts: Mapping[str, Any], widths: Mapping[str, int] | None = None) -> dict[str, Counts]:
    """Bring counts into one form: sorted rows of float32 without explicit zeros, languages in order of name.

    Args:
        counts: by language, units × words; SciPy's sparse arrays or matrices, or dense arrays. A unit without a
        language is a row of zeros. Counts may be fractions (weights).
        widths: the words that each language has to have. A language that ``counts`` leaves out has no text.

    Raises:
        ValueError: there is no language, the languages have different numbers of units, a language is unknown
            or has another number of words than in ``widths``, or a count is negative or no number.
    """
    from scipy.sparse import csr_array, issparse

    if not isinstance(counts, Mapping) or not counts:
        raise ValueError("X is no mapping of at least one language to a matrix of counts (units × words).")
    unknown = sorted(set(counts) - set(widths or counts))
    if unknown:
        raise ValueError(
            f"X has the language {unknown[0]!r}, but the model knows {sorted(widths or ())} only."
        )
    checked: dict[str, Counts] = {}
    for language in sorted(counts):
        given = counts[language]
        if not issparse(given) and np.ndim(given) != 2:
            raise ValueError(f"X[{language!r}] has {np.ndim(given)} dimensions, not two (units × words).")
        matrix = csr_array(given, dtype=np.float32, copy=True)
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
        if not np.isfinite(matrix.data).all():
            raise ValueError(f"X[{language!r}] has a count that is no finite number.")
        if (matrix.data < 0).any():
            raise ValueError(f"X[{language!r}] has a negative count ({matrix.data.min():g}).")
        if widths is not None and matrix.shape[1] != widths[language]:
            raise ValueError(
                f"X[{language!r}] has {matrix.shape[1]} words, but the model was fitted to {widths[language]}."
            )
        checked[language] = matrix
    units = {language: matrix.shape[0] for language, matrix in checked.items()}
    if len(set(units.values())) > 1:
        raise ValueError(f"The languages of X have different numbers of units: {units}.")
    for language, width in sorted((widths or {}).items()):
        if language not in checked:
            checked[language] = csr_array((next(iter(units.values())), width), dtype=np.float32)
    return dict(sorted(checked.items()))
