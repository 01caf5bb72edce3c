"""The table of lexical diversity and of the make of sentences."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE
from analysis.tables.declare import Column, Table

DIVERSITY = Table(
    "rhetoric/diversity",
    "an index of an article version; values of the two languages are never comparable, ranks are",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        Column(
            "index",
            "text",
            "`mattr`, `mtld`, `hdd` (lexical diversity), `sentence_length`, `clause_length` or `nominalisation`",
        ),
        Column(
            "window",
            "number",
            "the parameter of the index: words a window (mattr), type-token ratio that ends a factor (mtld), "
            "words drawn (hdd); the others have none",
            empty=True,
        ),
        Column("value", "number", "the index; empty where the text is too short", "see unit", empty=True),
        Column("low", "number", "lower end of its 95 % interval", "see unit", empty=True),
        Column("high", "number", "upper end of its 95 % interval", "see unit", empty=True),
        Column("unit", "text", "what value is measured in"),
        Column("interval", "text", "how the interval was made, or why there is none"),
        Column(
            "rank",
            "integer",
            "rank of the value among the articles of the issue in this language, the largest first, ties share the "
            "smallest rank",
            empty=True,
        ),
        Column(
            "words", "integer", "words, without numerals: lemmas (English), words and set phrases (Chinese)"
        ),
        Column("types", "integer", "distinct words"),
        Column("sentences", "integer", "sentences with a word"),
        Column("clauses", "integer", "stretches of words between marks"),
        Column("paragraphs", "integer", "paragraphs with a word"),
    ),
    key=("issue", "article", "language", "index"),
)
