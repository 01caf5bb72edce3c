"""Valid tables of similarity for an invented study."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import polars as pl

from analysis.corpus.print_order import articles_in_order
from analysis.tables.similarity import AGREEMENT, SIMILARITY

BASES = ("words", "frames", "markers")


def synthetic_similarity(articles: pl.DataFrame, random: np.random.Generator) -> dict[str, pl.DataFrame]:
    """Tables ``profiles/similarity`` and ``profiles/similarity_agreement``; one pair is not known."""
    ordered = articles_in_order(articles)
    rows: list[dict[str, object]] = []
    for basis in BASES:
        unknown = True
        for one, other in combinations(ordered, 2):
            alike = float(random.uniform(0.1, 1.0))
            for language in ("en", "zh"):
                if language not in one.versions or language not in other.versions:
                    continue
                value = max(0.0, alike + float(random.normal(0, 0.05)))
                half = float(random.uniform(0.02, 0.3))
                rows.append(
                    {
                        "basis": basis,
                        "grouping": "article",
                        "language": language,
                        "group": one.group,
                        "other": other.group,
                        "similarity": None if unknown else value,
                        "low": None if unknown else max(value - half, 0.0),
                        "high": None if unknown else value + half,
                        "interval": "invented",
                        "pairs": 0 if unknown else 1,
                        "paragraphs": 40,
                    }
                )
                unknown = len(ordered) > 2 and unknown and language == "en"
    return {
        "similarity": pl.concat([SIMILARITY.frame(rows), _authors(articles, random)]),
        "agreement": _agreement(len(ordered)),
    }


def _authors(articles: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    authors = articles["author"].drop_nulls().unique(maintain_order=True).to_list()
    if len(authors) == articles.select("issue", "article").n_unique():
        return SIMILARITY.frame([])
    return SIMILARITY.frame(
        [
            {
                "basis": basis,
                "grouping": "author",
                "language": "en",
                "group": author,
                "other": other,
                "similarity": float(random.uniform(0.1, 1.0)),
                "low": None,
                "high": None,
                "interval": "none",
                "pairs": 1,
                "paragraphs": 60,
            }
            for basis in BASES
            for author, other in zip(authors, [authors[0], *authors[:-1]], strict=True)
        ]
    )


def _agreement(articles: int) -> pl.DataFrame:
    known = articles > 3
    return AGREEMENT.frame(
        [
            {
                "basis": basis,
                "grouping": "article",
                "groups": articles,
                "correlation": value if known else None,
                "least": value - 0.3 if known else None,
                "most": value + 0.1 if known else None,
                "p": 0.0123 if known else None,
                "orders": 2000 if known else None,
                "exact": False if known else None,
                "no_p": None if known else "too few",
            }
            for basis, value in zip(BASES, (0.88, 0.71, 0.123), strict=True)
        ]
    )
