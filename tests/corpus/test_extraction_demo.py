"""The demo issues come out of their raw text exactly as they were written, in this layout and in others."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from extracted import body, extract, head, true_body, true_head
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT, truth_of
from typesetter import Measure, typeset

from analysis.errors import StudyError

ISSUES = ("2041-spring", "2041-autumn")


@pytest.fixture(scope="module", params=ISSUES)
def issue(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_version_is_rebuilt_exactly(issue: str) -> None:
    truth = truth_of(issue)
    extraction = extract((PROJECT / "issues" / issue / "source.txt").read_text("utf-8"))
    assert extraction.warnings == ()
    for article in truth["articles"]:
        for language in ("en", "zh"):
            assert head(extraction, article["order"], language) == true_head(article, language)
            assert body(extraction, article["order"], language) == true_body(article[language])


def test_every_event_is_rebuilt_exactly(issue: str) -> None:
    extraction = extract((PROJECT / "issues" / issue / "source.txt").read_text("utf-8"))
    events = extraction.articles.filter(section="events")
    texts = {
        row["article"]: extraction.paragraphs.filter(article=row["article"])["text"].to_list()
        for row in events.iter_rows(named=True)
    }
    items = truth_of(issue)["events"]["items"]
    assert events["title"].to_list() == [item["title"] for item in items]
    assert list(texts.values()) == [[text.strip() for text in item["paragraphs"]] for item in items]


def test_every_line_of_the_source_has_one_fate(issue: str) -> None:
    source = (PROJECT / "issues" / issue / "source.txt").read_text("utf-8").rstrip("\n").split("\n")
    report = extract("\n".join(source)).report.sort("first_line")
    covered = [
        number
        for first, last in report.select("first_line", "last_line").iter_rows()
        for number in range(first, last + 1)
    ]
    assert covered == list(range(1, len(source) + 1))


def test_the_text_that_is_kept_is_the_text_of_the_kept_lines(issue: str) -> None:
    source = (PROJECT / "issues" / issue / "source.txt").read_text("utf-8").split("\n")
    extraction = extract("\n".join(source))
    kept = extraction.report.filter(fate="kept")
    lines = "".join(
        source[number - 1]
        for first, last in kept.select("first_line", "last_line").iter_rows()
        for number in range(first, last + 1)
    )
    strip = str.maketrans("", "", " \u2003-")
    assert sorted("".join(extraction.paragraphs["text"]).translate(strip)) == sorted(lines.translate(strip))


widths = st.tuples(st.floats(25_500, 29_000), st.sampled_from([32.5, 33.5, 35.5, 37.5, 38.5]))
depths = st.lists(st.tuples(st.integers(9, 16), st.integers(10, 30)), min_size=8, max_size=8)


@settings(max_examples=25)
@given(issue=st.sampled_from(ISSUES), measures=widths, pages=depths)
def test_other_measures_and_page_depths_lose_no_text_and_hardly_a_break(
    issue: str, measures: tuple[float, float], pages: list[tuple[int, int]]
) -> None:
    """In any layout the heads are right and no character is lost; at most one break in one version may stay open.

    Where a full line ends a paragraph, the next line is short and the other version has merged the two paragraphs,
    nothing in the source tells the break.
    """
    truth = deepcopy(truth_of(issue))
    versions = [article[language] for article in truth["articles"] for language in ("en", "zh")]
    for version, depth in zip(versions, pages, strict=True):
        version["layout"] = {"pages": list(depth)}
    truth["events"]["layout"] = {"pages": [18, 30]}
    english, chinese = measures
    measure = replace(
        Measure(),
        english=english,
        english_opening=english - 5500,
        chinese=chinese,
        chinese_opening=chinese - 6,
    )
    extraction = extract(typeset(truth, measure))
    wrong = 0
    for article in truth["articles"]:
        for language in ("en", "zh"):
            found, expected = body(extraction, article["order"], language), true_body(article[language])
            assert head(extraction, article["order"], language) == true_head(article, language)
            assert _characters(found) == _characters(expected)
            wrong += abs(len(found) - len(expected)) or int(found != expected)
    assert wrong <= 2


def _characters(paragraphs: list[tuple[str, int | None, str]]) -> str:
    return "".join(text for _, _, text in paragraphs).replace(" ", "")


def test_labels_of_issue_yaml_are_those_of_their_articles() -> None:
    source = (PROJECT / "issues" / "2041-spring" / "source.txt").read_text("utf-8")
    known = extract(source).articles["article"].drop_nulls().unique(maintain_order=True).to_list()
    labels = {known[0]: {"en": "Harbour speech", "zh": "港口讲话"}}
    found = extract(source, labels=labels).articles.drop_nulls("label").select("article", "language", "label")
    assert sorted(found.rows()) == [(known[0], "en", "Harbour speech"), (known[0], "zh", "港口讲话")]
    with pytest.raises(StudyError, match="has no article “01-nobody”"):
        extract(source, labels={"01-nobody": {"en": "Nothing"}})
