"""Both versions side by side: what a line shows, which mark it gets, and what never changes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_study import articles_of, corpus_of, small_codebook

from analysis.codebook.codebook import Term
from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries
from analysis.framing.matching import find_hits
from analysis.tables.alignment import UNITS
from analysis.tables.framing import CONCORDANCE, HITS

CODEBOOK = small_codebook()
EVERYTHING = chosen_entries("all", CODEBOOK)
KEY = list(CONCORDANCE.key)

# The indices of the sentences of a unit, English and Chinese, and the paragraph unit that it lies in.
Group = tuple[list[int], list[int], int]
Tables = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]  # hits, articles, sentences, units


@cache
def matches_in(language: str, sentence: str) -> list[tuple[str, str, str, str, int, int]]:
    """Frame, term, form, text, start and end of the matches in a sentence; none crosses two sentences here."""
    hits = pl.concat(find_hits(CODEBOOK, *corpus_of([("a", language, sentence)])))
    return hits.select("frame", "term", "form", "text", "start", "end").rows()


def tables_of(paragraphs: list[tuple[str, str, str]], groups: dict[str, list[Group]]) -> Tables:
    """Hits, articles, sentences and units of ``(article, language, text)`` and the groups of each article."""
    sentences = corpus_of(paragraphs)[1].with_columns(
        pl.col("text").str.strip_chars(),
        start=pl.col("end") - pl.col("text").str.strip_chars().str.len_chars(),
    )
    hits = [
        (*place, *match, start + first, start + last)
        for *place, text, start, _ in sentences.iter_rows()
        for *match, first, last in matches_in(str(place[2]), text)
    ]
    versions = dict.fromkeys((article, language) for article, language, _ in paragraphs)
    units = [
        ("i", article, "sentence", unit, paragraph_unit, english, chinese, 0.9)
        for article, members in groups.items()
        for unit, (english, chinese, paragraph_unit) in enumerate(members)
    ]
    articles = articles_of([(article, language, "mo-yan") for article, language in versions])
    return HITS.frame(hits), articles, sentences, UNITS.frame(units)


def lines_of(
    english: list[str], chinese: list[str], groups: list[Group], queries: Sequence[Term] = EVERYTHING
) -> list[dict[str, object]]:
    """Lines of one article, whose paragraphs are given."""
    texts = [("a", "en", text) for text in english] + [("a", "zh", text) for text in chinese]
    return concordance(queries, *tables_of(texts, {"a": groups})).to_dicts()


def test_a_line_holds_the_match_in_its_unit_and_what_corresponds_to_it() -> None:
    lines = lines_of(
        ["We met.", "They gave aid. Then came win-win cooperation for India."],
        ["我们会面。他们提供援助，也促进合作共赢。印度在场。"],
        [([0], [0], 0), ([1, 2], [1, 2], 0)],
    )
    assert [(line["query"], line["kind"], line["frame"], line["language"]) for line in lines] == [
        ("win_win", "term", "cooperation", "zh"),
        ("win_win", "term", "cooperation", "en"),
        ("aid", "term", "cooperation", "zh"),
        ("aid", "term", "cooperation", "en"),
        ("india", "actor", None, "zh"),
        ("india", "actor", None, "en"),
    ]
    assert lines[1] == {
        "query": "win_win",
        "kind": "term",
        "frame": "cooperation",
        "issue": "i",
        "article": "a",
        "author": "mo-yan",
        "language": "en",
        "source": False,
        "paragraph": 1,
        "sentence": 2,
        "start": 25,
        "status": "rendered",
        "left": "They gave aid. Then came ",
        "keyword": "win-win cooperation",
        "right": " for India.",
        "counterpart": "他们提供援助，也促进合作共赢。印度在场。",
        "rendering": "合作共赢",
        "hits_here": 1,
        "hits_there": 1,
        "other_terms": None,
        "nearby": None,
        "form": "win-win cooperation",
        "unit": 1,
        "confidence": 0.9,
    }
    assert (lines[4]["left"], lines[4]["keyword"]) == ("他们提供援助，也促进合作共赢。", "印度")


def status_of(english: str, chinese: str, query: str) -> set[object]:
    """Statuses of a query in an article of one unit; a side without text has no sentence in the unit."""
    group = ([0] if english else [], [0] if chinese else [], 0)
    lines = lines_of([english or "Nothing."], [chinese or "无。"], [group])
    return {line["status"] for line in lines if line["query"] == query}


@pytest.mark.parametrize(
    ("english", "chinese", "query", "status"),
    [
        ("Aid came.", "援助来了。", "aid", "rendered"),
        ("Help came.", "援助来了。", "aid", "not rendered"),
        ("Aid came.", "支援来了。", "aid", "not rendered"),
        ("", "援助来了。", "aid", "no counterpart"),
        ("Aid came.", "", "aid", "no counterpart"),
        ("They keep watch.", "他们守望相助。", "untranslated", "no form"),
        ("", "他们守望相助。", "untranslated", "no counterpart"),
    ],
)
def test_status(english: str, chinese: str, query: str, status: str) -> None:
    assert status_of(english, chinese, query) == {status}


def test_an_article_of_one_version_shows_the_sentence_alone() -> None:
    tables = tables_of([("a", "zh", "你好。援助来了。")], {"a": [([], [0], 0), ([], [1], 0)]})
    [line] = concordance(EVERYTHING, *tables).to_dicts()
    assert (line["status"], line["unit"], line["confidence"]) == ("one version", None, None)
    assert (line["left"], line["keyword"], line["right"]) == ("", "援助", "来了。")
    assert (line["counterpart"], line["hits_here"], line["hits_there"]) == (None, 1, None)


def test_a_sentence_in_no_unit_has_no_counterpart() -> None:
    lines = lines_of(["Aid came."], ["援助来了。"], [])
    assert [line["status"] for line in lines] == ["no counterpart", "no counterpart"]
    assert [line["unit"] for line in lines] == [None, None]


def test_matches_of_both_sides_are_counted() -> None:
    lines = lines_of(
        ["Aid is aid, and aids are welcome."], ["援助就是援助。人们欢迎它。"], [([0], [0, 1], 0)]
    )
    counted = {(line["language"], line["hits_here"], line["hits_there"], line["rendering"]) for line in lines}
    assert counted == {("en", 3, 2, "援助"), ("zh", 2, 3, "Aid | aid | aids")}
    assert {line["status"] for line in lines} == {"rendered"}


def test_what_was_not_looked_for_is_empty_and_what_was_not_found_is_zero() -> None:
    lines = lines_of(["Help came."], ["援助来了。守望相助。"], [([0], [0], 0), ([], [1], 0)])
    assert [(line["status"], line["hits_there"]) for line in lines] == [
        ("no counterpart", None),
        ("not rendered", 0),
    ]


def test_a_form_in_the_next_sentence_is_shown_as_nearby() -> None:
    lines = lines_of(
        ["Help came. It was aid.", "More aid."],
        ["援助来了。这是好的。", "更多。"],
        [([0], [0], 0), ([1], [1], 0), ([2], [2], 1)],
    )
    shown = [(line["language"], line["unit"], line["status"], line["nearby"]) for line in lines]
    assert shown == [
        ("zh", 0, "not rendered", "aid"),
        ("en", 1, "not rendered", "援助"),
        ("en", 2, "not rendered", None),
    ]


def test_another_term_of_the_frame_is_shown_where_both_lack_their_own() -> None:
    lines = lines_of(
        ["A community with a shared future, and aid."], ["人类命运共同体，以及援助、合作。"], [([0], [0], 0)]
    )
    shown = [(line["query"], line["status"], line["other_terms"]) for line in lines]
    assert shown == [
        ("community_mankind", "not rendered", "community with a shared future"),
        ("community", "not rendered", "人类命运共同体"),
        ("cooperation", "not rendered", None),
        ("aid", "rendered", None),
        ("aid", "rendered", None),
    ]


def test_only_what_is_asked_for_is_shown_in_the_order_of_the_codebook() -> None:
    assert [entry.id for entry in chosen_entries(["un", "aid", "shared_future"], CODEBOOK)] == [
        "community_mankind",
        "community",
        "aid",
        "un",
    ]
    assert len(chosen_entries(["actor"], CODEBOOK)) == len(CODEBOOK.actors)
    lines = lines_of(["Aid to the UN."], ["对联合国的援助、合作。"], [([0], [0], 0)], EVERYTHING[-5:])
    assert {line["query"] for line in lines} == {"un"}


def test_nothing_to_show_gives_an_empty_table() -> None:
    assert concordance([], *tables_of([("a", "en", "Aid.")], {})).schema == CONCORDANCE.schema
    assert concordance(EVERYTHING, *tables_of([], {})).is_empty()


ENGLISH = ["Aid came.", "They met.", "A win-win for India and Poland.", "Cooperation, cooperation.", "RCEP."]
CHINESE = ["援助来了。", "他们会面。", "印度与波兰共赢。", "合作，合作。", "守望相助𠀀。", "ＲＣＥＰ生效。"]


@st.composite
def studies(draw: st.DrawFn) -> Tables:
    """Two articles, each with sentences in one or two languages, put together in groups of any shape."""
    paragraphs: list[tuple[str, str, str]] = []
    groups: dict[str, list[Group]] = {}
    for article in ("a", "b"):
        groups[article] = []
        counts = {"en": 0, "zh": 0}
        for paragraph in range(draw(st.integers(1, 3))):
            english = draw(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=4))
            chinese = draw(st.lists(st.sampled_from(CHINESE), min_size=1, max_size=4))
            paragraphs += [(article, "en", " ".join(english)), (article, "zh", "".join(chinese))]
            places = {
                language: range(counts[language], counts[language] + len(texts))
                for language, texts in (("en", english), ("zh", chinese))
            }
            number = draw(st.integers(1, 4))
            members: list[Group] = [([], [], paragraph) for _ in range(number)]
            for side, language in enumerate(("en", "zh")):
                for place in places[language]:
                    group = members[draw(st.integers(0, number - 1))]
                    (group[0], group[1])[side].append(place)
            groups[article] += [group for group in members if group[0] or group[1]]
            counts = {language: span.stop for language, span in places.items()}
        if draw(st.booleans()):
            kept = draw(st.sampled_from(["en", "zh"]))
            paragraphs = [item for item in paragraphs if item[0] != article or item[1] == kept]
    return tables_of(paragraphs, groups)


@given(studies())
def test_left_keyword_and_right_are_the_text_of_the_unit(tables: Tables) -> None:
    hits, _, sentences, units = tables
    texts = {
        (article, language, place): text
        for article, language, place, text in sentences.select(
            "article", "language", "sentence", "text"
        ).iter_rows()
    }
    matched = {
        row[:-1]: row[-1] for row in hits.select("article", "language", "paragraph", "start", "text").rows()
    }
    groups = {(row["article"], row["unit"]): row for row in units.iter_rows(named=True)}

    def joined(article: str, language: str, places: list[int]) -> str:
        return (" " if language == "en" else "").join(texts[article, language, place] for place in places)

    for line in concordance(EVERYTHING, *tables).iter_rows(named=True):
        article, language, group = (
            line["article"],
            line["language"],
            groups.get((line["article"], line["unit"])),
        )
        other = "zh" if language == "en" else "en"
        here = group[language] if group else [line["sentence"]]
        there = group[other] if group else []
        assert line["left"] + line["keyword"] + line["right"] == joined(article, language, here)
        assert line["counterpart"] == (joined(article, other, there) if there else None)
        assert line["keyword"] == matched[article, language, line["paragraph"], line["start"]]


@given(studies(), st.lists(st.sampled_from(EVERYTHING), unique_by=lambda entry: entry.id))
def test_every_match_of_what_is_asked_for_is_shown_exactly_once(tables: Tables, queries: list[Term]) -> None:
    place = ["frame", "term", *KEY[2:]]
    wanted = tables[0].filter(pl.col("term").is_in([query.id for query in queries]))
    shown = concordance(queries, *tables).select(
        pl.when(kind="actor").then(pl.lit("actor")).otherwise("frame").alias("frame"),
        pl.col("query").alias("term"),
        *KEY[2:],
    )
    assert shown.sort(place).equals(wanted.select(place).sort(place))


@given(studies(), st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(tables: Tables, random: Random) -> None:
    shuffled = [table[random.sample(range(table.height), table.height)] for table in tables]
    hits, articles, sentences, units = shuffled
    assert concordance(EVERYTHING, hits, articles, sentences, units).equals(concordance(EVERYTHING, *tables))


@given(studies())
def test_swapping_the_languages_mirrors_the_marks(tables: Tables) -> None:
    swap = pl.col("language").replace({"en": "zh", "zh": "en"})
    hits, articles, sentences, units = tables
    swapped = concordance(
        [replace(query, en=query.zh, zh=query.en) for query in EVERYTHING],
        hits.with_columns(swap),
        articles.with_columns(swap),
        sentences.with_columns(swap),
        units.rename({"en": "zh", "zh": "en"}),
    ).with_columns(swap)
    shown = [
        *KEY,
        "status",
        "keyword",
        "rendering",
        "hits_here",
        "hits_there",
        "other_terms",
        "nearby",
        "unit",
    ]
    straight = concordance(EVERYTHING, *tables).select(shown).sort(KEY)
    assert swapped.select(shown).sort(KEY).equals(straight)


@given(studies())
def test_a_match_is_rendered_exactly_where_its_counterpart_has_one_that_is_rendered(tables: Tables) -> None:
    lines = concordance(EVERYTHING, *tables).drop_nulls("unit")
    place = ["query", "kind", "article", "unit"]
    statuses = lines.group_by(place).agg(pl.col("status").unique(), pl.col("language").n_unique())
    for found, languages in statuses.select("status", "language").iter_rows():
        assert (found == ["rendered"]) == (languages == 2)
        assert len(found) == 1
