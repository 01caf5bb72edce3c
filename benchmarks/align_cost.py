"""What an alignment costs: CPU seconds and peak memory for texts of growing length.

    python -m benchmarks.align_cost FOLDER

The texts of a folder of aligned texts (``benchmarks/aligned_folder.py``) are joined, and repeated until they hold the
wanted number of sentence pairs, as one text without paragraphs. Dictionaries are loaded, and the texts cut into words,
before the clock starts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from analysis.alignment.lattice import Group
from analysis.alignment.learning import align_segments, known_words
from analysis.alignment.plain import PlainReader
from analysis.alignment.texts import Segment, read_pair
from analysis.errors import StudyError
from benchmarks.aligned_folder import AlignedText, read_folder


def of_size(texts: list[AlignedText], pairs: int) -> tuple[list[str], list[str]]:
    """English and Chinese sentences of so many pairs."""
    en: list[str] = []
    zh: list[str] = []
    while True:
        for text in texts:
            for link in text.links:
                en += [text.en[place] for place in link[0]]
                zh += [text.zh[place] for place in link[1]]
                pairs -= 1
                if not pairs:
                    return en, zh


def align(english: list[Segment], chinese: list[Segment]) -> list[Group]:
    pairs = [read_pair(english, chinese)]
    return align_segments(pairs, known_words(pairs, ()))[0][0].groups()


def cpu_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def peak_memory(work: Callable[[], object]) -> float:
    """Peak of what Python and NumPy allocate, in megabytes."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="folder of aligned texts")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each size")
    options = parser.parse_args()
    try:
        texts = read_folder(options.folder)
    except StudyError as error:
        sys.exit(f"parallax: {error}")
    reader = PlainReader()
    for pairs in (10, 500, 1000, 2000, 4000):
        english, chinese = of_size(texts, pairs)
        work = partial(align, list(map(reader.english, english)), list(map(reader.chinese, chinese)))
        seconds = [cpu_seconds(work) for _ in range(options.runs)]
        print(
            f"{pairs:>5} pairs: CPU {min(seconds):.2f} {statistics.median(seconds):.2f} {max(seconds):.2f} s"
            f"   peak {peak_memory(work):.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
