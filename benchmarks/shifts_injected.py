"""How well omitted and added content is found, by deleting clauses from one side of texts that were aligned by hand.

    python -m benchmarks.shifts_injected ../shared/aligned-speeches

In each run a share of the units with both sides loses one clause on one side, chosen at random: what stands between
two marks (comma, semicolon, full stop), with at least so many words. What the other side says in its place has no
counterpart then. In a second set of runs a clause from another place of the same text, at least ten units away, is put
in between two clauses of one side: its place is known. The true links are kept, so that this measures the search for
content, not the alignment.

A case is a unit and a side. It is scored by its best candidate of omitted or added content, or by nothing. Shown are,
as means over the runs: the precision of the first N cases, N being the number of deletions; the share of deletions
among the first 2N; the area under the ROC curve; and the same for the deviation of the lengths of both sides, which
knows no words. Of the insertions that are among the first 2N it is shown, too, how many are marked where they are: at
least half of the clause, and no more than twice as much. The texts have shifts of their own, which count as false here:
precision is a lower bound.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.corpus import align_corpus
from analysis.codebook.codebook import Codebook
from analysis.framing.matching import find_hits
from analysis.language.tokens import tokenize_corpus
from analysis.shifts.candidates import Span, token_spans
from analysis.shifts.content_shifts import surpluses
from analysis.shifts.material import Material, read_material
from analysis.shifts.valence import Valence
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import PARAGRAPHS
from benchmarks.aligned_folder import AlignedText, read_folder
from workflow.study_files import read_codebook, read_stopwords, read_valence

Case = tuple[str, int, str]
"""Text, unit and the language of the side that has too much."""

_CLAUSE = {
    "en": re.compile(r"[^,;:.!?]+[,;:.!?]+[”\"’)]*\s*"),
    "zh": re.compile(r"[^，；：。！？]+[，；：。！？]+[”’）]*"),
}
_FEWEST = {"en": 5, "zh": 7}  # words, characters
_FAR = 10  # lines away
_NOTHING = -99.0


@dataclass(frozen=True)
class Injected:
    """Texts with deletions or insertions: the tables, the cases with too much, and the places of insertions."""

    paragraphs: pl.DataFrame
    units: pl.DataFrame
    truth: frozenset[Case]
    places: Mapping[Case, Span]


def injected(
    texts: Sequence[AlignedText], share: float, inserted: bool, generator: np.random.Generator
) -> Injected:
    """Delete clauses, or insert them; each line is a paragraph of its own."""
    paragraphs, units = [], []
    truth: set[Case] = set()
    spans: dict[Case, Span] = {}
    for text in texts:
        lines = {"en": list(text.en), "zh": list(text.zh)}
        for unit, link in enumerate(text.links):
            if all(link) and generator.random() < share:
                here, there = ("en", "zh") if generator.random() < 0.5 else ("zh", "en")
                places = link[0 if here == "en" else 1]
                if not inserted:
                    if _delete(lines[here], places, here, generator):
                        truth.add((text.name, unit, there))
                elif (span := _insert(lines[here], places, here, generator)) is not None:
                    truth.add((text.name, unit, here))
                    spans[text.name, unit, here] = span
            units.append(("speeches", text.name, "sentence", unit, unit, list(link[0]), list(link[1]), 0.99))
        paragraphs += [
            ("speeches", text.name, language, place, "paragraph", None, line.strip() or "…", 1, 1)
            for language in ("en", "zh")
            for place, line in enumerate(lines[language])
        ]
    return Injected(PARAGRAPHS.frame(paragraphs), UNITS.frame(units), frozenset(truth), spans)


def _delete(lines: list[str], places: Sequence[int], language: str, generator: np.random.Generator) -> bool:
    found = []
    for place in places:
        clauses = [match.span() for match in _CLAUSE[language].finditer(lines[place])]
        if len(clauses) == 1 and len(places) == 1:
            continue
        for start, end in clauses:
            size = len(lines[place][start:end].split()) if language == "en" else end - start
            if size >= _FEWEST[language]:
                found.append((place, start, end))
    if not found:
        return False
    place, start, end = found[int(generator.integers(len(found)))]
    lines[place] = lines[place][:start] + lines[place][end:]
    return True


def _insert(
    lines: list[str], places: Sequence[int], language: str, generator: np.random.Generator
) -> Span | None:
    """Put a clause from elsewhere behind one of a line that has several; its place, or None if there is none."""
    fits = [
        (place, match.end())
        for place in places
        for match in list(_CLAUSE[language].finditer(lines[place]))[:-1]
    ]
    far = [place for place in range(len(lines)) if abs(place - places[0]) >= _FAR]
    if not fits or not far:
        return None
    clauses = [
        match.group()
        for match in _CLAUSE[language].finditer(lines[far[int(generator.integers(len(far)))]])
        if (len(match.group().split()) if language == "en" else len(match.group())) >= _FEWEST[language]
    ]
    if not clauses:
        return None
    place, at = fits[int(generator.integers(len(fits)))]
    clause = clauses[int(generator.integers(len(clauses)))].strip().rstrip(".。") + (
        ", " if language == "en" else "，"
    )
    lines[place] = lines[place][:at] + clause + lines[place][at:]
    return place, at, at + len(clause)


def material_of(
    injected: Injected, codebook: Codebook, valence: Valence, stopwords: Mapping[str, frozenset[str]]
) -> Material:
    """What the measures work on; a line is one sentence, and the damaged texts teach the lexicon."""
    headings = injected.paragraphs.with_columns(kind=pl.lit("heading"), level=pl.lit(1))
    sentences, tokens = tokenize_corpus(headings, codebook.phrases("zh"), "rjieba")
    terms = [(term.plain("zh"), term.plain("en")) for term in codebook.entries()]
    hits, actors = find_hits(codebook, injected.paragraphs, sentences, tokens)
    words, _ = find_hits(valence.codebook, injected.paragraphs, sentences, tokens)
    articles = (
        tokens.select("issue", "article", "language").unique().with_columns(source=pl.col("language") == "zh")
    )
    lexicon = align_corpus(headings, sentences, tokens, terms).lexicon
    return read_material(
        articles, tokens, injected.units, lexicon, pl.concat([hits, actors]), words, terms, stopwords
    )


def scores(material: Material) -> tuple[dict[Case, float], dict[Case, float], dict[Case, Span]]:
    """Scores of the cases, by content and by length alone, and the place of the best candidate."""
    names = material.units.table.select("article", "unit").rows()
    paired = np.flatnonzero(material.units.paired).tolist()
    english, chinese = (material.letters[language] for language in ("en", "zh"))
    deviation = material.lengths.deviation(english, chinese)
    content = {(*names[unit], language): _NOTHING for unit in paired for language in ("en", "zh")}
    length = {
        (*names[unit], language): float(deviation[unit]) * (1 if language == "en" else -1)
        for unit in paired
        for language in ("en", "zh")
    }
    places: dict[Case, Span] = {}
    for item in surpluses(material):
        case = (*names[item.unit], item.language)
        if item.score > content[case]:
            content[case] = item.score
            places[case] = token_spans(material.units.words[item.language], item.first, item.last)[0]
    return content, length, places


def measures(found: Mapping[Case, float], truth: frozenset[Case]) -> tuple[float, float, float]:
    """Precision of the first N, share of the true cases in the first 2N, and area under the ROC curve."""
    cases = sorted(found)
    score = np.array([found[case] for case in cases])
    real = np.array([case in truth for case in cases])
    order = np.argsort(-score, kind="stable")
    number = int(real.sum())
    return (
        float(real[order][:number].mean()),
        float(real[order][: 2 * number].sum() / number),
        area(score[real], score[~real]),
    )


def area(positive: NDArray[np.float64], negative: NDArray[np.float64]) -> float:
    """Area under the ROC curve; ties count half."""
    above = (positive[:, None] > negative[None, :]).mean()
    return float(above + 0.5 * (positive[:, None] == negative[None, :]).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall of content without counterpart.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=6)
    parser.add_argument("--share", type=float, default=0.15, help="share of the units that lose a clause")
    arguments = parser.parse_args()
    root = Path()
    texts = read_folder(arguments.folder)
    codebook = read_codebook("config/codebook.yaml", root)
    valence = read_valence("config/valence.yaml", root)
    stopwords = read_stopwords("config/stopwords/en.txt", "config/stopwords/zh.txt")
    for inserted in (False, True):
        rows: dict[str, list[tuple[float, float, float]]] = {"content": [], "length alone": []}
        numbers, marked = [], []
        for seed in range(arguments.runs):
            generator = np.random.Generator(np.random.PCG64([seed]))
            damage = injected(texts, arguments.share, inserted, generator)
            numbers.append(len(damage.truth))
            content, length, places = scores(material_of(damage, codebook, valence, stopwords))
            for name, table in (("content", content), ("length alone", length)):
                rows[name].append(measures(table, damage.truth))
            if inserted:
                first = sorted(content, key=lambda case: (-content[case], case))[: 2 * len(damage.truth)]
                marked += [
                    _is_marked(places[case], damage.places[case]) for case in first if case in damage.truth
                ]
        kind = "insertions" if inserted else "deletions"
        print(f"{np.mean(numbers):.0f} {kind} a run, {arguments.runs} runs")
        print(f"{'':14}{'precision at N':>16}{'recall at 2N':>16}{'ROC area':>12}")
        for name, values in rows.items():
            precision, recall, roc = np.mean(values, axis=0)
            print(f"{name:14}{precision:16.2f}{recall:16.2f}{roc:12.2f}")
        if inserted:
            print(f"marked where they are: {np.mean(marked):.2f}")


def _is_marked(found: Span, true: Span) -> bool:
    shared = min(found[2], true[2]) - max(found[1], true[1])
    size = true[2] - true[1]
    return found[0] == true[0] and 2 * shared >= size and found[2] - found[1] <= 2 * size


if __name__ == "__main__":
    main()
