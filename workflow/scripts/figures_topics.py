"""Draw topics by article."""

import polars as pl

from analysis.figures.style import house_style
from analysis.figures.topics import draw_topics
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles

with job(snakemake):
    source, params, options = snakemake.input, snakemake.params, snakemake.params.options
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    prevalence, fits = pl.read_parquet(source.prevalence), pl.read_parquet(source.fits)
    with house_style(source.font):
        save(
            draw_topics(prevalence, fits, articles, options["topic_model"]),
            params.files,
            {
                "corpus/articles": source.articles,
                "topics/fits": source.fits,
                "topics/prevalence": source.prevalence,
            },
            {"sections": params.sections, "topics": params.topics, "figures": options},
        )
