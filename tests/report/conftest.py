"""What the tests of the page share: a browser, and the pages as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Opened, browser, opened, page_file
from playwright.sync_api import Browser
from report_pages import hostile_page, project_page

__all__ = ["browser"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(tmp_path_factory, "study of spring", "report.html", project_page())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(tmp_path_factory, "hostile", "report.html", hostile_page())


@pytest.fixture
def report(browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file) as found:
        yield found
