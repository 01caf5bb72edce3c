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
    "one match of a codebook form; words that stand in several terms of a dictionary give a row for each",
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
    key=("issue", "article", "language", "paragraph", "start", "frame", "term"),
)

SALIENCE = Table(
    "framing/salience",
    "a frame that has forms in a language, in a group of article versions of it",
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
    "a word, n-gram or codebook term of a group against a reference in the same language: the rest of the study, "
    "if not another; of those that the group lacks, the ones that it could be expected to have "
    "(`keyness.least_expected`)",
    (
        Column(
            "unit",
            "text",
            "what is counted: `lemma` (Chinese: words and set phrases), `form` (the word as written), `ngrams`, "
            "`term` or `frame` (hits of the codebook)",
        ),
        Column(
            "reference",
            "text",
            "what the group is compared with, below called the rest: `rest` (of the study), a group as "
            "`<grouping>:<group>`, or the name of a frequency list",
        ),
        Column(
            "grouping", "text", "what the group is: `article`, `author`, `issue`, or the name of a grouping"
        ),
        Column(
            "group", "text", "id of the group: `<issue>/<article>`, an author id, an issue id, or its name"
        ),
        LANGUAGE,
        Column(
            "term",
            "text",
            "the word, the words of the n-gram with spaces between, or the id of the term or frame",
        ),
        Column("target_count", "integer", "how often in the group"),
        Column("reference_count", "integer", "how often in the rest"),
        Column(
            "target_size",
            "integer",
            "tokens of the group: words without stop words for `lemma` and `form`, otherwise all words",
        ),
        Column("reference_size", "integer", "tokens of the rest, counted in the same way"),
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
            "log_ratio_conservative",
            "number",
            "conservative log ratio LRC: the end nearest to 0 of the exact Poisson interval, alpha 0.05 divided by "
            "the number of words that are compared (Bonferroni); 0 where the interval holds 0; ranks, does not test",
            "log2",
        ),
        Column(
            "percent_difference",
            "number",
            "%DIFF of the relative frequencies; empty where the rest lacks the word",
            "%",
            empty=True,
        ),
        Column(
            "odds_ratio",
            "number",
            "sample odds ratio, nothing added to the cells; empty where the rest lacks the word",
            "ratio",
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
        Column(
            "bayes_factor_bic",
            "number",
            "approximate Bayes factor: g2_two_cell without its sign, less the log of both sizes; ranks, does not test",
            "2 ln",
        ),
        Column(
            "p",
            "number",
            "two-sided p from exchanging articles between the group and the rest; empty where `no_p` says why",
            "0 to 1",
            empty=True,
        ),
        Column(
            "smallest_p",
            "number",
            "the smallest p that so few articles could give; above 0.05 nothing can be significant",
            "0 to 1",
            empty=True,
        ),
        Column(
            "q",
            "number",
            "p adjusted for the false discovery rate over all rows of the unit and reference "
            "(Benjamini-Hochberg)",
            "0 to 1",
            empty=True,
        ),
        Column("no_p", "text", "why there is no p; empty where there is one", empty=True),
        Column("target_paragraphs", "integer", "paragraphs of the group with the word (range)"),
        Column("target_articles", "integer", "articles of the group with the word (range)"),
        Column(
            "dp_normalised",
            "number",
            "Gries' DP over the paragraphs of the group, normalised; 0 even, 1 all in the shortest paragraph; empty "
            "where the group lacks the word or has one paragraph",
            "0 to 1",
            empty=True,
        ),
        Column(
            "average_reduced_frequency",
            "number",
            "ARF in the group: target_count, reduced where the word comes in clumps",
            "tokens",
        ),
        Column("rank", "integer", "rank in the group by log_odds_z, from 1"),
        Column(
            "leave_one_out_rank",
            "integer",
            "the worst rank of a keyword (log_odds_z above 0) among the words of the group when one article of the "
            "rest, or of a group of several, is left out; empty for other words and where none can be left out",
            empty=True,
        ),
    ),
    key=("unit", "reference", "grouping", "group", "language", "term"),
)

