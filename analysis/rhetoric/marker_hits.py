"""Find rhetorical markers in both languages."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.framing.matching import PLACE, find_hits
from analysis.language.chinese import SetPhrases, tokenize_chinese
from analysis.rhetoric.markers import Markers
from analysis.tables.rhetoric_markers import HITS

_WORD = [*PLACE, "sentence", "token", "text", "start", "end"]


def find_markers(
    markers: Markers, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame
) -> pl.DataFrame:
    """The markers of every category in paragraphs, by the rules of :func:`analysis.framing.matching.match_codebook`.

    Each category is matched by itself. Chinese forms of one character must be words of the dictionary of rjieba; the
    text is cut here and not by the segmenter of the study, because a study may be cut into characters, and because
    set phrases of a codebook and words that a segmenter guesses (愿同, 我谨) would hide markers.

    Args:
        markers: the list of markers.
        paragraphs: the table ``corpus/paragraphs``, restricted to what is measured.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``; those in English are used.

    Returns:
        The table ``rhetoric/markers_hits``, by place and then in the order of the categories.

    Raises:
        StudyError: two terms of a category hold forms that cannot be told apart in a text.
    """
    english = tokens.filter(pl.col("language") == "en").select(_WORD)
    words = pl.concat([english, _dictionary_words(paragraphs)])
    found = [HITS.frame([])]
    for place, codebook in enumerate(markers.codebooks().values()):
        hits, _ = find_hits(codebook, paragraphs, sentences, words)
        found.append(HITS.check(hits.rename({"frame": "category"})).with_columns(order=place))
    return HITS.check(
        pl.concat(found, how="diagonal")
        .sort(*PLACE, "start", "end", "order", maintain_order=True)
        .drop("order")
    )


def _dictionary_words(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Chinese paragraphs cut into words of the segmenter's dictionary, and what is in none of them into characters."""
    import rjieba

    def segment(run: str) -> Sequence[str]:
        words: list[str] = rjieba.cut(run, hmm=False)
        return words

    phrases = SetPhrases(())
    chinese = paragraphs.filter((pl.col("language") == "zh") & (pl.col("kind") == "paragraph"))
    rows = [
        (*place, 0, number, text[start:end], start, end)
        for *place, text in chinese.select(*PLACE, "text").iter_rows()
        for number, (start, end, _) in enumerate(tokenize_chinese(text, phrases, segment))
    ]
    schema = dict.fromkeys(PLACE[:3], pl.String()) | dict.fromkeys(
        ("paragraph", "sentence", "token"), pl.Int64()
    )
    return pl.DataFrame(
        rows, {**schema, "text": pl.String(), "start": pl.Int64(), "end": pl.Int64()}, orient="row"
    )
