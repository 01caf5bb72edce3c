"""How often a term is rendered at all, and how consistently: entropy of the forms that render it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.codebook.codebook import ACTOR, Codebook
from analysis.framing.aligned_hits import ARTICLE
from analysis.framing.rendering_pairs import DIRECTIONS, KIND, QUERY, UNIT
from analysis.framing.renderings import GROUP, groups_in_order, in_groups, terms_in_order
from analysis.statistics.entropy import entropy_interval, shannon_entropy
from analysis.statistics.intervals import wilson
from analysis.tables.renderings import CONSISTENCY

FEWEST = 20  # paragraph units with a rendering, from which the interval of the entropy is worth something

RESAMPLED = "percentile; paragraph units resampled"
ONE_FORM = "none: one form is used throughout"
NO_FORM = "none: nothing is rendered"
TOO_FEW = f"none: fewer than {FEWEST} paragraph units with a rendering"
ONE_OF_AUTHOR = "none: the author has one article, see the row of the article"

ASKED = [*GROUP, "direction", *QUERY]


def rendering_consistency(
    pairs: pl.DataFrame,
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    units: pl.DataFrame,
    codebook: Codebook,
    study: str,
    resamples: int,
    seed: int,
) -> pl.DataFrame:
    """Units with a term, those with and without a rendering, and the entropy of the renderings.

    A unit is rendered when its other side holds any form of the term. The entropy is over matches that are paired
    with a form (:func:`analysis.framing.rendering_pairs.rendering_pairs`): 0 bits where one form is used
    throughout, 1 bit where two take turns. Its interval resamples paragraph units whole, so that the matches of a
    paragraph count as one observation; paragraphs are the sample, articles are not.

    Args:
        pairs: what :func:`analysis.framing.rendering_pairs.rendering_pairs` returns.
        hits: matches of terms and actors (``framing/hits`` and ``framing/actors``) put together.
        articles: the table ``corpus/articles``, restricted to what is measured.
        units: the table ``alignment/units``.
        codebook: the codebook; terms and actors stand in its order.
        study: the name of the study.
        resamples: how often paragraph units are resampled.
        seed: seed of the resampling.

    Returns:
        The table ``framing/rendering_consistency``: a row for each term or actor that has a match in an article
        with both versions, also where no unit has both sides.
    """
    pairs = in_groups(pairs, articles, study)
    lonely = (
        in_groups(_without_counterpart(hits, articles, units), articles, study)
        .group_by(ASKED)
        .agg(pl.len().alias("units_without_counterpart"))
    )
    in_unit = pairs.group_by(*ASKED, "unit_id").agg(
        pl.len().alias("matches"), pl.col("rendering").count().alias("rendered")
    )
    counted = in_unit.group_by(ASKED).agg(
        pl.col("matches").sum(),
        pl.col("rendered").sum().alias("rendered_matches"),
        pl.len().alias("units"),
        (pl.col("rendered") > 0).sum().alias("rendered_units"),
    )
    forms = (
        pairs.drop_nulls("rendering")
        .group_by(*ASKED, "rendering")
        .len("number")
        .sort(-pl.col("number").cast(pl.Int64), "rendering")
        .group_by(ASKED, maintain_order=True)
        .agg(pl.col("rendering").first().alias("first_form"), pl.len().alias("forms"), "number")
    )
    sizes = pairs.group_by(GROUP).agg(pl.col("article_id").n_unique().alias("articles"))
    table = (
        counted.join(lonely, on=ASKED, how="full", coalesce=True)
        .with_columns(pl.exclude(ASKED).fill_null(0).cast(pl.Int64))
        .join(forms, on=ASKED, how="left")
        .join(_blocks(pairs), on=ASKED, how="left")
        .join(sizes, on=GROUP, how="left")
        .join(groups_in_order(articles, study), on=GROUP, how="inner")
        .join(terms_in_order(codebook), on=QUERY, how="inner")
        .sort(
            "group_at",
            "term_at",
            pl.col("direction").replace_strict({name: at for at, name in enumerate(DIRECTIONS)}),
        )
    )
    generator = np.random.Generator(np.random.PCG64(seed))
    return CONSISTENCY.check(_measured(table, resamples, generator).select(*CONSISTENCY.schema))


def _without_counterpart(hits: pl.DataFrame, articles: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Units of one side that hold a term, a row for each."""
    parts = []
    for direction, (here, there) in DIRECTIONS.items():
        single = (
            units.filter((pl.col("granularity") == "sentence") & (pl.col(there).list.len() == 0))
            .select(*ARTICLE, "unit", pl.col(here).alias("sentence"))
            .explode("sentence")
        )
        both = (
            articles.group_by(ARTICLE).agg(pl.col("language").n_unique().alias("n")).filter(pl.col("n") > 1)
        )
        parts.append(
            hits.filter(pl.col("language") == here)
            .join(single, on=[*ARTICLE, "sentence"], how="inner")
            .join(both, on=ARTICLE, how="semi")
            .select(pl.lit(direction).alias("direction"), *QUERY, *UNIT)
            .unique()
        )
    return pl.concat(parts)


