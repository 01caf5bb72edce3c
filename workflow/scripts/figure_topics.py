"""Topics by article and version."""

import polars as pl

from analysis.figures.style import house_style
from analysis.figures.topics import draw_topics
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    with house_style(source.font):
        articles = measured_articles(pl.read_parquet(source.articles), params.sections)
        drawing = draw_topics(
            pl.read_parquet(source.prevalence), pl.read_parquet(source.fits), articles, params.model
        )
        inputs = {
            "corpus/articles": source.articles,
            "topics/fits": source.fits,
            "topics/prevalence": source.prevalence,
        }
        save(drawing, snakemake.output, inputs, {"model": params.model, "topics": params.topics}, params.resolution)
