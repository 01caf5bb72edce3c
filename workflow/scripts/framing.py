"""Match the codebook, measure frames, words and renderings, and set the versions side by side."""

from pathlib import Path

import polars as pl

from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries, find_list_hits, list_entries
from analysis.framing.coverage import coverage
from analysis.framing.keyness import keyness
from analysis.framing.matching import find_hits
from analysis.framing.paired_salience import paired_salience
from analysis.framing.rendering_consistency import rendering_consistency
from analysis.framing.rendering_pairs import rendering_pairs
from analysis.framing.renderings import renderings
from analysis.framing.salience import salience
from analysis.tables import framing as tables
from analysis.tables.paired_salience import PAIRED_SALIENCE
from analysis.tables.renderings import CONSISTENCY, RENDERINGS
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
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
    settings = params.keyness
    shares = salience(
        hits, articles, paragraphs, codebook, params.study, settings["resamples"], settings["seed"]
    )
    units = pl.read_parquet(source.units)
    paired = paired_salience(
        hits,
        articles,
        paragraphs,
        units,
        codebook,
        params.study,
        params.alignment["least_confidence"],
        settings["resamples"],
        settings["seed"],
    )
    words = keyness(
        tokens,
        articles,
        paragraphs,
        stopwords,
        settings["groupings"],
        settings["minimum_count"],
        settings["prior"],
        settings["resamples"],
        settings["seed"],
        params.study,
    )
    lists = list_entries(params.concordance["lists"])
    found = find_list_hits(lists, codebook, paragraphs, sentences, tokens, "config: concordance.lists")
    lines = concordance(
        [*chosen_entries(params.concordance["terms"], codebook), *lists],
        pl.concat([hits, actors, found]),
        articles,
        sentences,
        units,
    )
    matches = pl.concat([hits, actors])
    pairs = rendering_pairs(matches, articles, units)
    forms = renderings(pairs, articles, tokens, units, codebook, stopwords, params.study)
    consistency = rendering_consistency(
        pairs,
        matches,
        articles,
        units,
        codebook,
        params.study,
        settings["resamples"],
        settings["seed"],
    )
    write(hits, tables.HITS, output.hits, output.hits_csv)
    write(actors, tables.HITS, output.actors, output.actors_csv)
    write(shares, tables.SALIENCE, output.salience, output.salience_csv)
    write(paired, PAIRED_SALIENCE, output.paired_salience, output.paired_salience_csv)
    write(words, tables.KEYNESS, output.keyness, output.keyness_csv)
    write(coverage(hits, codebook), tables.COVERAGE, output.coverage, output.coverage_csv)
    write(lines, tables.CONCORDANCE, output.concordance, output.concordance_csv)
    write(forms, RENDERINGS, output.renderings, output.renderings_csv)
    write(consistency, CONSISTENCY, output.consistency, output.consistency_csv)
