"""The rule by which a finding holds, weakens or turns under another way of measuring."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.sensitivity.findings import (
    FIRST_ARTICLE,
    FIRST_FRAME,
    KEYWORD,
    VERSION_DIFFERENCE,
    Estimate,
)

HOLDS, WEAKENS, TURNS, NOT_APPLICABLE = "holds", "weakens", "turns", "not applicable"
LEVEL = 0.1  # of q, up to which a difference between the versions is reported whatever its interval
REACH = 3  # a keyword is lost when it leaves the first 3 N


@dataclass(frozen=True)
class Rule:
    """What a kind of findings claims.

    Attributes:
        within: the rank up to which the finding would be reported; nothing where there are no ranks.
        beyond: the rank past which nobody would come upon it.
        contest: the value is the lead over a rival that is looked for anew under each alternative. A small negative
            lead says no more than a small positive one, so only a clear lead of the rival turns the finding.
    """

    within: int | None = None
    beyond: int | None = None
    contest: bool = False


def rules(keywords: int) -> dict[str, Rule]:
    """The rule of each kind, where the first ``keywords`` words of an article are findings."""
    return {
        KEYWORD: Rule(keywords, REACH * keywords),
        FIRST_FRAME: Rule(1, 2, contest=True),
        FIRST_ARTICLE: Rule(1, 2, contest=True),
        VERSION_DIFFERENCE: Rule(),
    }


def established(estimate: Estimate, direction: float) -> bool:
    """Whether the interval lies beyond 0 in that direction, or q is at most :data:`LEVEL` there."""
    if estimate.value is None or estimate.value * direction <= 0:
        return False
    end = estimate.low if direction > 0 else estimate.high
    by_interval = end is not None and end * direction > 0
    return by_interval or (estimate.q is not None and estimate.q <= LEVEL)


def judge(baseline: Estimate, other: Estimate, rule: Rule) -> tuple[str, str]:
    """The verdict on a finding, and the reason where it does not hold.

    - ``turns``: nothing of the finding is left. There is no value, or it is 0 or has the other sign (of a contest: the
      interval of the lead lies beyond 0 on the other side), or the rank is past ``beyond`` and no interval that
      excludes 0 speaks for it.
    - ``weakens``: not that, but it would not be reported as it was. The rank is past ``within``, a lead is gone, or
      the estimate was established and is so no longer.
    - ``holds``: all that was true of it is true.

    Args:
        baseline: the estimate of the study. Its value is not 0, and its rank, if any, is within the rule's.
        other: the estimate under the alternative.
        rule: the rule of its kind.
    """
    if not baseline.value:
        raise ValueError("a finding has a direction")
    direction = 1.0 if baseline.value > 0 else -1.0
    if other.value is None:
        return TURNS, other.note or "nothing to measure"
    toward = other.value * direction
    if rule.contest:
        if established(other, -direction):
            return TURNS, "another is clearly ahead"
    elif toward <= 0:
        return TURNS, "no difference" if toward == 0 else "the other sign"
    if rule.beyond is not None and (other.rank is None or other.rank > rule.beyond):
        sure = established(other, direction)
        return WEAKENS if sure else TURNS, f"not among the first {rule.beyond}"
    if toward <= 0:
        return WEAKENS, "tied" if toward == 0 else "another is ahead, not clearly"
    if rule.within is not None and (other.rank is None or other.rank > rule.within):
        return WEAKENS, f"not among the first {rule.within}"
    if established(baseline, direction) and not established(other, direction):
        return WEAKENS, "the interval holds 0"
    return HOLDS, ""
