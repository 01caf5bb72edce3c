"""The one error that a researcher is meant to read."""

from __future__ import annotations

import unicodedata


class StudyError(Exception):
    """Something in a study's input is wrong, said in one sentence with the next step.

    Args:
        where: the file and the place in it (``issues/2041-spring/issue.yaml: corrections[0]``).
        found: what stands there, against what was expected.
        next_step: what the researcher does now.
    """

    def __init__(self, where: str, found: str, next_step: str) -> None:
        self.where = where
        self.found = found
        self.next_step = next_step
        super().__init__(_on_one_line(f"{where}: {found} {next_step}"))


def _on_one_line(text: str) -> str:
    """Write what has no shape (control characters, line ends, marks of direction) as its code, so that none acts."""
    shapeless = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join(
        f"\\u{ord(character):04x}"
        if unicodedata.category(character) in shapeless and character != "\t"
        else character
        for character in text
    )
