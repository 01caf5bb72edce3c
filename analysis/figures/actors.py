"""Actors by frame: with which frames each actor shares its sentences, English beside Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.corpus.line_text import clean
from analysis.corpus.print_order import articles_in_order
from analysis.figures.actor_panels import actor_pages
from analysis.figures.drawing import Drawing
from analysis.figures.frame_order import frame_order
from analysis.figures.heading import Heading
from analysis.figures.panels import Row
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import VERSIONS
from analysis.pages.numbers import Numbers

QUESTION = "With which frames does each actor stand, and do the two versions agree?"
NOTES = (
    "Line: 95 % interval",
    "Open mark: too few for an interval",
    "n: sentences with the actor",
)


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
    study = _study(actors_frames)
    ranked = _ranked(study, actor_titles)
    shown = ranked[:number]
    known = set(study["frame"].to_list())
    common = frame_order(salience, articles_in_order(articles), frame_titles)
    further = [*(frame for frame in frame_titles if frame in known), *sorted(known)]
    frames = list(dict.fromkeys([*common, *further]))
    data = _data(study, shown, frames)
    quote = Numbers("actors")
    heading = Heading(QUESTION, _finding(data, actor_titles, frame_titles, quote), NOTES, size.width)
    pages = actor_pages(
        data, shown, actor_titles, [Row.of(frame, frame_titles) for frame in frames], heading, size
    )
    caption = _caption(data, len(shown), len(ranked), study["actor"].n_unique(), quote)
    return Drawing("actors", QUESTION, heading.finding, caption, pages, data, tuple(quote))


def shown_actors(
    actors_frames: pl.DataFrame, actor_titles: Mapping[str, Mapping[str, str]], number: int = 12
) -> list[str]:
    """The actors that are drawn, in order; arguments as those of :func:`draw_actors`."""
    return _ranked(_study(actors_frames), actor_titles)[:number]


def _study(actors_frames: pl.DataFrame) -> pl.DataFrame:
    return actors_frames.filter(pl.col("grouping") == "study")


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
        f"{apart} of {number} pairs with an interval differ from chance, {both} in both versions"
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
    drawn = quote("drawn", shown, meaning="actors that are drawn")
    absent = (
        f"Of {whole} actors that share a sentence with a frame, or would by chance, the {drawn} that are named in the "
        "most sentences are drawn"
    )
    rare = ""
    if actors > told:
        few = quote("too_rare", actors - told, meaning="actors that are too rare to say anything of")
        rare = f"; {few} are too rare to say anything of"
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
