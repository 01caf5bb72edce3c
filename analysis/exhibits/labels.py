"""What a table calls an article, a frame, a term or an actor."""

from __future__ import annotations

from analysis.corpus.print_order import several_issues
from analysis.exhibits.scripts import UNBROKEN
from analysis.pages.study_names import StudyNames

#: Heads of the versions, in their order.
VERSIONS = {"en": "English", "zh": "Chinese"}
#: The name of an author of so many characters stands on one line.
LONGEST_AUTHOR = 20


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


def article_label(names: StudyNames, group: str) -> str:
    """An article by its author, after the issue where there are several; a line breaks after the issue."""
    issue, comma, author = (
        names.article_name(group).partition(", ") if several_issues(names.articles) else ("", "", "")
    )
    if not comma or len(author) > LONGEST_AUTHOR:
        return names.article_name(group)
    return f"{issue}, {author.replace(' ', UNBROKEN)}"
