"""What a study was given, as a report may show it: its files, and its configuration without paths of a machine."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workflow.study import Study


def given_files(study: Study, more: Sequence[str] = ()) -> dict[str, str]:
    """Paths of the files that a study was given, by the names that a report shows.

    Files of an issue are named by the issue, all others by their place in the project.

    Args:
        study: the study.
        more: paths of further files that the configuration names.
    """
    found: dict[str, str] = {}
    for issue in study.issues:
        for path in (study.issue_file(issue), study.source_file(issue)):
            found[f"{issue}/{Path(path).name}"] = path
    own = [
        *dict.fromkeys(study.journal_file(issue) for issue in study.issues),
        study.file("codebook"),
        *study.dictionaries,
        study.file("markers", "file"),
        study.file("devices", "lexicon"),
        study.file("shifts", "valence"),
        *(study.file("language", "stopwords", language) for language in ("en", "zh")),
        *study.reference_files,
        *more,
    ]
    return found | {Path(os.path.relpath(path, study.root)).as_posix(): path for path in own}


def shown_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """The merged configuration; of folders of issues outside the project only the last part of the path is left."""
    named = config["issues"]
    issues = _shown(named) if isinstance(named, str) else [_shown(folder) for folder in named]
    return {**config, "issues": issues}


def _shown(folder: str) -> str:
    outside = Path(folder).is_absolute() or Path(os.path.normpath(folder)).parts[:1] == ("..",)
    return f"…/{Path(os.path.normpath(folder)).name}" if outside else folder
