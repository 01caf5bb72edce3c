"""Which version a frame belongs to: both versions compared within the paragraph units that alignment made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.aligned_hits import ARTICLE, LANGUAGES, hits_in_units, units_with_text
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.groupings import GROUPINGS, group_members
from analysis.statistics.paired_interval import (
    Draws,
    between_articles_interval,
    draw_units,
    of_measures,
    rate_difference_interval,
    share_difference_interval,
    together,
)
from analysis.statistics.paired_tests import PairedTest, mcnemar, sign_flip
from analysis.tables.paired_salience import PAIRED_SALIENCE

UNIT = [*ARTICLE, "unit"]

ONE_ARTICLE = "units resampled within the article"
WITHIN_ARTICLES = "units resampled within articles, articles fixed"
BETWEEN_ARTICLES = "Student's t, spread between the author's articles"
TOO_FEW_UNITS = "none: no article of the group has two units"
IN_BLOCKS = "; paragraph units with the sentence units in them"
UNITS_TESTED = "units; exact McNemar"
BLOCKS_TESTED = "paragraph units, with the sentence units in them; exact sign-flip"
ARTICLES_TESTED = "articles of the author; exact sign-flip"
ONE_OF_AUTHOR = "none: the author has one article, see the row of the article"

Numbers = NDArray[np.float64]
Row = dict[str, object]
Name = tuple[str, str]  # of an article: issue and id
Group = tuple[str, str]  # grouping and id
#: What was done, and the ends for presence and then for hits, shape ``(2 * frames,)``.
Interval = tuple[str, Numbers | None, Numbers | None]


def paired_salience(
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    units: pl.DataFrame,
    frames: Sequence[str],
    study: str,
    least_confidence: float,
    resamples: int,
    seed: int,
    granularity: str = "paragraph",
) -> pl.DataFrame:
    """Compare the versions in each frame, for each article, author, issue and the study.

    The sample is the aligned paragraph unit with a paragraph on both sides; it has a frame in a version when a
    term of the frame stands in that side. What is measured is the share of units with the frame and the number of
    hits a unit, in English minus in Chinese.

    For things that most paragraphs have, aligned sentence units may be compared instead. Sentences of a paragraph are
    not independent, so chance stays with the paragraphs: their units are resampled with all sentence units in them,
    and the versions are exchanged paragraph by paragraph.

    Intervals and p-values of an article, an issue and the study say what other units of these articles might have
    shown. Those of an author take the author's articles as the sample, and are given from two articles on; the
    columns ``interval`` and ``tested`` name what was done. For the formulas see
    :mod:`analysis.statistics.paired_interval` and :mod:`analysis.statistics.paired_tests`.

    Args:
        hits: the table ``framing/hits``, and hits of word lists where these are compared too (see
            :func:`analysis.framing.concordance_queries.lists_as_frames`).
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``; for sentence units ``corpus/sentences`` with their ``kind``.
        units: the table ``alignment/units``; units of ``granularity`` are used.
        frames: what gets rows, in this order: the frames of the codebook and the word lists.
        study: the name of the study.
        least_confidence: units below it are left out of the columns ``sure_…``.
        resamples: how often units are resampled.
        seed: seed of the resampling.
        granularity: ``paragraph`` or ``sentence``: the units in which presence is compared and hits are counted.

    Returns:
        The table ``framing/paired_salience``. A group without a unit has no rows. The order of the rows that come
        in makes no difference, and exchanging the versions turns the signs and nothing else.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    counted = _count(hits, articles, paragraphs, units, frames, least_confidence, granularity)
    groups = {
        (grouping, group): inside
        for grouping, group, issues, ids in (
            group_members(articles.filter(pl.col("language") == LANGUAGES[0]), GROUPINGS, study)
            .group_by("grouping", "group", maintain_order=True)
            .agg("issue", "article")
            .iter_rows()
        )
        if (inside := [name for name in sorted(zip(issues, ids, strict=True)) if name in counted])
    }
    measured: dict[Group, list[Row]] = {}
    for (grouping, group), interval in _intervals(groups, counted, resamples, generator):
        members = [counted[name] for name in groups[grouping, group]]
        measured[grouping, group] = _measure(grouping == "author", members, interval)
    # an issue that is the whole study is the same comparison under another name, and counts once among the tests
    compared: dict[tuple[bool, tuple[Name, ...]], list[Row]] = {}
    labelled: list[tuple[Row, Row]] = []
    for (grouping, group), inside in groups.items():
        tests = compared.setdefault((grouping == "author", tuple(inside)), measured[grouping, group])
        for frame, row in zip(frames, tests, strict=True):
            labels: Row = {"grouping": grouping, "group": group, "frame": frame, "articles": len(inside)}
            labelled.append((labels, row))
    once = [row for tests in compared.values() for row in tests]
    p = np.array([np.nan if row["p"] is None else row["p"] for row in once], dtype=np.float64)
    for row, q in zip(once, benjamini_hochberg(p).tolist(), strict=True):
        row["q"] = None if np.isnan(q) else q
    rows = [{**labels, **row} for labels, row in labelled]
    return PAIRED_SALIENCE.frame(rows)


