"""Actors by frame: with which frames each actor shares its sentences, English beside Chinese."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.line_text import clean
from analysis.corpus.print_order import articles_in_order
from analysis.figures.drawing import Drawing
from analysis.figures.frame_order import frame_order
from analysis.figures.heading import Heading
from analysis.figures.measure import wrap
from analysis.figures.open_intervals import draw_open_intervals
from analysis.figures.page import Page, Scale
from analysis.figures.paging import even_rows, parts_of
from analysis.figures.panels import Row
from analysis.figures.row_names import RowNames
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import GRID, PAPER, POINT, QUIET, RULE, SMALL_TEXT, TEXT, VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "With which frames does each actor stand, and do the two versions agree?"
NOTES = (
    "Line: 95 % interval",
    "Open mark: too few for an interval",
    "n: sentences with the actor",
)
AXIS_NAME = "Odds ratio (log scale)"

AXIS, BETWEEN, GAP, MARGIN = 4.4, 4.5, 2.4, 0.8
#: Heads of panels: one line of a name, one n.
NAME_LEADING, N_LEADING = 2.95, 2.6
#: Lines of a name in each language.
LINES = {"en": 3, "zh": 2}
LEAST_PANEL = 16.0
#: Half of the scale, in doublings: at least and at most.
LEAST_HALF, MOST_HALF = 2.0, 5.0


@dataclass(frozen=True)
class _Layout:
    """Where panels stand, and the scale of all of them."""

    names: RowNames
    per_band: int
    panel: float
    half: float

    @classmethod
    def of(cls, names: RowNames, actors: int, half: float, width: float) -> _Layout:
        room = width - names.width - MARGIN
        per_band = even_rows(actors, max(int((room + GAP) / (LEAST_PANEL + GAP)), 1))
        return cls(names, per_band, (room - GAP * (per_band - 1)) / per_band, half)

    def left(self, place: int) -> float:
        return self.names.width + place * (self.panel + GAP)

    def scale(self, place: int) -> Scale:
        left = self.left(place)
        return Scale(-self.half, self.half, left + 0.8, left + self.panel - 0.8)


def draw_actors(
    actors_frames: pl.DataFrame,
    salience: pl.DataFrame,
    articles: pl.DataFrame,
    actor_titles: Mapping[str, Mapping[str, str]],
    frame_titles: Mapping[str, Mapping[str, str]],
    number: int = 12,
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw for the actors that are named most how often they share a sentence with each frame, beyond chance.

    A panel is an actor, by the share of sentences that name it in the mean of the versions; a row is a frame, in the
    order of the figure of frames. All panels share one scale, which is logarithmic.

    Args:
        actors_frames: table ``framing/actors_frames``; the whole study is drawn.
        salience: table ``framing/salience``, for the order of the frames.
        articles: table ``corpus/articles``, for the same.
        actor_titles: actor id → language → title, in the order of the codebook.
        frame_titles: frame id → language → title, in the order of the codebook.
        number: how many actors are drawn at most; only those of which the table knows an odds ratio are.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an actor, frame and version.
    """
    study = actors_frames.filter(pl.col("grouping") == "study")
    ranked = _ranked(study, actor_titles)
    shown = ranked[:number]
    known = set(study["frame"].to_list())
    order = [*frame_order(salience, articles_in_order(articles), frame_titles), *frame_titles]
    frames = [frame for frame in dict.fromkeys([*order, *sorted(known)]) if frame in known or frame in order]
    data = _data(study, shown, frames)
    quote = Numbers("actors")
    heading = Heading(QUESTION, _finding(data, actor_titles, frame_titles, quote), NOTES, size.width)
    pages = _pages(
        data, shown, actor_titles, [Row.of(frame, frame_titles) for frame in frames], heading, size
    )
    caption = _caption(data, len(shown), len(ranked), study["actor"].n_unique(), quote)
    return Drawing("actors", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def _ranked(study: pl.DataFrame, titles: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The actors with an odds ratio, by the share of sentences that name them in the mean of the versions."""
    known = [*titles, *sorted(set(study["actor"].to_list()) - set(titles))]
    told = study.filter(pl.col("log_odds").is_not_null()).select("actor").unique()
    share = (pl.col("actor_sentences") / pl.col("sentences")).first()
    return (
        study.join(told, on="actor", how="semi")
        .group_by("actor", "language")
        .agg(share.alias("share"))
        .group_by("actor")
        .agg(pl.col("share").mean().round(12))
        .sort(
            "share",
            pl.col("actor").replace_strict(known, list(range(len(known))), return_dtype=pl.Int64),
            descending=[True, False],
        )["actor"]
        .to_list()
    )


def _data(study: pl.DataFrame, actors: Sequence[str], frames: Sequence[str]) -> pl.DataFrame:
    places = {actor: place for place, actor in enumerate(actors)}
    rows = {frame: place for place, frame in enumerate(frames)}
    return (
        study.filter(pl.col("actor").is_in(list(actors)))
        .sort(
            pl.col("actor").replace_strict(places, return_dtype=pl.Int64),
            pl.col("frame").replace_strict(rows, return_dtype=pl.Int64),
            "language",
        )
        .select(
            "actor",
            "frame",
            "language",
            "actor_sentences",
            "frame_sentences",
            "both",
            "expected",
            pl.col("log_odds").exp().alias("odds_ratio"),
            pl.col("low").exp(),
            pl.col("high").exp(),
            "interval",
        )
    )


def _finding(
    data: pl.DataFrame,
    actor_titles: Mapping[str, Mapping[str, str]],
    frame_titles: Mapping[str, Mapping[str, str]],
    quote: Numbers,
) -> str:
    if data.is_empty():
        return "No actor of the codebook stands in a sentence with a frame often enough to say anything."
    pairs = (
        data.filter(pl.col("low").is_not_null())
        .group_by("actor", "frame", maintain_order=True)
        .agg(
            pl.len().alias("versions"),
            (pl.col("low") > 1).sum().alias("more"),
            (pl.col("high") < 1).sum().alias("less"),
            *(
                pl.col("odds_ratio").filter(pl.col("language") == language).first().alias(language)
                for language in VERSIONS
            ),
        )
    )
    if pairs.is_empty():
        return ""
    number = quote("pairs", pairs.height, meaning="pairs of actor and frame with an interval in a version")
    apart = quote(
        "apart",
        pairs.filter(pl.col("more") + pl.col("less") > 0).height,
        meaning="of them more or less often together than by chance in a version",
    )
    agreed = pairs.filter((pl.col("more") == 2) | (pl.col("less") == 2))
    both = quote("both", agreed.height, meaning="of them beyond chance in both versions, to the same side")
    closest = agreed.filter(pl.col("more") == 2).sort(
        (pl.col("en") * pl.col("zh")).round(9), descending=True, maintain_order=True
    )
    return (
        f"{apart} of {number} pairs with an interval differ from chance, {both} to the same side in both versions"
        f"{_closest(closest, actor_titles, frame_titles, quote)}."
    )


def _closest(
    pairs: pl.DataFrame,
    actor_titles: Mapping[str, Mapping[str, str]],
    frame_titles: Mapping[str, Mapping[str, str]],
    quote: Numbers,
) -> str:
    if pairs.is_empty():
        return ""
    pair = pairs.row(0, named=True)
    actor, frame = (
        Row.of(pair[key], titles).english
        for key, titles in (("actor", actor_titles), ("frame", frame_titles))
    )
    ratios = [
        quote(
            f"closest.{language}",
            pair[language],
            f"{pair[language]:.1f}",
            meaning=f"odds ratio of the closest pair in both versions, {version.name}",
        )
        for language, version in VERSIONS.items()
    ]
    return f"; closest: {clean(actor)} with “{clean(frame)}” (odds ratio {ratios[0]} and {ratios[1]})"


def _caption(data: pl.DataFrame, shown: int, told: int, actors: int, quote: Numbers) -> str:
    intervals = quote(
        "intervals", data["low"].count(), meaning="intervals drawn, pairs of actor and frame in a version"
    )
    whole = quote("actors", actors, meaning="actors that share a sentence with a frame, or would by chance")
    kinds = ", ".join(sorted(set(data.filter(pl.col("low").is_not_null())["interval"].to_list()))) or "none"
    absent = (
        f"Of {whole} actors that share a sentence with a frame, or would by chance, the {shown} that are named in the "
        "most sentences are drawn"
    )
    rare = f"; {actors - told} are too rare to say anything of" if actors > told else ""
    return (
        f"Actors and frames in the same sentences of the whole study, one panel an actor, the most often named first; "
        f"one row a frame, the commonest first. {absent}{rare}. Place of the mark: the odds of a sentence with the "
        "actor to have the frame, divided by those of a sentence without it, on a logarithmic scale (0.5 added to each "
        "count); right of the line at 1 they stand together more often than by chance, left less often. Blue circles: "
        f"English version; vermillion squares: Chinese version; lines: 95 % intervals ({kinds}), the articles fixed. "
        "An arrow marks an interval that goes on beyond the scale. Open marks: too few paragraphs have such a sentence "
        "for an interval that could be trusted. Without a mark, actor or frame is absent or too rare. n: sentences of "
        "the version that name the actor; English and Chinese sentences are divided differently, so compare ratios, "
        f"not counts. Of {intervals} intervals about one in 20 would leave out 1 by chance alone. The two versions are "
        "one text in two languages: whether their lines overlap is no test of a difference. With few articles this "
        "tells of these articles, not of their authors or the journal."
    )


def _pages(
    data: pl.DataFrame,
    actors: Sequence[str],
    titles: Mapping[str, Mapping[str, str]],
    rows: Sequence[Row],
    heading: Heading,
    size: Size,
) -> tuple[Page, ...]:
    half = _half(data)
    for names in RowNames.choices(rows, size.width):
        layout = _Layout.of(names, len(actors), half, size.width)
        bands = [actors[start : start + layout.per_band] for start in range(0, len(actors), layout.per_band)]
        heads = [_head(band, titles, layout) for band in bands]
        room = size.maximum_height - heading.most_height - max(heads, default=0.0) - AXIS - 0.5
        if names.fit(room):
            break
    blocks = [
        (band, head, part) for band, head in zip(bands, heads, strict=True) for part in names.parts(room)
    ]
    heights = [head + names.height * len(part) + AXIS + BETWEEN for _, head, part in blocks]
    pages = []
    for part in parts_of(heights, heading.most_height, size.maximum_height + BETWEEN - 0.5):
        y = heading.height(part.name)
        page = Page(size.width, y + max(sum(part.heights) - BETWEEN, 0) + 0.5)
        heading.draw(page, part.name)
        for number, height in zip(part.blocks, part.heights, strict=True):
            band, head, drawn = blocks[number]
            for place, actor in enumerate(band):
                _draw_head(page, data, actor, titles, layout, place, y + head)
            _draw_band(page, data, band, drawn, layout, y + head)
            y += height
        pages.append(page)
    return tuple(pages)


def _head(actors: Sequence[str], titles: Mapping[str, Mapping[str, str]], layout: _Layout) -> float:
    """Height of the heads of a band: names, and n of both versions."""
    lines = max(len(_names(actor, titles, layout)) for actor in actors)
    return 1.4 + NAME_LEADING * lines + N_LEADING * 2 + 1.0


def _names(actor: str, titles: Mapping[str, Mapping[str, str]], layout: _Layout) -> list[str]:
    named = titles.get(actor) or {"en": actor}
    return [
        line
        for language, lines in LINES.items()
        for line in wrap(named.get(language, ""), layout.panel, TEXT, lines)
    ]


def _draw_head(
    page: Page,
    data: pl.DataFrame,
    actor: str,
    titles: Mapping[str, Mapping[str, str]],
    layout: _Layout,
    place: int,
    bottom: float,
) -> None:
    """Name and n of each version, from the bottom upwards."""
    own = data.filter(pl.col("actor") == actor)
    counts = dict(own.select("language", "actor_sentences").unique().iter_rows())
    left, y = layout.left(place), bottom - 1.4
    for language, version in reversed(VERSIONS.items()):
        if language in counts:
            page.version_marks(language, [(left + version.size * POINT / 2, y - 0.75)], "key")
            n = f"n = {counts[language]:,}"
            page.text(left + 2.0, y, n, size=SMALL_TEXT, colour=QUIET, meaning="n")
        else:
            page.text(left, y, f"no {version.name}", size=SMALL_TEXT, colour=QUIET, meaning="none")
        y -= N_LEADING
    y -= 0.3
    for line in reversed(_names(actor, titles, layout)):
        page.text(left, y, line, meaning="actor")
        y -= NAME_LEADING


def _draw_band(
    page: Page, data: pl.DataFrame, actors: Sequence[str], rows: Sequence[Row], layout: _Layout, top: float
) -> None:
    right = layout.left(len(actors) - 1) + layout.panel
    bottom = top + layout.names.height * len(rows)
    layout.names.draw(page, rows, top, right, "frame")
    page.text(0, bottom + 3.2, AXIS_NAME, size=SMALL_TEXT, colour=QUIET, meaning="axis")
    middles = layout.names.middles(rows, top)
    for place, actor in enumerate(actors):
        scale = layout.scale(place)
        _draw_axis(page, scale, top, bottom)
        own = data.filter((pl.col("actor") == actor) & pl.col("frame").is_in(list(middles)))
        for language in VERSIONS:
            _draw_version(page, own.filter(pl.col("language") == language), language, scale, middles, layout)


def _draw_version(
    page: Page,
    data: pl.DataFrame,
    language: str,
    scale: Scale,
    middles: Mapping[str, float],
    layout: _Layout,
) -> None:
    version = VERSIONS[language]
    offset = version.side * layout.names.height * 0.19
    points, open_points, spans = [], [], []
    columns = ("frame", "odds_ratio", "low", "high")
    for frame, ratio, low, high in data.drop_nulls("odds_ratio").select(columns).iter_rows():
        y = middles[frame] + offset
        at = math.log2(ratio)
        points.append((scale(min(max(at, scale.low), scale.high)), y))
        if low is None:
            open_points.append(points[-1])
        else:
            spans.append((math.log2(low), math.log2(high), y))
    draw_open_intervals(page, language, scale, spans)
    page.version_marks(language, points)
    page.marks(open_points, version.marker, PAPER, version.size - 1.6, "open mark")


def _half(data: pl.DataFrame) -> float:
    """Half of the scale, in doublings: holds all marks, as far as the widest scale goes."""
    ratios = [abs(math.log2(ratio)) for ratio in data["odds_ratio"].drop_nulls() if ratio > 0]
    return min(max([LEAST_HALF, *(math.ceil(ratio + 0.2) for ratio in ratios)]), MOST_HALF)


def _draw_axis(page: Page, scale: Scale, top: float, bottom: float) -> None:
    even = range(-int(scale.high // 2) * 2, int(scale.high) + 1, 2)
    page.lines([((scale(tick), top), (scale(tick), bottom)) for tick in even if tick], GRID)
    page.lines([((scale(0), top), (scale(0), bottom))], RULE, 0.6)
    for tick in (-(outer := max(even)), 0, outer):
        text = f"{2**tick}" if tick >= 0 else f"1/{2**-tick}"
        page.lines([((scale(tick), bottom), (scale(tick), bottom + 0.8))], RULE)
        page.text(
            scale(tick), bottom + 3.2, text, size=SMALL_TEXT, colour=QUIET, align="center", meaning="tick"
        )
