"""Texts that try to become program, marks that overlap, and what is missing or doubtful."""

from __future__ import annotations

from pathlib import Path

from browser import numbers, paragraph, point_at, wait_for_lines
from chromium import needs_chromium, opened
from playwright.sync_api import Browser
from reader_pages import CHINESE, ENGLISH, TITLE

pytestmark = needs_chromium


def test_the_policy_forbids_what_is_not_in_the_page(browser: Browser, file: Path) -> None:
    with opened(browser, file) as reader:
        blocked = reader.page.evaluate(
            """async () => {
                 const found = [];
                 document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
                 const image = document.createElement('img');
                 image.src = 'http://127.0.0.1:9/x.png';
                 const script = document.createElement('script');
                 script.textContent = 'window.broken = 3';
                 document.body.append(image, script);
                 await fetch('http://127.0.0.1:9/').catch(() => null);
                 await new Promise((go) => setTimeout(go, 200));
                 return [found.sort(), window.broken ?? null];
               }"""
        )
        assert blocked == [["connect-src", "img-src", "script-src-elem"], None]
        reader.said.clear()
        reader.asked.clear()


def test_hostile_texts_stay_texts(browser: Browser, hostile: Path) -> None:
    with opened(browser, hostile) as reader:
        page = reader.page
        assert page.evaluate("window.broken") is None
        assert page.locator("#text img, #text b, #text i, #text script").count() == 0
        assert page.locator("#text h2").first.text_content() == TITLE
        for language, texts in (("en", ENGLISH), ("zh", CHINESE)):
            for number, text in enumerate(texts):
                assert paragraph(page, language, number).locator("p").text_content() == text
        assert page.title() == "Parallax reader: <hostile> & 'study'"
        page.get_by_text("Frames and keywords of this article").click()
        assert page.locator(".numbers tbody th").text_content() == TITLE
        page.fill("#query", "</script><script>")
        page.press("#query", "Enter")
        wait_for_lines(page)
        assert page.locator("#lines mark").all_text_contents() == ["</script><script>"] * 2


def test_overlapping_highlights_and_characters_of_two_units_are_cut_in_the_right_places(
    browser: Browser, hostile: Path
) -> None:
    with opened(browser, hostile) as reader:
        page = reader.page
        marks = paragraph(page, "en", 1).locator(".mark")
        pieces = marks.evaluate_all("all => all.map((mark) => [mark.dataset.layer, mark.textContent])")
        assert pieces == [["0", "river "], ["0", "bank"], ["1", "bank"], ["1", "."]]
        assert paragraph(page, "en", 1).locator(".mark.first").count() == 2
        assert paragraph(page, "zh", 0).locator(".mark").all_text_contents() == ["野家"]
        page.locator("[data-switch='1']").uncheck()
        paragraph(page, "en", 1).locator(".mark[data-layer='1']").first.click()
        assert (page.text_content("#panel-title") or "").startswith(f"Concordance: {TITLE}"[:20])


def test_what_is_missing_or_doubtful_is_said(browser: Browser, hostile: Path) -> None:
    with opened(browser, hostile) as reader:
        page = reader.page
        assert page.locator(".none").all_text_contents() == ["No counterpart in Chinese"]
        assert page.locator(".doubt").all_text_contents() == ["Doubtful pair (confidence 0.40)"]
        point_at(page, "en", 1)
        assert "confidence 0.30 (doubtful)" in (page.text_content("#status") or "")
        assert page.locator(".doubtful-link").count() == 2
        point_at(page, "en", 2)
        assert "no counterpart in Chinese" in (page.text_content("#status") or "")
        assert numbers(page, ".linked") == [2, 3]
        page.get_by_role("button", name="Next article").click()
        page.get_by_text("This article has no Chinese version.").wait_for()
        assert page.locator(".rows .side").count() == 2
