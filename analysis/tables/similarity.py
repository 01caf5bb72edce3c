"""Tables of similarity: which articles and authors are alike, and whether both versions say so."""

from __future__ import annotations

from analysis.tables.corpus import LANGUAGE
from analysis.tables.declare import Column, Table

BASIS = Column(
    "basis", "text", "what the profiles are made of: `words`, `frames` or `markers`, each within one language"
)
GROUPING = Column("grouping", "text", "`article`, or `author` where an author has two articles or more")

SIMILARITY = Table(
    "profiles/similarity",
    "two articles, or two authors, in one version; an author with himself or herself: the author's own articles",
    (
        BASIS,
        GROUPING,
        LANGUAGE,
        Column("group", "text", "id of the group: `<issue>/<article>`, or an author id"),
        Column(
            "other",
            "text",
            "id of the other group, later in the order of print; of an author perhaps the same",
        ),
        Column(
            "similarity",
            "number",
            "cosine of the two profiles, freed of what sampling takes from it: 1 as like as parts of one article, 0 "
            "nothing in common; by chance above 1; of authors the mean over pairs of their articles",
            "0 to 1",
            empty=True,
        ),
        Column("low", "number", "lower end of the 95 % interval", "0 to 1", empty=True),
        Column("high", "number", "upper end of the 95 % interval", "0 to 1", empty=True),
        Column("interval", "text", "how the interval was made, or why there is none"),
        Column("pairs", "integer", "pairs of articles whose similarity is known"),
        Column("paragraphs", "integer", "paragraphs of both groups"),
    ),
    key=("basis", "grouping", "language", "group", "other"),
)

AGREEMENT = Table(
    "profiles/similarity_agreement",
    "what two versions say of the similarity of the same articles or authors",
    (
        BASIS,
        GROUPING,
        Column("groups", "integer", "articles, or authors, whose similarities are known in both versions"),
        Column(
            "correlation",
            "number",
            "Pearson's r of English and Chinese similarities over pairs (Mantel)",
            "-1 to 1",
            empty=True,
        ),
        Column("least", "number", "smallest r when one group is left out", "-1 to 1", empty=True),
        Column("most", "number", "largest r when one group is left out", "-1 to 1", empty=True),
        Column(
            "p", "number", "share of the orders of one version with at least this r", "0 to 1", empty=True
        ),
        Column("orders", "integer", "orders that were compared", empty=True),
        Column("exact", "boolean", "whether these are all orders", empty=True),
        Column("no_p", "text", "why there is no p", empty=True),
    ),
    key=("basis", "grouping"),
)
