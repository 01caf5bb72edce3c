"""The table of profiles: what is distinctive in an article or author."""

from __future__ import annotations

from analysis.tables.corpus import LANGUAGE
from analysis.tables.declare import Column, Table

PROFILES = Table(
    "profiles/profiles",
    "a frame, marker, device, index or keyword of an article in one version, or of an author with two articles or "
    "more, against the other articles of the language",
    (
        Column("grouping", "text", "`article`, or `author` for an author with two articles or more"),
        Column("group", "text", "id of the group: `<issue>/<article>`, or an author id"),
        LANGUAGE,
        Column(
            "section",
            "text",
            "`frames`, `markers`, `devices`, `presence` (of devices in the other version), `diversity` or `keywords`",
        ),
        Column(
            "item",
            "text",
            "id of the frame, of the category of markers, kind of device (presence: `series`, `figures`, `metaphor`), "
            "index of diversity, or word",
        ),
        Column("articles", "integer", "articles of the group in this language"),
        Column(
            "value",
            "number",
            "what was measured; of an author the mean of the articles; empty where there is none",
            "see unit",
            empty=True,
        ),
        Column("low", "number", "lower end of its 95 % interval", "see unit", empty=True),
        Column("high", "number", "upper end of its 95 % interval", "see unit", empty=True),
        Column(
            "unit",
            "text",
            "what value is measured in; values of two languages may not be compared in any unit",
        ),
        Column("interval", "text", "how the interval of value was made, or why there is none"),
        Column(
            "others",
            "number",
            "mean of the other articles of the language (keywords: their words taken together)",
            "see unit",
            empty=True,
        ),
        Column("other_articles", "integer", "articles in that mean"),
        Column("difference", "number", "value minus others", "see unit", empty=True),
        Column("difference_low", "number", "lower end of its 95 % interval", "see unit", empty=True),
        Column("difference_high", "number", "upper end of its 95 % interval", "see unit", empty=True),
        Column("ratio", "number", "value divided by others; empty where others is 0", "times", empty=True),
        Column("ratio_low", "number", "lower end of its 95 % interval", "times", empty=True),
        Column(
            "ratio_high",
            "number",
            "upper end of its 95 % interval; empty where there is none, as the interval of others reaches 0",
            "times",
            empty=True,
        ),
        Column(
            "rank",
            "integer",
            "1 + the number of other articles with a larger value; keywords: rank in the group by weighted log-odds",
            empty=True,
        ),
        Column(
            "distinctiveness",
            "number",
            "difference (keywords: log ratio), without its sign, divided by the arm of its interval that points to no "
            "difference: from 1 on the interval leaves that out",
            "arms",
            empty=True,
        ),
        Column(
            "distinctive",
            "text",
            "`more` or `less` where distinctiveness is above 1; `no`; empty where that is not known",
            empty=True,
        ),
        Column(
            "paired_difference",
            "number",
            "of frames and markers: share of aligned units with it in English minus share in Chinese; the same in the "
            "rows of both languages",
            "-1 to 1",
            empty=True,
        ),
        Column("paired_low", "number", "lower end of its 95 % interval", "-1 to 1", empty=True),
        Column("paired_high", "number", "upper end of its 95 % interval", "-1 to 1", empty=True),
        Column("paired_p", "number", "two-sided exact p of that difference", "0 to 1", empty=True),
    ),
    key=("grouping", "group", "language", "section", "item"),
)
