"""Layers: what can be highlighted in the texts, one switch a layer.

A further layer is one function that turns a table into a :class:`Layer`; the page knows nothing of what it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from analysis.codebook.codebook import Codebook, Term
from analysis.framing.concordance_queries import LIST

Titles = Mapping[str, str]

#: What a layer marks: characters of a paragraph (``start``, ``end`` as in ``framing/hits``), which entry of the
#: layer stands there, and what a reader is told about this place.
SPANS: Mapping[str, pl.DataType] = {
    "issue": pl.String(),
    "article": pl.String(),
    "language": pl.String(),
    "paragraph": pl.Int64(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "entry": pl.String(),
    "note": pl.String(),
}


#: How many frames are switched on when the page opens; a dictionary may bring dozens more.
FIRST_FRAMES = 14


@dataclass(frozen=True)
class Layer:
    """A kind of place in the texts.

    Attributes:
        id: its id, one of its own among all layers.
        kind: the heading that it stands under in the legend, such as ``Frames``.
        title: its title in one or both languages (``en``, ``zh``).
        spans: a table of the columns of :data:`SPANS`.
        entries: titles of the entries of the layer by their id; an entry without one is called by its id.
        forms: for entries whose concordance is a search of the texts, the language and the forms to search.
        on: whether it is switched on when the page opens.
    """

    id: str
    kind: str
    title: Titles
    spans: pl.DataFrame
    entries: Mapping[str, Titles] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    on: bool = False

    def __post_init__(self) -> None:
        if dict(self.spans.schema) != dict(SPANS):
            raise ValueError(f"layer {self.id}: its spans have the columns {dict(self.spans.schema)}")


def frame_layers(hits: pl.DataFrame, codebook: Codebook) -> list[Layer]:
    """A layer for each frame of the codebook, the first :data:`FIRST_FRAMES` on; its entries are the terms.

    Args:
        hits: the table ``framing/hits``.
        codebook: the codebook.
    """
    return [
        Layer(
            frame.id,
            "Frames",
            frame.title,
            _spans(hits.filter(pl.col("frame") == frame.id)),
            _titles(frame.terms),
            on=place < FIRST_FRAMES,
        )
        for place, frame in enumerate(codebook.frames)
    ]


def actor_layer(actors: pl.DataFrame, codebook: Codebook) -> Layer:
    """All actors of the codebook, from the table ``framing/actors``."""
    return Layer(
        "actor", "Actors", {"en": "Actors", "zh": "行为体"}, _spans(actors), _titles(codebook.actors)
    )


def list_layers(concordance: pl.DataFrame, lists: Sequence[Term]) -> list[Layer]:
    """A layer for each word list, with the list as its only entry.

    Args:
        concordance: the table ``framing/concordance``, which holds every match of every list.
        lists: the word lists of the study (:func:`analysis.framing.concordance_queries.list_entries`).
    """
    found = concordance.filter(pl.col("kind") == "list").with_columns(
        end=pl.col("start") + pl.col("keyword").str.len_chars(), term=pl.col("query")
    )
    return [
        Layer(
            f"{LIST}/{words.id}",
            "Word lists",
            {"en": words.id},
            _spans(found.filter(pl.col("query") == words.id)),
            {words.id: {"en": words.id}},
        )
        for words in lists
    ]


def _spans(hits: pl.DataFrame) -> pl.DataFrame:
    named = hits.with_columns(entry=pl.col("term"), note=pl.lit("form: ") + pl.col("form"))
    return named.select(pl.col(name).cast(kind) for name, kind in SPANS.items())


def _titles(terms: Sequence[Term]) -> dict[str, Titles]:
    """What entries are called: by their title, or by their first form in each language."""
    return {
        term.id: {
            language: title
            for language in ("en", "zh")
            if (title := term.title.get(language) or next(iter(term.forms(language)), ""))
        }
        for term in terms
    }
