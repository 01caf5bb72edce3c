"""Write the reader: both versions of every article side by side, in one page that needs no server."""

from pathlib import Path

import polars as pl

from analysis.framing.concordance_queries import list_entries
from analysis.reader.frame_numbers import frame_numbers
from analysis.reader.keywords import article_keywords, keyword_layer
from analysis.reader.layers import actor_layer, frame_layers, list_layers
from analysis.reader.page import Sources, reader_page
from workflow.job import job, write_text
from workflow.study import measured_articles, measured_texts, read_codebook

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = measured_texts(
        articles, source.paragraphs, source.sentences, source.tokens
    )
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    keywords = article_keywords(pl.read_parquet(source.keyness), params.keywords)
    layers = [
        *frame_layers(pl.read_parquet(source.hits), codebook),
        actor_layer(pl.read_parquet(source.actors), codebook),
        *list_layers(pl.read_parquet(source.concordance), list_entries(params.lists)),
        keyword_layer(keywords, tokens),
    ]
    page = reader_page(
        params.study,
        articles,
        paragraphs,
        sentences,
        pl.read_parquet(source.units),
        layers,
        frame_numbers(pl.read_parquet(source.salience), pl.read_parquet(source.paired_salience), codebook),
        keywords,
        params.least_confidence,
        Sources(
            Path(source.template).read_text("utf-8"),
            [Path(path).read_text("utf-8") for path in source.styles],
            {Path(path).stem: Path(path).read_text("utf-8") for path in source.modules},
        ),
    )
    write_text(page, snakemake.output.page)
