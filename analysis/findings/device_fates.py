"""What became of the devices of each version in the other one."""

from __future__ import annotations

import polars as pl

from analysis.pages.study_names import StudyNames

UNALIGNED = "unaligned"
#: Found whole, in part, not at all, or opposite nothing.
FATES = ("kept", "broken", "lost", UNALIGNED)
METAPHOR = "metaphor"


def devices_told(names: StudyNames, devices: pl.DataFrame) -> pl.DataFrame:
    """The devices that the other version could hold, with the columns ``group`` and ``source``.

    Args:
        names: the names of the study.
        devices: the table ``rhetoric/devices``.

    Returns:
        Rows of the articles that have both versions; ``source`` says whether the device stands in the source version.
    """
    told = devices.with_columns(pl.format("{}/{}", "issue", "article").alias("group")).filter(
        pl.col("presence").is_in(list(FATES)) & pl.col("group").is_in(list(names.compared))
    )
    sources = {group: names.sources.get(group, "zh") for group in names.compared}
    return told.with_columns(
        (pl.col("language") == pl.col("group").replace_strict(sources, return_dtype=pl.String)).alias(
            "source"
        )
    )


def paragraphs_of(names: StudyNames) -> dict[tuple[str, str], int]:
    """How many paragraphs each article version has, by group and language."""
    return {
        (article.group, language): article.count(language, "paragraphs") or 0
        for article in names.articles
        for language in article.versions
    }


def counted_fates(devices: pl.DataFrame) -> list[int]:
    """How many devices met each of :data:`FATES`."""
    presence = devices["presence"].to_list()
    return [presence.count(fate) for fate in FATES]
