"""Rhetorical devices of the demo issues: what was planted is found, and nothing depends on the rest of the study."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from aligned_demo import ISSUES, article_id, demo
from project import truth_of
from series_texts import project_lexicon

from analysis.rhetoric.devices import devices

LEAST = 7.0
SERIES = ["anaphora", "epistrophe", "anadiplosis", "parallel"]


@cache
def found() -> tuple[pl.DataFrame, pl.DataFrame]:
    study = demo()
    texts = (study.paragraphs, study.sentences, study.tokens)
    return devices(*texts, study.units, project_lexicon(), LEAST)


@pytest.mark.parametrize("issue", ISSUES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_planted_anaphora_is_found_and_kept(issue: str, language: str) -> None:
    truth = truth_of(issue)
    [planted] = [contrast for contrast in truth["contrasts"] if contrast["kind"] == "anaphora"]
    article = truth["articles"][planted["article"] - 1]
    groups = [article["alignment"]["paragraphs"][unit] for unit in planted["units"]]
    wanted = [group[language][0] for group in groups]
    table, members = found()
    of_article = (
        (pl.col("issue") == issue)
        & (pl.col("article") == article_id(article))
        & (pl.col("language") == language)
    )
    rows = table.filter(of_article & (pl.col("kind") == "anaphora") & (pl.col("level") == "opening"))
    strongest = rows.sort("strength", descending=True).row(0, named=True)
    own = members.filter(of_article & (pl.col("device") == strongest["device"]))
    assert own["paragraph"].to_list() == wanted
    assert own["text"].str.starts_with(planted[language].rstrip("：")).all()
    assert strongest["presence"] == "kept" and strongest["counterpart_members"] == 3
    assert strongest["strength"] > strongest["alone"] >= LEAST
    others = members.filter((pl.col("issue") == issue) & (pl.col("device") == strongest["counterpart"]))
    assert others.height >= 3
    assert own["counterpart_paragraph"].to_list() == [
        group["zh" if language == "en" else "en"][0] for group in groups
    ]


def test_members_slice_to_their_text() -> None:
    _, members = found()
    texts = demo().paragraphs.select(
        "issue", "article", "language", "paragraph", pl.col("text").alias("whole")
    )
    joined = members.join(texts, on=["issue", "article", "language", "paragraph"], how="left")
    sliced = [whole[start:end] for whole, start, end in joined.select("whole", "start", "end").iter_rows()]
    assert sliced == members["text"].to_list()


def test_an_article_has_the_same_devices_when_it_is_alone() -> None:
    study = demo()
    article = study.articles.row(0, named=True)
    alone = (pl.col("issue") == article["issue"]) & (pl.col("article") == article["article"])
    texts = (frame.filter(alone) for frame in (study.paragraphs, study.sentences, study.tokens))
    table, members = devices(*texts, study.units.filter(alone), project_lexicon(), LEAST)
    assert table.equals(found()[0].filter(alone))
    assert members.equals(found()[1].filter(alone))


def test_the_order_of_rows_makes_no_difference() -> None:
    study = demo()
    texts = (frame.reverse() for frame in (study.paragraphs, study.sentences, study.tokens))
    table, members = devices(*texts, study.units.reverse(), project_lexicon(), LEAST)
    assert table.equals(found()[0]) and members.equals(found()[1])


def test_a_higher_strength_leaves_series_out_and_nothing_else() -> None:
    study = demo()
    texts = (study.paragraphs, study.sentences, study.tokens)
    fewer, _ = devices(*texts, study.units, project_lexicon(), 20.0)
    kept = found()[0].filter(pl.col("strength").is_null() | (pl.col("strength") >= 20))
    assert fewer.drop("counterpart").equals(kept.drop("counterpart"))


def test_without_units_nothing_is_said_about_the_other_version() -> None:
    study = demo()
    texts = (study.paragraphs, study.sentences, study.tokens)
    table, _ = devices(*texts, study.units.clear(), project_lexicon(), LEAST)
    assert table["presence"].null_count() == table.height
    series = table.filter(pl.col("kind").is_in(SERIES))
    assert series.height > 10 and (series["strength"] == series["alone"]).all()


def test_only_metaphors_are_candidates() -> None:
    table, _ = found()
    assert set(table.filter(pl.col("candidate"))["kind"]) == {"metaphor"}
    assert table.filter(kind="metaphor")["domain"].null_count() == 0
    assert (
        table.filter(pl.col("kind") != "metaphor")["domain"].null_count()
        == table.filter(pl.col("kind") != "metaphor").height
    )
