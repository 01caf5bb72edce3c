"""Fit the baseline topic models, one language at a time."""

import polars as pl

from analysis.tables import topics as tables
from analysis.topics.baseline import fit_baseline
from workflow.job import job, write
from workflow.study import measured_articles, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    terms, prevalence, fits = fit_baseline(
        pl.read_parquet(source.tokens),
        pl.read_parquet(source.paragraphs),
        measured_articles(pl.read_parquet(source.articles), params.sections),
        read_stopwords(source.stopwords_en, source.stopwords_zh),
        params.study,
        **params.topics,
    )
    write(terms, tables.TERMS, output.terms, output.terms_csv)
    write(prevalence, tables.PREVALENCE, output.prevalence, output.prevalence_csv)
    write(fits, tables.FITS, output.fits, output.fits_csv)
