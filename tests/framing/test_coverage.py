"""The audit of the codebook's terms."""

from __future__ import annotations

import polars as pl
from small_study import SCHEMA, corpus_of, small_codebook

from analysis.codebook.load import load_codebook
from analysis.framing.coverage import coverage
from analysis.framing.matching import find_hits
from analysis.tables.framing import HITS

CODEBOOK = small_codebook()


def test_hits_by_language_and_the_warnings() -> None:
    corpus = corpus_of(
        [
            ("a", "zh", "合作共赢。合作。援助、援助。守望相助。印度。"),
            ("a", "en", "Win-win. Cooperation, cooperation. AIDS. India."),
        ]
    )
    frame = coverage(find_hits(CODEBOOK, *corpus)[0], CODEBOOK)
    found = {row[1]: row[2:] for row in frame.iter_rows()}
    assert list(found) == [term.id for term in CODEBOOK.terms()]
    assert found["win_win"] == (1, 1, None)
    assert found["cooperation"] == (2, 1, None)
    assert found["aid"] == (0, 2, "The Chinese forms occur 2 times, the English forms never.")
    assert found["disease"] == (1, 0, "The English forms occur once, the Chinese forms never.")
    assert found["trade"] == (0, 0, "The term never occurs, in neither language.")
    assert found["untranslated"] == (
        0,
        1,
        "The codebook has no English form, while the Chinese forms occur once.",
    )


def test_a_term_without_chinese_and_a_term_of_a_dictionary() -> None:
    def warnings(text: str) -> list[str | None]:
        head = "name: x\nversion: '1'\nframes:\n- {id: f, title: {en: F, zh: 法}, note: x, terms: "
        book = f"{head}[{{id: t, zh: [], en: [aid]}}]}}\ndictionaries:\n"
        book += "- {id: d, file: d.yaml, format: quanteda, language: en}\n"
        codebook = load_codebook(book, "x", SCHEMA, lambda file, where: "a: [trade]\nb: [talk*]\n")
        return coverage(find_hits(codebook, *corpus_of([("a", "en", text)]))[0], codebook)[
            "warning"
        ].to_list()

    silent = "The term never occurs, and the codebook has no Chinese form."
    assert warnings("talks") == [silent, "The term never occurs.", None]
    spoken = "The codebook has no Chinese form, while the English forms occur once."
    assert warnings("aid, trade, talks") == [spoken, None, None]


def test_hits_are_counted_for_each_frame() -> None:
    frame = coverage(HITS.frame([]), CODEBOOK)
    assert frame.select(pl.col("hits_en") + pl.col("hits_zh")).to_series().sum() == 0
    assert frame["warning"].null_count() == 0
    assert "no English form" in frame.filter(pl.col("term") == "untranslated")["warning"][0]
