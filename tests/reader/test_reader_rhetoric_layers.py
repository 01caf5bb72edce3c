"""Markers, devices and shifts as layers: each place once, in its version, with what a reader is told about it."""

from __future__ import annotations

import polars as pl

from analysis.reader.rhetoric_layers import SHIFT_TITLES, device_layers, marker_layers, shift_layers
from analysis.rhetoric.device_names import DEVICE_TITLES

PLACE = {"issue": "i", "article": "a", "language": "en"}


def test_a_category_of_markers_is_a_layer_even_without_a_hit() -> None:
    hits = pl.DataFrame(
        [
            {
                **PLACE,
                "paragraph": 1,
                "category": "hedge",
                "term": "may",
                "form": "may",
                "start": 3,
                "end": 6,
            },
            {
                **PLACE,
                "paragraph": 2,
                "category": "hedge",
                "term": "may",
                "form": "may",
                "start": 0,
                "end": 3,
            },
        ]
    )
    hedge, booster = marker_layers(hits, {"hedge": {"en": "Hedges"}, "booster": {"en": "Boosters"}})
    assert (hedge.id, hedge.kind, hedge.spans.height, booster.spans.height) == (
        "marker/hedge",
        "Markers",
        2,
        0,
    )
    assert hedge.spans.row(0, named=True) == {
        **PLACE,
        "paragraph": 1,
        "start": 3,
        "end": 6,
        "entry": "may",
        "note": "form: may",
    }


def test_the_members_of_a_device_share_an_entry() -> None:
    common = {**PLACE, "device": "anaphora-sentence-1-0"}
    devices = pl.DataFrame(
        [
            {**common, "kind": "anaphora", "members": 2, "frame": "the river …", "presence": "kept"},
            {
                **PLACE,
                "device": "idiom-1",
                "kind": "idiom",
                "members": 1,
                "frame": None,
                "presence": None,
            },
        ]
    )
    members = pl.DataFrame(
        [{**common, "paragraph": 1, "start": start, "end": start + 9} for start in (0, 20)]
        + [{**PLACE, "device": "idiom-1", "paragraph": 4, "start": 2, "end": 6}]
    )
    anaphora, idiom = device_layers(devices, members)
    assert anaphora.title == DEVICE_TITLES["anaphora"]
    assert anaphora.spans["entry"].to_list() == ["i/a/en/anaphora-sentence-1-0"] * 2
    assert anaphora.entries == {"i/a/en/anaphora-sentence-1-0": {"en": "the river …"}}
    assert set(anaphora.spans["note"]) == {"2 members; in the other version: kept"}
    assert idiom.spans["note"].to_list() == [""]


def test_a_shift_is_marked_in_both_versions_or_in_the_one_that_has_it() -> None:
    rows = [
        {
            "issue": "i",
            "article": "a",
            "id": name,
            "rank": rank,
            "kind": kind,
            "probability": 0.714,
            "why": "because",
            "en_paragraphs": en,
            "en_starts": [0] * len(en),
            "en_ends": [5] * len(en),
            "zh_paragraphs": zh,
            "zh_starts": [2] * len(zh),
            "zh_ends": [4] * len(zh),
        }
        for name, rank, kind, en, zh in (("s1", 1, "weakened", [3], [3, 3]), ("s2", 2, "omitted", [], [5]))
    ]
    shifts = pl.DataFrame(
        rows,
        schema_overrides={
            f"{language}_{what}": pl.List(pl.Int64)
            for language in ("en", "zh")
            for what in ("paragraphs", "starts", "ends")
        },
    )
    omitted, weakened = shift_layers(shifts)
    assert [layer.title for layer in (omitted, weakened)] == [
        SHIFT_TITLES["omitted"],
        SHIFT_TITLES["weakened"],
    ]
    assert omitted.spans.select("language", "paragraph", "start", "end").rows() == [("zh", 5, 2, 4)]
    assert weakened.spans["language"].to_list() == ["en", "zh", "zh"]
    assert set(weakened.spans["note"]) == {"because (probability 0.71)"}
    assert weakened.entries == {"s1": {"en": "no. 1"}}
