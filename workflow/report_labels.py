"""What `snakemake --report` calls a figure: its name and the question that it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def figure_labels(name: str, about: str) -> Callable[[Any], dict[str, str]]:
    """The labels of a figure, for Snakemake to ask for when it makes the report; ``about`` is its JSON file."""

    def labels(wildcards: Any) -> dict[str, str]:
        path = Path(about)
        question = json.loads(path.read_text("utf-8"))["question"] if path.is_file() else ""
        return {"figure": name, "question": question}

    return labels
