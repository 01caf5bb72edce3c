"""List the files of a study's figures with their checksums, and gather what a reader should be warned of."""

import json
from pathlib import Path

import polars as pl

from workflow.figure import checksum
from workflow.job import job, write_text

with job(snakemake):
    source, output = snakemake.input, snakemake.output
    files = {Path(path).name: checksum(path) for path in sorted(source.figures)}
    write_text(json.dumps(files, indent=2, sort_keys=True) + "\n", output.manifest)
    warnings = Path(source.warnings).read_text("utf-8")
    missing = pl.read_parquet(source.coverage).filter(pl.col("warning").is_not_null()).height
    if missing:
        warnings += f"{missing} codebook terms occur in one language only or nowhere: see framing/coverage.csv.\n"
    write_text(warnings, output.warnings)
