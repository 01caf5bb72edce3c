"""The demo articles come out of texts that no page broke, in the ways that people keep such texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from extracted import body, extract, head, true_body, true_head
from project import PROJECT, truth_of

from analysis.corpus.extraction import Extraction
from analysis.language.sentences import split_chinese, split_english

ISSUES = ["2041-spring", "2041-autumn"]


def paragraphs(version: Mapping[str, Any], language: str, manner: str) -> Iterator[str]:
    """The lines of a text: a paragraph a line, or a sentence a line with blank lines between paragraphs."""
    for item in version["paragraphs"]:
        text = item["text"].strip()
        if manner == "sentences":
            split = split_english if language == "en" else split_chinese
            yield from (text[start:end] for start, end in split(text))
        else:
            yield text
        if manner != "lines":
            yield ""


def text_of(article: Mapping[str, Any], language: str, manner: str) -> list[str]:
    version = article[language]
    subtitle = [f"——{version['subtitle']}"] if version.get("subtitle") else []
    by = "By: {} | {}" if language == "en" else "作者：{}｜{}"
    byline = by.format(version["author"], version["position"])
    return [version["title"], *subtitle, byline, "", *paragraphs(version, language, manner), ""]


def read(truth: Mapping[str, Any], manner: str, *, together: bool) -> Extraction:
    """``together``: the two versions of an article follow each other; else all English ones stand first."""
    places = [(article, language) for article in truth["articles"] for language in ("en", "zh")]
    if not together:
        places.sort(key=lambda place: place[1])
    lines = [line for article, language in places for line in text_of(article, language, manner)]
    return extract("\n".join(lines) + "\n", "plain-texts")


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("manner", ["lines", "spaced lines", "sentences"])
@pytest.mark.parametrize("issue", ISSUES)
def test_articles_come_out_of_plain_texts(issue: str, manner: str, together: bool) -> None:
    truth = truth_of(issue)
    extraction = read(truth, manner, together=together)
    assert extraction.warnings == ()
    for article in truth["articles"]:
        for language in ("en", "zh"):
            order = article["order"]
            assert head(extraction, order, language) == true_head(article, language)
            assert body(extraction, order, language) == true_body(article[language])


@pytest.mark.parametrize("indent", ["    ", "\t", "　　"])
def test_indents_change_nothing(indent: str) -> None:
    lines = [line for article in truth_of(ISSUES[0])["articles"] for line in text_of(article, "en", "lines")]
    chinese = [
        line for article in truth_of(ISSUES[0])["articles"] for line in text_of(article, "zh", "lines")
    ]
    indented = [indent + line if len(line) > 40 else line for line in [*lines, *chinese]]
    plain, other = (extract("\n".join(own) + "\n", "plain-texts") for own in ([*lines, *chinese], indented))
    assert other.paragraphs.equals(plain.paragraphs)


def test_the_table_of_decisions_says_how_lines_were_taken() -> None:
    decisions = read(truth_of(ISSUES[0]), "lines", together=True).decisions
    assert (
        decisions["evidence"].str.contains("each line a paragraph").sum()
        == decisions.select("article", "language").n_unique()
    )


def test_the_documented_example_is_read() -> None:
    page = (PROJECT / "docs" / "add-an-issue.md").read_text("utf-8")
    example = page.split("```text\n")[1].split("```")[0]
    extraction = extract(example, "plain-texts")
    assert extraction.pairs.select("en", "zh").rows() == [(1, 1)]
    assert head(extraction, 1, "zh") == (
        "一条河，一个未来",
        "在港口的讲话",
        "周明彦",
        "港务专员",
        "zhou-mingyan",
    )
    assert [len(body(extraction, 1, language)) for language in ("en", "zh")] == [2, 2]


def test_an_address_is_a_line_of_its_own_and_a_torn_sentence_is_not() -> None:
    lines = [
        "On the Banks",
        "By: Zhou Mingyan",
        "Fellow members,",
        "The river is long and its banks are many.",
    ]
    torn = ["It was a long day on the river,", "and we went home. The next day it rained again."]
    more = ["We met at the gate of the old harbour.", "Nobody had asked us to come there."]
    extraction = extract("\n\n".join([*lines, *torn, *more]) + "\n", "plain-texts")
    assert [text for _, _, text in body(extraction, 1, "en")] == [*lines[2:], " ".join(torn), *more]
