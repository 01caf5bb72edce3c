"""Match the codebook and audit it, measure frames, actors, words and collocates, set the versions side by side."""

import json
from pathlib import Path

import polars as pl

from analysis.codebook.summary import summary
from analysis.framing.actors_frames import actors_frames
from analysis.framing.collocate_network import collocate_network
from analysis.framing.collocation import collocates
from analysis.framing.collocation_checks import SENTENCE
from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries, find_list_hits, list_entries
from analysis.framing.coverage import coverage
from analysis.framing.coverage_audit import audit
from analysis.framing.keyness import keyness
from analysis.framing.matching import match_codebook
from analysis.framing.salience import salience
from analysis.framing.uncovered import uncovered
from analysis.tables import coverage as audits
from analysis.framing.matching import find_hits
from analysis.framing.queries import chosen_queries
from analysis.framing.salience import salience
from analysis.tables import collocation as collocation_tables
from analysis.tables import framing as tables
from workflow.job import job, write, write_text
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
    matches = match_codebook(codebook, paragraphs, sentences, tokens)
    hits, actors = matches.hits, matches.actors
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
    settings = params.keyness
    shares = salience(
        hits, articles, paragraphs, codebook, params.study, settings["resamples"], settings["seed"]
    )
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
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
    matches, units = pl.concat([hits, actors, found]), pl.read_parquet(source.units)
    lines = concordance(
        [*chosen_entries(params.concordance["terms"], codebook), *lists], matches, articles, sentences, units
    )
    wanted = params.collocation
    queries = chosen_queries(wanted["queries"], codebook, lists)
    thresholds = (wanted["minimum_count"], wanted["minimum_range"])
    neighbours = collocates(
        queries,
        matches,
        tokens,
        paragraphs,
        units,
        pl.read_parquet(source.lexicon),
        stopwords,
        None if wanted["window"] == SENTENCE else tuple(wanted["window"]),
        *thresholds,
        wanted["maximum_rows"],
    )
    framed = actors_frames(
        hits,
        actors,
        articles,
        paragraphs,
        sentences,
        codebook,
        params.study,
        settings["resamples"],
        settings["seed"],
    )
    forms, overlaps = audit(matches, codebook)
    lacking = uncovered(
        tokens,
        paragraphs,
        pl.concat([hits, actors]),
        stopwords,
        params.coverage["minimum_count"],
        params.coverage["rows"],
    )
    write(hits, tables.HITS, output.hits, output.hits_csv)
    write(actors, tables.HITS, output.actors, output.actors_csv)
    write(shares, tables.SALIENCE, output.salience, output.salience_csv)
    write(words, tables.KEYNESS, output.keyness, output.keyness_csv)
    write(coverage(hits, codebook), tables.COVERAGE, output.coverage, output.coverage_csv)
    write(lines, tables.CONCORDANCE, output.concordance, output.concordance_csv)
    write(forms, audits.FORMS, output.coverage_forms, output.coverage_forms_csv)
    write(overlaps, audits.OVERLAPS, output.coverage_overlaps, output.coverage_overlaps_csv)
    write(lacking, audits.UNCOVERED, output.uncovered, output.uncovered_csv)
    write_text(json.dumps(summary(codebook), ensure_ascii=False, indent=2) + "\n", output.codebook)
    write(neighbours, collocation_tables.COLLOCATES, output.collocates, output.collocates_csv)
    network = collocate_network(neighbours, queries, matches, *thresholds)
    write(network, collocation_tables.COLLOCATE_NETWORK, output.network, output.network_csv)
    write(framed, tables.ACTORS_FRAMES, output.actors_frames, output.actors_frames_csv)
