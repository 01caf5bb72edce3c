"""Try every inference of Parallax on texts whose truth is known, beside what a naive one would have claimed.

    python -m benchmarks.calibration [--study results/spring-2022] [--scale 1] [--table docs/calibration.csv]

The drawn texts have the burstiness of a real issue (``word_texts.py``, ``paired.py``). With ``--study`` keyness is
also tried on the real paragraphs of a study that has been run, shuffled between articles. All of it takes about four
minutes of one core; ``--scale 0.1`` takes a tenth of the studies. Then ``python -m benchmarks.calibration.figure``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from benchmarks.calibration import association, keyness, paired, salience
from benchmarks.calibration.burstiness import read_paragraphs
from benchmarks.calibration.results import ALLOWED, POWER, Case, Found, as_table
from benchmarks.calibration.shuffled import shuffled
from benchmarks.calibration.word_texts import SPRING_2022, Band

SEED = 2022
EVENLY = Band("en", "21 to 50", 71, 0.0029)
#: The articles of the group are three times as long as the others.
LONG = tuple(3 * units if at in keyness.OF_TWELVE else units for at, units in enumerate(keyness.TWO_ISSUES))
#: Words that are planted in shuffled paragraphs: thinning leaves too few of rarer ones.
FREQUENT = 11


def log_ratios(studies: int) -> Iterator[Found]:
    """Intervals on drawn issues: words of each frequency, then more frequent ones in the group, and even texts."""
    for band in SPRING_2022:
        yield from keyness.coverage(_case(band), keyness.drawn_issue(band), studies, SEED)
    for band in (SPRING_2022[2], SPRING_2022[7]):
        draw = keyness.drawn_issue(band, times=4)
        yield from keyness.coverage(_case(band, ", four times in the article"), draw, studies, SEED)
    yield from keyness.coverage(_case(EVENLY, ", spread evenly"), keyness.drawn_issue(EVENLY), studies, SEED)


def tests(studies: int) -> Iterator[Found]:
    """p and q on drawn issues."""

    def draw(band: Band, articles: tuple[int, ...] = keyness.TWO_ISSUES, times: float = 1.0) -> keyness.Draw:
        return keyness.drawn_issues(((band, 100),), articles, keyness.OF_TWELVE, times)

    for band in SPRING_2022:
        yield from keyness.rejections(_case(band), draw(band), studies, SEED)
    for band in (SPRING_2022[0], SPRING_2022[3]):
        yield from keyness.rejections(
            _case(band, ", the group's articles long"), draw(band, LONG), studies, SEED
        )
    yield from keyness.rejections(_case(EVENLY, ", spread evenly"), draw(EVENLY), studies, SEED)
    for band in SPRING_2022[2:5]:
        case = _case(band, ", eight times in the group")
        yield from keyness.rejections(case, draw(band, times=8), studies, SEED, POWER)
    for language in ("en", "zh"):
        # words as many as an issue has for each other, fewer in all for time
        own = tuple((band, max(band.words // 4, 4)) for band in SPRING_2022 if band.language == language)
        for times in (4, 16):
            drawn = keyness.drawn_issues(own, keyness.FOUR_ISSUES, keyness.OF_TWENTY_FOUR, times, 0.1)
            case = Case(f"a tenth {times} times in the group", language)
            yield from keyness.discoveries(case, drawn, studies, SEED)


def shuffles(study: Path, studies: int) -> Iterator[Found]:
    """Keyness on the real paragraphs of a study, shuffled."""
    for language in ("en", "zh"):
        texts = read_paragraphs(study, language)
        frequent = texts.only(texts.counts.sum(axis=0) >= FREQUENT)
        for name, own in (("3 and more", texts), (f"{FREQUENT} and more", frequent)):
            case = Case(f"shuffled, {name}", language)
            yield from keyness.coverage(case, shuffled(own, 6, 1), studies // 6, SEED)
            yield from keyness.rejections(case, shuffled(own, 12, 3), studies // 2, SEED)
        case = Case(f"shuffled, {FREQUENT} and more, four times in the article", language)
        yield from keyness.coverage(case, shuffled(frequent, 6, 1, 4, 1), studies // 6, SEED)
        case = Case("shuffled, a tenth 8 times in the group", language)
        yield from keyness.discoveries(case, shuffled(frequent, 20, 4, 8, 0.1), studies, SEED)


def frames(studies: int) -> Iterator[Found]:
    """Salience, the versions within units, actors with frames."""
    for units, share in salience.CASES:
        yield from salience.coverage(units, share, studies, SEED)
    for name, study in paired.cases().items():
        yield from paired.calibrate(Case(name), study, studies, SEED)
    for design in association.DESIGNS:
        yield from association.coverage(design, studies // 2, SEED)


def _case(band: Band, more: str = "") -> Case:
    return Case(band.name + more, band.language)


def main() -> None:
    """Print a line a share, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--study", type=Path, help="results of a study whose paragraphs are shuffled")
    parser.add_argument("--scale", type=float, default=1.0, help="how many times the usual number of studies")
    parser.add_argument("--table", type=Path, help="the CSV file to write")
    asked = parser.parse_args()
    many, more = int(240 * asked.scale), int(4000 * asked.scale)
    found: list[Found] = []
    parts = [log_ratios(many), tests(many), frames(more)]
    if asked.study:
        parts.insert(2, shuffles(asked.study, many))
    for part in parts:
        for one in part:
            found.append(one)
            low, high = ALLOWED.get(one.measure, (0, 1))
            mark = "" if low <= one.share <= high else "  !"
            print(
                f"{one.inference:34} {one.case.language:2} {one.case.name:58} {one.method:31} {one.measure:17} "
                f"{one.share:.3f} ± {one.error:.3f}{mark}",
                flush=True,
            )
    if asked.table:
        table: pl.DataFrame = as_table(found)
        table.write_csv(asked.table)


if __name__ == "__main__":
    main()
