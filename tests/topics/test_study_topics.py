"""The topics of the demo study: planted contrasts, versions, distances, names, and models that are kept."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import pytest
import yaml
from aligned_demo import demo
from project import PROJECT, truth_of
from small_study import project_codebook

from analysis.language.stopwords import load_stopwords
from analysis.topics.frame_seeds import frame_seeds
from analysis.topics.joint_model import FitSettings, Fitted, TopicModel, fit_model, in_vocabulary
from analysis.topics.lone_versions import with_lone_versions
from analysis.topics.named_topics import read_names
from analysis.topics.names import name_topics, template
from analysis.topics.parts import parts_of_units
from analysis.topics.study_topics import TopicTables, describe_topics, no_topics
from analysis.topics.units import JointUnits, joint_units

SETTINGS = FitSettings(alpha=0.25, beta=0.01, seed=1)


@cache
def stopwords() -> dict[str, frozenset[str]]:
    folder = PROJECT / "config" / "stopwords"
    return {
        language: load_stopwords((folder / f"{language}.txt").read_text("utf-8"), language)
        for language in ("en", "zh")
    }


def units_of(articles: pl.DataFrame, minimum_units: int = 2) -> JointUnits:
    study = demo()
    return joint_units(
        study.units, study.tokens, study.paragraphs, articles, stopwords(), minimum_units, maximum_share=0.5
    )


@cache
def fitted(seed: int = 1) -> tuple[Fitted, JointUnits]:
    units = units_of(demo().articles)
    settings = FitSettings(SETTINGS.alpha, SETTINGS.beta, seed)
    return fit_model(units, 7, 6, settings, parts_of_units(units.places, 2)[0]), units


@cache
def tables(seed: int = 1) -> TopicTables:
    model, units = fitted(seed)
    return describe_topics(model, units, demo().hits, demo().units, "demo", [], 0.5, 300, 1)


def test_planted_frames_are_topics_of_the_articles_they_were_planted_in() -> None:
    study = tables()
    leading = study.prevalence.filter(grouping="article", version="joint")
    found = 0
    contrasts = [
        (issue, one) for issue in ("2041-spring", "2041-autumn") for one in truth_of(issue)["contrasts"]
    ]
    frames = [(issue, one) for issue, one in contrasts if one["kind"] == "frame"]
    for issue, one in frames:
        article = next(a for a in truth_of(issue)["articles"] if a["order"] == one["article"])
        own = leading.filter(pl.col("group").str.starts_with(f"{issue}/{one['article']:02d}"))
        assert article["author"] in own["group"][0]
        topic = own.sort("share", descending=True)["topic"][0]
        words = study.terms.filter(topic=topic, language="en")["term"].to_list()
        stems = {word for form in one["en"] for word in form.lower().replace("-", " ").split()}
        found += any(word.lower().startswith(stem[:6]) for word in words for stem in stems)
    assert found >= len(frames) - 1


def test_versions_of_an_article_have_nearly_the_same_topics_and_articles_have_not() -> None:
    distance = tables().distance
    versions = distance.filter(compared="versions")
    between = distance.filter(compared="articles")
    assert versions.height == 8 and between.height == 28
    assert versions["distance"].max() < 0.5 * between["distance"].median()  # type: ignore[operator]
    assert versions["p"].min() > 0.01  # type: ignore[operator]
    assert distance.filter(compared="study")["units"].to_list() == [versions["units"].sum()]


def test_shares_of_every_unit_sum_to_one_and_prevalence_is_their_mean() -> None:
    study = tables()
    sums = study.shares.group_by("issue", "article", "unit").agg(pl.col("share").sum())["share"]
    np.testing.assert_allclose(sums, 1, atol=1e-4)
    mean = study.shares.group_by("topic").agg(pl.col("share").mean()).sort("topic")["share"]
    told = study.prevalence.filter(grouping="study", version="joint").sort("topic")["share"]
    np.testing.assert_allclose(mean, told, atol=1e-5)
    np.testing.assert_allclose(study.labels["share"], told, atol=1e-5)
    assert study.labels["share"].is_sorted(descending=True)


def test_a_text_without_its_other_version_is_folded_in_alone() -> None:
    model, units = fitted()
    english = model.model.fold({"en": units.counts["en"]})
    chinese = model.model.fold({"zh": units.counts["zh"]})
    assert (english.argmax(axis=1) == chinese.argmax(axis=1)).mean() > 0.8
    assert not np.array_equal(english, chinese)


def test_a_model_that_was_written_folds_the_same_units_to_the_same_shares() -> None:
    model, _ = fitted()
    kept = TopicModel.of_table(tables().model, ("en", "zh"))
    # Folded in with words that the model does not know, and with rare ones.
    study = demo()
    everything = joint_units(study.units, study.tokens, study.paragraphs, study.articles, stopwords())
    again = in_vocabulary(everything, kept.words)
    assert again.places.equals(fitted()[1].places)
    assert np.array_equal(kept.fold(again.counts), model.shares)
    assert kept.table().equals(tables().model)


def test_the_model_does_not_hang_on_the_order_of_rows() -> None:
    study = demo()
    mixed = study.tokens.sample(fraction=1.0, shuffle=True, seed=3)
    units = joint_units(
        study.units[::-1], mixed, study.paragraphs[::-1], study.articles[::-1], stopwords(), 2, 0.5
    )
    again = fit_model(units, 7, 1, SETTINGS, [])
    first = fit_model(fitted()[1], 7, 1, SETTINGS, [])
    assert again.model.table().equals(first.model.table())


def test_names_stay_with_topics_when_fitted_anew_and_when_an_issue_is_added() -> None:
    spring = units_of(demo().articles.filter(issue="2041-spring"))
    before = fit_model(spring, 4, 6, SETTINGS, [])
    study = describe_topics(before, spring, demo().hits, demo().units, "demo", [], 0.5, 100, 1)
    data = yaml.safe_load(template(study.terms, study.labels, "demo"))
    assert read_names(data, "names.yaml") == []
    for topic in data["topics"]:
        topic["name"] = topic["label"]
    named = read_names(data, "names.yaml")
    same, kept = name_topics(study.labels, study.terms, before.model.words, named)
    assert same["name"].to_list() == same["label"].to_list() and set(kept["match"]) == {1.0}

    later = tables()
    labels, kept = name_topics(later.labels, later.terms, fitted()[0].model.words, named)
    for name, topic, match, lost in kept.rows():
        assert lost == (match < 0.5) == (topic is None)
        if topic is not None:
            assert labels.filter(topic=topic)["name"].to_list() == [name]
            # The words that gave the name are words of the topic that carries it.
            first = later.terms.filter(topic=topic)["term"].to_list()
            assert set(name.replace(" · ", ", ").split(", ")) & set(first)
    assert kept["lost"].sum() < kept.height


def test_a_name_that_fits_no_topic_is_lost_and_given_to_none() -> None:
    study = tables()
    words = fitted()[0].model.words
    named = read_names(
        {"topics": [{"name": "Elephants", "en": {"elephant": 0.4, "river": 0.01}}]}, "names.yaml"
    )
    labels, kept = name_topics(study.labels, study.terms, words, named)
    assert labels["name"].null_count() == labels.height
    assert kept.select("name", "topic", "lost").rows() == [("Elephants", None, True)]
    assert no_topics(named).kept_names["lost"].to_list() == [True]


def test_seeded_topics_come_first_and_are_named_by_their_frame() -> None:
    frames = frame_seeds(project_codebook())[:3]
    units = units_of(demo().articles)
    seeded = fit_model(units, 6, 2, FitSettings(0.25, 0.01, 1, frames), [])
    assert seeded.model.seeds == (*(frame for frame, _ in frames), None, None, None)
    study = describe_topics(seeded, units, demo().hits, demo().units, "demo", [], 0.5, 100, 1)
    assert study.labels["seed"].to_list()[:3] == [frame for frame, _ in frames]
    words = {word for _, seeds in frames[:1] for word in (*seeds["en"], *seeds["zh"])}
    assert words & set(study.terms.filter(topic=1)["term"])


def test_frames_go_with_the_topics_of_their_articles() -> None:
    frames = tables().labels["frames"].drop_nulls().to_list()
    assert any(one.startswith("security") for one in frames)
    assert any("shared_future" in one for one in frames)


def test_typical_units_are_places_with_the_largest_shares() -> None:
    study = tables()
    for topic, told in study.labels.select("topic", "typical_units").rows():
        first = told.split("; ")[0]
        issue, article, rest = first.split("/")
        unit, share = rest.split(" ")
        best = study.shares.filter(topic=topic).sort("share", descending=True).row(0, named=True)
        assert (issue, article, int(unit)) == (best["issue"], best["article"], best["unit"])
        assert share == f"({best['share']:.2f})"


def test_a_version_alone_is_made_of_units_with_one_side() -> None:
    study = demo()
    group = study.articles["article"][0]
    lone = study.articles.filter(~((pl.col("article") == group) & (pl.col("language") == "en")))
    aligned = study.units.filter(pl.col("article") != group)
    units = with_lone_versions(aligned, study.paragraphs, lone)
    own = units.filter(article=group)
    paragraphs = study.paragraphs.filter(article=group, language="zh").height
    assert own.height == paragraphs
    assert own["en"].list.len().sum() == 0 and set(own["zh"].list.len()) == {1}
    assert with_lone_versions(study.units, study.paragraphs, study.articles).equals(study.units)
    joint = joint_units(units, study.tokens, study.paragraphs, lone, stopwords(), 2, 0.5)
    found = describe_topics(
        fit_model(joint, 5, 2, SETTINGS, []), joint, study.hits, units, "demo", [], 0.5, 100, 1
    )
    told = found.prevalence.filter(pl.col("group").str.ends_with(group), pl.col("grouping") == "article")
    assert set(told["version"]) == {"joint", "zh"}


@pytest.mark.parametrize("minimum_units", [2, 1000])
def test_one_language_has_topics_and_no_text_has_none(minimum_units: int) -> None:
    units = units_of(demo().articles.filter(language="en"), minimum_units)
    if units.places.is_empty():
        assert no_topics([]).labels.is_empty()
        return
    study = describe_topics(
        fit_model(units, 3, 2, SETTINGS, []), units, demo().hits, demo().units, "demo", [], 0.5, 100, 1
    )
    assert set(study.terms["language"]) == {"en"}
    assert study.labels["label_zh"].null_count() == 3
    assert study.distance.filter(pl.col("compared") != "articles").is_empty()
    assert study.labels["coherence_across"].null_count() == 3
