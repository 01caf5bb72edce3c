"""What frames, terms and actors are called, as figures and tables show them."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.codebook.codebook import Codebook


def actor_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """Titles of the actors in both languages, in the order of the codebook."""
    return {actor.id: actor.title for actor in codebook.actors}


def frame_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """Titles of the frames in both languages, in the order of the codebook."""
    return {frame.id: frame.title for frame in codebook.frames}


def query_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """What terms and actors are called in both languages: by their titles, or else by their first forms."""
    return {
        entry.id: {
            language: entry.title.get(language) or next(iter(entry.forms(language)), "")
            for language in ("en", "zh")
        }
        for entry in codebook.entries()
    }
