"""The demo articles come out of a layout without blank lines, with heads above the text and several heads a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from extracted import body, issue_file
from project import PROJECT, truth_of
from typesetter import Filler

from analysis.corpus.extraction import Extraction, extract_issue
from analysis.corpus.layout import Layout, load_layout

PAGE = 34  # lines
NOTE = {"en": "1 See the yearbook of the basin, 2040.", "zh": "① 参见《流域年鉴》，2040年。"}
FULL_HEADING = "What remains in doubt and what may still be learned from it"
INDENT = {"en": 1500.0, "zh": 2.0}


def layout() -> Layout:
    data = yaml.safe_load((PROJECT / "config" / "journals" / "confluence-review.yaml").read_text("utf-8"))
    data["opening"] |= {"place": "above", "drop_cap_lines": 0}
    data["opening"]["en"]["byline"] = r"By (?P<author>[A-Z][^,.]+), (?P<position>[A-Z].+)"
    data["furniture"] |= {"notes": [r"1 See .+", "① .+"], "note_mark": r"(?<=[a-z][.?!])1(?= |$)|①"}
    return load_layout(data, "above", "above.yaml")


def printed(version: Mapping[str, Any], language: str, width: float) -> Iterator[str]:
    """Lines of a version: its head, then paragraphs that only an indent sets apart; the first ends in a mark."""
    yield version["title"]
    if version.get("subtitle"):
        yield f"—{version['subtitle']}"
    author, position = version["author"], version["position"]
    yield f"By {author}, {position}" if language == "en" else f"{author}　{position}"
    marked = next(item for item in version["paragraphs"] if item["kind"] == "paragraph")
    for item in version["paragraphs"]:
        mark = {"en": "1", "zh": "①"}[language] if item is marked else ""
        filler = Filler(item["text"].strip() + mark, chinese=language == "zh")
        indent = INDENT[language] if item["kind"] == "paragraph" else 0
        while filler.pieces:
            yield filler.line(width - indent)
            indent = 0


def source(truth: Mapping[str, Any]) -> str:
    """The articles run on over pages; Chinese follows English on the same page, and each page has a note."""
    pages: list[list[tuple[str, str]]] = [[]]
    for language, width in (("en", 27_000), ("zh", 33.5)):
        for article in truth["articles"]:
            lines = list(printed(article[language], language, width))
            if len(pages[-1]) + 4 > PAGE:  # a head is not torn
                pages.append([])
            for line in lines:
                if len(pages[-1]) == PAGE:
                    pages.append([])
                pages[-1].append((language, line))
    return "\f".join(
        "".join(f"{line}\n" for _, line in page) + f"\n{NOTE[page[-1][0]]}\n\n{number}\n\n"
        for number, page in enumerate(pages, start=1)
    )


def with_full_heading_run_in(blocks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The blocks with the one heading that has neither a number nor room on its line as the start of the next one."""
    texts = [text for _, text in blocks]
    if FULL_HEADING not in texts:
        return blocks
    place = texts.index(FULL_HEADING)
    return [*blocks[:place], ("paragraph", " ".join(texts[place : place + 2])), *blocks[place + 2 :]]


@pytest.fixture(scope="module", params=["2041-spring", "2041-autumn"])
def read(request: pytest.FixtureRequest) -> tuple[Any, Extraction]:
    truth = truth_of(request.param)
    return truth, extract_issue(source(truth), layout(), issue_file(), "source.txt")


def test_every_version_is_found_under_its_head(read: tuple[Any, Extraction]) -> None:
    truth, extraction = read
    for article in truth["articles"]:
        for language in ("en", "zh"):
            found = extraction.articles.filter(
                article=f"{article['order']:02d}-{article['author']}", language=language
            )
            version = article[language]
            expected = (version["title"], version.get("subtitle"), version["author"], version["position"])
            assert found.select("title", "subtitle", "author_name", "affiliation").rows() == [expected]


def test_paragraphs_without_blank_lines_are_told_apart(read: tuple[Any, Extraction]) -> None:
    truth, extraction = read
    for article in truth["articles"]:
        for language in ("en", "zh"):
            found = [(kind, text) for kind, _, text in body(extraction, article["order"], language)]
            expected = [(item["kind"], item["text"].strip()) for item in article[language]["paragraphs"]]
            assert found == with_full_heading_run_in(expected)
