"""Table: what the topics are about, how common they are, and whether they recur."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.exhibits.labels import VERSIONS
from analysis.exhibits.number_kinds import PERCENT, TWO_DECIMALS
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames

#: Words of a topic in each language, out of its most probable ones.
WORDS, OUT_OF = 6, 30
#: How the interval of a share is made, by what ``topics/prevalence`` calls it.
INTERVALS = {
    "articles": "from resampled articles; few articles make it wide",
    "units": "from paragraphs reweighted at random",
}


def topics_table(
    names: StudyNames, labels: pl.DataFrame, terms: pl.DataFrame, prevalence: pl.DataFrame
) -> PrintedTable:
    """A row a topic.

    Args:
        names: the names of the study.
        labels, terms, prevalence: the tables ``topics/…`` of these names.
    """
    measured = _shares(names, prevalence)
    shares = {row["topic"]: row for row in measured}
    interval = next(
        (INTERVALS[row["interval"]] for row in measured if row["interval"]), INTERVALS["articles"]
    )
    rows: list[tuple[Cell, ...]] = []
    for label in labels.sort("topic").to_dicts():
        share = shares.get(label["topic"], {})
        rows.append(
            (
                " ".join(str(part) for part in (label["topic"], label["name"]) if part),
                *(_words(terms, label["topic"], language) for language in VERSIONS),
                Estimate(label["share"], share.get("low"), share.get("high")),
                label["recurrence"],
                {True: "yes", False: "no"}.get(label["stable"], "–"),
            )
        )
    return without_empty(
        PrintedTable(
            "topics",
            "Topics of both versions",
            f"Topics of one model of both languages. Words: the {WORDS} of highest FREX among the {OUT_OF} most "
            "probable ones of the topic.",
            (
                Column("Topic"),
                Column("English", group="Words"),
                Column("Chinese", group="Words"),
                Column("Share", PERCENT, "", True),
                Column("Recurrence", TWO_DECIMALS),
                Column("Recurs"),
            ),
            (Section("", tuple(rows)),),
            (
                f"Share: mean over the aligned paragraphs of all articles, with its 95 % interval {interval}.",
                "Recurrence: how alike the topic is in models from other random starts, 0 to 1. Do not interpret "
                "topics that do not recur. With one article an author most topics are the subject of an article.",
            ),
            ("topics/labels", "topics/terms", "topics/prevalence"),
        )
    )


def _shares(names: StudyNames, prevalence: pl.DataFrame) -> list[dict[str, Any]]:
    joint = prevalence.filter(pl.col("version") == "joint")
    if len(names.articles) == 1:
        return joint.filter(grouping="article", group=names.articles[0].group).to_dicts()
    return joint.filter(grouping="study").to_dicts()


def _words(terms: pl.DataFrame, topic: int, language: str) -> str:
    own = terms.filter(
        (pl.col("topic") == topic)
        & (pl.col("language") == language)
        & (pl.col("rank_by_probability") <= OUT_OF)
    )
    return ", ".join(own.sort("rank_by_frex")["term"].head(WORDS)) or "–"