@dataclass(frozen=True)
class _Article:
    """Hits of each frame in the units of an article, ``en`` and ``zh`` of shape ``(units, frames)``.

    ``block`` numbers the paragraph unit of each sentence unit; None where the units are paragraph units themselves.
    """

    en: NDArray[np.int64]
    zh: NDArray[np.int64]
    sure: NDArray[np.bool_]
    block: NDArray[np.int64] | None = None

    @property
    def differences(self) -> Numbers:
        """Differences in presence, then in hits, shape ``(units, 2 * frames)``."""
        present = (self.en > 0).astype(np.float64) - (self.zh > 0)
        return np.concatenate([present, (self.en - self.zh).astype(np.float64)], axis=1)

    def balances(self) -> NDArray[np.int64]:
        """For each block the units with a frame in English less those in Chinese, shape ``(blocks, frames)``."""
        present = (self.en > 0).astype(np.int64) - (self.zh > 0)
        return present if self.block is None else _block_sums(present, self.block)


def _block_sums(values: NDArray[Any], block: NDArray[np.int64]) -> NDArray[Any]:
    """Sums over the rows of each block; rows of a block stand together."""
    return np.add.reduceat(values, np.flatnonzero(np.diff(block, prepend=-1)), axis=0)


def _draw(counts: _Article, resamples: int, generator: np.random.Generator) -> Draws:
    """Resample the units of an article, or blocks of them.

    Blocks have different numbers of units, and a resample of blocks is larger or smaller than the article. So each
    block stands for what it has beyond its size: the sum of its differences less its units times the mean, which is
    what a ratio of totals varies by (Cochran 1977, section 9A.4).
    """
    differences = counts.differences
    if counts.block is None:
        return draw_units(differences, resamples, generator)
    mean = differences.mean(axis=0)
    beyond = _block_sums(differences - mean, counts.block)
    blocks = len(beyond)
    drawn = draw_units(beyond + differences.sum(axis=0) / blocks, resamples, generator)
    return replace(drawn, units=len(differences))


def _intervals(
    groups: Mapping[Group, Sequence[Name]],
    counted: Mapping[Name, _Article],
    resamples: int,
    generator: np.random.Generator,
) -> Iterator[tuple[Group, Interval]]:
    """The interval of each group, as soon as its last article is drawn.

    The resamples of an article go into the sums of its groups and are let go: kept together, those of six hundred
    articles would take gigabytes.
    """
    homes: dict[Name, list[Group]] = {}
    for group, inside in groups.items():
        for name in inside:
            homes.setdefault(name, []).append(group)
    sums: dict[Group, Draws] = {}
    totals: dict[Name, Numbers] = {}
    for name, counts in counted.items():
        draws = _draw(counts, resamples, generator)
        totals[name] = draws.total
        for group in homes.get(name, ()):
            by_author, inside = group[0] == "author", groups[group]
            if not by_author:
                sums[group] = together([sums[group], draws]) if group in sums else draws
            if name == inside[-1]:
                yield (
                    group,
                    (
                        _between([totals[one] for one in inside], [counted[one].en for one in inside])
                        if by_author
                        else _within(sums.pop(group), len(inside), counts.en.shape[1])
                    ),
                )


def _count(
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    units: pl.DataFrame,
    frames: Sequence[str],
    least_confidence: float,
    granularity: str,
) -> Mapping[Name, _Article]:
    """The articles that have both versions and a unit, in order."""
    sampled = units_with_text(units, paragraphs, articles, granularity).with_row_index("at")
    columns = pl.DataFrame({"frame": frames}, schema={"frame": pl.String}).with_row_index("column")
    cells = (
        hits_in_units(hits, units, granularity)
        .join(sampled.select(*UNIT, "at"), on=UNIT, how="inner")
        .join(columns, on="frame", how="inner")
        .group_by("language", "at", "column")
        .len()
    )
    numbers: dict[str, NDArray[np.int64]] = {}
    for language in LANGUAGES:
        own = cells.filter(pl.col("language") == language)
        numbers[language] = np.zeros((sampled.height, len(frames)), dtype=np.int64)
        numbers[language][own["at"].to_numpy(), own["column"].to_numpy()] = own["len"].to_numpy()
    sure = (sampled["confidence"] >= least_confidence).to_numpy()
    block = sampled["paragraph_unit"].to_numpy() if granularity == "sentence" else None
    found: dict[tuple[str, str], _Article] = {}
    for issue, article, places in sampled.group_by(ARTICLE, maintain_order=True).agg("at").iter_rows():
        own_block = None if block is None else block[places]
        found[(issue, article)] = _Article(
            numbers["en"][places], numbers["zh"][places], sure[places], own_block
        )
    return found


