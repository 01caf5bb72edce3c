"""Two complete readings of the Spring 2022 issue: all series of its six articles, and how finds agree with them.

`benchmarks/series_spring_2022.csv` has a row a member: the reader, the article, language and number of its series, the
kind, the salience, the number of the counterpart in the other version (the first reader's only; empty: none), and the
member's paragraph, first character and end. It holds no words of the journal.

Each of two readers marked the series of all articles in both versions, in two passes, without seeing any finds, the
gold, or each other's marks. Both readers were language models that had these rules:

anaphora     two or more neighbours, or openings of paragraphs, that begin with the same words on purpose
epistrophe   the same for the end
anadiplosis  a clause takes up the end of the one before
parallel     three or more members of one frame, or two with at least two fixed words in common (for the second reader
             also two of an evident symmetrical build)

Plain lists and subjects that come again by chance are none. Salience: 3 anyone would mark it, 2 a careful coder would,
1 it can be argued for.

Precision is the share of finds that match a series of either reader, of any salience: what can be argued for is no
error. Recall is the share of the series to which both readers gave salience 3 that a find matches, and beside it of
those to which one of them did. Versions are counted apart.
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


SALIENT = 3


class Series(NamedTuple):
    """A series of a reading; ``article`` is its number in the issue."""

    article: int
    language: str
    kind: str
    salience: int
    spans: tuple[Span, ...]


class Score(NamedTuple):
    """How finds agree with the readings: their precision, and the recall of what both readers, or one, saw at once."""

    finds: int
    precision: float
    both: int
    recall: float
    either: int
    recall_either: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def read_series(path: Path = READING) -> tuple[list[Series], list[Series]]:
    """The series of the first and of the second reader."""
    found: dict[tuple[str, str, str, str], Series] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["reader"], row["article"], row["language"], row["series"])
            article, salience = int(row["article"].split("-")[0]), int(row["salience"])
            series = found.setdefault(key, Series(article, row["language"], row["kind"], salience, ()))
            span = (int(row["paragraph"]), int(row["start"]), int(row["end"]))
            found[key] = series._replace(spans=(*series.spans, span))
    first, second = ([series for key, series in found.items() if key[0] == reader] for reader in "12")
    return first, second


def same_series(one: Series, other: Series) -> bool:
    """Whether two readers mean the same series: one of them matches the other as a find would."""
    if (one.article, one.language) != (other.article, other.language):
        return False
    return matches(one.spans, other.spans) or matches(other.spans, one.spans)


def salient(first: Sequence[Series], second: Sequence[Series]) -> tuple[list[Series], list[Series]]:
    """The series that both readers gave the highest salience, and those that only one of them did."""
    tops = [[series for series in reading if series.salience == SALIENT] for reading in (first, second)]
    both = [one for one in tops[0] if any(same_series(one, other) for other in tops[1])]
    only_first = [one for one in tops[0] if one not in both]
    only_second = [other for other in tops[1] if not any(same_series(one, other) for one in both)]
    return both, only_first + only_second


def score(
    first: Sequence[Series],
    second: Sequence[Series],
    finds: Sequence[Find],
    articles: Sequence[int],
    languages: Sequence[str],
) -> Score:
    """Precision and recall of the finds of some articles and languages."""
    readings = [[s for s in r if s.article in articles and s.language in languages] for r in (first, second)]
    chosen = [f for f in finds if f.article in articles and f.language in languages and f.kind in SERIES]
    real = sum(any(_is(find, series) for reading in readings for series in reading) for find in chosen)
    both, one = ([any(_is(f, s) for f in chosen) for s in group] for group in salient(*readings))
    either = [*both, *one]
    return Score(
        len(chosen),
        real / max(1, len(chosen)),
        len(both),
        sum(both) / max(1, len(both)),
        len(either),
        sum(either) / max(1, len(either)),
    )


def _is(find: Find, series: Series) -> bool:
    same_version = (find.article, find.language) == (series.article, series.language)
    return same_version and matches(find.spans, series.spans)


def agreement(first: Sequence[Series], second: Sequence[Series]) -> str:
    """How the readers agree, as text: of each reader's series by salience, how many the other marked, and with 3."""
    lines = ["reader  salience  series  the other marked it  with salience 3"]
    for name, own, others in ((1, first, second), (2, second, first)):
        for salience in (3, 2, 1):
            chosen = [series for series in own if series.salience == salience]
            met = [
                max((o.salience for o in others if same_series(series, o)), default=0) for series in chosen
            ]
            marked, top = sum(map(bool, met)), sum(best == SALIENT for best in met)
            lines.append(f"{name:6} {salience:9} {len(chosen):7} {marked:20} {top:16}")
    return "\n".join(lines)


def reading_report(first: Sequence[Series], second: Sequence[Series], finds: Sequence[Find]) -> str:
    """The scores as text, a line a choice of articles and languages."""
    lines = [
        "the complete readings",
        "articles    version finds precision  both recall   F1  either recall",
    ]
    everything = sorted({series.article for series in first})
    for articles in [*([number] for number in everything), (1, 5), DEVELOPED, HELD_OUT, everything]:
        for languages in (["en"], ["zh"], ["en", "zh"]):
            got = score(first, second, finds, articles, languages)
            lines.append(
                f"{'+'.join(map(str, articles)):11} {'+'.join(languages):7} {got.finds:5} {got.precision:9.3f} "
                f"{got.both:5} {got.recall:6.3f} {got.f1:4.2f} {got.either:7} {got.recall_either:6.3f}"
            )
    return "\n".join(lines)
