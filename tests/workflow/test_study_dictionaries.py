"""A codebook that loads dictionaries: their files are checked before anything runs, and are inputs of the jobs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from projects import copy_project

from analysis.errors import StudyError
from workflow.study import Study, open_study

HEAD = "name: Mine\nversion: '1'\ndictionaries:\n"
LIWC = "%\n1\tmood\n%\nglad*\t1\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    return tmp_path


def opened(file: str, codebook: str = "config/mine.yaml", form: str = "liwc") -> Study:
    item = f"  - {{id: mood, file: {file}, format: {form}, language: en}}\n"
    Path("config/mine.yaml").write_text(HEAD + item, "utf-8")
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    return open_study({**config, "codebook": codebook}, Path())


def test_the_files_of_dictionaries_are_known_to_the_study(project: Path) -> None:
    Path("config/mood.dic").write_text(LIWC, "utf-8")
    assert opened("mood.dic").dictionaries == ["config/mood.dic"]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("none.dic", "config/mine.yaml: line 4: dictionaries[0].file: there is no file"),
        ("../mood.dic", "leads out of config"),
        ("/etc/passwd", "leads out of config"),
        ("latin.dic", "latin.dic, line 4: the file is not text in UTF-8"),
        ("bad.dic", "bad.dic: line 4: “glad*” is in category 2"),
    ],
)
def test_a_mistake_is_told_before_anything_runs(project: Path, file: str, told: str) -> None:
    Path("config/latin.dic").write_bytes(LIWC.replace("glad", "gläd").encode("latin-1"))
    Path("config/bad.dic").write_text(LIWC.replace("glad*\t1", "glad*\t2"), "utf-8")
    with pytest.raises(StudyError) as raised:
        opened(file)
    assert told in str(raised.value)


def test_a_dictionary_is_no_codebook(project: Path) -> None:
    Path("config/mood.dic").write_text(LIWC, "utf-8")
    with pytest.raises(StudyError, match="is a dictionary, not a codebook"):
        opened("mood.dic", codebook="config/mood.dic")
