"""Which findings outlive other choices."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, signed, table
from analysis.pages.study_names import StudyNames
from analysis.sensitivity.findings import FIRST_ARTICLE, FIRST_FRAME, KEYWORD, VERSION_DIFFERENCE
from analysis.sensitivity.verdicts import HOLDS, TURNS, WEAKENS

KINDS = {
    KEYWORD: "a word is among the first of an article",
    FIRST_FRAME: "a frame leads in an article",
    FIRST_ARTICLE: "an article leads in a frame",
    VERSION_DIFFERENCE: "the versions differ in a frame or list",
}
LANGUAGES = {"en": "English", "zh": "Chinese", None: "both"}


def sensitivity_section(names: StudyNames, summary: pl.DataFrame) -> list[str]:
    """Lines of the section: how many findings of each kind hold throughout, and what becomes of those on frames.

    Args:
        names: the names of the study.
        summary: the table ``sensitivity/summary``.
    """
    rows = summary.to_dicts()
    if not rows:
        return []
    counts = []
    for kind, claim in KINDS.items():
        for language, spoken in LANGUAGES.items():
            own = [row["worst"] for row in rows if (row["kind"], row["language"]) == (kind, language)]
            if own:
                counts.append([claim, spoken, *(str(own.count(worst)) for worst in (HOLDS, WEAKENS, TURNS))])
    told = [row for row in rows if row["kind"] in (FIRST_FRAME, VERSION_DIFFERENCE) and row["established"]]
    return [
        "## Which findings outlive other choices",
        "",
        "Every finding was counted anew under each alternative of the study, which changes one choice (a stop list, "
        "the segmenter, the unit, …) and nothing else. It holds when all that was true of it stays true, and turns "
        "when nothing of it is left. Each finding counts by the worst that happens to it.",
        "",
        *table(["finding", "version", "hold throughout", "weaken", "turn"], counts, right=range(2, 5)),
        "",
        *_on_frames(names, told),
        *_steady_words(names, rows),
        "Tables: `sensitivity/summary`, and `sensitivity/findings`, which has the numbers under each alternative and "
        "names the main terms. `docs/methods-sensitivity.md` explains the alternatives.",
    ]


def _on_frames(names: StudyNames, rows: list[dict[str, Any]]) -> list[str]:
    if not rows:
        return []
    lines = [
        [
            names.article(row["group"]) if row["grouping"] == "article" else "all articles",
            names.frame(row["what"]),
            "English − Chinese" if row["language"] is None else f"first in {LANGUAGES[row['language']]}",
            f"{_points(row['baseline_value'])} [{_points(row['baseline_low'])}, {_points(row['baseline_high'])}]",
            _alternatives(row["weakened_by"]),
            _alternatives(row["turned_by"]),
        ]
        for row in rows
    ]
    return [
        "The frames that lead clearly, with the lead, and the differences between the versions, in per cent of "
        "paragraphs or aligned units:",
        "",
        *table(["article", "frame", "finding", "value", "weakens under", "turns under"], lines),
        "",
    ]


def _steady_words(names: StudyNames, rows: list[dict[str, Any]]) -> list[str]:
    steady = [row for row in rows if row["kind"] == KEYWORD and row["worst"] == HOLDS]
    lines = [
        [
            names.article(article.group),
            *(
                ", ".join(
                    escaped(row["what"])
                    for row in steady
                    if (row["group"], row["language"]) == (article.group, language)
                )
                or "–"
                for language in ("en", "zh")
            ),
        ]
        for article in names.articles
    ]
    if not steady:
        return []
    return [
        "The keywords that hold throughout:",
        "",
        *table(["article", "in English", "in Chinese"], lines),
        "",
    ]


def _points(share: float | None) -> str:
    return "–" if share is None else signed(100 * share)


def _alternatives(ids: str | None) -> str:
    return ids.replace("_", " ") if ids else "–"
