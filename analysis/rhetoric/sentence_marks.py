"""Questions and exclamations: sentences that end in their mark."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from analysis.rhetoric.device_places import Device, Place, name_of

QUESTION, EXCLAMATION = "question", "exclamation"
_KINDS = {"?": QUESTION, "？": QUESTION, "!": EXCLAMATION, "！": EXCLAMATION}
_CLOSERS = "”’\"')]）】」』》〉 "


def questions_and_exclamations(paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> Iterator[Device]:
    """The sentences of paragraphs (not headings) whose last mark is ? or !, closing quotes and brackets left aside.

    A sentence that ends in both (?!) is a question.
    """
    place = ["issue", "article", "language", "paragraph"]
    body = paragraphs.filter(pl.col("kind") == "paragraph").select(place)
    rows = sentences.join(body, on=place, how="semi").sort(*place, "sentence")
    for issue, article, language, paragraph, sentence, text, start, end in rows.select(
        *place, "sentence", "text", "start", "end"
    ).iter_rows():
        stripped = text.rstrip(_CLOSERS)
        marks = stripped[len(stripped.rstrip("?？!！")) :]
        kinds = {_KINDS[mark] for mark in marks}
        if kinds:
            kind = QUESTION if QUESTION in kinds else EXCLAMATION
            where = Place(paragraph, sentence, start, end)
            yield Device(
                (issue, article, language), name_of(kind, "sentence", where), kind, "sentence", (where,)
            )
