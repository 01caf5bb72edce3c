"""Write the gallery of the figures, and every number that figures and findings say."""

import json
from pathlib import Path

from analysis.gallery.number_files import collected, numbers_json, numbers_tex
from analysis.gallery.page import gallery_page
from analysis.gallery.shown import Shown
from analysis.pages.numbers import Number
from workflow.job import job, write_text

with job(snakemake):
    source, output, study = snakemake.input, snakemake.output, snakemake.params.study
    figures = [Shown.of(json.loads(Path(path).read_text("utf-8"))) for path in source.figures]
    parts = {f"figure {shown.words.name}": shown.numbers for shown in figures}
    for record in json.loads(Path(source.findings).read_text("utf-8")):
        section = f"findings: {record['key'].partition('.')[0]}"
        parts[section] = [*parts.get(section, []), Number(**record)]
    numbers = collected(parts)
    write_text(numbers_json(numbers), output.json)
    write_text(numbers_tex(study, numbers), output.tex)
    counts = {origin: len(said) for origin, said in parts.items()}
    write_text(gallery_page(study, figures, {}, counts), output.page)
