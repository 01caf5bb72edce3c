"""Words of the codebook's frames that topics are seeded with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.codebook.codebook import Codebook
from analysis.language.lemmas import form_lemmas


def frame_seeds(codebook: Codebook) -> list[tuple[str, Mapping[str, Sequence[str]]]]:
    """Of each frame its id and the single words of its terms by language: lemmas in English, forms in Chinese.

    Forms of several English words are passed over: a topic model sees single words, and set phrases of Chinese.
    """
    seeds: list[tuple[str, Mapping[str, Sequence[str]]]] = []
    for frame in codebook.frames:
        words = [form_lemmas(form) for term in frame.terms for form in term.en]
        english = [lemmas[0] for lemmas in words if len(lemmas) == 1]
        chinese = [form for term in frame.terms for form in term.zh]
        seeds.append((frame.id, {"en": english, "zh": chinese}))
    return seeds
