"""Tables of rhetorical markers."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE, PARAGRAPH, SENTENCE
from analysis.tables.declare import Column, Table
from analysis.tables.framing import GROUP, GROUPING
from analysis.tables.paired_salience import PAIRED_SALIENCE

CATEGORY = Column("category", "text", "id of the category in the list of markers")

HITS = Table(
    "rhetoric/markers_hits",
    "one marker in the text; a word of several categories gives a row for each",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        SENTENCE,
        CATEGORY,
        Column("term", "text", "id of the term in the category"),
        Column("form", "text", "the form of the term that matched, as the list writes it"),
        Column("text", "text", "the matched text"),
        Column("start", "integer", "where it starts in the text of its paragraph", "character, from 0"),
        Column("end", "integer", "where it ends, exclusive", "character"),
    ),
    key=("issue", "article", "language", "paragraph", "start", "category"),
)

MARKERS = Table(
    "rhetoric/markers",
    "a category of markers in a group of article versions of one language",
    (
        GROUPING,
        GROUP,
        LANGUAGE,
        CATEGORY,
        Column("articles", "integer", "articles in the group"),
        Column("hits", "integer", "markers in paragraphs; headings are not searched"),
        Column("base", "integer", "size of the paragraphs of the group, in base_unit"),
        Column(
            "base_unit",
            "text",
            "`words` (English) or `characters` (Chinese, white space not counted): rates of the two are not comparable",
        ),
        Column("rate", "number", "hits divided by base", "hits per 1,000"),
        Column("rate_low", "number", "lower end of the 95 % interval of rate", "hits per 1,000"),
        Column("rate_high", "number", "upper end of the 95 % interval of rate", "hits per 1,000"),
        Column(
            "rate_design_effect",
            "number",
            "by how much clustering in paragraphs, and their small number, multiply the variance of rate",
            "from 1",
        ),
        Column("sentences", "integer", "sentences in the group, headings not counted"),
        Column("sentences_with", "integer", "sentences in which at least one marker begins"),
        Column("share", "number", "share of sentences with a marker", "0 to 1"),
        Column("share_low", "number", "lower end of the 95 % interval of share", "0 to 1"),
        Column("share_high", "number", "upper end of the 95 % interval of share", "0 to 1"),
        Column("share_design_effect", "number", "the same as rate_design_effect, for share", "from 1"),
        Column("rank", "integer", "rank of the category in the group by share, ties share the smallest rank"),
    ),
    key=("grouping", "group", "language", "category"),
)

# What the table of frames says otherwise.
_OF_SENTENCES = {
    "frame": CATEGORY,
    "units": Column(
        "units", "integer", "aligned sentence units with a sentence in both versions; headings do not count"
    ),
}

MARKERS_PAIRED = Table(
    "rhetoric/markers_paired",
    "a category of markers in a group of articles, both versions compared within aligned sentence units",
    tuple(_OF_SENTENCES.get(column.name, column) for column in PAIRED_SALIENCE.columns),
    key=("grouping", "group", "category"),
)
