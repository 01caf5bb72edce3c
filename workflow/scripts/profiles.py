"""Compare each article and author with the others, and every two with each other, and write the page of profiles."""

from pathlib import Path

import polars as pl

from analysis.language.written_forms import as_written
from analysis.profiles.page import profiles_page
from analysis.profiles.profiles import TABLES, profiles
from analysis.profiles.similarity import similarity
from analysis.rhetoric.paragraph_sizes import paragraph_sizes
from analysis.tables.profiles import PROFILES
from analysis.tables.similarity import AGREEMENT, SIMILARITY
from workflow.job import job, write, write_text
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook, read_markers, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    root = Path(params.root)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    tables = {name: pl.read_parquet(source[name]) for name in TABLES}
    tables["keyness"] = as_written(tables["keyness"], pl.read_parquet(source.written_forms))
    paragraphs, tokens = measured_texts(articles, source.paragraphs, source.tokens)
    tables["paragraph_sizes"] = paragraph_sizes(paragraphs, tokens)
    table = profiles(articles, tables, params.profiles["keywords"])
    page = profiles_page(
        params.study,
        articles,
        read_codebook(source.codebook, root, checked=True),
        read_markers(source.categories, root, checked=True).titles,
        table,
    )
    alike, agreement = similarity(
        articles,
        paragraphs,
        tokens,
        pl.read_parquet(source.hits),
        pl.read_parquet(source.markers_hits),
        read_stopwords(source.stopwords_en, source.stopwords_zh),
        params.profiles["permutations"],
        params.profiles["seed"],
    )
    write(table, PROFILES, output.profiles, output.profiles_csv)
    write(alike, SIMILARITY, output.similarity, output.similarity_csv)
    write(agreement, AGREEMENT, output.agreement, output.agreement_csv)
    write_text(page, output.page)
