"""Rebuild the articles of one issue from its source."""

from pathlib import Path

from analysis.corpus.extraction import extract_issue
from analysis.tables import corpus as tables
from workflow.issue_folders import read_issue, read_source
from workflow.job import job, write, write_text
from workflow.study_files import read_layout

with job(snakemake):
    root = Path(snakemake.params.root)
    folder = Path(snakemake.input.issue).parent
    issue = read_issue(folder, root, checked=True)
    layout = read_layout(root, snakemake.params.journals, issue, checked=True)
    text, encoding = read_source(issue, folder)
    extraction = extract_issue(text, layout, issue, snakemake.input.source)
    warnings = list(extraction.warnings)
    if encoding != "UTF-8":
        warnings.append(
            f"{issue.id}/{issue.source} was read as {encoding}; check a page, or save it as UTF-8."
        )
    write(extraction.articles, tables.EXTRACTED, snakemake.output.articles)
    write(extraction.paragraphs, tables.PARAGRAPHS, snakemake.output.paragraphs)
    write(extraction.report, tables.REPORT, snakemake.output.report)
    write(extraction.decisions, tables.DECISIONS, snakemake.output.decisions)
    write(extraction.pairs, tables.PAIRS, snakemake.output.pairs)
    write_text("".join(f"{warning}\n" for warning in warnings), snakemake.output.warnings)
