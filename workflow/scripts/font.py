"""Cut the font of the figures down to the characters that the study writes."""

from pathlib import Path

import polars as pl

from analysis.figures.characters import characters_written
from analysis.figures.font import fallback_path, font_path, subset_font
from workflow.job import job
from workflow.study import frame_titles, measured_articles, read_codebook, read_markers

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    text = characters_written(
        measured_articles(pl.read_parquet(source.articles), params.sections),
        pl.read_parquet(source.keyness),
        pl.read_parquet(source.labels),
        pl.read_parquet(source.terms),
        frame_titles(read_codebook(source.codebook, Path(params.root), checked=True)),
        params.keywords,
        read_markers(source.markers, Path(params.root), checked=True).titles,
    )
    font = subset_font(font_path().read_bytes(), text, fallback_path().read_bytes())
    Path(snakemake.output.font).write_bytes(font)
