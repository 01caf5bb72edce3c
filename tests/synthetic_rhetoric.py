"""Valid tables of rhetoric for the invented study of `synthetic_tables`."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import polars as pl

from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.tables import alignment, devices, profiles

CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "obligation": {"en": "Obligation and necessity", "zh": "义务与必要"},
    "volition": {"en": "Volition and commitment", "zh": "意愿与承诺"},
    "hedges": {"en": "Hedges", "zh": "模糊限制语"},
    "self_mention": {"en": "Self-mention", "zh": "自称"},
    "engagement": {"en": "Engagement markers", "zh": "介入标记语"},
    "negation": {"en": "Negation", "zh": "否定"},
    "attribution": {"en": "Quotation and attribution", "zh": "引述"},
    "time": {"en": "Time reference", "zh": "时间指称"},
}
#: With as many again, of studies with many rows.
MORE_CATEGORIES: Mapping[str, Mapping[str, str]] = {
    f"kind_{number}": {"en": f"Figure of speech {number} by the river", "zh": f"河边修辞格之{number}"}
    for number in range(1, 29)
}
ALL_CATEGORIES = {**CATEGORIES, **MORE_CATEGORIES}
FATES = ("kept", "broken", "lost", "unaligned")
SHIFTS = {
    "issue": pl.String(),
    "article": pl.String(),
    "unit": pl.Int64(),
    "kind": pl.String(),
    "surplus": pl.String(),
    "probability": pl.Float64(),
}
KINDS = (
    "omitted",
    "added",
    "figure",
    "weakened",
    "strengthened",
    "polarity",
    "term",
    "actor",
    "attribution",
    "explained",
)


def synthetic_profiles(
    articles: pl.DataFrame,
    random: np.random.Generator,
    categories: Mapping[str, Mapping[str, str]] = CATEGORIES,
) -> pl.DataFrame:
    """Markers of every version, with the first and last category absent here and there."""
    rows: list[dict[str, object]] = []
    paired: dict[tuple[str, str], float] = {}
    for place, article in enumerate(articles.to_dicts()):
        group = f"{article['issue']}/{article['article']}"
        for number, category in enumerate(categories):
            ratio: float | None = float(2 ** random.normal(0, 1.5))
            half = float(random.gamma(3, 0.4))
            here, others = 4.0 * (ratio or 0), 4.0
            ends: tuple[float | None, float | None] = (here / others / 2**half, here / others * 2**half)
            if number == 4:
                # absent here, elsewhere, or everywhere in turn
                here, others = ((0.0, 3.0), (2.0, 0.0), (0.0, 0.0))[place % 3]
                ratio = here / others if others else None
                ends = (0.0, 1.5) if others else (0.4 * here, None)
            apart = paired.setdefault((group, category), float(random.normal(0, 0.08)))
            rows.append(
                {
                    **dict.fromkeys(profiles.PROFILES.schema),
                    "grouping": "article",
                    "group": group,
                    "language": article["language"],
                    "section": "markers",
                    "item": category,
                    "articles": 1,
                    "value": here,
                    "unit": "per 1,000 words" if article["language"] == "en" else "per 1,000 characters",
                    "interval": "Jeffreys",
                    "others": others,
                    "other_articles": 5,
                    "ratio": ratio,
                    "ratio_low": ends[0],
                    "ratio_high": ends[1],
                    "distinctive": "more"
                    if (ends[0] or 0) > 1
                    else "less"
                    if ends[1] is not None and ends[1] < 1
                    else "no",
                    "paired_difference": apart,
                    "paired_low": apart - 0.09,
                    "paired_high": apart + 0.09,
                }
            )
    return profiles.PROFILES.frame(rows)


def synthetic_devices(
    articles: pl.DataFrame, random: np.random.Generator, metaphors: int = 30
) -> pl.DataFrame:
    """A few devices of each kind, and many words of metaphor."""
    rows: list[dict[str, object]] = []
    for article in articles.to_dicts():
        for kind in DEVICE_TITLES:
            if kind in ("four_character", "idiom") and article["language"] == "en":
                continue
            for number in range(int(random.poisson(metaphors if kind == "metaphor" else 1.5))):
                asked = kind not in ("four_character", "idiom")
                rows.append(
                    {
                        **dict.fromkeys(devices.DEVICES.schema),
                        "issue": article["issue"],
                        "article": article["article"],
                        "language": article["language"],
                        "device": f"{kind}-clause-{number}-0",
                        "paragraph": number % article["paragraphs"],
                        "kind": kind,
                        "level": "clause",
                        "members": 3,
                        "characters": 40,
                        "candidate": kind == "metaphor",
                        "presence": FATES[int(random.choice(4, p=[0.5, 0.2, 0.25, 0.05]))] if asked else None,
                    }
                )
    return devices.DEVICES.frame(rows)


def synthetic_summary(articles: pl.DataFrame) -> pl.DataFrame:
    """As many sentence units as the shorter version has sentences, for articles with both versions."""
    both = articles.group_by("issue", "article", maintain_order=True).agg(
        pl.col("sentences").min(), pl.len().alias("versions")
    )
    rows = [
        {
            **{
                column.name: 0 if column.type == "integer" else 0.0
                for column in alignment.SUMMARY.columns
                if column.type in ("integer", "number")
            },
            "issue": row["issue"],
            "article": row["article"],
            "language": language,
            "sentence_units": row["sentences"],
        }
        for row in both.filter(pl.col("versions") == 2).to_dicts()
        for language in ("en", "zh")
    ]
    return alignment.SUMMARY.frame(rows)


def synthetic_shifts(summary: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """Candidates at random places, about one for every second unit."""
    rows: list[tuple[object, ...]] = []
    for issue, article, units in (
        summary.filter(language="en").select("issue", "article", "sentence_units").iter_rows()
    ):
        for _ in range(math.ceil(units / 2)):
            unit, kind = int(random.integers(0, units)), KINDS[int(random.integers(0, len(KINDS)))]
            surplus = ("en", "zh", None)[int(random.integers(0, 3))]
            rows.append((issue, article, unit, kind, surplus, float(random.beta(1, 2))))
    return pl.DataFrame(rows, schema=SHIFTS, orient="row")
