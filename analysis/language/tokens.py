"""Make the sentences and tokens of a corpus, and the counts of its article versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from analysis.errors import StudyError
from analysis.language.chinese import Segment, SetPhrases, segmenter_named, tokenize_chinese
from analysis.language.english import tokenize_english
from analysis.language.lemmas import CLITICS, EnglishLemmas
from analysis.language.sentences import split_chinese, split_english
from analysis.tables.corpus import SENTENCES, TOKENS

VERSION = ["issue", "article", "language"]

# Tokens of a sentence, in columns: text, lemma, tag, start, end.
Columns = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[int], Sequence[int]]
Analyse = Callable[[str], Columns]


def tokenize_corpus(
    paragraphs: pl.DataFrame, phrases: Sequence[str], segmenter: str | Segment
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Sentences and tokens of every paragraph and heading; a heading is one sentence.

    Args:
        paragraphs: the table ``corpus/paragraphs``, in any order.
        phrases: Chinese set phrases, each to become one token.
        segmenter: what cuts the Chinese between them: ``rjieba``, ``jieba`` or ``characters``, or a function
            that does.

    Returns:
        The tables ``corpus/sentences`` and ``corpus/tokens``, by issue, article, language and place.
        ``start`` and ``end`` are characters of the paragraph's text: ``text[start:end]`` is the sentence or
        the token.

    Raises:
        StudyError: the segmenter is unknown, or a language is neither ``en`` nor ``zh``.
    """
    paragraphs = paragraphs.sort(*VERSION, "paragraph")
    segment = segmenter_named(segmenter) if isinstance(segmenter, str) else segmenter
    unknown = sorted(set(paragraphs["language"]) - {"en", "zh"})
    if unknown:
        raise StudyError(
            "corpus/paragraphs", f"the language “{unknown[0]}” is not en or zh.", "Use en or zh."
        )

    lemmas = EnglishLemmas()
    found = SetPhrases(phrases)
    analyse: dict[str, Analyse] = {
        "en": lambda sentence: _english_columns(sentence, lemmas),
        "zh": lambda sentence: _chinese_columns(sentence, found, segment),
    }
    split = {"en": split_english, "zh": split_chinese}

    rows: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    counts: list[int] = []
    columns: tuple[list[str], list[str], list[str], list[int], list[int]] = ([], [], [], [], [])
    languages = paragraphs["language"].to_list()
    kinds = paragraphs["kind"].to_list()
    for row, text in enumerate(paragraphs["text"].to_list()):
        spans = split[languages[row]](text) if kinds[row] == "paragraph" else _whole(text)
        for start, end in spans:
            sentence = text[start:end]
            forms, found_lemmas, tags, first, last = analyse[languages[row]](sentence)
            columns[0].extend(forms)
            columns[1].extend(found_lemmas)
            columns[2].extend(tags)
            columns[3].extend([start + place for place in first])
            columns[4].extend([start + place for place in last])
            rows.append(row)
            starts.append(start)
            ends.append(end)
            texts.append(sentence)
            counts.append(len(forms))

    sentences = paragraphs.select(*VERSION, "paragraph")[np.array(rows, dtype=np.int64)].with_columns(
        pl.Series("text", texts, pl.String),
        pl.Series("start", starts, pl.Int64),
        pl.Series("end", ends, pl.Int64),
    )
    sentences = sentences.with_columns(pl.int_range(pl.len(), dtype=pl.Int64).over(VERSION).alias("sentence"))
    sizes = np.array(counts, dtype=np.int64)
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    tokens = sentences.select(*VERSION, "paragraph", "sentence")[
        np.repeat(np.arange(len(sizes)), sizes)
    ].with_columns(
        pl.Series("token", within, pl.Int64),
        pl.Series("text", columns[0], pl.String),
        pl.Series("lemma", columns[1], pl.String),
        pl.Series("tag", columns[2], pl.String),
        pl.Series("start", columns[3], pl.Int64),
        pl.Series("end", columns[4], pl.Int64),
    )
    return SENTENCES.check(sentences), TOKENS.check(tokens)


def _whole(text: str) -> list[tuple[int, int]]:
    trimmed = text.strip()
    start = len(text) - len(text.lstrip())
    return [(start, start + len(trimmed))] if trimmed else []


def _english_columns(sentence: str, lemmas: EnglishLemmas) -> Columns:
    tokens = tokenize_english(sentence)
    starts = [token[0] for token in tokens]
    ends = [token[1] for token in tokens]
    tags = [token[2] for token in tokens]
    forms = [sentence[start:end] for start, end, _ in tokens]
    return forms, lemmas.of_sentence(forms, tags), tags, starts, ends


def _chinese_columns(sentence: str, phrases: SetPhrases, segment: Callable[[str], Sequence[str]]) -> Columns:
    tokens = tokenize_chinese(sentence, phrases, segment)
    forms = [sentence[start:end] for start, end, _ in tokens]
    return (
        forms,
        forms,
        [token[2] for token in tokens],
        [token[0] for token in tokens],
        [token[1] for token in tokens],
    )


def words_of(tokens: pl.DataFrame) -> pl.DataFrame:
    """The tokens that count as words (see :func:`counts`)."""
    clitic = pl.col("text").str.to_lowercase().str.replace_all("’", "'", literal=True).is_in(list(CLITICS))
    word = pl.col("tag").is_in(["word", "phrase", "number"]) & ~((pl.col("language") == "en") & clitic)
    return tokens.filter(word)


def counts(paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame) -> pl.DataFrame:
    """Sizes of every article version, as the table ``corpus/articles`` declares them.

    Words are tokens with the tag word, phrase or number; ’s, n’t and the other short forms that are tokens of
    their own count with the word before them. Sentences, words and characters are those of paragraphs, not of
    headings.

    Returns:
        ``issue``, ``article``, ``language``, ``paragraphs``, ``headings``, ``sentences``, ``words``,
        ``characters`` (white space not counted), one row a version that has a paragraph or heading.
    """
    place = [*VERSION, "paragraph"]
    running = paragraphs.filter(pl.col("kind") == "paragraph").select(place)
    paragraph = pl.col("kind") == "paragraph"
    sizes = paragraphs.group_by(VERSION).agg(
        paragraph.sum().alias("paragraphs"),
        (~paragraph).sum().alias("headings"),
        pl.col("text").filter(paragraph).str.replace_all(r"\s", "").str.len_chars().sum().alias("characters"),
    )
    in_sentences = (
        sentences.join(running, on=place, how="semi").group_by(VERSION).agg(pl.len().alias("sentences"))
    )
    in_tokens = (
        words_of(tokens).join(running, on=place, how="semi").group_by(VERSION).agg(pl.len().alias("words"))
    )
    measures = ["paragraphs", "headings", "sentences", "words", "characters"]
    return (
        sizes.join(in_sentences, on=VERSION, how="left")
        .join(in_tokens, on=VERSION, how="left")
        .select(*VERSION, *(pl.col(name).fill_null(0).cast(pl.Int64) for name in measures))
        .sort(VERSION)
    )
