"""Tables of the topics stage: the baseline models, one language at a time."""

from __future__ import annotations

from analysis.tables.corpus import LANGUAGE
from analysis.tables.declare import Column, Table
from analysis.tables.framing import GROUP, GROUPING

MODEL = Column("model", "text", "`lda` (gensim) or `nmf` (scikit-learn)")
TOPIC = Column("topic", "integer", "topic of the model and language, from 1, by falling prevalence")

TERMS = Table(
    "topics/terms",
    "a word among the first of a topic",
    (
        MODEL,
        LANGUAGE,
        TOPIC,
        Column("rank", "integer", "rank in the topic by probability, from 1"),
        Column("term", "text", "the lemma or set phrase"),
        Column(
            "probability", "number", "probability of the word in the topic (NMF: normalised weight)", "0 to 1"
        ),
        Column("frex", "number", "harmonic mean of the ranks by frequency and exclusivity", "0 to 1"),
    ),
    key=("model", "language", "topic", "rank"),
)

PREVALENCE = Table(
    "topics/prevalence",
    "a topic in a group of article versions of one language",
    (
        MODEL,
        GROUPING,
        GROUP,
        LANGUAGE,
        TOPIC,
        Column("paragraphs", "integer", "paragraphs of the group that the model saw"),
        Column("share", "number", "mean share of the topic over the paragraphs", "0 to 1"),
        Column(
            "low",
            "number",
            "lower end of the 95 % interval, paragraphs reweighted at random within articles",
            "0 to 1",
        ),
        Column("high", "number", "upper end of the 95 % interval", "0 to 1"),
    ),
    key=("model", "grouping", "group", "language", "topic"),
)

FITS = Table(
    "topics/fits",
    "a fitted topic",
    (
        MODEL,
        LANGUAGE,
        TOPIC,
        Column("label", "text", "its three words with the highest frex"),
        Column("prevalence", "number", "mean share over all paragraphs", "0 to 1"),
        Column(
            "coherence_npmi",
            "number",
            "mean NPMI of the first ten words, paragraphs as windows",
            "-1 to 1",
            empty=True,
        ),
        Column(
            "stability",
            "number",
            "mean best overlap (Jaccard) of the first ten words with the topics of other fits: "
            "from other seeds (LDA), to 80 % of each article's paragraphs (NMF)",
            "0 to 1",
            empty=True,
        ),
        Column("stable", "boolean", "whether stability reaches the threshold in the config", empty=True),
        Column(
            "matched_topic",
            "integer",
            "topic of the other model with the largest overlap of first words",
            empty=True,
        ),
        Column(
            "matched_overlap", "number", "that overlap (Jaccard of the first ten words)", "0 to 1", empty=True
        ),
    ),
    key=("model", "language", "topic"),
)
