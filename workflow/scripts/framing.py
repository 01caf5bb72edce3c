"""Match the codebook and audit it, and measure the salience of frames and the keyness of words."""

import json
from pathlib import Path

import polars as pl

from analysis.codebook.summary import summary
from analysis.framing.coverage import coverage
from analysis.framing.coverage_audit import audit
from analysis.framing.keyness import keyness
from analysis.framing.keyness_units import Ngrams
from analysis.framing.matching import match_codebook
from analysis.framing.salience import salience
from analysis.framing.uncovered import uncovered
from analysis.tables import coverage as audits
from analysis.tables import framing as tables
from workflow.comparisons import read_groupings, read_references
from workflow.job import job, write, write_text
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = measured_texts(
        articles, source.paragraphs, source.sentences, source.tokens
    )
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
    matches = match_codebook(codebook, paragraphs, sentences, tokens)
    hits, actors = matches.hits, matches.actors
    settings = params.keyness
    shares = salience(hits, articles, paragraphs, codebook, params.study)
    words = keyness(
        tokens,
        articles,
        paragraphs,
        stopwords,
        read_groupings(settings["groupings"]),
        settings["minimum_count"],
        settings["prior"],
        settings["resamples"],
        settings["seed"],
        params.study,
        settings["permutations"],
        settings["interval"],
        units=settings["units"],
        ngrams=Ngrams(**settings["ngrams"]),
        hits=hits,
        references=read_references(settings["references"], Path(params.root)),
        least_expected=settings["least_expected"],
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
    write(forms, audits.FORMS, output.coverage_forms, output.coverage_forms_csv)
    write(overlaps, audits.OVERLAPS, output.coverage_overlaps, output.coverage_overlaps_csv)
    write(lacking, audits.UNCOVERED, output.uncovered, output.uncovered_csv)
    write_text(json.dumps(summary(codebook), ensure_ascii=False, indent=2) + "\n", output.codebook)
