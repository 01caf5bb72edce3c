"""Series in three invented articles, planted and written down without any finds having been seen.

`planted/N.LANGUAGE.txt` has a title and a paragraph a line, `planted/N.LANGUAGE.json` the series: kind, salience (3:
anyone would mark it, 2: a careful reader would), and for each member its paragraph, its words, and which occurrence of
these it is. Some are kept in the translation, some broken, some lost.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest
import yaml
from extracted import extract
from project import PROJECT
from series_texts import project_lexicon

from analysis.alignment.corpus import align_corpus
from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.devices import devices
from benchmarks.device_matching import SERIES, Span, f1, matches

FOLDER = Path(__file__).with_name("planted")
NUMBERS = (1, 2, 3)
BYLINES = {"en": "By: Ann Ashby", "zh": "作者：安宁"}


class Version(NamedTuple):
    planted: list[tuple[int, list[Span]]]  # salience, places of the members
    finds: list[list[Span]]


def source() -> str:
    parts = []
    for language, byline in BYLINES.items():
        for number in NUMBERS:
            title, body = (FOLDER / f"{number}.{language}.txt").read_text("utf-8").split("\n\n", 1)
            parts.append(f"{title}\n{byline}\n\n{body}")
    return "\n".join(parts)


@pytest.fixture(scope="module")
def versions() -> dict[tuple[int, str], Version]:
    pairs = [{"en": number, "zh": number} for number in NUMBERS]
    paragraphs = extract(source(), "plain-texts", pairs=pairs).paragraphs
    sentences, tokens = tokenize_corpus(paragraphs, (), "rjieba")
    units = align_corpus(paragraphs, sentences, tokens, []).units
    config: dict[str, Any] = yaml.safe_load((PROJECT / "config" / "config.yaml").read_text("utf-8"))
    least = config["devices"]["least_strength"]
    found, members = devices(paragraphs, sentences, tokens, units, project_lexicon(), least)
    series = found.filter(pl.col("kind").is_in(SERIES)).select("article", "language", "device")
    places: dict[tuple[int, str], dict[str, list[Span]]] = {}
    kept = members.join(series, on=["article", "language", "device"], how="semi")
    for article, language, device, *span in kept.select(
        "article", "language", "device", "paragraph", "start", "end"
    ).iter_rows():
        own = places.setdefault((int(article[:2]), language), {})
        own.setdefault(device, []).append((span[0], span[1], span[2]))
    texts = {
        (int(row["article"][:2]), row["language"], row["paragraph"]): row["text"]
        for row in paragraphs.iter_rows(named=True)
    }
    return {
        (number, language): Version(
            read_planted(number, language, texts), list(places.get((number, language), {}).values())
        )
        for number in NUMBERS
        for language in BYLINES
    }


def read_planted(
    number: int, language: str, texts: dict[tuple[int, str, int], str]
) -> list[tuple[int, list[Span]]]:
    series = json.loads((FOLDER / f"{number}.{language}.json").read_text("utf-8"))
    return [
        (one["salience"], [span_of(number, language, texts, *m) for m in one["members"]]) for one in series
    ]


def span_of(
    number: int, language: str, texts: dict[tuple[int, str, int], str], paragraph: int, words: str, which: int
) -> Span:
    start = -1
    for _ in range(which):
        start = texts[number, language, paragraph].index(words, start + 1)
    return paragraph, start, start + len(words)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_planted_series_are_found_and_little_else(
    versions: dict[tuple[int, str], Version], language: str
) -> None:
    own = [version for key, version in versions.items() if key[1] == language]
    found = [
        (salience, any(matches(find, spans) for find in version.finds))
        for version in own
        for salience, spans in version.planted
    ]
    real = [
        any(matches(find, spans) for _, spans in version.planted) for version in own for find in version.finds
    ]
    evident = [hit for salience, hit in found if salience == 3]
    recall, precision = sum(hit for _, hit in found) / len(found), sum(real) / len(real)
    # English is read by fewer signs: it has no even items.
    least = {"en": (0.85, 0.8), "zh": (0.95, 0.88)}[language]
    assert sum(evident) / len(evident) >= least[0]
    assert f1(precision, recall) >= least[1]
    assert precision >= 0.9
