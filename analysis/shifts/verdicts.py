"""What readers said of the candidates: the sheet to fill in, verdicts, precision by kind, counts by article."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.framing.aligned_hits import ARTICLE
from analysis.shifts.candidates import KINDS
from analysis.shifts.more_in import ASSUMED_SOURCE, more_in
from analysis.shifts.verdict_files import VerdictFile
from analysis.statistics.intervals import wilson
from analysis.tables.shifts import BY_ARTICLE, PRECISION, SHEET, VERDICTS

ALL = "all"
CURRENT, STALE = "current", "stale"
NO_FILE = "no file of verdicts is named in shifts.verdicts"
NONE_JUDGED = "no candidate of this kind was judged"
YES, NO = "yes", "no"


def read_verdicts(files: Sequence[VerdictFile], shifts: pl.DataFrame) -> pl.DataFrame:
    """The verdicts of all readers, with the kinds of their candidates.

    Args:
        files: the readers' files.
        shifts: the table ``shifts/shifts``.

    Returns:
        The table ``shifts/verdicts``, in the order of the files. Verdicts on candidates that are not in the list are
        kept as stale.
    """
    kinds = dict(shifts.select("id", "kind").iter_rows())
    return VERDICTS.frame(
        [
            (
                file.reader,
                item.id,
                CURRENT if item.id in kinds else STALE,
                kinds.get(item.id),
                item.verdict,
                item.kind or None,
                item.note or None,
            )
            for file in files
            for item in file.verdicts
            if item.verdict
        ]
    )


def verdict_sheet(shifts: pl.DataFrame, verdicts: pl.DataFrame) -> pl.DataFrame:
    """The candidates with empty columns for a verdict; those that the first reader judged are filled in.

    Args:
        shifts: the table ``shifts/shifts``.
        verdicts: the table ``shifts/verdicts``.

    Returns:
        The table ``shifts/sheet``, by rank.
    """
    first = verdicts.filter(pl.col("reader") == pl.col("reader").first()).select(
        "id", "verdict", "verdict_kind", "note"
    )
    return SHEET.check(shifts.join(first, on="id", how="left").select(*SHEET.schema).sort("rank"))


def precision(shifts: pl.DataFrame, verdicts: pl.DataFrame) -> pl.DataFrame:
    """For each reader and kind the share of the judged candidates that are shifts, with Wilson's interval.

    It is the precision of what was judged. A reader who judges the first candidates of the list measures the head of
    the list, not the whole.

    Args:
        shifts: the table ``shifts/shifts``.
        verdicts: the table ``shifts/verdicts``.

    Returns:
        The table ``shifts/precision``; without verdicts its rows say so.
    """
    numbers = dict(shifts.group_by("kind").len().iter_rows())
    rows = []
    for reader in verdicts["reader"].unique(maintain_order=True).to_list() or [None]:
        own = verdicts.filter(pl.col("reader") == reader) if reader is not None else verdicts
        current = own.filter(pl.col("status") == CURRENT)
        for kind in (ALL, *KINDS):
            of_kind = current if kind == ALL else current.filter(pl.col("kind") == kind)
            real = of_kind.filter(pl.col("verdict") == YES)
            same = real.filter(pl.col("verdict_kind").is_null() | (pl.col("verdict_kind") == pl.col("kind")))
            judged = of_kind.height
            low, high = wilson(real.height, judged) if judged else (None, None)
            rows.append(
                (
                    reader,
                    kind,
                    shifts.height if kind == ALL else numbers.get(kind, 0),
                    judged,
                    real.height,
                    same.height,
                    real.height / judged if judged else None,
                    None if low is None else float(low),
                    None if high is None else float(high),
                    own.height - current.height if kind == ALL else 0,
                    None if judged else NO_FILE if reader is None else NONE_JUDGED,
                )
            )
    return PRECISION.frame(rows)


def shifts_by_article(
    shifts: pl.DataFrame, verdicts: pl.DataFrame, articles: pl.DataFrame, units: pl.DataFrame
) -> pl.DataFrame:
    """How many candidates of each kind an article has, and which version says more, or more strongly.

    Args:
        shifts: the table ``shifts/shifts``.
        verdicts: the table ``shifts/verdicts``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        units: the table ``alignment/units``.

    Returns:
        The table ``shifts/by_article``, articles in their order.
    """
    # two versions that are both marked as the source are none
    sources = (
        articles.filter(pl.col("source"))
        .group_by(ARTICLE)
        .agg(pl.when(pl.len() == 1).then(pl.col("language").first()).alias("source"))
    )
    told = (
        verdicts.filter(pl.col("status") == CURRENT)
        .group_by("id")
        .agg((pl.col("verdict") == YES).sum().alias("yes"), (pl.col("verdict") == NO).sum().alias("no"))
    )
    counted = (
        shifts.join(sources, on=ARTICLE, how="left")
        .join(told, on="id", how="left")
        .with_columns(pl.col("source").fill_null(ASSUMED_SOURCE))
        .with_columns(more_in(pl.col("source")).alias("more"))
        .with_columns(
            source_more=(pl.col("more") == pl.col("source")).fill_null(False),
            translation_more=(pl.col("more") != pl.col("source")).fill_null(False),
            judged=pl.col("yes").is_not_null(),
            real=(pl.col("yes") > pl.col("no")).fill_null(False),
        )
    )
    counted = pl.concat([counted.with_columns(kind=pl.lit(ALL)), counted])
    sizes = (
        units.filter(pl.col("granularity") == "sentence")
        .join(articles, on=ARTICLE, how="semi")
        .group_by(ARTICLE)
        .agg(pl.len().cast(pl.Int64).alias("units"))
    )
    kinds = pl.DataFrame({"kind": [ALL, *KINDS]}).with_row_index("kind_at")
    flags = ("source_more", "translation_more", "judged", "real")
    sums = counted.group_by(*ARTICLE, "kind").agg(
        pl.len().alias("candidates"),
        # in order, so that sums are the same to the last digit
        pl.col("probability").sort().sum().round(9).alias("expected"),
        *(pl.col(name).sum() for name in flags),
    )
    return BY_ARTICLE.check(
        sizes.join(kinds, how="cross")
        .join(sums, on=[*ARTICLE, "kind"], how="left")
        .with_columns(pl.col("candidates", "expected", *flags).fill_null(0))
        .with_columns(rate=pl.col("expected") / pl.col("units"))
        .sort(*ARTICLE, "kind_at")
        .select(*BY_ARTICLE.schema)
    )
