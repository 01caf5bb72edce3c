"""Line the two versions of every article up."""

from pathlib import Path

import polars as pl

from analysis.alignment.corpus import align_corpus
from analysis.tables import alignment as tables
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    texts = measured_texts(articles, source.paragraphs, source.sentences, source.tokens)
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    aligned = align_corpus(*texts, [(entry.zh, entry.en) for entry in codebook.entries()])
    write(aligned.units, tables.UNITS, output.units, output.units_csv)
    write(aligned.unaligned, tables.UNALIGNED, output.unaligned, output.unaligned_csv)
    write(aligned.summary, tables.SUMMARY, output.summary, output.summary_csv)
    write(aligned.lexicon, tables.LEXICON, output.lexicon, output.lexicon_csv)
