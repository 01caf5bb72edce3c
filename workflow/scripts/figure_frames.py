"""Frames by article and version."""

from pathlib import Path

import polars as pl

from analysis.figures.frames import draw_frames
from analysis.figures.style import house_style
from workflow.figure import save
from workflow.job import job
from workflow.study import frame_titles, measured_articles, read_codebook

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    codebook = read_codebook(source.codebook, Path(params.root))
    with house_style(source.font):
        articles = measured_articles(pl.read_parquet(source.articles), params.sections)
        drawing = draw_frames(pl.read_parquet(source.salience), articles, frame_titles(codebook))
        inputs = {"corpus/articles": source.articles, "framing/salience": source.salience}
        settings = {"codebook": codebook.checksum, "sections": params.sections}
        save(drawing, snakemake.output, inputs, settings, params.resolution)
