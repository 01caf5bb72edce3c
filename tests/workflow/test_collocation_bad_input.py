"""Collocates that cannot be found are refused in one sentence, before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT

from analysis.errors import StudyError
from workflow.study import open_study


def opened(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Open the demo study with other settings of the collocation."""
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["collocation"] = {**config["collocation"], **changes}
    open_study(config, Path())


@pytest.mark.parametrize(
    ("changes", "where", "told"),
    [
        (
            {"queries": ["hegemony", "win_win_coperation"]},
            ".queries[1]",
            ("no frame, term or actor “win_win_coperation”", "Did you mean “win_win_cooperation”?"),
        ),
        ({"queries": ["obligatoin"]}, ".queries[0]", ("Did you mean “obligation”?",)),
        ({"queries": ["三股势力"]}, ".queries[0]", ("“三股势力”", "a word list, or `all`")),
        ({"queries": "hegemony"}, ".queries", ("“hegemony”", "a list of ids")),
        ({"window": [0, 0]}, ".window", ("holds nothing", "[5, 5], or `sentence`")),
        ({"window": [5]}, ".window", ("a list of two numbers",)),
        ({"window": "paragraph"}, ".window", ("“paragraph”", "`sentence`")),
        ({"window": [-1, 5]}, ".window", ("a list of two numbers",)),
        ({"minimum_range": 4}, ".minimum_range", ("in 4 paragraphs occurs at least 4 times", "of 3 or less")),
        ({"minimum_count": 0}, ".minimum_count", ("0",)),
        ({"maximum_rows": 0}, ".maximum_rows", ("0",)),
        ({"width": 5}, ".width", ("`width` is unknown",)),
    ],
)
def test_what_cannot_be_counted(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], where: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(StudyError) as caught:
        opened(monkeypatch, **changes)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    assert caught.value.where == f"config: collocation{where}", sentence
    for part in told:
        assert part in sentence


def test_what_can_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    for changes in (
        {"queries": []},
        {"queries": ["actor", "sovereignty", "hegemony", "china", "obligation"]},
        {"window": "sentence"},
        {"window": [0, 3]},
        {"minimum_count": 1, "minimum_range": 1, "maximum_rows": 1},
    ):
        opened(monkeypatch, **changes)


def test_terms_of_the_network_that_nothing_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["figures"]["collocates"]["nodes"] = ["sovereignty", "obligation", "china"]
    open_study(config, Path())
    config["figures"]["collocates"]["nodes"] = ["sovereignty", "chnia"]
    with pytest.raises(StudyError) as caught:
        open_study(config, Path())
    assert caught.value.where == "config: figures.collocates.nodes[1]"
    assert "Did you mean “china”?" in str(caught.value)
