"""The figure of trends draws the shares of issues in true time."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from drawn_figures import draw, line_boxes, marks, written
from synthetic_frames import dates_of
from synthetic_tables import FRAMES, Study, study

from analysis.figures.drawing import Drawing
from analysis.figures.size import DOUBLE, SIZES, Size
from analysis.figures.trends import draw_trends

pytestmark = pytest.mark.usefixtures("house")


def trends(whole: Study, dates: dict[str, str] | None = None, size: Size = DOUBLE) -> Drawing:
    dates = dates or dates_of(whole.articles)
    return draw_trends(whole.salience_by_issue, whole.articles, dates, FRAMES, size=size)


def one_frame(whole: Study) -> Study:
    """The study with the first frame alone: one panel of shares, one of paragraphs."""
    frame = next(iter(FRAMES))
    tables = {name: getattr(whole, name).filter(frame=frame) for name in ("salience", "salience_by_issue")}
    return Study(**{**vars(whole), **tables})


def test_data_are_the_rows_of_the_table() -> None:
    whole = study((3, 2, 2), single=(1,))
    data = trends(whole).data
    names = {"group": "issue", "units": "paragraphs", "units_with": "paragraphs_with"}
    table = whole.salience_by_issue.filter(grouping="issue").rename(names)
    key = ["frame", "issue", "language"]
    shared = [column for column in data.columns if column in table.columns]
    assert data.select(shared).sort(key).equals(table.select(shared).sort(key))
    assert set(zip(data["issue"], data["date"], strict=True)) == set(dates_of(whole.articles).items())


def test_every_share_interval_and_n_is_drawn_once() -> None:
    drawing = trends(study((2, 2, 2)))
    for language in ("en", "zh"):
        own = drawing.data.filter(language=language)
        drawn = sum(len(marks(page, f"mark {language}")) for page in drawing.pages)
        assert drawn == own.height + own["issue"].n_unique()
        upright = sum(
            box.what == f"upright interval {language}" for page in drawing.pages for box in line_boxes(page)
        )
        assert upright == own.height


def test_marks_and_intervals_stand_at_their_shares() -> None:
    drawing = trends(one_frame(study((2, 2, 2))))
    (page,) = drawing.pages
    own = drawing.data.filter(language="en")
    heights = [y for _, y in marks(page, "mark en")][: own.height]
    shares = own["share"].to_list()
    most, least = shares.index(max(shares)), shares.index(min(shares))
    millimetres = (heights[most] - heights[least]) / (shares[most] - shares[least])
    zero = heights[most] - shares[most] * millimetres
    assert millimetres < 0 and heights == pytest.approx([zero + share * millimetres for share in shares])
    boxes = [box for box in line_boxes(page) if box.what == "upright interval en"]
    assert [box.bottom for box in boxes] == pytest.approx([zero + low * millimetres for low in own["low"]])
    assert [box.top for box in boxes] == pytest.approx([zero + high * millimetres for high in own["high"]])


def test_issues_stand_in_true_time_whatever_the_order_of_the_table() -> None:
    whole = one_frame(study((1, 1, 1)))
    dates = {"2041-spring": "2043-03", "2042-spring": "2041-03", "2043-spring": "2041-09"}
    drawing = trends(whole, dates)
    assert list(dict.fromkeys(drawing.data["issue"])) == ["2042-spring", "2043-spring", "2041-spring"]
    first, second, third = (x for x, _ in marks(drawing.pages[0], "mark en")[:3])
    assert (third - second) / (second - first) == pytest.approx(3)


def test_a_version_that_an_issue_lacks_leaves_a_gap_in_its_line() -> None:
    whole = one_frame(study((2, 2, 2)))
    table = whole.salience_by_issue.filter(
        ~((pl.col("group") == "2042-spring") & (pl.col("language") == "zh"))
    )
    drawing = trends(Study(**{**vars(whole), "salience_by_issue": table}))
    (page,) = drawing.pages
    assert not [box for box in line_boxes(page) if box.what == "join zh"]
    assert len([box for box in line_boxes(page) if box.what == "join en"]) == 4
    assert len(marks(page, "mark zh")) == 4


def test_finding_says_what_varies_most_and_whether_versions_move_together() -> None:
    whole = one_frame(study((2, 2, 2)))
    shares = {
        ("2041-spring", "en"): 0.1,
        ("2042-spring", "en"): 0.5,
        ("2043-spring", "en"): 0.4,
        ("2041-spring", "zh"): 0.2,
        ("2042-spring", "zh"): 0.4,
        ("2043-spring", "zh"): 0.5,
    }
    share = pl.concat_list("group", "language").map_elements(
        lambda key: shares.get(tuple(key), 0.3), return_dtype=pl.Float64
    )
    drawing = trends(
        Study(**{**vars(whole), "salience_by_issue": whole.salience_by_issue.with_columns(share=share)})
    )
    assert drawing.finding == (
        "“Shared basin” varies most: 10 to 50 % in English, 20 to 50 % in Chinese; both versions move the same way in "
        "1 of 2 changes."
    )


@pytest.mark.parametrize("issues", [2, 12, 40])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_marks_of_neighbouring_issues_stay_apart(issues: int, size: Size) -> None:
    whole = one_frame(study((1,) * issues))
    months = {
        issue: f"{2041 + number // 4}-{3 * (number % 4) + 1:02d}"
        for number, issue in enumerate(dict.fromkeys(whole.articles["issue"]))
    }
    drawing = trends(whole, months, size)
    english, chinese = (
        [x for x, _ in marks(drawing.pages[0], f"mark {key}")[:issues]] for key in ("en", "zh")
    )
    places = sorted([*english, *chinese])
    assert min(after - before for before, after in pairwise(places)) > 0.5
    assert all(left < right for left, right in zip(english, chinese, strict=True))
    assert len(set(written(drawing.pages[0], "tick"))) >= 2


def test_an_issue_without_measured_articles_is_not_asked_for() -> None:
    whole = study((2, 2))
    dates = dates_of(whole.articles) | {"2050-spring": "2050"}
    assert trends(whole, dates).data.equals(trends(whole).data)


def test_one_issue_has_no_finding() -> None:
    assert draw("trends", study((3,))).finding == ""
