"""Frames over time: the share of each frame in the issues of a study, English beside Chinese."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import polars as pl

from analysis.corpus.line_text import clean
from analysis.corpus.print_order import articles_in_order
from analysis.figures.drawing import Drawing
from analysis.figures.frame_order import frame_order
from analysis.figures.heading import Heading
from analysis.figures.issue_time import issue_times
from analysis.figures.panels import Row
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import VERSIONS
from analysis.figures.trend_panels import trend_pages
from analysis.pages.numbers import Numbers

QUESTION = "How does the share of each frame change from issue to issue, in both versions?"
NOTES = (
    "Scale: share of paragraphs (%)",
    "Upright line: 95 % interval",
    "n: paragraphs, last panel",
)


def draw_trends(
    salience: pl.DataFrame,
    articles: pl.DataFrame,
    dates: Mapping[str, str],
    frame_titles: Mapping[str, Mapping[str, str]],
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the share of paragraphs with each frame in each issue and version, with 95 % intervals.

    A panel is a frame, in the order of the figure of frames; the last panel has the number of paragraphs. All panels
    of shares share one scale. Issues stand in true time, so that a line is as steep as the change is fast, and an
    issue that the study lacks leaves a gap.

    Args:
        salience: table ``framing/salience``; the grouping ``issue`` is drawn, ``article`` gives the order of frames.
        articles: table ``corpus/articles``, for the same.
        dates: issue → date (``2041``, ``2041-03`` or ``2041-03-01``), for every issue of the table.
        frame_titles: frame id → language → title, in the order of the codebook. A frame without a title is called
            by its id.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a frame, issue and version.
    """
    drawn = salience.filter(pl.col("grouping") == "issue")
    found = set(drawn["group"].to_list())
    times = issue_times({issue: date for issue, date in dates.items() if issue in found})
    frames = frame_order(salience, articles_in_order(articles), frame_titles)
    frames += sorted(set(drawn["frame"].to_list()) - set(frames))
    frames = [frame for frame in frames if frame in set(drawn["frame"].to_list())]
    data = _data(drawn, frames, times, dates)
    quote = Numbers("trends")
    heading = Heading(QUESTION, _finding(data, list(times), frame_titles, quote), NOTES, size.width)
    rows = [Row.of(frame, frame_titles) for frame in frames]
    pages = trend_pages(data, rows, times, dates, heading, size)
    return Drawing(
        "trends", QUESTION, heading.finding, _caption(data, len(times), quote), pages, data, tuple(quote)
    )


def _data(
    salience: pl.DataFrame, frames: Sequence[str], times: Mapping[str, float], dates: Mapping[str, str]
) -> pl.DataFrame:
    at = {frame: place for place, frame in enumerate(frames)}
    order = {issue: place for place, issue in enumerate(times)}
    return (
        salience.sort(
            pl.col("frame").replace_strict(at, return_dtype=pl.Int64),
            pl.col("group").replace_strict(order, return_dtype=pl.Int64),
            "language",
        )
        .with_columns(
            pl.col("group").replace_strict(dict(dates), return_dtype=pl.String).alias("date"),
            pl.col("group")
            .replace_strict({issue: round(time, 4) for issue, time in times.items()}, return_dtype=pl.Float64)
            .alias("time"),
        )
        .select(
            "frame",
            pl.col("group").alias("issue"),
            "date",
            "time",
            "language",
            "articles",
            pl.col("units").alias("paragraphs"),
            pl.col("units_with").alias("paragraphs_with"),
            "share",
            "low",
            "high",
            "interval",
        )
    )


def _finding(
    data: pl.DataFrame, issues: Sequence[str], titles: Mapping[str, Mapping[str, str]], quote: Numbers
) -> str:
    """Which frame varies most, and whether the versions move together."""
    if len(issues) < 2 or data.is_empty():
        return ""
    spread = (
        data.group_by("frame", "language", maintain_order=True)
        .agg(
            pl.col("share").min().alias("least"),
            pl.col("share").max().alias("most"),
            pl.len().alias("issues"),
        )
        .filter(pl.col("issues") > 1)
        .with_columns((pl.col("most") - pl.col("least")).round(9).alias("apart"))
    )
    if spread.is_empty():
        return ""
    frame = (
        spread.group_by("frame", maintain_order=True)
        .agg(pl.col("apart").mean().round(9))
        .sort("apart", descending=True, maintain_order=True)["frame"][0]
    )
    ranges = []
    for language, least, most in (
        spread.filter(pl.col("frame") == frame).select("language", "least", "most").iter_rows()
    ):
        where = f"share of the frame that varies most, in an issue, {VERSIONS[language].name}"
        low, high = (
            quote(
                f"range.{language}.{end}",
                share * 100,
                f"{share * 100:.0f}",
                unit="%",
                meaning=f"{end} {where}",
            )
            for end, share in (("least", least), ("greatest", most))
        )
        ranges.append(f"{low} to {high} % in {VERSIONS[language].name}")
    name = clean(Row.of(frame, titles).english)
    agreed = ""
    steps, together = _steps(data, issues)
    if steps:
        part = quote("together", together, meaning="of them with both versions going the same way")
        whole = quote("steps", steps, meaning="changes of a frame from issue to issue in both versions")
        agreed = f"; both versions move the same way in {part} of {whole} changes"
    return f"“{name}” varies most: {', '.join(ranges)}{agreed}."


def _steps(data: pl.DataFrame, issues: Sequence[str]) -> tuple[int, int]:
    """Steps of a frame from issue to issue that change both versions, and those that change them the same way."""
    shares = {
        (frame, issue, language): share
        for frame, issue, language, share in data.select("frame", "issue", "language", "share").iter_rows()
    }
    changes = [
        [
            shares.get((frame, after, language), math.nan) - shares.get((frame, before, language), math.nan)
            for language in VERSIONS
        ]
        for frame in dict.fromkeys(data["frame"])
        for before, after in pairwise(issues)
    ]
    told = [(en, zh) for en, zh in changes if abs(en) > 1e-9 and abs(zh) > 1e-9]
    return len(told), sum((en > 0) == (zh > 0) for en, zh in told)


def _caption(data: pl.DataFrame, issues: int, quote: Numbers) -> str:
    intervals = ", ".join(dict.fromkeys(data["interval"].to_list())) or "none"
    sizes = data["paragraphs"]
    n = ""
    if not data.is_empty():
        least = quote("paragraphs.least", min(sizes), meaning="fewest paragraphs of an issue and version")
        most = quote("paragraphs.most", max(sizes), meaning="most paragraphs of an issue and version")
        n = f" (from {least} to {most})"
    among = quote.counted("issues", issues, "issue", meaning="issues that are compared")
    return (
        f"Share of paragraphs with at least one term of a frame, in {among}. One panel a frame, the "
        "commonest over all article versions first, on one scale. From left to right true time: an issue stands in the "
        "middle of the year, month or day that it is dated, and issues of one date are spread over it. Blue circles, "
        "on the left of the place of an issue, joined by a line: English version; vermillion squares, on the right, "
        f"joined by a dashed line: Chinese version; upright lines: 95 % intervals ({intervals}), which take the "
        "articles of an issue as given. The lines between issues guide the eye and stand for no data. Last panel, n: "
        f"paragraphs of the issue in the version, headings not counted{n}. The two versions are one text in two "
        "languages, not two samples: whether their intervals overlap is no test of a difference. An issue has few "
        "articles, each by another author: a change between issues may be one of authors and occasions, not of the "
        "journal."
    )
