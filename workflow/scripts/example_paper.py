"""Set the example paper with XeLaTeX."""

from pathlib import Path

from analysis.figures.font import font_path
from workflow.job import job
from workflow.latex import set_paper

with job(snakemake):
    pdf = set_paper(Path(snakemake.input.paper), font_path().parent)
    Path(snakemake.output.paper).write_bytes(pdf)
