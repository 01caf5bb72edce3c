"""Draw the corpus at a glance, frames by article, and keywords by article."""

from pathlib import Path

import polars as pl

from analysis.figures.frames import draw_frames
from analysis.figures.keywords import draw_keywords
from analysis.figures.overview import draw_overview
from analysis.figures.style import house_style
from workflow.figure import save
from workflow.job import job
from workflow.study import frame_titles, measured_articles, read_codebook

with job(snakemake):
    source, params, options = snakemake.input, snakemake.params, snakemake.params.options
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    tables = {"corpus/articles": source.articles}
    with house_style(source.font):
        save(
            draw_overview(articles, titles=options["titles"]),
            params.overview,
            tables,
            {"sections": params.sections, "figures": options},
        )
        save(
            draw_frames(pl.read_parquet(source.salience), articles, frame_titles(codebook)),
            params.frames,
            tables | {"framing/salience": source.salience},
            {"codebook": codebook.checksum, "sections": params.sections, "figures": options},
        )
        save(
            draw_keywords(
                pl.read_parquet(source.keyness), articles, options["keywords"], titles=options["titles"]
            ),
            params.keywords,
            tables | {"framing/keyness": source.keyness},
            {"keyness": params.keyness, "sections": params.sections, "figures": options},
        )
