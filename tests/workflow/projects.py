"""A copy of the project to spoil, and Snakemake run in it as a researcher would."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import yaml
from project import PROJECT
from snakemake_server import run_snakemake

PARTS = ("Snakefile", "analysis", "workflow", "config", "issues", "profiles")


def copy_project(folder: Path) -> Path:
    """Copy what a run needs; times are kept, so that bytecode stays valid."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy2(source, folder / part)
    return folder


def snakemake(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Snakemake in a project as from its command line; in surroundings of its own, if they are given."""
    if not environment:
        return run_snakemake(project, arguments)
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "snakemake", *arguments]
    return subprocess.run(
        command, cwd=project, env={**variables, **environment}, capture_output=True, text=True, check=False
    )


def would_run(project: Path, *arguments: str) -> set[str]:
    """The rules that a run would have to do."""
    run = snakemake(project, "--dry-run", *arguments)
    assert run.returncode == 0, run.stderr[-2000:]
    told = run.stdout + run.stderr
    if "Nothing to be done" in told:
        return set()
    return set(re.findall(r"^(\w+) +\d+$", told, re.MULTILINE)) - {"all", "total"}


def quick_config(project: Path, **changes: Any) -> None:
    """Make the study of a project cheaper, so that a test is about the workflow and not about resampling."""
    path = project / "config" / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["keyness"]["resamples"] = config["topics"]["resamples"] = 100
    config["topics"].update(number=3, range=[3], trials=1, chains=2)
    config["figures"]["resolution"] = 72
    config.update(changes)
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


#: Other than those of the run that :mod:`test_reproducible` compares it with.
SURROUNDINGS = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}


def copy_results(project: Path, study: str) -> None:
    """Copy what a run of this study left in the folder of the tests, so that only what is outdated is made again.

    Snakemake sees by its own notes what is current, but not whether packages are those of the run: results that are
    older than the last installation are left out.
    """
    made = PROJECT / "results" / study / "findings.md"
    installed = Path(sysconfig.get_path("purelib"))
    if not made.is_file() or made.stat().st_mtime < installed.stat().st_mtime:
        return
    for part in (f"results/{study}", f"figures/{study}", ".snakemake/metadata"):
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, project / part)


def finished_config(project: Path) -> None:
    """Configure a project as the finished one is."""
    edit(project / "config" / "config.yaml", "sizes: [double]", "sizes: [double, slide]")


def finished_project(base: Path, folder: Path) -> Path:
    """A copy in ``folder`` of a project in which the demo study has run, with what the run told in ``told.txt``.

    The study runs once for all processes of the tests, in ``base``; a copy takes a second, a run most of a minute.
    What `make` has left is not made again.
    """
    made = base / "finished"
    with (base / "finished.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "told.txt").is_file():
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()
            copy_project(made)
            copy_results(made, "demo")
            finished_config(made)
            run = snakemake(made, **SURROUNDINGS)
            assert run.returncode == 0, run.stderr[-3000:]
            (made / "told.txt").write_text(run.stdout, "utf-8")
    # Times are kept, and what Snakemake noted of each file, so that nothing is to be done in the copy.
    return shutil.copytree(made, folder, dirs_exist_ok=True)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file that must hold it."""
    text = path.read_text("utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")
