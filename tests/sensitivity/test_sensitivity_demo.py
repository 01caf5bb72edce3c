"""The demo study: findings are those of the framing tables, and every alternative is judged by the rule."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from aligned_demo import demo
from project import PROJECT
from small_study import project_codebook

from analysis.framing.keyness import keyness
from analysis.framing.paired_salience import paired_salience
from analysis.framing.salience import salience
from analysis.language.stopwords import load_stopwords
from analysis.language.wide_stopwords import wide_stopwords
from analysis.sensitivity.alternatives import ALTERNATIVES
from analysis.sensitivity.findings import Estimate
from analysis.sensitivity.material import Choices, Material
from analysis.sensitivity.sensitivity import Sensitivity, sensitivity
from analysis.sensitivity.verdicts import HOLDS, NOT_APPLICABLE, TURNS, WEAKENS, judge, rules

CHOICES = Choices("demo", 5, 3, 0, 500.0, "linearised", 199, 7, "rjieba", 0.5)


def stopwords() -> dict[str, frozenset[str]]:
    paths = {language: PROJECT / "config" / "stopwords" / f"{language}.txt" for language in ("en", "zh")}
    return {language: load_stopwords(path.read_text("utf-8"), path.name) for language, path in paths.items()}


LEFT_OUT = "development"  # no Chinese hit of this frame is kept, as if the Chinese versions lacked it


@cache
def material() -> Material:
    own = demo()
    lacking = (pl.col("language") == "zh") & (pl.col("frame") == LEFT_OUT)
    return Material(
        own.articles,
        own.paragraphs,
        own.sentences,
        own.tokens,
        own.units,
        own.hits.filter(~lacking),
        project_codebook(),
        [],
        stopwords(),
        {language: wide_stopwords(language) for language in ("en", "zh")},
    )


@cache
def result() -> Sensitivity:
    return sensitivity(material(), CHOICES, list(ALTERNATIVES))


def findings(kind: str) -> pl.DataFrame:
    return result().findings.filter(kind=kind).unique("finding", maintain_order=True)


def test_keywords_are_the_first_rows_of_the_keyness_table() -> None:
    own = material()
    table = keyness(
        own.tokens, own.articles, own.paragraphs, own.stopwords, ["article", "author"], 3, 500, 199, 7, "demo",
        interval="linearised",
    )  # fmt: skip
    first = (
        table.filter((pl.col("grouping") == "article") & (pl.col("low") > 0))
        .sort("rank")
        .group_by("group", "language", maintain_order=True)
        .head(5)
    )
    columns = ["group", "language", "what", "baseline_value", "baseline_low", "baseline_high"]
    expected = first.select("group", "language", "term", "log_ratio", "low", "high")
    found = findings("keyword").select(columns)
    assert found.height > 20
    assert sorted(found.iter_rows(), key=str) == sorted(expected.iter_rows(), key=str)


def test_frames_lead_by_the_shares_of_the_salience_table() -> None:
    own = material()
    table = salience(own.hits, own.articles, own.paragraphs, own.codebook, "demo")
    table = table.filter(pl.col("grouping") == "article")
    expected = {}
    for (group, language), rows in table.group_by("group", "language"):
        shares = rows.sort("share", descending=True)["share"]
        if shares[0] > shares[1]:
            expected[group, language] = (rows.sort("rank")["frame"][0], pytest.approx(shares[0] - shares[1]))
    found = findings("first_frame").select("group", "language", "what", "baseline_value")
    assert found.height > 5
    assert {(group, language): (what, lead) for group, language, what, lead in found.iter_rows()} == expected
    expected = {}
    for (frame, language), rows in table.group_by("frame", "language"):
        shares = rows.sort("share", descending=True)
        if shares["share"][0] > shares["share"][1]:
            lead = shares["share"][0] - shares["share"][1]
            expected[frame, language] = (shares["group"][0], pytest.approx(lead))
    found = findings("first_article").select("what", "language", "group", "baseline_value")
    assert {
        (frame, language): (group, lead) for frame, language, group, lead in found.iter_rows()
    } == expected


def test_differences_are_the_rows_of_the_paired_table_that_say_something() -> None:
    own = material()
    table = paired_salience(
        own.hits, own.articles, own.paragraphs, own.units, own.compared, "demo", 0.5, 199, 7
    )
    told = table.filter(
        pl.col("grouping").is_in(["article", "study"])
        & ((pl.col("low") > 0) | (pl.col("high") < 0) | ((pl.col("q") <= 0.1) & (pl.col("difference") != 0)))
    )
    columns = ["group", "what", "baseline_value", "baseline_low", "baseline_high", "baseline_q"]
    found = findings("version_difference").select(columns)
    assert set(found["what"]) == {LEFT_OUT}
    expected = told.select("group", "frame", "difference", "low", "high", "q")
    assert sorted(found.iter_rows()) == sorted(expected.iter_rows())


def test_every_row_is_judged_by_the_rule() -> None:
    rule = rules(CHOICES.keywords)
    names = ("value", "low", "high", "rank", "q")
    for row in result().findings.iter_rows(named=True):
        assert row["kind"] in ALTERNATIVES[row["alternative"]].kinds
        if row["verdict"] == NOT_APPLICABLE:
            assert row["remark"] and row["value"] is None
            continue
        baseline = Estimate(*(row[f"baseline_{name}"] for name in names))
        verdict, reason = judge(baseline, Estimate(*(row[name] for name in names)), rule[row["kind"]])
        assert row["verdict"] == verdict
        assert (row["remark"] is not None) or verdict == HOLDS
        if row["value"] is not None:
            assert (row["remark"] or "").startswith(reason)


def test_the_summaries_count_the_verdicts() -> None:
    table, summary, alternatives = result()
    for row in summary.iter_rows(named=True):
        own = table.filter(finding=row["finding"])
        counted = {
            verdict: own.filter(verdict=verdict) for verdict in (HOLDS, WEAKENS, TURNS, NOT_APPLICABLE)
        }
        for column, verdict in (("weakened_by", WEAKENS), ("turned_by", TURNS)):
            assert (row[column] or "") == ", ".join(counted[verdict]["alternative"])
        assert row["not_applicable"] == counted[NOT_APPLICABLE].height
        assert [row["holds"], row["weakens"], row["turns"]] == [
            counted[verdict].height for verdict in (HOLDS, WEAKENS, TURNS)
        ]
        worst = [verdict for verdict in (TURNS, WEAKENS, HOLDS) if counted[verdict].height]
        assert row["worst"] == worst[0]
    assert summary.height == table["finding"].n_unique()
    applied = table.filter(pl.col("verdict") != NOT_APPLICABLE)
    assert alternatives["findings"].sum() == applied.height
    assert (alternatives["share_holds"] == alternatives["holds"] / alternatives["findings"]).all()
    # rjieba is the study's segmenter; jieba is the same model, so it moves little; the interval moves no order
    moved = {(name, language): r for name, language, r in alternatives.filter(kind="keyword").select(
        "alternative", "language", "rank_correlation").iter_rows()}  # fmt: skip
    assert moved["interval", "en"] == 1 and moved["jieba", "zh"] > 0.99
    assert 0.5 < moved["longest_match", "zh"] < moved["jieba", "zh"]


def test_what_cannot_touch_a_finding_leaves_it_as_it_is() -> None:
    """The interval changes no log ratio, the prior neither; the units of the demo are all certain."""
    table = result().findings
    for name in ("interval", "small_prior", "large_prior", "no_stop_list"):
        rows = table.filter(alternative=name)
        kept = rows.filter((pl.col("value") - pl.col("baseline_value")).abs() < 1e-12)
        assert (kept.height == rows.height) == (name != "no_stop_list")
    sure = table.filter(alternative="confident_units")
    assert sure.height and set(sure["verdict"]) == {HOLDS}
    assert (sure["value"] == sure["baseline_value"]).all()


def test_fewer_alternatives_leave_the_others_as_they_were() -> None:
    chosen = ["characters", "without_main_term"]
    fewer = sensitivity(material(), CHOICES, chosen).findings
    assert fewer.equals(result().findings.filter(pl.col("alternative").is_in(chosen)))
