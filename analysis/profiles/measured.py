"""What is measured of each article version, section by section, in one form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.rhetoric.device_shares import share_kept
from analysis.rhetoric.marker_rates import BASE_UNITS
from analysis.statistics.cluster_ratio import clustered_rate

FRAMES, TOPICS, MARKERS, DEVICES = "frames", "topics", "markers", "devices"
PRESENCE, DIVERSITY, KEYWORDS = "presence", "diversity", "keywords"

#: Columns of what a section measures: a row an article version and item.
MEASURED = {
    "group": pl.String(),
    "language": pl.String(),
    "section": pl.String(),
    "item": pl.String(),
    "value": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "unit": pl.String(),
    "interval": pl.String(),
}

SERIES = ("anaphora", "epistrophe", "anadiplosis", "parallel")
PHRASES = ("numbered", "question", "exclamation", "proverb")
METAPHOR = "metaphor"
KINDS = tuple(DEVICE_TITLES)
#: Devices of whose presence in the other version there are enough to give a share.
SORTS = {"series": SERIES, "figures": PHRASES, "metaphor": (METAPHOR,)}

JEFFREYS = "Jeffreys' for a Poisson count"
WILSON = "Wilson"
IN_CLUSTERS = ", paragraphs as clusters"
NOTHING_ASKED = "none: no device that the other version could hold"

_ARTICLE = pl.format("{}/{}", "issue", "article").alias("group")


def frames_measured(salience: pl.DataFrame) -> pl.DataFrame:
    """The share of paragraphs with each frame, in per cent, from ``framing/salience``."""
    return _measured(
        FRAMES,
        salience.filter(pl.col("grouping") == "article").select(
            "group",
            "language",
            pl.col("frame").alias("item"),
            *((100 * pl.col(of)).alias(name) for of, name in _ends("share", "low", "high")),
            pl.lit("% of paragraphs").alias("unit"),
            "interval",
        ),
    )


def topics_measured(prevalence: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """The mean share of each topic in the units of a version, in per cent; an item is a topic and what it is called.

    Args:
        prevalence: the table ``topics/prevalence``.
        labels: the table ``topics/labels``.
    """
    called = labels.select(
        "topic", item=pl.format("{} {}", "topic", pl.coalesce("name", "label_en", "label_zh"))
    )
    own = prevalence.filter((pl.col("grouping") == "article") & (pl.col("version") != "joint"))
    return _measured(
        TOPICS,
        own.join(called, on="topic", how="inner", maintain_order="left").select(
            "group",
            pl.col("version").alias("language"),
            "item",
            *((100 * pl.col(of)).alias(name) for of, name in _ends("share", "low", "high")),
            pl.lit("% of units").alias("unit"),
            pl.coalesce("interval", "no_interval").alias("interval"),
        ),
    )


def markers_measured(markers: pl.DataFrame) -> pl.DataFrame:
    """The rate of each category of markers, from ``rhetoric/markers``."""
    return _measured(
        MARKERS,
        markers.filter(pl.col("grouping") == "article").select(
            "group",
            "language",
            pl.col("category").alias("item"),
            *(pl.col(of).alias(name) for of, name in _ends("rate", "rate_low", "rate_high")),
            pl.format("per 1,000 {}", "base_unit").alias("unit"),
            pl.lit(f"{JEFFREYS}{IN_CLUSTERS}").alias("interval"),
        ),
    )


def diversity_measured(diversity: pl.DataFrame) -> pl.DataFrame:
    """The indices of ``rhetoric/diversity``."""
    columns = [
        _ARTICLE,
        "language",
        pl.col("index").alias("item"),
        "value",
        "low",
        "high",
        "unit",
        "interval",
    ]
    return _measured(DIVERSITY, diversity.select(columns))


def devices_measured(devices: pl.DataFrame, sizes: pl.DataFrame) -> pl.DataFrame:
    """How many devices of each kind there are for the length of the text, paragraphs being clusters.

    A kind that no version of the language has gives no rows. A device belongs to the paragraph in which it begins; one
    that begins with a heading has a cluster of its own, whose words do not count.

    Args:
        devices: the table ``rhetoric/devices``.
        sizes: what :func:`analysis.rhetoric.paragraph_sizes.paragraph_sizes` returns.
    """
    counts: dict[tuple[str, str, str], dict[int, int]] = {}
    for group, language, kind, paragraph, count in _counted(devices, "kind", "paragraph").iter_rows():
        counts.setdefault((group, language, kind), {})[paragraph] = count
    there: dict[str, set[str]] = {}
    for _, language, kind in counts:
        there.setdefault(language, set()).add(kind)
    rows: list[tuple[object, ...]] = []
    for (group, language), lengths in _lengths(sizes).items():
        for kind in sorted(there.get(language, ()), key=_place):
            own = counts.get((group, language, kind), {})
            bases = dict.fromkeys(sorted(own), 0) | lengths
            number = np.array([own.get(paragraph, 0) for paragraph in bases])
            rate = clustered_rate(
                number, np.array(list(bases.values())), np.zeros(len(bases), dtype=np.int64)
            )
            ends = (1000 * end for end in (rate.value, rate.low, rate.high))
            unit = f"per 1,000 {BASE_UNITS[language]}"
            rows.append((group, language, kind, *ends, unit, f"{JEFFREYS}{IN_CLUSTERS}"))
    return _measured(DEVICES, rows)


def presence_measured(devices: pl.DataFrame, sizes: pl.DataFrame) -> pl.DataFrame:
    """The share of the devices of a version that the other version holds whole, in per cent.

    Devices that the other version cannot have are left out. One whose sentences have no counterpart is not held, as in
    the figure, the table and the findings of devices.

    Args:
        devices: the table ``rhetoric/devices``.
        sizes: what :func:`analysis.rhetoric.paragraph_sizes.paragraph_sizes` returns.
    """
    asked = devices.filter(pl.col("presence").is_not_null())
    sort = {kind: name for name, kinds in SORTS.items() for kind in kinds}
    named = asked.filter(pl.col("kind").is_in(list(sort))).with_columns(
        _ARTICLE, pl.col("kind").replace_strict(sort, return_dtype=pl.String).alias("sort")
    )
    paragraphs = {version: len(lengths) for version, lengths in _lengths(sizes).items()}
    of = named.partition_by("group", "language", "sort", as_dict=True)
    there = {key[1:] for key in of}
    versions = devices.select(_ARTICLE, "language").unique().sort(pl.all())
    rows: list[tuple[object, ...]] = []
    for group, language in versions.iter_rows():
        for name in SORTS:
            if (own := of.get((group, language, name))) is not None:
                share = share_kept(own, paragraphs)
                ends = (100 * end for end in (share.value, share.low, share.high))
                rows.append((group, language, name, *ends, "% of those looked for", f"{WILSON}{IN_CLUSTERS}"))
            elif (language, name) in there:
                ends_missing = (None, None, None)
                rows.append((group, language, name, *ends_missing, "% of those looked for", NOTHING_ASKED))
    return _measured(PRESENCE, rows)


def _ends(*columns: str) -> Sequence[tuple[str, str]]:
    return tuple(zip(columns, ("value", "low", "high"), strict=True))


def _place(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def _counted(devices: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return devices.group_by(_ARTICLE, "language", *columns).len()


def _lengths(sizes: pl.DataFrame) -> dict[tuple[str, str], dict[int, int]]:
    """For each article version the length of its paragraphs; one of marks alone is none."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    written = sizes.filter(pl.col("base") > 0)
    for group, language, paragraph, base in written.select(
        _ARTICLE, "language", "paragraph", "base"
    ).iter_rows():
        found.setdefault((group, language), {})[paragraph] = base
    return found


def _measured(section: str, rows: pl.DataFrame | Sequence[tuple[object, ...]]) -> pl.DataFrame:
    names = [name for name in MEASURED if name != "section"]
    if not isinstance(rows, pl.DataFrame):
        rows = pl.DataFrame(list(rows), schema={name: MEASURED[name] for name in names}, orient="row")
    return rows.select(
        (pl.lit(section).alias(name) if name == "section" else pl.col(name)).cast(kind)
        for name, kind in MEASURED.items()
    )
