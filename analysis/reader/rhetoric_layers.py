"""Layers of the rhetoric: markers, devices, and candidates for shifts."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.reader.layers import SPANS, Layer, Titles
from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.shifts.kind_names import SHIFT_TITLES

VERSION = ["issue", "article", "language"]
LANGUAGES = ("en", "zh")


def marker_layers(hits: pl.DataFrame, titles: Mapping[str, Titles]) -> list[Layer]:
    """A layer for each category of markers; its entries are the terms.

    Args:
        hits: the table ``rhetoric/markers_hits``.
        titles: titles of the categories by their ids, in their order.
    """
    named = hits.with_columns(entry="term", note=pl.lit("form: ") + pl.col("form"))
    return [
        Layer(f"marker/{category}", "Markers", title, _spans(named.filter(pl.col("category") == category)))
        for category, title in titles.items()
    ]


def device_layers(devices: pl.DataFrame, members: pl.DataFrame) -> list[Layer]:
    """A layer for each kind of devices that was found; an entry is one device, with all its members.

    Args:
        devices: the table ``rhetoric/devices``.
        members: the table ``rhetoric/device_members``.
    """
    told = devices.select(
        *VERSION,
        "device",
        "kind",
        note=pl.concat_str(
            pl.when(pl.col("members") > 1).then(pl.format("{} members", "members")),
            pl.lit("in the other version: ") + pl.col("presence"),
            separator="; ",
            ignore_nulls=True,
        ),
        entry=pl.concat_str("issue", "article", "language", "device", separator="/"),
        title=pl.coalesce("frame", "kind"),
    )
    places = members.join(told, on=[*VERSION, "device"], how="inner", maintain_order="left")
    layers = []
    for kind, title in DEVICE_TITLES.items():
        own = told.filter(pl.col("kind") == kind)
        if own.height:
            entries = {entry: {"en": name} for entry, name in own.select("entry", "title").iter_rows()}
            spans = _spans(places.filter(pl.col("kind") == kind))
            layers.append(Layer(f"device/{kind}", "Devices", title, spans, entries))
    return layers


def shift_layers(shifts: pl.DataFrame) -> list[Layer]:
    """A layer for each kind of shifts that has candidates; an entry is one candidate, marked in both versions.

    Args:
        shifts: the table ``shifts/shifts``.
    """
    places = pl.concat(
        [
            shifts.select(
                "issue",
                "article",
                "kind",
                "rank",
                pl.lit(language).alias("language"),
                pl.col(f"{language}_paragraphs").alias("paragraph"),
                pl.col(f"{language}_starts").alias("start"),
                pl.col(f"{language}_ends").alias("end"),
                entry="id",
                note=pl.format("{} (probability {})", "why", pl.col("probability").round(2).cast(pl.String)),
            ).explode("paragraph", "start", "end")
            for language in LANGUAGES
        ]
    ).drop_nulls("paragraph")
    layers = []
    for kind, title in SHIFT_TITLES.items():
        own = shifts.filter(pl.col("kind") == kind)
        if own.height:
            entries = {entry: {"en": f"no. {rank}"} for entry, rank in own.select("id", "rank").iter_rows()}
            spans = _spans(places.filter(pl.col("kind") == kind))
            layers.append(Layer(f"shift/{kind}", "Shifts", title, spans, entries))
    return layers


def _spans(places: pl.DataFrame) -> pl.DataFrame:
    return places.select(pl.col(name).cast(kind) for name, kind in SPANS.items())
