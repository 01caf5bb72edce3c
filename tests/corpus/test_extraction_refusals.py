"""Sources that cannot be an issue are refused; sources that lack a part of one go on with what is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from extracted import extract, issue_file
from project import PROJECT, layout_of

from analysis.corpus.extraction import extract_issue
from analysis.corpus.layout import Section
from analysis.errors import StudyError

SOURCE = (PROJECT / "issues" / "2041-spring" / "source.txt").read_text("utf-8")

ONE_ARTICLE = """ The Confluence Review·Spring 2041

The river rises in the hills of Sorvia and runs
through four countries to the sea, and each of them
calls it its own.

* Lin Boyuan is Commissioner of the Velis Basin Commission.

One River

By Lin Boyuan*
 It has no other name in any of their languages.
"""


def test_a_source_without_a_byline_is_refused() -> None:
    with pytest.raises(StudyError) as caught:
        extract("Some text about a river.\n\nAnd some more of it.\n")
    assert caught.value.where == "source.txt"
    assert "no line has the form of a byline as the journal “confluence-review” prints it" in str(
        caught.value
    )


def test_a_version_without_text_is_refused_with_its_line() -> None:
    empty = ONE_ARTICLE.split("\n\n")
    text = "\n\n".join([empty[0], *empty[2:4], "By Lin Boyuan*\n"])
    with pytest.raises(StudyError) as caught:
        extract(text)
    assert caught.value.where == "source.txt, line 3"
    assert "the English version by Lin Boyuan has no text" in str(caught.value)


def test_an_issue_in_one_language_goes_on_and_says_so() -> None:
    extraction = extract(ONE_ARTICLE)
    assert extraction.articles.select("article", "language").rows() == [("01-lin-boyuan", "en")]
    assert extraction.paragraphs["text"].to_list() == [
        "The river rises in the hills of Sorvia and runs through four countries to the sea, and each of them calls it "
        "its own.",
        "It has no other name in any of their languages.",
    ]
    assert len(extraction.warnings) == 1
    assert (
        "2041-test/01-lin-boyuan has no Chinese version: it is measured in English only"
        in extraction.warnings[0]
    )


def test_a_missing_position_and_title_are_told() -> None:
    text = "The river rises in the hills.\n\nBy Lin Boyuan*\n It runs to the sea.\n"
    warnings = extract(text).warnings
    assert any("no position is printed for Lin Boyuan" in warning for warning in warnings)
    # Without a footnote nothing parts the text from a title: the line above the byline is taken for it, and told.
    assert extract(text).report.filter(what="title").height == 1


def test_front_matter_and_other_languages_are_matter() -> None:
    text = (
        "WELCOME TO THE REVIEW\n\nA page of greetings.\n"
        + ONE_ARTICLE
        + " 本刊由汇流出版社出版，欢迎来稿。\n"
    )
    extraction = extract(text)
    matter = extraction.report.filter(what="matter")
    assert matter.select("first_line", "last_line").rows() == [(1, 3), (16, 16)]
    assert extraction.articles.height == 1


def test_form_feeds_are_page_breaks_too() -> None:
    with_form_feeds = "\n".join(
        "\f" + line[1:] if line.startswith(" ") and line.strip() else line for line in SOURCE.split("\n")
    )
    assert extract(with_form_feeds).paragraphs.equals(extract(SOURCE).paragraphs)


def test_a_form_feed_at_the_end_of_the_file_does_not_say_how_pages_are_marked() -> None:
    assert extract(f"{SOURCE}\n\f\n").paragraphs.equals(extract(SOURCE).paragraphs)


def test_windows_line_ends_change_nothing() -> None:
    from analysis.corpus.decoding import decode_source

    text, _ = decode_source(SOURCE.replace("\n", "\r\n").encode(), "source.txt")
    assert extract(text).paragraphs.equals(extract(SOURCE).paragraphs)


def test_a_section_of_articles_may_have_a_heading_on_a_page_of_its_own_or_above_its_text() -> None:
    layout = layout_of("confluence-review")
    essays = Section("essays", "en", "articles", re.compile("ESSAYS"))
    layout = replace(layout, sections=(*layout.sections, essays))
    own_page = extract_issue(
        ONE_ARTICLE + " ESSAYS\n\nWhat this section is about.\n" + ONE_ARTICLE,
        layout,
        issue_file(),
        "source.txt",
    )
    assert own_page.articles["section"].to_list() == ["articles", "essays"]
    assert own_page.report.filter(what="section heading")["text"].to_list() == ["ESSAYS"]
    above = ONE_ARTICLE.replace("The river", "ESSAYS\n\nThe river", 1)
    same_page = extract_issue(above, layout, issue_file(), "source.txt")
    assert same_page.articles["section"].to_list() == ["essays"]
    assert same_page.paragraphs.equals(
        extract(ONE_ARTICLE).paragraphs.with_columns(
            same_page.paragraphs["first_line"], same_page.paragraphs["last_line"]
        )
    )


def test_a_byline_in_a_language_without_articles_is_text_that_belongs_to_none() -> None:
    layout = layout_of("confluence-review")
    english = tuple(section for section in layout.sections if section.language == "en")
    text = ONE_ARTICLE + " 河流发源于群山之间，流经四国，奔向大海。\n\n河流\n\n林伯远　流域委员会专员\n"
    extraction = extract_issue(text, replace(layout, sections=english), issue_file(), "source.txt")
    assert extraction.articles["language"].to_list() == ["en"]
    assert extraction.report.filter(what="matter").height == 1


def test_a_source_that_holds_everything_twice_has_two_of_each() -> None:
    once, twice = extract(SOURCE), extract(f"{SOURCE}\n{SOURCE}")
    assert twice.articles.height == 2 * once.articles.height
    assert twice.articles.select("article", "language").is_unique().all()


def test_a_version_in_two_pairs_is_refused() -> None:
    with pytest.raises(StudyError, match="the English version 1 is in a pair already"):
        extract(SOURCE, pairs=[{"en": 1, "zh": 1}, {"en": 1, "zh": 2}])
