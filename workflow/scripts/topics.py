"""Fit the topics of the study, or keep those of another run, and describe them."""

import polars as pl

from analysis.tables import topics as tables
from analysis.topics.joint_model import Fitted, fit_model, in_vocabulary
from analysis.topics.names import template
from analysis.topics.parts import parts_of_units
from analysis.topics.selection import PARTS
from analysis.topics.study_topics import describe_topics, no_topics
from workflow.job import job, write, write_text
from workflow.topic_files import read_topic_names
from workflow.topic_inputs import fit_settings, read_aligned, read_model, read_units, shown_number

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    topics = params.topics
    named = [name for path in source.names for name in read_topic_names(path)]
    frozen = read_model(source.frozen)
    if frozen is None:
        units = read_units(source, params.sections, topics["minimum_units"], topics["maximum_share"])
        number = shown_number(pl.read_parquet(source.choice))
    else:
        units = in_vocabulary(read_units(source, params.sections, 1, 1.0), frozen.words)
        number = frozen.number
    if not number or units.places.is_empty():
        found = no_topics(named)
    else:
        if frozen is None:
            parts, _ = parts_of_units(units.places, PARTS)
            fitted = fit_model(
                units, number, topics["chains"], fit_settings(source, topics, params.root), parts
            )
        else:
            fitted = Fitted(frozen, frozen.fold(units.counts), None, None)
        found = describe_topics(
            fitted,
            units,
            pl.read_parquet(source.hits),
            read_aligned(source, params.sections),
            params.study,
            named,
            topics["stable_from"],
            topics["resamples"],
            topics["seed"],
            pl.read_parquet(source.written_forms),
        )
    write(found.model, tables.MODEL, output.model)
    write(found.terms, tables.TERMS, output.terms, output.terms_csv)
    write(found.shares, tables.SHARES, output.shares, output.shares_csv)
    write(found.prevalence, tables.PREVALENCE, output.prevalence, output.prevalence_csv)
    write(found.labels, tables.LABELS, output.labels, output.labels_csv)
    write(found.distance, tables.DISTANCE, output.distance, output.distance_csv)
    write(found.kept_names, tables.KEPT_NAMES, output.kept_names, output.kept_names_csv)
    write_text(template(found.terms, found.labels, params.study), output.template)
