"""The sample for hand coding: drawn by stratum, spread over articles, stable when the study grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.coding.population import STRATA
from analysis.coding.unit_ids import permanent_number
from analysis.tables.coding import KEY, SHEET

STRATUM = ["frame", "language", "stratum"]


def allocate(sizes: Sequence[int], wanted: int, start: int) -> list[int]:
    """Share a sample out over articles in proportion to their sizes, so that each unit has the same chance.

    A ladder with ``wanted`` rungs at equal distances, whose beginning is random, is laid along the articles put end
    to end; an article gives as many units as rungs fall on it. So every article gets its proportional number, rounded
    down or up, and on average exactly that number.

    Args:
        sizes: units of each article.
        wanted: size of the sample; all units if there are fewer.
        start: a random number below 2**64 (the fraction of a rung's distance at which the ladder begins).

    Returns:
        Units of each article in the sample; they sum to ``min(wanted, sum(sizes))``.

    Source: Särndal, C.-E., Swensson, B., & Wretman, J. (1992). Model assisted survey sampling. Springer, section 3.4
    (systematic sampling; here of the rounding).
    """
    total = sum(sizes)
    taken = min(wanted, total)
    # whole numbers throughout: no last digit of a division decides
    rungs = [
        ((end * taken << 64) + start * total) // (total << 64) if total else 0
        for end in accumulate(sizes, initial=0)
    ]
    return [after - before for before, after in pairwise(rungs)]


def draw_sample(
    population: pl.DataFrame, frames: str | Sequence[str], sizes: Mapping[str, int], seed: int
) -> pl.DataFrame:
    """Draw units of each frame, language and stratum.

    Within a stratum the articles share the sample (:func:`allocate`), and an article gives the units whose permanent
    random numbers are smallest. A unit's probability is therefore the size of the sample over the size of the stratum,
    whatever its article. The numbers belong to the units and not to the order of drawing: an issue more, or a larger
    sample, leaves most of the earlier units in it.

    Args:
        population: see :func:`analysis.coding.population.coding_population`.
        frames: ``all``, or the frames that are coded.
        sizes: for each stratum, how many units of each frame and language are wanted.
        seed: another one draws another sample.

    Returns:
        The table ``coding/key``, in the order of the population.
    """
    if not isinstance(frames, str):
        population = population.filter(pl.col("frame").is_in(list(frames)))
    placed = population.with_row_index("place").with_columns(
        pl.Series("number", [permanent_number(seed, item) for item in population["id"]], pl.UInt64)
    )
    parts: list[pl.DataFrame] = []
    for (frame, language, stratum), members in placed.group_by(STRATUM, maintain_order=True):
        articles = members.sort("issue", "article", "number", "id").partition_by(
            "issue", "article", maintain_order=True
        )
        start = permanent_number(seed, str(frame), str(language), str(stratum))
        shares = allocate([article.height for article in articles], sizes[str(stratum)], start)
        parts.append(
            pl.concat(
                [article.head(share) for article, share in zip(articles, shares, strict=True)]
            ).with_columns(population=pl.lit(members.height, pl.Int64), sampled=pl.lit(sum(shares), pl.Int64))
        )
    if not parts:
        return KEY.frame([])
    return KEY.check(
        pl.concat(parts)
        .sort("place")
        .with_columns(
            probability=pl.col("sampled") / pl.col("population"),
            weight=pl.col("population") / pl.col("sampled"),
        )
        .select(*KEY.schema)
    )


def coding_sheet(key: pl.DataFrame, population: pl.DataFrame, codebook: Codebook, seed: int) -> pl.DataFrame:
    """The sheet for coders: by language and frame, within a frame in random order.

    It tells nothing of what the program found. A coder keeps one definition in mind for a block of rows, and one who
    stops early has coded a random part of the block.

    Args:
        key: the table ``coding/key``.
        population: see :func:`analysis.coding.population.coding_population`.
        codebook: the codebook, for titles and definitions.
        seed: of the order.

    Returns:
        The table ``coding/sheet``.
    """
    frames = pl.DataFrame(
        [
            (at, frame.id, f"{frame.title['en']} / {frame.title['zh']}", frame.note)
            for at, frame in enumerate(codebook.frames)
        ],
        schema={"at": pl.Int64, "frame": pl.String, "title": pl.String, "definition": pl.String},
        orient="row",
    )
    numbers = [permanent_number(seed, "order", item) for item in key["id"]]
    return SHEET.check(
        key.with_columns(pl.Series("number", numbers, pl.UInt64))
        .join(population.select("id", "text", "before", "after"), on="id", how="left")
        .join(frames, on="frame", how="left")
        .sort("language", "at", "number", "id")
        .with_columns(code=pl.lit(None, pl.String), note=pl.lit(None, pl.String))
        .select(*SHEET.schema)
    )


def sample_sizes(settings: Mapping[str, int]) -> dict[str, int]:
    """Sizes by stratum from the settings ``hits``, ``opposite`` and ``non_hits``."""
    return dict(zip(STRATA, (settings["hits"], settings["opposite"], settings["non_hits"]), strict=True))
