"""The demo study as the coding stage takes it, and coders who code its sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import polars as pl
from aligned_demo import demo
from small_study import project_codebook

from analysis.coding.coded_files import CODER, CodedFile, CodedRow, read_coded_file
from analysis.coding.population import coding_population
from analysis.coding.sample import coding_sheet, draw_sample, sample_sizes
from analysis.tables.text_files import to_csv

SIZES = {"hits": 20, "opposite": 10, "non_hits": 20}
SEED = 7

Said = Callable[[dict[str, object]], str | None]


@cache
def population(unit: str = "sentence", issues: tuple[str, ...] = (), opposite: bool = True) -> pl.DataFrame:
    """What could be coded in the demo study, or in some of its issues."""
    study = demo()
    tables = [study.paragraphs, study.sentences, study.hits, study.units]
    if issues:
        tables = [table.filter(pl.col("issue").is_in(issues)) for table in tables]
    return coding_population(unit, opposite, *tables, project_codebook())


def sample(people: pl.DataFrame, seed: int = SEED, **sizes: int) -> pl.DataFrame:
    return draw_sample(people, "all", sample_sizes({**SIZES, **sizes}), seed)


def sheet_of(key: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    return coding_sheet(key, people, project_codebook(), SEED)


@cache
def demo_key() -> pl.DataFrame:
    return sample(population())


@cache
def demo_sheet() -> pl.DataFrame:
    return sheet_of(demo_key(), population())


def coded(coder: str, sheet: pl.DataFrame, said: Said, role: str = CODER) -> CodedFile:
    """The file of a coder who says of each row what a function says, through CSV and back."""
    codes = [said(row) for row in sheet.iter_rows(named=True)]
    text = to_csv(sheet.with_columns(code=pl.Series(codes, dtype=pl.String)))
    return coded_rows(coder, read_coded_file(text.encode(), f"{coder}.csv"), role)


def coded_rows(coder: str, rows: list[CodedRow], role: str = CODER) -> CodedFile:
    return CodedFile(coder, role, f"{coder}.csv", rows)
