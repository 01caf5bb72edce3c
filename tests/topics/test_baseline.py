"""The baseline as a whole: known topics come back, tables keep their contract, bad input is answered."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from analysis.errors import StudyError
from analysis.topics.baseline import fit_baseline

OPTIONS: dict[str, Any] = {
    "stopwords": {"en": frozenset({"the"}), "zh": frozenset()},
    "study": "s",
    "number": 3,
    "seeds": [1, 2, 3],
    "passes": 15,
    "minimum_paragraphs": 2,
    "maximum_share": 0.9,
    "stable_from": 0.5,
    "resamples": 100,
    "seed": 1,
}
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]


def simulate(topics: int, paragraphs: int, length: int, languages: tuple[str, ...] = ("en", "zh")) -> Frames:
    """Tokens, paragraphs and articles of a corpus drawn from a model of ``topics`` topics of 12 words each.

    The shares of the topics in a paragraph come from a Dirichlet distribution; one word in ten comes from anywhere.
    Word ``t2w05`` belongs to topic 2. Paragraphs go round over four articles in two issues, by three authors.
    """
    random = np.random.Generator(np.random.PCG64(5))
    rows: list[tuple[object, ...]] = []
    kinds = []
    blocks = random.dirichlet(np.full(12, 2.0), topics)
    for language in languages:
        for paragraph in range(paragraphs):
            issue, article = divmod(paragraph % 4, 2)
            place = (f"i{issue}", f"a{article}", language, paragraph)
            kinds.append((*place, "paragraph"))
            shares = 0.9 * random.dirichlet(np.full(topics, 0.3)) + 0.1 / topics
            drawn = random.choice(topics, length, p=shares)
            for number, topic in enumerate(drawn.tolist()):
                word = random.choice(12, p=blocks[topic])
                rows.append((*place, number, f"t{topic}w{word:02d}", "word"))
            rows.append((*place, length, "the", "word"))
    place_schema = {"issue": pl.String, "article": pl.String, "language": pl.String, "paragraph": pl.Int64}
    tokens = pl.DataFrame(
        rows, schema=place_schema | {"token": pl.Int64, "lemma": pl.String, "tag": pl.String}, orient="row"
    )
    places = pl.DataFrame(kinds, schema=place_schema | {"kind": pl.String}, orient="row")
    author = pl.when(pl.col("article") == "a0").then(pl.lit("tal")).otherwise("orin of " + pl.col("issue"))
    articles = places.select("issue", "article", "language").unique().with_columns(author=author)
    return tokens, places, articles


def truth(tokens: pl.DataFrame, language: str) -> dict[str, float]:
    """The mean share of each topic's words in the paragraphs."""
    drawn = tokens.filter((pl.col("language") == language) & (pl.col("lemma") != "the"))
    shares = drawn.select("paragraph", topic=pl.col("lemma").str.head(2)).to_dummies("topic")
    return shares.drop("paragraph").mean().rename(lambda name: name.removeprefix("topic_")).row(0, named=True)


@pytest.fixture(scope="module")
def corpus() -> Frames:
    return simulate(topics=3, paragraphs=100, length=60)


@pytest.fixture(scope="module")
def fitted(corpus: Frames) -> Frames:
    return fit_baseline(*corpus, **OPTIONS)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("model", ["lda", "nmf"])
def test_known_topics_are_recovered(corpus: Frames, fitted: Frames, model: str, language: str) -> None:
    terms, prevalence, fits = (
        frame.filter((pl.col("model") == model) & (pl.col("language") == language)) for frame in fitted
    )
    named = {}
    for topic, lemmas in terms.filter(pl.col("rank") <= 10).group_by("topic").agg("term").rows():
        blocks = [lemma[:2] for lemma in lemmas]
        named[topic] = max(sorted(set(blocks)), key=blocks.count)
        assert blocks.count(named[topic]) >= 9
    assert sorted(named.values()) == ["t0", "t1", "t2"]

    expected = truth(corpus[0], language)
    study = prevalence.filter(pl.col("grouping") == "study")
    for topic, share, low, high in study.select("topic", "share", "low", "high").rows():
        assert share == pytest.approx(expected[named[topic]], abs=0.05)
        assert low < expected[named[topic]] < high
    assert (fits["coherence_npmi"] > 0.1).all()
    assert (fits["stability"] > 0.6).all() and fits["stable"].all()


