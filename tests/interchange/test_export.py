"""All files together: their names, the order of the rows, and tables that do not fit each other."""

from __future__ import annotations

import re

import polars as pl
import pytest
from aligned_study import Tables, demo, demo_files, tables_of
from project import PROJECT

from analysis.interchange.export import export
from analysis.interchange.program import VERSION


def turned(tables: Tables) -> Tables:
    return Tables(*(frame.reverse() for frame in tables))


def test_the_order_of_the_rows_makes_no_difference() -> None:
    assert export("demo", *turned(demo())) == demo_files()
    shuffled = Tables(*(frame.sample(fraction=1.0, shuffle=True, seed=1) for frame in demo()))
    assert list(export("demo", *shuffled).items()) == list(demo_files().items())


def test_only_what_is_asked_for_is_written() -> None:
    one = demo()._replace(articles=demo().articles.filter(issue="2041-spring", article="01-lin-boyuan"))
    names = set(export("demo", *one))
    assert {name for name in names if name.startswith(("tei/", "conllu/"))} == {
        "tei/2041-spring.01-lin-boyuan.en.xml",
        "tei/2041-spring.01-lin-boyuan.zh.xml",
        "conllu/2041-spring.01-lin-boyuan.en.conllu",
        "conllu/2041-spring.01-lin-boyuan.zh.conllu",
    }
    assert names - {name for name in names if name.startswith(("tei/", "conllu/"))} == {
        "translation-memory.tmx",
        "document-features.csv",
        "document-feature-matrix.en.csv",
        "document-feature-matrix.zh.csv",
        "vertical/README.txt",
        "vertical/demo.align",
        "vertical/demo.en-zh.mapping",
        "vertical/demo.zh-en.mapping",
        "vertical/demo.en.vert",
        "vertical/demo.zh.vert",
    }


def test_an_article_of_which_one_version_is_wanted_is_not_aligned() -> None:
    english = demo()._replace(articles=demo().articles.filter(language="en"))
    files = export("demo", *english)
    assert "<tu " not in files["translation-memory.tmx"]
    assert "standOff" not in files["tei/2041-spring.01-lin-boyuan.en.xml"]
    assert "# align" not in files["conllu/2041-spring.01-lin-boyuan.en.conllu"]


def test_an_empty_study_gives_empty_files() -> None:
    empty = Tables(*(frame.clear() for frame in demo()))
    assert "tei/" not in "".join(export("demo", *empty))


def test_an_id_that_leads_out_of_the_folder_is_refused() -> None:
    tables = tables_of(["Text."], [])
    for name in ("../a", "a/b", "", ".a", "a b"):
        renamed = Tables(*(frame.with_columns(pl.lit(name).alias("article")) for frame in tables))
        with pytest.raises(ValueError, match="cannot be the name of a file"):
            export("study", *renamed)


def test_a_unit_of_a_sentence_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"i\.a\.zh: the sentence unit 0 names \[7\]"):
        export("study", *tables_of(["One."], ["一。"], units=[([0], [7])]))


def test_the_version_of_the_program_is_that_of_the_project() -> None:
    told = re.search(r'^version = "(.*)"$', (PROJECT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert told is not None and told.group(1) == VERSION
