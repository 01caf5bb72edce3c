"""Devices of a paragraph that share a fate are one observation and not many."""

from __future__ import annotations

import polars as pl
import pytest

from analysis.rhetoric.device_shares import share_kept
from analysis.statistics.intervals import wilson

PARAGRAPHS = {("i/a", "zh"): 200}


def devices(paragraphs: list[int], kept: list[bool]) -> pl.DataFrame:
    presence = ["kept" if found else "lost" for found in kept]
    return pl.DataFrame(
        {"group": "i/a", "language": "zh", "paragraph": paragraphs, "presence": presence},
    )


def test_devices_in_paragraphs_of_their_own_have_the_interval_of_independent_ones() -> None:
    share = share_kept(devices(list(range(20)), [True, False] * 10), PARAGRAPHS)
    low, high = wilson(10, 20)
    assert share.value == 0.5
    assert (share.low, share.high) == pytest.approx((float(low), float(high)), abs=0.003)


def test_devices_that_share_a_paragraph_and_a_fate_tell_less() -> None:
    share = share_kept(
        devices([at // 5 for at in range(20)], [at // 5 % 2 == 0 for at in range(20)]), PARAGRAPHS
    )
    low, high = wilson(2, 4)
    assert (share.low, share.high) == pytest.approx((float(low), float(high)), abs=0.01)
