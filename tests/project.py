"""What tests share: the project's folder, the real input where it is there, layouts and truths by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from analysis.corpus.layout import Layout, load_layout

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "issues").is_dir(), reason="the real issue and its gold (../shared) are not here"
)


@cache
def layout_of(journal: str) -> Layout:
    path = PROJECT / "config" / "journals" / f"{journal}.yaml"
    return load_layout(yaml.safe_load(path.read_text("utf-8")), journal, str(path))


@cache
def truth_of(issue: str) -> Any:
    return yaml.safe_load((PROJECT / "issues" / issue / "truth.yaml").read_text("utf-8"))
