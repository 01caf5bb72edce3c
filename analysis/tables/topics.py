"""Tables of the topic model of a study."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE
from analysis.tables.declare import Column, Table
from analysis.tables.framing import GROUP, GROUPING

TOPIC = Column(
    "topic", "integer", "topic, the same in both languages, from 1; by falling share (seeded topics first)"
)
UNIT = Column(
    "unit",
    "integer",
    "paragraph unit of the article, as in `alignment/units`; where it has one version, its paragraph",
)
VERSION = Column(
    "version",
    "text",
    "what was folded in: both languages of the units (`joint`), or the text of `en` or `zh`",
)

MODEL = Table(
    "topics/model",
    "a word of a language in a topic: all that is needed to fold other texts in (`topics.frozen`)",
    (
        LANGUAGE,
        Column("term", "text", "the lemma or set phrase"),
        TOPIC,
        Column("probability", "number", "probability of the word in the topic and language", "0 to 1"),
        Column("alpha", "number", "prior count of the topic in a unit, the same for all its words"),
        Column("seed", "text", "id of the frame that the topic is seeded with", empty=True),
    ),
    key=("language", "term", "topic"),
    csv=False,
)

TERMS = Table(
    "topics/terms",
    "a word among the first of a topic, by probability or by frex",
    (
        TOPIC,
        LANGUAGE,
        Column("term", "text", "the lemma or set phrase"),
        Column("probability", "number", "probability of the word in the topic and language", "0 to 1"),
        Column("frex", "number", "harmonic mean of the ranks by probability and exclusivity", "0 to 1"),
        Column("rank_by_probability", "integer", "rank in the topic and language, from 1"),
        Column("rank_by_frex", "integer", "rank in the topic and language, from 1"),
    ),
    key=("topic", "language", "term"),
)

SHARES = Table(
    "topics/shares",
    "a topic in an aligned unit",
    (
        ISSUE,
        ARTICLE,
        UNIT,
        TOPIC,
        Column("share", "number", "share of the topic in the unit, both languages together", "0 to 1"),
        Column("words_en", "integer", "English words of the unit that the model sees"),
        Column("words_zh", "integer", "Chinese words of the unit that the model sees"),
    ),
    key=("issue", "article", "unit", "topic"),
)

PREVALENCE = Table(
    "topics/prevalence",
    "a topic in a group of articles and a version of its units",
    (
        GROUPING,
        GROUP,
        VERSION,
        TOPIC,
        Column("articles", "integer", "articles of the group that have units in this version"),
        Column("units", "integer", "units of the group with words in this version"),
        Column("share", "number", "mean share of the topic over the units", "0 to 1"),
        Column("low", "number", "lower end of the 95 % interval", "0 to 1", empty=True),
        Column("high", "number", "upper end of the 95 % interval", "0 to 1", empty=True),
        Column("interval", "text", "what was resampled: `units` of the article, or `articles`", empty=True),
        Column("no_interval", "text", "why there is no interval", empty=True),
    ),
    key=("grouping", "group", "version", "topic"),
)

LABELS = Table(
    "topics/labels",
    "a topic",
    (
        TOPIC,
        Column("label", "text", "its English and Chinese words with the highest frex"),
        Column("label_en", "text", "its three English words with the highest frex", empty=True),
        Column("label_zh", "text", "its three Chinese words with the highest frex", empty=True),
        Column("name", "text", "name given by the researcher (`topics.names`)", empty=True),
        Column(
            "name_match",
            "number",
            "how like the topic is to the one that was named: cosine of the first words",
            "0 to 1",
            empty=True,
        ),
        Column("seed", "text", "id of the frame that the topic is seeded with", empty=True),
        Column("share", "number", "mean share over all units, both languages together", "0 to 1"),
        Column(
            "recurrence",
            "number",
            "overlap (Jaccard) of the first ten words between the means of two halves of the chains; mean over "
            "halves and languages",
            "0 to 1",
            empty=True,
        ),
        Column("stable", "boolean", "whether `recurrence` reaches `topics.stable_from`", empty=True),
        Column(
            "recurrence_without",
            "number",
            "overlap (Jaccard) of the first ten words with fits that lack a part of the articles, mean over parts",
            "0 to 1",
            empty=True,
        ),
        Column("articles", "number", "effective number of articles that the topic lives in", empty=True),
        Column(
            "frames",
            "text",
            "frames of the codebook whose units it is stronger in, with the correlation",
            empty=True,
        ),
        Column("typical_units", "text", "units with the largest share: issue/article/unit (share)"),
        Column(
            "coherence_en", "number", "NPMI of the first ten English words in units", "-1 to 1", empty=True
        ),
        Column(
            "coherence_zh", "number", "NPMI of the first ten Chinese words in units", "-1 to 1", empty=True
        ),
        Column(
            "coherence_across",
            "number",
            "NPMI of pairs of a first English and a first Chinese word in aligned units",
            "-1 to 1",
            empty=True,
        ),
    ),
    key=("topic",),
)

KEPT_NAMES = Table(
    "topics/kept_names",
    "a name that the researcher gave to a topic of an earlier fit (`topics.names`)",
    (
        Column("name", "text", "the name"),
        Column("topic", "integer", "topic of this fit that carries it; empty: the name is lost", empty=True),
        Column(
            "match", "number", "cosine of the first words with those of the best match", "0 to 1", empty=True
        ),
        Column(
            "lost",
            "boolean",
            "whether no topic is like enough (`match` below 0.5), or another name fits better",
        ),
    ),
    key=("name",),
)

DISTANCE = Table(
    "topics/distance",
    "two texts in topic space: the versions of an article, or two articles",
    (
        Column("compared", "text", "`versions` of an article, `versions` of all (`study`), or `articles`"),
        Column("group", "text", "the article as issue/article; the study for all articles together"),
        Column("other", "text", "the other article as issue/article", empty=True),
        Column("units", "integer", "units with both versions; for articles, units of both"),
        Column("distance", "number", "Jensen–Shannon distance of the mean shares (root, base 2)", "0 to 1"),
        Column(
            "expected",
            "number",
            "its mean when the versions are exchanged at random within units: sampling alone",
            "0 to 1",
            empty=True,
        ),
        Column("expected_high", "number", "95 % quantile of the same", "0 to 1", empty=True),
        Column("p", "number", "share of exchanges with at least this distance", "0 to 1", empty=True),
        Column("no_p", "text", "why sampling says nothing", empty=True),
    ),
    key=("compared", "group", "other"),
)
