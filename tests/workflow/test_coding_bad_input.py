"""Coders' files that cannot be used are refused in one sentence, before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import copy_project

from analysis.coding.unit_ids import unit_id
from analysis.errors import StudyError
from workflow.coded import open_coded, spare_codes
from workflow.study import open_study

ID = unit_id("a sentence", "history")
CODED = f"id,code\n{ID},yes\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    for name in ("coding/lin.csv", "coding/wu.csv", "more/Lin.csv", "results/demo/coding/sheet.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CODED, "utf-8")
    return tmp_path


def opened(**coding: Any) -> list[tuple[str, str]]:
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["coding"].update(coding)
    return open_coded(open_study(config, Path()))


def test_files_come_with_their_roles_in_order(project: Path) -> None:
    assert opened() == []
    found = opened(coded=["coding/wu.csv", "coding/lin.csv"])
    assert found == [("coder", "coding/wu.csv"), ("coder", "coding/lin.csv")]
    assert opened(coded=["coding/wu.csv"], decided=["coding/lin.csv"])[1] == ("deciding", "coding/lin.csv")


@pytest.mark.parametrize(
    ("coding", "where", "told"),
    [
        ({"coded": ["coding/li.csv"]}, "coding.coded[0]", ("there is no file “coding/li.csv”",)),
        ({"coded": ["../lin.csv"]}, "coding.coded[0]", ("leads out of",)),
        ({"coded": ["/etc/passwd"]}, "coding.coded[0]", ("leads out of",)),
        (
            {"coded": ["coding/lin.csv", "results/demo/coding/sheet.csv"]},
            "coding.coded[1]",
            ("lies where the program writes", "another folder"),
        ),
        (
            {"coded": ["coding/../results/demo/coding/sheet.csv"]},
            "coding.coded[0]",
            ("where the program writes",),
        ),
        ({"coded": ["coding/lin.csv", "more/Lin.csv"]}, "coding.coded[1]", ("the name of the same coder",)),
        ({"coded": ["coding/lin.csv"], "decided": ["coding/lin.csv"]}, "coding.decided[0]", ("same coder",)),
        ({"decided": ["coding/lin.csv"]}, "coding.decided", ("no coder", "`coded`")),
        ({"coded": "coding/lin.csv"}, "coding.coded", ("a list of the coders' files",)),
        ({"coded": ["coding"]}, "coding.coded[0]", ("there is no file",)),
        ({"frames": ["histroy"]}, "coding.frames[0]", ("no frame “histroy”", "Did you mean “history”?")),
        ({"unit": "word"}, "coding.unit", ("“word”", "`sentence` or `paragraph`")),
        ({"hits": 0}, "coding.hits", ("0",)),
    ],
)
def test_what_is_refused(project: Path, coding: dict[str, Any], where: str, told: tuple[str, ...]) -> None:
    with pytest.raises(StudyError) as caught:
        opened(**coding)
    sentence = str(caught.value)
    assert caught.value.where == f"config: {where}", sentence
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    for part in told:
        assert part in sentence


def test_a_link_to_the_sheet_is_the_sheet(project: Path) -> None:
    (project / "coding" / "zhao.csv").symlink_to(project / "results/demo/coding/sheet.csv")
    with pytest.raises(StudyError, match="where the program writes"):
        opened(coded=["coding/zhao.csv"])


def test_a_mistake_in_a_file_is_told_with_its_row(project: Path) -> None:
    (project / "coding" / "lin.csv").write_text(f"id,code\n{ID},perhaps\n", "utf-8")
    with pytest.raises(StudyError) as caught:
        opened(coded=["coding/lin.csv"])
    assert caught.value.where == "coding/lin.csv, row 2"


def test_a_sheet_that_somebody_coded_in_its_place_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    spare_codes(str(path))
    path.write_text(f"id,code,note\n{ID},,\n", "utf-8")
    spare_codes(str(path))
    for content in (f"id,code,note\n{ID},yes,\n", f"id,code,note\n{ID},,hm\n", f"id,code,note\n{ID},?,\n"):
        path.write_text(content, "utf-8")
        with pytest.raises(StudyError) as caught:
            spare_codes(str(path))
        assert "Move the file away" in str(caught.value)
    path.write_bytes("id,code\n共赢,是\n".encode("gb18030"))
    with pytest.raises(StudyError, match="somebody has changed the sheet"):
        spare_codes(str(path))
