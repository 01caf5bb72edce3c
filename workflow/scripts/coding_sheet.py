"""Draw the sample for hand coding."""

from pathlib import Path

import polars as pl

from analysis.coding.population import coding_population
from analysis.coding.sample import coding_sheet, draw_sample, sample_sizes
from analysis.tables.coding import KEY, SHEET
from workflow.coded import spare_codes
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    spare_codes(output.sheet_csv)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences = measured_texts(articles, source.paragraphs, source.sentences)
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    settings = params.coding
    sizes = sample_sizes(settings)
    population = coding_population(
        settings["unit"],
        settings["opposite"] > 0,
        paragraphs,
        sentences,
        pl.read_parquet(source.hits),
        pl.read_parquet(source.units),
        codebook,
    )
    key = draw_sample(population, settings["frames"], sizes, settings["seed"])
    write(key, KEY, output.key, output.key_csv)
    sheet = coding_sheet(key, population, codebook, settings["seed"])
    write(sheet, SHEET, output.sheet, output.sheet_csv)
