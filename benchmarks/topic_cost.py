"""What the polylingual topic model costs: CPU seconds and peak memory of one chain.

    python -m benchmarks.topic_cost [--units 100000] [--topics 50]

Units of 150 words (75 in each of two languages) from 50 known topics, see ``benchmarks/synthetic_topics.py``.
"""

from __future__ import annotations

import argparse
import resource
import time

from analysis.topics.polylingual import PolylingualTopicModel
from benchmarks.synthetic_topics import drawn_topics, drawn_units
from benchmarks.topic_recovery import recovery

PLANTED = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--topics", type=int, default=50, help="topics of the model")
    parser.add_argument("--vocabulary", type=int, default=20_000, help="words of each language")
    options = parser.parse_args()
    truth = drawn_topics(PLANTED, 1, options.vocabulary)
    counts, _ = drawn_units(truth, options.units, 1)
    cells = sum(matrix.nnz for matrix in counts.values())
    words = sum(int(matrix.sum(dtype=float)) for matrix in counts.values())
    drawn = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, clock = time.process_time(), time.perf_counter()
    model = PolylingualTopicModel(options.topics).fit(counts)
    spent, elapsed = time.process_time() - started, time.perf_counter() - clock
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chain = model.chains_[0]
    cosine, above = recovery(truth, model.components_)
    print(
        f"{options.units:,} units, {words:,} words, {cells:,} cells, {options.topics} topics: CPU {spent:.0f} s, "
        f"{elapsed:.0f} s by the clock, peak memory of the process {memory:,.0f} MB ({drawn:,.0f} MB after drawing)\n"
        f"{chain.sweeps} sweeps over all units, {chain.moved:.4f} moved in the last; matched cosine {cosine:.3f}, "
        f"{above:.2f} of topics above .9"
    )


if __name__ == "__main__":
    main()
