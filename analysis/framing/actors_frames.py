"""Who is spoken of in which frame: the association of actors with frames in the same sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.codebook.codebook import ACTOR, Codebook
from analysis.statistics.association import log_odds_ratio
from analysis.statistics.groupings import GROUPINGS, group_members
from analysis.statistics.log_odds_interval import log_odds_interval
from analysis.statistics.resampling import block_weights
from analysis.tables.framing import ACTORS_FRAMES

LANGUAGES = ("en", "zh")
VERSION = ["issue", "article"]
PLACE = [*VERSION, "paragraph"]

Counts = NDArray[np.float32]

RESAMPLED = "percentile, widened; paragraphs resampled within articles"
FEWEST = 5  # paragraphs with each of the four kinds of sentences, from which the interval covers often enough
CELLS = ("both", "the actor alone", "the frame alone", "neither")
TOO_FEW = tuple(f"none: fewer than {FEWEST} paragraphs have a sentence with {cell}" for cell in CELLS)
TOO_RARE = "none: one of the four kinds of sentences would by chance be expected less than once"
ONE_PARAGRAPH = "none: no article has two paragraphs"
NO_ACTOR = "none: the actor is absent"
NO_FRAME = "none: the frame is absent"


def actors_frames(
    hits: pl.DataFrame,
    actors: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    codebook: Codebook,
    study: str,
    resamples: int,
    seed: int,
) -> pl.DataFrame:
    """Log-odds ratio of the presence of each actor and each frame in a sentence, by group and language.

    A sentence has an actor, or a frame, when one of its matches begins there; how often does not matter.
    Sentences of a paragraph are not independent, so the interval comes from paragraphs drawn within articles.
    The articles stay fixed. Where it would cover the truth too seldom it is empty, and ``interval`` says why.
    The log-odds ratio itself is empty where it would be a product of the half that is added to each count.

    Args:
        hits: the table ``framing/hits``.
        actors: the table ``framing/actors``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``; those of headings are left out.
        codebook: the codebook; rows stand in its order.
        study: the name of the study.
        resamples: how often paragraphs are resampled.
        seed: seed of the resampling.

    Returns:
        The table ``framing/actors_frames``. A group has rows for an actor and a frame that share a sentence in
        either language, or would share one by chance; the rows are for both languages. Of other pairs there is
        nothing to say. Without a sentence in a language a group has no rows there.
    """
    members = group_members(articles, GROUPINGS, study)
    groups = members.group_by("grouping", "group", maintain_order=True).agg("language", "issue", "article")
    matches = pl.concat([hits, actors])
    sides = {
        language: _Sentences.of(language, matches, articles, paragraphs, sentences, codebook)
        for language in LANGUAGES
    }
    draws = {
        language: block_weights(side.article, resamples, np.random.Generator(np.random.PCG64([seed, place])))
        for place, (language, side) in enumerate(sides.items())
    }
    made: dict[tuple[tuple[str, str, str], ...], list[pl.DataFrame]] = {}
    parts: list[pl.DataFrame] = []
    for grouping, group, languages, issues, ids in groups.iter_rows():
        inside = tuple(sorted(zip(languages, issues, ids, strict=True)))
        if inside not in made:
            # an author with one article is that article: measured once
            made[inside] = _measure(sides, draws, inside)
        parts += [
            frame.with_columns(grouping=pl.lit(grouping), group=pl.lit(group)) for frame in made[inside]
        ]
    if not parts:
        return ACTORS_FRAMES.frame([])
    names = [entry.id for entry in codebook.actors], [frame.id for frame in codebook.frames]
    order = {grouping: at for at, grouping in enumerate(GROUPINGS)}
    rows = pl.concat(parts).with_columns(
        pl.lit(pl.Series(values, dtype=pl.String)).gather(pl.col(column)).alias(column)
        for column, values in zip(("actor", "frame"), names, strict=True)
    )
    return ACTORS_FRAMES.check(
        rows.sort(pl.col("grouping").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
    )


@dataclass(frozen=True)
class _Sentences:
    """Sentences of one language, counted by paragraph.

    Attributes:
        language: the language.
        article: for each paragraph the number of its article.
        numbers: the number of each article, by issue and id.
        sentences: sentences of each paragraph.
        actor, frame: sentences with each actor, and with each frame, shape ``(paragraphs, actors)`` and
            ``(paragraphs, frames)``.
        both: sentences with an actor and a frame, shape ``(paragraphs, actors, frames)``.
    """

    language: str
    article: NDArray[np.int64]
    numbers: dict[tuple[str, str], int]
    sentences: Counts
    actor: Counts
    frame: Counts
    both: Counts

    @classmethod
    def of(
        cls,
        language: str,
        matches: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        sentences: pl.DataFrame,
        codebook: Codebook,
    ) -> _Sentences:
        spoken = pl.col("language") == language
        versions = articles.filter(spoken).select(VERSION).sort(VERSION).with_row_index("at")
        running = paragraphs.filter(spoken & (pl.col("kind") == "paragraph")).select(PLACE)
        counted = (
            sentences.filter(spoken)
            .join(running, on=PLACE, how="semi")
            .group_by(PLACE)
            .agg(sentences=pl.len())
            .join(versions, on=VERSION, how="inner")
            .sort(PLACE)
            .with_row_index("block")
        )
        found = (
            matches.filter(spoken)
            .select(*PLACE, "sentence", "frame", "term")
            .join(counted.select(*PLACE, "block"), on=PLACE, how="inner")
        )
        actor_ids = pl.DataFrame(
            {"term": [actor.id for actor in codebook.actors]}, schema={"term": pl.String}
        ).with_row_index("actor")
        frame_ids = pl.DataFrame(
            {"frame": [frame.id for frame in codebook.frames]}, schema={"frame": pl.String}
        ).with_row_index("column")
        place = ["block", "sentence"]
        with_frame = found.join(frame_ids, on="frame", how="inner").select(*place, "column").unique()
        with_actor = (
            found.filter(pl.col("frame") == ACTOR)
            .join(actor_ids, on="term", how="inner")
            .select(*place, "actor")
            .unique()
        )
        return cls(
            language=language,
            article=counted["at"].cast(pl.Int64).to_numpy(),
            numbers={(issue, article): at for at, issue, article in versions.iter_rows()},
            sentences=counted["sentences"].cast(pl.Float32).to_numpy(),
            actor=_counts(with_actor, ["actor"], (counted.height, actor_ids.height)),
            frame=_counts(with_frame, ["column"], (counted.height, frame_ids.height)),
            both=_counts(
                with_actor.join(with_frame, on=place),
                ["actor", "column"],
                (counted.height, actor_ids.height, frame_ids.height),
            ),
        )


def _counts(rows: pl.DataFrame, columns: list[str], shape: tuple[int, ...]) -> Counts:
    """Number of rows of each paragraph and column."""
    counts = np.zeros(shape, dtype=np.float32)
    np.add.at(counts, tuple(rows[name].to_numpy() for name in ("block", *columns)), 1)
    return counts


def _measure(
    sides: dict[str, _Sentences], draws: dict[str, Counts], inside: tuple[tuple[str, str, str], ...]
) -> list[pl.DataFrame]:
    """The rows of one group, a frame for each language; actors and frames as their numbers in the codebook."""
    rows = {
        language: np.isin(
            side.article,
            [
                side.numbers[issue, article]
                for spoken, issue, article in inside
                if spoken == language and (issue, article) in side.numbers
            ],
        )
        for language, side in sides.items()
    }
    told = np.logical_or.reduce([_meets(side, rows[language]) for language, side in sides.items()])
    actor, frame = np.nonzero(told)
    return [
        _measure_side(side, rows[language], draws[language], actor, frame)
        for language, side in sides.items()
        if rows[language].any()
    ]


def _meets(side: _Sentences, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pairs share a sentence, or would share one by chance, shape ``(actors, frames)``."""
    both = side.both[rows].sum(axis=0)
    actor, frame = side.actor[rows].sum(axis=0), side.frame[rows].sum(axis=0)
    total = max(float(side.sentences[rows].sum()), 1.0)
    return np.asarray((both > 0) | (np.outer(actor, frame) / total >= 1))


