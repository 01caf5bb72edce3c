"""Small studies with findings that are known to rest on one choice."""

from __future__ import annotations

from typing import Any

import polars as pl
from aligned_demo import Link, units_of
from small_study import articles_of, corpus_of, small_codebook

from analysis.codebook.codebook import Codebook
from analysis.framing.matching import find_hits
from analysis.language.tokens import tokenize_corpus
from analysis.sensitivity.material import Choices, Material

CHOICES = Choices("s", 10, 2, 0, 50.0, "linearised", 199, 1, "rjieba", 0.5)
STOP = {"en": frozenset({"the"}), "zh": frozenset({"的"})}


def material_of(
    paragraphs: list[tuple[str, str, str]],
    links: dict[str, dict[str, list[Link]]] | None = None,
    confidence: dict[tuple[str, int], float] | None = None,
    codebook: Codebook | None = None,
    **changed: Any,
) -> Material:
    """A study from ``(article, language, text)``; ``links`` by granularity and article."""
    texts, _, _ = corpus_of(paragraphs)
    codebook = codebook or small_codebook()
    sentences, tokens = tokenize_corpus(texts, codebook.phrases("zh"), "rjieba")
    hits, _ = find_hits(codebook, texts, sentences, tokens)
    versions = sorted({(article, language, article) for article, language, _ in paragraphs})
    units = [
        units_of(own, granularity, confidence if granularity == "paragraph" else None)
        for granularity, own in (links or {"paragraph": {}}).items()
    ]
    given: dict[str, Any] = {
        "articles": articles_of(versions),
        "paragraphs": texts,
        "sentences": sentences,
        "tokens": tokens,
        "units": pl.concat(units),
        "hits": hits,
        "codebook": codebook,
        "lists": [],
        "stopwords": STOP,
        "wide_stopwords": {"en": frozenset({"whilst"}), "zh": frozenset()},
    }
    return Material(**(given | changed))
