"""Write a drawing: its files, the data behind it, and what a reader must know of where it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workflow.job import write_text

if TYPE_CHECKING:
    from analysis.figures.drawing import Drawing

# Packages whose version can change a figure.
PACKAGES = ("fonttools", "gensim", "matplotlib", "numpy", "polars", "rjieba", "scikit-learn", "simplemma")


def save(
    drawing: Drawing, files: Mapping[str, str], inputs: Mapping[str, str], settings: Mapping[str, Any]
) -> None:
    """Write a drawing.

    Args:
        drawing: the figure.
        files: paths by kind: ``csv``, ``json`` and the figure formats.
        inputs: paths of the tables it was made from, by name.
        settings: the part of the configuration that it depends on; ``figures`` holds the resolution of PNG files.
    """
    from analysis.figures.files import render
    from analysis.tables.text_files import to_csv

    for kind, path in files.items():
        if kind not in ("csv", "json"):
            Path(path).write_bytes(render(drawing, kind, settings["figures"]["resolution"]))
    write_text(to_csv(drawing.data), files["csv"])
    about = {
        **drawing.description(),
        "inputs": {name: checksum(path) for name, path in sorted(inputs.items())},
        "settings": settings,
        "versions": {package: version(package) for package in PACKAGES},
    }
    write_text(json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n", files["json"])


def checksum(path: str) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
