"""The first keywords of an article or author, as rows of the table of profiles."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.profiles.contrasts import Group, Row, verdict
from analysis.profiles.measured import KEYWORDS
from analysis.statistics.contrast import distinctiveness

NO_INTERVAL = "none: the comparison has one"
UNIT = "per 1,000 words without stop words"


def keyword_rows(
    keyness: pl.DataFrame,
    groups: Sequence[Group],
    other_articles: dict[tuple[str, str, str], int],
    number: int,
) -> list[Row]:
    """Rows of the first words of each group by weighted log-odds, of those that are more frequent than elsewhere.

    Args:
        keyness: the table ``framing/keyness``; its unit ``lemma`` against the rest of the study is told.
        groups: what gets rows.
        other_articles: for grouping, group and language the number of articles outside the group.
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
                head: Row = {
                    "grouping": group.grouping,
                    "group": group.name,
                    "language": language,
                    "section": KEYWORDS,
                    "articles": len(group.members),
                    "unit": UNIT,
                    "interval": NO_INTERVAL,
                    "other_articles": other_articles[group.grouping, group.name, language],
                }
                rows += [{**head, **_word(word)} for word in part.head(number).iter_rows(named=True)]
    return rows


def _word(word: dict[str, object]) -> Row:
    ratio, low, high = (
        None if word[end] is None else float(str(word[end])) for end in ("log_ratio", "low", "high")
    )
    assert ratio is not None
    arms = None if low is None else distinctiveness(ratio, low, ratio if high is None else high)
    share = {side: _rate(word[f"{side}_count"], word[f"{side}_size"]) for side in ("target", "reference")}
    return {
        "item": word["term"],
        "value": share["target"],
        "others": share["reference"],
        "ratio": 2**ratio,
        "ratio_low": None if low is None else 2**low,
        "ratio_high": None if high is None else 2**high,
        "rank": word["rank"],
        "distinctiveness": arms,
        "distinctive": verdict(arms, ratio),
    }


def _rate(count: object, size: object) -> float | None:
    whole = int(str(size))
    return 1000 * int(str(count)) / whole if whole else None
