"""The verdicts counted: for each finding, and for each alternative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.sensitivity.alternatives import Alternative
from analysis.sensitivity.findings import KEYWORD, Estimate
from analysis.sensitivity.verdicts import HOLDS, NOT_APPLICABLE, TURNS, WEAKENS
from analysis.sensitivity.verdicts import established as known
from analysis.tables.sensitivity import ALTERNATIVES, SUMMARY

FINDING = ["finding", "kind", "grouping", "group", "language", "what"]
BASELINE = ["baseline_value", "baseline_low", "baseline_high"]
ESTIMATE = [*BASELINE, "baseline_q"]
COUNTS = {"holds": HOLDS, "weakens": WEAKENS, "turns": TURNS, "not_applicable": NOT_APPLICABLE}


def by_finding(findings: pl.DataFrame) -> pl.DataFrame:
    """The table ``sensitivity/summary``, from ``sensitivity/findings``."""
    rows = findings.group_by(FINDING + ESTIMATE, maintain_order=True).agg(
        *_counts(), weakened_by=_names(WEAKENS), turned_by=_names(TURNS)
    )
    worst = (
        pl.when(pl.col("turns") > 0)
        .then(pl.lit(TURNS))
        .when(pl.col("weakens") > 0)
        .then(pl.lit(WEAKENS))
        .when(pl.col("holds") > 0)
        .then(pl.lit(HOLDS))
        .otherwise(pl.lit(NOT_APPLICABLE))
    )
    established = [
        any(known(Estimate(value, low, high, q=q), direction) for direction in (1.0, -1.0))
        for value, low, high, q in rows.select(ESTIMATE).iter_rows()
    ]
    named = pl.when(pl.col("weakened_by", "turned_by") != "").then(pl.col("weakened_by", "turned_by"))
    return SUMMARY.check(
        rows.with_columns(worst=worst, established=pl.Series(established, dtype=pl.Boolean))
        .with_columns(named)
        .drop("baseline_q")
    )


def by_alternative(
    findings: pl.DataFrame,
    alternatives: Sequence[Alternative],
    correlations: Mapping[tuple[str, str], float | None],
) -> pl.DataFrame:
    """The table ``sensitivity/alternatives``, from ``sensitivity/findings``.

    Args:
        findings: the verdicts.
        alternatives: the alternatives, in the order of the rows.
        correlations: for alternatives and languages how far the order of all words stays the same.
    """
    applied = findings.filter(pl.col("verdict") != NOT_APPLICABLE)
    counted = applied.group_by("alternative", "kind", "language", maintain_order=True).agg(*_counts())
    order = {alternative.id: at for at, alternative in enumerate(alternatives)}
    told = {alternative.id: alternative.what for alternative in alternatives}
    rows = []
    for row in counted.sort(
        pl.col("alternative").replace_strict(order, return_dtype=pl.Int64), maintain_order=True
    ).iter_rows(named=True):
        name, kind, language = row["alternative"], row["kind"], row["language"]
        number = row["holds"] + row["weakens"] + row["turns"]
        correlation = correlations.get((name, language)) if kind == KEYWORD else None
        rows.append(
            {
                "alternative": name,
                "kind": kind,
                "language": language,
                "what": told[name],
                "findings": number,
                **{verdict: row[verdict] for verdict in ("holds", "weakens", "turns")},
                "share_holds": row["holds"] / number,
                "rank_correlation": correlation,
            }
        )
    return ALTERNATIVES.frame(rows)


def _counts() -> list[pl.Expr]:
    return [
        (pl.col("verdict") == verdict).sum().cast(pl.Int64).alias(name) for name, verdict in COUNTS.items()
    ]


def _names(verdict: str) -> pl.Expr:
    return pl.col("alternative").filter(pl.col("verdict") == verdict).str.join(", ")
