"""Collocates of small studies: counted by hand, against a plain count, with thresholds, partners and a network."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import polars as pl
import pytest
from small_study import corpus_of, small_codebook

from analysis.framing.collocate_network import collocate_network
from analysis.framing.collocation import collocates
from analysis.framing.concordance_queries import find_list_hits, list_entries
from analysis.framing.matching import find_hits
from analysis.framing.queries import chosen_queries
from analysis.statistics.association import log_dice, mutual_information_log2
from analysis.tables.alignment import LEXICON, UNITS

BOOK = small_codebook()
LISTS = list_entries([{"name": "must", "en": ["must"], "zh": ["必须"]}])
STOP = {"en": frozenset({"the", "and", "of", "must"}), "zh": frozenset("的了必须")}
ENGLISH = [
    "India and the aid of peace. Peace, India! The aid must help India.",
    "Aid brings peace to India. War brings no aid.",
]
CHINESE = ["印度和平。援助印度和平。", "印度尼西亚和平。和印度。"]


def folded(word: str) -> str:
    return word if word == "US" else word.lower()


def table(
    paragraphs: list[tuple[str, str, str]],
    queries: str | list[str] = "all",
    units: pl.DataFrame | None = None,
    lexicon: pl.DataFrame | None = None,
    shuffled: int | None = None,
    **settings: Any,
) -> pl.DataFrame:
    """The collocates of a small study, without thresholds unless they are given."""
    blocks, sentences, tokens = corpus_of(paragraphs, lemmatise=folded)
    hits = pl.concat(
        [
            *find_hits(BOOK, blocks, sentences, tokens),
            find_list_hits(LISTS, BOOK, blocks, sentences, tokens, "lists"),
        ]
    )
    frames = [
        hits,
        tokens,
        blocks,
        UNITS.frame([]) if units is None else units,
        LEXICON.frame([]) if lexicon is None else lexicon,
    ]
    if shuffled is not None:
        frames = [frame.sample(fraction=1, shuffle=True, seed=shuffled) for frame in frames]
    asked = {
        "stopwords": STOP,
        "window": (2, 2),
        "minimum_count": 1,
        "minimum_range": 1,
        "maximum_rows": 99,
        **settings,
    }
    return collocates(chosen_queries(queries, BOOK, LISTS), *frames, **asked)


def both_languages() -> list[tuple[str, str, str]]:
    return [*(("a", "en", text) for text in ENGLISH), *(("a", "zh", text) for text in CHINESE)]


def test_by_hand() -> None:
    """The windows of India hold: and the | Peace, The aid must help | peace to."""
    rows = table(both_languages(), ["india"], stopwords={"en": frozenset(), "zh": frozenset()})
    english = rows.filter(language="en")
    counts = {"and": 1, "the": 2, "peace": 2, "aid": 1, "must": 1, "help": 1, "to": 1}
    assert dict(english.select("word", "count").iter_rows()) == counts
    [peace] = english.filter(word="peace").to_dicts()
    assert (peace["hits"], peace["word_count"], peace["window_size"], peace["size"]) == (4, 3, 9, 18)
    assert (peace["paragraphs"], peace["articles"], peace["rank"]) == (2, 1, 2)
    assert peace["expected"] == pytest.approx(3 * 9 / 18)
    assert peace["log_dice"] == pytest.approx(14 + np.log2(2 * 2 / (4 + 3)))
    assert peace["mutual_information"] == pytest.approx(np.log2(2 / (3 * 9 / 18)))
    assert peace["mutual_information_cubed"] == pytest.approx(np.log2(8 / (3 * 9 / 18)))
    assert peace["t_score"] == pytest.approx((2 - 27 / 18) / np.sqrt(2))
    assert peace["z_score"] == pytest.approx((2 - 27 / 18) / np.sqrt(27 / 18))
    chinese = rows.filter(language="zh")
    # characters are words here; 印度尼西亚 is another actor
    assert dict(chinese.select("word", "count").iter_rows()) == {"和": 3, "平": 2, "援": 1, "助": 1}
    assert chinese["hits"].unique().to_list() == [3]


def test_the_stop_list_decides_which_rows_there_are_and_changes_no_number() -> None:
    everything = table(both_languages(), stopwords={"en": frozenset(), "zh": frozenset()}).drop("rank")
    some = table(both_languages()).drop("rank")
    stop = pl.col("word").is_in(sorted(STOP["en"] | STOP["zh"]))
    assert some.height < everything.height
    assert some.equals(everything.filter(~stop))


def test_punctuation_is_no_collocate() -> None:
    assert not table(both_languages())["word"].str.contains(r"\p{P}").any()


def test_thresholds() -> None:
    rows = table(both_languages())
    assert table(both_languages(), minimum_count=2).equals(
        rows.filter(pl.col("count") >= 2).with_columns(rank=ranks())
    )
    assert table(both_languages(), minimum_range=2).equals(
        rows.filter(pl.col("paragraphs") >= 2).with_columns(rank=ranks())
    )
    assert table(both_languages(), maximum_rows=2).equals(rows.filter(pl.col("rank") <= 2))


def ranks() -> pl.Expr:
    return pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("kind", "query", "language")


def test_rows_stand_by_query_language_and_closeness() -> None:
    rows = table(both_languages())
    order = {entry.id: at for at, entry in enumerate([*BOOK.entries(), *LISTS])}
    keys = [
        (order[row["query"]], row["language"], -row["log_dice"], row["word"])
        for row in rows.iter_rows(named=True)
    ]
    assert keys == sorted(keys)
    assert rows.with_columns(rank=ranks()).equals(rows)
    assert {tuple(row) for row in rows.select("query", "kind", "frame").iter_rows()} == {
        ("india", "actor", None),
        ("indonesia", "actor", None),
        ("aid", "term", "cooperation"),
        ("must", "list", None),
    }


def test_the_order_of_rows_makes_no_difference() -> None:
    paragraphs, units, lexicon = aligned()
    expected = table(paragraphs, units=units, lexicon=lexicon)
    for seed in range(3):
        assert table(paragraphs, units=units, lexicon=lexicon, shuffled=seed).equals(expected)


def test_nothing_asked_for_and_nothing_found() -> None:
    for rows in (table(both_languages(), []), table([]), table([("a", "en", "Nothing is here.")])):
        assert rows.is_empty()


def random_paragraphs(seed: int) -> list[tuple[str, str, str]]:
    chance = np.random.Generator(np.random.PCG64(seed))
    words = ["India", "Indonesia", "aid", "peace", "war", "sea", "must", "the", "US", "trade,", "help."]
    return [
        (f"{chance.integers(0, 3)}", "en", " ".join(chance.choice(words, chance.integers(2, 30))))
        for _ in range(25)
    ]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("window", [(2, 2), (0, 4), None])
def test_a_plain_count_agrees(seed: int, window: tuple[int, int] | None) -> None:
    paragraphs = random_paragraphs(seed)
    rows = table(paragraphs, window=window)
    _, _, tokens = corpus_of(paragraphs, lemmatise=folded)
    place = ["article", "paragraph", "sentence"]
    grouped = tokens.filter(pl.col("tag") == "word").sort("article", "sentence", "token")
    counts: Counter[tuple[str, str]] = Counter()
    homes: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    sizes: Counter[str] = Counter()
    # words of one token, so that the place of a match is the place of its token
    names = {"india": "India", "indonesia": "Indonesia", "aid": "aid", "us": "US", "must": "must"}
    for home, sentence in grouped.group_by(place, maintain_order=True):
        words = sentence["text"].to_list()
        for query, name in names.items():
            own = [at for at, word in enumerate(words) if word == name]
            for at, word in enumerate(words):
                reach = window or (99, 99)
                if word != name and any(at - reach[1] <= node <= at + reach[0] for node in own):
                    word = folded(word)
                    counts[query, word] += 1
                    sizes[query] += 1
                    homes.setdefault((query, word), set()).add(home[:2])
    expected = {key: count for key, count in counts.items() if key[1] not in STOP["en"]}
    found = {(row["query"], row["word"]): row for row in rows.iter_rows(named=True)}
    assert {key: row["count"] for key, row in found.items()} == expected
    total = Counter(folded(word) for word in grouped["text"])
    for (query, word), row in found.items():
        own = sum(grouped["text"] == names[query])
        assert row["hits"] == own and row["size"] == grouped.height - own
        assert row["window_size"] == sizes[query] and row["word_count"] == total[word]
        assert row["paragraphs"] == len(homes[query, word])
        assert row["articles"] == len({home[0] for home in homes[query, word]})
        assert row["log_dice"] == pytest.approx(log_dice(row["count"], own, total[word]))
        assert row["mutual_information"] == pytest.approx(
            mutual_information_log2(row["count"], sizes[query], total[word], grouped.height - own)
        )


def aligned() -> tuple[list[tuple[str, str, str]], pl.DataFrame, pl.DataFrame]:
    """India with a sea and a hill, in two units; 海 and 湖 are both seas, 山 is a hill, and 天 the sky."""
    paragraphs = [
        ("a", "en", "India sea. India hill sky. The sea India."),
        ("a", "zh", "印度海。印度山。湖印度。天也。"),
    ]
    units = UNITS.frame(
        [
            ("i", "a", "sentence", at, 0, [en], zh, 0.9)
            for at, (en, zh) in enumerate([(0, [0]), (2, [2]), (1, [1])])
        ]
        + [("i", "a", "paragraph", 0, 0, [0], [0], 0.9)]
    )
    lexicon = LEXICON.frame(
        [
            ("sea", "海", 1, 0.5, 0.5, 0.5),
            ("sea", "湖", 1, 0.6, 0.6, 0.6),
            ("hill", "海", 1, 0.9, 0.9, 0.9),
            ("hill", "山", 1, 0.2, 0.2, 0.2),
            ("sky", "天", 1, 0.9, 0.9, 0.9),
        ]
    )
    return paragraphs, units, lexicon


def test_partners() -> None:
    paragraphs, units, lexicon = aligned()
    rows = table(paragraphs, ["india"], units=units, lexicon=lexicon)
    partners = {row["word"]: (row["partner"], row["partner_units"]) for row in rows.iter_rows(named=True)}
    # the stronger of two equally frequent pairs; more shared units win over a stronger pair; and no collocate in
    # the other version is no partner
    assert partners == {
        "sea": ("湖", 1),
        "hill": ("山", 1),
        "sky": (None, None),
        "海": ("sea", 1),
        "湖": ("sea", 1),
        "山": ("hill", 1),
    }
    close = dict(rows.select("word", "log_dice").iter_rows())
    for row in rows.drop_nulls("partner").iter_rows(named=True):
        assert row["partner_log_dice"] == close[row["partner"]]


def test_a_pair_that_shares_no_unit_is_still_a_translation() -> None:
    paragraphs, _, lexicon = aligned()
    rows = table(paragraphs, ["india"], lexicon=lexicon)
    assert dict(rows.filter(language="en").select("word", "partner").iter_rows()) == {
        "sea": "湖",
        "hill": "海",
        "sky": None,
    }
    assert rows["partner_units"].drop_nulls().unique().to_list() == [0]


def network(paragraphs: list[tuple[str, str, str]], count: int = 1, range_: int = 1) -> pl.DataFrame:
    blocks, sentences, tokens = corpus_of(paragraphs, lemmatise=folded)
    hits = pl.concat(find_hits(BOOK, blocks, sentences, tokens))
    queries = chosen_queries("all", BOOK, [])
    return collocate_network(table(paragraphs, window=(1, 1)), queries, hits, count, range_)


def test_the_network_has_the_collocates_and_the_queries_of_a_sentence() -> None:
    paragraphs = [
        ("a", "en", "India gives aid and aid. Aid for India. India speaks."),
        ("b", "en", "US aid. Aid to India, said US."),
    ]
    edges = network(paragraphs)
    between = edges.filter(edge="query").select("source", "target", "count", "source_count", "target_count")
    assert between.rows() == [("aid", "india", 3, 4, 4), ("aid", "us", 2, 4, 2), ("india", "us", 1, 4, 2)]
    [row] = edges.filter(edge="query", target="india").to_dicts()
    assert row["weight"] == pytest.approx(14 + np.log2(2 * 3 / 8))
    assert (row["paragraphs"], row["articles"], row["target_kind"]) == (2, 2, "actor")
    words = edges.filter(edge="collocate")
    expected = table(paragraphs, window=(1, 1))
    assert words["target"].to_list() == expected["word"].to_list()
    assert words["weight"].to_list() == expected["log_dice"].to_list()
    assert network(paragraphs, count=2).filter(edge="query").height == 2
    assert network(paragraphs, range_=2).filter(edge="query")["target"].to_list() == ["india"]


def test_two_matches_of_the_same_words_do_not_co_occur() -> None:
    paragraphs = [("a", "zh", "合作共赢。"), ("a", "zh", "合作共赢与合作。")]
    blocks, sentences, tokens = corpus_of(paragraphs, lemmatise=folded)
    words = list_entries([{"name": "work", "zh": ["合作"]}])
    hits = pl.concat(
        [
            *find_hits(BOOK, blocks, sentences, tokens),
            find_list_hits(words, BOOK, blocks, sentences, tokens, "lists"),
        ]
    )
    queries = chosen_queries(["win_win", "work"], BOOK, words)
    edges = collocate_network(table([], []), queries, hits, 1, 1)
    assert edges.select("source", "target", "count", "target_count").rows() == [("win_win", "work", 1, 2)]
