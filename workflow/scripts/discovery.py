"""Propose bilingual terms that the codebook lacks."""

from pathlib import Path

import polars as pl

from analysis.discovery.codebook_block import codebook_block
from analysis.discovery.proposals import propose
from analysis.tables.discovery import PROPOSALS
from workflow.job import job, write, write_text
from workflow.measured import measured_articles, measured_texts
from workflow.schema_files import read_schema
from workflow.study_files import read_codebook, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    root, wanted = Path(params.root), params.discovery
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    sentences, tokens = measured_texts(articles, source.sentences, source.tokens)
    codebook = read_codebook(source.codebook, root, checked=True)
    proposals = propose(
        tokens,
        sentences,
        pl.read_parquet(source.units),
        pl.read_parquet(source.lexicon),
        codebook,
        read_schema(root, "codebook"),
        read_stopwords(source.stopwords_en, source.stopwords_zh),
        wanted["minimum_count"],
        wanted["rows"],
        wanted["once"],
    )
    write(proposals, PROPOSALS, output.proposals, output.proposals_csv)
    write_text(codebook_block(proposals, codebook, params.study), output.block)
