"""Shares of paragraphs: counts by hand, intervals, groups, and that chance decides nothing but the interval."""

from __future__ import annotations

import polars as pl
import pytest
from small_study import articles_of, corpus_of, small_codebook

from analysis.framing.concordance_queries import compared_between_versions, list_entries
from analysis.framing.matching import find_hits
from analysis.framing.salience import ONE_ARTICLE, SEVERAL_ARTICLES, salience
from analysis.statistics.intervals import wilson
from analysis.tables.framing import HITS

CODEBOOK = small_codebook()


def paragraphs_of(*versions: tuple[str, str, int, int]) -> list[tuple[str, str, str, str]]:
    """``(article, language, paragraphs with cooperation, paragraphs without)``, each version with a heading."""
    rows = []
    for article, language, with_it, without in versions:
        word, other = {"en": ("Cooperation, cooperation.", "Nothing."), "zh": ("合作，合作。", "无。")}[
            language
        ]
        rows.append((article, language, word, "heading"))
        rows += [(article, language, word, "paragraph")] * with_it
        rows += [(article, language, other, "paragraph")] * without
    return rows


def measure(
    versions: list[tuple[str, str, int, int]],
    authors: dict[str, str | None],
) -> pl.DataFrame:
    corpus = corpus_of(paragraphs_of(*versions))
    articles = articles_of([(article, language, authors[article]) for article, language, _, _ in versions])
    hits, _ = find_hits(CODEBOOK, *corpus)
    return salience(hits, articles, corpus[0], CODEBOOK, "s")


def row(
    frame: pl.DataFrame, grouping: str, group: str, language: str, of: str = "cooperation"
) -> dict[str, object]:
    found = frame.filter(
        (pl.col("grouping") == grouping)
        & (pl.col("group") == group)
        & (pl.col("language") == language)
        & (pl.col("frame") == of)
    )
    return found.row(0, named=True)


VERSIONS = [("a", "en", 3, 7), ("a", "zh", 5, 5), ("b", "en", 20, 10), ("c", "en", 1, 3)]
AUTHORS: dict[str, str | None] = {"a": "wei", "b": "liu", "c": "wei"}


def test_counts_and_shares_by_hand() -> None:
    frame = measure(VERSIONS, AUTHORS)
    found = row(frame, "article", "i/a", "en")
    assert (found["articles"], found["units"], found["units_with"], found["hits"]) == (1, 10, 3, 6)
    assert found["share"] == pytest.approx(0.3)
    assert (found["low"], found["high"]) == tuple(pytest.approx(float(end)) for end in wilson(3, 10))
    assert found["interval"] == ONE_ARTICLE
    found = row(frame, "study", "s", "en")
    assert (found["articles"], found["units"], found["units_with"], found["hits"]) == (3, 44, 24, 48)
    assert found["interval"] == SEVERAL_ARTICLES
    assert found["low"] < 24 / 44 < found["high"]


def test_all_frames_in_all_groups_with_zeros() -> None:
    frame = measure(VERSIONS, AUTHORS)
    groups = frame.group_by("grouping", "group", "language", maintain_order=True).agg("frame")
    assert all(frames == ["shared_future", "cooperation"] for frames in groups["frame"].to_list())
    assert groups.select("grouping", "group", "language").rows() == [
        ("article", "i/a", "en"),
        ("article", "i/a", "zh"),
        ("article", "i/b", "en"),
        ("article", "i/c", "en"),
        ("author", "wei", "en"),
        ("author", "wei", "zh"),
        ("author", "liu", "en"),
        ("issue", "i", "en"),
        ("issue", "i", "zh"),
        ("study", "s", "en"),
        ("study", "s", "zh"),
    ]
    zero = row(frame, "study", "s", "en", "shared_future")
    assert (zero["units_with"], zero["hits"], zero["share"], zero["low"], zero["rank"]) == (0, 0, 0.0, 0.0, 2)
    assert zero["interval"] == SEVERAL_ARTICLES
    # a little above Wilson's .080, for Student's t
    assert wilson(0, 44)[1] < zero["high"] < 0.09


def test_a_frame_without_forms_in_a_language_has_no_rows_in_it_and_is_not_compared() -> None:
    forms = {"aid": "zh: [], en: [aid]", "help": "zh: [帮助], en: [help]"}
    frames = "".join(
        f"  - {{id: {of}, title: {{en: F, zh: F}}, note: n, terms: [{{id: t_{of}, {words}}}]}}\n"
        for of, words in forms.items()
    )
    codebook = small_codebook(f'name: n\nversion: "1"\nnote: n\nframes:\n{frames}')
    corpus = corpus_of([("a", "en", "Aid is help."), ("a", "zh", "帮助。")])
    hits, _ = find_hits(codebook, *corpus)
    found = salience(hits, articles_of([("a", "en", "wei"), ("a", "zh", "wei")]), corpus[0], codebook, "s")
    of_article = found.filter(grouping="article").select("language", "frame").rows()
    assert of_article == [("en", "aid"), ("en", "help"), ("zh", "help")]
    lists = list_entries([{"name": "must", "en": ["must"]}, {"name": "may", "en": ["may"], "zh": ["可以"]}])
    assert compared_between_versions(codebook, lists) == ["help", "may"]


def test_an_author_with_one_article_has_the_numbers_of_the_article() -> None:
    frame = measure(VERSIONS, AUTHORS)
    numbers = pl.exclude("grouping", "group")
    article = frame.filter((pl.col("grouping") == "article") & (pl.col("group") == "i/b")).select(numbers)
    author = frame.filter((pl.col("grouping") == "author") & (pl.col("group") == "liu")).select(numbers)
    assert article.equals(author)


def test_ties_share_the_smallest_rank() -> None:
    frame = measure([("a", "en", 0, 5)], {"a": None})
    assert frame.filter(pl.col("grouping") == "article")["rank"].to_list() == [1, 1]
    assert frame.filter(pl.col("grouping") == "author").is_empty()


def test_a_version_without_paragraphs_has_no_rows() -> None:
    frame = measure([("a", "en", 2, 2), ("b", "en", 0, 0)], {"a": "wei", "b": "liu"})
    assert set(frame["group"]) == {"i/a", "wei", "i", "s"}
    assert frame["articles"].max() == 1


def test_hits_of_articles_that_are_not_measured_do_not_count() -> None:
    corpus = corpus_of(paragraphs_of(("a", "en", 1, 1), ("b", "en", 4, 0)))
    hits, _ = find_hits(CODEBOOK, *corpus)
    frame = salience(hits, articles_of([("a", "en", "wei")]), corpus[0], CODEBOOK, "s")
    assert row(frame, "study", "s", "en")["units"] == 2
    assert row(frame, "study", "s", "en")["hits"] == 2


def test_a_study_without_hits() -> None:
    paragraphs, _, _ = corpus_of([("a", "en", "Nothing.")])
    frame = salience(HITS.frame([]), articles_of([("a", "en", "wei")]), paragraphs, CODEBOOK, "s")
    assert frame["hits"].sum() == 0 and frame.height == 8


def test_the_order_of_rows_in_the_input_does_not_matter() -> None:
    corpus = corpus_of(paragraphs_of(*VERSIONS))
    articles = articles_of([(article, language, AUTHORS[article]) for article, language, _, _ in VERSIONS])
    hits, _ = find_hits(CODEBOOK, *corpus)
    expected = salience(hits, articles, corpus[0], CODEBOOK, "s")
    mixed = [table.sample(fraction=1, shuffle=True, seed=3) for table in (hits, articles, corpus[0])]
    assert salience(*mixed, CODEBOOK, "s").equals(expected)
