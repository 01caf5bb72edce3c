"""Tables of what speaks for a number of topics, and of other models beside the polylingual one."""

from __future__ import annotations

from analysis.tables.declare import Column, Table

NUMBER = Column("number", "integer", "number of topics")

_MEASURES = (
    Column(
        "coherence_en",
        "number",
        "mean NPMI of the pairs of a topic's first ten English words (gensim's `c_npmi`; window: the unit; "
        "reference: the study)",
        "-1 to 1",
        empty=True,
    ),
    Column("coherence_zh", "number", "the same of the Chinese words", "-1 to 1", empty=True),
    Column(
        "coherence_across",
        "number",
        "mean NPMI of the pairs of a topic's first English and first Chinese words in aligned units",
        "-1 to 1",
        empty=True,
    ),
    Column(
        "exclusivity",
        "number",
        "mean share of the topic in its first ten words' weight, both languages",
        "0 to 1",
        empty=True,
    ),
    Column(
        "frex",
        "number",
        "mean frex of the first ten words by probability, both languages",
        "0 to 1",
        empty=True,
    ),
    Column(
        "recurrence_seeds",
        "number",
        "mean overlap (Jaccard) of the first ten words with the matched topics of fits from the other seeds",
        "0 to 1",
        empty=True,
    ),
    Column(
        "recurrence_without",
        "number",
        "the same with fits that lack a part of the articles, mean over the parts",
        "0 to 1",
        empty=True,
    ),
    Column(
        "held_out",
        "number",
        "mean log probability of a hidden word of a held-out unit, half of whose words are given",
        "natural logarithm",
        empty=True,
    ),
    Column(
        "retrieval",
        "number",
        "mean reciprocal rank of the translation of a held-out unit, by shares of topics",
        "0 to 1",
        empty=True,
    ),
    Column("parts", "text", "what was held out: whole `articles`, or `units`", empty=True),
)

SELECTION = Table(
    "topics/selection",
    "fits with a number of topics and a seed",
    (
        NUMBER,
        Column("seed", "integer", "seed of the fits and of the parts"),
        *_MEASURES,
        Column("reason", "text", "why a measure is empty", empty=True),
    ),
    key=("number", "seed"),
)

CHOICE = Table(
    "topics/choice",
    "a number of topics that was tried",
    (
        NUMBER,
        Column("recurrence_seeds", "number", "mean over the seeds", "0 to 1", empty=True),
        Column(
            "recurrence_error",
            "number",
            "its standard error, by a jackknife of the seeds",
            "0 to 1",
            empty=True,
        ),
        Column("held_out", "number", "mean over the seeds", "natural logarithm", empty=True),
        Column(
            "recurs_as_well", "boolean", "whether it recurs as well as the best, within two standard errors"
        ),
        Column("argued_for", "boolean", "the number that the table argues for"),
        Column("shown", "boolean", "the number of the model that is shown"),
        Column("argument", "text", "why, where it is argued for or shown", empty=True),
    ),
    key=("number",),
)

MODELS = Table(
    "topics/models",
    "a model of both languages, at the number of topics that is shown",
    (
        Column("model", "text", "the model, see `docs/methods-topics.md`"),
        NUMBER,
        *_MEASURES,
        Column("reason", "text", "why a measure is empty", empty=True),
    ),
    key=("model",),
)
