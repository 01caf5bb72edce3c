"""Recovery of known topics from synthetic bilingual corpora, beside the baselines, and of their number.

    python -m benchmarks.topic_recovery [--seeds 3] [--number]

5,000 units from 50 topics: shares from a sparse Dirichlet distribution, words of each language by Zipf's law overall,
each topic a draw around it. Recovery is the mean cosine of the topics' word distributions with the true ones, matched
one to one, and the share of topics above .9. Where tomotopy is installed (in an environment of its own: no part of
this project needs it) its Gibbs sampler is run on the joint bag for at least as much CPU time as the polylingual model
takes. ``--number`` chooses the number of topics by document completion (analysis/topics/choice_of_k.py).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.topics.baselines import GensimLda, JointNmf, MatchedLanguages, SklearnLda
from analysis.topics.choice_of_k import choose_number, completion_by_number
from analysis.topics.matching import match_topics
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.threads import one_thread
from benchmarks.synthetic_topics import drawn_topics, drawn_units

Floats = NDArray[np.float64]

UNITS, TOPICS = 5_000, 50


def recovery(truth: Mapping[str, Floats], found: Mapping[str, Floats]) -> tuple[float, float]:
    """Mean similarity of matched topics, and the share above .9."""
    _, similarity = match_topics(
        [truth[name] for name in sorted(truth)], [found[name] for name in sorted(truth)]
    )
    return float(similarity.mean()), float((similarity > 0.9).mean())


def gibbs(counts: Mapping[str, Any], topics: int, seed: int, seconds: float) -> dict[str, Floats]:
    """tomotopy's Gibbs sampler on the joint bag, for at least so many CPU seconds."""
    import tomotopy

    model = tomotopy.LDAModel(k=topics, alpha=0.1, eta=0.01, seed=seed)
    model.optim_interval = 0
    started = time.process_time()
    for row in range(next(iter(counts.values())).shape[0]):
        words: list[str] = []
        for language, matrix in counts.items():
            start, stop = matrix.indptr[row : row + 2]
            for word, count in zip(matrix.indices[start:stop], matrix.data[start:stop], strict=True):
                words += [f"{language} {word}"] * int(count)
        model.add_doc(words)
    while time.process_time() - started < seconds:
        model.train(10, workers=1)
    known = {word: place for place, word in enumerate(model.used_vocabs)}
    topic_words = np.stack([model.get_topic_word_dist(topic) for topic in range(topics)]).astype(np.float64)
    found = {}
    for language, matrix in counts.items():
        places = np.array([known.get(f"{language} {word}", -1) for word in range(matrix.shape[1])])
        found[language] = np.where(places >= 0, topic_words[:, places], 0)
    return found


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def recover(seed: int) -> dict[str, tuple[float, float, float]]:
    """Recovery and CPU seconds of each model on one drawn corpus."""
    truth = drawn_topics(TOPICS, seed)
    counts, _ = drawn_units(truth, UNITS, seed)
    results = {}

    def note(name: str, components: Mapping[str, Floats], seconds: float) -> None:
        results[name] = (*recovery(truth, components), seconds)
        cosine, above, _ = results[name]
        print(f"corpus {seed}: {name:30} {cosine:.3f}   {above:.2f}   {seconds:6.1f}", flush=True)

    model, spent = timed(lambda: PolylingualTopicModel(TOPICS, random_state=seed).fit(counts))
    note("polylingual", model.components_, spent)
    plain, seconds = timed(lambda: PolylingualTopicModel(TOPICS, random_state=seed, surplus=1).fit(counts))
    note("polylingual without surplus", plain.components_, seconds)
    if find_spec("tomotopy"):
        components, seconds = timed(lambda: gibbs(counts, TOPICS, seed, spent))
        note("tomotopy Gibbs, joint bag", components, seconds)
    baselines: dict[str, Any] = {
        "gensim LDA, joint bag": GensimLda(TOPICS, seed, 20),
        "scikit-learn LDA, joint bag": SklearnLda(TOPICS, seed, 20),
        "scikit-learn NMF, joint": JointNmf(TOPICS, seed),
        "scikit-learn NMF, matched": MatchedLanguages(JointNmf, TOPICS, seed),
    }
    for name, baseline in baselines.items():
        _, seconds = timed(partial(baseline.fit, counts))
        note(name, baseline.components_, seconds)
    return results


def print_recovery(seeds: int) -> None:
    found = [recover(seed) for seed in range(1, seeds + 1)]
    print(f"{UNITS} units, {TOPICS} topics, {seeds} corpora")
    print(f"{'':30} matched cosine (lowest)   above .9   CPU s")
    for name in found[0]:
        values = np.array([one[name] for one in found])
        cosine, above, seconds = values.mean(axis=0)
        print(f"{name:30} {cosine:14.3f} ({values[:, 0].min():.3f})   {above:8.2f}   {seconds:5.1f}")


def print_number(seeds: int) -> None:
    """How the number of topics is chosen where it is known."""
    for planted, numbers in ((20, (14, 16, 18, 20, 22, 24, 28)), (50, (35, 40, 45, 50, 55, 60, 70))):
        for seed in range(1, seeds + 1):
            counts, _ = drawn_units(drawn_topics(planted, seed), 2_000, seed)
            scores = completion_by_number(counts, numbers, seeds=[seed], folds=2)
            chosen = choose_number(scores)
            shown = "  ".join(f"{number}: {scores[number].mean():.4f}" for number in numbers)
            print(f"planted {planted}, chosen {chosen}   {shown}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=3, help="corpora")
    parser.add_argument("--number", action="store_true", help="choose the number of topics instead")
    options = parser.parse_args()
    with one_thread():
        (print_number if options.number else print_recovery)(options.seeds)


if __name__ == "__main__":
    main()
