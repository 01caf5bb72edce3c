"""Candidates for shifts along each article: where they are, of what kind, which version says more, and how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_names
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page, Point, Scale, Segment
from analysis.figures.size import DOUBLE, Size
from analysis.figures.stack import stack
from analysis.figures.style import QUIET, RULE, SMALL_TEXT, VERSIONS
from analysis.figures.unit_axis import draw_unit_axis
from analysis.pages.numbers import Numbers
from analysis.shifts.more_in import more_in

QUESTION = "Where along each article may the two versions tell their readers different things?"
NOTES = (
    "Above the line: English says more; below: Chinese",
    "Both ways: neither says more",
    "Length: probability of a shift",
    "n: candidates",
)


@dataclass(frozen=True)
class Track:
    """A line of a strip: what it is called, and the kinds of shift that stand on it."""

    english: str
    chinese: str
    kinds: tuple[str, ...]


TRACKS = (
    Track("Content", "内容", ("omitted", "added")),
    Track("Numbers", "数字", ("figure",)),
    Track("Force", "力度", ("weakened", "strengthened")),
    Track("Negation", "否定", ("polarity",)),
    Track("Terms", "术语", ("term",)),
    Track("Actors", "行为体", ("actor",)),
    Track("Attribution", "引述", ("attribution",)),
    Track("Set phrases", "固定说法", ("explained",)),
)
OTHER = Track("Other", "其他", ())

#: Between the key and the first strip.
BELOW_KEY = 1.4
HEAD = 4.8
TRACK = 4.0
#: From a track's line to the end of a candidate that is certain.
LONGEST = 1.8
#: And of one that is next to impossible.
SHORTEST = 0.25
AXIS = 3.5
BETWEEN = 1.8
LABEL = 26.0
COUNT = 7.0
MARGIN = 0.8
#: Size of the marks, in that of the house.
MARK = 0.6


def draw_shifts(
    shifts: pl.DataFrame, summary: pl.DataFrame, articles: pl.DataFrame, *, size: Size = DOUBLE
) -> Drawing:
    """Draw every candidate at its place among the sentence units of its article, one strip an article.

    Args:
        shifts: table ``shifts/shifts``; ``issue``, ``article``, ``unit``, ``kind``, ``surplus`` and ``probability`` are
            used.
        summary: table ``alignment/summary``, for the number of sentence units of each article.
        articles: table ``corpus/articles``, for names, order and which version is the source; articles with one version
            are left out.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a candidate.
    """
    known = dict(summary.select(pl.format("{}/{}", "issue", "article"), "sentence_units").iter_rows())
    ordered = [
        article
        for article in articles_in_order(articles)
        if len(article.versions) == 2 and known.get(article.group)
    ]
    units = {article.group: int(known[article.group]) for article in ordered}
    data = _data(shifts, units, articles)
    tracks = [_tracks(data.filter(pl.col("group") == article.group)) for article in ordered]
    size = size.for_one if len(ordered) == 1 else size
    quote = Numbers("shifts")
    heading = Heading(QUESTION, _finding(data, len(ordered), quote), NOTES, size.width)
    pages = stack(
        [HEAD + TRACK * max(len(own), 1) + AXIS + BETWEEN for own in tracks],
        lambda page, number, y: _draw_strip(
            page, data, ordered[number], tracks[number], units, several_issues(ordered), y
        ),
        heading,
        size,
        between=BETWEEN,
        above=BELOW_KEY,
    )
    caption = _caption(data, len(ordered), quote)
    return Drawing("shifts", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def _data(shifts: pl.DataFrame, units: Mapping[str, int], articles: pl.DataFrame) -> pl.DataFrame:
    places = {group: at for at, group in enumerate(units)}
    group = pl.format("{}/{}", "issue", "article").alias("group")
    sources = articles.filter("source").select(group, pl.col("language").alias("source"))
    return (
        shifts.with_columns(group)
        .filter(pl.col("group").is_in(list(units)))
        .join(sources, on="group", how="left", maintain_order="left")
        .with_columns(
            pl.col("group").replace_strict(units, return_dtype=pl.Int64).alias("units"),
            more_in(pl.col("source")).alias("more"),
        )
        .select("group", "unit", "units", "kind", "more", "probability")
        .sort(
            pl.col("group").replace_strict(places, return_dtype=pl.Int64),
            "unit",
            "kind",
            "more",
            "probability",
        )
    )


def _tracks(data: pl.DataFrame) -> list[Track]:
    """The tracks that have a candidate in an article; kinds without a track of their own share the last."""
    found = set(data["kind"].to_list())
    other = tuple(sorted(found - {kind for track in TRACKS for kind in track.kinds}))
    tracks = [track for track in TRACKS if found & set(track.kinds)]
    return [*tracks, replace(OTHER, kinds=other)] if other else tracks


def _finding(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    if data.is_empty():
        return ""
    more = {language: data.filter(pl.col("more") == language).height for language in VERSIONS}
    expected = float(data["probability"].sum())
    says_more = "candidates in which {} says more, or more strongly"
    return (
        f"{quote.counted('candidates', data.height, 'candidate', meaning='candidates for shifts')} in "
        f"{quote.counted('articles', articles, 'article', meaning='articles with both versions')}, of which "
        f"{quote.decimal('expected', expected, 0, meaning='candidates that are shifts if the scores are right')} are "
        "shifts if the scores are right; English says more, or more strongly, in "
        f"{quote('more.en', more['en'], meaning=says_more.format('English'))}, Chinese in "
        f"{quote('more.zh', more['zh'], meaning=says_more.format('Chinese'))}."
    )


def _caption(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    among = quote.counted("articles", articles, "article", meaning="articles with both versions")
    found = quote.counted("candidates", data.height, "candidate", meaning="candidates for shifts")
    return (
        f"Places in {among} with both versions that may be shifts ({found} in all), one strip "
        "an article, by author; from left to right the aligned sentence units of the article in order, on one scale "
        "for all articles. One line a group of kinds of which the article has a candidate: content that one version "
        "lacks (omitted, added); numbers; force and evaluation (weakened, strengthened); negation; terms; actors; "
        "attribution; set phrases put into other words. Blue with a circle, above the line: English says more, or says "
        "it with more force; vermillion with a square, below: Chinese does; grey, both ways: the two say something "
        "else. Length: estimated probability that a reader calls the place a shift. n: candidates of the line. These "
        "are places to be read, not counts of shifts, and have no interval; the table of shifts has the words, and its "
        "precision where a reader has judged "
        "them. With one article an author, differences between strips are differences between articles."
    )


def _draw_strip(
    page: Page,
    data: pl.DataFrame,
    article: Article,
    tracks: Sequence[Track],
    units: Mapping[str, int],
    issues: bool,
    top: float,
) -> None:
    page.lines([((0, top), (page.width, top))], RULE, 0.6)
    number = f"{units[article.group]:,} sentence units"
    page.text(page.width, top + 3.4, number, size=SMALL_TEXT, colour=QUIET, align="right", meaning="units")
    room = page.width - text_width(number, SMALL_TEXT) - 2
    if issues:
        issue = shorten(article.issue, room * 0.3)
        page.text(0, top + 3.4, issue, colour=QUIET, meaning="issue")
        indent = text_width(issue) + 2
    else:
        indent = 0.0
    draw_names(page, indent, top + 3.4, article, room - indent)
    longest = max(units.values())
    scale = Scale(0, longest, LABEL, page.width - COUNT - MARGIN)
    own = data.filter(pl.col("group") == article.group)
    first = top + HEAD
    _draw_axis(page, scale, units[article.group], first, first + TRACK * max(len(tracks), 1))
    if not tracks:
        page.text(0, first + TRACK / 2 + 0.8, "no candidates", size=SMALL_TEXT, colour=QUIET, meaning="none")
    for place, track in enumerate(tracks):
        middle = first + TRACK * (place + 0.5)
        _draw_track(page, own.filter(pl.col("kind").is_in(list(track.kinds))), track, scale, middle)
        page.lines([((scale(0), middle), (scale(units[article.group]), middle))], RULE, meaning="line")


def _draw_track(page: Page, data: pl.DataFrame, track: Track, scale: Scale, middle: float) -> None:
    page.text(0, middle + 0.8, track.english, size=SMALL_TEXT, meaning="track")
    page.text(
        text_width(track.english, SMALL_TEXT) + 1.2,
        middle + 0.8,
        track.chinese,
        size=SMALL_TEXT,
        colour=QUIET,
        meaning="track",
    )
    page.text(
        page.width,
        middle + 0.8,
        f"{data.height:,}",
        size=SMALL_TEXT,
        colour=QUIET,
        align="right",
        meaning="count",
    )
    for language, version in VERSIONS.items():
        stems, heads = _stems(data.filter(pl.col("more") == language), scale, middle, version.side)
        page.lines(stems, version.colour, 0.6, f"stem {language}")
        page.marks(heads, version.marker, version.colour, version.size * MARK, f"mark {language}")
    up, _ = _stems(data.filter(pl.col("more").is_null()), scale, middle, -1)
    page.lines([((x, 2 * middle - y), (x, y)) for _, (x, y) in up], QUIET, 0.9, "stem neither")


def _stems(data: pl.DataFrame, scale: Scale, middle: float, side: int) -> tuple[list[Segment], list[Point]]:
    """Lines from the line of a track, ``side`` -1 upwards and 1 downwards, and their ends."""
    stems: list[Segment] = []
    for unit, probability in data.select("unit", "probability").iter_rows():
        x = scale(unit + 0.5)
        length = SHORTEST + (LONGEST - SHORTEST) * probability
        stems.append(((x, middle), (x, middle + side * length)))
    return stems, [end for _, end in stems]


def _draw_axis(page: Page, scale: Scale, units: int, top: float, bottom: float) -> None:
    """Every 20th unit, or so many that the numbers have room."""
    step = next(
        (step for step in (10, 20, 50, 100, 200, 500) if scale(step) - scale(0) >= 7.5), int(scale.high) or 1
    )
    draw_unit_axis(page, scale, units, step, top, bottom)
