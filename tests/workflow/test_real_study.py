"""The real issue up to the page of findings, and the scores of its series: as the documentation has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import PROJECT, SHARED, needs_shared
from projects import copy_project, copy_results, snakemake

from benchmarks.device_reading import read_series, score
from benchmarks.devices import read_finds, report

pytestmark = [pytest.mark.slow, needs_shared]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the real study, as far as the findings need them: those of a run in this folder, if current."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "shared").symlink_to(SHARED)
    project = copy_project(folder / "project")
    copy_results(project, "spring-2022")
    run = snakemake(project, "findings", "--config", "study=spring-2022", "issues=../shared/issues")
    assert run.returncode == 0, run.stderr[-3000:]
    return project / "results" / "spring-2022"


def test_the_findings_in_the_documentation_are_those_of_a_run(results: Path) -> None:
    made = (results / "findings.md").read_text("utf-8")
    kept = (PROJECT / "docs" / "findings-spring-2022.md").read_text("utf-8")
    assert made == kept, (
        "docs/findings-spring-2022.md is out of date: run `snakemake --config study=spring-2022 "
        "issues=../shared/issues` and copy results/spring-2022/findings.md there"
    )


def rows_of_the_documentation() -> list[list[str]]:
    lines = (PROJECT / "docs" / "methods-rhetoric-devices.md").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def test_series_agree_with_the_complete_readings_as_the_documentation_says(results: Path) -> None:
    finds, _ = read_finds(results)
    told = rows_of_the_documentation()
    for articles in ((1, 3, 5), (2, 4, 6), (1, 5), range(1, 7)):
        for version, languages in (("English", ["en"]), ("Chinese", ["zh"]), ("both", ["en", "zh"])):
            if version == "both" or articles in ((1, 3, 5), (2, 4, 6)):
                got = score(*read_series(), finds, articles, languages)
                values = [str(got.finds), *(f"{value:.2f}" for value in (got.precision, got.recall, got.f1))]
                assert any(row[1:] == [version, *values] for row in told), (articles, version, values)


def test_series_agree_with_the_gold_as_the_documentation_says(results: Path) -> None:
    finds, texts = read_finds(results)
    gold = json.loads((SHARED / "gold" / "rhetoric.json").read_text("utf-8"))["devices"]
    told = rows_of_the_documentation()
    lines = [line.split() for line in report(gold, finds, texts).splitlines() if line.startswith("1+5")]
    for name, line in zip(("English", "Chinese", "either"), lines, strict=False):
        _, _, series, found, _, number, strict, labelled, _, _, f1_strict, f1_labelled, _ = line
        assert [name, series, found, number, strict, labelled, f1_strict, f1_labelled] in told
