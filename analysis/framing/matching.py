"""Find the terms and actors of a codebook in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import polars as pl

from analysis.codebook.chinese_matching import ChineseForms
from analysis.codebook.codebook import ACTOR, SHIELD, Codebook
from analysis.codebook.english_matching import BREAK, EnglishForms
from analysis.codebook.english_words import Piece
from analysis.codebook.selection import Choice, choose
from analysis.tables.framing import HITS

PLACE = ["issue", "article", "language", "paragraph"]
Row = tuple[object, ...]


class Matches(NamedTuple):
    """The matches of a codebook in a corpus.

    Attributes:
        hits: the table ``framing/hits`` of the frames.
        actors: a table of the same columns for the actors, whose ``frame`` is ``actor``.
        choices: for each language that has text, what was matched and what of it was chosen, by which the codebook
            is audited.
    """

    hits: pl.DataFrame
    actors: pl.DataFrame
    choices: Mapping[str, Choice]


def find_hits(
    codebook: Codebook, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The hits of frames and of actors (see :func:`match_codebook`)."""
    matches = match_codebook(codebook, paragraphs, sentences, tokens)
    return matches.hits, matches.actors


def match_codebook(
    codebook: Codebook, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame
) -> Matches:
    """Match all forms of the codebook in paragraphs; headings are not searched.

    Chinese forms are matched on characters, English forms on lemmas (or, where a term says so, on the words as they
    are written) without regard to case and hyphens, except that capitals in the codebook's acronyms and names must
    be honoured (``docs/methods-framing.md``). Matches are taken leftmost-longest and do not overlap, over all frames,
    actors and shields at once, so that a longer name or set phrase shields the shorter one inside it; only terms of
    dictionaries may share a place. A match lies within one sentence in English and one paragraph in Chinese.

    Args:
        codebook: the codebook.
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``.

    Returns:
        The hits. ``start`` and ``end`` are characters of the paragraph's text: they slice to ``text``.

    Raises:
        StudyError: two entries of the codebook hold forms that cannot be told apart in a text.
    """
    searched = paragraphs.filter(pl.col("kind") == "paragraph").sort(PLACE)
    choices: dict[str, Choice] = {}
    rows = _english_rows(codebook, searched, tokens, choices)
    rows += _chinese_rows(codebook, searched, sentences, tokens, choices)
    hits = HITS.frame(rows).filter(pl.col("frame") != SHIELD).sort(*PLACE, "start")
    return Matches(hits.filter(pl.col("frame") != ACTOR), hits.filter(pl.col("frame") == ACTOR), choices)


def _english_rows(
    codebook: Codebook, paragraphs: pl.DataFrame, tokens: pl.DataFrame, choices: dict[str, Choice]
) -> list[Row]:
    english = paragraphs.filter(pl.col("language") == "en").select(*PLACE, pl.col("text").alias("whole"))
    if english.is_empty():
        return []
    forms = EnglishForms(codebook)
    wanted = (
        tokens.filter(pl.col("language") == "en")
        .join(english.with_row_index("at").select(*PLACE, "at"), on=PLACE, how="inner")
        .sort("at", "sentence", "token")
        .select("at", "sentence", "text", "start", "end")
    )
    pieces: list[Piece] = []
    homes: list[tuple[int, int]] = []
    grouped = wanted.group_by("at", "sentence", maintain_order=True).agg("text", "start", "end")
    for at, sentence, texts, starts, ends in grouped.iter_rows():
        made = forms.pieces(zip(texts, starts, ends, strict=True))
        pieces.extend(made)
        pieces.append(Piece(-1, -1, BREAK, BREAK))
        homes.extend([(at, sentence)] * (len(made) + 1))
    places = english.rows()
    choices["en"] = choose(forms.matches(pieces))
    rows: list[Row] = []
    for span in choices["en"].chosen:
        at, sentence = homes[span.start]
        start, end = pieces[span.start].start, pieces[span.end - 1].end
        *place, whole = places[at]
        rows.append(
            (*place, sentence, span.entry.frame, span.entry.id, span.form, whole[start:end], start, end)
        )
    return rows


def _chinese_rows(
    codebook: Codebook,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    choices: dict[str, Choice],
) -> list[Row]:
    chinese = paragraphs.filter(pl.col("language") == "zh").select(*PLACE, "text")
    if chinese.is_empty():
        return []
    places = chinese.rows()
    texts = chinese["text"].to_list()
    # one text for one pass; no form holds a line end, so no match crosses two paragraphs
    offsets = np.array([0, *accumulate(len(text) + 1 for text in texts)], dtype=np.int64)
    begun = (
        sentences.join(chinese.with_row_index("at").select(*PLACE, "at"), on=PLACE, how="inner")
        .select("at", "sentence", "start")
        .sort("at", "start")
    )
    sentence_ids = begun["sentence"].to_list()
    sentence_starts = offsets[begun["at"].to_numpy()] + begun["start"].to_numpy()
    words: list[str] = []
    boundaries: frozenset[int] = frozenset()
    if any(term.dictionary and term.zh for term in codebook.terms()):
        cut = tokens.join(chinese.with_row_index("at").select(*PLACE, "at"), on=PLACE, how="inner")
        words = cut["text"].unique().to_list()
        begun_at = offsets[cut["at"].to_numpy()]
        edges = [begun_at + cut[edge].to_numpy() for edge in ("start", "end")]
        boundaries = frozenset(np.concatenate(edges).tolist())
    choices["zh"] = choose(ChineseForms(codebook, words).matches("\n".join(texts), boundaries))
    spans = choices["zh"].chosen
    starts = np.array([span.start for span in spans], dtype=np.int64)
    homes = np.searchsorted(offsets, starts, side="right") - 1
    in_sentence = np.maximum(np.searchsorted(sentence_starts, starts, side="right") - 1, 0)
    rows: list[Row] = []
    for span, at, sentence in zip(spans, homes.tolist(), in_sentence.tolist(), strict=True):
        *place, text = places[at]
        start, end = span.start - int(offsets[at]), span.end - int(offsets[at])
        term = span.entry
        rows.append(
            (*place, sentence_ids[sentence], term.frame, term.id, span.form, text[start:end], start, end)
        )
    return rows
