"""The files of the frequency lists that keyness compares with; read when a study is opened, and by the job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.framing.frequency_list import FrequencyList, read_frequency_list
from workflow.files import inside, read_text


def named_references(references: Sequence[Mapping[str, str]]) -> list[tuple[Mapping[str, str], str]]:
    """The references of a configuration, each with where it is written."""
    return [(item, f"config: keyness.references[{place}]") for place, item in enumerate(references)]


def list_paths(root: Path, reference: Mapping[str, str], where: str) -> dict[str, Path]:
    """By language the files of a reference; none if it is a group.

    Raises:
        StudyError: a path leads out of the project.
    """
    return {
        language: inside(root, reference[language], f"{where}.{language}")
        for language in ("en", "zh")
        if language in reference
    }


def read_lists(root: Path, reference: Mapping[str, str], where: str) -> dict[str, FrequencyList]:
    """By language the frequency lists of a reference.

    Raises:
        StudyError: a file is not there, or is no list.
    """
    return {
        language: read_frequency_list(read_text(path, f"{where}.{language}"), str(path))
        for language, path in list_paths(root, reference, where).items()
    }
