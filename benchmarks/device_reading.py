"""The complete reading of the Spring 2022 issue: all series of its six articles, and how finds agree with it.

`benchmarks/series_spring_2022.csv` has a row a member: the article, language and number of its series, the kind, the
salience, the number of the counterpart in the other version (empty: none), and the member's paragraph, first character
and end. It holds no words of the journal.

One annotator marked the series in two passes through both versions, without seeing any finds or the gold. What counts:

anaphora     two or more neighbours, or openings of paragraphs, that begin with the same words on purpose
epistrophe   the same for the end
anadiplosis  a clause takes up the end of the one before
parallel     three or more members of one frame, or two with at least two fixed words in common

Plain lists and subjects that come again by chance are none. Salience: 3 anyone would mark it, 2 a careful coder would,
1 it can be argued for.

Precision is the share of finds that match a series of any salience: what can be argued for is no error. Recall is the
share of the series of salience 3 (and, beside it, of 2 or 3) that a find matches. Versions are counted apart.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.device_matching import SERIES, Find, Span, f1, matches

READING = Path(__file__).with_name("series_spring_2022.csv")
DEVELOPED = (1, 3, 5)  # articles that the finder was developed on; the others were held out
HELD_OUT = (2, 4, 6)


class Series(NamedTuple):
    """A series of the reading; ``article`` is its number in the issue."""

    article: int
    language: str
    kind: str
    salience: int
    spans: tuple[Span, ...]


class Score(NamedTuple):
    finds: int
    precision: float
    salient: int
    recall: float
    careful: int
    recall_careful: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def read_series(path: Path = READING) -> list[Series]:
    found: dict[tuple[str, str, str], Series] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["article"], row["language"], row["series"])
            article, salience = int(row["article"].split("-")[0]), int(row["salience"])
            series = found.setdefault(key, Series(article, row["language"], row["kind"], salience, ()))
            span = (int(row["paragraph"]), int(row["start"]), int(row["end"]))
            found[key] = series._replace(spans=(*series.spans, span))
    return list(found.values())


def score(
    reading: Sequence[Series], finds: Sequence[Find], articles: Sequence[int], languages: Sequence[str]
) -> Score:
    """Precision and recall of the finds of some articles and languages."""
    own = [s for s in reading if s.article in articles and s.language in languages]
    chosen = [f for f in finds if f.article in articles and f.language in languages and f.kind in SERIES]
    met = [
        {
            at
            for at, series in enumerate(own)
            if (series.article, series.language) == (find.article, find.language)
            and matches(find.spans, series.spans)
        }
        for find in chosen
    ]
    hit = set[int]().union(*met)

    def recall(least: int) -> tuple[int, float]:
        wanted = {at for at, series in enumerate(own) if series.salience >= least}
        return len(wanted), len(wanted & hit) / max(1, len(wanted))

    return Score(len(chosen), sum(map(bool, met)) / max(1, len(chosen)), *recall(3), *recall(2))


def reading_report(reading: Sequence[Series], finds: Sequence[Find]) -> str:
    """The scores as text, a line a choice of articles and languages."""
    lines = [
        "the complete reading",
        "articles    version finds precision  salience 3 recall   F1  salience 2 recall",
    ]
    everything = sorted({series.article for series in reading})
    for articles in [*([number] for number in everything), DEVELOPED, HELD_OUT, everything]:
        for languages in (["en"], ["zh"], ["en", "zh"]):
            got = score(reading, finds, articles, languages)
            lines.append(
                f"{'+'.join(map(str, articles)):11} {'+'.join(languages):7} {got.finds:5} {got.precision:9.3f} "
                f"{got.salient:11} {got.recall:6.3f} {got.f1:4.2f} {got.careful:11} {got.recall_careful:6.3f}"
            )
    return "\n".join(lines)
