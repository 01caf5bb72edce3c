"""What a run says when it failed."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workflow.closing import tell_failure


def test_a_failure_of_an_earlier_run_is_not_told_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    for name in ("earlier", "now"):
        (logs / f"{name}.log").write_text(f"parallax: {name}\n", "utf-8")
    os.utime(logs / "earlier.log", (1, 1))
    study: Any = SimpleNamespace(results=str(tmp_path))
    tell_failure(study)
    told = capsys.readouterr().out
    assert "parallax: now" in told and "earlier\n" not in told