def _measure_side(
    side: _Sentences,
    rows: NDArray[np.bool_],
    weights: Counts,
    actor: NDArray[np.int64],
    frame: NDArray[np.int64],
) -> pl.DataFrame:
    """Counts, association and interval of pairs of an actor and a frame, in the paragraphs ``rows``."""
    both = side.both[rows][:, actor, frame]
    first, second = side.actor[rows][:, actor], side.frame[rows][:, frame]
    cells = np.stack(
        [both, first - both, second - both, side.sentences[rows][:, None] - first - second + both]
    )
    paragraphs_with = (cells > 0).sum(axis=1)
    with_both, with_actor, with_frame = (
        counts.sum(axis=0).astype(np.int64) for counts in (both, first, second)
    )
    total = int(side.sentences[rows].sum())
    expected = _expected(with_actor, with_frame, total)
    articles = len(np.unique(side.article[rows]))
    often = (paragraphs_with >= FEWEST).all(axis=0)
    conditions = [
        with_actor == 0,
        with_frame == 0,
        ~often & (expected.min(axis=0) < 1),
        np.full(len(actor), rows.sum() - articles < 1),
        *(paragraphs_with < FEWEST),
    ]
    names = np.select(conditions, [NO_ACTOR, NO_FRAME, TOO_RARE, ONE_PARAGRAPH, *TOO_FEW], RESAMPLED)
    association = log_odds_ratio(with_both, with_actor, with_frame, total)
    # half an observation makes a pair of rare things that never meet look as if they did
    association[np.isin(names, [NO_ACTOR, NO_FRAME, TOO_RARE])] = np.nan
    able = names == RESAMPLED
    low, high = np.full((2, len(actor)), np.nan)
    if able.any():
        low[able], high[able] = log_odds_interval(cells[:, :, able], weights[:, rows], articles)
    return pl.DataFrame(
        {
            "language": np.full(len(actor), side.language),
            "actor": actor,
            "frame": frame,
            "sentences": np.full(len(actor), total),
            "actor_sentences": with_actor,
            "frame_sentences": with_frame,
            "both": with_both,
            "expected": expected[0],
            "paragraphs_with_both": paragraphs_with[0],
            "articles_with_both": _articles_with(both, side.article[rows]),
            "log_odds": association,
            # the ends come from chance in single precision: more digits would be noise
            "low": np.round(low, 4),
            "high": np.round(high, 4),
            "interval": names,
        },
        schema_overrides={"language": pl.String, "interval": pl.String},
    ).with_columns(pl.col("log_odds", "low", "high").fill_nan(None))


def _expected(actor: NDArray[np.int64], frame: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    """Sentences of each of the four kinds that there would be by chance, shape ``(4, pairs)``."""
    return np.stack(
        [one * other / total for one in (actor, total - actor) for other in (frame, total - frame)]
    )


def _articles_with(both: Counts, article: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many articles each pair occurs; paragraphs of an article stand together."""
    starts = np.flatnonzero(np.diff(article, prepend=-1))
    return np.asarray((np.add.reduceat(both, starts, axis=0) > 0).sum(axis=0))
