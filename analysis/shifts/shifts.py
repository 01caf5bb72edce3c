"""List candidates for shifts: where the two versions of an article tell their readers different things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.alignment.lexicon import TermForms
from analysis.framing.aligned_hits import ARTICLE, LANGUAGES
from analysis.shifts.actor_shifts import actor_candidates
from analysis.shifts.attribution_shifts import attribution_candidates
from analysis.shifts.candidates import Candidate, Span
from analysis.shifts.content_shifts import content_candidates, lone_sentences, surpluses
from analysis.shifts.evaluation_shifts import evaluation_candidates
from analysis.shifts.figure_shifts import figure_candidates
from analysis.shifts.force_shifts import force_candidates, polarity_candidates
from analysis.shifts.material import Material, read_material
from analysis.shifts.ranking import rank_candidates
from analysis.shifts.set_phrases import explained_candidates
from analysis.shifts.shift_ids import shift_ids
from analysis.shifts.slogans import slogan_candidates
from analysis.shifts.term_shifts import lacking_term_candidates, unusual_candidates
from analysis.shifts.valence import Valence
from analysis.tables.shifts import SHIFTS

MARKED = ("[[", "]]")  # around the marked words of a unit
BETWEEN = " … "  # between marked places


@dataclass(frozen=True)
class Texts:
    """The tables that shifts are found in, restricted to what is measured.

    Attributes:
        articles: ``corpus/articles``.
        paragraphs: ``corpus/paragraphs``.
        sentences: ``corpus/sentences``.
        tokens: ``corpus/tokens``.
        units: ``alignment/units``.
        lexicon: ``alignment/lexicon``.
        hits: ``framing/hits`` and ``framing/actors`` put together.
        markers: ``rhetoric/markers_hits``.
        words: matches of the words of the list of graded words.
    """

    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    tokens: pl.DataFrame
    units: pl.DataFrame
    lexicon: pl.DataFrame
    hits: pl.DataFrame
    markers: pl.DataFrame
    words: pl.DataFrame


def find_shifts(
    texts: Texts,
    valence: Valence,
    terms: Iterable[TermForms],
    stopwords: Mapping[str, frozenset[str]],
    least_score: float,
) -> pl.DataFrame:
    """Candidates of all measures, ranked.

    Args:
        texts: the tables.
        valence: the list of graded words.
        terms: Chinese and English forms of each term and actor of the codebook.
        stopwords: for each language the words that are no content.
        least_score: log2 odds below which a candidate is left out.

    Returns:
        The table ``shifts/shifts``.
    """
    material = read_material(
        texts.articles,
        texts.tokens,
        texts.units,
        texts.lexicon,
        texts.hits,
        texts.words,
        terms,
        stopwords,
    )
    ranked = rank_candidates(material, _candidates(material, texts, valence), least_score)
    written = _Written(material, texts)
    candidates = [item.candidate for item in ranked]
    names = material.units.table.select(ARTICLE).rows()
    words, sides = (
        {language: [write(item, language) for item in candidates] for language in LANGUAGES}
        for write in (written.words, written.unit)
    )
    ids = _ids(candidates, names, sides)
    units = material.units.table["unit"].to_list()
    rows = [
        (
            *names[item.unit],
            ids[place],
            ranked[place].rank,
            ranked[place].article_rank,
            units[item.unit],
            item.kind,
            item.measure,
            item.surplus or None,
            item.score,
            1 / (1 + 2.0**-item.score),
            float(material.units.confidence[item.unit]),
            *(column for language in LANGUAGES for column in _columns(item.spans(language))),
            *(words[language][place] or None for language in LANGUAGES),
            *(sides[language][place] or None for language in LANGUAGES),
            item.evidence,
            item.why,
        )
        for place, item in enumerate(candidates)
    ]
    return SHIFTS.frame(rows)


def _ids(
    candidates: Sequence[Candidate], names: Sequence[tuple[str, str]], sides: Mapping[str, Sequence[str]]
) -> dict[int, str]:
    """The id of each candidate by its place; ``names`` are issue and article of units, ``sides`` the marked texts."""
    # In the order of the text, so that equal candidates keep their ids when scores change.
    order = sorted(range(len(candidates)), key=lambda at: (candidates[at].unit, candidates[at].places))
    parts = [
        (*names[candidates[at].unit], candidates[at].kind, sides["en"][at], sides["zh"][at]) for at in order
    ]
    return dict(zip(order, shift_ids(parts), strict=True))


def _candidates(material: Material, texts: Texts, valence: Valence) -> Iterator[Candidate]:
    markers = material.matches(texts.markers, "category")
    words = material.matches(texts.words)
    found = surpluses(material)
    yield from lone_sentences(material)
    yield from content_candidates(material, found)
    yield from explained_candidates(material, found)
    yield from slogan_candidates(material)
    yield from figure_candidates(material, texts.sentences)
    yield from force_candidates(material, markers, valence)
    yield from polarity_candidates(material, markers)
    yield from evaluation_candidates(material, words, valence)
    yield from lacking_term_candidates(material)
    yield from actor_candidates(material, words)
    yield from unusual_candidates(material)
    yield from attribution_candidates(material, markers, words)


def _columns(spans: tuple[Span, ...]) -> tuple[list[int], list[int], list[int]]:
    """Paragraphs, starts and ends of places."""
    return [span[0] for span in spans], [span[1] for span in spans], [span[2] for span in spans]


class _Written:
    """The texts of places and units."""

    def __init__(self, material: Material, texts: Texts) -> None:
        place = [*ARTICLE, "language"]
        self._units = material.units.table.select("en", "zh").rows(named=True)
        self._names = material.units.table.select(ARTICLE).rows()
        self._paragraphs = {
            row[:4]: row[4] for row in texts.paragraphs.select(*place, "paragraph", "text").iter_rows()
        }
        self._sentences = {
            row[:4]: row[4:]
            for row in texts.sentences.select(*place, "sentence", "paragraph", "start", "end").iter_rows()
        }

    def words(self, item: Candidate, language: str) -> str:
        """The words of the places of a candidate, as they stand in the text."""
        article = self._names[item.unit]
        texts = (
            self._paragraphs[*article, language, paragraph][start:end]
            for paragraph, start, end in item.spans(language)
        )
        return BETWEEN.join(" ".join(text.split()) for text in texts)

    def unit(self, item: Candidate, language: str) -> str:
        """The text of one side of a unit with the places of a candidate marked."""
        article = self._names[item.unit]
        parts = []
        for sentence in self._units[item.unit][language]:
            paragraph, start, end = self._sentences[*article, language, sentence]
            text = self._paragraphs[*article, language, paragraph]
            parts.append(
                _marked(text, start, end, [span[1:] for span in item.spans(language) if span[0] == paragraph])
            )
        return (" " if language == "en" else "").join(parts)


def _marked(text: str, start: int, end: int, places: list[tuple[int, int]]) -> str:
    """A part of a text with marks around the places that lie in it."""
    result, at = "", start
    for left, right in sorted(places):
        left, right = max(left, at), min(right, end)
        if left < right:
            result += f"{text[at:left]}{MARKED[0]}{text[left:right]}{MARKED[1]}"
            at = right
    return result + text[at:end]
