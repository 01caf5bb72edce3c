"""List candidates for shifts, and read back what readers said of them."""

from pathlib import Path

import polars as pl

from analysis.framing.matching import find_hits
from analysis.shifts.shifts import Texts, find_shifts
from analysis.shifts.verdicts import precision, read_verdicts, shifts_by_article, verdict_sheet
from analysis.tables import shifts as tables
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook, read_stopwords, read_valence
from workflow.verdicts import read_verdict_files, spare_verdicts

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    root = Path(params.root)
    files = read_verdict_files(params.verdicts)
    spare_verdicts(output.sheet_csv, files)
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = measured_texts(
        articles, source.paragraphs, source.sentences, source.tokens
    )
    units = pl.read_parquet(source.units)
    codebook = read_codebook(source.codebook, root, checked=True)
    valence = read_valence(source.valence, root, checked=True)
    words, _ = find_hits(valence.codebook, paragraphs, sentences, tokens)
    texts = Texts(
        articles,
        paragraphs,
        sentences,
        tokens,
        units,
        pl.read_parquet(source.lexicon),
        pl.concat([pl.read_parquet(source.hits), pl.read_parquet(source.actors)]),
        pl.read_parquet(source.markers),
        words,
    )
    terms = [(term.plain("zh"), term.plain("en")) for term in codebook.entries()]
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
    shifts = find_shifts(texts, valence, terms, stopwords, params.least_score)
    verdicts = read_verdicts(files, shifts)
    write(shifts, tables.SHIFTS, output.shifts, output.shifts_csv)
    write(verdict_sheet(shifts, verdicts), tables.SHEET, output.sheet, output.sheet_csv)
    write(verdicts, tables.VERDICTS, output.verdicts, output.verdicts_csv)
    write(precision(shifts, verdicts), tables.PRECISION, output.precision, output.precision_csv)
    counts = shifts_by_article(shifts, verdicts, articles, units)
    write(counts, tables.BY_ARTICLE, output.by_article, output.by_article_csv)
