"""Find rhetorical devices in both versions, and what became of each in the other one."""

from pathlib import Path

import polars as pl

from analysis.rhetoric.devices import devices
from analysis.tables.devices import DEVICE_MEMBERS, DEVICES
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_lexicon

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    texts = measured_texts(articles, source.paragraphs, source.sentences, source.tokens)
    lexicon = read_lexicon(source.lexicon, Path(params.root), checked=True)
    found, members = devices(*texts, pl.read_parquet(source.units), lexicon, params.least_strength)
    write(found, DEVICES, output.devices, output.devices_csv)
    write(members, DEVICE_MEMBERS, output.members, output.members_csv)
