"""The same input gives the same bytes: on one or two cores, under any hash seed, locale, time zone and path."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import copy_project, quick_config, snakemake
from test_run import checksums

pytestmark = pytest.mark.slow


def test_two_runs_in_different_surroundings_are_equal_to_the_byte(tmp_path: Path) -> None:
    surroundings = [
        ("here", "1", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}),
        ("some where/else", "2", {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}),
    ]
    found = []
    for folder, cores, environment in surroundings:
        (tmp_path / folder).mkdir(parents=True)
        project = copy_project(tmp_path / folder)
        quick_config(project)
        run = snakemake(project, "--cores", cores, **environment)
        assert run.returncode == 0, run.stderr[-3000:]
        found.append(checksums(project))
    assert len(found[0]) > 60
    assert found[0] == found[1]
