"""The first keywords of an article or author, as rows of the table of profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from analysis.profiles.contrasts import Group, Row, verdict
from analysis.profiles.measured import KEYWORDS
from analysis.statistics.contrast import distinctiveness

NO_INTERVAL = "none: the comparison has one"
UNIT = "per 1,000 words without stop words"


def keyword_rows(
    keyness: pl.DataFrame,
    groups: Sequence[Group],
    sizes: Mapping[tuple[str, str, str], tuple[int, int]],
    number: int,
) -> list[Row]:
    """Rows of the first words of each group by weighted log-odds, of those that are more frequent than elsewhere.

    Args:
        keyness: the table ``framing/keyness``; its unit ``lemma`` against the rest of the study is told.
        groups: what gets rows.
        sizes: for grouping, group and language the number of articles of the group, and of those outside it.
        number: words of a group and language.
    """
    kept = keyness.filter(
        (pl.col("unit") == "lemma") & (pl.col("reference") == "rest") & (pl.col("log_ratio") > 0)
    ).sort("rank", "term")
    parts = kept.partition_by(["grouping", "group", "language"], as_dict=True, maintain_order=True)
    rows: list[Row] = []
    for group in groups:
        for language in ("en", "zh"):
            part = parts.get((group.grouping, group.name, language))
            if part is not None:
                inside, outside = sizes[group.grouping, group.name, language]
                head: Row = {
                    "grouping": group.grouping,
                    "group": group.name,
                    "language": language,
                    "section": KEYWORDS,
                    "articles": inside,
                    "unit": UNIT,
                    "interval": NO_INTERVAL,
                    "other_articles": outside,
                }
                rows += [{**head, **_word(word)} for word in part.head(number).iter_rows(named=True)]
    return rows


def _word(word: Mapping[str, Any]) -> Row:
    ratio, low, high = word["log_ratio"], word["low"], word["high"]
    arms = None if low is None else distinctiveness(ratio, low, ratio if high is None else high)
    return {
        "item": word["term"],
        "value": _rate(word["target_count"], word["target_size"]),
        "others": _rate(word["reference_count"], word["reference_size"]),
        "ratio": 2**ratio,
        "ratio_low": None if low is None else 2**low,
        "ratio_high": None if high is None else 2**high,
        "rank": word["rank"],
        "distinctiveness": arms,
        "distinctive": verdict(arms, ratio),
    }


def _rate(count: int, size: int) -> float | None:
    return 1000 * count / size if size else None
