"""What the translation adds and drops: frames and word lists compared within aligned units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from analysis.codebook.codebook import Term
from analysis.findings.paired_differences import LANGUAGES, Paired, difference_lines
from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames


def versions_section(names: StudyNames, study: Numbers, paired: pl.DataFrame) -> list[str]:
    """Lines of the section; none where no article has both versions.

    Args:
        names: the names of the study. study: the numbers that the page says.
        paired: the table ``framing/paired_salience``.
    """
    if not names.compared:
        return []
    rows = [
        row
        for row in paired.filter(pl.col("grouping") == "article").to_dicts()
        if row["group"] in names.compared
    ]
    rows.sort(key=lambda row: names.compared.index(row["group"]))
    frames = {frame.id for frame in names.codebook.frames}
    compared = Paired(names, study.within("versions"), "frame", "frame or list")
    return [
        "## What the translation adds and drops",
        "",
        "Both versions are compared in the paragraph units that have a paragraph on both sides. A frame counts as "
        "*dropped* in a unit where only the source holds one of its terms, as *added* where only the translation "
        "does. A dropped frame may be paraphrased in words that the codebook lacks: read the units in the "
        "concordance before you quote one.",
        "",
        *_balance(compared, [row for row in rows if row["frame"] in frames]),
        "",
        *_lists(compared, [row for row in rows if row["frame"] not in frames], names.lists),
        *difference_lines(compared, rows),
        "",
        *_missing(compared, [row for row in rows if row["frame"] in frames]),
        "",
        "Table: `framing/paired_salience`, with q over all its comparisons, articles and study.",
    ]


def _balance(compared: Paired, rows: list[dict[str, Any]]) -> list[str]:
    """Units times frames of each article: kept, dropped and added, and the frames that lose and gain most."""
    names, lines = compared.names, []
    for group in names.compared:
        own = [row for row in rows if row["group"] == group]
        added, dropped = _sides(names, group)
        kept = sum(row["units_en"] - row["en_only"] for row in own)
        lost, gained = (sum(row[side] for row in own) for side in (dropped, added))
        said = compared.quote.within(group, names.article_name(group))
        lines.append(
            [
                names.article(group),
                said("kept", kept, meaning="units × frames that both versions hold"),
                said("dropped", lost, meaning="units × frames that only the source holds"),
                said("added", gained, meaning="units × frames that only the translation holds"),
                _most(compared, own, dropped),
                _most(compared, own, added),
            ]
        )
    header = (
        "article",
        "frames kept (units × frames)",
        "dropped",
        "added",
        "dropped most",
        "added most",
    )
    return table(header, lines, right=(1, 2, 3))


def _most(compared: Paired, rows: list[dict[str, Any]], side: str) -> str:
    """The frames that most units hold on one side only, ties by the order of the codebook."""
    ranked = sorted((row for row in rows if row[side]), key=lambda row: -row[side])[:2]
    language = side.removesuffix("_only")
    return ", ".join(f"{compared.label(row)} ({compared.only(row, language)})" for row in ranked) or "–"


def _lists(compared: Paired, rows: list[dict[str, Any]], lists: Sequence[Term]) -> list[str]:
    """For each word list, the words counted in both versions of each article."""
    names = compared.names
    forms = {words.id: escaped(", ".join((*words.en, *words.zh))) for words in lists}
    lines: list[str] = []
    for words in dict.fromkeys(row["frame"] for row in rows):
        own = [row for row in rows if row["frame"] == words]
        cells = [
            [
                names.article(row["group"]),
                *(compared.hits(row, language) for language in LANGUAGES),
                compared.units(row),
                *(compared.only(row, language) for language in LANGUAGES),
                compared.difference(row),
                *(compared.probability(row, which) for which in ("p", "q")),
            ]
            for row in own
        ]
        header = (
            "article",
            "words, English",
            "Chinese",
            "units",
            "English only",
            "Chinese only",
            "difference of shares, points",
            "p",
            "q",
        )
        more = [
            names.article(row["group"])
            for row in own
            if row[_sides(names, row["group"])[0]] > row[_sides(names, row["group"])[1]]
            and row["low"] is not None
            and row["low"] * row["high"] > 0
        ]
        lines += [
            f"Words of the list *{escaped(words)}* ({forms[words]}):",
            "",
            *table(header, cells, right=range(1, len(header))),
            "",
            f"More units hold them in the translation, beyond the interval, in: {'; '.join(more)}."
            if more
            else "In no article do more units hold them in the translation, beyond the interval.",
            "",
        ]
    return lines


def _missing(compared: Paired, rows: list[dict[str, Any]]) -> list[str]:
    """Frames that an article has in one version and nowhere in the other."""
    said = [
        f"{compared.names.article(row['group'])}: {compared.label(row)} "
        f"({compared.hits(row, there)} {'hit' if row[f'hits_{there}'] == 1 else 'hits'} in {LANGUAGES[there]})"
        for row in rows
        for there, lacking in (("en", "zh"), ("zh", "en"))
        if row[f"hits_{there}"] and not row[f"hits_{lacking}"]
    ]
    if not said:
        return ["No frame stands in one version of an article and nowhere in the other."]
    return ["Frames that one version of an article has and the other has nowhere: " + "; ".join(said) + "."]


def _sides(names: StudyNames, group: str) -> tuple[str, str]:
    """The columns of what the translation adds and what it drops."""
    translation = names.translation(group)
    return f"{translation}_only", f"{'en' if translation == 'zh' else 'zh'}_only"
