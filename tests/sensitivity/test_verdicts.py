"""The rule of verdicts: a finding against itself holds, and the borders between the verdicts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sensitivity.findings import FIRST_FRAME, KEYWORD, KINDS, VERSION_DIFFERENCE, Estimate
from analysis.sensitivity.verdicts import HOLDS, TURNS, WEAKENS, judge, rules

RULES = rules(10)
ORDER = (HOLDS, WEAKENS, TURNS)
SIZES = st.floats(0.001, 5)


@st.composite
def findings(draw: st.DrawFn) -> tuple[str, Estimate]:
    """Any finding that a study could have."""
    kind = draw(st.sampled_from(KINDS))
    rule = RULES[kind]
    value = draw(SIZES)
    low, high = value - draw(SIZES), value + draw(SIZES)
    if kind == KEYWORD:
        low = value / 2
    rank = draw(st.integers(1, rule.within)) if rule.within else None
    q = draw(st.none() | st.floats(0, 1)) if kind == VERSION_DIFFERENCE else None
    if kind == VERSION_DIFFERENCE and draw(st.booleans()):
        value, low, high = -value, -high, -low
    return kind, Estimate(value, draw(st.sampled_from([low, None])), high, rank, q)


@given(findings())
def test_a_finding_holds_against_itself(found: tuple[str, Estimate]) -> None:
    kind, baseline = found
    assert judge(baseline, baseline, RULES[kind]) == (HOLDS, "")


@given(findings(), findings())
def test_turning_a_difference_round_turns_nothing_but_the_signs(
    found: tuple[str, Estimate], other: tuple[str, Estimate]
) -> None:
    def turned(estimate: Estimate) -> Estimate:
        value, low, high = (
            None if end is None else -end for end in (estimate.value, estimate.high, estimate.low)
        )
        return replace(estimate, value=value, low=low, high=high)

    rule = RULES[VERSION_DIFFERENCE]
    assert judge(found[1], other[1], rule) == judge(turned(found[1]), turned(other[1]), rule)


@given(findings(), st.integers(1, 60), st.integers(0, 60))
def test_a_worse_rank_never_makes_a_better_verdict(found: tuple[str, Estimate], rank: int, more: int) -> None:
    kind, baseline = found
    better, worse = (
        judge(baseline, replace(baseline, rank=at), RULES[kind])[0] for at in (rank, rank + more)
    )
    assert ORDER.index(better) <= ORDER.index(worse)


WORD = Estimate(2.0, 1.0, 3.0, 4)
FIRST = Estimate(0.3, 0.1, 0.5, 1)
LEAD = Estimate(0.1, -0.1, 0.3, 1)
MORE_ENGLISH = Estimate(0.3, 0.1, 0.5, q=0.01)
MORE_CHINESE = Estimate(-0.3, -0.5, -0.1, q=0.01)


@pytest.mark.parametrize(
    ("kind", "baseline", "other", "expected"),
    [
        (KEYWORD, WORD, Estimate(0.5, 0.1, 1.0, 10), (HOLDS, "")),
        (KEYWORD, WORD, Estimate(0.5, 0.1, 1.0, 11), (WEAKENS, "not among the first 10")),
        (KEYWORD, WORD, Estimate(0.5, 0.1, 1.0, 31), (WEAKENS, "not among the first 30")),
        (KEYWORD, WORD, Estimate(0.5, -0.1, 1.0, 31), (TURNS, "not among the first 30")),
        (KEYWORD, WORD, Estimate(0.5, -0.1, 1.0, 8), (WEAKENS, "the interval holds 0")),
        (KEYWORD, WORD, Estimate(0.5, None, 1.0, 8), (WEAKENS, "the interval holds 0")),
        (KEYWORD, WORD, Estimate(-0.1, -1.0, 1.0, 8), (TURNS, "the other sign")),
        (KEYWORD, WORD, Estimate(None, note="the stop list"), (TURNS, "the stop list")),
        (FIRST_FRAME, FIRST, Estimate(0.1, -0.1, 0.3, 1), (WEAKENS, "the interval holds 0")),
        (FIRST_FRAME, LEAD, Estimate(0.1, -0.1, 0.3, 1), (HOLDS, "")),
        (FIRST_FRAME, LEAD, Estimate(0.0, -0.2, 0.2, 1), (WEAKENS, "tied")),
        (FIRST_FRAME, LEAD, Estimate(-0.1, -0.3, 0.1, 2), (WEAKENS, "another is ahead, not clearly")),
        (FIRST_FRAME, LEAD, Estimate(-0.3, -0.5, -0.1, 2), (TURNS, "another is clearly ahead")),
        (FIRST_FRAME, LEAD, Estimate(-0.1, -0.3, 0.1, 3), (TURNS, "not among the first 2")),
        (
            VERSION_DIFFERENCE,
            MORE_ENGLISH,
            Estimate(0.1, -0.1, 0.3, q=0.4),
            (WEAKENS, "the interval holds 0"),
        ),
        (VERSION_DIFFERENCE, MORE_ENGLISH, Estimate(0.1, -0.1, 0.3, q=0.1), (HOLDS, "")),
        (VERSION_DIFFERENCE, MORE_ENGLISH, Estimate(0.0, -0.1, 0.1), (TURNS, "no difference")),
        (VERSION_DIFFERENCE, MORE_ENGLISH, MORE_CHINESE, (TURNS, "the other sign")),
        (VERSION_DIFFERENCE, MORE_CHINESE, Estimate(-0.1, -0.2, -0.01), (HOLDS, "")),
        (VERSION_DIFFERENCE, MORE_CHINESE, Estimate(-0.1, -0.2, 0.01), (WEAKENS, "the interval holds 0")),
    ],
)
def test_where_one_verdict_ends_and_the_next_begins(
    kind: str, baseline: Estimate, other: Estimate, expected: tuple[str, str]
) -> None:
    assert judge(baseline, other, RULES[kind]) == expected


def test_what_has_no_direction_is_no_finding() -> None:
    with pytest.raises(ValueError, match="direction"):
        judge(Estimate(0.0, -1.0, 1.0), WORD, RULES[KEYWORD])
