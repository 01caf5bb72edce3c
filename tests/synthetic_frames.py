"""Valid tables of frames for the invented study of `synthetic_tables`: along articles, by actor, and by issue."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
import polars as pl

from analysis.tables import alignment, corpus, framing

ACTORS: Mapping[str, Mapping[str, str]] = {
    "velis": {"en": "Velis", "zh": "韦利斯"},
    "commission": {
        "en": "Permanent Joint Commission of the Lower Mereth and its Tributaries",
        "zh": "梅雷斯河下游及支流常设联合委员会",
    },
    "upstream": {"en": "Upstream states", "zh": "上游国家"},
    "ferrymen": {"en": "Ferrymen", "zh": "船工"},
    "the_bank": {"zh": "流域开发银行"},
    "farmers": {"en": "Farmers"},
    "engineers": {"en": "Engineers", "zh": "工程师"},
    "rare": {"en": "Rare birds", "zh": "珍禽"},
}
INTERVAL = "percentile, widened; paragraphs resampled within articles"
TOO_FEW = "none: fewer than 5 paragraphs have a sentence with both"
TOO_RARE = "none: one of the four kinds of sentences would by chance be expected less than once"


def dates_of(articles: pl.DataFrame) -> dict[str, str]:
    """A date for every issue: March of the year that its id begins with."""
    return {issue: f"{issue[:4]}-03" for issue in dict.fromkeys(articles["issue"])}


def synthetic_alignment(articles: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Paragraphs with a heading at the start of each article, and units: one for one as far as both versions go."""
    texts: list[dict[str, object]] = []
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for row in articles.to_dicts():
        counts.setdefault((row["issue"], row["article"]), {})[row["language"]] = row["paragraphs"]
        for number in range(row["paragraphs"] + 1):
            kind = "paragraph" if number else "heading"
            texts.append(
                {
                    **{name: row[name] for name in ("issue", "article", "language")},
                    "paragraph": number,
                    "kind": kind,
                    "level": None if number else 1,
                    "text": "water",
                    "first_line": number,
                    "last_line": number,
                }
            )
    units: list[dict[str, object]] = []
    for (issue, article), sides in counts.items():
        if len(sides) < 2:
            continue
        for unit in range(max(sides.values()) + 1):
            members = {language: [unit] if unit <= count else [] for language, count in sides.items()}
            units.append(
                {
                    "issue": issue,
                    "article": article,
                    "granularity": "paragraph",
                    "unit": unit,
                    "paragraph_unit": unit,
                    "confidence": 0.9,
                    **members,
                }
            )
    return corpus.PARAGRAPHS.frame(texts), alignment.UNITS.frame(units)


def synthetic_hits(
    paragraphs: pl.DataFrame, frames: Iterable[str], random: np.random.Generator
) -> pl.DataFrame:
    """Hits that the versions of a paragraph mostly share."""
    rows: list[dict[str, object]] = []
    seen: dict[tuple[object, ...], bool] = {}
    for paragraph in paragraphs.filter(kind="paragraph").to_dicts():
        for place, frame in enumerate(frames):
            key = (paragraph["issue"], paragraph["article"], paragraph["paragraph"], frame)
            there = seen.setdefault(key, bool(random.random() < 0.5 / (1 + place / 3)))
            if there and random.random() < 0.85:
                rows.append(
                    {
                        **{name: paragraph[name] for name in ("issue", "article", "language", "paragraph")},
                        "sentence": paragraph["paragraph"],
                        "frame": frame,
                        "term": frame,
                        "form": frame,
                        "text": frame,
                        "start": place,
                        "end": place + 1,
                    }
                )
    return framing.HITS.frame(rows)


def synthetic_actors(
    articles: pl.DataFrame, frames: Iterable[str], random: np.random.Generator
) -> pl.DataFrame:
    """Actors of the whole study: the first with intervals, others with fewer and fewer, the last without a ratio."""
    rows: list[dict[str, object]] = []
    wanted = list(frames)
    for language in sorted(set(articles["language"])):
        for place, actor in enumerate(ACTORS):
            for number, frame in enumerate(wanted):
                middle, half = float(random.normal(0, 0.9)), float(random.gamma(3, 0.25))
                rare = actor == "rare" or (place + number) % 7 == 6
                able = not rare and (place + number) % 5 < 3 - place / 3
                rows.append(
                    {
                        "grouping": "study",
                        "group": "invented",
                        "language": language,
                        "actor": actor,
                        "frame": frame,
                        "sentences": 900,
                        "actor_sentences": 90 - 10 * place,
                        "frame_sentences": 60 - number,
                        "both": 5 + number,
                        "expected": 4.5,
                        "paragraphs_with_both": 4,
                        "articles_with_both": 2,
                        "log_odds": None if rare else middle + (4.5 if place == number == 2 else 0),
                        "low": middle - half if able else None,
                        "high": middle + half if able else None,
                        "interval": TOO_RARE if rare else INTERVAL if able else TOO_FEW,
                    }
                )
    return framing.ACTORS_FRAMES.frame(rows)


def synthetic_issues(salience: pl.DataFrame) -> pl.DataFrame:
    """The table with rows for its issues too: the sums of their articles."""
    issues = (
        salience.with_columns(pl.col("group").str.split("/").list.first())
        .group_by("group", "language", "frame", maintain_order=True)
        .agg(pl.col("articles", "units", "units_with", "hits").sum())
        .with_columns(
            pl.lit("issue").alias("grouping"),
            (pl.col("units_with") / pl.col("units")).alias("share"),
            pl.lit("Wilson, effective sample size of paragraphs within articles").alias("interval"),
            pl.lit(1, dtype=pl.Int64).alias("rank"),
        )
        .with_columns(
            (pl.col("share") - 2 / pl.col("units").sqrt() * math.sqrt(0.2)).clip(0, 1).alias("low"),
            (pl.col("share") + 2 / pl.col("units").sqrt() * math.sqrt(0.2)).clip(0, 1).alias("high"),
        )
    )
    return pl.concat([salience, issues.select(salience.columns)])
