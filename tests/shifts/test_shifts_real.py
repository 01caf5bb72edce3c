"""The real issue: of the first candidates, those that a reader judged to be shifts."""

from __future__ import annotations

from functools import cache

import polars as pl
from extracted import extract
from project import PROJECT, SHARED, needs_shared
from shift_texts import shifts_of, texts_of
from small_study import project_codebook

from analysis.language.tokens import tokenize_corpus
from analysis.shifts.verdict_files import VerdictFile, read_verdict_file
from analysis.shifts.verdicts import precision, read_verdicts

pytestmark = needs_shared

FIRST = 60
VERDICTS = PROJECT / "benchmarks" / "shift_verdicts_spring_2022.csv"


@cache
def shifts() -> pl.DataFrame:
    source = (SHARED / "issues" / "2022-spring" / "source.txt").read_text("utf-8")
    extraction = extract(source, journal="foreign-affairs-journal")
    articles = extraction.articles.filter(section="articles").with_columns(issue=pl.lit("2022-spring"))
    paragraphs = extraction.paragraphs.with_columns(issue=pl.lit("2022-spring")).join(
        articles, on=["issue", "article", "language"], how="semi"
    )
    sentences, tokens = tokenize_corpus(paragraphs, project_codebook().phrases("zh"), "rjieba")
    return shifts_of(texts_of(articles, paragraphs, sentences, tokens, None))


def test_most_of_the_first_candidates_are_shifts_and_all_are_judged() -> None:
    first = shifts().head(FIRST)
    file = VerdictFile("reader", read_verdict_file(VERDICTS.read_bytes(), VERDICTS.name))
    table = precision(first, read_verdicts([file], first)).row(0, named=True)
    assert table["judged"] == FIRST
    assert table["real"] >= 40


def test_the_list_is_varied() -> None:
    first = shifts().head(FIRST)
    assert first["kind"].n_unique() >= 7 and first["article"].n_unique() == 6
    assert first["kind"].value_counts()["count"].max() <= FIRST / 3  # type: ignore[operator]
    # no article's habit fills the list
    assert first.group_by("article", "kind").len()["len"].max() <= FIRST / 4  # type: ignore[operator]


def test_the_verdicts_hold_no_sentence_of_the_journal() -> None:
    text = VERDICTS.read_text("utf-8")
    assert not any("\u4e00" <= character <= "\u9fff" for character in text)
    for line in shifts()["en_text"].drop_nulls().to_list():
        words = line.replace("[[", "").replace("]]", "").split()
        assert not any(" ".join(words[at : at + 6]) in text for at in range(max(len(words) - 5, 0)))
