"""Moves in the reader, as tests make them."""

from __future__ import annotations

import polars as pl
from playwright.sync_api import Locator, Page

# The article that the demo study opens with.
ISSUE, ARTICLE = "2041-spring", "01-lin-boyuan"


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
