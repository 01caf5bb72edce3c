"""Compare each article and author with the others, and write the page of profiles."""

from pathlib import Path

import polars as pl

from analysis.language.written_forms import as_written
from analysis.profiles.page import profiles_page
from analysis.profiles.profiles import TABLES, profiles
from analysis.tables.profiles import PROFILES
from workflow.job import job, write, write_text
from workflow.study import measured_articles, read_codebook, read_markers

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    root = Path(params.root)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    tables = {name: pl.read_parquet(source[name]) for name in TABLES}
    tables["keyness"] = as_written(tables["keyness"], pl.read_parquet(source.written_forms))
    table = profiles(articles, tables, params.keywords)
    page = profiles_page(
        params.study,
        articles,
        read_codebook(source.codebook, root, checked=True),
        read_markers(source.categories, root, checked=True).titles,
        table,
    )
    write(table, PROFILES, output.profiles, output.profiles_csv)
    write_text(page, output.page)
