"""List the files of a study's figures and tables with their checksums, and gather what a reader should be warned of."""

import csv
import json
from pathlib import Path

from workflow.figure import checksum
from workflow.job import job, write_text

with job(snakemake):
    source, output = snakemake.input, snakemake.output
    folder = Path(output.manifest).parent
    paths = sorted([*source.figures, *source.gallery, *source.tables])
    files = {Path(path).relative_to(folder).as_posix(): checksum(path) for path in paths}
    write_text(json.dumps(files, indent=2, sort_keys=True) + "\n", output.manifest)
    warnings = Path(source.warnings).read_text("utf-8")
    with Path(source.coverage).open(encoding="utf-8-sig", newline="") as lines:
        terms = sum(bool(row["warning"]) for row in csv.DictReader(lines))
    if terms:
        warnings += f"Codebook terms that occur in one language only or nowhere: {terms} (see framing/coverage.csv).\n"
    with Path(source.alignment).open(encoding="utf-8-sig", newline="") as lines:
        # Both versions of an article tell the same number of its units.
        doubtful = {(row["issue"], row["article"]): int(row["doubtful"]) for row in csv.DictReader(lines)}
    if sum(doubtful.values()):
        warnings += (
            f"Sentence units of the alignment that are more likely wrong than right: {sum(doubtful.values())} (look "
            "for a confidence below 0.5 in alignment/units.csv).\n"
        )
    with Path(source.names).open(encoding="utf-8-sig", newline="") as lines:
        lost = [row["name"] for row in csv.DictReader(lines) if row["lost"] == "true"]
    if lost:
        warnings += f"Names that fit no topic: {', '.join(lost)} (see topics/kept_names.csv).\n"
    write_text(warnings, output.warnings)
