"""The sample: its strata, its chances, its spread over articles, what stays in it, and what the sheet does not tell."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from aligned_demo import demo
from coded_study import population, sample, sheet_of
from hypothesis import given
from hypothesis import strategies as st
from small_study import SMALL, corpus_of, small_codebook

from analysis.coding.population import coding_population
from analysis.coding.sample import allocate
from analysis.framing.matching import find_hits
from analysis.tables.alignment import UNITS
from analysis.tables.text_files import to_csv

PLACE = ["issue", "article", "language", "sentence"]
CELL = ["frame", "language", "stratum"]
START = st.integers(0, 2**64 - 1)


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(0, 80), START)
def test_articles_share_in_proportion(sizes: list[int], wanted: int, start: int) -> None:
    shares = allocate(sizes, wanted, start)
    total = sum(sizes)
    taken = min(wanted, total)
    assert sum(shares) == taken
    for size, share in zip(sizes, shares, strict=True):
        assert share <= size
        exact = Fraction(taken * size, total) if total else Fraction(0)
        assert abs(share - exact) < 1


def test_every_unit_has_the_same_chance() -> None:
    sizes, wanted, rounds = [3, 40, 1, 17, 9], 10, 4000
    generator = np.random.default_rng(1)
    starts = generator.integers(0, 2**64, size=rounds, dtype=np.uint64)
    mean = np.mean([allocate(sizes, wanted, int(start)) for start in starts], axis=0)
    assert mean == pytest.approx(np.array(sizes) * wanted / sum(sizes), abs=0.03)


def test_the_strata_are_what_the_program_found_here_and_opposite() -> None:
    study, people = demo(), population()
    found = {tuple(row) for row in study.hits.select(*PLACE, "frame").iter_rows()}
    links = study.units.filter(granularity="sentence").select("issue", "article", "en", "zh").rows()
    sides = {
        (issue, article, language, sentence): {(issue, article, other, item) for item in there}
        for issue, article, en, zh in links
        for language, here, other, there in (("en", en, "zh", zh), ("zh", zh, "en", en))
        for sentence in here
    }
    seen = set()
    for row in people.iter_rows(named=True):
        place = tuple(row[name] for name in PLACE)
        opposite = any((*item, row["frame"]) in found for item in sides.get(place, ()))
        own = (*place, row["frame"]) in found
        assert row["found"] == own
        assert row["stratum"] == ("hit" if own else "opposite" if opposite else "other")
        seen.add(row["stratum"])
    assert seen == {"hit", "opposite", "other"}
    # every sentence with every frame, and no heading
    headings = study.paragraphs.filter(kind="heading")
    assert people.join(headings, on=[*PLACE[:3], "paragraph"], how="semi").is_empty()
    assert people.height == 12 * study.sentences.height - 12 * headings.height


def test_paragraphs_and_no_stratum_opposite() -> None:
    people = population("paragraph")
    body = demo().paragraphs.filter(kind="paragraph")
    assert people.height == 12 * body.height and people["sentence"].is_null().all()
    assert people.filter(stratum="opposite").height > 0
    merged = population("sentence", (), False)
    assert set(merged["stratum"]) == {"hit", "other"}
    assert merged.select("id", "found").equals(population().select("id", "found"))


def test_sizes_chances_and_weights() -> None:
    people = population()
    key = sample(people)
    wanted = {"hit": 20, "opposite": 10, "other": 20}
    strata = (
        people.group_by(CELL).len().join(key.group_by(CELL).len("drawn"), on=CELL, how="full", coalesce=True)
    )
    for row in strata.iter_rows(named=True):
        assert row["drawn"] == min(wanted[row["stratum"]], row["len"])
    # the weights of a stratum sum to its units, those of a frame and language to all of them
    summed = key.group_by("frame", "language").agg(pl.col("weight").sum())
    units = people.group_by("frame", "language").len()
    for row in summed.join(units, on=["frame", "language"]).iter_rows(named=True):
        assert row["weight"] == pytest.approx(row["len"])
    assert key.select((pl.col("probability") * pl.col("weight") - 1).abs().max()).item() < 1e-12


def test_a_stratum_is_spread_over_its_articles() -> None:
    people = population()
    key = sample(people)
    article = [*CELL, "issue", "article"]
    shares = people.group_by(article).len().join(key.group_by(article).len("drawn"), on=article, how="left")
    exact = shares.join(key.select(*CELL, "probability").unique(), on=CELL).with_columns(
        away=(pl.col("drawn").fill_null(0) - pl.col("len") * pl.col("probability")).abs()
    )
    assert exact.height > 200 and exact["away"].max() < 1  # type: ignore[operator]


def test_the_seed_decides_and_the_order_of_rows_does_not() -> None:
    people = population()
    key = sample(people)
    assert key.equals(sample(people))
    assert set(sample(people.sample(fraction=1, shuffle=True, seed=1))["id"]) == set(key["id"])
    assert set(sample(people, seed=8)["id"]) != set(key["id"])


def test_a_larger_sample_keeps_the_smaller_one() -> None:
    people = population()
    small, large = (set(sample(people, **sizes)["id"]) for sizes in ({}, {"hits": 40, "non_hits": 40}))
    # a share that was rounded up may be rounded down
    assert len(small & large) >= 0.97 * len(small)


def test_an_issue_more_keeps_what_can_be_kept() -> None:
    one, both = population("sentence", ("2041-spring",)), population()
    # an id is that of the text, whatever else is in the study
    assert set(one["id"]) <= set(both["id"])
    before, after = sample(one), sample(both)
    old = after.filter(issue="2041-spring")
    still = (
        one.select("id", stratum_before="stratum")
        .join(old, on="id")
        .filter(pl.col("stratum") == pl.col("stratum_before"))
    )
    assert still.height == old.height
    # what the new sample wants of the earlier issue was nearly always in the earlier sample
    kept = len(set(before["id"]) & set(old["id"]))
    assert kept >= 0.95 * old.height
    # and with sizes that grow like the study, nearly all that was coded stays
    doubled = sample(both, hits=45, opposite=25, non_hits=45)
    assert len(set(before["id"]) & set(doubled["id"])) >= 0.9 * before.height


def test_an_id_outlives_a_correction_elsewhere_in_the_article() -> None:
    def ids(text: str) -> list[str]:
        codebook = small_codebook(SMALL)
        tables = corpus_of([("a", "en", text)])
        hits, _ = find_hits(codebook, *tables)
        return coding_population("sentence", True, *tables[:2], hits, UNITS.frame([]), codebook)[
            "id"
        ].to_list()

    first = ids("Aid came. Aid came. All was well.")
    assert len(set(first)) == len(first) == 3 * 2
    corrected = ids("A new sentence. Aid came. Aid came. All was well, in the end.")
    assert len(set(first) & set(corrected)) == 2 * 2


def test_the_sheet_does_not_tell_what_the_program_found() -> None:
    people = population()
    key = sample(people)
    sheet = sheet_of(key, people)
    assert sorted(sheet["id"]) == sorted(key["id"])
    assert not {"found", "stratum", "weight", "probability"} & set(sheet.columns)
    assert sheet["code"].is_null().all() and sheet["note"].is_null().all()
    # neither do the rows: hits stand anywhere in a block
    blocks = sheet.with_row_index("at").join(
        key.select("id", "found", "stratum"), on="id", maintain_order="left"
    )
    places = blocks.with_columns(
        rank=(pl.col("at").rank().over("language", "frame") - 0.5) / pl.len().over("language", "frame")
    )
    means = places.group_by("found").agg(pl.col("rank").mean())["rank"]
    assert means.to_list() == pytest.approx([0.5, 0.5], abs=0.05)
    # a frame is one block of each language
    runs = sheet.select(pl.struct("language", "frame").rle_id().n_unique()).item()
    assert runs == sheet.select("language", "frame").unique().height


def test_the_sheet_shows_what_stands_around_a_sentence() -> None:
    people = population()
    sheet = sheet_of(sample(people), people)
    sentences = {
        (*row[:3], row[4]): row[5]
        for row in demo().sentences.select(*PLACE[:3], "paragraph", "sentence", "text").rows()
    }
    for row in sheet.head(200).iter_rows(named=True):
        version = (row["issue"], row["article"], row["language"])
        around = [sentences.get((*version, row["sentence"] + step)) for step in (-1, 0, 1)]
        assert [row["before"], row["text"], row["after"]] == around
    assert to_csv(sheet).startswith("\ufeffid,language,frame,title,definition,before,text,after,code,note,")


def test_a_study_without_text_has_an_empty_sheet() -> None:
    codebook = small_codebook(SMALL)
    tables = corpus_of([])
    hits, _ = find_hits(codebook, *tables)
    people = coding_population("sentence", True, *tables[:2], hits, UNITS.frame([]), codebook)
    key = sample(people)
    assert people.is_empty() and key.is_empty() and sheet_of(key, people).is_empty()