def _measure(by_author: bool, members: Sequence[_Article], found: Interval) -> list[Row]:
    """A row for each frame of one group, without its labels and without q."""
    en, zh = (np.concatenate([getattr(member, language) for member in members]) for language in LANGUAGES)
    sure = np.concatenate([member.sure for member in members])
    number, frames = en.shape
    en_only, zh_only = ((en > 0) & (zh == 0)).sum(axis=0), ((zh > 0) & (en == 0)).sum(axis=0)
    difference, hit_difference = (en_only - zh_only) / number, (en - zh).sum(axis=0) / number
    interval, low, high = found
    if not by_author and low is not None and members[0].block is not None:
        interval += IN_BLOCKS
    tested, tests = _tests(by_author, members, en_only, zh_only)
    left = int(sure.sum())
    kept = ((en[sure] > 0).astype(np.int64) - (zh[sure] > 0)).sum(axis=0)
    kept_hits = (en[sure] - zh[sure]).sum(axis=0)
    return [
        {
            "units": number,
            "units_en": int((en[:, at] > 0).sum()),
            "units_zh": int((zh[:, at] > 0).sum()),
            "share_en": float((en[:, at] > 0).mean()),
            "share_zh": float((zh[:, at] > 0).mean()),
            "difference": float(difference[at]),
            "low": None if low is None else max(float(low[at]), -1.0),
            "high": None if high is None else min(float(high[at]), 1.0),
            "en_only": int(en_only[at]),
            "zh_only": int(zh_only[at]),
            "p": None if tests is None else tests[at].exact,
            "p_mid": None if tests is None else tests[at].mid,
            "hits_en": int(en[:, at].sum()),
            "hits_zh": int(zh[:, at].sum()),
            "hit_difference": float(hit_difference[at]),
            "hit_low": None if low is None else float(low[frames + at]),
            "hit_high": None if high is None else float(high[frames + at]),
            "interval": interval,
            "tested": tested,
            "doubtful_units": number - left,
            "sure_difference": float(kept[at] / left) if left else None,
            "sure_hit_difference": float(kept_hits[at] / left) if left else None,
        }
        for at in range(frames)
    ]


def _between(totals: Sequence[Numbers], units: Sequence[NDArray[np.int64]]) -> Interval:
    """The interval of an author, from the sums of the differences in each article and its units."""
    if len(totals) < 2:
        return ONE_OF_AUTHOR, None, None
    sizes = np.array([len(one) for one in units])
    return BETWEEN_ARTICLES, *between_articles_interval(np.array(totals), sizes)


def _within(draws: Draws, articles: int, frames: int) -> Interval:
    """The interval of one or more articles that stay fixed."""
    if not draws.free:
        return TOO_FEW_UNITS, None, None
    shares = share_difference_interval(of_measures(draws, slice(None, frames)))
    rates = rate_difference_interval(of_measures(draws, slice(frames, None)))
    low, high = (np.concatenate(ends) for ends in zip(shares, rates, strict=True))
    return ONE_ARTICLE if articles == 1 else WITHIN_ARTICLES, low, high


def _tests(
    by_author: bool, members: Sequence[_Article], en_only: NDArray[np.int64], zh_only: NDArray[np.int64]
) -> tuple[str, list[PairedTest] | None]:
    if not by_author and members[0].block is not None:
        blocks = np.concatenate([member.balances() for member in members])
        return BLOCKS_TESTED, [sign_flip(column) for column in blocks.T.tolist()]
    if not by_author:
        pairs = zip(en_only.tolist(), zh_only.tolist(), strict=True)
        return UNITS_TESTED, [mcnemar(first, second) for first, second in pairs]
    if len(members) < 2:
        return ONE_OF_AUTHOR, None
    balance = np.array([member.balances().sum(axis=0) for member in members])
    return ARTICLES_TESTED, [sign_flip(column) for column in balance.T.tolist()]
