"""Tables of the audit of a codebook: what of it occurs, what hides what, and what it lacks."""

from __future__ import annotations

from analysis.tables.corpus import LANGUAGE
from analysis.tables.declare import Column, Table

FORMS = Table(
    "framing/coverage_forms",
    "a form of the codebook",
    (
        LANGUAGE,
        Column("frame", "text", "id of the frame; `actor`, or `shield`"),
        Column("term", "text", "id of the term or actor; `shield`"),
        Column("role", "text", "`form`, or `not` for a context in which the term is not matched"),
        Column("form", "text", "the form, as the codebook writes it"),
        Column("matches", "integer", "how often it stands in the paragraphs, inside longer forms too"),
        Column(
            "hits",
            "integer",
            "how often it is counted; for a context or shield: how often it kept something from being counted",
        ),
        Column("warning", "text", "what a reader of the codebook should look at", empty=True),
    ),
    key=("language", "frame", "term", "role", "form"),
)

OVERLAPS = Table(
    "framing/coverage_overlaps",
    "two forms of the codebook of which one keeps the other from being counted",
    (
        LANGUAGE,
        Column("frame", "text", "id of the frame whose form is counted; `actor`, or `shield`"),
        Column("term", "text", "id of its term or actor; `shield`"),
        Column("form", "text", "the form that is counted, or the context that excludes"),
        Column("hidden_frame", "text", "id of the frame whose form is hidden"),
        Column("hidden_term", "text", "id of its term or actor"),
        Column("hidden_form", "text", "the form that is hidden"),
        Column(
            "kind",
            "text",
            "`inside`: the hidden form lies in the other; `crossing`: it begins in the other and ends behind it; "
            "`same`: both match the same text; `not`: it lies in a context that its term excludes",
        ),
        Column("times", "integer", "how often"),
    ),
    key=("language", "frame", "term", "form", "hidden_frame", "hidden_term", "hidden_form", "kind"),
)

UNCOVERED = Table(
    "framing/uncovered",
    "a frequent word or phrase that no form of the codebook covers",
    (
        LANGUAGE,
        Column("words", "integer", "how many words it has: 1 to 4"),
        Column("text", "text", "its lemmas (English), or its words written together (Chinese)"),
        Column("count", "integer", "how often it stands in paragraphs with no word of it in a hit"),
        Column("paragraphs", "integer", "paragraphs that it stands in (range)"),
        Column("articles", "integer", "articles that it stands in (range)"),
        Column(
            "rank",
            "integer",
            "rank among the words, or among the phrases, of the language by count; ties share the smallest rank",
        ),
    ),
    key=("language", "words", "text"),
)
