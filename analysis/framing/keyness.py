"""What is peculiar to an article, author or issue: each group of articles against the rest of the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.framing.group_comparison import Group, GroupComparison
from analysis.framing.word_counts import WordCounts, counted_tokens
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.groupings import group_members
from analysis.tables.framing import KEYNESS

LANGUAGES = ("en", "zh")
PERMUTATIONS = 2000  # exchanges of articles


def keyness(
    tokens: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    groupings: Sequence[str],
    minimum_count: int,
    prior: float,
    resamples: int,
    seed: int,
    study: str,
    permutations: int = PERMUTATIONS,
    interval: str = "resampled",
) -> pl.DataFrame:
    """Compare the words of each group with those of the rest of the study, one language at a time.

    Counted are lemmas and set phrases of paragraphs, without stop words, case folded except in acronyms.
    Sizes are numbers of counted tokens, also of those too rare for a row. For the measures see
    :mod:`analysis.statistics.keyness_measures` and the modules beside it, for the interval
    :mod:`analysis.statistics.log_ratio_interval` and :mod:`analysis.statistics.log_ratio_linearised`, for p,
    which only groups of several articles have, :mod:`analysis.statistics.permutation_test`.

    Args:
        tokens: the table ``corpus/tokens``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``.
        stopwords: for each language the words left out.
        groupings: ``article``, ``author``, ``issue``; the whole study has no rest to be compared with.
        minimum_count: words rarer than this in the study (and language) get no row.
        prior: size of the informative Dirichlet prior, in tokens.
        resamples: how often the paragraphs are resampled.
        seed: seed of the resampling.
        study: name of the study.
        permutations: up to how many exchanges of articles all are taken for p; otherwise so many are drawn.
        interval: ``resampled``, or ``linearised``, which needs no chance and a hundredth of the time.

    Returns:
        The table ``framing/keyness``: for each group all words of the study that are frequent enough, also
        those that the group lacks. A group without a rest, or without a word, has no rows.
    """
    members = group_members(articles, groupings, study)
    counted = counted_tokens(tokens, stopwords)
    frames: dict[tuple[str, str, str], pl.DataFrame] = {}
    for place, language in enumerate(LANGUAGES):
        corpus = WordCounts.of(language, counted, articles, paragraphs, minimum_count)
        groups = _groups(corpus, members, language)
        comparison = GroupComparison(
            corpus,
            [inside for _, _, inside in groups],
            prior,
            resamples,
            permutations,
            (seed, place),
            interval,
        )
        for grouping, group, inside in groups:
            frame = comparison.rows(inside)
            if frame is not None:
                labels = {"grouping": grouping, "group": group, "language": language}
                frames[grouping, group, language] = frame.with_columns(
                    pl.lit(value).alias(name) for name, value in labels.items()
                )
    if not frames:
        return KEYNESS.frame([])
    ordered = [
        frames[grouping, group, language]
        for grouping, group in members.select("grouping", "group").unique(maintain_order=True).iter_rows()
        for language in LANGUAGES
        if (grouping, group, language) in frames
    ]
    frame = pl.concat(ordered)
    q = benjamini_hochberg(frame["p"].to_numpy())
    left_out = pl.col("leave_one_out_rank")
    return KEYNESS.check(
        frame.with_columns(pl.Series("q", q)).with_columns(
            pl.col(pl.Float64).fill_nan(None), pl.when(left_out > 0).then(left_out)
        )
    )


def _groups(corpus: WordCounts, members: pl.DataFrame, language: str) -> list[tuple[str, str, Group]]:
    """Grouping, group and the numbers of its articles."""
    numbers = {name: at for at, name in enumerate(corpus.names)}
    groups = (
        members.filter(pl.col("language") == language)
        .group_by("grouping", "group", maintain_order=True)
        .agg("issue", "article")
    )
    return [
        (grouping, group, tuple(sorted(numbers[name] for name in zip(issues, ids, strict=True))))
        for grouping, group, issues, ids in groups.iter_rows()
    ]
