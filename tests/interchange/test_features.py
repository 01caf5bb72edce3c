"""Counts of words, read by pandas and, where it is there, by R."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pandas
import polars as pl
import pytest
from aligned_study import STUDIES, VERSION, Tables, demo, demo_files, in_one_line, tables_of
from hypothesis import given

from analysis.interchange.export import export
from analysis.interchange.features import FEATURES

RSCRIPT = shutil.which("Rscript")
needs_r = pytest.mark.skipif(RSCRIPT is None, reason="R is not installed (Debian: r-base-core)")


def matrix(text: str) -> pandas.DataFrame:
    return pandas.read_csv(io.StringIO(text), index_col=0, keep_default_na=False)


def rows(text: str) -> pandas.DataFrame:
    return pandas.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)


def run_r(program: str, folder: Path) -> str:
    done = subprocess.run(
        [str(RSCRIPT), "--vanilla", "-e", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in demo_files().items():
        if name.endswith(".csv"):
            (tmp_path / name).write_bytes(text.encode("utf-8"))
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_counts_are_those_of_the_words_in_paragraphs(language: str) -> None:
    found = matrix(demo_files()[f"document-feature-matrix.{language}.csv"])
    running = demo().paragraphs.filter(kind="paragraph", language=language)
    words = (
        demo()
        .tokens.filter(pl.col("tag").is_in(["word", "phrase"]))
        .join(running, on=[*VERSION, "paragraph"], how="semi")
        .join(demo().articles, on=VERSION, how="semi")
    )
    assert found.to_numpy().sum() == words.height
    for issue, article, lemma, count in (
        words.group_by("issue", "article", "lemma")
        .len()
        .select("issue", "article", "lemma", "len")
        .iter_rows()
    ):
        assert found.loc[f"{issue}.{article}.{language}", lemma] == count
    assert list(found.columns) == sorted(found.columns)


def test_rows_and_matrix_say_the_same() -> None:
    tidy = rows(demo_files()["document-features.csv"]).astype({"count": int})
    assert list(tidy.columns) == FEATURES
    for language in ("en", "zh"):
        wide = tidy[tidy["language"] == language].pivot(index="document", columns="term", values="count")
        found = matrix(demo_files()[f"document-feature-matrix.{language}.csv"])
        assert list(wide.index) == sorted(found.index) and list(wide.columns) == list(found.columns)
        assert (wide.fillna(0).to_numpy() == found.loc[wide.index].to_numpy()).all()


def test_words_that_readers_take_for_something_else_stay_words() -> None:
    text = "NA is not NULL. TRUE and document, doc and inf."
    files = export("study", *tables_of([text], []))
    terms = set(rows(files["document-features.csv"])["term"])
    assert {"NA", "NULL", "document", "inf"} <= terms
    assert set(matrix(files["document-feature-matrix.en.csv"]).columns) == terms


def test_no_cell_is_a_formula_and_nothing_was_changed_for_it() -> None:
    for name, text in demo_files().items():
        if name.endswith(".csv"):
            assert not text.startswith("\ufeff")
            cells = [cell for row in rows(text).itertuples(index=False) for cell in row] + list(
                rows(text).columns
            )
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    terms = set(rows(demo_files()["document-features.csv"])["term"])
    assert terms <= set(demo().tokens["lemma"])


def test_a_version_without_words_has_a_row() -> None:
    found = matrix(export("study", *tables_of(["5 + 5."], []))["document-feature-matrix.en.csv"])
    assert found.shape == (1, 0) and list(found.index) == ["i.a.en"]
    assert matrix(export("study", *tables_of(["5."], []))["document-feature-matrix.zh.csv"]).empty


@needs_r
def test_r_reads_the_matrix_in_one_line(folder: Path) -> None:
    for language in ("en", "zh"):
        name = f"document-feature-matrix.{language}.csv"
        read = run_r(
            f'm <- as.matrix(read.csv("{name}", row.names = 1, check.names = FALSE));'
            'cat(typeof(m), dim(m), sum(m), rownames(m)[1]); cat("\\n"); cat(colnames(m), sep = "\\n")',
            folder,
        )
        first, *terms = read.rstrip("\n").split("\n")
        found = matrix(demo_files()[name])
        size = f"{found.shape[0]} {found.shape[1]} {found.to_numpy().sum()}"
        assert first == f"integer {size} {found.index[0]}"
        assert terms == list(found.columns)


@needs_r
def test_readr_and_tidytext_read_the_rows_in_one_line(folder: Path) -> None:
    read = run_r(
        'if (!all(sapply(c("readr", "tidytext", "Matrix"), requireNamespace, quietly = TRUE))) quit();'
        'f <- readr::read_csv("document-features.csv", na = "", col_types = "cccccci");'
        "s <- tidytext::cast_sparse(f, document, term, count);"
        "cat(names(f), nrow(f), sum(f$count), dim(s), sum(s))",
        folder,
    )
    if not read:
        pytest.skip("readr or tidytext is not installed (Debian: r-cran-readr, r-cran-tidytext)")
    tidy = rows(demo_files()["document-features.csv"])
    total = tidy["count"].astype(int).sum()
    shape = f"{tidy['document'].nunique()} {tidy['term'].nunique()}"
    assert read == f"{' '.join(FEATURES)} {len(tidy)} {total} {shape} {total}"


@given(STUDIES)
def test_any_text_is_counted(tables: Tables) -> None:
    files = export("study", *tables)
    tidy = rows(files["document-features.csv"])
    for language in tables.articles["language"]:
        running = tables.paragraphs.filter(kind="paragraph", language=language)
        words = tables.tokens.filter(language=language, tag="word").join(
            running, on=[*VERSION, "paragraph"], how="semi"
        )
        found = matrix(files[f"document-feature-matrix.{language}.csv"])
        assert found.to_numpy().sum() == words.height
        assert set(found.columns) == {in_one_line(lemma) for lemma in words["lemma"]}
        assert tidy[tidy["language"] == language]["count"].astype(int).sum() == words.height
