"""The numbers of each table are those of the tables of the study, printed as the page of findings prints them."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from exhibit_tables import FIRST, exhibits, names, study_tables

from analysis.exhibits.all_tables import MAKERS, SETTERS, printed_tables
from analysis.exhibits.diversity_table import INDICES
from analysis.exhibits.keywords_table import FIRST as FIRST_WORDS
from analysis.exhibits.labels import article_label
from analysis.exhibits.markdown_format import markdown_table
from analysis.exhibits.printed_table import Cell, Estimate, PrintedTable
from analysis.exhibits.table_sources import FORMATS, TABLE_SOURCES
from analysis.findings.device_fates import devices_told


def row_of(table: PrintedTable, label: str, section: str | None = None) -> dict[str, Cell]:
    """A row by its label, with its cells by the whole heads of their columns."""
    row = next(
        row
        for part in table.sections
        for row in part.rows
        if row[0] == label and (section is None or part.title.startswith(section))
    )
    return {column.whole_head: cell for column, cell in zip(table.columns, row, strict=True)}


def source(name: str, **where: object) -> dict[str, object]:
    (row,) = study_tables()[name].filter(**where).to_dicts()
    return row


def test_every_table_has_a_maker_and_every_format_a_setter() -> None:
    assert list(MAKERS) == list(TABLE_SOURCES) == list(exhibits())
    assert sorted(SETTERS) == sorted(FORMATS)
    for name, table in exhibits().items():
        assert table.name == name and table.rows and table.caption and table.notes
        assert set(table.sources) - {"corpus/articles"} == set(TABLE_SOURCES[name])


def test_sizes_are_those_of_the_corpus() -> None:
    articles = names().articles
    row = row_of(exhibits()["corpus"], articles[0].label)
    assert row["Length: English (words)"] == articles[0].count("en", "words")
    assert row["Aligned units: Sentence"] == 25
    total = row_of(exhibits()["corpus"], "All")
    assert total["Length: Chinese (characters)"] == sum(
        one.count("zh", "characters") or 0 for one in articles
    )
    assert "2 English and 1 Chinese" in exhibits()["corpus"].notes[1]


def test_shares_of_frames_are_those_of_salience() -> None:
    frame = names().codebook.frames[2]
    row = row_of(exhibits()["frames"], names().frame_name(frame.id))
    for language, version in (("en", "English"), ("zh", "Chinese")):
        own = source("framing/salience", grouping="article", group=FIRST, frame=frame.id, language=language)
        cell = next(cell for head, cell in row.items() if "Lin" in head and version in head)
        assert cell == Estimate(own["share"], own["low"], own["high"])


def test_differences_between_versions_are_those_of_the_paired_table() -> None:
    for frame in names().codebook.frames:
        own = source("framing/paired_salience", grouping="study", frame=frame.id)
        row = row_of(exhibits()["versions"], names().frame_name(frame.id))
        assert row["Units with it in: English only"] == own["en_only"]
        assert row["Units with it in: Both"] == own["units_en"] - own["en_only"]
        assert row["Share of units: English − Chinese (points)"] == Estimate(
            own["difference"],
            own["low"],
            own["high"],
        )
        assert (row["p"], row["q"]) == (own["p"], own["q"])
    article = source("framing/paired_salience", grouping="article", group=FIRST, frame="sovereignty")
    row = row_of(
        exhibits()["versions_by_article"], names().frame_name("sovereignty"), article_label(names(), FIRST)
    )
    assert row["Units with it in: Chinese only"] == article["zh_only"]


def test_keywords_come_by_rank_and_lie_above_zero() -> None:
    table = exhibits()["keywords"]
    part = next(part for part in table.sections if "Lin" in part.title)
    best = (
        study_tables()["framing/keyness"]
        .filter(
            pl.col("low") > 0, unit="lemma", reference="rest", grouping="article", group=FIRST, language="en"
        )
        .sort("rank")
    )
    assert [row[0] for row in part.rows if row[0]] == [*best["term"].head(FIRST_WORDS)]
    first = best.row(0, named=True)
    assert part.rows[0][3] == Estimate(first["log_ratio"], first["low"], first["high"])
    # Nothing can be tested with one article in a group: there is no column of noughts or dashes.
    assert not any(column.header == "q" for column in table.columns) or best["q"].null_count() < best.height


def test_rates_and_differences_of_markers() -> None:
    table = exhibits()["markers"]
    for category in ("obligation", "negation"):
        row = row_of(table, names().category_name(category))
        own = source("rhetoric/markers", grouping="study", category=category, language="zh")
        assert row["Chinese: n"] == own["hits"]
        assert row["Chinese: Rate (per 1,000 characters)"] == Estimate(
            own["rate"],
            own["rate_low"],
            own["rate_high"],
        )
        assert (
            row["Aligned units: p"]
            == source("rhetoric/markers_paired", grouping="study", category=category)["p"]
        )
    by_article = row_of(exhibits()["markers_by_article"], names().category_name("obligation"))
    own = source("rhetoric/markers_paired", grouping="article", group=FIRST, category="obligation")
    cell = next(cell for head, cell in by_article.items() if head.startswith(article_label(names(), FIRST)))
    assert cell == Estimate(own["difference"], own["low"], own["high"])


def test_devices_are_counted_once_in_each_direction() -> None:
    told = devices_told(names(), study_tables()["rhetoric/devices"])
    kinds = exhibits()["devices"].sections[0].rows
    heads = [column.whole_head for column in exhibits()["devices"].columns]
    for side, of_source in (("source", True), ("translation", False)):
        at = heads.index(f"Devices of the {side}: n")
        assert sum(int(str(row[at])) for row in kinds) == told.filter(source=of_source).height
        fates = range(at + 1, heads.index(f"Devices of the {side}: Kept (%)"))
        assert all(row[at] == sum(int(str(row[fate])) for fate in fates) for row in kinds)


def test_topics_renderings_actors_shifts_and_diversity() -> None:
    topic = row_of(exhibits()["topics"], "1")
    # Of the words among the 30 most probable, the one of highest frex comes first.
    assert (topic["Words: English"], topic["Words: Chinese"]) == ("river", "河")
    rendered = exhibits()["renderings"].rows[0]
    assert rendered[1:4] == (12, Estimate(0.75, 0.4677, 0.9111), "win-win (80); win-win result (20)")
    actor = exhibits()["actors"].rows[0]
    assert exhibits()["actors"].sections[0].title == "History"
    assert actor[1:4] == (6, 2.25, Estimate(1.5, 0.4, 2.6))
    omitted = row_of(exhibits()["shifts"], "Omitted")
    assert (omitted["Places: Candidates"], omitted["Shifts to expect"]) == (6, 3.0)
    assert isinstance(cell := omitted["By a reader: Precision (%)"], Estimate) and cell.value == 0.5
    own = source(
        "rhetoric/diversity", issue="2041-spring", article="01-lin-boyuan", language="zh", index="mattr"
    )
    row = row_of(exhibits()["diversity"], article_label(names(), FIRST), "Chinese")
    assert row["MATTR"] == Estimate(own["value"], own["low"], own["high"])


def test_the_shares_of_one_article_do_not_vary_with_others() -> None:
    alone = replace(names(), articles=names().articles[:1])
    sources = [study_tables()[source] for source in TABLE_SOURCES["topics"]]
    assert "from paragraphs reweighted" in MAKERS["topics"](alone, *sources).notes[0]
    assert "from resampled articles" in exhibits()["topics"].notes[0]


def test_a_head_names_the_units_of_both_languages() -> None:
    measured = study_tables()["rhetoric/diversity"]
    heads = {column.header: column.head for column in exhibits()["diversity"].columns}
    for index, (title, _, _) in INDICES.items():
        units = set(measured.filter(index=index)["unit"]) - {"types by tokens"}
        assert all(unit in heads[title] for unit in units), (heads[title], units)


def test_numbers_are_printed_as_on_the_page_of_findings() -> None:
    text = markdown_table(exhibits()["renderings"])
    assert r"| 12 | 75 \[47, 91\] | win-win (80); win-win result (20) | 2 | 0.72 |" in text
    assert r"+1.5 \[+0.4, +2.6\]" in markdown_table(exhibits()["actors"])
    assert r"+1.5 \[−0.1, +2.6\]" in markdown_table(exhibits()["actors"])


@pytest.mark.parametrize("name", list(MAKERS))
def test_a_study_without_findings_still_has_its_tables(name: str) -> None:
    empty = printed_tables(names(), {key: table.clear() for key, table in study_tables().items()})
    for setter in SETTERS.values():
        assert setter(empty[name])
