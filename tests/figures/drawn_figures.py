"""Draw the figures, and read back what stands on their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import synthetic_collocates
import synthetic_frames
import synthetic_rhetoric
import synthetic_tables
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from synthetic_collocates import QUERY_TITLES
from synthetic_frames import ACTORS, dates_of
from synthetic_rhetoric import ALL_CATEGORIES
from synthetic_tables import ALL_FRAMES, Study

from analysis.figures import shifts, trend_panels
from analysis.figures.actors import draw_actors
from analysis.figures.collocates import draw_collocates
from analysis.figures.devices import draw_devices
from analysis.figures.drawing import Drawing
from analysis.figures.frames import draw_frames
from analysis.figures.frames_along import draw_frames_along
from analysis.figures.keywords import draw_keywords
from analysis.figures.overview import draw_overview
from analysis.figures.page import Page
from analysis.figures.rhetoric import draw_rhetoric
from analysis.figures.shifts import draw_shifts
from analysis.figures.similarity import draw_similarity
from analysis.figures.style import MILLIMETRES_AN_INCH
from analysis.figures.topic_number import draw_topic_number
from analysis.figures.topic_terms import draw_topic_terms
from analysis.figures.topics import draw_topics
from analysis.figures.trends import draw_trends
from analysis.rhetoric import device_names

WRITTEN = (
    synthetic_tables,
    synthetic_collocates,
    synthetic_frames,
    synthetic_rhetoric,
    device_names,
    shifts,
    trend_panels,
)
FIGURES = (
    "overview",
    "frames",
    "frames_along",
    "trends",
    "actors",
    "keywords",
    "topics",
    "topic_terms",
    "topic_number",
    "rhetoric",
    "devices",
    "shifts",
    "collocates",
    "similarity",
)


def draw(figure: str, study: Study, **options: Any) -> Drawing:
    """The figure of that name of a study."""
    if figure == "overview":
        return draw_overview(study.articles, **options)
    if figure == "frames":
        return draw_frames(study.salience, study.paired, study.articles, ALL_FRAMES, **options)
    if figure == "frames_along":
        tables = (study.hits, study.units, study.paragraphs, study.salience, study.articles)
        return draw_frames_along(*tables, ALL_FRAMES, **options)
    if figure == "trends":
        dates = dates_of(study.articles)
        return draw_trends(study.salience_by_issue, study.articles, dates, ALL_FRAMES, **options)
    if figure == "actors":
        return draw_actors(study.actors_frames, study.salience, study.articles, ACTORS, ALL_FRAMES, **options)
    if figure == "keywords":
        return draw_keywords(study.keyness, study.articles, **options)
    if figure == "rhetoric":
        return draw_rhetoric(study.profiles, study.articles, ALL_CATEGORIES, **options)
    if figure == "devices":
        return draw_devices(study.devices, study.articles, **options)
    if figure == "shifts":
        return draw_shifts(study.shifts, study.summary, study.articles, **options)
    if figure == "collocates":
        return draw_collocates(study.collocates, QUERY_TITLES, **options)
    if figure == "similarity":
        return draw_similarity(study.similarity, study.agreement, study.articles, **options)
    if figure == "topic_terms":
        return draw_topic_terms(study.terms, study.labels, ALL_FRAMES, **options)
    if figure == "topic_number":
        return draw_topic_number(study.selection, study.choice, **options)
    return draw_topics(study.prevalence, study.labels, study.distance, study.articles, **options)


def font_text() -> str:
    """A text that holds every character of the figures of an invented study."""
    return "".join(Path(str(module.__file__)).read_text("utf-8") for module in WRITTEN)


@dataclass(frozen=True)
class Box:
    """A rectangle on a page in millimetres from its top left corner, within its margin and before it is scaled."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, tolerance: float = 0.0) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > tolerance
            and min(self.bottom, other.bottom) - max(self.top, other.top) > tolerance
        )


def texts(page: Page) -> list[Text]:
    return [artist for artist in page.figure.artists if isinstance(artist, Text)]


def written(page: Page, meaning: str) -> list[str]:
    """The texts on a page with this meaning, in the order of drawing."""
    return [text.get_text() for text in texts(page) if text.get_label() == meaning]


def text_boxes(page: Page) -> list[Box]:
    """The box of every text, as the PNG renderer sets it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    page.figure.set_dpi(300)
    renderer = FigureCanvasAgg(page.figure).get_renderer()
    unit = MILLIMETRES_AN_INCH / 300 / page.scale
    boxes = []
    for text in texts(page):
        extent = text.get_window_extent(renderer)
        boxes.append(
            Box(
                text.get_text(),
                extent.x0 * unit - page.margin,
                page.height + page.margin - extent.y1 * unit,
                extent.x1 * unit - page.margin,
                page.height + page.margin - extent.y0 * unit,
            )
        )
    return boxes


def marks(page: Page, meaning: str) -> list[tuple[float, float]]:
    """The places of all marks with this meaning, in millimetres, in the order of drawing."""
    return [point for line in mark_lines(page, meaning) for point in _points(line)]


def count_of_marks(drawing: Drawing) -> int:
    """How many marks and bars stand for a number: those of keys stand on every page."""
    artists = [artist for page in drawing.pages for artist in page.figure.artists]
    bars = [artist for artist in artists if str(artist.get_label()).startswith("bar")]
    lines = [artist for artist in artists if isinstance(artist, Line2D) and artist.get_label() != "key"]
    return sum(len(bar.get_paths()) for bar in bars if isinstance(bar, PolyCollection)) + sum(
        len(_points(line)) for line in lines
    )


def mark_lines(page: Page, meaning: str) -> list[Line2D]:
    return [
        artist
        for artist in page.figure.artists
        if isinstance(artist, Line2D) and artist.get_label() == meaning
    ]


def segments(page: Page, meaning: str) -> list[tuple[float, float, float]]:
    """All level lines with this meaning as left, right and y."""
    return [
        (float(start[0]), float(end[0]), float(start[1]))
        for artist in page.figure.artists
        if isinstance(artist, LineCollection) and artist.get_label() == meaning
        for start, end in artist.get_segments()
    ]


def line_boxes(page: Page) -> Iterator[Box]:
    """A box without thickness for every straight line, of whatever meaning."""
    for artist in page.figure.artists:
        if isinstance(artist, LineCollection):
            for (x, y), (x_end, y_end) in artist.get_segments():
                yield Box(str(artist.get_label()), min(x, x_end), min(y, y_end), max(x, x_end), max(y, y_end))


def mark_boxes(page: Page) -> Iterator[Box]:
    """A box for every mark, of the size it is drawn with."""
    for artist in page.figure.artists:
        if isinstance(artist, Line2D):
            half = float(artist.get_markersize()) / 72 * MILLIMETRES_AN_INCH / 2 / page.scale
            for x, y in _points(artist):
                yield Box(str(artist.get_label()), x - half, y - half, x + half, y + half)


def _points(line: Line2D) -> Sequence[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)]
