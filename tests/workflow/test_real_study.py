"""The real issue from its raw text to the page of findings, which is the one in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import PROJECT, SHARED, needs_shared
from projects import copy_project, snakemake

pytestmark = [pytest.mark.slow, needs_shared]


def test_the_findings_in_the_documentation_are_those_of_a_run(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    run = snakemake(
        project,
        "findings",
        "--config",
        "study=spring-2022",
        f"issues={SHARED / 'issues'}",
        "select=[2022-spring]",
    )
    assert run.returncode == 0, run.stderr[-3000:]
    made = (project / "results" / "spring-2022" / "findings.md").read_text("utf-8")
    kept = (PROJECT / "docs" / "findings-spring-2022.md").read_text("utf-8")
    assert made == kept, (
        "docs/findings-spring-2022.md is out of date: run `snakemake --config study=spring-2022 "
        "issues=../shared/issues` and copy results/spring-2022/findings.md there"
    )
