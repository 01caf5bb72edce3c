"""Valid tables of topics of an invented study."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import polars as pl

from analysis.tables import topic_number, topics


def synthetic_topics(
    articles: pl.DataFrame, words: Mapping[str, Sequence[str]], number: int, random: np.random.Generator
) -> dict[str, pl.DataFrame]:
    """The tables that the figures of topics read; every third topic does not recur, and the second has a name."""
    selection = _selection(random)
    return {
        "prevalence": _prevalence(articles, number, random),
        "labels": _labels(words, number),
        "terms": _terms(words, number, random),
        "distance": _distance(articles, random),
        "selection": selection,
        "choice": _choice(selection),
    }


def _prevalence(articles: pl.DataFrame, number: int, random: np.random.Generator) -> pl.DataFrame:
    joint = articles.unique(["issue", "article"], maintain_order=True).with_columns(language=pl.lit("joint"))
    rows: list[dict[str, object]] = []
    for article in pl.concat([articles, joint]).to_dicts():
        for topic, share in enumerate(random.dirichlet(np.full(number, 0.35)), start=1):
            half = 1.2 * math.sqrt(share * (1 - share) / article["paragraphs"])
            rows.append(
                {
                    "grouping": "article",
                    "group": f"{article['issue']}/{article['article']}",
                    "version": article["language"],
                    "topic": topic,
                    "articles": 1,
                    "units": article["paragraphs"],
                    "share": float(share),
                    "low": float(max(0.0, share - half)),
                    "high": float(min(1.0, share + half)),
                    "interval": "units",
                    "no_interval": None,
                }
            )
    return topics.PREVALENCE.frame(rows)


def _first(words: Sequence[str], topic: int, size: int) -> list[str]:
    start = 3 * topic % len(words)
    return [words[(start + place) % len(words)] for place in range(size)]


def _labels(words: Mapping[str, Sequence[str]], number: int) -> pl.DataFrame:
    rows = []
    for topic in range(1, number + 1):
        english, chinese = (", ".join(_first(words[language], topic, 3)) for language in ("en", "zh"))
        recurrence = 0.3 if topic % 3 == 0 else 0.8
        rows.append(
            {
                "topic": topic,
                "label": f"{english} · {chinese}",
                "label_en": english,
                "label_zh": chinese,
                "name": "The shared management of the river basin" if topic == 2 else None,
                "name_match": 0.9 if topic == 2 else None,
                "seed": None,
                "share": 1 / number,
                "recurrence": recurrence,
                "stable": recurrence >= 0.5,
                "recurrence_without": 0.4,
                "articles": 2.5,
                "frames": "flood_security (0.52); sovereignty (0.31); commission (0.24)"
                if topic % 2
                else None,
                "typical_units": "2041-spring/article-1/3 (0.98)",
                "coherence_en": 0.1,
                "coherence_zh": 0.1,
                "coherence_across": 0.1,
            }
        )
    return topics.LABELS.frame(rows)


def _terms(words: Mapping[str, Sequence[str]], number: int, random: np.random.Generator) -> pl.DataFrame:
    rows = []
    for topic in range(1, number + 1):
        for language in ("en", "zh"):
            probabilities = np.sort(random.uniform(0.002, 0.09, 12))[::-1]
            by_frex = random.permutation(12) + 1
            for rank, term in enumerate(_first(words[language], topic, 12), start=1):
                value = float(probabilities[rank - 1])
                rows.append((topic, language, term, value, 1 / rank, rank, int(by_frex[rank - 1])))
    return topics.TERMS.frame(rows)


def _distance(articles: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    versions = articles.select(group=pl.col("issue") + "/" + pl.col("article")).to_series()
    groups = list(dict.fromkeys(versions.to_list()))
    rows: list[tuple[object, ...]] = [
        ("versions", group, None, 20, float(random.uniform(0.02, 0.1)), 0.05, 0.07, 0.5, None)
        for group in groups
        if (versions == group).sum() == 2
    ]
    rows += [("articles", *pair, 40, 0.7, None, None, None, None) for pair in combinations(groups, 2)]
    return topics.DISTANCE.frame(rows)


def _selection(random: np.random.Generator) -> pl.DataFrame:
    rows = []
    for number in (4, 6, 8, 12, 16):
        for seed in (1, 2, 3):
            noise = random.normal(0, 0.02, 9)
            rows.append(
                {
                    "number": number,
                    "seed": seed,
                    "coherence_en": 0.2 + noise[0],
                    "coherence_zh": 0.15 + noise[1],
                    "coherence_across": 0.2 + noise[2],
                    "exclusivity": 0.8 - number / 40 + noise[3],
                    "frex": 0.9,
                    "recurrence_seeds": 0.6 - abs(number - 8) / 30 + noise[4],
                    "recurrence_without": 0.4 - number / 80 + noise[5],
                    "held_out": -7.3 + number / 50 + noise[6],
                    "retrieval": 0.3 + number / 60 + noise[7],
                    "parts": "articles",
                    "reason": None,
                }
            )
    return topic_number.SELECTION.frame(rows)


def _choice(selection: pl.DataFrame) -> pl.DataFrame:
    rows = [
        (
            number,
            0.5,
            0.03,
            -7.0,
            number == 8,
            number == 8,
            number == 8,
            "It recurs best." if number == 8 else None,
        )
        for number in sorted(set(selection["number"].to_list()))
    ]
    return topic_number.CHOICE.frame(rows)
