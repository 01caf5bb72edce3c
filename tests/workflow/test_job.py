"""A job that fails leaves one sentence in its log, and the sentence says whose fault it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.errors import StudyError
from workflow.job import job, sentences_of


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StudyError("codebook.yaml", "a line\nor \x1b[2Jtwo.", "Mend it."), r"a line\u000aor \u001b[2Jtwo."),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "results/x"),
            "No space left on device (results/x)",
        ),
        (ValueError("x"), "the program failed on this input (ValueError)"),
    ],
)
def test_a_failed_job_leaves_one_sentence(tmp_path: Path, error: Exception, told: str) -> None:
    log = tmp_path / "logs" / "job.log"
    with pytest.raises(SystemExit), job(SimpleNamespace(log=[str(log)])):
        raise error
    (sentence,) = sentences_of([log])
    assert told in sentence
