"""Draw topics: by article, by their words, and what speaks for their number."""

import polars as pl

from analysis.figures.style import house_style
from analysis.figures.topic_number import draw_topic_number
from analysis.figures.topic_terms import draw_topic_terms
from analysis.figures.topics import draw_topics
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles

with job(snakemake):
    source, params, options = snakemake.input, snakemake.params, snakemake.params.options
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    settings = {"sections": params.sections, "topics": params.topics, "figures": options}
    names = ("choice", "distance", "labels", "prevalence", "selection", "terms")
    tables = {name: pl.read_parquet(source[name]) for name in names}
    with house_style(source.font):
        drawings = [
            (
                draw_topics(tables["prevalence"], tables["labels"], tables["distance"], articles),
                ("prevalence", "labels", "distance"),
            ),
            (draw_topic_terms(tables["terms"], tables["labels"]), ("terms", "labels")),
            (draw_topic_number(tables["selection"], tables["choice"]), ("selection", "choice")),
        ]
        for drawing, used in drawings:
            inputs = {f"topics/{name}": source[name] for name in used}
            if drawing.name == "topics":
                inputs["corpus/articles"] = source.articles
            save(drawing, params.files[drawing.name], inputs, settings)
