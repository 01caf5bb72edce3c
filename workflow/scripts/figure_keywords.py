"""Keywords by article and version."""

import polars as pl

from analysis.figures.keywords import draw_keywords
from analysis.figures.style import house_style
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    with house_style(source.font):
        articles = measured_articles(pl.read_parquet(source.articles), params.sections)
        drawing = draw_keywords(pl.read_parquet(source.keyness), articles, params.keywords, titles=params.titles)
        inputs = {"corpus/articles": source.articles, "framing/keyness": source.keyness}
        settings = {"keyness": params.keyness, "keywords": params.keywords, "titles": params.titles}
        save(drawing, snakemake.output, inputs, settings, params.resolution)
