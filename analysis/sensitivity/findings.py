"""What is held to account: findings, and their estimates under one way of measuring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

KEYWORD = "keyword"
FIRST_FRAME = "first_frame"
FIRST_ARTICLE = "first_article"
VERSION_DIFFERENCE = "version_difference"
KINDS = (KEYWORD, FIRST_FRAME, FIRST_ARTICLE, VERSION_DIFFERENCE)


class Finding(NamedTuple):
    """A statement of the study that a reader would quote.

    Attributes:
        kind: one of :data:`KINDS`.
        grouping, group: of what it is said: an article, or the study.
        language: the version that it is said of; nothing where it compares the versions.
        what: the word, or the id of the frame or word list.
    """

    kind: str
    grouping: str
    group: str
    language: str | None
    what: str

    @property
    def id(self) -> str:
        return ":".join([self.kind, self.group, self.language or "en-zh", self.what])


@dataclass(frozen=True)
class Estimate:
    """What one way of measuring says of a finding.

    Attributes:
        value: the effect, above 0 or below; nothing where there is nothing to measure.
        low, high: its 95 % interval.
        rank: its place in the list that it was taken from.
        q: its p-value, adjusted for the false discovery rate.
        note: why there is no value, or what was measured in its place.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    q: float | None = None
    note: str = ""


Estimates = Mapping[Finding, Estimate]
