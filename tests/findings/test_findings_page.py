"""The page of findings says what the tables say: planted differences of the demo, counts by hand, text as text."""

from __future__ import annotations

import re
from functools import cache

import polars as pl
import pytest
from aligned_demo import demo
from small_study import project_codebook

from analysis.codebook.codebook import Codebook
from analysis.findings.actors_section import actors_section
from analysis.findings.coverage_section import coverage_section
from analysis.findings.frames_section import frames_section
from analysis.findings.sensitivity_section import sensitivity_section
from analysis.findings.versions_section import versions_section
from analysis.findings.words_section import words_section
from analysis.framing.concordance_queries import find_list_hits, list_entries, lists_as_frames
from analysis.framing.paired_salience import paired_salience
from analysis.framing.salience import salience
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames
from analysis.tables.framing import ACTORS_FRAMES, COVERAGE, KEYNESS
from analysis.tables.sensitivity import SUMMARY

LISTS = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])


@cache
def codebook() -> Codebook:
    return project_codebook()


@cache
def names() -> StudyNames:
    return StudyNames.of("demo", demo().articles, codebook(), LISTS)


@cache
def paired_versions() -> pl.DataFrame:
    study = demo()
    found = find_list_hits(LISTS, codebook(), study.paragraphs, study.sentences, study.tokens, "config")
    frames = [*(frame.id for frame in codebook().frames), "obligation"]
    both = pl.concat([study.hits, lists_as_frames(found)])
    return paired_salience(both, study.articles, study.paragraphs, study.units, frames, "demo", 0.5, 99, 1)


def versions() -> tuple[pl.DataFrame, str]:
    paired = paired_versions()
    return paired, "\n".join(versions_section(names(), Numbers(), paired))


def cells(page: str, head: str, label: str) -> list[str]:
    """The cells of the row with this label, in the table whose header begins so."""
    lines = page.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {head} |"))
    row = next(line for line in lines[start:] if line.startswith(f"| {label} |"))
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_a_study_in_one_language_says_nothing_of_a_translation() -> None:
    english = StudyNames.of("demo", demo().articles.filter(language="en"), codebook(), LISTS)
    assert versions_section(english, Numbers(), versions()[0].clear()) == []


def test_omitted_frames_are_dropped_and_weakened_obligations_lost() -> None:
    paired, page = versions()
    group = "2041-spring/01-lin-boyuan"
    label = names().article(group)
    own = paired.filter(
        (pl.col("grouping") == "article") & (pl.col("group") == group) & (pl.col("frame") != "obligation")
    )
    balance = cells(page, "article", label)
    kept = own.select((pl.col("units_en") - pl.col("en_only")).sum()).item()
    assert balance[1:4] == [str(kept), str(own["zh_only"].sum()), str(own["en_only"].sum())]
    # the sentence with the only hit of this frame was omitted from the English version
    assert names().frame("hegemony_cold_war") in balance[4]
    weakened = cells(page[page.index("Words of the list") :], "article", "2041-spring, Shen Yi")
    assert int(weakened[2]) == int(weakened[1]) + 1
    assert "must, 必须" in page


def test_the_languages_change_places_where_english_is_the_source() -> None:
    paired, page = versions()
    study = demo()
    turned = StudyNames.of("demo", study.articles.with_columns(~pl.col("source")), codebook(), LISTS)
    label = turned.article("2041-spring/01-lin-boyuan")
    before = cells(page, "article", label)
    after = cells("\n".join(versions_section(turned, Numbers(), paired)), "article", label)
    assert (after[1], after[2], after[3]) == (before[1], before[3], before[2])


