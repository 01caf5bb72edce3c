"""Put the issues together; cut their texts into sentences and words, and count them."""

from pathlib import Path

import polars as pl

from analysis.corpus.collect import joint_authors, stack, tell_authors_apart
from analysis.language.tokens import counts, tokenize_corpus
from analysis.language.written_forms import written_forms
from analysis.tables import corpus as tables
from workflow.job import job, write, write_text
from workflow.study_files import read_codebook

with job(snakemake):
    printed = stack([pl.read_parquet(path) for path in snakemake.input.articles])
    articles, warnings = tell_authors_apart(printed)
    warnings += joint_authors(printed)
    paragraphs = stack([pl.read_parquet(path) for path in snakemake.input.paragraphs])
    codebook = read_codebook(snakemake.input.codebook, Path(snakemake.params.root), checked=True)
    sentences, tokens = tokenize_corpus(paragraphs, codebook.phrases("zh"), snakemake.params.segmenter)
    articles = articles.join(
        counts(paragraphs, sentences, tokens),
        on=["issue", "article", "language"],
        how="left",
        maintain_order="left",
    )
    output = snakemake.output
    write(articles, tables.ARTICLES, output.articles, output.articles_csv)
    write(paragraphs, tables.PARAGRAPHS, output.paragraphs, output.paragraphs_csv)
    write(sentences, tables.SENTENCES, output.sentences, output.sentences_csv)
    write(tokens, tables.TOKENS, output.tokens)
    write(written_forms(tokens, paragraphs), tables.WRITTEN_FORMS, output.written_forms)
    for table, paths, path, csv in (
        (tables.REPORT, snakemake.input.report, output.report, output.report_csv),
        (tables.DECISIONS, snakemake.input.decisions, output.decisions, output.decisions_csv),
        (tables.PAIRS, snakemake.input.pairs, output.pairs, output.pairs_csv),
    ):
        write(stack([pl.read_parquet(item) for item in paths]), table, path, csv)
    told = "".join(Path(path).read_text("utf-8") for path in snakemake.input.warnings)
    write_text(told + "".join(f"{warning}\n" for warning in warnings), output.warnings)
