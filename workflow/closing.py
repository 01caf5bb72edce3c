"""What a run says at its end: where the results are, or what stopped it."""

from __future__ import annotations

from pathlib import Path

from workflow.job import sentences_of
from workflow.study import Study


def tell_results(study: Study) -> None:
    """Print where the results are, and what a reader should be warned of."""
    print(f"\nParallax: the study “{study.name}” is complete.")
    print(f"  what was found       {study.results}/findings.md")
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


def tell_failure(study: Study) -> None:
    """Print the sentences of the jobs that failed once more, where they cannot be overlooked."""
    logs = sorted(Path(study.results, "logs").rglob("*.log"))
    for sentence in sentences_of(logs):
        print(f"\n{sentence}\nThe results of earlier runs are as they were.")
