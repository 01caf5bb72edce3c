"""Tables of the sensitivity stage."""

from __future__ import annotations

from analysis.tables.declare import Column, Table

FINDING = Column("finding", "text", "id of the finding")
KIND = Column(
    "kind",
    "text",
    "`keyword`: a word is among the first of an article; `first_frame`: a frame leads in an article; "
    "`first_article`: an article leads in a frame; `version_difference`: the versions differ in a frame or word list",
)
HEAD = (
    FINDING,
    KIND,
    Column("grouping", "text", "what the group is: `article` or `study`"),
    Column("group", "text", "id of the group: `<issue>/<article>`, or the study"),
    Column("language", "text", "`en` or `zh`; empty where the finding compares the versions", empty=True),
    Column("what", "text", "the word, or the id of the frame or word list"),
)
VALUE = (
    "of a keyword the log ratio (log2); of a frame or article its lead over the next in the share of units (-1 to 1); "
    "of a difference between the versions the share of aligned units in English minus that in Chinese (-1 to 1)"
)
BASELINE = (
    Column("baseline_value", "number", f"the effect in the study: {VALUE}"),
    Column("baseline_low", "number", "lower end of its 95 % interval", "as the value", empty=True),
    Column("baseline_high", "number", "upper end of its 95 % interval", "as the value", empty=True),
)
VERDICT_COUNTS = (
    Column("holds", "integer", "how many hold"),
    Column("weakens", "integer", "how many weaken"),
    Column("turns", "integer", "how many turn"),
)

FINDINGS = Table(
    "sensitivity/findings",
    "a finding under one alternative that could touch its kind",
    (
        *HEAD,
        *BASELINE,
        Column(
            "baseline_rank",
            "integer",
            "its place in the study: of a keyword among the words of the article whose interval lies above 0, of a "
            "frame or article by its share; empty for differences between the versions",
            empty=True,
        ),
        Column(
            "baseline_q",
            "number",
            "of a difference between the versions its q in the study",
            "0 to 1",
            empty=True,
        ),
        Column("alternative", "text", "id of the alternative: which choice is made differently"),
        Column(
            "value", "number", "the effect under the alternative; empty where it has none", "", empty=True
        ),
        Column("low", "number", "lower end of its 95 % interval", "as the value", empty=True),
        Column("high", "number", "upper end of its 95 % interval", "as the value", empty=True),
        Column("rank", "integer", "its place under the alternative", empty=True),
        Column("q", "number", "its q under the alternative", "0 to 1", empty=True),
        Column("verdict", "text", "`holds`, `weakens`, `turns` or `not applicable`"),
        Column("remark", "text", "why it does not hold, and what was measured", empty=True),
    ),
    key=("finding", "alternative"),
)

SUMMARY = Table(
    "sensitivity/summary",
    "a finding over all alternatives that could touch its kind",
    (
        *HEAD,
        *BASELINE,
        Column(
            "established",
            "boolean",
            "whether it is more than a first place: in the study its interval excludes 0, or its q is at most 0.1",
        ),
        Column("worst", "text", "the worst of its verdicts"),
        *VERDICT_COUNTS,
        Column("not_applicable", "integer", "alternatives that do not apply to it"),
        Column("weakened_by", "text", "alternatives under which it weakens", empty=True),
        Column("turned_by", "text", "alternatives under which it turns", empty=True),
    ),
    key=("finding",),
)

ALTERNATIVES = Table(
    "sensitivity/alternatives",
    "an alternative and the findings of a kind and language that it applies to",
    (
        Column("alternative", "text", "id of the alternative"),
        KIND,
        Column("language", "text", "`en` or `zh`; empty where the findings compare the versions", empty=True),
        Column("what", "text", "what is done in place of what the study does"),
        Column("findings", "integer", "findings that it applies to"),
        *VERDICT_COUNTS,
        Column("share_holds", "number", "share of them that hold", "0 to 1"),
        Column(
            "rank_correlation",
            "number",
            "of keywords: Spearman's correlation of the weighted log-odds of all words that have a row of "
            "keyness in both ways of counting, the mean over the articles",
            "-1 to 1",
            empty=True,
        ),
    ),
    key=("alternative", "kind", "language"),
)
