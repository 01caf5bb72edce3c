"""Versions compared sentence unit by sentence unit, with chance among the paragraphs."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
from small_study import articles_of

from analysis.framing.paired_salience import BLOCKS_TESTED, IN_BLOCKS, ONE_ARTICLE, paired_salience
from analysis.statistics.paired_tests import sign_flip
from analysis.tables.alignment import UNITS
from analysis.tables.framing import HITS

# for each paragraph its sentence units: hits in English and in Chinese
Paragraphs = list[list[tuple[int, int]]]
ADDED: Paragraphs = [[(1, 0), (2, 0), (1, 0)], [(0, 0)], [(1, 1), (0, 1)], [(0, 0), (0, 0)]]
HEADS = articles_of([("a", language, "wei") for language in ("en", "zh")])


def tables(paragraphs: Paragraphs) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    hits, running, units = [], [], []
    sentence = 0
    for place, sentences in enumerate(paragraphs):
        units.append(("i", "a", "paragraph", place, place, [place], [place], 1.0))
        for pair in sentences:
            units.append(("i", "a", "sentence", sentence, place, [sentence], [sentence], 1.0))
            for language, number in zip(("en", "zh"), pair, strict=True):
                running.append(("i", "a", language, place, sentence, "paragraph"))
                for at in range(10 * sentence, 10 * sentence + number):
                    hits.append(("i", "a", language, place, sentence, "must", "t", "x", "x", at, at + 1))
            sentence += 1
    columns = ["issue", "article", "language", "paragraph", "sentence", "kind"]
    return HITS.frame(hits), pl.DataFrame(running, columns, orient="row"), UNITS.frame(units)


def measure(paragraphs: Paragraphs, granularity: str = "sentence", resamples: int = 499) -> dict[str, Any]:
    hits, running, units = tables(paragraphs)
    if granularity == "paragraph":
        running = running.drop("sentence").unique(maintain_order=True)
    found = paired_salience(hits, HEADS, running, units, ["must"], "s", 0.5, resamples, 1, granularity)
    return found.filter(grouping="article").row(0, named=True)


def test_presence_is_of_sentences_and_chance_of_paragraphs() -> None:
    found = measure(ADDED)
    assert (found["units"], found["units_en"], found["units_zh"]) == (8, 4, 2)
    assert (found["en_only"], found["zh_only"]) == (3, 1)
    assert found["difference"] == pytest.approx(2 / 8)
    # three added in one paragraph are one toss of the coin, as is the one that was lost
    assert found["p"] == sign_flip([3, 0, -1, 0]).exact
    assert found["tested"] == BLOCKS_TESTED and found["interval"] == ONE_ARTICLE + IN_BLOCKS
    assert measure(ADDED, "paragraph")["units"] == 4


def test_with_one_sentence_to_a_paragraph_nothing_is_different() -> None:
    single: Paragraphs = [[(1, 0)], [(0, 0)], [(2, 1)], [(0, 1)], [(3, 0)], [(1, 0)]]
    by_sentence, by_paragraph = measure(single), measure(single, "paragraph")
    for name, value in by_paragraph.items():
        if name not in ("interval", "tested"):
            assert by_sentence[name] == pytest.approx(value), name


def test_exchanging_the_versions_turns_the_signs() -> None:
    turned = measure([[(zh, en) for en, zh in sentences] for sentences in ADDED])
    found = measure(ADDED)
    for name, other in (("difference", "difference"), ("low", "high"), ("hit_low", "hit_high")):
        assert turned[name] == pytest.approx(-found[other])
    assert turned["p"] == found["p"]


def test_what_stands_in_one_paragraph_has_a_longer_interval_than_what_is_spread() -> None:
    heaped: Paragraphs = [[(1, 0)] * 4, *([[(0, 0)] * 4] * 5)]
    spread: Paragraphs = [*([[(1, 0), *[(0, 0)] * 3]] * 4), *([[(0, 0)] * 4] * 2)]
    wide, narrow = measure(heaped), measure(spread)
    assert wide["difference"] == narrow["difference"]
    assert wide["high"] - wide["low"] > 1.3 * (narrow["high"] - narrow["low"])
    assert wide["p"] == 1 > narrow["p"]


def simulated(added: float, lost: float, clustered: float) -> tuple[pl.DataFrame, int]:
    """Two articles of 25 paragraphs with 1 to 6 sentence units, and 300 words at once.

    A word stands in one version alone in a share ``added`` and ``lost`` of the units; how often, differs from paragraph
    to paragraph, with the correlation ``clustered`` between the units of one.
    """
    generator = np.random.Generator(np.random.PCG64(8))
    words = 300
    hits, running, units = [], [], []
    for article in ("a", "b"):
        sentence = 0
        for place in range(25):
            more = 1 / clustered - 1
            chances = [generator.beta(mean * more, (1 - mean) * more, words) for mean in (added, lost)]
            for _ in range(int(generator.integers(1, 7))):
                units.append(("i", article, "sentence", sentence, place, [sentence], [sentence], 1.0))
                for language, chance in zip(("en", "zh"), chances, strict=True):
                    head = ("i", article, language, place, sentence)
                    running.append((*head, "paragraph"))
                    for word in np.flatnonzero(generator.random(words) < chance):
                        hits.append((*head, f"w{word}", "t", "x", "x", 1000 * sentence, 1000 * sentence + 1))
                sentence += 1
    columns = ["issue", "article", "language", "paragraph", "sentence", "kind"]
    heads = articles_of([(a, language, "wei") for a in ("a", "b") for language in ("en", "zh")])
    found = paired_salience(
        HITS.frame(hits),
        heads,
        pl.DataFrame(running, columns, orient="row"),
        UNITS.frame(units),
        [f"w{word}" for word in range(words)],
        "s",
        0.5,
        400,
        1,
        "sentence",
    )
    return found.filter(grouping="study"), words


@pytest.mark.parametrize(
    ("added", "lost", "clustered"), [(0.15, 0.05, 0.02), (0.15, 0.05, 0.3), (0.05, 0.02, 0.3)]
)
def test_intervals_cover_where_sentences_of_a_paragraph_are_alike(
    added: float, lost: float, clustered: float
) -> None:
    found, words = simulated(added, lost, clustered)
    true = added - lost
    held = found.filter((pl.col("low") <= true) & (pl.col("high") >= true)).height
    hits_held = found.filter((pl.col("hit_low") <= true) & (pl.col("hit_high") >= true)).height
    assert 0.91 <= held / words <= 0.985
    assert 0.91 <= hits_held / words <= 0.985


def test_where_the_versions_do_not_differ_the_test_keeps_its_level() -> None:
    found, words = simulated(0.1, 0.1, 0.3)
    assert found.filter(pl.col("p") <= 0.05).height / words <= 0.06
    assert 0.02 <= found.filter(pl.col("p_mid") <= 0.05).height / words <= 0.08
