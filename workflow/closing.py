"""What a run says at its end: where the results are, or what stopped it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workflow.job import sentences_of
from workflow.study import Study

STARTED = time.time()


def is_whole(workflow: Any) -> bool:
    """Whether a run was asked for all results, and not for some files, or up to a rule (``--until``) only."""
    return any(job.rule.name == "all" for job in workflow.dag.targetjobs)


def tell_results(study: Study, *, whole: bool) -> None:
    """Print where the results are, and what a reader should be warned of; of a part of them, that they are there."""
    if not whole:
        print(f"\nParallax: what was asked for of the study “{study.name}” is there.")
        return
    print(f"\nParallax: the study “{study.name}” is complete.")
    print(f"  the report           {study.results}/report.html   (open it in a browser)")
    print(f"  what was found       {study.results}/findings.md")
    print(f"  profiles of authors  {study.results}/profiles.md")
    print(f"  texts side by side   {study.results}/reader.html   (open it in a browser)")
    print(f"  figures for papers   {study.figures}/")
    print(f"  tables               {study.results}/   (docs/data-dictionary.md says what each column is)")
    print(f"  removed lines        {study.results}/corpus/report.csv")
    warnings = _warnings(study)
    if warnings:
        print(f"  to be looked at      {len(warnings)} (in {study.results}/warnings.txt):")
        for warning in warnings[:10]:
            print(f"    - {warning}")


def _warnings(study: Study) -> list[str]:
    path = Path(study.results) / "warnings.txt"
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def failed_outputs(workflow: Any) -> list[Path]:
    """What the failed jobs of this run should have written; Snakemake has put back the earlier files.

    A job that is not finished has begun where its log is of this run.
    """
    return [
        Path(output)
        for job in workflow.dag.needrun_jobs()
        if any(_is_of_this_run(Path(log)) for log in job.log)
        for output in job.output
    ]


def _is_of_this_run(log: Path) -> bool:
    """Whether a log was written by this run: a job begins by emptying its log."""
    return log.is_file() and log.stat().st_mtime >= STARTED


def outdate(paths: Iterable[Path]) -> None:
    """Make files older than everything, so that the next run makes them anew.

    Of a job that fails Snakemake notes the configuration as if it had made the earlier files, which have been put back,
    and would take them for current.
    """
    for path in paths:
        if path.is_file():
            os.utime(path, (0, 0))


def tell_failure(study: Study) -> None:
    """Print the sentences of the jobs that failed once more, where they cannot be overlooked."""
    logs = sorted(Path(study.results, "logs").rglob("*.log"))
    # A job that failed in an earlier run may not have had its turn in this one.
    for sentence in sentences_of(filter(_is_of_this_run, logs)):
        print(f"\n{sentence}\nThe results of earlier runs are as they were.")
