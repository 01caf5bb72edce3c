"""A list of words with their counts, from texts outside the study, that groups are compared with."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.errors import StudyError

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

HEADER = ["word", "count"]


@dataclass(frozen=True)
class FrequencyList:
    """Words as the list writes them, and how often each occurs; a word may stand in several lines."""

    words: tuple[str, ...]
    counts: tuple[int, ...]

    def counted(self, terms: pl.Series, stopwords: frozenset[str]) -> tuple[NDArray[np.int64], int]:
        """Counts of some terms of a study, and the size of the list.

        Words are case folded as those of the study, and counts of words that are then the same are added. The
        size is the sum of all counts, without those of stop words and of what holds no letter.
        """
        import polars as pl  # lists are read when a study is opened, which must not wait for it

        from analysis.language.folding import folded

        table = (
            pl.DataFrame({"word": self.words, "count": self.counts}, {"word": pl.String, "count": pl.Int64})
            .filter(pl.col("word").str.contains(r"\p{L}"))
            .select(folded("word").alias("term"), "count")
            .filter(~pl.col("term").is_in(sorted(stopwords)))
            .group_by("term")
            .agg(pl.col("count").sum())
        )
        found = terms.to_frame("term").join(table, on="term", how="left", maintain_order="left")
        return found["count"].fill_null(0).to_numpy(), int(table["count"].sum())


def read_frequency_list(text: str, name: str) -> FrequencyList:
    """Read a list from CSV: a line ``word,count``, and below it a line a word.

    Args:
        text: the file.
        name: its name, for messages.

    Raises:
        StudyError: the first line is another, a line does not have a word and a whole number, or the list is
            empty.
    """
    rows = csv.reader(text.splitlines(), strict=True)
    words, counts = [], []
    try:
        for row in rows:
            where = f"{name}: line {rows.line_num}"
            if rows.line_num == 1:
                if row != HEADER:
                    raise StudyError(
                        where,
                        f"found “{','.join(row)}”, expected the names of the columns, `word,count`.",
                        "Write them in the first line.",
                    )
            elif row:
                words.append(_word(row, where))
                counts.append(int(row[1]))
    except csv.Error as error:
        raise StudyError(
            f"{name}: line {rows.line_num}", f"the line is not CSV ({error}).", "Correct the quotes in it."
        ) from None
    if not sum(counts):
        raise StudyError(
            name, "the list counts no word.", "Write a line `word,count`, and below it the words."
        )
    return FrequencyList(tuple(words), tuple(counts))


def _word(row: list[str], where: str) -> str:
    if len(row) != len(HEADER) or not row[0].strip():
        raise StudyError(
            where, f"found “{','.join(row)}”, expected a word and its count.", "Correct this line."
        )
    if not (row[1].isascii() and row[1].isdecimal()) or len(row[1]) > 15:
        raise StudyError(
            where,
            f"found the count “{row[1]}”, expected a whole number.",
            "Correct this line, without separators.",
        )
    return row[0].strip()
