"""Turn aligned paragraphs into units with counts of words in each language: what a polylingual topic model sees."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.topics.documents import Documents, bag_paragraphs

UNIT = ["issue", "article", "unit"]


@dataclass(frozen=True)
class JointUnits:
    """Aligned units as bags of words.

    Args:
        places: ``issue``, ``article``, ``author``, ``unit``; a row is a unit, in this order.
        words: by language the vocabulary, in the order of code points.
        counts: by language units × words, SciPy's ``csr_array``. A unit without text in a language is a row of
            zeros.
    """

    places: pl.DataFrame
    words: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, Any]

    def take(self, rows: NDArray[np.int64]) -> dict[str, Any]:
        """The counts of some units."""
        return {language: matrix[rows] for language, matrix in self.counts.items()}

    def complete(self) -> NDArray[np.int64]:
        """Rows of the units that have words in all languages."""
        lengths = [np.asarray(matrix.sum(axis=1)) for matrix in self.counts.values()]
        return np.flatnonzero((np.stack(lengths) > 0).all(axis=0))


def joint_units(
    units: pl.DataFrame,
    tokens: pl.DataFrame,
    paragraphs: pl.DataFrame,
    articles: pl.DataFrame,
    stopwords: Mapping[str, Set[str]],
    minimum_units: int = 1,
    maximum_share: float = 1.0,
) -> JointUnits:
    """Bags of lemmas and set phrases of the aligned paragraphs of ``articles``.

    What is left out of a paragraph is what :func:`~analysis.topics.documents.bag_paragraphs` leaves out, headings
    too. Then words in fewer than ``minimum_units`` units, or in more than ``maximum_share`` of those with words
    in the language, are left out, and units without a word in any language.

    Args:
        units: the table ``alignment/units``; its paragraph units are used, with one side or both.
        tokens, paragraphs, articles: the tables of the corpus; only versions in ``articles`` are seen.
        stopwords: lemmas to leave out, by language: the languages of the units (columns of ``units``).
    """
    wanted = units.filter(pl.col("granularity") == "paragraph")
    cells = []
    for language in sorted(stopwords):
        documents = bag_paragraphs(tokens, paragraphs, articles, stopwords[language], language)
        cells.append(_cells(documents, wanted, language, minimum_units, maximum_share))
    joint = pl.concat(cells)
    places = (
        joint.group_by(UNIT)
        .agg(pl.col("author").drop_nulls().min())
        .select("issue", "article", "author", "unit")
        .sort(UNIT)
        .with_row_index("row")
    )
    joint = joint.join(places.select("row", *UNIT), on=UNIT)
    words, counts = {}, {}
    for language in sorted(stopwords):
        words[language], counts[language] = _matrix(joint.filter(language=language), len(places))
    return JointUnits(places.drop("row"), words, counts)


def _cells(
    documents: Documents, units: pl.DataFrame, language: str, minimum_units: int, maximum_share: float
) -> pl.DataFrame:
    """The words of units in one language, with counts."""
    belongs = (
        units.select("issue", "article", "unit", pl.col(language).alias("paragraph"))
        .explode("paragraph")
        .drop_nulls()
    )
    rows = documents.places.with_row_index("document").join(belongs, on=["issue", "article", "paragraph"])
    cells = (
        pl.DataFrame(
            {"document": documents.document, "lemma": documents.words_of_cells(), "count": documents.count},
            schema_overrides={"document": pl.UInt32, "lemma": pl.String},
        )
        .join(rows, on="document")
        .group_by(*UNIT, "lemma")
        .agg(pl.col("count").sum(), pl.col("author").min())
        .with_columns(pl.lit(language).alias("language"))
    )
    seen = cells.select(UNIT).n_unique() if len(cells) else 0
    return cells.filter(pl.len().over("lemma").is_between(minimum_units, maximum_share * seen))


def _matrix(cells: pl.DataFrame, units: int) -> tuple[tuple[str, ...], Any]:
    from scipy.sparse import csr_array

    words = cells.select("lemma").unique().sort("lemma").with_row_index("word")
    cells = cells.join(words, on="lemma").sort("row", "word")
    values = cells["count"].cast(pl.Float64).to_numpy()
    places = (cells["row"].to_numpy(), cells["word"].to_numpy())
    return tuple(words["lemma"]), csr_array((values, places), shape=(units, len(words)))
