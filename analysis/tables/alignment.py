"""Tables of the alignment stage."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE, PARAGRAPH, SENTENCE
from analysis.tables.declare import Column, Table

CONFIDENCE = Column(
    "confidence", "number", "estimated probability that exactly these correspond to each other", "0 to 1"
)

UNITS = Table(
    "alignment/units",
    "a group of paragraphs, or of sentences, of both versions that correspond; a side may be empty",
    (
        ISSUE,
        ARTICLE,
        Column("granularity", "text", "`paragraph` (headings too) or `sentence`"),
        Column("unit", "integer", "place among the units of the article and granularity, from 0"),
        Column(
            "paragraph_unit", "integer", "the paragraph unit that it lies in; its own for a paragraph unit"
        ),
        Column(
            "en", "integers", "paragraphs or sentences of the English version, from 0; none: no counterpart"
        ),
        Column(
            "zh", "integers", "paragraphs or sentences of the Chinese version, from 0; none: no counterpart"
        ),
        CONFIDENCE,
    ),
    key=("issue", "article", "granularity", "unit"),
)

UNALIGNED = Table(
    "alignment/unaligned",
    "a sentence that has no counterpart in the other version",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        SENTENCE,
        Column(
            "confidence",
            "number",
            "estimated probability that it has none; empty where the article has one version only",
            "0 to 1",
            empty=True,
        ),
        Column("characters", "integer", "its length, white space not counted", "character"),
        Column("text", "text", "text of the sentence"),
    ),
    key=("issue", "article", "language", "sentence"),
)

SUMMARY = Table(
    "alignment/summary",
    "an article version: how much of it is aligned, and how surely",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        Column("sentences", "integer", "number of sentences, headings counted"),
        Column("unaligned_sentences", "integer", "sentences without a counterpart"),
        Column("unaligned_share", "number", "share of the characters that lie in such sentences", "0 to 1"),
        Column("paragraph_units", "integer", "paragraph units of the article"),
        Column("sentence_units", "integer", "sentence units of the article"),
        Column(
            "one_to_one",
            "number",
            "share of the sentence units with one sentence on each side",
            "0 to 1",
            empty=True,
        ),
        Column("confidence", "number", "mean confidence of the sentence units", "0 to 1", empty=True),
        Column("doubtful", "integer", "sentence units with a confidence below 0.5"),
    ),
    key=("issue", "article", "language"),
)

LEXICON = Table(
    "alignment/lexicon",
    "a pair of words that the alignment learned from the study itself",
    (
        Column("en", "text", "English lemma"),
        Column("zh", "text", "Chinese word or set phrase"),
        Column("units", "integer", "sentence units in which both occur"),
        Column(
            "en_given_zh",
            "number",
            "probability of the English word given the Chinese one (IBM model 1)",
            "0 to 1",
        ),
        Column(
            "zh_given_en",
            "number",
            "probability of the Chinese word given the English one (IBM model 1)",
            "0 to 1",
        ),
        Column("strength", "number", "geometric mean of the two probabilities", "0 to 1"),
    ),
    key=("en", "zh"),
)