def test_every_frame_of_every_article_stands_in_the_table() -> None:
    study = demo()
    shares = salience(study.hits, study.articles, study.paragraphs, codebook(), "demo")
    page = "\n".join(frames_section(names(), Numbers(), shares))
    for frame in codebook().frames:
        row = cells(page, "frame", names().frame(frame.id))
        assert len(row) == 1 + len(names().articles)
        for article, cell in zip(names().articles, row[1:], strict=True):
            own = shares.filter(grouping="article", group=article.group, frame=frame.id)
            told = {
                language: f"{100 * share:.0f}" for language, share in own.select("language", "share").rows()
            }
            assert cell == f"{told['en']} / {told['zh']}"


def test_no_sentence_of_the_texts_is_quoted() -> None:
    page = versions()[1]
    texts = demo().sentences.filter(pl.col("text").str.len_chars() > 20)["text"].to_list()
    assert not [text for text in texts if text in page]


@pytest.mark.parametrize("name", ["A | B", "<script>alert(1)</script>", "*Bold* [x](http://y)"])
def test_names_from_the_source_stay_text(name: str) -> None:
    told = StudyNames.of("demo", demo().articles.with_columns(author_name=pl.lit(name)), codebook(), ())
    label = told.article(told.articles[0].group)
    assert re.sub(r"\\(.)", r"\1", label).endswith(f"{name} ({told.articles[0].article})") or name in re.sub(
        r"\\(.)", r"\1", label
    )
    assert not re.search(r"(?<!\\)[<|*\[]", label)


def test_sections_without_a_finding_are_left_out() -> None:
    assert words_section(names(), Numbers(), KEYNESS.frame([])) == []
    assert actors_section(names(), Numbers(), ACTORS_FRAMES.frame([])) == []


def test_one_sided_terms_are_counted() -> None:
    rows = [("f", "a", 3, 0, None), ("f", "b", 0, 0, None), ("f", "c", 1, 1, None), ("f", "d", 0, 5, None)]
    page = " ".join(coverage_section(names(), Numbers(), COVERAGE.frame(rows)))
    assert "Of 4 terms 1 occur in neither version, and 2 in one language only" in page
    assert page.index("d (0 / 5)") < page.index("a (3 / 0)")


def test_a_finding_counts_by_the_worst_that_happens_to_it() -> None:
    first, second = (article.group for article in names().articles[:2])
    estimate = (0.25, 0.1, 0.4)

    def row(
        kind: str, group: str, language: str | None, what: str, worst: str, by: str | None
    ) -> tuple[object, ...]:
        grouping = "study" if group == "demo" else "article"
        turned, weakened = (by if worst == verdict else None for verdict in ("turns", "weakens"))
        head = (
            f"{kind}:{group}:{language}:{what}",
            kind,
            grouping,
            group,
            language,
            what,
            *estimate,
            True,
            worst,
        )
        return (*head, 1, int(worst == "weakens"), int(worst == "turns"), 0, weakened, turned)

    summary = SUMMARY.frame(
        [
            row("keyword", first, "en", "ri|ver", "holds", None),
            row("keyword", second, "en", "dam", "turns", "wide_stop_list"),
            row("first_frame", first, "zh", "development", "weakens", "sentences, without_main_term"),
            row("version_difference", "demo", None, "obligation", "turns", "without_main_term"),
        ]
    )
    page = "\n".join(sensitivity_section(names(), Numbers(), summary))
    counted = cells(page, "finding", "a word is among the first of an article")
    assert counted[1:] == ["English", "1", "0", "1"]
    assert cells(page, "article | frame", names().article(first)) == [
        names().article(first),
        names().frame("development"),
        "first in Chinese",
        "+25 [+10, +40]",
        "sentences, without main term",
        "–",
    ]
    assert cells(page, "article | frame", "all articles")[1:3] == ["*obligation*", "English − Chinese"]
    steady = page[page.index("hold throughout:") :]
    assert cells(steady.replace("\\|", "/"), "article", names().article(first))[1:] == ["ri/ver", "–"]
    assert "dam" not in steady
    assert sensitivity_section(names(), Numbers(), SUMMARY.frame([])) == []
