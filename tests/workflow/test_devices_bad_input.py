"""A lexicon of rhetorical devices that cannot be used is refused in one sentence, before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT
from projects import copy_project

from analysis.errors import StudyError
from workflow.study import open_study

HEAD = "name: Own\nversion: '1'\n"
FRAME = "  - {id: ship, title: {en: Ship, zh: 船}, note: A ship., terms: [%s]}\n"


def refusal(
    project: Path, monkeypatch: pytest.MonkeyPatch, lexicon: str | None, **devices: Any
) -> StudyError:
    monkeypatch.chdir(project)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["devices"] |= {"lexicon": "config/own.yaml", **devices}
    if lexicon is not None:
        Path("config/own.yaml").write_text(lexicon, "utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(config, Path())
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    return caught.value


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("lexicon"))


@pytest.mark.parametrize(
    ("lexicon", "where", "told"),
    [
        (None, "config: devices.lexicon", ("no file", "own.yaml")),
        (HEAD, "config/own.yaml", ("no frames",)),
        (HEAD + "frames:\n" + FRAME % "{id: helm, zh: [], en: []}", "line 4", ("no form",)),
        (HEAD + "frames:\n" + FRAME % "{id: helm, zh: [舵], en: [helm], of: ship}", "line 4", ("`of`",)),
        (
            HEAD + "dictionaries:\n  - {id: mine, file: mine.dic, format: liwc, language: en}\n",
            "own.yaml",
            ("dictionaries",),
        ),
    ],
)
def test_a_lexicon_that_cannot_be_used(
    project: Path, monkeypatch: pytest.MonkeyPatch, lexicon: str | None, where: str, told: tuple[str, ...]
) -> None:
    error = refusal(project, monkeypatch, lexicon)
    assert where in error.where, error
    assert all(words in str(error) for words in told), error


@pytest.mark.parametrize("value", ["strong", -1, None])
def test_a_strength_that_is_no_number_of_bits(
    project: Path, monkeypatch: pytest.MonkeyPatch, value: Any
) -> None:
    error = refusal(project, monkeypatch, HEAD, least_strength=value)
    assert "devices.least_strength" in error.where


def test_the_lexicon_of_the_project_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    open_study(yaml.safe_load(Path("config/config.yaml").read_text("utf-8")), Path())
