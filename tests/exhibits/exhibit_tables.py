"""The tables of the demo study that tables for print are made of: measured where that is quick, else by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from aligned_demo import demo
from demo_profiles import markers_list, tables
from small_study import project_codebook

from analysis.exhibits.all_tables import printed_tables
from analysis.exhibits.printed_table import PrintedTable
from analysis.framing.concordance_queries import list_entries
from analysis.pages.study_names import StudyNames
from analysis.tables import alignment, framing, renderings, shifts, topics
from analysis.tables.declare import Table

FIRST, SECOND = "2041-spring/01-lin-boyuan", "2041-spring/02-shen-yi"


@cache
def names() -> StudyNames:
    lists = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])
    return StudyNames.of("demo", demo().articles, project_codebook(), lists, markers_list().titles)


def rows_of(table: Table, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of which only what matters is filled in."""
    return pl.DataFrame([dict.fromkeys(table.schema) | row for row in rows], schema=table.schema)


@cache
def study_tables() -> dict[str, pl.DataFrame]:
    quick = tables()
    return {
        "alignment/summary": rows_of(
            alignment.SUMMARY,
            [
                _article(
                    FIRST, language=language, unaligned_sentences=lone, paragraph_units=9, sentence_units=25
                )
                for language, lone in (("en", 2), ("zh", 1))
            ],
        ),
        "framing/salience": quick["salience"],
        "framing/paired_salience": quick["paired_salience"],
        "framing/keyness": quick["keyness"],
        "topics/labels": quick["labels"],
        "topics/terms": rows_of(
            topics.TERMS,
            [
                {
                    "topic": 1,
                    "language": language,
                    "term": term,
                    "rank_by_probability": at,
                    "rank_by_frex": 40 - at,
                }
                for language, terms in (("en", "river water"), ("zh", "河 水"))
                for at, term in enumerate(terms.split(), start=30)
            ],
        ),
        "topics/prevalence": quick["prevalence"],
        "framing/rendering_consistency": rows_of(
            renderings.CONSISTENCY,
            [
                _study(
                    direction="zh to en",
                    kind="term",
                    term="win_win",
                    units=12,
                    rendered_matches=10,
                    rendered_share=0.75,
                    rendered_low=0.4677,
                    rendered_high=0.9111,
                    forms=2,
                    entropy=0.7219,
                )
            ],
        ),
        "framing/renderings": rows_of(
            renderings.RENDERINGS,
            [
                _study(
                    direction="zh to en",
                    kind="term",
                    term="win_win",
                    status=status,
                    rendering=form,
                    matches=matches,
                )
                for status, form, matches in (
                    ("form", "win-win", 8),
                    ("form", "win-win result", 2),
                    ("none", None, 3),
                )
            ],
        ),
        "framing/actors_frames": rows_of(
            framing.ACTORS_FRAMES,
            [
                _study(frame="history", actor="united_states", language=language, both=both)
                | {"expected": 2.25, "log_odds": 1.5, "low": low, "high": 2.6}
                for language, both, low in (("en", 6, 0.4), ("zh", 5, -0.1))
            ],
        ),
        "rhetoric/markers": quick["markers"],
        "rhetoric/markers_paired": quick["markers_paired"],
        "rhetoric/devices": quick["devices"],
        "rhetoric/diversity": quick["diversity"],
        "shifts/by_article": rows_of(
            shifts.BY_ARTICLE,
            [
                _article(of, kind=kind, units=25, candidates=count, source_more=count, translation_more=0)
                | {"expected": 0.5 * count, "judged": judged, "real": real}
                for of in (FIRST, SECOND)
                for kind, count, judged, real in (("omitted", 3, 2, 1), ("all", 4, 2, 1))
            ],
        ),
    }


@cache
def exhibits() -> dict[str, PrintedTable]:
    return printed_tables(names(), study_tables())


def _study(**values: Any) -> dict[str, Any]:
    return {"grouping": "study", "group": "demo", **values}


def _article(group: str, **values: Any) -> dict[str, Any]:
    issue, article = group.split("/")
    return {"issue": issue, "article": article, **values}
