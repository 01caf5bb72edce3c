"""Alternatives and lists that cannot be used are refused in one sentence, before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT

from analysis.errors import StudyError
from analysis.sensitivity.alternatives import ALTERNATIVES
from workflow.schema_files import read_schema
from workflow.study import open_study


def opened(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["sensitivity"] = {**config["sensitivity"], **changes}
    open_study(config, Path())


@pytest.mark.parametrize(
    ("changes", "where", "told"),
    [
        ({"alternatives": ["no_stop_lists"]}, ".alternatives[0]", ("no_stop_list",)),
        ({"alternatives": "all"}, ".alternatives", ("“all”",)),
        ({"keywords": 0}, ".keywords", ("0",)),
        ({"stop_words": {}}, ".stop_words", ("`stop_words` is unknown",)),
    ],
)
def test_what_cannot_be_counted_anew(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], where: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(StudyError) as caught:
        opened(monkeypatch, **changes)
    sentence = str(caught.value)
    assert f"sensitivity{where}" in sentence
    for part in told:
        assert part in sentence
    assert "\n" not in sentence


def test_the_schema_knows_every_alternative(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = read_schema(PROJECT, "config")["properties"]["sensitivity"]["properties"]["alternatives"]
    assert schema["items"]["enum"] == list(ALTERNATIVES)
    opened(monkeypatch, alternatives=list(ALTERNATIVES))
    opened(monkeypatch, alternatives=[])
