"""Issues on an axis of time: years and fractions, and ticks that have room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures.issue_time import issue_times
from analysis.figures.measure import text_width
from analysis.figures.style import SMALL_TEXT
from analysis.figures.time_ticks import time_ticks

DATES = st.one_of(
    st.dates().filter(lambda day: day.year >= 1000).map(lambda day: day.isoformat()),
    st.integers(1000, 2999).map(str),
    st.tuples(st.integers(1000, 2999), st.integers(1, 12)).map(lambda date: f"{date[0]}-{date[1]:02d}"),
)


def test_an_issue_stands_in_the_middle_of_what_its_date_names() -> None:
    times = issue_times({"day": "2041-03-01", "month": "2041-03", "year": "2041", "next": "2042-01"})
    assert times["year"] == 2041.5
    assert times["month"] == pytest.approx(2041 + 2.5 / 12)
    assert times["day"] == pytest.approx(2041 + (2 + 0.5 / 31) / 12)
    assert list(times) == ["day", "month", "year", "next"]


@given(st.lists(DATES, max_size=12))
def test_times_are_in_order_within_what_the_date_names_and_all_different_for_one_date(
    dates: list[str],
) -> None:
    named = {str(number): date for number, date in enumerate(dates)}
    times = issue_times(named)
    assert set(times) == set(named)
    assert all(before <= after for before, after in pairwise(times.values()))
    assert all(int(date[:4]) < times[issue] < int(date[:4]) + 1 for issue, date in named.items())
    for date in set(dates):
        same = [times[issue] for issue in named if named[issue] == date]
        assert same == sorted(set(same))


def test_days_of_a_year_keep_their_order() -> None:
    days = [f"2041-{month:02d}-{day:02d}" for month in (1, 2, 12) for day in (1, 15, 28)]
    assert list(issue_times(dict(zip(days, days, strict=True)))) == days


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("width", [20, 34, 80, 170])
@pytest.mark.parametrize("issues", [1, 2, 5, 40, 120])
def test_texts_of_ticks_do_not_touch_and_stay_on_the_axis(width: float, issues: int) -> None:
    dates = {str(number): f"{2041 + number // 4}-{3 * (number % 4) + 1:02d}" for number in range(issues)}
    places = {issue: (number + 0.5) / issues for number, issue in enumerate(dates)}
    ticks = [tick for tick in time_ticks(issue_times(dates), places, dates, width) if tick.text]
    ends = [(tick.left, tick.left + text_width(tick.text, SMALL_TEXT)) for tick in ticks]
    assert ends and ends[0][0] >= 0 and ends[-1][1] <= width + 0.01
    assert all(end < start for (_, end), (start, _) in pairwise(ends))


@pytest.mark.usefixtures("house")
def test_years_stand_at_their_beginning() -> None:
    dates = {str(number): f"{2041 + number // 4}-{3 * (number % 4) + 1:02d}" for number in range(40)}
    times = issue_times(dates)
    first, last = times["0"], times["39"]
    places = {issue: 0.1 + 0.8 * (time - first) / (last - first) for issue, time in times.items()}
    for width, step in ((80, 1), (35, 5)):
        years = [tick for tick in time_ticks(times, places, dates, width) if tick.text]
        assert [tick.text for tick in years] == [
            str(year) for year in range(2041, 2052) if year % step == 0 or step == 1
        ]
        for tick in years:
            assert tick.place == pytest.approx(0.1 + 0.8 * (int(tick.text) - first) / (last - first))
