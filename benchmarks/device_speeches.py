"""How well rhetorical series are found in the six aligned speeches, against two complete readings.

    PYTHONPATH=. python -m benchmarks.device_speeches ../shared/aligned-speeches --issue path/to/issues/speeches
    snakemake --config study=speeches issues=path/to/issues results/speeches/rhetoric/devices.parquet
    PYTHONPATH=. python -m benchmarks.device_speeches ../shared/aligned-speeches --results results/speeches

The first command writes the speeches as an issue of plain texts. They are kept a sentence a line; where their
paragraphs begin (`benchmarks/speech_paragraphs.csv`, lines of the Chinese versions) one of the readers judged.

`benchmarks/series_speeches.csv` has a row a member of a series: the reader, the speech, language and number of the
series, its kind and salience, and the member's line, first character and end. It holds no words of the speeches. The
rules of the readers are those of `benchmarks/device_reading.py`; they are two others, language models too, who saw
both versions of a speech.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.aligned_folder import AlignedText, read_folder
from benchmarks.device_matching import Span
from benchmarks.device_reading import Series, score
from benchmarks.devices import read_finds

READING = Path(__file__).with_name("series_speeches.csv")
PARAGRAPHS = Path(__file__).with_name("speech_paragraphs.csv")
HEAD = 2  # lines of title and date, which are no text
SPACE = {"en": " ", "zh": ""}  # what stands between two sentences, and in place of white space
BYLINES = {"en": "By: Xi Jinping", "zh": "作者：习近平"}

Paragraphs = Sequence[Sequence[int]]  # lines of each paragraph


def paragraphs_of(text: AlignedText) -> dict[str, Paragraphs]:
    """The lines of each paragraph of a speech in both versions; a paragraph begins in both at corresponding lines."""
    with PARAGRAPHS.open(encoding="utf-8", newline="") as file:
        chinese = {int(row["line"]) for row in csv.DictReader(file) if row["speech"] == text.name}
    # the first English line that corresponds to a Chinese one or one behind it
    opposite = {line: min(en) for en, zh in text.links if en for line in zh if line >= HEAD}
    english = {
        min(place for line, place in opposite.items() if line >= begin)
        for begin in chinese
        if any(line >= begin for line in opposite)
    }
    return {"en": _grouped(min(english), len(text.en), english), "zh": _grouped(HEAD, len(text.zh), chinese)}


def _grouped(first: int, end: int, begins: set[int]) -> Paragraphs:
    found: list[list[int]] = []
    for line in range(first, end):
        if line in begins or not found:
            found.append([])
        found[-1].append(line)
    return found


def write_issue(texts: Sequence[AlignedText], folder: Path) -> None:
    """The speeches as an issue of plain texts: a paragraph a line."""
    lines: list[str] = []
    for language in ("en", "zh"):
        for text in texts:
            own = getattr(text, language)
            lines += [_clean(own[0], language), BYLINES[language], ""]
            for paragraph in paragraphs_of(text)[language]:
                lines += [SPACE[language].join(_clean(own[line], language) for line in paragraph), ""]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "issue.yaml").write_text(
        "journal: plain-texts\ntitle: Six speeches\ndate: 2013\nsource: source.txt\n", encoding="utf-8"
    )


def _clean(line: str, language: str) -> str:
    return SPACE[language].join(line.split())


def _place(line: str, at: int, language: str) -> int:
    """Where a character of a line stands once its white space is cleaned."""
    return len(_clean(line[: at + 1], language)) - 1


def read_speech_series(texts: Sequence[AlignedText]) -> tuple[list[Series], list[Series]]:
    """The series of the first and the second reader, with their places in the paragraphs of the issue."""
    places: dict[tuple[str, str, int], tuple[int, int]] = {}
    lines: dict[tuple[str, str, int], str] = {}
    for text in texts:
        for language, paragraphs in paragraphs_of(text).items():
            for number, paragraph in enumerate(paragraphs):
                offset = 0
                for line in paragraph:
                    raw = getattr(text, language)[line]
                    places[text.name, language, line], lines[text.name, language, line] = (
                        (number, offset),
                        raw,
                    )
                    offset += len(_clean(raw, language)) + len(SPACE[language])
    found: dict[tuple[str, str, str, str], Series] = {}
    with READING.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["reader"], row["speech"], row["language"], row["series"])
            empty = Series(int(row["speech"]), row["language"], row["kind"], int(row["salience"]), ())
            series = found.setdefault(key, empty)
            where = (row["speech"], row["language"], int(row["line"]))
            if where in places:
                found[key] = series._replace(spans=(*series.spans, _span(row, places[where], lines[where])))
    first, second = (
        [series for key, series in found.items() if key[0] == reader and len(series.spans) > 1]
        for reader in "12"
    )
    return first, second


def _span(row: Mapping[str, str], place: tuple[int, int], line: str) -> Span:
    paragraph, offset = place
    start, end = (_place(line, at, row["language"]) for at in (int(row["start"]), int(row["end"]) - 1))
    return paragraph, offset + start, offset + end + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the aligned speeches")
    parser.add_argument("--issue", type=Path, help="folder to write the issue to")
    parser.add_argument("--results", type=Path, help="results of the study of that issue")
    chosen = parser.parse_args()
    texts = read_folder(chosen.folder)
    if chosen.issue:
        write_issue(texts, chosen.issue)
    if chosen.results:
        finds, _ = read_finds(chosen.results)
        readings = read_speech_series(texts)
        print("version finds precision  both recall   F1  either recall")
        numbers = sorted({find.article for find in finds})
        for languages in (["en"], ["zh"], ["en", "zh"]):
            got = score(*readings, finds, numbers, languages)
            print(
                f"{'+'.join(languages):7} {got.finds:5} {got.precision:9.3f} {got.both:5} {got.recall:6.3f} "
                f"{got.f1:4.2f} {got.either:7} {got.recall_either:6.3f}"
            )


if __name__ == "__main__":
    main()
