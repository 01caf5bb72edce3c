"""Whole runs of studies that give a topic model little: each ends in results, or in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from project import truth_of
from projects import copy_project, quick_config, snakemake
from typesetter import typeset

pytestmark = pytest.mark.slow


def project_of(
    folder: Path, truth: dict[str, Any], pairs: list[dict[str, int]] | None = None, **topics: Any
) -> Path:
    """A project whose only issue holds these articles."""
    project = copy_project(folder)
    quick_config(project, select=["2041-spring"])
    issue = project / "issues" / "2041-spring"
    (issue / "source.txt").write_text(typeset(truth), "utf-8")
    if pairs:
        told = yaml.safe_load((issue / "issue.yaml").read_text("utf-8")) | {"pairs": pairs}
        (issue / "issue.yaml").write_text(yaml.safe_dump(told), "utf-8")
    set_topics(project, **topics)
    return project


def set_topics(project: Path, **topics: Any) -> None:
    path = project / "config" / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["topics"].update(topics)
    path.write_text(yaml.safe_dump(config), "utf-8")


def tables(project: Path, *names: str) -> list[pl.DataFrame]:
    return [pl.read_parquet(project / f"results/demo/topics/{name}.parquet") for name in names]


def one_article() -> dict[str, Any]:
    truth: dict[str, Any] = truth_of("2041-spring")
    return {**truth, "articles": truth["articles"][:1]}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which a study of one article has run; tests run others in copies of it."""
    project = project_of(tmp_path_factory.mktemp("one"), one_article(), number="choose", range=[2, 3, 40])
    run = snakemake(project)
    assert run.returncode == 0, run.stderr[-3000:]
    return project


def with_topics(ran: Path, folder: Path, **topics: Any) -> Path:
    """A copy of a project with other settings of topics."""
    project = shutil.copytree(ran, folder, dirs_exist_ok=True)
    set_topics(project, **topics)
    return project


def test_one_article(ran: Path) -> None:
    project = ran
    selection, labels, prevalence, distance = tables(project, "selection", "labels", "prevalence", "distance")
    assert set(selection["number"]) == {2, 3}  # 40 topics are more than there are units
    assert set(selection["parts"].drop_nulls()) == {"units"}
    assert "one article: units are held out, not articles" in selection["reason"][0]
    assert labels.height in (2, 3)
    assert set(prevalence["interval"]) == {"units"}
    assert distance.filter(compared="articles").is_empty()
    assert distance.filter(compared="versions")["p"].null_count() == 0
    assert (project / "figures/demo/topics.png").is_file()


def test_no_unit_has_both_versions(tmp_path: Path) -> None:
    project = project_of(tmp_path, one_article(), [{"en": 1}, {"zh": 1}], number=2)
    run = snakemake(project, "all", "topics_models")
    assert run.returncode == 0, run.stderr[-3000:]
    selection, labels, prevalence, distance, models = tables(
        project, "selection", "labels", "prevalence", "distance", "models"
    )
    assert selection["retrieval"].null_count() == selection.height
    assert selection["reason"].str.contains("no two held-out units with both versions").any()
    assert labels["coherence_across"].null_count() == labels.height == 2
    assert set(prevalence.filter(version="en")["group"]) & set(prevalence.filter(version="zh")["group"]) == {
        "2041-spring",
        "demo",
        "lin-boyuan",
    }
    assert distance.filter(pl.col("compared") != "articles").is_empty()
    assert models["retrieval"].null_count() == models.height


def test_more_topics_than_units_are_refused_in_one_sentence(ran: Path, tmp_path: Path) -> None:
    project = with_topics(ran, tmp_path, number=50)
    run = snakemake(project, "results/demo/topics/labels.csv")
    told = run.stdout + run.stderr
    assert run.returncode != 0
    assert "parallax: config: topics.number: 50 topics are asked for, but the study has " in told
    assert "Traceback" not in told


def test_fewer_units_than_the_range_give_fewer_topics(ran: Path, tmp_path: Path) -> None:
    project = with_topics(ran, tmp_path, number="choose", range=[60, 80])
    run = snakemake(project, "results/demo/topics/models.csv", "results/demo/topics/labels.csv")
    assert run.returncode == 0, run.stderr[-3000:]
    choice, labels = tables(project, "choice", "labels")
    assert choice["argument"].to_list() == ["No other number was tried."]
    assert 1 <= labels.height == choice["number"][0] < 10


def test_a_kept_model_folds_a_new_issue_in_and_names_stay(finished: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    quick_config(project, select=["2041-spring"])
    target = "results/demo/topics/labels.csv"
    assert snakemake(project, target).returncode == 0
    results = project / "results/demo/topics"
    (model,) = tables(project, "model")
    kept = (results / "model.parquet").read_bytes()
    named = yaml.safe_load((results / "names.yaml").read_text("utf-8"))
    for topic in named["topics"]:
        topic["name"] = f"Topic of {topic['label']}"
    named["topics"].append({"name": "Elephants", "en": {"elephant": 0.5}, "zh": {}})
    (finished / "names.yaml").write_text(yaml.safe_dump(named, allow_unicode=True), "utf-8")
    (finished / "kept.parquet").write_bytes(kept)
    settings = {"topics": {"names": "names.yaml", "frozen": "kept.parquet"}}
    (finished / "both.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    run = snakemake(finished, "--configfile", "both.yaml")
    assert run.returncode == 0, run.stderr[-3000:]
    assert "Names that fit no topic: Elephants" in run.stdout
    after, labels, prevalence = tables(finished, "model", "labels", "prevalence")
    assert after.equals(model)
    assert labels["name"].to_list() == [f"Topic of {label}" for label in labels["label"]]
    assert set(labels["name_match"]) == {1.0}
    assert {"2041-spring", "2041-autumn"} <= set(prevalence.filter(grouping="issue")["group"])
