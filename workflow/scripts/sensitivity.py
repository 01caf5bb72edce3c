"""Count the findings of the study anew, one choice changed at a time."""

from pathlib import Path

import polars as pl

from analysis.framing.concordance_queries import find_list_hits, list_entries
from analysis.language.wide_stopwords import wide_stopwords
from analysis.sensitivity.material import Choices, Material, list_hits
from analysis.sensitivity.sensitivity import sensitivity
from analysis.tables import sensitivity as tables
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    texts = measured_texts(articles, source.paragraphs, source.sentences, source.tokens)
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    lists = list_entries(params.lists)
    found = find_list_hits(lists, codebook, *texts, "config: concordance.lists")
    material = Material(
        articles,
        *texts,
        units=pl.read_parquet(source.units),
        hits=pl.concat([pl.read_parquet(source.hits), list_hits(found)]),
        codebook=codebook,
        lists=lists,
        stopwords=read_stopwords(source.stopwords_en, source.stopwords_zh),
        wide_stopwords={language: wide_stopwords(language) for language in ("en", "zh")},
    )
    settings = params.keyness
    choices = Choices(
        study=params.study,
        keywords=params.keywords,
        minimum_count=settings["minimum_count"],
        least_expected=settings["least_expected"],
        prior=settings["prior"],
        interval=settings["interval"],
        resamples=settings["resamples"],
        seed=settings["seed"],
        segmenter=params.segmenter,
        least_confidence=params.least_confidence,
    )
    result = sensitivity(material, choices, params.alternatives)
    write(result.findings, tables.FINDINGS, output.findings, output.findings_csv)
    write(result.summary, tables.SUMMARY, output.summary, output.summary_csv)
    write(result.alternatives, tables.ALTERNATIVES, output.alternatives, output.alternatives_csv)
