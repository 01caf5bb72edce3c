"""Files that name topics or keep them, and seeds that do not fit, end in one sentence before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from projects import copy_project

from analysis.errors import StudyError
from workflow.study import open_study
from workflow.topic_files import open_topic_files
from workflow.topic_inputs import read_model

NAMED = {"topics": [{"topic": 1, "name": "Peace", "en": {"peace": 0.1}, "zh": {"和平": 0.1}}]}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    return tmp_path


def opened(**topics: Any) -> dict[str, list[str]]:
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["topics"].update(topics)
    return open_topic_files(open_study(config, Path()))


def refuse(where: str, *told: str, **topics: Any) -> None:
    with pytest.raises(StudyError) as caught:
        opened(**topics)
    sentence = str(caught.value)
    assert caught.value.where.startswith(where), sentence
    assert "\n" not in sentence and sentence.endswith(".")
    for part in told:
        assert part in sentence


def test_files_that_are_there_are_found(project: Path) -> None:
    Path("names.yaml").write_text(yaml.safe_dump(NAMED, allow_unicode=True), "utf-8")
    assert opened() == {"names": [], "frozen": []}
    assert opened(names="names.yaml") == {"names": ["names.yaml"], "frozen": []}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("topics: 3", "there is no list `topics`"),
        ("[]", "there is no list `topics`"),
        ("topics: [peace]", "is no topic with `name`"),
        ("topics: [{name: Peace}]", "“Peace” has no words with probabilities"),
        ("topics: [{name: Peace, en: [peace]}]", "“Peace” has no words with probabilities"),
        ("topics: [{name: Peace, en: {peace: high}}]", "“peace” has “high”, not a probability"),
        ("topics: [{name: Peace, en: {peace: 3}}]", "“peace” has “3”, not a probability"),
        ("topics: [{name: A, en: {b: 0.1}}, {name: A, en: {c: 0.1}}]", "two topics have the name “A”"),
        ("topics: [{name: A, name: B}]", ""),
    ],
)
def test_names_that_cannot_be_read(project: Path, content: str, told: str) -> None:
    Path("names.yaml").write_text(content, "utf-8")
    refuse("names.yaml", told, names="names.yaml")


@pytest.mark.parametrize("key", ["names", "frozen"])
def test_files_that_are_not_there_or_lie_where_they_must_not(project: Path, key: str) -> None:
    refuse(f"config: topics.{key}", "there is no file “none.yaml”", **{key: "none.yaml"})
    refuse(f"config: topics.{key}", "leads out of", **{key: "../none.yaml"})
    written = Path("results/demo/topics/names.yaml")
    written.parent.mkdir(parents=True)
    written.write_text("topics: []", "utf-8")
    refuse(f"config: topics.{key}", "lies where this study writes", **{key: str(written)})


def test_more_frames_than_topics(project: Path) -> None:
    refuse("config: topics.number", "frames to seed topics with", seeded="frames", number=3)
    refuse("config: topics.range", "at most 4 topics", seeded="frames", range=[2, 4])
    assert opened(seeded="frames", number=60) == {"names": [], "frozen": []}


@pytest.mark.parametrize("content", [b"no parquet", None])
def test_a_kept_model_that_is_none(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.parquet"
    if content is None:
        pl.DataFrame({"a": [1]}).write_parquet(path)
    else:
        path.write_bytes(content)
    with pytest.raises(StudyError, match=r"config: topics.frozen: .*is no model that a run wrote"):
        read_model([str(path)])
    assert read_model([]) is None
