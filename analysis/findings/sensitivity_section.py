"""Which findings outlive other choices."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import Numbers
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
WORST = {
    HOLDS: "findings that hold throughout",
    WEAKENS: "findings that weaken",
    TURNS: "findings that turn",
}


def sensitivity_section(names: StudyNames, study: Numbers, summary: pl.DataFrame) -> list[str]:
    """Lines of the section: how many findings of each kind hold throughout, and what becomes of those on frames.

    Args:
        names: the names of the study. study: the numbers that the page says.
        summary: the table ``sensitivity/summary``.
    """
    rows = summary.to_dicts()
    if not rows:
        return []
    counts, quote = [], study.within("sensitivity")
    for kind, claim in KINDS.items():
        for language, spoken in LANGUAGES.items():
            own = [row["worst"] for row in rows if (row["kind"], row["language"]) == (kind, language)]
            if own:
                said = quote.within(f"{kind}.{language or 'both'}", f"{claim}; {spoken}")
                cells = [said(worst, own.count(worst), meaning=told) for worst, told in WORST.items()]
                counts.append([claim, spoken, *cells])
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
        *_on_frames(names, quote, told),
        *_steady_words(names, rows),
        "Tables: `sensitivity/summary`, and `sensitivity/findings`, which has the numbers under each alternative and "
        "names the main terms. `docs/methods-sensitivity.md` explains the alternatives.",
    ]


def _on_frames(names: StudyNames, quote: Numbers, rows: list[dict[str, Any]]) -> list[str]:
    if not rows:
        return []
    lines = [
        [
            names.article(row["group"]) if row["grouping"] == "article" else "all articles",
            names.frame(row["what"]),
            "English − Chinese" if row["language"] is None else f"first in {LANGUAGES[row['language']]}",
            _value(names, quote, row),
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


def _value(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> str:
    """The value of a finding with its interval, in points."""
    alone, language = row["grouping"] == "article", row["language"]
    of = names.article_name(row["group"]) if alone else "all articles"
    own = quote.within(
        f"{row['kind']}.{row['group'] if alone else 'all'}.{row['what']}.{language or 'both'}",
        f"{names.frame_name(row['what'])}; {of}, {LANGUAGES[language]}",
    )
    meaning = "difference English minus Chinese" if language is None else "lead of the first frame"
    ends = {"low": "lower end of the ", "high": "upper end of the "}
    value = own.points("value", row["baseline_value"], meaning=meaning)
    low, high = (
        own.points(end, row[f"baseline_{end}"], meaning=f"{said}{meaning}") for end, said in ends.items()
    )
    return f"{value} [{low}, {high}]"


def _alternatives(ids: str | None) -> str:
    return ids.replace("_", " ") if ids else "–"
