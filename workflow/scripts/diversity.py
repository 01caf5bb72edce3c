"""Measure the diversity of words and the make of sentences of every article version."""

import polars as pl

from analysis.rhetoric.diversity import diversity
from analysis.rhetoric.text_measures import Settings
from analysis.tables.rhetoric_diversity import DIVERSITY
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, tokens = measured_texts(articles, source.paragraphs, source.tokens)
    wanted = params.diversity
    nominal = wanted["nominalisation"]
    settings = Settings(
        wanted["window"],
        wanted["threshold"],
        wanted["draws"],
        {language: tuple(nominal[language]) for language in ("en", "zh")},
        frozenset(nominal["except"]),
    )
    measured = diversity(tokens, paragraphs, settings, wanted["samples"], wanted["seed"])
    write(measured, DIVERSITY, output.diversity, output.diversity_csv)
