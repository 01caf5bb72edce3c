"""Renderings: pairs by hand, counts by group, candidates that were planted, and the demo issues' differences."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import polars as pl
import pytest
from aligned_demo import Link, demo, units_of
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import articles_of, corpus_of, project_codebook, small_codebook

from analysis.framing.concordance_queries import find_list_hits, list_entries
from analysis.framing.matching import find_hits
from analysis.framing.rendering_consistency import (
    NO_FORM,
    ONE_FORM,
    ONE_OF_AUTHOR,
    RESAMPLED,
    TOO_FEW,
    rendering_consistency,
)
from analysis.framing.rendering_pairs import rendering_pairs
from analysis.framing.renderings import renderings
from analysis.statistics.entropy import shannon_entropy
from analysis.statistics.intervals import wilson

CODEBOOK = small_codebook()
STOPWORDS = {"en": frozenset({"the", "of", "we"}), "zh": frozenset({"的"})}
Units = list[tuple[str, str]]
AUTHORS = {"a": "wei", "b": "liu", "c": "wei"}


class Study:
    """Units of each article as ``(English sentence, Chinese sentence)``; an empty text: no such side."""

    def __init__(self, articles: dict[str, Units], mixed: bool = False) -> None:
        rows: list[tuple[str, str, str]] = []
        links: dict[str, list[Link]] = {}
        for article, units in articles.items():
            place = {"en": 0, "zh": 0}
            for texts in units:
                members: dict[str, list[int]] = {"en": [], "zh": []}
                for language, text in zip(("en", "zh"), texts, strict=True):
                    if text:
                        rows.append((article, language, text))
                        members[language] = [place[language]]
                        place[language] += 1
                links.setdefault(article, []).append((members["en"], members["zh"]))
        self.paragraphs, self.sentences, self.tokens = corpus_of(rows)
        hits, actors = find_hits(CODEBOOK, self.paragraphs, self.sentences, self.tokens)
        self.hits = pl.concat([hits, actors])
        versions = sorted({(article, language) for article, language, _ in rows})
        self.articles = articles_of([(*version, AUTHORS[version[0]]) for version in versions])
        self.units = units_of(links, "sentence")
        if mixed:
            for name in ("hits", "articles", "units", "tokens"):
                setattr(self, name, getattr(self, name).sample(fraction=1, shuffle=True, seed=2))
        self.pairs = rendering_pairs(self.hits, self.articles, self.units)

    def renderings(self) -> pl.DataFrame:
        return renderings(self.pairs, self.articles, self.tokens, self.units, CODEBOOK, STOPWORDS, "s")

    def consistency(self) -> pl.DataFrame:
        return rendering_consistency(self.pairs, self.hits, self.articles, self.units, CODEBOOK, "s", 199, 1)


def pairs_of(study: Study, direction: str, term: str) -> list[tuple[str, str | None]]:
    found = study.pairs.filter(direction=direction, term=term).sort("issue", "article", "unit")
    return found.select("given", "rendering").rows()


def found_forms(frame: pl.DataFrame, **where: object) -> list[tuple[str, str | None, int]]:
    rows = frame.filter(pl.col("given").is_null(), **where)
    return rows.select("status", "rendering", "matches").rows()


ARTICLES: dict[str, Units] = {
    "a": [
        ("Win-win cooperation is win-win.", "合作共赢，共赢。"),
        ("Win-Win Cooperation.", "共赢，合作共赢，共赢。"),
        ("Trust.", "共赢。"),
        ("", "共赢。"),
    ],
    "b": [("WIN-WIN, India.", "印度。"), ("India and India.", "印度。")],
}


def test_matches_are_paired_in_order_and_the_rest_has_none() -> None:
    study = Study(ARTICLES)
    assert pairs_of(study, "zh to en", "win_win") == [
        ("合作共赢", "win-win cooperation"),
        ("共赢", "win-win"),
        ("共赢", "win-win cooperation"),
        ("合作共赢", None),
        ("共赢", None),
        ("共赢", None),
    ]
    assert pairs_of(study, "en to zh", "win_win") == [
        ("win-win cooperation", "合作共赢"),
        ("win-win", "共赢"),
        ("win-win cooperation", "共赢"),
        ("win-win", None),
    ]


def test_counts_shares_and_spellings_by_hand() -> None:
    frame = Study(ARTICLES).renderings()
    where = {"grouping": "study", "direction": "zh to en", "term": "win_win"}
    assert found_forms(frame, **where) == [
        ("form", "win-win cooperation", 2),
        ("form", "win-win", 1),
        ("none", None, 3),
    ]
    first = frame.filter(pl.col("given").is_null(), **where).row(0, named=True)
    assert first["spellings"] == "Win-Win Cooperation | Win-win cooperation"
    assert (first["share"], first["units"], first["articles"], first["authors"]) == (2 / 6, 2, 1, 1)
    by_form = frame.filter(pl.col("given") == "共赢", **where)
    assert by_form.select("rendering", "matches", "share").rows() == [
        ("win-win", 1, 0.25),
        ("win-win cooperation", 1, 0.25),
        (None, 2, 0.5),
    ]
    assert frame.filter(pl.col("given").is_not_null())["grouping"].unique().to_list() == ["study"]


def test_groups_say_by_whom() -> None:
    frame = Study(ARTICLES).renderings()
    here = {"direction": "en to zh", "term": "win_win"}
    assert found_forms(frame, grouping="author", group="liu", **here) == [("none", None, 1)]
    assert found_forms(frame, grouping="article", group="i/a", **here) == [
        ("form", "共赢", 2),
        ("form", "合作共赢", 1),
    ]
    actor = frame.filter(term="india", grouping="study", direction="en to zh", kind="actor", status="form")
    assert actor["frame"].to_list()[0] is None and actor["matches"].to_list()[0] == 2


def test_consistency_by_hand() -> None:
    frame = Study(ARTICLES).consistency()
    found = frame.filter(grouping="study", direction="zh to en", term="win_win").row(0, named=True)
    assert (found["matches"], found["rendered_matches"]) == (6, 3)
    assert (found["units"], found["rendered_units"], found["unrendered_units"]) == (3, 2, 1)
    assert found["units_without_counterpart"] == 1
    low, high = wilson(2, 3)
    assert (found["rendered_low"], found["rendered_high"]) == (
        pytest.approx(float(low)),
        pytest.approx(float(high)),
    )
    assert (found["forms"], found["first_form"], found["first_share"]) == (2, "win-win cooperation", 2 / 3)
    assert found["entropy"] == found["normalised_entropy"] == pytest.approx(float(shannon_entropy([2, 1])))
    assert found["interval"] == TOO_FEW and found["entropy_low"] is None


def test_reasons_in_place_of_an_interval() -> None:
    def reason(term: str, grouping: str, group: str, direction: str = "en to zh") -> Any:
        row = frame.filter(grouping=grouping, group=group, term=term, direction=direction).row(0, named=True)
        return row["interval"]

    frame = Study(ARTICLES).consistency()
    assert reason("win_win", "article", "i/b") == NO_FORM
    assert reason("india", "article", "i/b") == ONE_FORM
    assert reason("india", "author", "liu") == ONE_OF_AUTHOR
    many = Study({"a": [("Win-win.", "共赢。"), ("Win-win.", "合作共赢。")] * 10, "c": [("Aid.", "援助。")]})
    frame = many.consistency()
    found = frame.filter(grouping="author", group="wei", term="win_win", direction="en to zh").row(
        0, named=True
    )
    assert found["interval"] == RESAMPLED
    assert found["entropy_low"] < found["entropy"] == 1 <= found["entropy_high"]


def test_a_term_without_a_counterpart_anywhere_has_a_row() -> None:
    frame = Study({"a": [("", "援助。"), ("Trust.", "信任。")]}).consistency()
    found = frame.filter(grouping="study", term="aid").row(0, named=True)
    assert (found["units"], found["units_without_counterpart"], found["rendered_share"]) == (0, 1, None)


def test_an_article_with_one_version_is_no_omission() -> None:
    study = Study({"a": [("", "援助。")]})
    assert study.renderings().is_empty() and study.consistency().is_empty()


def test_a_candidate_is_what_the_units_without_a_form_share() -> None:
    units = [
        ("Neighbours give mutual help.", "守望相助。"),
        ("Through mutual help, we grow.", "我们守望相助。"),
        ("The growth of trade.", "贸易增长。"),
        ("Neighbours trade.", "邻国贸易。"),
        ("We grow.", "我们增长。"),
    ]
    frame = Study({"a": units}).renderings()
    found = frame.filter(direction="zh to en", term="untranslated", status="candidate").row(0, named=True)
    # "mutual" and "help" stand in the same units; the longest wins
    assert (found["rendering"], found["units"], found["matches"]) == ("mutual help", 2, 0)
    assert found["association"] > 0 and found["share"] is None
    assert frame.filter(pl.col("status") == "candidate")["grouping"].to_list() == ["study"]


def test_one_unit_without_a_form_gives_no_candidate() -> None:
    units = [("Neighbours give mutual help.", "守望相助。"), ("Mutual help.", "贸易。"), ("Trade.", "贸易。")]
    assert Study({"a": units}).renderings().filter(status="candidate").is_empty()


def test_stop_words_and_punctuation_bound_a_candidate() -> None:
    text = "The weight of the past, we share"
    units = [(f"{text} today.", "守望相助。"), (f"{text}.", "守望相助。"), ("Trade.", "贸易。")]
    frame = Study({"a": units}).renderings()
    [found] = frame.filter(direction="zh to en", status="candidate")["rendering"].to_list()
    assert found == "weight of the past"


def test_an_acronym_is_no_stop_word_of_the_same_letters() -> None:
    units = [("The WE fund today.", "守望相助。"), ("A WE fund.", "守望相助。"), ("Trade.", "贸易。")]
    study = Study({"a": units})
    acronym = pl.col("text") == "WE"
    study.tokens = study.tokens.with_columns(lemma=pl.when(acronym).then("text").otherwise("lemma"))
    [found] = study.renderings().filter(direction="zh to en", status="candidate")["rendering"].to_list()
    assert found == "WE fund"


SENTENCES = {
    "en": st.sampled_from(["Win-win.", "Win-win cooperation, win-win.", "Trust.", "Aid."]),
    "zh": st.sampled_from(["共赢。", "合作共赢，援助。", "信任。", "援助，共赢，共赢。"]),
}
STUDY = st.fixed_dictionaries(
    {name: st.lists(st.tuples(SENTENCES["en"], SENTENCES["zh"]), min_size=1, max_size=4) for name in "ab"}
)


@settings(max_examples=15)
@given(STUDY)
def test_pairs_are_the_same_in_both_directions_and_no_match_is_lost(articles: dict[str, Units]) -> None:
    study = Study(articles)
    paired = study.pairs.drop_nulls("rendering")
    turned = {
        direction: Counter(
            paired.filter(direction=direction).select("term", "article", "unit", *columns).rows()
        )
        for direction, columns in (
            ("zh to en", ("given", "rendering")),
            ("en to zh", ("rendering", "given")),
        )
    }
    assert turned["zh to en"] == turned["en to zh"]
    assert study.pairs.height == study.hits.height
    of_all = study.renderings().filter(pl.col("given").is_null(), grouping="study")
    assert of_all["matches"].sum() == study.hits.height
    consistency = study.consistency().filter(grouping="study")
    assert consistency["matches"].sum() == study.hits.height
    assert (consistency["entropy"].fill_null(0) <= consistency["forms"].clip(1).log(2) + 1e-12).all()


def test_the_order_of_rows_in_the_input_does_not_matter() -> None:
    here, there = Study(ARTICLES), Study(ARTICLES, mixed=True)
    assert there.renderings().equals(here.renderings())
    assert there.consistency().equals(here.consistency())


@cache
def demo_consistency() -> pl.DataFrame:
    study = demo()
    hits = pl.concat([study.hits, study.actors])
    pairs = rendering_pairs(hits, study.articles, study.units)
    return rendering_consistency(pairs, hits, study.articles, study.units, project_codebook(), "demo", 99, 1)


@pytest.mark.parametrize(
    ("article", "term"),
    [
        ("2041-spring/01-lin-boyuan", "protectionism"),
        ("2041-spring/04-lu-siqi", "risks_and_challenges"),
        ("2041-autumn/01-lin-boyuan", "history_general"),
        ("2041-autumn/02-shen-yi", "hegemony"),
    ],
)
def test_terms_of_omitted_sentences_have_units_without_counterpart(article: str, term: str) -> None:
    found = demo_consistency().filter(grouping="article", group=article, direction="zh to en", term=term)
    assert found["units_without_counterpart"].to_list() == [1]


@pytest.mark.parametrize(
    ("article", "term"),
    [
        ("2041-autumn/03-zhou-mingzhe", "consultation_contribution_benefits"),
        ("2041-autumn/04-su-wanqing", "amity_between_peoples"),
    ],
)
def test_terms_that_the_translation_explains_have_a_unit_without_a_form(article: str, term: str) -> None:
    found = demo_consistency().filter(grouping="article", group=article, direction="zh to en", term=term)
    assert found["unrendered_units"].to_list() == [1]


def test_weakened_obligations_have_no_form_opposite() -> None:
    study = demo()
    lists = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])
    corpus = (study.paragraphs, study.sentences, study.tokens)
    hits = find_list_hits(lists, project_codebook(), *corpus, "lists")
    pairs = rendering_pairs(hits, study.articles, study.units).filter(direction="zh to en")
    weakened = pairs.filter(pl.col("rendering").is_null())
    assert sorted(weakened.select("issue", "article").rows()) == [
        ("2041-autumn", "01-lin-boyuan"),
        ("2041-autumn", "02-shen-yi"),
        # not among the planted ones: a paraphrase without a word of obligation
        ("2041-autumn", "02-shen-yi"),
        ("2041-spring", "02-shen-yi"),
        ("2041-spring", "04-lu-siqi"),
    ]
    assert pairs.height > weakened.height
