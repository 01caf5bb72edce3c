"""Tables of shifts."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE
from analysis.tables.declare import Column, Table

ID = Column(
    "id",
    "text",
    "id of the candidate; it follows from the article, the kind and the marked words, so that a new run keeps it",
)
KIND = Column(
    "kind",
    "text",
    "`omitted` or `added` (content that the translation lacks, or has alone), `figure` (numbers that disagree, or that "
    "one side lacks), `weakened` or `strengthened` (force or evaluation), `polarity` (a negation on one side), `term`, "
    "`actor`, `attribution` (on one side only), `explained` (a set phrase put into other words)",
)
RANK = Column("rank", "integer", "place in the list of the study, from 1")
EN_TEXT = Column(
    "en_text", "text", "the English side of the unit, `[[` and `]]` around the marked words", empty=True
)
ZH_TEXT = Column("zh_text", "text", "the same of the Chinese side", empty=True)
WHY = Column("why", "text", "why it is listed")


def _places(language: str, name: str) -> tuple[Column, ...]:
    return (
        Column(
            f"{language}_paragraphs", "integers", f"paragraphs of the marked places of the {name} version"
        ),
        Column(
            f"{language}_starts",
            "integers",
            "where each starts in the text of its paragraph",
            "character, from 0",
        ),
        Column(f"{language}_ends", "integers", "where each ends, exclusive", "character"),
    )


SHIFTS = Table(
    "shifts/shifts",
    "a candidate for a shift: a place where the two versions may tell their readers different things",
    (
        ISSUE,
        ARTICLE,
        ID,
        RANK,
        Column("article_rank", "integer", "place among the candidates of its article, from 1"),
        Column("unit", "integer", "the sentence unit of the article that it lies in"),
        KIND,
        Column("measure", "text", "what found it (docs/methods-shifts.md)"),
        Column(
            "surplus",
            "text",
            "the version that says more, `en` or `zh`; empty where both say something else",
            empty=True,
        ),
        Column(
            "score", "number", "estimated odds that a reader calls it a shift, log2: 0 is one to one", "bit"
        ),
        Column("probability", "number", "the same as a probability", "0 to 1"),
        Column("confidence", "number", "confidence of the alignment of the unit", "0 to 1"),
        *_places("en", "English"),
        *_places("zh", "Chinese"),
        Column(
            "en_words", "text", "the marked words of the English version, ` … ` between places", empty=True
        ),
        Column("zh_words", "text", "the same of the Chinese version", empty=True),
        EN_TEXT,
        ZH_TEXT,
        Column("evidence", "text", "the numbers behind the score"),
        WHY,
    ),
    key=("id",),
)

VERDICT = Column("verdict", "text", "`yes` (a shift) or `no`; to fill in", empty=True)
VERDICT_KIND = Column(
    "verdict_kind", "text", "the kind that it is, where it is another one than `kind`; to fill in", empty=True
)
NOTE = Column("note", "text", "a remark; to fill in", empty=True)

SHEET = Table(
    "shifts/sheet",
    "a candidate, to be judged: copy the file, fill in the last columns, and name the copy under `shifts.verdicts`",
    (RANK, KIND, ISSUE, ARTICLE, EN_TEXT, ZH_TEXT, WHY, VERDICT, VERDICT_KIND, NOTE, ID),
    key=("id",),
)

READER = Column("reader", "text", "who judged: the name of the file", empty=True)

VERDICTS = Table(
    "shifts/verdicts",
    "a verdict that was read back",
    (
        Column("reader", "text", "who judged: the name of the file"),
        ID,
        Column("status", "text", "`current`, or `stale`: the list has no such candidate any more"),
        Column("kind", "text", "kind of the candidate; empty for a stale verdict", empty=True),
        Column("verdict", "text", "`yes` or `no`"),
        Column("verdict_kind", "text", "the kind that the reader gives it; empty: the same", empty=True),
        NOTE,
    ),
    key=("reader", "id"),
)

PRECISION = Table(
    "shifts/precision",
    "a kind of candidate, or all: how many of those that a reader judged are shifts",
    (
        READER,
        Column("kind", "text", "the kind, or `all`"),
        Column("candidates", "integer", "candidates of the kind in the list"),
        Column("judged", "integer", "of these, judged by the reader"),
        Column("real", "integer", "of these, judged to be shifts, of whatever kind"),
        Column("same_kind", "integer", "of these, of the kind that the list gives"),
        Column("precision", "number", "real divided by judged", "0 to 1", empty=True),
        Column("low", "number", "lower end of the 95 % interval of precision (Wilson)", "0 to 1", empty=True),
        Column("high", "number", "upper end of that interval", "0 to 1", empty=True),
        Column("stale", "integer", "verdicts on candidates that the list has no more; in the row `all`"),
        Column("reason", "text", "why there is no precision", empty=True),
    ),
    key=("reader", "kind"),
)

BY_ARTICLE = Table(
    "shifts/by_article",
    "a kind of candidate in an article",
    (
        ISSUE,
        ARTICLE,
        Column("kind", "text", "the kind, or `all`"),
        Column("units", "integer", "sentence units of the article, those without counterpart counted"),
        Column("candidates", "integer", "candidates of the kind"),
        Column("source_more", "integer", "of these, where the source version says more, or more strongly"),
        Column("translation_more", "integer", "of these, where the translation says more, or more strongly"),
        Column(
            "expected", "number", "sum of their probabilities: how many are shifts if the scores are right"
        ),
        Column("rate", "number", "expected divided by units", "per unit"),
        Column("judged", "integer", "candidates that a reader judged"),
        Column("real", "integer", "of these, those that the most readers call a shift (a tie is none)"),
    ),
    key=("issue", "article", "kind"),
)
