"""The rhetorical devices of a study: series, and what marks, words and sayings show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.rhetoric.device_counterparts import (
    BROKEN,
    KEPT,
    LOST,
    OTHER,
    UNALIGNED,
    Counterpart,
    Key,
    Opposite,
    counterpart,
    opposite_sentences,
    paired,
)
from analysis.rhetoric.device_frames import frame
from analysis.rhetoric.device_places import Device
from analysis.rhetoric.device_segments import Version, versions
from analysis.rhetoric.device_series import find_series
from analysis.rhetoric.figures_of_speech import lexicon_devices
from analysis.rhetoric.four_character_phrases import four_character_devices
from analysis.rhetoric.numbered_arguments import numbered_arguments
from analysis.rhetoric.sentence_marks import questions_and_exclamations
from analysis.rhetoric.series import Series
from analysis.tables.devices import DEVICE_MEMBERS, DEVICES

SUPPORT = 0.5
"""Share of the counterpart's local strength that is added to a series: the versions are no two independent texts, so a
repetition that both have is more than the one and less than two."""

MOST_SUPPORT = 2.0  # local strengths of its own that a counterpart counts at most: it is no reason by itself
DECIMALS = 4  # of a strength, so that the last bits of a sum make no difference between machines


def devices(
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
    lexicon: Codebook,
    least_strength: float,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All devices and their members.

    Args:
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``.
        units: the table ``alignment/units``.
        lexicon: metaphors by source domain, proverbs, and what introduces a saying (``config/devices.yaml``).
        least_strength: bits of strength that a series has at least.

    Returns:
        The tables ``rhetoric/devices`` and ``rhetoric/device_members``.
    """
    place = ["issue", "article", "language", "paragraph"]
    texts: dict[Key, dict[int, str]] = {}
    for issue, article, language, paragraph, text in (
        paragraphs.sort(place).select(*place, "text").iter_rows()
    ):
        texts.setdefault((issue, article, language), {})[paragraph] = text
    opposite = opposite_sentences(units)
    numbered = list(numbered_arguments(paragraphs, sentences))
    read = versions(paragraphs, tokens, numbered)
    found: dict[Key, list[Device]] = {key: [] for key in texts}
    for key, series in _series(read, opposite, least_strength).items():
        found[key] += series
    others = [
        *questions_and_exclamations(paragraphs, sentences),
        *numbered,
        *four_character_devices(read),
        *lexicon_devices(lexicon, paragraphs, sentences, tokens),
    ]
    by_version: dict[Key, list[Device]] = {}
    for device in others:
        by_version.setdefault(device.version, []).append(device)
    for key, own in by_version.items():
        opposites = by_version.get((*key[:2], OTHER[key[2]]), [])
        sides = opposite.get(key)
        found[key] += [device if sides is None else _with_fate(device, opposites, sides) for device in own]
    return _tables(found, texts)


def _series(
    read: Sequence[Version], opposite: Mapping[Key, Opposite], least_strength: float
) -> dict[Key, list[Device]]:
    """Series that are strong enough with what speaks for their counterparts."""
    all_series = {(v.issue, v.article, v.language): find_series(v) for v in read}
    strong: dict[Key, list[tuple[Series, float, Counterpart | None]]] = {}
    for key, own in all_series.items():
        other = (*key[:2], OTHER[key[2]])
        strong[key] = []
        for series in own:
            fate = counterpart(series, all_series.get(other, []), opposite[key]) if key in opposite else None
            strength = supported(series, fate)
            if strength >= least_strength:
                strong[key].append((series, strength, fate))
    ids = {key: {id(series): series.name for series, _, _ in own} for key, own in strong.items()}
    return {
        key: [
            _device_of(series, strength, fate, key, ids.get((*key[:2], OTHER[key[2]]), {}))
            for series, strength, fate in own
        ]
        for key, own in strong.items()
    }


def supported(series: Series, fate: Counterpart | None) -> float:
    """Strength of a series with what its counterpart adds, by the share of members that have one of their own there."""
    if fate is None or fate.series is None:
        return series.strength
    share = sum(at is not None for at in fate.members) / len(fate.members)
    return series.strength + SUPPORT * share * min(fate.series.local, MOST_SUPPORT * series.local)


def _device_of(
    series: Series, strength: float, fate: Counterpart | None, key: Key, ids: Mapping[int, str]
) -> Device:
    repeating = series.repeating or tuple(range(len(series.members)))
    places = []
    for at, member in enumerate(series.members):
        opposite = None
        if fate is not None and fate.series is not None and fate.members[at] is not None:
            opposite = fate.series.members[fate.members[at] or 0].where
        places.append(member.where._replace(repeats=at in repeating, opposite=opposite))
    return Device(
        version=key,
        name=series.name,
        kind=series.kind,
        level=series.level,
        places=tuple(places),
        frame=frame([series.members[at] for at in repeating], key[2]) or None,
        repeating=len(repeating),
        strength=strength,
        alone=series.strength,
        presence=fate.presence if fate else None,
        counterpart=ids.get(id(fate.series)) if fate and fate.series is not None else None,
    )


def _with_fate(device: Device, others: Iterable[Device], opposite: Opposite) -> Device:
    """A device of one or more phrases, with what stands opposite: of the devices of the same kind and domain in those
    sentences the one that holds most of its phrases, each with one of its own, the first of equals. What no version but
    the Chinese can have (phrases of four characters) is not asked for."""
    if not device.asked:
        return device
    wanted = [opposite.get(place.sentence, frozenset()) for place in device.places]
    if not any(wanted):
        return device._replace(presence=UNALIGNED)
    most, best = 0, device._replace(presence=LOST)
    for other in others:
        if (other.kind, other.domain) != (device.kind, device.domain):
            continue
        pairs = paired(wanted, [place.sentence for place in other.places])
        held = sum(at is not None for at in pairs)
        if held > most:
            places = tuple(
                place._replace(opposite=None if at is None else other.places[at])
                for place, at in zip(device.places, pairs, strict=True)
            )
            fate = KEPT if held == len(places) else BROKEN
            most, best = held, device._replace(places=places, presence=fate, counterpart=other.name)
    return best


def _tables(
    found: Mapping[Key, Sequence[Device]], texts: Mapping[Key, Mapping[int, str]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows: list[tuple[object, ...]] = []
    members: list[tuple[object, ...]] = []
    for key in sorted(found):
        for device in sorted(found[key], key=lambda d: (d.places[0].paragraph, d.places[0].start, d.name)):
            shown = [texts[key][place.paragraph][place.start : place.end] for place in device.places]
            paired = sum(place.opposite is not None for place in device.places)
            rows.append(
                (
                    *key,
                    device.name,
                    device.places[0].paragraph,
                    device.kind,
                    device.level,
                    len(device.places),
                    device.repeating,
                    sum(len("".join(text.split())) for text in shown),
                    device.frame,
                    device.domain,
                    device.candidate,
                    None if device.strength is None else round(device.strength, DECIMALS),
                    None if device.alone is None else round(device.alone, DECIMALS),
                    device.presence,
                    device.counterpart,
                    paired if device.presence is not None else None,
                )
            )
            for number, (place, text) in enumerate(zip(device.places, shown, strict=True), start=1):
                where = (place.paragraph, place.sentence, place.start, place.end)
                other = place.opposite
                opposite = (other.paragraph, other.sentence, other.start, other.end) if other else (None,) * 4
                members.append((*key, device.name, number, *where, text, place.repeats, *opposite))
    return DEVICES.frame(rows), DEVICE_MEMBERS.frame(members)
