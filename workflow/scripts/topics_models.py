"""Set the polylingual model beside other models of both languages."""

import polars as pl

from analysis.tables import topic_number as tables
from analysis.topics.comparison import compare_models
from analysis.topics.threads import one_thread
from workflow.job import job, write
from workflow.topic_inputs import fit_settings, read_units, shown_number

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    topics = params.topics
    units = read_units(source, params.sections, topics["minimum_units"], topics["maximum_share"])
    number = shown_number(pl.read_parquet(source.choice))
    seeded = fit_settings(source, topics, params.root, seeded=True)
    with one_thread():
        found = compare_models(
            units,
            number,
            topics["chains"],
            fit_settings(source, topics, params.root, seeded=False),
            seeded if 0 < len(seeded.frames) <= number else None,
        )
    write(found, tables.MODELS, output.models, output.models_csv)
