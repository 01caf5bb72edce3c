"""The section on topics says what its tables say, and shows any text as text."""

from __future__ import annotations

import polars as pl
from test_findings_page import cells, names

from analysis.findings.topics_section import topics_section
from analysis.pages.numbers import Numbers
from analysis.tables.topic_number import CHOICE
from analysis.tables.topics import DISTANCE, LABELS, PREVALENCE

GROUP = "2041-spring/01-lin-boyuan"


def labels() -> pl.DataFrame:
    common = dict.fromkeys(LABELS.schema)
    rows = [
        {
            **common,
            "topic": 1,
            "label": "river, gate · 河流, 闸门",
            "share": 0.7,
            "recurrence": 0.81,
            "stable": True,
            "frames": "shared_future (0.44)",
            "typical_units": "",
        },
        {
            **common,
            "topic": 2,
            "label": "a|b, c",
            "name": "Talks *and* treaties",
            "share": 0.3,
            "recurrence": 0.31,
            "stable": False,
            "typical_units": "",
        },
    ]
    return LABELS.frame(rows)


def prevalence() -> pl.DataFrame:
    head = ("article", GROUP, "joint")
    return PREVALENCE.frame(
        [
            (*head, 1, 1, 9, 0.25, 0.1, 0.4, "units", None),
            (*head, 2, 1, 9, 0.75, 0.6, 0.9, "units", None),
            ("article", GROUP, "en", 1, 1, 9, 0.99, 0.9, 1.0, "units", None),
        ]
    )


def distance() -> pl.DataFrame:
    return DISTANCE.frame([("versions", GROUP, None, 9, 0.123, 0.05, 0.09, 0.004, None)])


def choice(number: int) -> pl.DataFrame:
    return CHOICE.frame([(number, 0.5, 0.1, -7.0, True, True, True, "Its topics recur over seeds best.")])


def test_topics_their_names_and_their_leaders_are_told() -> None:
    page = "\n".join(topics_section(names(), Numbers(), labels(), prevalence(), distance(), choice(2)))
    assert (
        "2 topics of one model of both versions (`topics/model`). Its topics recur over seeds best." in page
    )
    future = names().frame("shared_future")
    assert cells(page, "topic", "1") == ["1", "river, gate · 河流, 闸门", "70", "0.81", f"{future} (0.44)"]
    assert "| 2 | **Talks \\*and\\* treaties**: a\\|b, c | 30 | 0.31 (unstable) | – |" in page
    told = cells(page, "article", names().article(GROUP))
    assert told[1:] == ["Talks \\*and\\* treaties 75 [60, 90]; topic 1 25 [10, 40]", "0.12", "0.05", ".004"]


def test_an_article_without_topics_has_dashes_and_a_pinned_number_is_told() -> None:
    page = "\n".join(
        topics_section(names(), Numbers(), labels(), prevalence().clear(), distance().clear(), choice(8))
    )
    assert cells(page, "article", names().article(GROUP))[1:] == ["–"] * 4
    assert "The table of numbers argues for 8." in page


def test_a_study_without_topics_has_no_section() -> None:
    empty = labels().clear()
    assert (
        topics_section(names(), Numbers(), empty, prevalence().clear(), distance().clear(), choice(8)) == []
    )
