"""Files that name topics or keep them, and seeds that do not fit, end in one sentence before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from projects import copy_project

from analysis.errors import StudyError
from analysis.tables.topics import MODEL
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


KEPT = MODEL.frame(
    [
        (language, word, topic, probability, 0.25, None)
        for language in ("en", "zh")
        for word, shares in (("a", (0.3, 0.6)), ("b", (0.7, 0.4)))
        for topic, probability in enumerate(shares, start=1)
    ]
)
A_ROW = pl.int_range(pl.len()) == 3


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (KEPT.filter(~A_ROW), "the word “b” is not there for every topic"),
        (KEPT.with_columns(topic=pl.col("topic") + 1), "not numbered from 1"),
        (KEPT.with_columns(alpha=pl.when(A_ROW).then(0.5).otherwise("alpha")), "several values of alpha"),
        (KEPT.with_columns(alpha=pl.lit(0.0)), "an alpha that is not above 0"),
        (KEPT.with_columns(pl.col("language").replace("zh", "fr")), "it has the language “fr”"),
        (KEPT.with_columns(probability=pl.col("probability") * 2), "does not lie between 0 and 1"),
        (KEPT.with_columns(probability=pl.col("probability") / 2), "make 0.50, not 1"),
    ],
)
def test_a_kept_model_that_someone_changed(tmp_path: Path, changed: pl.DataFrame, told: str) -> None:
    path = tmp_path / "model.parquet"
    changed.write_parquet(path)
    with pytest.raises(StudyError, match=f"config: topics.frozen: .*is not as a run wrote it: .*{told}"):
        read_model([str(path)])
    KEPT.write_parquet(path)
    model = read_model([str(path)])
    assert model is not None and model.table().equals(KEPT)
