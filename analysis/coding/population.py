"""What could be coded: every sentence or paragraph of the study with every frame, its stratum and its id."""

from __future__ import annotations

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.coding.unit_ids import digest, unit_id
from analysis.framing.aligned_hits import hits_in_units, unit_members

VERSION = ["issue", "article", "language"]
PLACE = [*VERSION, "paragraph", "sentence"]

HIT = "hit"
OPPOSITE = "opposite"
OTHER = "other"
STRATA = (HIT, OPPOSITE, OTHER)


def coding_population(
    unit: str,
    opposite: bool,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    hits: pl.DataFrame,
    units: pl.DataFrame,
    codebook: Codebook,
) -> pl.DataFrame:
    """Every unit of the study with every frame that the codebook has forms for in the language of the unit.

    Headings are context but no units, since the codebook is not matched in them. A Chinese hit that runs over the end
    of a sentence belongs to the sentence that it begins in.

    Args:
        unit: ``sentence`` or ``paragraph``.
        opposite: whether units opposite to a hit are a stratum of their own, or belong to ``other``.
        paragraphs: the table ``corpus/paragraphs``, restricted to what is measured.
        sentences: the table ``corpus/sentences``, restricted alike.
        hits: the table ``framing/hits``.
        units: the table ``alignment/units``.
        codebook: the codebook.

    Returns:
        By frame (in the order of the codebook) and place: ``id``, ``language``, ``frame``, ``issue``, ``article``,
        ``paragraph``, ``sentence`` (empty for paragraphs), ``text``, ``before``, ``after``, ``found``, ``stratum``.
    """
    texts = _texts(unit, paragraphs, sentences)
    asked = pl.DataFrame(
        [
            (number, frame.id, language)
            for number, frame in enumerate(codebook.frames)
            for language in ("en", "zh")
            if any(term.forms(language) for term in frame.terms)
        ],
        schema={"number": pl.Int64, "frame": pl.String, "language": pl.String},
        orient="row",
    )
    key = [*VERSION, unit, "frame"]
    found = hits.select(*key, found=pl.lit(True)).unique()
    across = hits_in_units(hits, units, unit).select("issue", "article", "unit", "frame", other="language")
    beside = (
        unit_members(units, unit)
        .join(across, on=["issue", "article", "unit"], how="inner")
        .filter(pl.col("other") != pl.col("language"))
        .select(*key, across=pl.lit(True))
        .unique()
    )
    population = (
        texts.join(asked, on="language", how="inner")
        .join(found, on=key, how="left")
        .join(beside, on=key, how="left")
        .with_columns(pl.col("found").fill_null(False))
        .with_columns(
            stratum=pl.when("found")
            .then(pl.lit(HIT))
            .when(pl.col("across").fill_null(False) & opposite)
            .then(pl.lit(OPPOSITE))
            .otherwise(pl.lit(OTHER))
        )
        .sort("number", *PLACE)
    )
    pairs = zip(population["digest"], population["frame"], strict=True)
    ids = pl.Series("id", [unit_id(text, frame) for text, frame in pairs], pl.String)
    return population.with_columns(ids).select(
        "id",
        "language",
        "frame",
        "issue",
        "article",
        *PLACE[3:],
        "text",
        "before",
        "after",
        "found",
        "stratum",
    )


def _texts(unit: str, paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    body = paragraphs.filter(pl.col("kind") == "paragraph")
    if unit == "sentence":
        every = sentences.select(*PLACE, "text")
    else:
        every = paragraphs.select(*PLACE[:4], pl.lit(None, pl.Int64).alias("sentence"), "text")
    texts = (
        every.sort(PLACE)
        .with_columns(
            before=pl.col("text").shift(1).over(VERSION), after=pl.col("text").shift(-1).over(VERSION)
        )
        .join(body, on=PLACE[:4], how="semi", maintain_order="left")
        .with_columns(plain=pl.col("text").str.replace_all(r"\s+", " ").str.strip_chars())
        .with_columns(again=pl.int_range(pl.len()).over(*VERSION, "plain"))
    )
    rows = texts.select(*VERSION, "again", "plain").iter_rows()
    digests = [digest(unit, *map(str, row)) for row in rows]
    return texts.with_columns(pl.Series("digest", digests, pl.String)).drop("again", "plain")