ACTORS_FRAMES = Table(
    "framing/actors_frames",
    "an actor and a frame in the sentences of a group of article versions of one language",
    (
        GROUPING,
        GROUP,
        LANGUAGE,
        Column("actor", "text", "id of the actor in the codebook"),
        FRAME,
        Column("sentences", "integer", "sentences in the group, headings not counted"),
        Column("actor_sentences", "integer", "sentences with the actor"),
        Column("frame_sentences", "integer", "sentences with the frame"),
        Column("both", "integer", "sentences with both"),
        Column("expected", "number", "sentences with both that there would be by chance"),
        Column("paragraphs_with_both", "integer", "paragraphs with such a sentence (range)"),
        Column("articles_with_both", "integer", "articles with such a sentence (range)"),
        Column(
            "log_odds",
            "number",
            "log-odds ratio of the two, 0.5 added to each of the four counts (Haldane–Anscombe); empty where "
            "one of them is absent, or both are too rare",
            "natural log",
            empty=True,
        ),
        Column(
            "low",
            "number",
            "lower end of the 95 % interval of log_odds; empty where there is none",
            "natural log",
            empty=True,
        ),
        Column(
            "high",
            "number",
            "upper end of the 95 % interval of log_odds; empty where there is none",
            "natural log",
            empty=True,
        ),
        Column("interval", "text", "how the interval was made, or why there is none"),
    ),
    key=("grouping", "group", "language", "actor", "frame"),
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

CONCORDANCE = Table(
    "framing/concordance",
    "one match of a query, in either version, with the sentences of the other version that correspond to it",
    (
        Column("query", "text", "id of the term or actor in the codebook, or name of the word list"),
        Column("kind", "text", "`term`, `actor` or `list`"),
        Column("frame", "text", "id of the frame of a term; empty for actors and word lists", empty=True),
        ISSUE,
        ARTICLE,
        Column("author", "text", "id of the author", empty=True),
        Column("language", "text", "language of the version that the match is in: `en` or `zh`"),
        Column("source", "boolean", "whether that version is the source (true) or the translation"),
        PARAGRAPH,
        SENTENCE,
        Column(
            "start", "integer", "where the match starts in the text of its paragraph", "character, from 0"
        ),
        Column(
            "status",
            "text",
            "`rendered`: a form of the query stands in the counterpart; `not rendered`: none does; "
            "`no counterpart`: nothing corresponds to the unit; `one version`: the article has no other "
            "version; `no form`: the query has no form in the other language",
        ),
        Column("left", "text", "what stands before the match in its side of the unit"),
        Column("keyword", "text", "the matched text"),
        Column("right", "text", "what stands after it"),
        Column("counterpart", "text", "the other side of the unit; empty where there is nothing", empty=True),
        Column(
            "rendering",
            "text",
            "the matched texts of the query in the counterpart, each once, ` | ` between them",
            empty=True,
        ),
        Column("hits_here", "integer", "matches of the query in this side of the unit"),
        Column(
            "hits_there",
            "integer",
            "matches of the query in the counterpart; empty where nothing could be looked for",
            empty=True,
        ),
        Column(
            "other_terms",
            "text",
            "where a term is not rendered: the matched texts in the counterpart of other terms of its frame "
            "that have no match here",
            empty=True,
        ),
        Column(
            "nearby",
            "text",
            "the matched texts of the query in the rest of the counterpart's paragraph, outside the unit",
            empty=True,
        ),
        Column("form", "text", "the form of the query that matched, as it is written there"),
        Column("unit", "integer", "the sentence unit of the article; empty where there is none", empty=True),
        Column(
            "confidence",
            "number",
            "estimated probability that exactly these sentences correspond to each other",
            "0 to 1",
            empty=True,
        ),
    ),
    key=("kind", "query", "issue", "article", "language", "paragraph", "start"),
)
