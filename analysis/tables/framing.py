"""Tables of the framing stage."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE, PARAGRAPH, SENTENCE
from analysis.tables.declare import Column, Table

FRAME = Column("frame", "text", "id of the frame in the codebook")
GROUPING = Column("grouping", "text", "what the group is: `article`, `author`, `issue` or `study`")
GROUP = Column(
    "group", "text", "id of the group: `<issue>/<article>`, an author id, an issue id, or the study"
)

HITS = Table(
    "framing/hits",
    "one match of a codebook form",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        SENTENCE,
        FRAME,
        Column("term", "text", "id of the term in the codebook"),
        Column("form", "text", "the form of the term that matched, as the codebook writes it"),
        Column("text", "text", "the matched text"),
        Column("start", "integer", "where it starts in the text of its paragraph", "character, from 0"),
        Column("end", "integer", "where it ends, exclusive", "character"),
    ),
    key=("issue", "article", "language", "paragraph", "start"),
)

SALIENCE = Table(
    "framing/salience",
    "a frame in a group of article versions of one language",
    (
        GROUPING,
        GROUP,
        LANGUAGE,
        FRAME,
        Column("articles", "integer", "articles in the group"),
        Column("units", "integer", "paragraphs in the group, headings not counted"),
        Column("units_with", "integer", "paragraphs with at least one hit"),
        Column("hits", "integer", "hits in paragraphs"),
        Column("share", "number", "share of paragraphs with the frame", "0 to 1"),
        Column("low", "number", "lower end of the 95 % interval of the share", "0 to 1"),
        Column("high", "number", "upper end of the 95 % interval of the share", "0 to 1"),
        Column("interval", "text", "how the interval was made"),
        Column("rank", "integer", "rank of the frame in the group by share, ties share the smallest rank"),
    ),
    key=("grouping", "group", "language", "frame"),
)

KEYNESS = Table(
    "framing/keyness",
    "a word (lemma or set phrase) of a group against the rest of the study in the same language",
    (
        GROUPING,
        GROUP,
        LANGUAGE,
        Column("term", "text", "the lemma or set phrase"),
        Column("target_count", "integer", "how often in the group"),
        Column("reference_count", "integer", "how often in the rest"),
        Column("target_size", "integer", "counted tokens of the group"),
        Column("reference_size", "integer", "counted tokens of the rest"),
        Column(
            "log_ratio",
            "number",
            "binary log of the ratio of the relative frequencies; 0.5 for a count of 0",
            "log2",
        ),
        Column(
            "low",
            "number",
            "lower end of the 95 % interval of log_ratio; empty where the group lacks the word",
            "log2",
            empty=True,
        ),
        Column(
            "high",
            "number",
            "upper end of the 95 % interval of log_ratio; empty where the rest lacks the word",
            "log2",
            empty=True,
        ),
        Column(
            "log_odds_z",
            "number",
            "weighted log-odds with informative Dirichlet prior, divided by its standard deviation",
            "z",
        ),
        Column(
            "g2_two_cell",
            "number",
            "log-likelihood over the two observed cells, signed; ranks, does not test",
            "G²",
        ),
        Column(
            "g2_four_cell", "number", "log-likelihood over all four cells, signed; ranks, does not test", "G²"
        ),
        Column("target_paragraphs", "integer", "paragraphs of the group with the word (range)"),
        Column("target_articles", "integer", "articles of the group with the word (range)"),
        Column("rank", "integer", "rank in the group by log_odds_z, from 1"),
    ),
    key=("grouping", "group", "language", "term"),
)

COVERAGE = Table(
    "framing/coverage",
    "a codebook term with its hits in both languages",
    (
        FRAME,
        Column("term", "text", "id of the term"),
        Column("hits_en", "integer", "hits of its English forms"),
        Column("hits_zh", "integer", "hits of its Chinese forms"),
        Column("warning", "text", "what a reader of the codebook should look at", empty=True),
    ),
    key=("frame", "term"),
)
