"""Which topics there are, which articles dwell on them, and whether versions differ."""

from __future__ import annotations

import polars as pl

from analysis.pages.markdown import counted, escaped, percent, probability, table
from analysis.pages.study_names import StudyNames

FIRST = 2


def topics_section(
    names: StudyNames,
    labels: pl.DataFrame,
    prevalence: pl.DataFrame,
    distance: pl.DataFrame,
    choice: pl.DataFrame,
) -> list[str]:
    """Lines of the section: the topics, the first of each article, and the distance of its versions.

    Args:
        names: the names of the study.
        labels, prevalence, distance, choice: the tables ``topics/…`` of these names.
    """
    if labels.is_empty():
        return []
    return [
        "## Topics",
        "",
        _number(labels, choice),
        "",
        *table(
            ["topic", "words", "share (%)", "recurrence", "frames it goes with"],
            [_topic(row, names) for row in labels.iter_rows(named=True)],
            right=[2, 3],
        ),
        "",
        f"The first {FIRST} topics of each article, by their mean share of its paragraphs in per cent, with the "
        "95 % interval; and how far its versions lie apart (Jensen–Shannon distance of their mean shares, 0 to 1), "
        "beside what random exchanges of the versions within paragraphs give.",
        "",
        *table(
            ["article", "first topics", "versions apart", "expected", "p"],
            [_article(names, article.group, labels, prevalence, distance) for article in names.articles],
            right=[2, 3, 4],
        ),
        "",
        "Topics are what words occur together; with one article an author, most are the subject of an article. Tables: "
        "`topics/labels`, `topics/terms`, `topics/prevalence`, `topics/distance`, `topics/choice`.",
    ]


def _number(labels: pl.DataFrame, choice: pl.DataFrame) -> str:
    told = f"{counted(labels.height, 'topic')} of one model of both versions (`topics/model`)."
    argued = choice.filter(pl.col("argued_for")).select("number", "argument").rows()
    if argued and argued[0][0] == labels.height:
        return f"{told} {escaped(argued[0][1])}"
    return f"{told} The table of numbers argues for {argued[0][0]}." if argued else told


def _topic(row: dict[str, object], names: StudyNames) -> list[str]:
    words = escaped(str(row["label"]))
    named = f"**{escaped(str(row['name']))}**: {words}" if row["name"] else words
    return [
        str(row["topic"]),
        named,
        percent(_value(row["share"])),
        _decimal(row["recurrence"]) + (" (unstable)" if row["stable"] is False else ""),
        _frames(str(row["frames"] or ""), names),
    ]


def _frames(frames: str, names: StudyNames) -> str:
    """Frames with their correlations, by their titles."""
    told = [one.rsplit(" ", 1) for one in frames.split("; ") if one]
    return "; ".join(f"{names.frame(frame)} {correlation}" for frame, correlation in told) or "–"


def _article(
    names: StudyNames,
    group: str,
    labels: pl.DataFrame,
    prevalence: pl.DataFrame,
    distance: pl.DataFrame,
) -> list[str]:
    titles = {row["topic"]: row["name"] or f"topic {row['topic']}" for row in labels.iter_rows(named=True)}
    first = (
        prevalence.filter(grouping="article", group=group, version="joint")
        .sort("share", "topic", descending=[True, False])
        .head(FIRST)
    )
    shown = [
        f"{escaped(str(titles[row['topic']]))} {percent(row['share'])}"
        + ("" if row["low"] is None else f" [{percent(row['low'])}, {percent(row['high'])}]")
        for row in first.iter_rows(named=True)
    ]
    apart = distance.filter(compared="versions", group=group).to_dicts()
    told = (
        [_decimal(apart[0]["distance"]), _decimal(apart[0]["expected"]), probability(apart[0]["p"])]
        if apart
        else []
    )
    return [names.article(group), "; ".join(shown) or "–", *(told or ["–"] * 3)]


def _value(value: object) -> float | None:
    return float(value) if isinstance(value, float) else None


def _decimal(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else "–"
