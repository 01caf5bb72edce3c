"""What a translation may have used where no form of the codebook stands: learned from the units themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.aligned_hits import ARTICLE, unit_members
from analysis.framing.rendering_pairs import DIRECTIONS, QUERY, UNIT
from analysis.framing.word_ngrams import word_ngrams
from analysis.language.folding import folded
from analysis.statistics.keyness_measures import log_likelihood_four_cell

LONGEST = 4  # words of a candidate
FEWEST = 2  # units without a form that must hold it
WORDS = ["word", "phrase"]

SCHEMA = {
    "direction": pl.String,
    **dict.fromkeys(QUERY, pl.String),
    "rendering": pl.String,
    "matches": pl.Int64,
    "units": pl.Int64,
    "articles": pl.Int64,
    "authors": pl.Int64,
    "association": pl.Float64,
}


def rendering_candidates(
    pairs: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
) -> pl.DataFrame:
    """For each term and direction, the words that mark its units without any form of the codebook.

    A candidate is a sequence of one to :data:`LONGEST` lemmas (English) or words (Chinese) of one sentence, without
    punctuation inside, that neither begins nor ends with a stop word. With n the units of the term that have no
    form of it on the other side, and a of them that hold the sequence there, and N - n all other units with both
    sides, b of them with the sequence, candidates are ranked by the four-cell log-likelihood of a of n against b of
    N - n. Only sequences with ``a >= 2`` that are more frequent among the n are considered; of equals the longest
    wins, because its parts are in the same units.

    A candidate is a guess from co-occurrence. It may be the rendering, a word that goes with the topic, or the
    rendering of another term; look at the concordance before it enters the codebook.

    Args:
        pairs: what :func:`analysis.framing.rendering_pairs.rendering_pairs` returns.
        tokens: the table ``corpus/tokens``.
        units: the table ``alignment/units``.
        stopwords: for each language the words that begin and end no candidate.

    Returns:
        A row for the best candidate of each direction and term that has one, with the columns of
        ``framing/renderings`` that apply.
    """
    rows: list[tuple[object, ...]] = []
    for direction, (_, there) in DIRECTIONS.items():
        silent = (
            pairs.filter(pl.col("direction") == direction)
            .group_by(*QUERY, *UNIT, "author")
            .agg(pl.col("rendering").is_null().all().alias("silent"))
            .filter("silent")
            .sort(*QUERY, *UNIT)
        )
        sequences = _Sequences(tokens, units, there, stopwords[there])
        for frame, term, issues, articles, numbers, authors in (
            silent.group_by(*QUERY, maintain_order=True).agg(*UNIT, "author").iter_rows()
        ):
            keys = list(zip(issues, articles, numbers, strict=True))
            places = [sequences.places.get(key, -1) for key in keys]
            best = sequences.best(places)
            if best is not None:
                sequence, association = best
                at = [number for number, place in enumerate(places) if sequences.holds(place, sequence)]
                written = {authors[number] for number in at} - {None}
                within = {keys[number][:2] for number in at}
                found = (sequences.text(sequence), 0, len(at), len(within), len(written), association)
                rows.append((direction, frame, term, *found))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


class _Sequences:
    """The sequences of words on one side of all units, as numbers.

    Attributes:
        places: for each unit its place.
        starts: where the sequences of each unit begin in ``held``; the last is where they end.
        held: sequences of the units, each once a unit.
        units_with: for each sequence the number of units that hold it.
        lengths: for each sequence its number of words.
    """

    def __init__(
        self, tokens: pl.DataFrame, units: pl.DataFrame, language: str, stopwords: frozenset[str]
    ) -> None:
        words = (
            unit_members(units, "sentence")
            .filter(pl.col("language") == language)
            .join(tokens, on=[*ARTICLE, "language", "sentence"], how="inner")
            .sort(*UNIT, "sentence", "token")
            .select(
                *UNIT,
                pl.struct(UNIT).rle_id().cast(pl.Int64).alias("place"),
                word=pl.when(pl.col("tag").is_in(WORDS)).then("lemma"),
                run=pl.struct(*UNIT, "sentence", (~pl.col("tag").is_in(WORDS)).cum_sum()).rle_id(),
            )
        )
        self._between = " " if language == "en" else ""
        self._words = words["word"].to_list()
        self.places = {row[:3]: row[3] for row in words.select(*UNIT, "place").unique().iter_rows()}
        place = words["place"].to_numpy()
        word = words["word"].rank("dense").fill_null(0).to_numpy().astype(np.int64)
        content = words.select((~folded("word").is_in(sorted(stopwords))).fill_null(False)).to_series()
        firsts, lengths, numbers = _numbered(word, words["run"].cast(pl.Int64).to_numpy(), content.to_numpy())
        _, first_of, sequence = np.unique(numbers, return_index=True, return_inverse=True)
        self._firsts, self.lengths = firsts[first_of], lengths[first_of]
        number = len(first_of)
        pairs = np.unique(place[firsts] * number + sequence)
        self.held = pairs % number
        self.starts = np.searchsorted(pairs, np.arange(len(self.places) + 1) * number)
        self.units_with = np.bincount(self.held, minlength=number)

    def of_unit(self, place: int) -> NDArray[np.int64]:
        """Sequences of a unit, in order; none for a unit without a word (-1)."""
        return self.held[self.starts[place] : self.starts[place + 1]] if place >= 0 else self.held[:0]

    def holds(self, place: int, sequence: int) -> bool:
        """Whether a unit holds a sequence."""
        return bool((self.of_unit(place) == sequence).any())

    def text(self, sequence: int) -> str:
        """The words of a sequence."""
        first = int(self._firsts[sequence])
        return self._between.join(self._words[first : first + int(self.lengths[sequence])])

    def best(self, silent: Sequence[int]) -> tuple[int, float] | None:
        """The sequence most associated with the silent units, and its log-likelihood."""
        rest = len(self.places) - len(silent)
        if len(silent) < FEWEST or rest < 1:
            return None
        inside = np.concatenate([self.of_unit(place) for place in silent])
        known, here = np.unique(inside, return_counts=True)
        known, here = known[here >= FEWEST], here[here >= FEWEST]
        if not len(known):
            return None
        scores = log_likelihood_four_cell(here, self.units_with[known] - here, len(silent), rest)
        # rounded, so that sequences in the same units are equal on every machine
        scores = np.round(scores, 9)
        best = known[scores == scores.max()]
        longest = best[self.lengths[best] == self.lengths[best].max()]
        chosen = min(longest.tolist(), key=self.text)
        return (chosen, float(scores.max())) if scores.max() > 0 else None


def _numbered(
    words: NDArray[np.int64], runs: NDArray[np.int64], content: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """All sequences in running words: where each begins, its length, and a number, equal for equal words."""
    nothing = np.empty(0, dtype=np.int64)
    parts = [(nothing, nothing, nothing)]
    above = 0
    for length, code, start in word_ngrams(words, runs, content, LONGEST):
        parts.append((start, np.full(len(start), length), code + above))
        above += int(code.max(initial=0)) + 1
    firsts, lengths, numbers = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return firsts, lengths, numbers
