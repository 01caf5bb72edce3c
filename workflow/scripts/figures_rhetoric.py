"""Draw the rhetorical profile of each article, what became of the devices in the other version, and shifts."""

from pathlib import Path

import polars as pl

from analysis.figures.devices import draw_devices
from analysis.figures.rhetoric import draw_rhetoric
from analysis.figures.shifts import draw_shifts
from analysis.figures.style import house_style
from workflow.figure import save
from workflow.job import job
from workflow.study import measured_articles, read_markers

with job(snakemake):
    source, params, options = snakemake.input, snakemake.params, snakemake.params.options
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    titles = read_markers(source.markers, Path(params.root), checked=True).titles
    tables = {"corpus/articles": source.articles}
    settings = {"sections": params.sections, "figures": options}
    with house_style(source.font):
        save(
            draw_rhetoric(pl.read_parquet(source.profiles), articles, titles),
            params.rhetoric,
            tables | {"profiles/profiles": source.profiles},
            settings | {"markers": params.markers},
        )
        save(
            draw_devices(pl.read_parquet(source.devices), articles),
            params.devices,
            tables | {"rhetoric/devices": source.devices},
            settings | {"devices": params.found},
        )
        save(
            draw_shifts(pl.read_parquet(source.shifts), pl.read_parquet(source.summary), articles),
            params.shifts,
            tables | {"shifts/shifts": source.shifts, "alignment/summary": source.summary},
            settings | {"shifts": params.shifted},
        )
