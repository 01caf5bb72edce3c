"""The corpus at a glance."""

import polars as pl

from analysis.figures.overview import draw_overview
from analysis.figures.style import house_style
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    with house_style(source.font):
        articles = measured_articles(pl.read_parquet(source.articles), params.sections)
        drawing = draw_overview(articles, titles=params.titles)
        settings = {"sections": params.sections, "titles": params.titles}
        save(drawing, snakemake.output, {"corpus/articles": source.articles}, settings, params.resolution)
