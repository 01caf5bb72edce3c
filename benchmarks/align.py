"""Score the alignment of sentences on texts that were aligned by hand, beside Gale and Church's.

    python -m benchmarks.align FOLDER
    python -m benchmarks.align FOLDER --codebook config/codebook.yaml

The folder holds ``NAME.en``, ``NAME.zh`` and ``NAME.align`` for each text (``benchmarks/aligned_folder.py``). Links
with an empty side are not counted. All texts of the folder teach each other words; their links are looked at afterwards
only.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import add
from pathlib import Path

from analysis.alignment.lexicon import TermForms
from analysis.alignment.plain import align_plain, link_of
from analysis.alignment.scoring import Link, Score, score
from analysis.errors import StudyError
from benchmarks.aligned_folder import AlignedText, read_folder
from workflow.study_files import read_codebook

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


def gale_church(text: AlignedText) -> list[Link]:
    """Links of NLTK's Gale-Church aligner, by characters without white space.

    It is told the ratio of the text's lengths; with its own, which is made for European languages, it finds nothing.
    """
    from nltk.translate.gale_church import LanguageIndependent, align_blocks

    class OfText(LanguageIndependent):  # type: ignore[misc]
        AVERAGE_CHARACTERS = 1.0

    sizes = [[len("".join(line.split())) for line in lines] for lines in (text.en, text.zh)]
    OfText.AVERAGE_CHARACTERS = sum(sizes[1]) / max(sum(sizes[0]), 1)
    links: list[tuple[set[int], set[int]]] = []
    for en, zh in sorted(set(align_blocks(*sizes, OfText))):
        if links and (en in links[-1][0] or zh in links[-1][1]):
            links[-1][0].add(en)
            links[-1][1].add(zh)
        else:
            links.append(({en}, {zh}))
    return [(tuple(sorted(en)), tuple(sorted(zh))) for en, zh in links]


def show(name: str, results: Sequence[tuple[str, Score]], seconds: float) -> None:
    """Print scores, one line a text and one for all of them."""
    total = reduce(add, (result for _, result in results))
    print(f"{name}: {seconds:.2f} CPU seconds")
    print(f"  {'text':<12} {'true':>5} {'found':>5} {'precision':>9} {'recall':>7} {'F1':>6} {'lax F1':>7}")
    for text, result in [*results, ("all", total)]:
        print(
            f"  {text:<12} {result.true:>5} {result.found:>5} {result.precision:>9.4f} {result.recall:>7.4f} "
            f"{result.f1:>6.4f} {result.lax_f1:>7.4f}"
        )
    print(f"  {'en:zh':<12} {'true':>5} {'found':>5} {'right':>5}")
    for kind, (found, true, right) in sorted(total.by_type.items()):
        print(f"  {kind:<12} {true:>5} {found:>5} {right:>5}")


def show_calibration(judged: Sequence[tuple[float, bool]]) -> None:
    """Print how many groups of each confidence are right."""
    print(f"  {'confidence':<12} {'groups':>6} {'mean':>6} {'right':>6}")
    for low, high in pairwise(BINS):
        inside = [item for item in judged if low <= item[0] < high or (high == 1.0 and item[0] == 1.0)]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            print(f"  {low:.2f}-{high:.2f}    {len(inside):>6} {mean:>6.3f} {right:>6.3f}")
    brier = sum((confidence - right) ** 2 for confidence, right in judged) / max(len(judged), 1)
    print(f"  Brier score {brier:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="folder of aligned texts")
    parser.add_argument("--codebook", help="a codebook whose terms are known to the aligner")
    options = parser.parse_args()
    try:
        texts = read_folder(options.folder)
        terms: list[TermForms] = []
        if options.codebook:
            terms = [(entry.zh, entry.en) for entry in read_codebook(options.codebook, Path()).entries()]
    except StudyError as error:
        sys.exit(f"parallax: {error}")
    align_plain([(["Start."], ["开始。"])])  # loads dictionaries, so that they are not timed
    started = time.process_time()
    aligned = align_plain([(text.en, text.zh) for text in texts], terms)
    seconds = time.process_time() - started
    found = [[link_of(group) for group in groups] for groups in aligned]
    scores = [(text.name, score(links, text.links)) for text, links in zip(texts, found, strict=True)]
    show("Parallax", scores, seconds)
    show_calibration(
        [
            (group.probability, link_of(group) in set(text.links))
            for text, groups in zip(texts, aligned, strict=True)
            for group in groups
        ]
    )
    started = time.process_time()
    baseline = [gale_church(text) for text in texts]
    seconds = time.process_time() - started
    scores = [(text.name, score(links, text.links)) for text, links in zip(texts, baseline, strict=True)]
    show("\nGale-Church (NLTK)", scores, seconds)


if __name__ == "__main__":
    main()
