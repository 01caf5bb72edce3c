"""How well the program agrees with the coders, and the coders with each other, for each frame."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.coding.agreement import Agreement, agreement
from analysis.coding.coded_files import CODER, YES
from analysis.coding.codes import USED
from analysis.coding.population import HIT
from analysis.coding.unit_ids import permanent_number
from analysis.statistics.stratified_accuracy import Accuracy, stratified_accuracy
from analysis.tables.coding import RELIABILITY

ALL = "all"
MAJORITY = "majority"

CELL = ["language", "frame", "stratum"]
Counts = NDArray[np.int64]


def reliability(
    key: pl.DataFrame, codes: pl.DataFrame, population: pl.DataFrame, resamples: int, seed: int
) -> pl.DataFrame:
    """Precision, recall, F1 and agreement of each frame in each language, and of all of them.

    Estimates are of all units of the study: each stratum counts with its size, see
    :func:`analysis.statistics.stratified_accuracy.stratified_accuracy`. If some rows of a stratum have no code, those
    with a code stand for it; if none has, the frame has no estimate, and sums over frames and languages go without it.

    Args:
        key: the table ``coding/key``.
        codes: the table ``coding/codes``.
        population: see :func:`analysis.coding.population.coding_population`; strata of which the sheet asks for
            nothing are found there.
        resamples: how often units are resampled for intervals of alpha.
        seed: of the resampling.

    Returns:
        The table ``coding/reliability``: each frame in the order of the sample, then all; English, Chinese, both;
        the majority, then (where there are several coders) each coder.
    """
    used = codes.filter((pl.col("status") == USED) & (pl.col("role") == CODER))
    coders = list(dict.fromkeys(used["coder"]))
    frames = list(dict.fromkeys(key["frame"]))
    sizes = (
        population.join(key.select("language", "frame").unique(), on=["language", "frame"], how="semi")
        .group_by(CELL)
        .agg(pl.len().alias("population"))
    )
    judges: list[tuple[str, str, pl.DataFrame]] = [(MAJORITY, ALL, used)]
    if len(coders) > 1:
        judges += [(CODER, coder, used.filter(pl.col("coder") == coder)) for coder in coders]
    rows: list[dict[str, object]] = []
    for frame in (*frames, None):
        for language in ("en", "zh", None):
            for judge, coder, own in judges:
                asked, said, strata = (_restricted(table, language, frame) for table in (key, own, sizes))
                part = _Part(asked, said, strata, judge)
                if part.key.is_empty():
                    continue
                names = (language or ALL, frame or ALL, judge, coder)
                stream = permanent_number(seed, "frame" if frame else ALL, *names)
                generator = np.random.Generator(np.random.PCG64([seed, stream]))
                rows.append(
                    {
                        "scope": "frame" if frame else ALL,
                        **dict(zip(("language", "frame", "judge", "coder"), names, strict=True)),
                        **part.row(resamples, generator),
                    }
                )
    return RELIABILITY.frame(rows)


def _restricted(table: pl.DataFrame, language: str | None, frame: str | None) -> pl.DataFrame:
    for column, value in (("language", language), ("frame", frame)):
        if value is not None:
            table = table.filter(pl.col(column) == value)
    return table


class _Part:
    """The rows of the sheet, and their codes, that a row of the table is about."""

    def __init__(self, key: pl.DataFrame, codes: pl.DataFrame, sizes: pl.DataFrame, judge: str) -> None:
        self.key = key
        self.coders = codes["coder"].n_unique()
        self.sizes = sizes
        self.judge = judge
        votes = codes.group_by("id").agg(
            yes=(pl.col("code") == YES).sum().cast(pl.Int64), no=(pl.col("code") != YES).sum().cast(pl.Int64)
        )
        # a coder alone is taken at the word, all coders together as they were resolved
        said = codes.select("id", said="resolved" if judge == MAJORITY else "code").unique()
        self.units = (
            key.join(votes, on="id", how="left", maintain_order="left")
            .join(said, on="id", how="left", maintain_order="left")
            .with_columns(pl.col("yes", "no").fill_null(0), positive=pl.col("said") == YES)
        )
        self.resolved = self.units.filter(pl.col("positive").is_not_null())

    def row(self, resamples: int, generator: np.random.Generator) -> dict[str, object]:
        """All columns but those that name the row."""
        votes = self.units["yes"] + self.units["no"]
        cells = self.resolved.group_by("found", "positive").len().iter_rows()
        raw = {(found, positive): number for found, positive, number in cells}
        accuracy, reasons = self._accuracy()
        none = {} if accuracy else dict.fromkeys(("tp", "fp", "fn", "tn"))
        study = none or {name: getattr(accuracy, name) for name in ("tp", "fp", "fn", "tn")}
        estimates: dict[str, float | None] = {}
        for name in ("precision", "recall", "f1"):
            found = getattr(accuracy, name) if accuracy else None
            for ending, part in (("", "value"), ("_low", "low"), ("_high", "high")):
                estimates[f"{name}{ending}"] = getattr(found, part) if found else None
        return {
            "coders": self.coders,
            "units": int(self.sizes["population"].sum()),
            "sampled": self.key.height,
            "coded": self.resolved.height,
            "unresolved": int((votes > 0).sum()) - self.resolved.height,
            "not_coded": int((votes == 0).sum()),
            "tp": raw.get((True, True), 0),
            "fp": raw.get((True, False), 0),
            "fn": raw.get((False, True), 0),
            "tn": raw.get((False, False), 0),
            **{f"{name}_study": value for name, value in study.items()},
            **estimates,
            "reason": " ".join(reasons) or None,
            **_columns("alpha", self._between(resamples, generator)),
            **_columns("alpha_program", self._with_program(resamples, generator)),
        }

    def _accuracy(self) -> tuple[Accuracy | None, list[str]]:
        """The estimates over the frames and languages that have a code in every stratum, and what to be told."""
        counts = self.resolved.group_by(CELL).agg(
            coded=pl.len(), positive=pl.col("positive").sum().cast(pl.Int64)
        )
        strata = self.sizes.join(counts, on=CELL, how="left").with_columns(
            pl.col("coded", "positive").fill_null(0)
        )
        lacking = strata.filter(pl.col("coded") == 0).select("language", "frame").unique()
        whole = strata.join(lacking, on=["language", "frame"], how="anti").sort(CELL)
        reasons: list[str] = []
        if not lacking.is_empty():
            left_out = lacking.sort("frame", "language").iter_rows()
            listed = ", ".join(f"{frame} ({language})" for language, frame in left_out)
            if whole.is_empty() and lacking.height == 1:
                missing = strata.filter(pl.col("coded") == 0).sort("stratum")["stratum"]
                reasons.append(
                    f"No unit with a code in the stratum {', '.join(missing)}: nothing can be estimated."
                )
            elif whole.is_empty():
                reasons.append("No frame has a code in every stratum: nothing can be estimated.")
            else:
                reasons.append(f"Without {listed}, where a stratum has no code.")
        if whole.is_empty():
            return None, reasons
        accuracy = stratified_accuracy(
            whole["population"], whole["coded"], whole["positive"], whole["stratum"] == HIT, whole["stratum"]
        )
        if accuracy.precision is None:
            reasons.append("The program found nothing, so that there is no precision.")
        if accuracy.recall is None:
            reasons.append("The coders found nothing, so that there is no recall.")
        return accuracy, reasons

    def _strata(self, units: pl.DataFrame) -> Counts:
        return units.select(pl.struct(CELL).rank("dense")).to_series().cast(pl.Int64).to_numpy()

    def _between(self, resamples: int, generator: np.random.Generator) -> Agreement:
        if self.judge == CODER:
            return Agreement(0, reason="One coder alone.")
        if self.coders < 2:
            return Agreement(0, reason="There is one coder." if self.coders else "There is no coder.")
        counts = self.units.select("no", "yes").to_numpy()
        return agreement(counts, self._strata(self.units), resamples, generator)

    def _with_program(self, resamples: int, generator: np.random.Generator) -> Agreement:
        said = self.resolved.select("found", "positive").to_numpy().astype(np.int64)
        yes = said.sum(axis=1)
        return agreement(np.stack([2 - yes, yes], axis=1), self._strata(self.resolved), resamples, generator)


def _columns(name: str, found: Agreement) -> dict[str, object]:
    values = asdict(found)
    return {name if part == "alpha" else f"{name}_{part}": value for part, value in values.items()}
