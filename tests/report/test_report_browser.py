"""The report in a browser: figures shown, enlarged and moved, their data saved, by mouse, by keys and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import Opened, check_access, needs_chromium, opened
from playwright.sync_api import Browser, Page, expect
from project import PROJECT
from report_pages import BREAKING, DATA, project_figures

pytestmark = needs_chromium

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def wait_until(page: Page, condition: str) -> None:
    """Wait for what a script says; the policy of the page forbids Playwright's own way to wait."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came to be that {condition}")


def width(page: Page) -> float:
    return page.evaluate("document.getElementById('zoom-image').getBoundingClientRect().width")


def test_every_figure_is_shown_in_its_proportions(report: Opened) -> None:
    shapes = report.page.evaluate(
        """async () => {
          const images = [...document.querySelectorAll('figure img')];
          await Promise.all(images.map((image) => image.decode()));
          return images.map((image) => {
            const box = image.getBoundingClientRect();
            return [image.naturalWidth / image.naturalHeight, box.width / box.height, box.width];
          });
        }"""
    )
    assert len(shapes) == len(project_figures())
    for natural, shown, wide in shapes:
        assert abs(natural / shown - 1) < 0.02 and wide > 300


def test_a_figure_is_enlarged_and_closed_by_keys(report: Opened) -> None:
    page = report.page
    page.locator("#figure-frames .enlarge").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zoom")).to_be_visible()
    assert "Which frames" in (page.text_content("#zoom-title") or "")
    assert page.evaluate("document.activeElement.id") == "zoom-view"
    before = width(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert width(page) == pytest.approx(before * 1.25**2, rel=0.001)
    place = page.evaluate("document.getElementById('zoom-view').scrollLeft")
    # The browser scrolls by itself, and on a busy machine drops a key now and then.
    for _ in range(50):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if page.evaluate("document.getElementById('zoom-view').scrollLeft") > place:
            break
    else:
        raise AssertionError("the arrow does not move the figure")
    page.keyboard.press("-")
    assert width(page) == pytest.approx(before * 1.25, rel=0.001)
    page.keyboard.press("0")
    box, view = page.locator("#zoom-image").bounding_box(), page.locator("#zoom-view").bounding_box()
    assert box["width"] <= view["width"] and box["height"] <= view["height"]
    page.keyboard.press("Escape")
    expect(page.locator("#zoom")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-frames"


def test_the_wheel_enlarges_what_it_points_at_and_the_mouse_moves_it(report: Opened) -> None:
    page = report.page
    page.locator("#figure-keywords img").click()
    before = width(page)
    point = "([x, y]) => { const box = document.getElementById('zoom-image').getBoundingClientRect();"
    point += " return [(x - box.left) / box.width, (y - box.top) / box.height]; }"
    page.mouse.move(900, 500)
    there = page.evaluate(point, [900, 500])
    page.mouse.wheel(0, -400)
    wait_until(page, f"document.getElementById('zoom-image').getBoundingClientRect().width > {before * 1.5}")
    assert page.evaluate(point, [900, 500]) == pytest.approx(there, abs=0.01)
    view = "(() => { const view = document.getElementById('zoom-view'); return [view.scrollLeft, view.scrollTop]; })()"
    left, top = page.evaluate(view)
    page.mouse.down()
    page.mouse.move(800, 440)
    page.mouse.up()
    assert page.evaluate(view) == pytest.approx([left + 100, top + 60], abs=2)
    page.mouse.move(700, 400)
    assert page.evaluate(view) == pytest.approx([left + 100, top + 60], abs=2)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#zoom")).to_be_hidden()


def test_the_files_of_a_figure_are_saved_as_they_are(report: Opened) -> None:
    page = report.page
    for label, kind in (("Data (CSV)", "csv"), ("Sources (JSON)", "json"), ("Picture (SVG)", "svg")):
        with page.expect_download() as saved:
            page.locator("#figure-topics").get_by_role("link", name=label).press("Enter")
        assert saved.value.suggested_filename == f"topics.{kind}"
        assert (
            saved.value.path().read_bytes()
            == (PROJECT / "figures" / "spring-2022" / f"topics.{kind}").read_bytes()
        )


def test_text_of_the_source_stays_text(browser: Browser, hostile: Path) -> None:
    with opened(browser, hostile) as report:
        page = report.page
        assert page.evaluate("window.broken") is None
        assert page.locator("main script:not([type='text/plain']), main img:not([data-file])").count() == 0
        for place in (
            "h1",
            "#text th",
            "#text td",
            "figcaption .title",
            "figcaption .caption",
            "pre",
            "#appendix li",
        ):
            assert BREAKING in (page.locator(place).first.text_content() or ""), place
        assert BREAKING in (page.locator("figure img").get_attribute("alt") or "")
        page.locator("figure .enlarge").click()
        assert BREAKING in (page.text_content("#zoom-title") or "")
        page.keyboard.press("Escape")
        with page.expect_download() as saved:
            page.get_by_role("link", name="Data (CSV)").click()
        assert saved.value.path().read_bytes() == DATA
        assert page.evaluate("window.broken") is None


def test_the_policy_forbids_what_is_not_in_the_page(browser: Browser, file: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "report.html"
    added = "<script>window.broken = 1</script><img src='https://example.org/x.png' alt=''></main>"
    spoilt.write_bytes(file.read_bytes().replace(b"</main>", added.encode(), 1))
    with opened(browser, spoilt) as report:
        assert report.page.evaluate("window.broken") is None
        assert sum("Content Security Policy" in told for told in report.said) >= 2
        report.said.clear()
        report.asked.remove("https://example.org/x.png")  # asked for, and refused by the policy


def test_the_contents_lead_to_sections_and_say_where_one_is(report: Opened) -> None:
    page = report.page
    page.get_by_role("navigation").get_by_role("link", name="How it was measured").click()
    wait_until(
        page, "document.querySelector('#contents [aria-current]')?.textContent === 'How it was measured'"
    )
    assert page.evaluate("location.hash") == "#methods"
    assert 0 <= page.locator("#methods").bounding_box()["y"] < 100


def test_the_landmarks_are_there_and_the_first_tab_skips_to_the_text(report: Opened) -> None:
    page = report.page
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    assert page.get_by_role("link", name="reader", exact=True).get_attribute("href") == "reader.html"


def test_on_a_phone_nothing_is_wider_than_the_page(browser: Browser, file: Path) -> None:
    with opened(browser, file, viewport=PHONE, has_touch=True, is_mobile=True) as report:
        page = report.page
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert page.get_by_role("navigation").get_by_role("link", name="In brief").is_hidden()
        page.get_by_text("Contents", exact=True).tap()
        page.get_by_role("navigation").get_by_role("link", name="In brief").tap()
        assert page.locator("#contents details").get_attribute("open") is None
        page.locator("#figure-frames .enlarge").tap()
        assert width(page) > PHONE["width"] * 2
        assert page.locator("#zoom-close").bounding_box()["x"] < PHONE["width"] - 40


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_axe_finds_nothing_serious(
    browser: Browser, file: Path, scheme: str, viewport: dict[str, int]
) -> None:
    with opened(browser, file, color_scheme=scheme, viewport=viewport) as report:
        page = report.page
        page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
        # All rows of a table look alike, and looking at each takes long.
        page.evaluate("document.querySelectorAll('tbody tr:nth-child(n + 3)').forEach((row) => row.remove())")
        check_access(page)
        page.locator("#figure-frames .enlarge").click()
        check_access(page, "#zoom")


def test_dark_mode_is_dark_and_figures_stay_on_white(browser: Browser, file: Path) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        with opened(browser, file, color_scheme=scheme) as report:
            for place in ("body", ".plate"):
                script = f"getComputedStyle(document.querySelector('{place}')).backgroundColor"
                grounds[scheme, place] = report.page.evaluate(script)
    assert grounds["dark", ".plate"] == grounds["light", ".plate"] == "rgb(255, 255, 255)"
    light, dark = (
        sum(map(int, grounds[scheme, "body"].removeprefix("rgb(").rstrip(")").split(", ")))
        for scheme in ("light", "dark")
    )
    assert light > 700 and dark < 120


def test_on_paper_there_is_no_button_and_all_of_the_configuration(report: Opened) -> None:
    page = report.page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".enlarge").first.is_hidden() and page.locator("#contents").is_hidden()
    assert (
        page.evaluate(
            "(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('pre'))"
        )
        <= 1
    )
