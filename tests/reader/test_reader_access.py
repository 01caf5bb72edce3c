"""The reader by keys, on a phone, in the dark, and as axe-core judges it."""

from __future__ import annotations

from pathlib import Path

import pytest
from aligned_demo import demo
from browser import own, paragraph, point_at, wait_for_lines
from chromium import Opened, check_access, needs_chromium, opened
from playwright.sync_api import Browser, expect

pytestmark = needs_chromium


def test_everything_is_reached_by_keys(reader: Opened) -> None:
    page = reader.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"

    def here() -> tuple[str, int]:
        place = page.evaluate(
            """() => { const found = document.activeElement.closest('.sentence');
                 return [found.closest('[data-language]').dataset.language, Number(found.dataset.sentence)]; }"""
        )
        return place[0], place[1]

    page.keyboard.press("j")
    assert here() == ("en", 0)
    page.keyboard.press("ArrowRight")
    assert here() == ("en", 1)
    page.keyboard.press("o")
    units = own(demo().units).filter(granularity="sentence")
    opposite = next(zh for en, zh in units.select("en", "zh").iter_rows() if 1 in en)
    assert here() == ("zh", opposite[0])
    page.keyboard.press("Enter")
    assert page.locator(".pinned").count() >= 2
    page.keyboard.press("j")
    assert here()[0] == "zh"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.className").startswith("mark")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.className").startswith("mark")


def test_a_link_is_copied_or_shown_to_be_copied(reader: Opened) -> None:
    page = reader.page
    point_at(page, "en", 0)
    page.mouse.click(
        *page.evaluate("(({x, y}) => [x + 4, y + 9])(document.querySelector('.here').getClientRects()[0])")
    )
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#status")).to_contain_text("link")
    told = page.text_content("#status") or ""
    assert told == "The link is copied." or page.input_value("#link") == page.url


def test_on_a_phone_the_versions_stand_one_below_the_other(browser: Browser, file: Path) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with opened(browser, file, **phone) as reader:
        page = reader.page
        above, below = (paragraph(page, language, 0).bounding_box() for language in ("en", "zh"))
        assert above["y"] + above["height"] <= below["y"] and abs(above["x"] - below["x"]) < 1
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.locator("#legend").is_hidden()
        page.get_by_role("button", name="Highlights").click()
        assert page.locator("#legend").is_visible() and page.locator("#map").is_visible()


def test_dark_mode_is_dark(browser: Browser, file: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with opened(browser, file, color_scheme=scheme) as reader:
            grounds.append(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, ground.removeprefix("rgb(").rstrip(")").split(", "))) for ground in grounds)
    assert light > 700 and dark < 120


PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE])
def test_axe_finds_nothing_serious(
    browser: Browser, file: Path, scheme: str, viewport: dict[str, int]
) -> None:
    with opened(browser, file, color_scheme=scheme, viewport=viewport) as reader:
        page = reader.page
        if viewport == PHONE:
            page.get_by_role("button", name="Highlights").click()
        for box in page.locator("#legend input").all():
            box.check()
        if viewport == PHONE:
            check_access(page)
            page.keyboard.press("Escape")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        check_access(page)
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        wait_for_lines(page)
        check_access(page)
