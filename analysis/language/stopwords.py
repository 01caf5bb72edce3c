"""Read a stop list: the function words that a measure leaves out."""

from __future__ import annotations

from analysis.errors import StudyError


def load_stopwords(text: str, name: str) -> frozenset[str]:
    """The words of a stop list: one a line; ``#`` starts a comment, empty lines are passed over.

    Args:
        text: the content of the list.
        name: the list's file, for messages.

    Raises:
        StudyError: a line holds more than one word, or a word stands twice.
    """
    words: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        word = line.split("#", 1)[0].strip()
        if not word:
            continue
        if len(word.split()) > 1:
            raise StudyError(
                f"{name}: line {number}", f"“{word}” is more than one word.", "Write one word a line."
            )
        if word in words:
            raise StudyError(
                f"{name}: line {number}",
                f"“{word}” stands in line {words[word]} already.",
                "Delete one of the two.",
            )
        words[word] = number
    return frozenset(words)
