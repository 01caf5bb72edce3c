"""The first words of each article, and where they stand when words are counted in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from analysis.framing.keyness import keyness
from analysis.language.folding import folded
from analysis.sensitivity.findings import KEYWORD, Estimate, Finding

USED = ("term", "log_ratio", "low", "high", "log_odds_z", "rank")


@dataclass(frozen=True)
class WordChoices:
    """What can be varied when words are counted and compared.

    Attributes:
        tokens: the table ``corpus/tokens``.
        stopwords: for each language the words left out.
        minimum_count: words that are rarer in the study are left out.
        least_expected: words that an article lacks have a row where it could be expected to have so many.
        prior: size of the informative Dirichlet prior, in tokens.
        interval: how the interval of the log ratio is made.
    """

    tokens: pl.DataFrame
    stopwords: Mapping[str, frozenset[str]] = field(repr=False)
    minimum_count: int
    least_expected: float
    prior: float
    interval: str


@dataclass(frozen=True)
class Words:
    """The words of each article under some choices.

    Attributes:
        choices: the choices.
        table: some columns of ``framing/keyness`` for articles, with ``position``: the place among the words of the
            article whose interval lies above 0. A word whose interval does not has the place that it would have.
    """

    choices: WordChoices
    table: pl.DataFrame

    @classmethod
    def of(
        cls,
        choices: WordChoices,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        resamples: int,
        seed: int,
        study: str,
    ) -> Words:
        """Count and compare."""
        table = keyness(
            choices.tokens,
            articles,
            paragraphs,
            choices.stopwords,
            ["article"],
            choices.minimum_count,
            choices.prior,
            resamples,
            seed,
            study,
            interval=choices.interval,
            least_expected=choices.least_expected,
        )
        above = pl.col("low").fill_null(-1.0) > 0
        group = ["group", "language"]
        ordered = table.select(*group, *USED).sort(*group, "rank")
        return cls(
            choices,
            ordered.with_columns(position=above.cast(pl.Int64).cum_sum().over(group) + (~above)),
        )

    @cached_property
    def estimates(self) -> dict[Finding, Estimate]:
        """The log ratio of every word of every article."""
        columns = ("group", "language", "term", "log_ratio", "low", "high", "position")
        return {
            Finding(KEYWORD, "article", group, language, term): Estimate(value, low, high, position)
            for group, language, term, value, low, high, position in self.table.select(columns).iter_rows()
        }

    def first(self, number: int) -> list[Finding]:
        """The first words of each article, of those whose interval lies above 0."""
        rows = self.table.filter((pl.col("low") > 0) & (pl.col("position") <= number))
        return [
            Finding(KEYWORD, "article", *row) for row in rows.select("group", "language", "term").iter_rows()
        ]

    def estimate(self, finding: Finding, words: tuple[str, ...] | None = None) -> Estimate:
        """The estimate of a keyword; or, of ``words`` that stand for it, of the one that comes first."""
        candidates = [
            (self.estimates[same], word)
            for word in words or (finding.what,)
            if (same := finding._replace(what=word)) in self.estimates
        ]
        if not candidates:
            return Estimate(None, note=self._why_missing(finding, words or (finding.what,)))
        best, word = min(candidates, key=lambda found: (found[0].rank or 0, found[1]))
        note = "" if word == finding.what else f"as “{word}”"
        return Estimate(best.value, best.low, best.high, best.rank, note=note)

    def _why_missing(self, finding: Finding, words: tuple[str, ...]) -> str:
        stopped = self.choices.stopwords.get(finding.language or "", frozenset())
        if all(word in stopped for word in words):
            return "the stop list leaves it out"
        return f"no such word in the article, or fewer than {self.choices.minimum_count} in the study"


def with_forms(tokens: pl.DataFrame) -> pl.DataFrame:
    """Tokens whose lemma is the word as it is written."""
    return tokens.with_columns(lemma=pl.col("text"))


def forms_of(tokens: pl.DataFrame) -> dict[tuple[str, str], tuple[str, ...]]:
    """The forms of each lemma by language and lemma, folded in case, in the order of the alphabet."""
    words = tokens.filter(pl.col("tag").is_in(["word", "phrase"]))
    pairs = words.select("language", lemma=folded("lemma"), form=folded("text")).unique().sort(pl.all())
    grouped = pairs.group_by("language", "lemma", maintain_order=True).agg("form")
    return {(language, lemma): tuple(forms_) for language, lemma, forms_ in grouped.iter_rows()}


def rank_correlation(one: Words, other: Words, language: str) -> float | None:
    """Spearman's correlation of the weighted log-odds over the words that both have rows of, the mean of articles."""
    key = ["group", "language", "term"]
    both = one.table.filter(pl.col("language") == language).join(
        other.table.select(*key, other="log_odds_z"), on=key, how="inner"
    )
    if both.is_empty():
        return None
    by_article = both.group_by("group", maintain_order=True).agg(
        pl.corr("log_odds_z", "other", method="spearman").alias("r")
    )
    values = by_article["r"].drop_nans().drop_nulls()
    return None if values.is_empty() else round(float(values.mean()), 6)  # type: ignore[arg-type]
