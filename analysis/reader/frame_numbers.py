"""The frames of each article in numbers, for the table above its text."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.codebook.codebook import Codebook


def frame_numbers(
    salience: pl.DataFrame, paired_salience: pl.DataFrame, codebook: Codebook
) -> dict[str, list[dict[str, Any]]]:
    """Frames that an article has, by its group id; those that both versions have most often come first.

    Args:
        salience: the table ``framing/salience``.
        paired_salience: the table ``framing/paired_salience``.
        codebook: the codebook.

    Returns:
        For each frame its title, for each version ``[units_with, units, share, low, high]`` of
        ``framing/salience``, and under ``paired`` ``[units, difference, low, high]`` of
        ``framing/paired_salience``, where the article has both versions.
    """
    titles = {frame.id: dict(frame.title) for frame in codebook.frames}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    own = salience.filter(pl.col("grouping") == "article", pl.col("frame").is_in(list(titles)))
    for group, language, frame, *numbers in own.select(
        "group", "language", "frame", "units_with", "units", "share", "low", "high"
    ).iter_rows():
        rows.setdefault((group, frame), {"title": titles[frame]})[language] = numbers
    pairs = paired_salience.filter(pl.col("grouping") == "article", pl.col("frame").is_in(list(titles)))
    for group, frame, *numbers in pairs.select(
        "group", "frame", "units", "difference", "low", "high"
    ).iter_rows():
        if (group, frame) in rows:
            rows[group, frame]["paired"] = numbers
    found: dict[str, list[dict[str, Any]]] = {}
    order = list(titles)
    for (group, _), row in sorted(
        rows.items(), key=lambda item: (item[0][0], -_shares(item[1]), order.index(item[0][1]))
    ):
        if _shares(row):
            found.setdefault(group, []).append(row)
    return found


def _shares(row: dict[str, Any]) -> float:
    return sum(float(row[language][2]) for language in ("en", "zh") if language in row)
