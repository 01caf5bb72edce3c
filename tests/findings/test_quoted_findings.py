"""Every number on the page of findings can be cited, under a key that does not change with what is around it."""

from __future__ import annotations

import re

import polars as pl
import pytest
from project import PROJECT
from test_findings_page import codebook, names, versions
from test_rhetoric_sections import FIRST, device, paired
from test_topics_section import choice, distance, labels, prevalence

from analysis.findings.coverage_section import coverage_section
from analysis.findings.devices_section import devices_section
from analysis.findings.frames_section import frames_section
from analysis.findings.markers_section import markers_section
from analysis.findings.page import SECTIONS
from analysis.findings.texts_section import texts_section
from analysis.findings.topics_section import topics_section
from analysis.findings.versions_section import versions_section
from analysis.pages.numbers import Numbers
from analysis.tables.devices import DEVICES
from analysis.tables.framing import COVERAGE, SALIENCE
from workflow.figure_list import FIGURES

#: Numbers of display, and names of topics.
FIXED = (
    r"95 % ",
    r"q ≤ 0\.1",
    r"p ≤ 0\.05",
    r"leaves? out 0\b",
    r"first \d ",
    r"0 to 1",
    r"topic \d+",
    r"^\| \d+ \|",
)


def shares() -> pl.DataFrame:
    """The share of every frame in every article: the number of the row, in per mille."""
    rows = [
        {
            **dict.fromkeys(SALIENCE.schema),
            "grouping": "article",
            "group": article.group,
            "language": language,
            "frame": frame.id,
            "hits": at,
            "share": at / 1000,
            "low": at / 2000,
            "high": at / 500,
            "rank": at,
        }
        for article in names().articles
        for language in ("en", "zh")
        for at, frame in enumerate(codebook().frames, start=1)
    ]
    return pl.DataFrame(rows, schema=SALIENCE.schema)


def page(quote: Numbers) -> str:
    """Sections of an invented study."""
    devices = [
        device("01-lin-boyuan", "zh", "anaphora", fate, at) for at, fate in enumerate(["kept", "lost"])
    ]
    markers = paired(
        ("study", "demo", "obligation", 6, 1, 0.1, 0.4), ("article", FIRST, "obligation", 6, 0, 0.1, 0.5)
    )
    covered = [("f", "a", 3, 0, None), ("f", "b", 0, 0, None), ("f", "c", 1, 1, None)]
    summary = pl.DataFrame(
        {
            "issue": ["2041-spring"],
            "article": ["01-lin-boyuan"],
            "language": ["en"],
            "paragraph_units": [7],
            "unaligned_share": [0.125],
        }
    )
    sections = (
        texts_section(names(), quote, summary),
        frames_section(names(), quote, shares()),
        versions_section(names(), quote, versions()[0]),
        markers_section(names(), quote, markers),
        devices_section(names(), quote, DEVICES.frame(devices)),
        coverage_section(names(), quote, COVERAGE.frame(covered)),
        topics_section(names(), quote, labels(), prevalence(), distance(), choice(2)),
    )
    assert all(sections)
    return "\n".join(line for section in sections for line in section)


def test_no_number_stands_on_the_page_that_cannot_be_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    called = Numbers.__call__

    def marked(self: Numbers, *arguments: object, **named: object) -> str:
        called(self, *arguments, **named)  # type: ignore[arg-type]
        return "□"

    monkeypatch.setattr(Numbers, "__call__", marked)
    text = page(Numbers())
    for article in names().articles:
        text = text.replace(names().article(article.group), "")
    for phrase in FIXED:
        text = re.sub(phrase, "", text, flags=re.MULTILINE)
    assert [line for line in text.splitlines() if re.search(r"\d", line)] == []


def test_keys_are_made_of_ids() -> None:
    quote = Numbers()
    page(quote)
    told = {number.key: number for number in quote}
    first = f"salience.{FIRST}.{codebook().frames[0].id}.en"
    assert (told[first].printed, told[first].value, told[first].unit) == ("0", 0.1, "%")
    assert names().frame_name(codebook().frames[0].id) in told[first].meaning
    assert told[f"markers.{FIRST}.obligation.difference.high"].printed == "+50"
    assert told["markers.all.obligation.only.en"].value == 6
    assert told[f"texts.{FIRST}.unaligned.en"].printed == "12.5"
    assert len({number.key for number in quote}) == len(list(quote)) > 300


def test_findings_and_figures_never_have_the_same_keys() -> None:
    """Keys of a figure begin with its name (``tests/figures``), those of findings with another word."""
    quote = Numbers()
    page(quote)
    sources = [path.read_text("utf-8") for path in (PROJECT / "analysis" / "findings").glob("*.py")]
    words = {word for source in sources for word in re.findall(r'study\.within\("(\w+)"', source)}
    assert {number.key.partition(".")[0] for number in quote} <= words | {"study"}
    assert len(words) == len(SECTIONS) and not words & set(FIGURES)


def test_a_number_that_stands_twice_is_one_number() -> None:
    quote = Numbers()
    page(quote)
    page(quote)
    assert len(list(quote)) == len({number.key for number in quote})
