"""What the tests of the page share: a browser, and the pages as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Opened, chromium, opened
from playwright.sync_api import Browser
from report_pages import hostile_page, project_page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("study of spring") / "report.html"
    path.write_bytes(project_page().encode("utf-8"))
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    path.write_bytes(hostile_page().encode("utf-8"))
    return path


@pytest.fixture
def report(browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file) as found:
        yield found
