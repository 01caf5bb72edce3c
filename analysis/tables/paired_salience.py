"""The table of the paired comparison of frames."""

from __future__ import annotations

from analysis.tables.declare import Column, Table
from analysis.tables.framing import GROUP, GROUPING

PAIRED_SALIENCE = Table(
    "framing/paired_salience",
    "a frame, or a word list, that has forms in both languages, in a group of articles, both versions compared within "
    "aligned paragraph units",
    (
        GROUPING,
        GROUP,
        Column("frame", "text", "id of the frame in the codebook, or name of a list of `concordance.lists`"),
        Column("articles", "integer", "articles in the group that have both versions"),
        Column("units", "integer", "aligned units with a paragraph in both versions; headings do not count"),
        Column("units_en", "integer", "units with at least one hit in English"),
        Column("units_zh", "integer", "units with at least one hit in Chinese"),
        Column("share_en", "number", "share of units with the frame in English", "0 to 1"),
        Column("share_zh", "number", "share of units with the frame in Chinese", "0 to 1"),
        Column("difference", "number", "share_en minus share_zh", "-1 to 1"),
        Column("low", "number", "lower end of the 95 % interval of difference", "-1 to 1", empty=True),
        Column("high", "number", "upper end of the 95 % interval of difference", "-1 to 1", empty=True),
        Column("en_only", "integer", "units with the frame in English alone"),
        Column("zh_only", "integer", "units with the frame in Chinese alone"),
        Column("p", "number", "two-sided exact p of the difference in presence", "0 to 1", empty=True),
        Column(
            "p_mid",
            "number",
            "the same as mid-p: less conservative, its error rate is closer to the level",
            "0 to 1",
            empty=True,
        ),
        Column(
            "q",
            "number",
            "p after Benjamini and Hochberg over all rows with a p; groups of the same articles count once",
            "0 to 1",
            empty=True,
        ),
        Column("hits_en", "integer", "hits in English, in these units"),
        Column("hits_zh", "integer", "hits in Chinese, in these units"),
        Column("hit_difference", "number", "hits_en minus hits_zh, divided by units", "hits a unit"),
        Column(
            "hit_low",
            "number",
            "lower end of the 95 % interval of hit_difference",
            "hits a unit",
            empty=True,
        ),
        Column(
            "hit_high",
            "number",
            "upper end of the 95 % interval of hit_difference",
            "hits a unit",
            empty=True,
        ),
        Column("interval", "text", "what was resampled for the intervals, or why there are none"),
        Column("tested", "text", "what p takes as independent, or why there is no p"),
        Column("doubtful_units", "integer", "units whose confidence is below alignment.least_confidence"),
        Column(
            "sure_difference",
            "number",
            "difference without the doubtful units; empty where none is left",
            "-1 to 1",
            empty=True,
        ),
        Column(
            "sure_hit_difference",
            "number",
            "hit_difference without the doubtful units; empty where none is left",
            "hits a unit",
            empty=True,
        ),
    ),
    key=("grouping", "group", "frame"),
)
