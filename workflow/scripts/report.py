"""Write the report: what was found, how sure it is, and what it comes from, in one page that needs no server."""

import json
import os
from pathlib import Path

import yaml

from analysis.codebook.summary import summary
from analysis.report.appendix import Record
from analysis.report.figures import ReportFigure
from analysis.report.page import report_page
from workflow.figure import checksum
from workflow.job import job, write_text
from workflow.page_sources import read_sources
from workflow.study_files import read_codebook
from workflow.versions import versions

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    root, page = Path(params.root), Path(snakemake.output.page)
    figures = []
    for name, picture, data, about in zip(
        params.figures, source.pictures, source.data, source.sources, strict=True
    ):
        story = Path(about).read_bytes()
        figures.append(
            ReportFigure(
                name,
                json.loads(story),
                Path(data).read_bytes(),
                story,
                Path(picture).suffix.removeprefix("."),
                Path(picture).read_bytes(),
            )
        )
    record = Record(
        yaml.safe_dump(params.config, allow_unicode=True, sort_keys=False, width=110),
        summary(read_codebook(source.codebook, root, checked=True)),
        versions(),
        {name: checksum(path) for name, path in zip(params.given, source.given, strict=True)},
        Path(source.warnings).read_text("utf-8").splitlines(),
    )

    def seen_from_page(path: str) -> str:
        """The address of a file of the project, as a link of the page."""
        return Path(os.path.relpath(root / path, page.parent)).as_posix()

    text = report_page(
        params.study,
        Path(source.findings).read_text("utf-8"),
        figures,
        Path(source.certainty).read_text("utf-8"),
        Path(source.methods).read_text("utf-8"),
        record,
        Path(source.reader).name,
        seen_from_page,
        read_sources(source.template, source.styles, source.modules),
    )
    write_text(text, snakemake.output.page)
