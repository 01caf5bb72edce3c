"""Actors and frames in the same sentences: counted by hand and by a plain loop, and what is not said."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
import pytest
from small_study import articles_of, corpus_of, small_codebook

from analysis.framing.actors_frames import (
    FEWEST,
    NO_ACTOR,
    NO_FRAME,
    ONE_PARAGRAPH,
    RESAMPLED,
    TOO_RARE,
    actors_frames,
)
from analysis.framing.matching import find_hits

BOOK = small_codebook()
Paragraphs = list[tuple[str, str, str]]


def table(
    paragraphs: Paragraphs, authors: dict[str, str] | None = None, shuffled: int | None = None, seed: int = 1
) -> pl.DataFrame:
    blocks, sentences, tokens = corpus_of(paragraphs)
    hits, actors = find_hits(BOOK, blocks, sentences, tokens)
    versions = sorted({(article, language) for article, language, _ in paragraphs})
    articles = articles_of([(*version, (authors or {}).get(version[0], version[0])) for version in versions])
    frames = [hits, actors, articles, blocks, sentences]
    if shuffled is not None:
        frames = [frame.sample(fraction=1, shuffle=True, seed=shuffled) for frame in frames]
    return actors_frames(*frames, BOOK, "s", 199, seed)


def random_paragraphs(seed: int, number: int = 60, close: float = 0.6) -> Paragraphs:
    """Three articles; where India is, aid (cooperation) tends to be."""
    chance = np.random.Generator(np.random.PCG64(seed))

    def sentence() -> str:
        india = chance.random() < 0.35
        words = ["India"] if india else []
        words += ["US"] if chance.random() < 0.05 else []
        words += ["aid"] if chance.random() < (close if india else 0.2) else []
        words += ["shared future"] if chance.random() < 0.3 else []
        return " ".join(["Then", *words, "again."])

    return [
        (f"{at % 3}", "en", " ".join(sentence() for _ in range(chance.integers(1, 5))))
        for at in range(number)
    ]


def rows_of(frame: pl.DataFrame, **wanted: str) -> dict[tuple[str, str], dict[str, object]]:
    return {(row["actor"], row["frame"]): row for row in frame.filter(**wanted).iter_rows(named=True)}


def test_by_hand() -> None:
    paragraphs = [
        ("a", "en", "India gives aid to India. India speaks. Aid comes."),
        ("a", "en", "Nobody speaks. A shared future."),
        ("a", "zh", "印度援助。印度。援助。无。"),
    ]
    rows = table(paragraphs).filter(grouping="article")
    english, chinese = (rows_of(rows, language=language) for language in ("en", "zh"))
    # India and a shared future never meet, and would not by chance
    assert set(english) == set(chinese) == {("india", "cooperation")}
    row = english["india", "cooperation"]
    counts = [row[name] for name in ("sentences", "actor_sentences", "frame_sentences", "both")]
    assert counts == [5, 2, 2, 1]
    assert row["expected"] == pytest.approx(4 / 5)
    assert (row["paragraphs_with_both"], row["articles_with_both"]) == (1, 1)
    row = chinese["india", "cooperation"]
    assert [row[name] for name in ("sentences", "actor_sentences", "both")] == [4, 2, 1]
    # 1 is expected in each of the four cells
    assert row["log_odds"] == pytest.approx(0)
    assert row["low"] is None and row["interval"] == ONE_PARAGRAPH


def test_headings_have_no_sentences_here() -> None:
    blocks, sentences, tokens = corpus_of([("a", "en", "India aid.", "heading"), ("a", "en", "India aid.")])
    hits, actors = find_hits(BOOK, blocks, sentences, tokens)
    rows = actors_frames(hits, actors, articles_of([("a", "en", "x")]), blocks, sentences, BOOK, "s", 199, 1)
    assert rows["sentences"].unique().to_list() == [1]


def plain(paragraphs: Paragraphs) -> Iterator[tuple[str, set[str]]]:
    words = {"India": "india", "US": "us", "aid": "cooperation", "shared": "shared_future"}
    for article, _, text in paragraphs:
        for sentence in text.split(". "):
            yield article, {words[word] for word in sentence.strip(".").split() if word in words}


@pytest.mark.parametrize("seed", range(3))
def test_a_plain_loop_agrees(seed: int) -> None:
    paragraphs = random_paragraphs(seed)
    rows = table(paragraphs, {"0": "x", "1": "x", "2": "y"})
    for grouping, group, inside in (
        ("article", "i/1", "1"),
        ("author", "x", "01"),
        ("issue", "i", "012"),
        ("study", "s", "012"),
    ):
        sentences = [found for article, found in plain(paragraphs) if article in inside]
        measured = rows_of(rows, grouping=grouping, group=group)
        assert {pair[0] for pair in measured} >= {"india"}
        for (actor, frame), row in measured.items():
            a = sum({actor, frame} <= found for found in sentences)
            b = sum(actor in found for found in sentences) - a
            c = sum(frame in found for found in sentences) - a
            d = len(sentences) - a - b - c
            assert [row["both"], row["actor_sentences"], row["frame_sentences"]] == [a, a + b, a + c]
            assert row["sentences"] == len(sentences)
            if row["log_odds"] is not None:
                expected = np.log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))
                assert row["log_odds"] == pytest.approx(expected)


def test_what_is_planted_is_found_and_what_is_not_is_not() -> None:
    rows = rows_of(table(random_paragraphs(4, 120)), grouping="study")
    near, far = rows["india", "cooperation"], rows["india", "shared_future"]
    assert near["interval"] == far["interval"] == RESAMPLED
    assert near["low"] > 0
    assert far["low"] < 0 < far["high"]


def test_an_interval_or_a_reason() -> None:
    rows = table([*random_paragraphs(5), ("0", "zh", "印度援助。" * 12), ("0", "zh", "联合国。")])
    given = rows["interval"] == RESAMPLED
    assert (rows["low"].is_not_null() == given).all() and (rows["high"].is_not_null() == given).all()
    assert rows.filter(~given)["interval"].str.starts_with("none: ").all()
    none = rows["interval"].is_in([NO_ACTOR, NO_FRAME, TOO_RARE])
    assert (rows["log_odds"].is_null() == none).all()
    inside = rows.filter(given)
    assert inside.height and inside.select((pl.col("low") <= pl.col("log_odds")).all()).item()
    assert inside.select((pl.col("log_odds") <= pl.col("high")).all()).item()
    assert inside.select(pl.col("paragraphs_with_both").min()).item() >= FEWEST


def test_rare_things_that_never_meet_are_not_said_to_be_associated() -> None:
    """Half a sentence added to each count would make the log-odds 1.8 in English."""
    paragraphs = [
        ("a", "en", "India speaks. A shared future. " + "Nothing. " * 20),
        ("a", "zh", "印度命运共同体。"),
    ]
    [english, chinese] = table(paragraphs).filter(grouping="study").to_dicts()
    assert (english["both"], english["log_odds"], english["interval"]) == (0, None, TOO_RARE)
    assert (chinese["both"], chinese["log_odds"], chinese["interval"]) == (1, None, TOO_RARE)
    assert table(paragraphs[:1]).is_empty()


@pytest.mark.parametrize(("text", "reason"), [("Aid comes.", NO_ACTOR), ("India comes.", NO_FRAME)])
def test_what_one_version_lacks_is_named(text: str, reason: str) -> None:
    [english, chinese] = (
        table([("a", "en", text), ("a", "zh", "印度援助。")]).filter(grouping="study").to_dicts()
    )
    assert (english["interval"], english["log_odds"], chinese["both"]) == (reason, None, 1)


def test_an_author_of_one_article_is_that_article() -> None:
    rows = table(random_paragraphs(6))
    article, author = (
        rows.filter(grouping=grouping, group=group).drop("grouping", "group")
        for grouping, group in (("article", "i/2"), ("author", "2"))
    )
    assert article.height and article.equals(author)


def test_the_order_of_rows_makes_no_difference_and_the_seed_does() -> None:
    paragraphs = random_paragraphs(7)
    expected = table(paragraphs)
    for shuffled in range(3):
        assert table(paragraphs, shuffled=shuffled).equals(expected)
    other = table(paragraphs, seed=2)
    assert not other["low"].equals(expected["low"])
    assert other.drop("low", "high").equals(expected.drop("low", "high"))


def test_nothing_in_the_texts() -> None:
    assert table([("a", "en", "Nothing is here.")]).is_empty()
    assert table([]).is_empty()
