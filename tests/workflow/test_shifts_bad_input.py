"""Mistakes in the settings of shifts and in files of verdicts end in one sentence; no verdict is written over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import copy_project, edit

from analysis.errors import StudyError
from analysis.shifts.shift_ids import shift_ids
from workflow.study import open_study
from workflow.verdicts import open_verdicts, read_verdict_files, spare_verdicts

ID, OTHER = shift_ids([("i", "a", "added", "x", ""), ("i", "a", "added", "y", "")])
JUDGED = f"id,verdict,verdict_kind,note\n{ID},yes,,\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    for name in ("shifts/lin.csv", "more/Lin.csv", "results/demo/shifts/sheet.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(JUDGED, "utf-8")
    return tmp_path


def opened(**shifts: Any) -> list[str]:
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["shifts"].update(shifts)
    return open_verdicts(open_study(config, Path()))


def refusal(**shifts: Any) -> str:
    with pytest.raises(StudyError) as caught:
        opened(**shifts)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    return sentence


def test_files_come_in_order(project: Path) -> None:
    assert opened() == []
    assert opened(verdicts=["shifts/lin.csv"]) == ["shifts/lin.csv"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"verdicts": ["shifts/li.csv"]}, "config: shifts.verdicts[0]: there is no file “shifts/li.csv”"),
        ({"verdicts": ["../lin.csv"]}, "config: shifts.verdicts[0]: “../lin.csv” leads out of"),
        ({"verdicts": ["results/demo/shifts/sheet.csv"]}, "config: shifts.verdicts[0]: “results/demo"),
        ({"verdicts": ["shifts/lin.csv", "more/Lin.csv"]}, "config: shifts.verdicts[1]: “more/Lin.csv” and"),
        ({"valence": "config/none.yaml"}, "config: shifts.valence: there is no file “config/none.yaml”"),
        ({"least_score": "low"}, "config: shifts.least_score: found “low”"),
    ],
)
def test_settings(project: Path, change: dict[str, Any], told: str) -> None:
    assert refusal(**change).startswith(told)


def test_a_mistake_in_a_file_of_verdicts(project: Path) -> None:
    Path("shifts/lin.csv").write_text(f"id,verdict\n{ID},perhaps\n", "utf-8")
    assert refusal(verdicts=["shifts/lin.csv"]).startswith("shifts/lin.csv, row 2: the verdict “perhaps”")


def test_a_mistake_in_the_list_of_graded_words(project: Path) -> None:
    edit(Path("config/valence.yaml"), "en: [influence]", "en: [influence, condemn]")
    assert refusal().startswith("config/valence.yaml: line ")


def test_verdicts_in_the_sheet_are_not_written_over(project: Path) -> None:
    sheet = "results/demo/shifts/sheet.csv"
    with pytest.raises(StudyError, match="verdicts or notes in 1 row that no file"):
        spare_verdicts(sheet, [])
    spare_verdicts(sheet, read_verdict_files(["shifts/lin.csv"]))  # the same verdicts are kept elsewhere
    Path(sheet).write_text(f"{JUDGED}{OTHER},,,look again\n", "utf-8")
    with pytest.raises(StudyError, match="verdicts or notes in 1 row"):
        spare_verdicts(sheet, read_verdict_files(["shifts/lin.csv"]))
    Path(sheet).write_bytes(b"PK\x03\x04")
    with pytest.raises(StudyError, match="somebody has changed the sheet"):
        spare_verdicts(sheet, [])
    spare_verdicts("results/demo/shifts/none.csv", [])
