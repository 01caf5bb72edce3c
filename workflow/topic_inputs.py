"""What the scripts of topics share: the units that a model sees, how it is fitted, and the number that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import StudyError
from workflow.measured import measured_articles
from workflow.study_files import read_codebook, read_stopwords

if TYPE_CHECKING:
    import polars as pl

    from analysis.topics.joint_model import FitSettings, TopicModel
    from analysis.topics.units import JointUnits


def read_aligned(source: Any, sections: Sequence[str]) -> pl.DataFrame:
    """Aligned units, and the paragraphs of articles that have one version only."""
    import polars as pl

    from analysis.topics.lone_versions import with_lone_versions

    return with_lone_versions(
        pl.read_parquet(source.units),
        pl.read_parquet(source.paragraphs),
        measured_articles(pl.read_parquet(source.articles), sections),
    )


def read_units(source: Any, sections: Sequence[str], minimum_units: int, maximum_share: float) -> JointUnits:
    """The units of a study with the words that a model sees."""
    import polars as pl

    from analysis.topics.units import joint_units

    return joint_units(
        read_aligned(source, sections),
        pl.read_parquet(source.tokens),
        pl.read_parquet(source.paragraphs),
        measured_articles(pl.read_parquet(source.articles), sections),
        read_stopwords(source.stopwords_en, source.stopwords_zh),
        minimum_units,
        maximum_share,
    )


def fit_settings(
    source: Any, topics: Mapping[str, Any], root: str, *, seeded: bool | None = None
) -> FitSettings:
    """How models are fitted; ``seeded`` wins over the configuration."""
    from analysis.topics.frame_seeds import frame_seeds
    from analysis.topics.joint_model import FitSettings

    wanted = topics["seeded"] == "frames" if seeded is None else seeded
    frames = frame_seeds(read_codebook(source.codebook, Path(root), checked=True)) if wanted else []
    return FitSettings(topics["alpha"], topics["beta"], topics["seed"], frames)


def shown_number(choice: pl.DataFrame) -> int:
    """The number of topics that is shown; 0 where the study has no unit with a word."""
    import polars as pl

    return next(iter(choice.filter(pl.col("shown"))["number"].to_list()), 0)


def read_model(paths: Sequence[str]) -> TopicModel | None:
    """The model that is kept (``topics.frozen``), if there is one.

    Raises:
        StudyError: the file is no table ``topics/model``, or not one as a run writes it.
    """
    import polars as pl

    from analysis.tables.topics import MODEL
    from analysis.topics.joint_model import TopicModel

    for path in paths:
        try:
            table = MODEL.check(pl.read_parquet(path))
        except (pl.exceptions.PolarsError, ValueError, OSError):
            table = MODEL.frame([])
        if table.is_empty():
            raise StudyError(
                "config: topics.frozen",
                f"“{path}” is no model that a run wrote as topics/model.parquet, or it has no topics.",
                "Name results/<study>/topics/model.parquet of another study, or `none`.",
            )
        try:
            return TopicModel.of_table(table, ("en", "zh"))
        except ValueError as mistake:
            raise StudyError(
                "config: topics.frozen",
                f"“{path}” is not as a run wrote it: {mistake}.",
                "Name the file of a run as it is; names of topics are changed in topics.names.",
            ) from None
    return None
