"""The files that a configuration is merged from, before Snakemake reads them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.errors import StudyError
from analysis.study.marked_yaml import read_marked_yaml
from analysis.study.schema_mistakes import shown
from workflow.files import read_text


def check_config_files(paths: Iterable[str | Path]) -> None:
    """Refuse what Snakemake would read silently wrong, as the last of two equal keys, or tell without the line.

    Files that are not there are left to Snakemake, and so are those in JSON.

    Raises:
        StudyError: a file is not UTF-8, is not YAML, has no keys, or says something twice.
    """
    for path in map(Path, paths):
        if path.is_file() and path.suffix != ".json":
            data = read_marked_yaml(read_text(path, str(path)), str(path)).data
            if not isinstance(data, dict):
                found = f"found {shown(data)} in the place of the keys of a configuration."
                raise StudyError(str(path), found, "config/README.md shows what belongs there.")
