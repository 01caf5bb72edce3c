"""When issues appeared, as numbers on an axis of time."""

from __future__ import annotations

from collections.abc import Mapping

MONTHS, DAYS = 12, 31


def issue_times(dates: Mapping[str, str]) -> dict[str, float]:
    """Years and fractions of a year of each issue, in order of time.

    A date names a year, a month or a day; an issue stands in the middle of it. Issues with the same date are spread
    evenly over what it names, in their order here. All months have 31 days here, which moves nothing by more than
    three days and keeps days in order.

    Args:
        dates: issue → ``2041``, ``2041-03`` or ``2041-03-01``.

    >>> issue_times({"first": "2041", "second": "2041", "third": "2042-07"})
    {'first': 2041.25, 'second': 2041.75, 'third': 2042.5416666666667}
    """
    same: dict[str, list[str]] = {}
    for issue, date in dates.items():
        same.setdefault(date, []).append(issue)
    times: dict[str, float] = {}
    for date, issues in same.items():
        start, length = _span(date)
        for place, issue in enumerate(issues):
            times[issue] = start + length * (place + 0.5) / len(issues)
    # sorting keeps the order of what stands at the same time
    return dict(sorted(times.items(), key=lambda item: item[1]))


def _span(date: str) -> tuple[float, float]:
    """When what a date names begins, and how long it is, in years."""
    year, *rest = (int(part) for part in date.split("-"))
    month = (rest[0] - 1) / MONTHS if rest else 0.0
    day = (rest[1] - 1) / DAYS / MONTHS if len(rest) > 1 else 0.0
    return year + month + day, 1 / (1, MONTHS, MONTHS * DAYS)[len(rest)]
