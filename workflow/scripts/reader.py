"""Write the reader: both versions of every article side by side, in one page that needs no server."""

from pathlib import Path

import polars as pl

from analysis.framing.concordance_queries import list_entries
from analysis.language.written_forms import as_written
from analysis.reader.frame_numbers import frame_numbers
from analysis.reader.keywords import article_keywords, keyword_layer
from analysis.reader.layers import actor_layer, frame_layers, list_layers
from analysis.reader.page import reader_page
from analysis.reader.rhetoric_layers import device_layers, marker_layers, shift_layers
from workflow.job import job, write_text
from workflow.measured import measured_articles, measured_texts
from workflow.page_sources import read_sources
from workflow.study_files import read_codebook, read_markers

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    root = Path(params.root)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = measured_texts(
        articles, source.paragraphs, source.sentences, source.tokens
    )
    codebook = read_codebook(source.codebook, root, checked=True)
    forms = pl.read_parquet(source.written_forms)
    keywords = article_keywords(pl.read_parquet(source.keyness), params.keywords)
    layers = [
        *frame_layers(pl.read_parquet(source.hits), codebook),
        actor_layer(pl.read_parquet(source.actors), codebook),
        *list_layers(pl.read_parquet(source.concordance), list_entries(params.lists)),
        *marker_layers(
            pl.read_parquet(source.marker_hits), read_markers(source.markers, root, checked=True).titles
        ),
        *device_layers(pl.read_parquet(source.devices), pl.read_parquet(source.members)),
        *shift_layers(pl.read_parquet(source.shifts)),
        keyword_layer(keywords, tokens, forms),
    ]
    page = reader_page(
        params.study,
        articles,
        paragraphs,
        sentences,
        pl.read_parquet(source.units),
        layers,
        frame_numbers(pl.read_parquet(source.salience), pl.read_parquet(source.paired_salience), codebook),
        as_written(keywords, forms),
        params.least_confidence,
        read_sources(source.template, source.styles, source.modules),
    )
    write_text(page, snakemake.output.page)
