"""What a table calls a term or an actor."""

from __future__ import annotations

from analysis.pages.study_names import StudyNames


def both_forms(names: StudyNames, identifier: str) -> str:
    """The first English and the first Chinese form of a term or actor: ``China 中国``."""
    for entry in names.codebook.entries():
        if entry.id == identifier:
            return " ".join((*entry.en[:1], *entry.zh[:1])) or identifier
    return identifier


def form_in(names: StudyNames, identifier: str, language: str) -> str:
    """The first form of a term or actor in a language, or in the other one."""
    for entry in names.codebook.entries():
        if entry.id == identifier:
            forms = (*entry.zh, *entry.en) if language == "zh" else (*entry.en, *entry.zh)
            return (*forms, identifier)[0]
    return identifier


def frame_or_list(names: StudyNames, identifier: str) -> str:
    """A frame by its title; a word list by its name, and that it is one."""
    title = names.frame_name(identifier)
    return title if any(frame.id == identifier for frame in names.codebook.frames) else f"{title} (word list)"
