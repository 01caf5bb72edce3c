"""The system's Chromium, without a network, for tests of the page as a reader sees it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

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

# The article that the demo study opens with.
ISSUE, ARTICLE = "2041-spring", "01-lin-boyuan"

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

# Counts the articles that the page unpacks.
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
        """The page said nothing and asked for nothing but itself."""
        assert self.said == []
        assert {address.partition("#")[0] for address in self.asked} <= {self.path.as_uri()}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


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


def paragraph(page: Page, language: str, number: int) -> Locator:
    return page.locator(f'[data-language="{language}"][data-paragraph="{number}"]')


def sentence(page: Page, language: str, number: int) -> Locator:
    return page.locator(f'[data-language="{language}"] [data-sentence="{number}"]')


def point_at(page: Page, language: str, number: int) -> None:
    """Move the mouse to the beginning of a sentence, whose box holds parts of others where it fills several lines."""
    found = sentence(page, language, number)
    found.scroll_into_view_if_needed()
    x, y = found.evaluate("one => { const box = one.getClientRects()[0]; return [box.x + 4, box.y + 9]; }")
    page.mouse.move(x, y)


def numbers(page: Page, selector: str) -> list[int]:
    return [int(found.get_attribute("data-sentence") or "") for found in page.locator(selector).all()]


def own(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows of the article that the page opens with."""
    return frame.filter(issue=ISSUE, article=ARTICLE)


def wait_for_lines(page: Page) -> None:
    page.wait_for_selector("#progress", state="hidden")
