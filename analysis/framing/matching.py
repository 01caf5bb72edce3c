"""Find the terms and actors of a codebook in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.codebook.chinese_matching import ChineseForms
from analysis.codebook.codebook import ACTOR, SHIELD, Codebook
from analysis.codebook.english_matching import EnglishForms
from analysis.codebook.english_words import Tokens
from analysis.codebook.selection import Choice, Span, choose
from analysis.tables.framing import HITS

PLACE = ["issue", "article", "language", "paragraph"]


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
    found = [
        *_english_hits(codebook, searched, tokens, choices),
        *_chinese_hits(codebook, searched, sentences, tokens, choices),
    ]
    hits = HITS.check(pl.concat([HITS.frame([]), *found]))
    hits = hits.filter(pl.col("frame") != SHIELD).sort(*PLACE, "start", maintain_order=True)
    return Matches(hits.filter(pl.col("frame") != ACTOR), hits.filter(pl.col("frame") == ACTOR), choices)


def _english_hits(
    codebook: Codebook, paragraphs: pl.DataFrame, tokens: pl.DataFrame, choices: dict[str, Choice]
) -> list[pl.DataFrame]:
    english = paragraphs.filter(pl.col("language") == "en").select(*PLACE, "text")
    if english.is_empty():
        return []
    forms = EnglishForms(codebook)
    wanted = (
        tokens.filter(pl.col("language") == "en")
        .select(*PLACE, "sentence", "token", "text", "start", "end")
        .join(english.with_row_index("at").select(*PLACE, "at"), on=PLACE, how="inner")
        .sort("at", "sentence", "token")
        .with_columns(run=pl.struct("at", "sentence").rle_id())
    )
    distinct = wanted["text"].unique(maintain_order=True)
    places = wanted["text"].replace_strict(distinct, pl.int_range(len(distinct), eager=True))
    text = forms.read(
        Tokens(
            distinct.to_list(),
            *(
                column.cast(pl.Int64).to_numpy()
                for column in (places, wanted["start"], wanted["end"], wanted["run"])
            ),
        )
    )
    choices["en"] = choose(forms.matches(text))
    spans = choices["en"].chosen
    first = np.array([span.start for span in spans], dtype=np.int64)
    last = np.array([span.end for span in spans], dtype=np.int64) - 1
    token = text.token[first]
    return [
        _hits(
            english,
            spans,
            wanted["at"].to_numpy()[token],
            wanted["sentence"].to_numpy()[token],
            text.start[first],
            text.end[last],
        )
    ]


def _chinese_hits(
    codebook: Codebook,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    choices: dict[str, Choice],
) -> list[pl.DataFrame]:
    chinese = paragraphs.filter(pl.col("language") == "zh").select(*PLACE, "text")
    if chinese.is_empty():
        return []
    texts = chinese["text"].to_list()
    # one text for one pass; no form holds a line end, so no match crosses two paragraphs
    offsets = np.array([0, *accumulate(len(text) + 1 for text in texts)], dtype=np.int64)
    numbered = chinese.with_row_index("at").select(*PLACE, "at")
    begun = (
        sentences.join(numbered, on=PLACE, how="inner").select("at", "sentence", "start").sort("at", "start")
    )
    sentence_starts = offsets[begun["at"].to_numpy()] + begun["start"].to_numpy()
    words: list[str] = []
    boundaries: frozenset[int] = frozenset()
    if any(term.is_whole_word(form) for term in codebook.terms() for form in term.zh):
        cut = tokens.join(numbered, on=PLACE, how="inner")
        words = cut["text"].unique().to_list()
        edges = [offsets[cut["at"].to_numpy()] + cut[edge].to_numpy() for edge in ("start", "end")]
        boundaries = frozenset(np.concatenate(edges).tolist())
    choices["zh"] = choose(ChineseForms(codebook, words).matches("\n".join(texts), boundaries))
    spans = choices["zh"].chosen
    starts = np.array([span.start for span in spans], dtype=np.int64)
    ends = np.array([span.end for span in spans], dtype=np.int64)
    at = np.searchsorted(offsets, starts, side="right") - 1
    in_sentence = np.maximum(np.searchsorted(sentence_starts, starts, side="right") - 1, 0)
    sentence = begun["sentence"].to_numpy()[in_sentence]
    return [_hits(chinese, spans, at, sentence, starts - offsets[at], ends - offsets[at])]


def _hits(
    paragraphs: pl.DataFrame,
    spans: Sequence[Span],
    at: NDArray[np.integer[Any]],
    sentence: NDArray[np.integer[Any]],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
) -> pl.DataFrame:
    """The table of hits in the paragraphs ``at``, from the characters ``start`` to ``end`` of their text."""
    texts = paragraphs["text"].to_list()
    places = zip(at.tolist(), start.tolist(), end.tolist(), strict=True)
    return paragraphs[at].select(
        *PLACE,
        pl.Series("sentence", sentence, pl.Int64),
        pl.Series("frame", [span.entry.frame for span in spans], pl.String),
        pl.Series("term", [span.entry.id for span in spans], pl.String),
        pl.Series("form", [span.form for span in spans], pl.String),
        pl.Series("text", [texts[place][first:last] for place, first, last in places], pl.String),
        pl.Series("start", start, pl.Int64),
        pl.Series("end", end, pl.Int64),
    )
