"""What the topics are about: the first words of each in both languages, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.measure import ELLIPSIS, shorten, text_width
from analysis.figures.page import Page
from analysis.figures.paging import even_rows
from analysis.figures.size import DOUBLE, SINGLE, Size
from analysis.figures.stack import stack
from analysis.figures.style import GRID, INK, POINT, QUIET, RULE, SMALL_TEXT, TEXT, VERSIONS
from analysis.pages.numbers import Numbers
from analysis.topics.near_frames import near_frames

QUESTION = "What is each topic about, in English and in Chinese?"

WORDS = 8
GAP = 6.0
LEADING = 3.1
HEAD = 9.0
#: From the line of the name to a line of measures below it.
MEASURES = 2.8
BETWEEN = 4.5
#: Between the words of the two languages, side by side or one below the other.
LANGUAGE_GAP = 3.0
LANGUAGE_LEADING = 1.6
#: From the words of a topic to its bars, the room of a number after the longest bar, and of that bar at least.
BAR_GAP, NUMBER, LEAST_BAR = 1.2, 4.6, 1.5
BAR = 1.0
FIRST = 30
NO_TITLES: Mapping[str, Mapping[str, str]] = {}
#: Between the key and the first topic, and below the last one.
BELOW_KEY = 1.2


@dataclass(frozen=True)
class Layout:
    """Topics side by side, in each the words of the languages: side by side too, or ``stacked`` where it is narrow."""

    columns: int
    width: float
    stacked: bool
    between: float

    @classmethod
    def of(cls, size: Size) -> Layout:
        """Two topics in a single column, three where there is more room; a slide holds two rows."""
        stacked = size.width <= SINGLE.width
        columns = 2 if stacked else 3
        width = (size.width - GAP * (columns - 1)) / columns
        return cls(columns, width, stacked, 2.6 if size.whole else BETWEEN)

    @property
    def height(self) -> float:
        """Height of a topic with the space below it."""
        words = LEADING * WORDS
        return self.head + (2 * words + LANGUAGE_LEADING if self.stacked else words) + self.between

    @property
    def head(self) -> float:
        """Height of name, measures and frames of a topic: the measures have a line of their own where it is narrow."""
        return HEAD + (MEASURES if self.stacked else 0.0)

    @property
    def words_width(self) -> float:
        """Width of the words of a language with their bars and numbers."""
        return self.width if self.stacked else (self.width - LANGUAGE_GAP) / 2

    def place(self, side: int) -> tuple[float, float]:
        """Where the words of the first or second language stand in a topic."""
        if self.stacked:
            return 0.0, self.head + side * (LEADING * WORDS + LANGUAGE_LEADING)
        return side * (self.words_width + LANGUAGE_GAP), self.head


def draw_topic_terms(
    terms: pl.DataFrame,
    labels: pl.DataFrame,
    frame_titles: Mapping[str, Mapping[str, str]] = NO_TITLES,
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the words of each topic with the highest frex of its 30 most probable ones, with their probabilities.

    Args:
        terms: table ``topics/terms``. labels: table ``topics/labels``.
        frame_titles: frame id → language → title. A frame without a title is called by its id.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a topic, language and word.
    """
    data = _data(terms)
    topics = labels.sort("topic").to_dicts()
    notes = ["Bar and number: probability in %", "Grey: does not recur"]
    quote = Numbers("topic_terms")
    heading = Heading(QUESTION, _finding(labels, quote), notes, size.width)
    layout = Layout.of(size)
    per_row = even_rows(len(topics), layout.columns)
    rows = [topics[start : start + per_row] for start in range(0, len(topics), per_row)]
    scales = _scales(data, layout)

    def draw_row(page: Page, number: int, y: float) -> None:
        for place, topic in enumerate(rows[number]):
            own = data.filter(pl.col("topic") == topic["topic"])
            frames = _frames(topic["frames"], frame_titles)
            _draw_topic(page, topic, frames, own, scales, place * (layout.width + GAP), y, layout)

    pages = stack(
        [layout.height] * len(rows),
        draw_row,
        heading,
        size,
        between=layout.between,
        above=BELOW_KEY,
        foot=BELOW_KEY,
    )
    if not topics:
        pages[0].text(0, heading.height() + 0.6, "no topics", colour=QUIET, meaning="none")
    caption = _caption(labels, quote)
    return Drawing("topic_terms", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def _data(terms: pl.DataFrame) -> pl.DataFrame:
    return (
        terms.filter(pl.col("rank_by_probability") <= FIRST)
        .sort("topic", "language", "rank_by_frex")
        .group_by("topic", "language", maintain_order=True)
        .head(WORDS)
        .select("topic", "language", "term", "probability", "frex")
    )


def _scales(data: pl.DataFrame, layout: Layout) -> dict[str, float]:
    """Millimetres for a probability of 1, by language: as many as leave every bar its room beside its words."""
    scales: dict[str, float] = {}
    for (_, language), own in data.group_by("topic", "language", maintain_order=True):
        room = layout.words_width - _label_width(own["term"].to_list(), layout.words_width) - NUMBER
        scale = room / max([1e-9, *own["probability"].to_list()])
        scales[str(language)] = min(scale, scales.get(str(language), scale))
    return scales


def _label_width(words: Sequence[str], width: float) -> float:
    """What the words of a topic take up, with the space before their bars: all that bars and numbers can spare."""
    return min(max(map(text_width, words)) + BAR_GAP, width - NUMBER - LEAST_BAR)


def _finding(labels: pl.DataFrame, quote: Numbers) -> str:
    known = labels.drop_nulls("stable")
    if known.is_empty():
        return ""
    recurring = quote("recurring", int(known["stable"].sum()), meaning="topics that recur over random starts")
    told = quote.counted("tested", known.height, "topic", meaning="topics whose recurrence was measured")
    return f"{recurring} of {told} recur over random starts of the model."


def _caption(labels: pl.DataFrame, quote: Numbers) -> str:
    topics = quote.counted("topics", labels.height, "topic", meaning="topics of the model")
    return (
        f"The words of each of {topics} of one model of both languages. Of the 30 "
        f"most probable words of a topic and language the {WORDS} with the highest frex (frequent in the topic "
        "and exclusive to it), highest first. Bars and numbers: probability of the word in the topic and "
        "language, in percent, on one scale for each language. Share: mean share of the topic over all "
        "aligned paragraphs. Recurrence: overlap (Jaccard, 0 to 1) of the first ten words between halves of "
        "the chains that the model is the mean of; topics under the threshold of the study are grey. Frames: "
        "frames of the codebook whose paragraphs the topic is stronger in, with the correlation. "
        "Words have no intervals: whether a topic is there at all is told by its recurrence."
    )


def _draw_topic(
    page: Page,
    topic: dict[str, object],
    frames: Sequence[str],
    data: pl.DataFrame,
    scales: Mapping[str, float],
    left: float,
    top: float,
    layout: Layout,
) -> None:
    width = layout.width
    quiet = topic["stable"] is False
    page.lines([((left, top + 0.4), (left + width, top + 0.4))], RULE)
    name = str(topic["name"] or topic["seed"] or "")
    page.text(left, top + 3.6, f"Topic {topic['topic']}", colour=QUIET if quiet else INK, meaning="topic")
    used = text_width(f"Topic {topic['topic']}") + 1.0
    figures = _measures(topic)
    room = width - used - (0.0 if layout.stacked else text_width(figures, SMALL_TEXT) + 1.0)
    page.text(left + used, top + 3.6, shorten(name, room), colour=QUIET if quiet else INK, meaning="name")
    if layout.stacked:
        page.text(left, top + 3.6 + MEASURES, figures, size=SMALL_TEXT, colour=QUIET, meaning="measures")
    else:
        page.text(
            left + width, top + 3.6, figures, size=SMALL_TEXT, colour=QUIET, align="right", meaning="measures"
        )
    page.text(
        left,
        top + layout.head - 2.5,
        _fitting(frames, width),
        size=SMALL_TEXT,
        colour=QUIET,
        meaning="frames",
    )
    for side, language in enumerate(VERSIONS):
        own = data.filter(pl.col("language") == language).to_dicts()
        x, y = layout.place(side)
        _draw_words(page, own, language, scales.get(language, 1.0), left + x, top + y, layout.words_width)


def _frames(written: str | None, titles: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The frames that go with a topic, by title, each with its correlation."""
    frames = []
    for identifier, correlation in near_frames(written):
        named = titles.get(identifier, {})
        frames.append(f"{named.get('en') or named.get('zh') or identifier} ({correlation})")
    return frames or ["no frame of the codebook"]


def _fitting(frames: Sequence[str], width: float) -> str:
    """As many of the frames as fit on a line, each whole; at least the first, shortened if need be."""
    for count in range(len(frames), 0, -1):
        line = "; ".join([*frames[:count], *([ELLIPSIS] if count < len(frames) else [])])
        if text_width(line, SMALL_TEXT) <= width:
            return line
    return shorten(frames[0], width, SMALL_TEXT)


def _measures(topic: dict[str, object]) -> str:
    recurrence = topic["recurrence"]
    told = f"share {float(str(topic['share'])) * 100:.0f} %"
    return told if recurrence is None else f"{told}, recurrence {float(str(recurrence)):.2f}"


def _draw_words(
    page: Page,
    words: Sequence[dict[str, object]],
    language: str,
    scale: float,
    left: float,
    top: float,
    width: float,
) -> None:
    version = VERSIONS[language]
    if not words:
        page.text(
            left, top + LEADING, f"no {version.name} words", size=SMALL_TEXT, colour=QUIET, meaning="none"
        )
        return
    label = _label_width([str(word["term"]) for word in words], width)
    bars = []
    for place, word in enumerate(words):
        y = top + LEADING * (place + 0.5)
        probability = float(str(word["probability"]))
        page.text(left, y + 0.35 * TEXT * POINT, shorten(str(word["term"]), label - BAR_GAP), meaning="word")
        length = max(scale * probability, 0.2)
        bars.append((left + label, y - BAR / 2, length, BAR))
        page.text(
            left + label + length + 0.6,
            y + 0.35 * SMALL_TEXT * POINT,
            f"{probability * 100:.1f}",
            size=SMALL_TEXT,
            colour=QUIET,
            meaning="probability",
        )
    page.lines([((left + label, top), (left + label, top + LEADING * len(words)))], GRID)
    page.rectangles(bars, [version.colour] * len(bars), f"bar {language}")
