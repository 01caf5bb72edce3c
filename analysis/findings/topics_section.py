"""Which topics there are, which articles dwell on them, and whether versions differ."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import NONE, Numbers
from analysis.pages.study_names import StudyNames
from analysis.pages.topic_argument import note_argument
from analysis.topics.near_frames import near_frames

FIRST = 2


def topics_section(
    names: StudyNames,
    study: Numbers,
    labels: pl.DataFrame,
    prevalence: pl.DataFrame,
    distance: pl.DataFrame,
    choice: pl.DataFrame,
) -> list[str]:
    """Lines of the section: the topics, the first of each article, and the distance of its versions.

    Args:
        names: the names of the study. study: the numbers that the page says.
        labels, prevalence, distance, choice: the tables ``topics/…`` of these names.
    """
    if labels.is_empty():
        return []
    quote = study.within("topic_model")
    return [
        "## Topics",
        "",
        _number(quote, labels, choice),
        "",
        *table(
            ["topic", "words", "share (%)", "recurrence", "frames it goes with"],
            [_topic(row, names, quote) for row in labels.iter_rows(named=True)],
            right=[2, 3],
        ),
        "",
        f"The first {FIRST} topics of each article, by their mean share of its paragraphs in per cent, with the "
        "95 % interval; and how far its versions lie apart (Jensen–Shannon distance of their mean shares, 0 to 1), "
        "beside what random exchanges of the versions within paragraphs give; p is not corrected for the number of "
        "articles.",
        "",
        *table(
            ["article", "first topics", "versions apart", "expected", "p"],
            [
                _article(names, quote, article.group, labels, prevalence, distance)
                for article in names.articles
            ],
            right=[2, 3, 4],
        ),
        "",
        "Topics are what words occur together; with one article an author, most are the subject of an article. Tables: "
        "`topics/labels`, `topics/terms`, `topics/prevalence`, `topics/distance`, `topics/choice`.",
    ]


def _number(quote: Numbers, labels: pl.DataFrame, choice: pl.DataFrame) -> str:
    number = quote.counted("number", labels.height, "topic", meaning="topics of the model")
    told = f"{number} of one model of both versions (`topics/model`)."
    argued = choice.filter(pl.col("argued_for")).select("number", "argument").rows()
    if argued and argued[0][0] == labels.height:
        note_argument(quote, argued[0][1])
        return f"{told} {escaped(argued[0][1])}"
    if not argued:
        return told
    other = quote("argued", argued[0][0], unit="topics", meaning="number of topics that the table argues for")
    return f"{told} The table of numbers argues for {other}."


def _topic(row: dict[str, Any], names: StudyNames, quote: Numbers) -> list[str]:
    own = quote.within(str(row["topic"]), _called(row))
    words = escaped(str(row["label"]))
    named = f"**{escaped(str(row['name']))}**: {words}" if row["name"] else words
    return [
        str(row["topic"]),
        named,
        own.percent("share", _value(row["share"]), meaning="mean share of the topic"),
        own.decimal("recurrence", _value(row["recurrence"]), 2, meaning="recurrence over random starts")
        + (" (unstable)" if row["stable"] is False else ""),
        _frames(row["frames"], names, own),
    ]


def _frames(written: str | None, names: StudyNames, own: Numbers) -> str:
    """Frames with their correlations, by their titles."""
    told = []
    for frame, printed in near_frames(written):
        meaning = f"correlation with the frame {names.frame_name(frame)}"
        told.append(f"{names.frame(frame)} ({own(frame, float(printed), printed, meaning=meaning)})")
    return "; ".join(told) or NONE


def _called(row: dict[str, object]) -> str:
    return str(row["name"] or f"topic {row['topic']}")


def _article(
    names: StudyNames,
    quote: Numbers,
    group: str,
    labels: pl.DataFrame,
    prevalence: pl.DataFrame,
    distance: pl.DataFrame,
) -> list[str]:
    titles = {row["topic"]: _called(row) for row in labels.iter_rows(named=True)}
    own = quote.within(group, names.article_name(group))
    first = (
        prevalence.filter(grouping="article", group=group, version="joint")
        .sort("share", "topic", descending=[True, False])
        .head(FIRST)
    )
    shown = [
        f"{escaped(titles[row['topic']])} {_share(own, row, titles[row['topic']])}"
        for row in first.iter_rows(named=True)
    ]
    apart = distance.filter(compared="versions", group=group).to_dicts()
    told = (
        [
            own.decimal(
                "apart", apart[0]["distance"], 2, meaning="Jensen–Shannon distance between its versions"
            ),
            own.decimal(
                "apart.expected", apart[0]["expected"], 2, meaning="distance of randomly exchanged versions"
            ),
            own.probability("apart.p", apart[0]["p"], meaning="p of the distance between its versions"),
        ]
        if apart
        else []
    )
    return [names.article(group), "; ".join(shown) or "–", *(told or ["–"] * 3)]


def _share(own: Numbers, row: dict[str, Any], title: str) -> str:
    """The mean share of a topic in an article, with its interval."""
    topic = row["topic"]
    meaning = f"mean share of {title}"
    share = own.percent(f"{topic}", row["share"], meaning=meaning)
    if row["low"] is None:
        return share
    low = own.percent(f"{topic}.low", row["low"], meaning=f"lower end of the {meaning}")
    return (
        f"{share} [{low}, {own.percent(f'{topic}.high', row['high'], meaning=f'upper end of the {meaning}')}]"
    )


def _value(value: object) -> float | None:
    return float(value) if isinstance(value, float) else None
