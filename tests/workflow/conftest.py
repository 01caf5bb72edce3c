"""What the tests of whole runs share: a project in which the demo study has run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from projects import finished_project


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the demo study has run, for the tests of one file."""
    base = tmp_path_factory.getbasetemp()
    # Processes of one test run have folders beside each other.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return finished_project(shared, tmp_path_factory.mktemp("finished"))
