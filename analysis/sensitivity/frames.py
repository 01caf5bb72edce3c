"""Which frame leads in an article, and in which article a frame leads, with the lead over the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.sensitivity.findings import FIRST_ARTICLE, FIRST_FRAME, Estimate, Finding
from analysis.statistics.share_difference import paired_share_difference, share_difference

VERSION = ["issue", "article"]
PLACE = [*VERSION, "paragraph"]

ABSENT = "no unit with the frame"


@dataclass(frozen=True)
class Presence:
    """Which units of one language have which frames.

    Attributes:
        language: the language.
        frames: ids of the frames.
        articles: ``<issue>/<article>`` of the articles that have a unit.
        article: for each unit the number of its article.
        present: shape ``(units, frames)``.
    """

    language: str
    frames: tuple[str, ...]
    articles: tuple[str, ...]
    article: NDArray[np.int64]
    present: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        language: str,
        frames: Sequence[str],
        hits: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
    ) -> Presence:
        """Find the frames in the units that stand as rows of kind ``paragraph`` in ``paragraphs``."""
        spoken = pl.col("language") == language
        versions = articles.filter(spoken).select(VERSION).unique()
        units = (
            paragraphs.filter(spoken & (pl.col("kind") == "paragraph"))
            .select(PLACE)
            .join(versions, on=VERSION, how="semi")
            .sort(PLACE)
            .with_row_index("at")
            .with_columns(name=pl.format("{}/{}", "issue", "article"))
        )
        columns = pl.DataFrame({"frame": list(frames)}, schema={"frame": pl.String}).with_row_index("column")
        found = (
            hits.filter(spoken)
            .select(*PLACE, "frame")
            .join(units.select(*PLACE, "at"), on=PLACE, how="inner")
            .join(columns, on="frame", how="inner")
        )
        present = np.zeros((units.height, len(frames)), dtype=np.bool_)
        present[found["at"].to_numpy(), found["column"].to_numpy()] = True
        names = units["name"].unique(maintain_order=True)
        article = units["name"].replace_strict(names, pl.int_range(len(names), eager=True))
        return cls(
            language, tuple(frames), tuple(names.to_list()), article.cast(pl.Int64).to_numpy(), present
        )

    @cached_property
    def units(self) -> NDArray[np.int64]:
        """Units of each article, shape ``(articles,)``."""
        return np.bincount(self.article, minlength=len(self.articles))

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Units with each frame, shape ``(articles, frames)``."""
        counts = np.zeros((len(self.articles), len(self.frames)), dtype=np.int64)
        np.add.at(counts, self.article, self.present)
        return counts

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """Share of the units of each article that have each frame, shape ``(articles, frames)``."""
        return np.asarray(self.counts / self.units[:, None])

    def with_frames_of(self, other: Presence, frame: str) -> Presence:
        """The same, one frame taken from another presence in the same units."""
        at = self.frames.index(frame)
        present = self.present.copy()
        present[:, at] = other.present[:, at]
        return replace(self, present=present)


def frame_findings(presence: Presence) -> list[Finding]:
    """The frame of each article that more units have than any other, and the article of each frame likewise.

    Where two share the first place there is no finding, nor where a frame, or an article, is alone.
    """
    counts, shares = presence.counts, presence.shares
    found = []
    if len(presence.frames) > 1:
        for at, article in enumerate(presence.articles):
            first = _alone_in_front(counts[at].astype(np.float64))
            if first is not None:
                frame = presence.frames[first]
                found.append(Finding(FIRST_FRAME, "article", article, presence.language, frame))
    if len(presence.articles) > 1:
        for column, frame in enumerate(presence.frames):
            first = _alone_in_front(shares[:, column])
            if first is not None:
                article = presence.articles[first]
                found.append(Finding(FIRST_ARTICLE, "article", article, presence.language, frame))
    return found


def frame_estimate(presence: Presence, finding: Finding) -> Estimate:
    """The lead of a frame, or of an article, in shares of units: over the first of the others, with its interval.

    Frames of an article stand in the same units (:func:`paired_share_difference`), articles are apart
    (:func:`share_difference`). The rank counts those with a larger share.
    """
    if finding.group not in presence.articles:
        return Estimate(None, note="the article has no unit")
    at, column = presence.articles.index(finding.group), presence.frames.index(finding.what)
    counts, shares = presence.counts, presence.shares
    if not counts[at, column]:
        return Estimate(None, note=ABSENT)
    if finding.kind == FIRST_FRAME:
        rival = _first_of_others(shares[at], column)
        inside = presence.present[presence.article == at]
        own, other = inside[:, column], inside[:, rival]
        low, high = paired_share_difference((own & ~other).sum(), (other & ~own).sum(), len(inside))
        lead = shares[at, column] - shares[at, rival]
        rank = 1 + int((counts[at] > counts[at, column]).sum())
    else:
        rival = _first_of_others(shares[:, column], at)
        units = presence.units
        low, high = share_difference(counts[at, column], units[at], counts[rival, column], units[rival])
        lead = shares[at, column] - shares[rival, column]
        rank = 1 + int((shares[:, column] > shares[at, column]).sum())
    return Estimate(float(lead), float(low), float(high), rank)


def _alone_in_front(values: NDArray[np.float64]) -> int | None:
    first = int(values.argmax())
    return first if values[first] > 0 and (values == values[first]).sum() == 1 else None


def _first_of_others(values: NDArray[np.float64], place: int) -> int:
    others = values.copy()
    others[place] = -1
    return int(others.argmax())
