"""Small studies, where one can see what should be proposed."""

from __future__ import annotations

import polars as pl
import pytest
from discovered import propose_from, small_tables
from small_study import small_codebook

SENTENCES = [
    ("我们维护海底花园倡议。", "We uphold the Seabed Garden Initiative."),
    ("海底花园倡议造福渔民。", "The Seabed Garden Initiative benefits fishermen."),
    ("各国欢迎海底花园倡议。", "All countries welcome the Seabed Garden Initiative."),
    ("渔民需要灯塔。", "Fishermen need a lighthouse."),
    ("灯塔照亮大海。", "The lighthouse lights the sea."),
    ("今天天气很好。", "The weather is fine today."),
]


def test_a_phrase_that_recurs_is_proposed_whole_as_it_is_written() -> None:
    best = propose_from(small_tables(SENTENCES), None).row(0, named=True)
    assert (best["zh"], best["en"]) == ("海底花园倡议", "Seabed Garden Initiative")
    assert best["term"] == "seabed_garden_initiative"
    assert (best["zh_count"], best["en_count"], best["joint_units"]) == (3, 3, 3)


def test_words_at_the_beginning_of_sentences_lose_their_capital() -> None:
    rows = propose_from(small_tables(SENTENCES), None).select("zh", "en").rows()
    assert ("渔民", "fishermen") in rows
    assert ("灯塔", "lighthouse") in rows


def test_a_name_that_occurs_once_is_proposed_by_its_capitals_and_marks() -> None:
    once = [*SENTENCES, ("他们签署了《灯塔公约》。", "They signed the Lighthouse Convention.")]
    assert ("灯塔公约", "Lighthouse Convention") in propose_from(small_tables(once), None).select(
        "zh", "en"
    ).rows()
    left = propose_from(small_tables(once), None, once=False)
    assert "灯塔公约" not in left["zh"].to_list()


def test_one_spelling_is_proposed_once_whatever_lemmas_it_was_given() -> None:
    texts = [*SENTENCES, ("灯塔很高。", "A lighthouse is tall."), ("他看见灯塔。", "He saw the lighthouse.")]
    tokens, *others = small_tables(texts)
    later = (pl.col("sentence") > 5) & (pl.col("text") == "lighthouse")
    tokens = tokens.with_columns(lemma=pl.when(later).then(pl.lit("lighthous")).otherwise("lemma"))
    assert ("灯塔", "lighthouse") in propose_from((tokens, *others), None).select("zh", "en").rows()


def test_joined_names_are_taken_apart() -> None:
    once = [*SENTENCES, ("他去过汤加和乌干达。", "He has been to Tonga and Uganda.")]
    rows = propose_from(small_tables(once), None).select("zh", "en").rows()
    assert {("汤加", "Tonga"), ("乌干达", "Uganda")} <= set(rows)


CODEBOOK = """
name: Small
version: "1"
frames:
  - id: sea
    title: {{en: Sea, zh: 海}}
    note: The sea.
    terms:
      - {{id: garden, zh: {zh}, en: {en}}}
"""


@pytest.mark.parametrize(
    ("zh", "en", "adds"),
    [
        ("[海底花园倡议]", "[seabed garden initiatives]", None),
        ("[海底花园倡议]", "[marine park plan]", "en"),
        ("[海洋公园]", "[Seabed Garden Initiative]", "zh"),
        ("[海洋公园]", "[marine park plan]", "term"),
    ],
)
def test_the_codebook_is_compared_by_its_own_rules(zh: str, en: str, adds: str | None) -> None:
    codebook = small_codebook(CODEBOOK.format(zh=zh, en=en))
    proposals = propose_from(small_tables(SENTENCES), codebook).filter(zh="海底花园倡议")
    assert proposals["adds"].to_list() == ([] if adds is None else [adds])
    if adds in ("en", "zh"):
        assert proposals["term"].to_list() == ["garden"]


@pytest.mark.parametrize("texts", [[], SENTENCES[:1], [("", ""), ("。", ".")]])
def test_little_text_has_few_proposals(texts: list[tuple[str, str]]) -> None:
    tables = small_tables(texts or SENTENCES)
    if not texts:
        tables = tuple(table.clear() for table in tables)
    assert propose_from(tables, None).height <= 1
