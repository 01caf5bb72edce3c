"""The same input gives the same bytes: on one or two cores, under any hash seed, locale, time zone and path."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import copy_project, finished_config, snakemake
from test_run import checksums

pytestmark = pytest.mark.slow


def test_two_runs_in_different_surroundings_are_equal_to_the_byte(finished: Path, tmp_path: Path) -> None:
    # The finished project was made on two cores, in the surroundings that projects.py says or in those of `make`.
    folder = tmp_path / "some where/else"
    folder.mkdir(parents=True)
    project = copy_project(folder)
    finished_config(project)
    style = tmp_path / "style"
    style.write_text("font.size: 21\nlines.markersize: 30\npdf.fonttype: 3\nsvg.fonttype: none\n", "utf-8")
    other = {
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Shanghai",
        "MATPLOTLIBRC": str(style),
        "SOURCE_DATE_EPOCH": "86400",
    }
    run = snakemake(project, "--cores", "1", **other)
    assert run.returncode == 0, run.stderr[-3000:]
    found = checksums(project)
    assert len(found) > 60
    # `make` may have made more, as the example paper.
    assert found == {file: made for file, made in checksums(finished).items() if file in found}
