"""Find rhetorical markers, count them, and compare the versions."""

from pathlib import Path

import polars as pl

from analysis.rhetoric.marker_hits import find_markers
from analysis.rhetoric.marker_rates import marker_rates
from analysis.rhetoric.markers_paired import markers_paired
from analysis.tables import rhetoric_markers as tables
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_markers

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    texts = measured_texts(articles, source.paragraphs, source.sentences, source.tokens)
    paragraphs, sentences, _ = texts
    markers = read_markers(source.markers, Path(params.root), checked=True)
    hits = find_markers(markers, *texts)
    rates = marker_rates(hits, articles, *texts, markers.ids, params.study)
    paired = markers_paired(
        hits,
        articles,
        paragraphs,
        sentences,
        pl.read_parquet(source.units),
        markers.ids,
        params.study,
        params.alignment["least_confidence"],
        params.resamples,
        params.seed,
    )
    write(hits, tables.HITS, output.hits, output.hits_csv)
    write(rates, tables.MARKERS, output.markers, output.markers_csv)
    write(paired, tables.MARKERS_PAIRED, output.paired, output.paired_csv)
