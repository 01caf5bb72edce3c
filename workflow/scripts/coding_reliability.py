"""Read the coders' files back and measure how far the program and the coders agree."""

from pathlib import Path

import polars as pl

from analysis.coding.codes import coded_units, disputed_units
from analysis.coding.population import coding_population
from analysis.coding.reliability import reliability
from analysis.tables.coding import CODES, DISPUTED, RELIABILITY
from workflow.coded import read_coders, spare_codes
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    spare_codes(output.disputed_csv)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences = measured_texts(articles, source.paragraphs, source.sentences)
    settings = params.coding
    population = coding_population(
        settings["unit"],
        settings["opposite"] > 0,
        paragraphs,
        sentences,
        pl.read_parquet(source.hits),
        pl.read_parquet(source.units),
        read_codebook(source.codebook, Path(params.root), checked=True),
    )
    key = pl.read_parquet(source.key)
    codes = coded_units(read_coders(params.coded), key, population)
    write(codes, CODES, output.codes, output.codes_csv)
    disputed = disputed_units(codes, pl.read_parquet(source.sheet))
    write(disputed, DISPUTED, output.disputed, output.disputed_csv)
    table = reliability(key, codes, population, settings["resamples"], settings["seed"])
    write(table, RELIABILITY, output.reliability, output.reliability_csv)
