"""The table of bilingual terms that are proposed for the codebook."""

from __future__ import annotations

from analysis.tables.declare import Column, Table

PROPOSALS = Table(
    "discovery/proposals",
    "a pair of a Chinese and an English phrase that the codebook lacks, the best first; counts are of the sentence "
    "units that have both sides",
    (
        Column("rank", "integer", "from 1"),
        Column(
            "term",
            "text",
            "id of the term in the block for the codebook: rows with the same one are forms of one term. Where the "
            "codebook has one of the two forms: id of its entry",
        ),
        Column(
            "adds",
            "text",
            "`term`: both forms are new; `zh`: a further Chinese form of an entry of the codebook; `en`: a further "
            "English one",
        ),
        Column("zh", "text", "Chinese phrase, as it stands in the text most often"),
        Column("en", "text", "English phrase, as it stands in the text most often"),
        Column("score", "number", "what ranks: docs/methods-discovery.md has the formula"),
        Column("zh_count", "integer", "occurrences of the Chinese phrase"),
        Column("en_count", "integer", "occurrences of the English phrase, in all its inflected forms"),
        Column("zh_units", "integer", "units with the Chinese phrase"),
        Column("en_units", "integer", "units with the English phrase"),
        Column("joint_units", "integer", "units with both"),
        Column("articles", "integer", "articles with both in a unit (range)"),
        Column("dice", "number", "2 joint_units / (zh_units + en_units)", "0 to 1"),
        Column(
            "association",
            "number",
            "log-likelihood of joint_units; it ranks and does not test",
            "G²",
        ),
        Column(
            "consistency",
            "number",
            "share of what links the words of both phrases to their units that stays within the pair",
            "0 to 1",
        ),
        Column(
            "zh_cohesion",
            "number",
            "least normalised PMI over the places where the phrase can be cut; empty for one word, and for what occurs "
            "once",
            "-1 to 1",
            empty=True,
        ),
        Column("en_cohesion", "number", "the same of the English phrase", "-1 to 1", empty=True),
        Column(
            "zh_left_entropy",
            "number",
            "entropy of the content words before the phrase; empty for what occurs once",
            "bit",
            empty=True,
        ),
        Column("zh_right_entropy", "number", "of those behind it", "bit", empty=True),
        Column("en_left_entropy", "number", "the same of the English phrase", "bit", empty=True),
        Column("en_right_entropy", "number", "of those behind it", "bit", empty=True),
        Column(
            "renderings",
            "text",
            "other English phrases that may render the Chinese one, each with the units with both in brackets, ` | ` "
            "between them",
            empty=True,
        ),
        Column(
            "places",
            "text",
            "up to five units with both: issue, article and number of the unit in alignment/units, ` | ` between them",
        ),
    ),
    key=("zh", "en"),
)
