"""What is peculiar to a group of articles, against the rest of the study, one of its groups, or a list from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product

import numpy as np
import polars as pl

from analysis.framing.comparison_rows import Compared
from analysis.framing.group_comparison import Group, GroupComparison, Inference, compare_with_group
from analysis.framing.keyness_references import REST, GroupReference, Reference, reference_members
from analysis.framing.keyness_units import NGRAMS, UNITS, Ngrams, count_unit
from analysis.framing.list_comparison import compare_with_list
from analysis.framing.running_text import RunningText
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.groupings import NamedGrouping, group_members
from analysis.tables.framing import KEYNESS

LANGUAGES = ("en", "zh")
PERMUTATIONS = 2000  # exchanges of articles
LABELS = ["unit", "reference", "grouping", "group", "language"]

Labels = tuple[str, str, str, str, str]
Comparison = Callable[[Group], Compared | None]


def keyness(
    tokens: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    groupings: Sequence[str | NamedGrouping],
    minimum_count: int,
    prior: float,
    resamples: int,
    seed: int,
    study: str,
    permutations: int = PERMUTATIONS,
    interval: str = "linearised",
    *,
    units: Sequence[str] = ("lemma",),
    ngrams: Ngrams = NGRAMS,
    hits: pl.DataFrame | None = None,
    references: Sequence[Reference] = (),
    least_expected: float = 0,
) -> pl.DataFrame:
    """Compare the words of each group with those of the rest of the study, one language at a time.

    Counted are lemmas and set phrases of paragraphs, without stop words, case folded except in acronyms, and what
    else ``units`` names; see :mod:`analysis.framing.keyness_units` for what they and their sizes are. Sizes hold
    also what is too rare for a row. For the measures see :mod:`analysis.statistics.keyness_measures` and the
    modules beside it, for the interval :mod:`analysis.statistics.log_ratio_linearised` and
    :mod:`analysis.statistics.log_ratio_interval`, for p, which only groups of several articles have,
    :mod:`analysis.statistics.permutation_test`.

    Args:
        tokens: the table ``corpus/tokens``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``.
        stopwords: for each language the words left out.
        groupings: ``article``, ``author``, ``issue``, and named groupings; the whole study has no rest to be
            compared with.
        minimum_count: what is rarer than this in the study (and language) gets no row; against a group of the
            study, what is rarer in both together.
        prior: size of the informative Dirichlet prior, in tokens.
        resamples: how often the paragraphs are resampled, where they are.
        seed: seed of the resampling, and of the exchanges of articles.
        study: name of the study.
        permutations: up to how many exchanges of articles all are taken for p; otherwise so many are drawn.
        interval: ``linearised``, or ``resampled``, which takes a hundred times as long.
        units: what is counted, of :data:`analysis.framing.keyness_units.UNITS`.
        ngrams: which n-grams, if they are counted.
        hits: the table ``framing/hits``, if terms or frames are counted.
        references: what each group is compared with besides the rest.
        least_expected: a term that a group lacks has a row where it would occur at least so often there, if the
            group had it at the rate of what it is compared with; with 0 all have a row.

    Returns:
        The table ``framing/keyness``: for each unit, reference and group the terms that are frequent enough, of those
        that the group lacks the ones that it could be expected to have. No number of a row depends on the rows that
        there are: ranks and q are those among all terms that are compared. A group without a reference, or without
        a word, has no rows.

    Raises:
        StudyError: a grouping or a reference is not in the study.
    """
    members = group_members(articles, groupings, study)
    outside = {
        reference.name: reference_members(reference, articles, groupings, study)
        for reference in references
        if isinstance(reference, GroupReference)
    }
    made: dict[Labels, Compared] = {}
    for place, language in enumerate(LANGUAGES):
        stop = stopwords.get(language, frozenset())
        text = RunningText.of(language, tokens, articles, paragraphs, stop)
        groups = _groups(text, members, language)
        different = list(dict.fromkeys(inside for _, _, inside in groups))
        for unit in dict.fromkeys(units):
            fewest = ngrams.minimum_count if unit == "ngrams" else minimum_count
            corpus = count_unit(unit, text, hits, minimum_count, ngrams)
            inference = Inference(prior, resamples, permutations, (seed, place, UNITS.index(unit)), interval)
            against_rest = GroupComparison(corpus, different, inference, least_expected)
            comparisons: dict[str, Comparison] = {REST: against_rest.rows}
            for reference in references:
                if isinstance(reference, GroupReference):
                    own = _numbers(text, outside[reference.name].filter(pl.col("language") == language))
                    comparisons[reference.name] = partial(
                        compare_with_group, corpus, own, fewest, inference, least_expected
                    )
                elif unit == reference.unit and language in reference.lists:
                    listed = reference.lists[language].counted(corpus.terms, stop)
                    comparisons[reference.name] = partial(
                        compare_with_list, corpus, *listed, prior, least_expected
                    )
            for name, compare in comparisons.items():
                compared = {inside: compare(inside) for inside in different}
                for grouping, group, inside in groups:
                    found = compared[inside]
                    if found is not None:
                        made[unit, name, grouping, group, language] = found
    return _table(made, members)


def _groups(text: RunningText, members: pl.DataFrame, language: str) -> list[tuple[str, str, Group]]:
    """Grouping, group and the numbers of its articles."""
    groups = members.filter(pl.col("language") == language).partition_by(
        "grouping", "group", maintain_order=True, as_dict=True
    )
    return [(str(grouping), str(group), _numbers(text, own)) for (grouping, group), own in groups.items()]


def _numbers(text: RunningText, members: pl.DataFrame) -> Group:
    """The numbers of articles, in order."""
    numbers = {name: at for at, name in enumerate(text.names)}
    return tuple(
        sorted(numbers[issue, article] for issue, article in members["issue", "article"].iter_rows())
    )


def _table(made: Mapping[Labels, Compared], members: pl.DataFrame) -> pl.DataFrame:
    """The comparisons by unit, reference and group, the two languages of a group together; with q.

    Units and references stand in the order in which they were made.
    """
    groups = members.select("grouping", "group").unique(maintain_order=True).rows()
    tables: list[pl.DataFrame] = [KEYNESS.frame([])]
    for unit, reference in dict.fromkeys(label[:2] for label in made):
        labels = [
            (unit, reference, *group, language)
            for group, language in product(groups, LANGUAGES)
            if (unit, reference, *group, language) in made
        ]
        compared = [made[label] for label in labels]
        if compared:
            place = np.repeat(np.arange(len(labels)), [part.rows.height for part in compared])
            labelled = pl.DataFrame(labels, schema=LABELS, orient="row")[place]
            rows = pl.concat([part.rows for part in compared]).with_columns(_q(compared))
            tables.append(pl.concat([labelled, rows], how="horizontal").select(KEYNESS.schema.keys()))
    return KEYNESS.check(pl.concat(tables))


def _q(compared: Sequence[Compared]) -> pl.Series:
    """q of the rows, over every term of every comparison that was tested, whether it has a row or not."""
    every = benjamini_hochberg(np.concatenate([part.p for part in compared]))
    ends = np.cumsum([len(part.p) for part in compared])
    parts = [
        every[end - len(part.p) : end][part.told] if len(part.p) else np.full(part.rows.height, np.nan)
        for part, end in zip(compared, ends, strict=True)
    ]
    return pl.Series("q", np.concatenate(parts), nan_to_null=True)
