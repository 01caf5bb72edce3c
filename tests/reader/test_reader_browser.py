"""The reader in a real browser: alignment, highlights, concordance, search and links."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from aligned_demo import demo
from browser import ARTICLE, ISSUE, numbers, own, paragraph, point_at, wait_for_lines
from chromium import Opened, needs_chromium, opened
from playwright.sync_api import Browser, Page
from reader_pages import demo_study

pytestmark = needs_chromium


def test_paragraphs_stand_beside_those_that_correspond(reader: Opened) -> None:
    units = own(demo().units).filter(granularity="paragraph").sort("unit")
    rows = reader.page.locator(".rows > .row").all()
    assert len(rows) == units.height
    for row, (english, chinese) in zip(rows, units.select("en", "zh").iter_rows(), strict=True):
        for language, expected in (("en", english), ("zh", chinese)):
            found = row.locator(f"[data-language={language}]").all()
            assert [int(one.get_attribute("data-paragraph") or "") for one in found] == expected
    first = [paragraph(reader.page, language, units[language][0][0]) for language in ("en", "zh")]
    left, right = (one.bounding_box() for one in first)
    assert abs(left["y"] - right["y"]) < 3 and left["x"] + left["width"] < right["x"]


def test_the_text_is_that_of_the_study_with_its_headings(reader: Opened) -> None:
    for row in own(demo().paragraphs).iter_rows(named=True):
        found = paragraph(reader.page, row["language"], row["paragraph"]).locator("p, h3, h4")
        assert found.text_content() == row["text"]
        tag = found.evaluate("element => element.tagName")
        assert tag == ("P" if row["kind"] == "paragraph" else f"H{row['level'] + 2}")
        assert found.get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[row["language"]]


def test_pointing_at_a_sentence_shows_what_corresponds_and_a_click_keeps_it(
    browser: Browser, file: Path
) -> None:
    several = (pl.col("en").list.len() > 1) & (pl.col("zh").list.len() > 0)
    unit = demo().units.filter(several, granularity="sentence").row(0, named=True)
    place = {"issue": unit["issue"], "article": unit["article"], "language": "zh"}
    english, chinese = unit["en"], unit["zh"]
    link = f"#{unit['issue']}/{unit['article']}"
    with opened(browser, file, link) as reader:
        links_are_shown(reader.page, english, chinese, place)


def links_are_shown(page: Page, english: list[int], chinese: list[int], place: dict[str, str]) -> None:
    page.get_by_role("button", name="Frames: none").click()
    point_at(page, "en", english[0])
    assert numbers(page, '[data-language="en"] .linked') == english
    assert numbers(page, '[data-language="zh"] .linked') == chinese
    assert numbers(page, ".here") == [english[0]]
    assert "confidence 1.00" in (page.text_content("#status") or "")
    page.mouse.move(5, 300)
    assert numbers(page, ".linked") == []
    point_at(page, "zh", chinese[0])
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(5, 300)
    assert numbers(page, '[data-language="en"] .pinned') == english
    paragraph_of = demo().sentences.filter(**place, sentence=chinese[0])["paragraph"][0]
    assert page.url.endswith(f"#{place['issue']}/{place['article']}/zh/{paragraph_of}/{chinese[0]}")
    page.keyboard.press("Escape")
    assert numbers(page, ".linked") == []


def test_layers_are_switched_on_and_off(reader: Opened) -> None:
    page = reader.page
    hits = own(demo().hits)
    frame = hits.group_by("frame").len().sort("len", "frame", descending=True)["frame"][0]
    number = [layer.id for layer in demo_study().layers].index(frame)
    box, marks = page.locator(f"[data-switch='{number}']"), f".mark.on.first[data-layer='{number}']"
    assert page.locator(marks).count() == hits.filter(frame=frame).height > 0
    drawn = page.evaluate("document.getElementById('map').toDataURL()")
    box.uncheck()
    assert page.locator(marks).count() == 0
    page.wait_for_timeout(100)
    assert page.evaluate("document.getElementById('map').toDataURL()") != drawn
    box.check()
    assert page.locator(marks).count() == hits.filter(frame=frame).height
    page.get_by_role("button", name="Frames: none").click()
    assert page.locator(".mark.on").count() == page.locator("#legend .swatch").count()
    counts = [hits.filter(frame=frame, language=language).height for language in ("en", "zh")]
    assert page.text_content(f"[data-count='{number}']") == " | ".join(map(str, counts))


def test_a_highlight_looks_unlike_others_without_its_colour(reader: Opened) -> None:
    looks = reader.page.evaluate(
        """() => [...document.querySelectorAll('#legend .swatch')].map((swatch) => [
             swatch.textContent, getComputedStyle(swatch).textDecorationStyle, swatch.className])"""
    )
    assert len({letter for letter, _, _ in looks}) == len(looks) == len({name for _, _, name in looks})
    assert {line for _, line, _ in looks} == {"solid", "double", "dashed", "dotted"}
    shown = reader.page.evaluate(
        "getComputedStyle(document.querySelector('#text .mark.on.first'), '::before').content"
    )
    assert shown.strip('"') in {letter for letter, _, _ in looks}


def test_a_concordance_has_the_lines_of_the_table(reader: Opened) -> None:
    page = reader.page
    # sentence units of each term; the table has a line a match
    lines = demo_study().concordance.filter(kind="term")
    page.locator("#text .mark.on.first").first.click()
    for query in lines.group_by("query").len().sort("len", "query", descending=True)["query"].head(4):
        rows = lines.filter(query=query)
        frame = [layer.id for layer in demo_study().layers].index(rows["frame"][0])
        page.select_option("#term", f"{frame}/{query}")
        wait_for_lines(page)
        units = rows.select("issue", "article", "unit").unique().height
        assert page.locator("#lines .line").count() == units
        assert page.locator("#lines mark").count() == rows.height
        lacking = rows.filter(status="not rendered").select("issue", "article", "unit").unique().height
        assert page.locator("#lines .lacking").count() == lacking
        note = page.text_content("#panel-note") or ""
        counts = [rows.filter(language=language).height for language in ("en", "zh")]
        assert f"{counts[0]} in English, {counts[1]} in Chinese" in note


def test_clicking_a_keyword_opens_its_concordance_in_both_languages(reader: Opened) -> None:
    page = reader.page
    mark = page.locator("#text [lang=en] .mark.on.first").first
    word = mark.text_content() or ""
    mark.click()
    wait_for_lines(page)
    line = page.locator("#lines .line").first
    assert (page.text_content("#panel-title") or "").startswith("Concordance: ")
    assert page.locator("#lines .en mark").all_text_contents().count(word) >= 1
    assert line.locator(".en").count() == line.locator(".zh").count() == 1
    line.locator("a").click()
    assert page.locator(".pinned").count() > 0 and not page.locator("#panel").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_a_keyword_of_the_article_is_searched_by_its_forms(reader: Opened) -> None:
    page = reader.page
    page.get_by_text("Frames and keywords of this article").click()
    words = demo_study().keywords.filter(group=f"{ISSUE}/{ARTICLE}", language="zh").sort("rank")
    page.locator(".keywords button[lang=zh-Hans]").first.click()
    wait_for_lines(page)
    term = words["term"][0]
    texts = demo().paragraphs.filter(pl.col("language") == "zh")["text"]
    assert set(page.locator("#lines mark").all_text_contents()) == {term}
    assert page.locator("#lines mark").count() == sum(text.count(term) for text in texts)


@pytest.mark.parametrize(
    ("query", "language", "pattern"),
    [
        ("合作", "zh", "合作"),
        ("RIVER", "en", r"(?i)\briver\b"),
        ("river*", "en", r"(?i)\briver\w*"),
        ("the  Velis", "en", r"(?i)\bthe Velis\b"),
    ],
)
def test_a_search_finds_chinese_characters_and_english_words(
    reader: Opened, query: str, language: str, pattern: str
) -> None:
    page = reader.page
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    wait_for_lines(page)
    expected = demo().paragraphs.filter(language=language)["text"].str.count_matches(pattern).sum()
    more = page.locator("#lines .more")
    while more.count():
        more.click()
    assert page.locator(f"#lines .found .{language} mark").count() == expected > 0
    assert page.evaluate("document.activeElement.id") != "query"


def test_a_search_finds_articles_by_their_titles_too(reader: Opened) -> None:
    page = reader.page
    title = demo().articles.filter(issue="2041-autumn", language="zh")["title"][1]
    page.fill("#query", title)
    page.press("#query", "Enter")
    wait_for_lines(page)
    page.locator("#lines .title a").first.click()
    page.get_by_role("heading", name=title, exact=True).wait_for()
    assert page.locator("#text .head [lang=zh-Hans] h2").text_content() == title


def test_a_link_opens_a_passage(browser: Browser, file: Path) -> None:
    row = (
        demo()
        .sentences.filter(issue="2041-autumn", language="zh", article="02-shen-yi")
        .sort("sentence")
        .row(9, named=True)
    )
    link = f"#2041-autumn/02-shen-yi/zh/{row['paragraph']}/{row['sentence']}"
    with opened(browser, file, link) as reader:
        pinned = reader.page.locator('[data-language="zh"] .pinned.here')
        assert pinned.text_content() == row["text"]
        assert reader.page.evaluate("document.activeElement.dataset.sentence") == str(row["sentence"])
        box = pinned.bounding_box()
        assert box is not None and 0 < box["y"] < 900
        assert reader.page.input_value("#article") != "0"


@pytest.mark.parametrize(
    "link", ["#2041-autumn/none", "#%E0%A4%A", "#a/b/xx/1", f"#{ISSUE}/{ARTICLE}/en/9999", "#<script>"]
)
def test_a_link_to_nothing_says_so(browser: Browser, file: Path, link: str) -> None:
    with opened(browser, file, link) as reader:
        assert "names no" in (reader.page.text_content("#status") or "")
        assert reader.page.locator(".rows > .row").count() > 5


def test_the_strip_leads_to_its_place(reader: Opened) -> None:
    page = reader.page
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 3)
    last = page.locator(".rows > .row").last
    assert last.evaluate("row => row.contains(document.activeElement)")
    label = page.get_attribute("#map", "aria-label") or ""
    assert "hits in English and Chinese" in label


def test_articles_are_unpacked_when_they_are_needed(browser: Browser, file: Path) -> None:
    with opened(browser, file) as reader:
        assert reader.page.evaluate("window.unpacked") == 1
        reader.page.get_by_role("button", name="Next article").click()
        second = demo().articles.filter(language="en", issue=ISSUE).sort("order")["title"][1]
        reader.page.get_by_role("heading", name=second, exact=True).wait_for()
        assert reader.page.evaluate("window.unpacked") == 2
