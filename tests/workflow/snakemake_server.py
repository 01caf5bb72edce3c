"""Snakemake, imported once and then started as often as is needed: importing it is half of the time of a dry run.

Nothing of the project is imported here, so that a project under test brings its own library.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

#: What a start of Snakemake imports besides the project.
IMPORTED = ["jsonschema", "pandas", "polars", "smart_open", "snakemake.cli", "snakemake.report"]


def run_snakemake(project: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run Snakemake in a project, in a process of its own, as ``python -m snakemake`` would."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(IMPORTED)
    with tempfile.TemporaryDirectory() as folder:
        told = [Path(folder, name) for name in ("stdout", "stderr")]
        process = server.Process(target=_main, args=(str(project), list(arguments), *map(str, told)))
        process.start()
        process.join()
        stdout, stderr = (path.read_text("utf-8") for path in told)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(["snakemake", *arguments], process.exitcode, stdout, stderr)


def _main(project: str, arguments: list[str], stdout: str, stderr: str) -> None:
    os.chdir(project)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for number, path in ((1, stdout), (2, stderr)):
        file = os.open(path, os.O_CREAT | os.O_WRONLY)
        os.dup2(file, number)
        os.close(file)
    # The project under test comes first, and that of the tests not at all.
    installed = (entry for entry in sys.path if "site-packages" in entry or entry.startswith(sys.base_prefix))
    sys.path[:] = [project, *installed]
    sys.argv = ["snakemake", *arguments]
    from snakemake.cli import main

    main(arguments)
