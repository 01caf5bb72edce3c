"""The system's Chromium, without a network, for tests of the pages as a reader sees them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

# Counts what the page unpacks.
COUNTED = """
window.unpacked = 0;
window.DecompressionStream = class extends DecompressionStream {
  constructor(format) { super(format); window.unpacked += 1; }
};
"""


@dataclass
class Opened:
    """A page with all that went wrong in it and all that it asked for."""

    page: Page
    path: Path
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def check(self) -> None:
        """The page said nothing and asked for nothing but itself and what it made."""
        assert self.said == []
        asked = {address.partition("#")[0] for address in self.asked if not address.startswith("blob:null/")}
        assert asked <= {self.path.as_uri()}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def page_file(factory: pytest.TempPathFactory, folder: str, name: str, text: str) -> Path:
    """A page as a file in a folder of its own, whose name may hold spaces."""
    path = factory.mktemp(folder) / name
    path.write_bytes(text.encode("utf-8"))
    return path


@contextmanager
def opened(browser: Browser, path: Path, hash: str = "", **settings: Any) -> Iterator[Opened]:
    """Open a file, ready to be read; at the end, the page must have said nothing and asked for nothing."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **settings})
    context.set_offline(True)
    context.add_init_script(COUNTED)
    page = context.new_page()
    page.set_default_timeout(20_000)
    found = Opened(page, path)
    page.on("console", lambda message: found.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("dialog", lambda dialog: found.said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: found.asked.append(request.url))
    page.goto(path.as_uri() + hash)
    page.wait_for_selector("body.ready")
    yield found
    found.check()
    context.close()


def check_access(page: Page, part: str | None = None) -> None:
    """The page, or a part of it, has as it now is no fault that axe-core calls serious."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, context=part)
    assert len(results.response["passes"]) > (8 if part else 20)
    found = [
        (rule["id"], rule["nodes"][0]["html"], rule["nodes"][0]["failureSummary"])
        for rule in results.response["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
    assert found == []