def test_a_paragraphs_topics_add_up_and_both_models_find_the_same(fitted: Frames) -> None:
    _, prevalence, fits = fitted
    sums = prevalence.group_by("model", "grouping", "group", "language").agg(pl.col("share").sum())
    np.testing.assert_allclose(sums["share"], 1)
    assert (fits["matched_overlap"] > 0.6).all()
    match = {
        (model, language, topic): matched
        for model, language, topic, matched in fits.select(
            "model", "language", "topic", "matched_topic"
        ).rows()
    }
    for (model, language, topic), matched in match.items():
        assert match["nmf" if model == "lda" else "lda", language, matched] == topic


def test_topics_stand_by_falling_prevalence_and_terms_by_falling_probability(fitted: Frames) -> None:
    terms, _, fits = fitted
    for column, frame in (("prevalence", fits), ("probability", terms)):
        groups = ["model", "language"] + (["topic"] if column == "probability" else [])
        for values in frame.group_by(groups, maintain_order=True).agg(column)[column]:
            assert values.to_list() == sorted(values, reverse=True)
    labels = fits["label"].str.split(", ")
    assert (labels.list.len() == 3).all()


def test_groups_are_articles_authors_issues_and_the_study(fitted: Frames) -> None:
    groups = fitted[1].select("grouping", "group").unique().sort("grouping", "group").rows()
    assert groups == [
        ("article", "i0/a0"),
        ("article", "i0/a1"),
        ("article", "i1/a0"),
        ("article", "i1/a1"),
        ("author", "orin of i0"),
        ("author", "orin of i1"),
        ("author", "tal"),
        ("issue", "i0"),
        ("issue", "i1"),
        ("study", "s"),
    ]


def test_the_order_of_the_rows_makes_no_difference(corpus: Frames, fitted: Frames) -> None:
    tokens, paragraphs, articles = (frame.sample(fraction=1, shuffle=True, seed=3) for frame in corpus)
    again = fit_baseline(tokens, paragraphs, articles, **OPTIONS)
    assert all(one.equals(other) for one, other in zip(fitted, again, strict=True))


def test_a_language_without_a_version_has_no_rows() -> None:
    for frame in fit_baseline(*simulate(2, 16, 20, ("zh",)), **OPTIONS | {"number": 2, "seeds": [1]}):
        assert frame["language"].unique().to_list() == ["zh"]


def test_one_seed_tells_nothing_about_stability() -> None:
    *_, fits = fit_baseline(*simulate(2, 16, 20, ("en",)), **OPTIONS | {"number": 2, "seeds": [1]})
    lda = fits.filter(pl.col("model") == "lda")
    assert lda["stability"].null_count() == lda["stable"].null_count() == 2


def test_no_version_at_all_gives_empty_tables() -> None:
    tokens, paragraphs, articles = simulate(2, 8, 20)
    assert all(frame.is_empty() for frame in fit_baseline(tokens, paragraphs, articles.clear(), **OPTIONS))


def test_fewer_paragraphs_than_topics_are_answered_with_the_key_and_the_number() -> None:
    with pytest.raises(
        StudyError, match=r"topics\.number: 9 topics are asked for, but the study has 8 English usable"
    ):
        fit_baseline(*simulate(2, 8, 20, ("en",)), **OPTIONS | {"number": 9})
    with pytest.raises(StudyError, match="has 0 English usable paragraphs"):
        fit_baseline(*simulate(2, 8, 20, ("en",)), **OPTIONS | {"minimum_paragraphs": 50})
