"""Tables of the corpus and language stages."""

from __future__ import annotations

from analysis.tables.declare import Column, Table

ISSUE = Column("issue", "text", "id of the issue: the name of its folder")
ARTICLE = Column("article", "text", "id of the article within its issue, the same for both versions")
LANGUAGE = Column("language", "text", "language of the version: `en` or `zh`")
PARAGRAPH = Column("paragraph", "integer", "place in the version, from 0, headings counted")
SENTENCE = Column("sentence", "integer", "place in the version, from 0 (headings are sentences too)")

_HEAD = (
    ISSUE,
    ARTICLE,
    LANGUAGE,
    Column(
        "order",
        "integer",
        "place among the articles of its language, or among the events of their section, from 1",
    ),
    Column("section", "text", "section of the journal's layout that the version was printed in"),
    Column("source", "boolean", "whether this version is the source (true) or the translation"),
    Column("title", "text", "title as printed", empty=True),
    Column("subtitle", "text", "subtitle as printed, without its dash", empty=True),
    Column("author", "text", "id of the author, the same across languages and issues", empty=True),
    Column("author_name", "text", "author as printed in this version", empty=True),
    Column("affiliation", "text", "position of the author as printed in this version", empty=True),
    Column("label", "text", "name of the article in figures, where `issue.yaml` gives one", empty=True),
    Column("first_line", "integer", "first line of the version in the source", "line, from 1"),
    Column("last_line", "integer", "last line of the version in the source", "line, from 1"),
)

EXTRACTED = Table(
    "issues/<issue>/articles",
    "an article version, before its text is counted",
    (*_HEAD, Column("author_given", "boolean", "whether `issue.yaml` gives the id of the author")),
    key=("issue", "article", "language"),
    csv=False,
)

ARTICLES = Table(
    "corpus/articles",
    "an article version",
    (
        *_HEAD,
        Column("paragraphs", "integer", "number of paragraphs, headings not counted"),
        Column("headings", "integer", "number of headings"),
        Column("sentences", "integer", "number of sentences in paragraphs"),
        Column("words", "integer", "number of word tokens in paragraphs (Chinese: as segmented)"),
        Column("characters", "integer", "number of characters in paragraphs, white space not counted"),
    ),
    key=("issue", "article", "language"),
)

PARAGRAPHS = Table(
    "corpus/paragraphs",
    "a paragraph or heading",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        Column("kind", "text", "`paragraph` or `heading`"),
        Column("level", "integer", "level of a heading, from 1; empty for a paragraph", empty=True),
        Column("text", "text", "text with line ends removed and white space normalised"),
        Column("first_line", "integer", "first line in the source", "line, from 1"),
        Column("last_line", "integer", "last line in the source", "line, from 1"),
    ),
    key=("issue", "article", "language", "paragraph"),
)

SENTENCES = Table(
    "corpus/sentences",
    "a sentence",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        SENTENCE,
        Column("text", "text", "text of the sentence"),
        Column("start", "integer", "where it starts in the text of its paragraph", "character, from 0"),
        Column("end", "integer", "where it ends, exclusive", "character"),
    ),
    key=("issue", "article", "language", "sentence"),
)

TOKENS = Table(
    "corpus/tokens",
    "a token",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        PARAGRAPH,
        SENTENCE,
        Column("token", "integer", "place in the sentence, from 0"),
        Column("text", "text", "the token as it stands in the text"),
        Column(
            "lemma",
            "text",
            "lemma in small letters, acronyms in capitals (English); the token itself (Chinese)",
        ),
        Column("tag", "text", "`word`, `phrase` (a set phrase of the codebook), `number` or `punctuation`"),
        Column("start", "integer", "where it starts in the text of its paragraph", "character, from 0"),
        Column("end", "integer", "where it ends, exclusive", "character"),
    ),
    key=("issue", "article", "language", "sentence", "token"),
    csv=False,
)

WRITTEN_FORMS = Table(
    "corpus/written_forms",
    "an English word that the texts mostly write otherwise than it is counted",
    (
        Column("word", "text", "the word as it is counted: its lemma, case folded"),
        Column(
            "written",
            "text",
            "the word as it is shown to a reader: in the capitals that the texts mostly use",
        ),
    ),
    key=("word",),
    csv=False,
)

REPORT = Table(
    "corpus/report",
    "a run of source lines with one fate; every line of the source is in exactly one row",
    (
        ISSUE,
        Column("first_line", "integer", "first line of the run", "line, from 1"),
        Column("last_line", "integer", "last line of the run", "line, from 1"),
        Column("fate", "text", "`kept` (body text), `used` (read as metadata), `removed` or `blank`"),
        Column("what", "text", "what the lines are: paragraph, heading, title, byline, running head, …"),
        Column("article", "text", "article that the lines belong to", empty=True),
        Column("language", "text", "version that the lines belong to", empty=True),
        Column("paragraph", "integer", "paragraph that kept lines became part of", empty=True),
        Column("reason", "text", "why"),
        Column("text", "text", "the text of lines that were not kept", empty=True),
    ),
    key=("issue", "first_line"),
)

DECISIONS = Table(
    "corpus/decisions",
    "a decision that the extraction took where the layout left a choice",
    (
        ISSUE,
        Column("line", "integer", "line of the source that the decision is about", "line, from 1"),
        Column("article", "text", "article", empty=True),
        Column("language", "text", "version", empty=True),
        Column(
            "decision", "text", "`join`, `split`, `heading`, `run-in`, `hyphen kept`, `hyphen dissolved`, …"
        ),
        Column("by", "text", "`layout`, `text`, `other version`, `default` or `correction`"),
        Column("evidence", "text", "what spoke for it"),
    ),
)

PAIRS = Table(
    "corpus/pairs",
    "an article with the versions that were put together, and the evidence",
    (
        ISSUE,
        ARTICLE,
        Column("en", "integer", "order of the English version; empty where there is none", empty=True),
        Column("zh", "integer", "order of the Chinese version; empty where there is none", empty=True),
        Column("name", "number", "agreement of the author names through pinyin", "0 to 1", empty=True),
        Column("position", "number", "overlap of the words of the positions (Dice)", "0 to 1", empty=True),
        Column("place", "number", "agreement of the places in the issue", "0 to 1", empty=True),
        Column(
            "anchors",
            "number",
            "overlap of the numbers and acronyms in the texts (Dice)",
            "0 to 1",
            empty=True,
        ),
        Column("score", "number", "weighted sum that decided", "0 to 1", empty=True),
        Column("by", "text", "`text`, `correction`, or why there is no counterpart"),
    ),
    key=("issue", "article"),
)
