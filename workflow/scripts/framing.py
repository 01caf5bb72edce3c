"""Match the codebook, measure the salience of frames and the keyness of words, and set the versions side by side."""

from pathlib import Path

import polars as pl

from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries, find_list_hits, list_entries
from analysis.framing.coverage import coverage
from analysis.framing.keyness import keyness
from analysis.framing.matching import find_hits
from analysis.framing.salience import salience
from analysis.tables import framing as tables
from workflow.job import job, write
from workflow.study import measured_articles, read_codebook, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = (
        measured.join(
            articles.select("issue", "article", "language"), on=["issue", "article", "language"], how="semi"
        )
        for measured in (
            pl.read_parquet(path) for path in (source.paragraphs, source.sentences, source.tokens)
        )
    )
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    hits, actors = find_hits(codebook, paragraphs, sentences, tokens)
    settings = params.keyness
    shares = salience(
        hits, articles, paragraphs, codebook, params.study, settings["resamples"], settings["seed"]
    )
    words = keyness(
        tokens,
        articles,
        paragraphs,
        read_stopwords(source.stopwords_en, source.stopwords_zh),
        settings["groupings"],
        settings["minimum_count"],
        settings["prior"],
        settings["resamples"],
        settings["seed"],
        params.study,
        settings["permutations"],
        settings["interval"],
    )
    lists = list_entries(params.concordance["lists"])
    found = find_list_hits(lists, codebook, paragraphs, sentences, tokens, "config: concordance.lists")
    lines = concordance(
        [*chosen_entries(params.concordance["terms"], codebook), *lists],
        pl.concat([hits, actors, found]),
        articles,
        sentences,
        pl.read_parquet(source.units),
    )
    write(hits, tables.HITS, output.hits, output.hits_csv)
    write(actors, tables.HITS, output.actors, output.actors_csv)
    write(shares, tables.SALIENCE, output.salience, output.salience_csv)
    write(words, tables.KEYNESS, output.keyness, output.keyness_csv)
    write(coverage(hits, codebook), tables.COVERAGE, output.coverage, output.coverage_csv)
    write(lines, tables.CONCORDANCE, output.concordance, output.concordance_csv)
