"""Set the tables of a study for print, each in every format."""

from pathlib import Path

import polars as pl

from analysis.exhibits.all_tables import SETTERS, printed_tables
from analysis.exhibits.preamble import PREAMBLE
from analysis.framing.concordance_queries import list_entries
from analysis.language.written_forms import as_written
from analysis.pages.study_names import StudyNames
from workflow.job import job, write_text
from workflow.measured import measured_articles
from workflow.study_files import read_codebook, read_markers

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    folder = Path(snakemake.output[0]).parent
    root = Path(params.root)
    names = StudyNames.of(
        params.study,
        measured_articles(pl.read_parquet(source.articles), params.sections),
        read_codebook(source.codebook, root, checked=True),
        list_entries(params.lists),
        read_markers(source.categories, root, checked=True).titles,
    )
    tables = {name: pl.read_parquet(path) for name, path in zip(params.tables, source.tables, strict=True)}
    forms = pl.read_parquet(source.written_forms)
    for name in ("framing/keyness", "topics/terms"):
        tables[name] = as_written(tables[name], forms)
    for name, table in printed_tables(names, tables).items():
        for kind, setter in SETTERS.items():
            write_text(setter(table), f"{folder}/{name}.{kind}")
    write_text(PREAMBLE, f"{folder}/preamble.tex")