def _blocks(pairs: pl.DataFrame) -> pl.DataFrame:
    """For each row the paragraph units with a rendering, and their cells: block, form and count, as numbers."""
    return (
        pairs.drop_nulls("rendering")
        .group_by(*ASKED, "block_id", "rendering")
        .len("count")
        .with_columns(
            block=pl.col("block_id").rank("dense").over(ASKED),
            form=pl.col("rendering").rank("dense").over(ASKED),
        )
        .group_by(ASKED)
        .agg("block", "form", "count", pl.col("block").n_unique().alias("blocks"))
    )


def _measured(table: pl.DataFrame, resamples: int, generator: np.random.Generator) -> pl.DataFrame:
    """The table with its measures; what cannot be measured is empty."""
    counts = _padded(table["number"])
    low, high = wilson(table["rendered_units"].to_numpy(), np.maximum(table["units"].to_numpy(), 1))
    one_of_author = (pl.col("grouping") == "author") & (pl.col("articles") == 1)
    told = table.with_columns(
        pl.col("forms").fill_null(0),
        kind=KIND,
        rendered_low=low,
        rendered_high=high,
        entropy=shannon_entropy(counts),
        largest=counts.max(axis=1, initial=0),
        interval=pl.when(pl.col("forms").is_null())
        .then(pl.lit(NO_FORM))
        .when(one_of_author)
        .then(pl.lit(ONE_OF_AUTHOR))
        .when(pl.col("forms") == 1)
        .then(pl.lit(ONE_FORM))
        .when(pl.col("blocks") < FEWEST)
        .then(pl.lit(TOO_FEW))
        .otherwise(pl.lit(RESAMPLED)),
    )
    ends = [
        entropy_interval(_matrix(*cells), resamples, generator) if interval == RESAMPLED else (None, None)
        for interval, *cells in told.select("interval", "block", "form", "count").iter_rows()
    ]
    has_units, has_form = pl.col("units") > 0, pl.col("forms") > 0
    return told.with_columns(
        frame=pl.when(pl.col("frame") != ACTOR).then("frame"),
        unrendered_units=pl.col("units") - pl.col("rendered_units"),
        rendered_share=pl.when(has_units).then(pl.col("rendered_units") / pl.col("units")),
        rendered_low=pl.when(has_units).then("rendered_low"),
        rendered_high=pl.when(has_units).then("rendered_high"),
        first_share=pl.when(has_form).then(pl.col("largest") / pl.col("rendered_matches")),
        entropy=pl.when(has_form).then("entropy"),
        # rounding must not lift a tie above the highest value
        normalised_entropy=pl.when(pl.col("forms") > 1)
        .then((pl.col("entropy") / pl.col("forms").log(2)).clip(0, 1))
        .when(has_form)
        .then(pl.lit(0.0)),
        entropy_low=pl.Series([end[0] for end in ends], dtype=pl.Float64),
        entropy_high=pl.Series([end[1] for end in ends], dtype=pl.Float64),
    )


def _padded(lists: pl.Series) -> NDArray[np.int64]:
    """Lists of counts as rows of equal length, zeros behind."""
    lengths = lists.list.len().fill_null(0).to_numpy().astype(np.int64)
    padded = np.zeros((len(lengths), int(lengths.max(initial=0))), dtype=np.int64)
    padded[np.arange(padded.shape[1]) < lengths[:, None]] = lists.explode().drop_nulls().to_numpy()
    return padded


def _matrix(block: Sequence[int], form: Sequence[int], count: Sequence[int]) -> NDArray[np.int64]:
    """Paragraph units by forms, from their numbers from 1."""
    counts = np.zeros((max(block), max(form)), dtype=np.int64)
    counts[np.array(block) - 1, np.array(form) - 1] = count
    return counts
