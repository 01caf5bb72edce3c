"""The places of the series that were read in the speeches, in the issue that is made of these."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import extract
from project import SHARED, needs_shared

from benchmarks.aligned_folder import AlignedText, read_folder
from benchmarks.device_speeches import READING, paragraphs_of, read_speech_series, write_issue

pytestmark = needs_shared


@pytest.fixture(scope="module")
def texts() -> list[AlignedText]:
    return read_folder(SHARED / "aligned-speeches")


def test_the_issue_has_the_paragraphs_and_the_series_their_words(
    texts: list[AlignedText], tmp_path: Path
) -> None:
    write_issue(texts, tmp_path)
    extraction = extract((tmp_path / "source.txt").read_text("utf-8"), "plain-texts")
    assert extraction.pairs.select("en", "zh").rows() == [(number, number) for number in range(1, 7)]
    found = {
        (int(row["article"][:2]), row["language"], row["paragraph"]): row["text"]
        for row in extraction.paragraphs.iter_rows(named=True)
    }
    expected = {
        (int(text.name), language): len(paragraphs)
        for text in texts
        for language, paragraphs in paragraphs_of(text).items()
    }
    counted = {key: sum(place[:2] == key for place in found) for key in expected}
    assert counted == expected

    shown = {
        (series.article, series.language, "".join(found[series.article, series.language, p][a:b].split()))
        for reading in read_speech_series(texts)
        for series in reading
        for p, a, b in series.spans
    }
    lines = {(text.name, language): getattr(text, language) for text in texts for language in ("en", "zh")}
    with READING.open(encoding="utf-8", newline="") as file:
        marked = {
            (int(row["speech"]), row["language"], "".join(line[int(row["start"]) : int(row["end"])].split()))
            for row in csv.DictReader(file)
            for line in [lines[row["speech"], row["language"]][int(row["line"])]]
        }
    # a few stand in a title or a date, which are no text
    assert shown <= marked
    assert len(marked - shown) < 0.01 * len(marked)
