"""Write the page of findings."""

import json
from pathlib import Path

import polars as pl

from analysis.findings.page import TABLES, findings_page
from analysis.framing.concordance_queries import list_entries
from analysis.language.written_forms import as_written
from workflow.job import job, write_text
from workflow.measured import measured_articles
from workflow.study_files import read_codebook, read_markers

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    tables = {name: pl.read_parquet(source[name]) for name in TABLES}
    tables["keyness"] = as_written(tables["keyness"], pl.read_parquet(source.written_forms))
    page = findings_page(
        params.study,
        measured_articles(pl.read_parquet(source.articles), params.sections),
        read_codebook(source.codebook, Path(params.root), checked=True),
        list_entries(params.lists),
        read_markers(source.categories, Path(params.root), checked=True).titles,
        tables,
    )
    write_text(page.text, snakemake.output.page)
    told = [number.record() for number in page.numbers]
    write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", snakemake.output.numbers)
