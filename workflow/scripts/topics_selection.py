"""Try numbers of topics, and argue for one."""

from analysis.tables import topic_number as tables
from analysis.topics.selection import choice, numbers_to_try, selection
from workflow.job import job, write
from workflow.topic_inputs import fit_settings, read_model, read_units

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    topics = params.topics
    units = read_units(source, params.sections, topics["minimum_units"], topics["maximum_share"])
    settings = fit_settings(source, topics, params.root)
    frozen = read_model(source.frozen)
    pinned = None if topics["number"] == "choose" else topics["number"]
    if frozen is not None:
        # A kept model may have more topics than a new issue has units.
        pinned = frozen.number if frozen.number <= len(units.places) else None
    numbers = numbers_to_try(topics["range"], pinned, len(units.places), len(settings.frames))
    selected = selection(units, numbers, topics["trials"], settings)
    write(selected, tables.SELECTION, output.selection, output.selection_csv)
    write(choice(selected, pinned), tables.CHOICE, output.choice, output.choice_csv)
