"""A researcher's corrections change what they name, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from extracted import body, extract
from project import PROJECT

from analysis.errors import StudyError

SOURCE = (PROJECT / "issues" / "2041-spring" / "source.txt").read_text("utf-8")
LINES = SOURCE.split("\n")


def line_of(paragraph: int, order: int = 1, language: str = "en") -> tuple[int, str]:
    """First line of a paragraph in the source, and some words of it."""
    rows = [
        row
        for row in extract(SOURCE).paragraphs.iter_rows(named=True)
        if row["article"].startswith(f"0{order}-") and row["language"] == language
    ]
    number = rows[paragraph]["first_line"]
    return number, LINES[number - 1].strip()[:20]


def corrected(**correction: Any) -> list[tuple[str, int | None, str]]:
    return body(extract(SOURCE, corrections=[correction]), 1, "en")


def test_join() -> None:
    line, quote = line_of(3)
    before = body(extract(SOURCE), 1, "en")
    after = corrected(line=line, quote=quote, do="join")
    assert after[2][2] == f"{before[2][2]} {before[3][2]}"
    assert after[3:] == before[4:]


def test_split() -> None:
    line, _ = line_of(3)
    inner = line + 1
    before = body(extract(SOURCE), 1, "en")
    after = corrected(line=inner, quote=LINES[inner - 1].strip()[:15], do="split")
    assert len(after) == len(before) + 1
    assert f"{after[3][2]} {after[4][2]}" == before[3][2]


def test_heading_and_paragraph() -> None:
    line, quote = line_of(2)
    last = line_of(3)[0] - 1
    after = corrected(line=line, quote=quote, do="heading", last_line=last)
    assert after[2][:2] == ("heading", 1)
    heading_line = next(
        row["first_line"]
        for row in extract(SOURCE).paragraphs.iter_rows(named=True)
        if row["kind"] == "heading" and row["language"] == "en"
    )
    quote = LINES[heading_line - 1].strip()[:10]
    extraction = extract(SOURCE, corrections=[{"line": heading_line, "quote": quote, "do": "paragraph"}])
    assert extraction.paragraphs.filter(first_line=heading_line)["kind"].to_list() == ["paragraph"]


def test_drop_and_keep() -> None:
    line, quote = line_of(3)
    extraction = extract(
        SOURCE, corrections=[{"line": line, "quote": quote, "do": "drop", "reason": "a caption"}]
    )
    dropped = extraction.report.filter(first_line=line)
    assert dropped.select("fate", "what", "reason").rows() == [("removed", "dropped", "a caption")]
    number = next(
        n
        for n, text in enumerate(LINES, start=1)
        if n > 1 and text.strip().startswith("The Confluence Review·")
    )
    extraction = extract(SOURCE, corrections=[{"line": number, "quote": "Confluence", "do": "keep"}])
    assert any("The Confluence Review·Spring" in text for text in extraction.paragraphs["text"])


def test_corrections_are_told_as_decisions() -> None:
    line, quote = line_of(3)
    extraction = extract(
        SOURCE, corrections=[{"line": line, "quote": quote, "do": "join", "reason": "same thought"}]
    )
    told = extraction.decisions.filter(line=line, by="correction")
    assert told["decision"].to_list() == ["join"]
    assert "same thought" in told["evidence"][0]


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        ({"line": 3, "quote": "no such words", "do": "join"}, "does not hold the quote"),
        ({"line": 99999, "quote": "x", "do": "join"}, "does not exist"),
        ({"line": 1, "quote": "Confluence", "do": "join"}, "is not body text"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(correction: dict[str, Any], told: str) -> None:
    with pytest.raises(StudyError, match=told) as caught:
        extract(SOURCE, corrections=[correction])
    assert caught.value.where == "issue.yaml: corrections[0]"


def test_the_message_says_where_the_quote_does_stand() -> None:
    line, quote = line_of(3)
    with pytest.raises(StudyError, match=f"it stands in lines? [0-9, ]*{line}"):
        extract(SOURCE, corrections=[{"line": line + 1, "quote": quote, "do": "join"}])


def test_pairs_can_be_fixed_and_are_checked() -> None:
    extraction = extract(SOURCE, pairs=[{"en": 1, "zh": 2}, {"en": 2, "zh": 1}])
    assert extraction.pairs.select("en", "zh").rows()[:2] == [(1, 2), (2, 1)]
    with pytest.raises(StudyError, match="there is no Chinese version 9"):
        extract(SOURCE, pairs=[{"en": 1, "zh": 9}])


def test_author_ids_can_be_fixed() -> None:
    names = extract(SOURCE).articles["author_name"].to_list()
    extraction = extract(SOURCE, authors={names[0]: "the-commissioner"})
    assert set(extraction.articles.filter(article="01-the-commissioner")["language"]) == {"en", "zh"}
