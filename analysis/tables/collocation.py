"""Tables of collocation: the words around terms and actors, and the networks that they make."""

from __future__ import annotations

from analysis.tables.declare import Column, Table

QUERY = Column("query", "text", "id of the term or actor in the codebook, or name of the word list")
KIND = Column("kind", "text", "`term`, `actor` or `list`")
VERSIONS = Column("language", "text", "language of the versions: `en` or `zh`")

COLLOCATES = Table(
    "framing/collocates",
    "a word that occurs near the matches of a query, in one language",
    (
        QUERY,
        KIND,
        Column("frame", "text", "id of the frame of a term; empty for actors and word lists", empty=True),
        VERSIONS,
        Column("word", "text", "the lemma, word or set phrase that is a collocate"),
        Column("rank", "integer", "rank among the collocates of the query and language by log_dice, from 1"),
        Column("count", "integer", "how often the word stands in a window of the query (O₁₁)"),
        Column("expected", "number", "how often it would by chance (E₁₁)"),
        Column("log_dice", "number", "14 + log₂(2 count / (hits + word_count)) (logDice)", "log2"),
        Column("mutual_information", "number", "log₂(count / expected) (MI, binary logarithm)", "log2"),
        Column("mutual_information_cubed", "number", "log₂(count³ / expected) (MI3)", "log2"),
        Column("t_score", "number", "(count − expected) / √count; ranks, does not test", "t"),
        Column("z_score", "number", "(count − expected) / √expected; ranks, does not test", "z"),
        Column(
            "g2_four_cell", "number", "log-likelihood over all four cells, signed; ranks, does not test", "G²"
        ),
        Column("simple_log_likelihood", "number", "log-likelihood of the one cell, signed (simple-ll)", "G²"),
        Column("paragraphs", "integer", "paragraphs in which the word stands in a window (range)"),
        Column("articles", "integer", "articles in which the word stands in a window (range)"),
        Column("hits", "integer", "matches of the query"),
        Column("word_count", "integer", "how often the word occurs outside the matches of the query (C₁)"),
        Column("window_size", "integer", "words in the windows of the query, stop words too (R₁)"),
        Column("size", "integer", "all words outside the matches of the query, stop words too (N)"),
        Column(
            "partner",
            "text",
            "the collocate of the query in the other language that alignment learned to pair with the word; "
            "empty where there is none",
            empty=True,
        ),
        Column("partner_log_dice", "number", "log_dice of the partner with the query", "log2", empty=True),
        Column(
            "partner_units",
            "integer",
            "sentence units in which the word and its partner stand in windows of the query, each on its side",
            empty=True,
        ),
    ),
    key=("kind", "query", "language", "word"),
)

COLLOCATE_NETWORK = Table(
    "framing/collocate_network",
    "an edge of the network of a language: a query and its collocate, or two queries in the same sentences",
    (
        VERSIONS,
        Column("edge", "text", "`collocate`: from a query to a word; `query`: between two queries"),
        Column("source", "text", "id of the query"),
        Column("source_kind", "text", "`term`, `actor` or `list`"),
        Column("target", "text", "the word, or the id of the other query"),
        Column("target_kind", "text", "`word`, `term`, `actor` or `list`"),
        Column("weight", "number", "logDice of the two", "log2"),
        Column(
            "count",
            "integer",
            "how often they occur together: times that the word stands in a window; sentences with both queries",
        ),
        Column("source_count", "integer", "size of the source: matches; for two queries sentences with it"),
        Column(
            "target_count",
            "integer",
            "size of the target: occurrences of the word; for two queries sentences with it",
        ),
        Column("paragraphs", "integer", "paragraphs in which they occur together (range)"),
        Column("articles", "integer", "articles in which they occur together (range)"),
    ),
    key=("language", "edge", "source_kind", "source", "target_kind", "target"),
)
