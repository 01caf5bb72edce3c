"""What each measure finds in a pair of sentences behind a study of plain translations, and what it leaves alone."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl
import pytest
from shift_texts import BACKGROUND, Pair, last, shifts_of, small_texts

from analysis.shifts.candidates import KINDS


class Expected(NamedTuple):
    pair: Pair
    kind: str
    en: str | None
    zh: str | None


FOUND = [
    Expected(
        (
            "The river must be protected by all countries, and children learned to swim in it.",
            "各国必须保护这条河流。",
        ),
        "added",
        "and children learned to swim in it",
        None,
    ),
    Expected(
        ("The engineers measured the depth.", "工程师测量了深度，发现大坝出现严重裂缝。"),
        "omitted",
        None,
        "发现大坝出现严重裂缝",
    ),
    Expected(("", "农民抱怨税收太重。"), "omitted", None, "农民抱怨税收太重。"),
    Expected(("The farmers asked for lower taxes.", ""), "added", "The farmers asked for lower taxes.", None),
    Expected(("The Commission built 15 bridges.", "委员会建设了25座桥梁。"), "figure", "15", "25"),
    Expected(("The farms cover 50,000 hectares.", "农田面积90万亩。"), "figure", "50,000", "90万"),
    Expected(
        ("Double standards might perhaps be avoided.", "必须坚决反对双重标准。"),
        "weakened",
        "might … perhaps",
        "必须 … 坚决 … 反对",
    ),
    Expected(("The locks must be opened.", "船闸开放。"), "strengthened", "must", None),
    Expected(("We should repair the bridge.", "我们必须修理桥梁。"), "weakened", "should", "必须"),
    Expected(("We regretted the attack.", "我们谴责攻击。"), "weakened", "regretted", "谴责"),
    Expected(("As a proverb goes, water flows down.", "水往低处流。"), "attribution", "proverb", None),
    Expected(("Japan signed the treaty.", "印度签署了条约。"), "actor", "Japan", "印度"),
    Expected(
        ("People far and near found peace and plenty there.", "那里国泰民安、风调雨顺。"),
        "explained",
        "far and near found peace and plenty",
        "风调雨顺",
    ),
]


@pytest.mark.parametrize("expected", FOUND, ids=lambda item: f"{item.kind}: {item.pair[0] or item.pair[1]}")
def test_a_shift_is_found_and_marked(expected: Expected) -> None:
    found = last(expected.pair).filter(kind=expected.kind).sort("score", descending=True)
    assert found.height
    best = found.row(0, named=True)
    assert (best["en_words"] or "").startswith(expected.en or "") and best["zh_words"] == expected.zh
    assert (expected.en is None) == (best["en_words"] is None)
    assert best["score"] > -1.0


NOTHING = [
    ("The farms cover 60,000 hectares.", "农田面积90万亩。"),
    ("Forty percent of the schools are old.", "四成学校很古老。"),
    ("The ports handled US$750 billion of goods.", "港口运输商品7500亿美元。"),
    ("Schools must protect trees.", "学校必须保护树木。"),
    ("Three out of 10 boats are old, and COVID-19 came.", "三成船只很古老，新冠疫情来了。"),
    ("The bridge is half a century old.", "这座桥梁50年了。"),
]


@pytest.mark.parametrize("pair", NOTHING, ids=lambda pair: pair[0])
def test_a_plain_translation_has_no_likely_shift_of_figures_or_force(pair: Pair) -> None:
    found = last(pair)
    assert found.filter(pl.col("kind").is_in(["figure", "weakened", "strengthened"])).is_empty()


def test_the_direction_follows_the_source() -> None:
    pair = ("The river must be protected, and children learned to swim in it.", "河流必须保护。")
    assert last(pair)["kind"].to_list()[0] == "added"
    assert last(pair, source="en")["kind"].to_list()[0] == "omitted"
    must = ("The locks must be opened.", "船闸开放。")
    assert last(must).filter(measure="force")["kind"].to_list() == ["strengthened"]
    assert last(must, source="en").filter(measure="force")["kind"].to_list() == ["weakened"]


def test_what_another_article_ends_with_is_not_given_before() -> None:
    pairs = [
        ("The treaty was signed again.", "印度签署了条约。"),
        ("India built a bridge.", "他们建设了桥梁。"),
    ]
    together = small_texts(pairs)
    last_unit = len(BACKGROUND) + 1
    begins = {
        name: table.with_columns(
            article=pl.when(pl.col("unit" if name == "units" else "paragraph") == last_unit)
            .then(pl.lit("b"))
            .otherwise("article")
        )
        for name, table in vars(together).items()
        if name not in ("articles", "lexicon")
    }
    articles = pl.concat([together.articles, together.articles.with_columns(article=pl.lit("b"))])
    apart = type(together)(**{**vars(together), **begins, "articles": articles})
    scores = [
        shifts_of(texts, -99.0).filter(kind="actor", unit=last_unit)["score"].item()
        for texts in (together, apart)
    ]
    assert scores[1] - scores[0] > 1.0


def test_a_set_phrase_may_begin_a_unit_behind_a_heading() -> None:
    pairs = [
        ("The bridges", "桥梁"),
        ("Goods and ideas flow across all ages there, and the locks are open.", "泽被千秋，船闸开放。"),
    ]
    found = shifts_of(small_texts(pairs), -99.0).filter(pl.col("unit") == len(BACKGROUND) + 1)
    assert found.select("kind", "zh_words").rows() == [("explained", "泽被千秋")]


def test_a_word_that_is_never_accounted_for_is_no_evidence() -> None:
    """The same free rendering in every sentence tells less each time."""
    once = ("The lake sparkles with joy.", "湖泊闪闪发光。")
    often = [
        (f"The {noun} sparkles with joy.", f"{zh}闪闪发光。")
        for noun, zh in (("river", "河流"), ("boat", "船只"))
    ]

    def bits(pairs: list[Pair]) -> float:
        table = shifts_of(small_texts(pairs), -99.0).filter(
            pl.col("unit") == len(BACKGROUND), measure="coverage"
        )
        return float(table["score"].max() or -99.0)  # type: ignore[arg-type]

    assert bits([once, *often * 4]) <= bits([once])


def test_places_slice_to_the_marked_words_and_kinds_are_known() -> None:
    texts = small_texts([item.pair for item in FOUND])
    found = shifts_of(texts, -99.0)
    paragraphs = {
        row[:4]: row[4]
        for row in texts.paragraphs.select("issue", "article", "language", "paragraph", "text").iter_rows()
    }
    assert set(found["kind"]) <= set(KINDS) and found["id"].is_unique().all()
    assert found["rank"].to_list() == list(range(1, found.height + 1))
    for row in found.iter_rows(named=True):
        for language in ("en", "zh"):
            places = zip(
                *(row[f"{language}_{name}"] for name in ("paragraphs", "starts", "ends")), strict=True
            )
            words = [paragraphs[row["issue"], row["article"], language, p][s:e] for p, s, e in places]
            assert " … ".join(words) == (row[f"{language}_words"] or "")
            text = row[f"{language}_text"] or ""
            assert all(f"[[{word}]]" in text for word in words)


def test_a_study_without_aligned_units_has_no_candidates() -> None:
    texts = small_texts([])
    empty = type(texts)(**{**vars(texts), "units": texts.units.head(0)})
    assert shifts_of(empty).is_empty()
