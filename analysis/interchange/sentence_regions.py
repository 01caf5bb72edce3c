"""Sentence units as the regions that corpus programs align: unbroken, and in the same order on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.interchange.versions import LANGUAGES, Article
from analysis.interchange.vertical import written_sentences

Range = tuple[int, int]


class Region(NamedTuple):
    """Places of the first and last sentence of both sides in the vertical texts, from 0; a side may be empty."""

    en: Range | None
    zh: Range | None

    @property
    def turned(self) -> Region:
        """The same, seen from the other side."""
        return Region(self.zh, self.en)


def sentence_regions(articles: Sequence[Article]) -> list[Region]:
    """The sentence units of a study as regions; every sentence of the vertical texts is in exactly one.

    Corpus programs align unbroken runs of sentences. Units that cross each other, or that another unit
    breaks, are therefore put together to the smallest region that holds them; where the alignment is
    unbroken and in order, as it nearly always is, regions are units. Sentences without a counterpart that
    follow each other make a region with one empty side.
    """
    regions: list[Region] = []
    begun = dict.fromkeys(LANGUAGES, 0)
    for article in articles:
        places = {
            language: {
                sentence.number: begun[language] + at
                for at, sentence in enumerate(written_sentences(article.versions[language]))
            }
            if language in article.versions
            else {}
            for language in LANGUAGES
        }
        ends = {language: begun[language] + len(places[language]) for language in LANGUAGES}
        regions += _without_gaps(_in_order(_pairs(article, places)), begun, ends)
        begun = ends
    return regions


def _pairs(article: Article, places: Mapping[str, Mapping[int, int]]) -> list[tuple[Range, Range]]:
    pairs = []
    for unit in article.units.get("sentence", ()):
        english, chinese = (
            sorted(places[language][number] for number in unit.sides[language] if number in places[language])
            for language in LANGUAGES
        )
        if english and chinese:
            pairs.append(((english[0], english[-1]), (chinese[0], chinese[-1])))
    return sorted(pairs)


def _in_order(pairs: Sequence[tuple[Range, Range]]) -> list[tuple[Range, Range]]:
    """Pairs that follow each other on both sides: what crosses or overlaps becomes one pair."""
    kept: list[tuple[Range, Range]] = []
    for english, chinese in pairs:
        while kept and not (kept[-1][0][1] < english[0] and kept[-1][1][1] < chinese[0]):
            before = kept.pop()
            english, chinese = _around(before[0], english), _around(before[1], chinese)
        kept.append((english, chinese))
    return kept


def _around(one: Range, other: Range) -> Range:
    return min(one[0], other[0]), max(one[1], other[1])


def _without_gaps(
    pairs: Sequence[tuple[Range, Range]], begun: Mapping[str, int], ends: Mapping[str, int]
) -> Iterator[Region]:
    english, chinese = begun["en"], begun["zh"]
    for (english_first, english_last), (chinese_first, chinese_last) in pairs:
        yield from _alone(english, english_first, chinese, chinese_first)
        yield Region((english_first, english_last), (chinese_first, chinese_last))
        english, chinese = english_last + 1, chinese_last + 1
    yield from _alone(english, ends["en"], chinese, ends["zh"])


def _alone(english: int, english_end: int, chinese: int, chinese_end: int) -> Iterator[Region]:
    if english < english_end:
        yield Region((english, english_end - 1), None)
    if chinese < chinese_end:
        yield Region(None, (chinese, chinese_end - 1))
