"""What all measures of shifts share: units, words, coverage, places of matches, and which version is the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from analysis.alignment.lengths import Lengths, first_lengths, fitted_variance
from analysis.alignment.lexicon import TermForms
from analysis.codebook.codebook import ACTOR
from analysis.framing.aligned_hits import ARTICLE, LANGUAGES
from analysis.shifts.candidates import Span, other_language
from analysis.shifts.coverage import Coverage, coverage
from analysis.shifts.unit_words import Flags, Numbers, Units, unit_words
from analysis.shifts.valence import COREFERENCE
from analysis.shifts.word_partners import Partners, word_partners

HIDDEN = 0.0  # what the words of an actor tell where the other side has a pronoun or the like
GIVEN = 0.5  # what those of a term tell that the other version names in the unit before


@dataclass(frozen=True)
class Match:
    """A match of a term, an actor or a marker in a unit.

    Attributes:
        unit: number of the unit.
        language: its language.
        group: its frame or category.
        term: id of the term.
        form: the form as the list writes it.
        text: the words.
        span: its place.
        found: whether a word of it is accounted for by the other side.
    """

    unit: int
    language: str
    group: str
    term: str
    form: str
    text: str
    span: Span
    found: bool


@dataclass(frozen=True)
class Material:
    """What the measures work on.

    Attributes:
        units: all sentence units and their words.
        coverage: for each language what is known of its tokens.
        source: the language of the source version of each unit's article.
        terms: matches of terms and actors of the codebook, in order.
    """

    units: Units
    coverage: Mapping[str, Coverage]
    source: tuple[str, ...]
    terms: tuple[Match, ...]

    @cached_property
    def letters(self) -> dict[str, Numbers]:
        """Characters of both sides of each unit."""
        return {language: self.units.words[language].letters for language in LANGUAGES}

    @cached_property
    def lengths(self) -> Lengths:
        """How the lengths of both sides go together in the study."""
        usable = self.units.paired
        english, chinese = (self.letters[language][usable] for language in LANGUAGES)
        return fitted_variance(
            english, chinese, first_lengths([(float(english.sum()), float(chinese.sum()))])
        )

    def matches(self, hits: pl.DataFrame, group: str = "frame") -> tuple[Match, ...]:
        """Matches with their units; what lies in no unit is left out.

        Args:
            hits: the table ``framing/hits`` or one of the same columns.
            group: its column for the frame or category.
        """
        return _matches(hits, self.units, self.coverage, group)

    def is_translation(self, unit: int, language: str) -> bool:
        """Whether this language is that of the translation."""
        return self.source[unit] != language


def read_material(
    articles: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
    lexicon: pl.DataFrame,
    hits: pl.DataFrame,
    words: pl.DataFrame,
    terms: Iterable[TermForms],
    stopwords: Mapping[str, frozenset[str]],
) -> Material:
    """Put together what the measures need.

    Args:
        articles: the table ``corpus/articles``, restricted to what is measured.
        tokens: the table ``corpus/tokens``, restricted to these articles.
        units: the table ``alignment/units``.
        lexicon: the table ``alignment/lexicon``.
        hits: matches of terms and actors (``framing/hits`` and ``framing/actors``) put together.
        words: matches of the list of graded words.
        terms: Chinese and English forms of each term and actor of the codebook.
        stopwords: for each language the words that are no content.
    """
    measured = articles.select(ARTICLE).unique()
    read = unit_words(tokens, units.join(measured, on=ARTICLE, how="semi"), stopwords)
    partners = word_partners(read.words["en"], read.words["zh"], lexicon, terms)
    covered = {language: _covered(read, partners, hits, words, language) for language in LANGUAGES}
    is_source = {
        (issue, article, language): source
        for issue, article, language, source in articles.select(*ARTICLE, "language", "source").iter_rows()
    }
    # Where no version is marked as the source, the Chinese one is taken for it.
    source = tuple(
        "en" if is_source.get((*key, "en"), False) and not is_source.get((*key, "zh"), False) else "zh"
        for key in read.table.select(ARTICLE).iter_rows()
    )
    return Material(read, covered, source, _matches(hits, read, covered, "frame"))


def _covered(
    units: Units, partners: Partners, hits: pl.DataFrame, words: pl.DataFrame, language: str
) -> Coverage:
    other_side = other_language(language)
    own, other = (_placed(hits, units, side) for side in (language, other_side))
    key = ["at", "frame", "term"]
    named = other.select(key).unique()
    answered = own.join(named, on=key, how="semi")
    silent = own.join(named, on=key, how="anti")
    standing_for = _placed(words.filter(pl.col("frame") == COREFERENCE), units, other_side)
    hidden = silent.filter(pl.col("frame") == ACTOR).join(
        standing_for.select("at").unique(), on="at", how="semi"
    )
    following = silent.filter(pl.Series(units.follows[silent["at"].to_numpy()], dtype=pl.Boolean))
    given = following.join(named.with_columns(pl.col("at") + 1), on=key, how="semi")
    worth = np.ones(len(units.words[language]))
    worth[_inside(units, language, given)] = GIVEN
    worth[_inside(units, language, hidden)] = HIDDEN
    return coverage(units, partners, language, _inside(units, language, answered), worth)


def _placed(hits: pl.DataFrame, units: Units, language: str) -> pl.DataFrame:
    """Matches of a language with the unit of their sentence."""
    members = units.table.select("at", *ARTICLE, pl.col(language).alias("sentence")).explode("sentence")
    return hits.filter(pl.col("language") == language).join(
        members.drop_nulls(), on=[*ARTICLE, "sentence"], how="inner"
    )


def _inside(units: Units, language: str, placed: pl.DataFrame) -> Flags:
    """Tokens that lie in matches."""
    words = units.words[language]
    flags = np.zeros(len(words), dtype=np.bool_)
    borders = words.borders
    for at, paragraph, start, end in placed.select("at", "paragraph", "start", "end").iter_rows():
        own = slice(borders[at], borders[at + 1])
        flags[own] |= (
            (words.paragraph[own] == paragraph) & (words.start[own] < end) & (words.end[own] > start)
        )
    return flags


def _matches(
    hits: pl.DataFrame, units: Units, covered: Mapping[str, Coverage], group: str
) -> tuple[Match, ...]:
    found = []
    for language in LANGUAGES:
        words = units.words[language]
        borders = words.borders
        placed = _placed(hits, units, language).sort("at", "paragraph", "start", "end", group, "term")
        wanted = ("at", group, "term", "form", "text", "paragraph", "start", "end")
        for at, name, term, form, text, paragraph, start, end in placed.select(wanted).iter_rows():
            own = slice(borders[at], borders[at + 1])
            inside = (words.paragraph[own] == paragraph) & (words.start[own] < end) & (words.end[own] > start)
            accounted = bool(covered[language].found[own][inside].any())
            found.append(Match(at, language, name, term, form, text, (paragraph, start, end), accounted))
    return tuple(sorted(found, key=lambda match: (match.unit, match.language, match.span, match.group)))
