"""Write the study in the formats of other programs."""

import shutil
from pathlib import Path

import polars as pl

from analysis.interchange.export import export
from workflow.job import job, write_text
from workflow.measured import measured_articles

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    tables = [
        pl.read_parquet(path) for path in (source.paragraphs, source.sentences, source.tokens, source.units)
    ]
    files = export(params.study, articles, *tables)
    # A file of an article that is no longer there must not stay.
    for folder in (output.tei, output.conllu, output.vertical):
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir(parents=True)
    for name, text in files.items():
        write_text(text, Path(output.memory).parent / name)
