"""Modules of the page by themselves: cutting text where marks overlap, patterns of a search, addresses."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from chromium import chromium, needs_chromium
from reader_pages import sources

from analysis.pages.script_bundle import script_bundle

pytestmark = needs_chromium

PROBE = """import { piecesOf } from "./pieces.js";
import { formsPattern, patternsOf, placesIn } from "./search.js";
import { addressOf, readAddress } from "./address.js";
globalThis.probe = {
  pieces: (cases) => cases.map(([start, end, marks]) => piecesOf(start, end, marks)),
  found: (query, language, text) => {
    const patterns = patternsOf(query);
    return patterns && placesIn(text, patterns[language]).map(([start, end]) => text.slice(start, end));
  },
  forms: (language, forms, text) => placesIn(text, formsPattern(language, forms)),
  turned: (addresses) => addresses.map((address) => readAddress(addressOf(address))),
};
"""
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Calls a function of the probe with arguments."""
    with chromium() as browser:
        page = browser.new_page()
        page.evaluate(script_bundle({**sources().modules, "probe": PROBE}, "probe"))
        yield lambda name, *values: page.evaluate(
            "([name, values]) => probe[name](...values)", [name, list(values)]
        )


def test_pieces_cover_the_text_and_hold_exactly_the_marks_that_cover_them(call: Call) -> None:
    chance = random.Random(1)
    cases = []
    for _ in range(300):
        start = chance.randrange(5)
        end = start + chance.randrange(1, 15)
        edges = [sorted(chance.sample(range(22), 2)) for _ in range(chance.randrange(5))]
        cases.append([start, end, [[at, *edge, ""] for at, edge in enumerate(edges)]])
    for (start, end, marks), pieces in zip(cases, call("pieces", cases), strict=True):
        assert [place for piece in pieces for place in range(piece["start"], piece["end"])] == list(
            range(start, end)
        )
        for piece in pieces:
            for place in range(piece["start"], piece["end"]):
                assert piece["marks"] == [at for at, first, last, _ in marks if first <= place < last]


@pytest.mark.parametrize(
    ("query", "language", "text", "found"),
    [
        ("cooperation", "en", "Cooperation, co-operation, cooperations", ["Cooperation"]),
        ("co-operat*", "en", "Co‑operation is co-operative.", ["Co‑operation", "co-operative"]),
        ("people's", "en", "The people’s will", ["people’s"]),
        ("win  win", "en", "win win; win-win", ["win win"]),
        ("US", "en", "us, the US; USA; bus", ["us", "US"]),
        ("U.S.", "en", "the U.S. and US", ["U.S."]),
        ("café", "en", "a cafe\u0301? a café!", ["café"]),
        ("(a+b)* [x]", "en", "nothing", []),
        ("合作", "zh", "合作共赢，不合作", ["合作", "合作"]),
        ("合作", "en", "the word 合作 in English", ["合作"]),
        ("RCEP", "zh", "签署rcep和RCEPs", ["rcep", "RCEP"]),
        ("50", "zh", "50年，150年", ["50", "50"]),
        ("...", "en", "a ... b", None),
        ("", "en", "a", None),
    ],
)
def test_what_a_query_finds(
    call: Call, query: str, language: str, text: str, found: list[str] | None
) -> None:
    assert call("found", query, language, text) == found


def test_forms_of_a_keyword_are_whole_words_in_english_and_the_longest_wins(call: Call) -> None:
    assert call("forms", "en", ["river", "rivers"], "Rivers, river; riverside") == [[0, 6], [8, 13]]
    assert call("forms", "zh", ["合作", "合作社"], "合作社和合作") == [[0, 3], [4, 6]]


def test_addresses_are_read_as_they_were_written(call: Call) -> None:
    whole = {"issue": "2041-spring", "article": "01-a.b_c", "language": "zh", "paragraph": 0, "sentence": 12}
    cases = [dict(list(whole.items())[:count]) for count in (2, 4, 5)]
    for case, read in zip(cases, call("turned", cases), strict=True):
        assert {key: value for key, value in read.items() if value is not None} == case
