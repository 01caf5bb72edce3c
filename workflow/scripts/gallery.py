"""Write the gallery of the figures, and every number that figures and findings say."""

from analysis.gallery.number_files import collected, numbers_json, numbers_tex
from analysis.gallery.page import gallery_page
from workflow.gallery_files import read_figures, read_numbers, table_titles
from workflow.job import job, write_text

with job(snakemake):
    source, output, study = snakemake.input, snakemake.output, snakemake.params.study
    figures = read_figures(source.figures)
    parts = {f"figure {shown.words.name}": list(shown.numbers) for shown in figures}
    for number in read_numbers(source.findings):
        parts.setdefault(f"findings: {number.key.partition('.')[0]}", []).append(number)
    numbers = collected(parts)
    write_text(numbers_json(numbers), output.json)
    write_text(numbers_tex(study, numbers), output.tex)
    counts = {origin: len(said) for origin, said in parts.items()}
    write_text(gallery_page(study, figures, table_titles(source.tables), counts), output.page)
