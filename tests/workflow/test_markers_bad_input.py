"""Mistakes in the list of markers and in its settings end in one sentence before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import copy_project, edit

from analysis.errors import StudyError
from workflow.study import open_study

MARKERS = Path("config/markers.yaml")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    return tmp_path


def refusal(**config: Any) -> str:
    merged = {**yaml.safe_load(Path("config/config.yaml").read_text("utf-8")), **config}
    with pytest.raises(StudyError) as caught:
        open_study(merged, Path())
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    return sentence


def test_a_mistake_in_the_list(project: Path) -> None:
    edit(MARKERS, "        en: [must]\n", "        en: [must, should]\n")
    told = refusal()
    assert told.startswith(f"{MARKERS}: line ") and "“should” stands already in another term" in told


def test_an_unknown_key_in_the_list(project: Path) -> None:
    edit(MARKERS, "    near_misses:", "    near_mises:")
    assert "Did you mean `near_misses`?" in refusal()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"file": "config/none.yaml"}, "config: markers.file: there is no file “config/none.yaml”"),
        ({"file": "../markers.yaml"}, "config: markers.file: “../markers.yaml” leads out of"),
        ({"resamples": 5}, "config: markers.resamples: found the number 5"),
    ],
)
def test_settings_of_markers(project: Path, change: dict[str, Any], told: str) -> None:
    settings = {"file": str(MARKERS), "resamples": 200, "seed": 1, **change}
    assert refusal(markers=settings).startswith(told)


def test_settings_of_diversity(project: Path) -> None:
    settings = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))["diversity"]
    assert refusal(diversity={**settings, "threshold": 1.5}).startswith(
        "config: diversity.threshold: found the number 1.5"
    )
    assert "`window`" in refusal(diversity={**settings, "windw": 3})
