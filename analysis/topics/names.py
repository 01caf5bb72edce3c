"""Names of topics: a template to fill in, and where the names go when the model is fitted anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.tables.topics import KEPT_NAMES, LABELS
from analysis.topics.named_topics import LANGUAGES, NamedTopic
from analysis.topics.rounding import rounded

Floats = NDArray[np.float64]

# Words of each language that a topic is recognised by.
RECOGNISED_BY = 30
# Below this likeness a name is lost.
LEAST_MATCH = 0.5

HEAD = """\
# The topics of the study “{study}”, to be named.
#
# Copy this file into your project, write a name behind `name:` where a topic deserves one, and give the copy's path
# as `topics: {{names: …}}` in the configuration. The words below a topic are what it is recognised by when the model is
# fitted anew, or an issue is added: leave them as they are. Topics without a name may be deleted.
topics:
"""


def template(terms: pl.DataFrame, labels: pl.DataFrame, study: str) -> str:
    """The file to copy and fill in: every topic with its label, its name if it has one, and its first words.

    Args:
        terms: the table ``topics/terms``. labels: the table ``topics/labels``. study: the name of the study.
    """
    lines = [HEAD.format(study=study)]
    for topic, label, name in labels.select("topic", "label", "name").rows():
        lines.append(
            f"  - topic: {topic}\n    label: {_quoted(label)}\n    name: {_quoted(name) if name else ''}\n"
        )
        for language in LANGUAGES:
            words = first_words_of(terms, topic, language)
            listed = ", ".join(f"{_quoted(word)}: {value:.6f}" for word, value in words.items())
            lines.append(f"    {language}: {{{listed}}}\n")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines).replace(
        "name: \n", "name:\n"
    )


def first_words_of(terms: pl.DataFrame, topic: int, language: str) -> dict[str, float]:
    """The first :data:`RECOGNISED_BY` words of a topic with their probabilities."""
    own = terms.filter(
        (pl.col("topic") == topic)
        & (pl.col("language") == language)
        & (pl.col("rank_by_probability") <= RECOGNISED_BY)
    ).sort("rank_by_probability")
    return dict(own.select("term", "probability").iter_rows())


def name_topics(
    labels: pl.DataFrame, terms: pl.DataFrame, words: Mapping[str, Sequence[str]], named: Sequence[NamedTopic]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give names to the topics that are most like those they were given to.

    Likeness is the cosine of the probabilities of first words, the mean over languages; words that the study does not
    have (any more) are passed over. Names and topics are matched one to one with the largest total likeness (Kuhn
    1955). A name whose match is below :data:`LEAST_MATCH` is lost: it is given to no topic.

    Args:
        labels, terms: the tables ``topics/labels`` and ``topics/terms``. words: the vocabularies of the study.

    Returns:
        ``labels`` with names, and the table ``topics/kept_names``.
    """
    from scipy.optimize import linear_sum_assignment

    if not named or labels.is_empty():
        lost: list[tuple[object, ...]] = [(one.name, None, None, True) for one in named]
        return labels, KEPT_NAMES.frame(lost)
    topics = labels["topic"].to_list()
    first = {
        (topic, language): first_words_of(terms, topic, language)
        for topic in topics
        for language in LANGUAGES
    }
    known = {language: frozenset(words[language]) for language in LANGUAGES}
    likeness = np.array(
        [
            [
                _likeness(one, {language: first[topic, language] for language in LANGUAGES}, known)
                for topic in topics
            ]
            for one in named
        ]
    )
    match = dict(
        zip(*(places.tolist() for places in linear_sum_assignment(likeness, maximize=True)), strict=True)
    )
    rows: list[tuple[object, ...]] = []
    given: dict[int, tuple[str, float]] = {}
    for place, one in enumerate(named):
        column = match.get(place)
        value = rounded(likeness[place].max() if column is None else likeness[place, column])
        kept = column is not None and value >= LEAST_MATCH
        if kept and column is not None:
            given[topics[column]] = (one.name, value)
        rows.append((one.name, topics[column] if kept and column is not None else None, value, not kept))
    found = labels.with_columns(
        name=pl.Series([given.get(topic, (None, None))[0] for topic in topics], dtype=pl.String),
        name_match=pl.Series([given.get(topic, (None, None))[1] for topic in topics], dtype=pl.Float64),
    )
    return LABELS.check(found), KEPT_NAMES.frame(rows)


def _likeness(
    named: NamedTopic, topic: Mapping[str, Mapping[str, float]], known: Mapping[str, frozenset[str]]
) -> float:
    found = []
    for language in LANGUAGES:
        mine = {word: value for word, value in named.words[language].items() if word in known[language]}
        if named.words[language] and topic[language]:
            found.append(_cosine(mine, topic[language]))
    return float(np.mean(found)) if found else 0.0


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    product = sum(value * second.get(word, 0.0) for word, value in first.items())
    lengths = [sum(value**2 for value in one.values()) ** 0.5 for one in (first, second)]
    return product / (lengths[0] * lengths[1]) if all(lengths) else 0.0


def _quoted(text: str) -> str:
    """Text in the quotation marks of JSON, which YAML reads too."""
    return json.dumps(text, ensure_ascii=False)
