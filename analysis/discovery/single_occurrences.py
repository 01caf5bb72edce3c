"""Phrases that occur once, and show by how they are written that they are names or set phrases.

What is written with capitals in English, or stands in quotation marks, book-title marks or brackets, has its borders in
the text itself, so it needs no second occurrence to be told from a fragment. Its counterpart is the run of words on the
other side that holds most of what its words are linked to.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.pairing import UNKNOWN, Pairs, pairs_of_one_unit
from analysis.discovery.running_words import RunningWords
from analysis.discovery.sequences import LONGEST, Sequences
from analysis.discovery.word_links import Strengths, WordLinks

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]
Span = tuple[int, int]  # first word, and number of words

# Small words that a name may have inside.
_CONNECTING = frozenset({"of", "the", "and", "for", "on", "with", "’s", "'s"})
_JOINING = frozenset("、和与及")
_NEARLY = 0.8
_FUNCTION = 0.1  # what a function word between linked words costs, in characters or words
_UNLINKED = 0.25  # what a word costs of which nothing is known
BORDERS = 0.4  # cohesion and independence of a phrase whose borders are written


def single_occurrences(
    chinese: Sequences, english: Sequences, links: WordLinks
) -> tuple[Sequences, Sequences, Pairs]:
    """Pairs of phrases that occur once, with the candidates that they are pairs of.

    Args:
        chinese: Chinese sequences that recur; a phrase that is one of them is none that occurs once.
        english: English ones.
        links: what links the words of both languages.

    Returns:
        Chinese and English candidates and their pairs. Their cohesion and independence are :data:`BORDERS`.
    """
    zh_words, en_words = chinese.words, english.words
    spans: set[tuple[Span, Span]] = set()
    for name in _names(en_words):
        spans.update((other, part) for part, other in _named(name, en_words, zh_words, links))
    for marked in _enclosed(zh_words):
        found = _counterpart(marked, zh_words, en_words, links.english, links.best_english)
        if found is not None:
            spans.add((marked, found))
    zh_places = dict.fromkeys(chinese.texts, -1)
    en_places = dict.fromkeys(english.texts, -1)
    zh_spans: list[Span] = []
    en_spans: list[Span] = []
    pairs: list[tuple[int, int]] = []
    for zh, en in sorted(spans):
        zh_place = zh_places.setdefault(zh_words.text(*zh), len(zh_spans))
        en_place = en_places.setdefault(en_words.text(*en), len(en_spans))
        zh_spans += [zh] * (zh_place == len(zh_spans))
        en_spans += [en] * (en_place == len(en_spans))
        # what recurs has no place here, nor has a text in a second cut into words
        if min(zh_place, en_place) >= 0 and zh_spans[zh_place] == zh and en_spans[en_place] == en:
            pairs.append((zh_place, en_place))
    singles = _sequences(zh_words, zh_spans), _sequences(en_words, en_spans)
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return *singles, pairs_of_one_unit(left, right, *singles, links)


def _named(
    name: Span, english: RunningWords, chinese: RunningWords, links: WordLinks
) -> list[tuple[Span, Span]]:
    """A name with its counterpart, or the names that it joins (“Tonga and Ukraine”, 汤加、乌克兰) with theirs.

    It joins two names where both versions have a sign of joining, and the counterparts of the parts lie apart and are
    nearly all of the counterpart of the whole.
    """
    whole = _counterpart(name, english, chinese, links.chinese, links.best_chinese)
    if whole is None:
        return []
    between = [place for place in range(*_inside(name)) if english.texts[int(english.number[place])] == "and"]
    signs = (chinese.texts[int(chinese.number[place])] in _JOINING for place in range(*_inside(whole)))
    if not between or not any(signs):
        return [(name, whole)]
    cut = between[-1]
    parts = (name[0], cut - name[0]), (cut + 1, sum(name) - cut - 1)
    if english.texts[int(english.number[cut + 1])] == "the":
        parts = parts[0], (parts[1][0] + 1, parts[1][1] - 1)
    first, second = (
        _counterpart(part, english, chinese, links.chinese, links.best_chinese) for part in parts
    )
    if first is None or second is None or not english.content[parts[0][0] + parts[0][1] - 1]:
        return [(name, whole)]
    apart = sum(first) <= second[0] or sum(second) <= first[0]
    size = _characters(chinese, first) + _characters(chinese, second)
    if apart and size >= _NEARLY * _characters(chinese, whole):
        return [*_named(parts[0], english, chinese, links), (parts[1], second)]
    return [(name, whole)]


def _inside(span: Span) -> Span:
    """Places between the first and the last word."""
    return span[0] + 1, span[0] + span[1] - 1


def _characters(words: RunningWords, span: Span) -> int:
    content = words.content[span[0] : sum(span)]
    numbers = words.number[span[0] : sum(span)][content]
    return sum(len(words.texts[number]) for number in numbers.tolist())


def _names(words: RunningWords) -> Iterator[Span]:
    """English names, and what stands in marks.

    A name is as long as can be: words with a capital, with small words of :data:`_CONNECTING` and numbers between
    them. The first word of a sentence is not the whole name.
    """
    yield from _enclosed(words)
    named = (words.capital & words.content).tolist()
    runs, begins = words.run.tolist(), words.begins.tolist()
    place = 0
    while place < len(words):
        if not named[place]:
            place += 1
            continue
        last = at = place
        while at + 1 < len(words) and runs[at + 1] == runs[place]:
            at += 1
            if named[at]:
                last = at
            elif not (words.texts[int(words.number[at])] in _CONNECTING or _is_number(words, at)):
                break
        if not (last == place and begins[place]) and last - place < LONGEST["en"]:
            yield place, last - place + 1
        place = last + 1


def _is_number(words: RunningWords, place: int) -> bool:
    return bool(words.opens[place] and not words.content[place])


def _enclosed(words: RunningWords) -> Iterator[Span]:
    """What stands in quotation marks or brackets, if it is short and begins and ends like a phrase."""
    if not len(words):
        return
    borders = np.flatnonzero(np.diff(words.run, prepend=-1, append=-1))
    for first, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        marked = words.opened[first] and words.closed[end - 1]
        if marked and end - first <= LONGEST[words.language] and words.opens[first] and words.closes[end - 1]:
            yield first, end - first


def _counterpart(
    span: Span, here: RunningWords, there: RunningWords, strengths: Strengths, best: Strengths
) -> Span | None:
    """The run of words on the other side of the unit that holds most of what a phrase is linked to.

    A word that is linked to the phrase counts for it, one that is linked to other words of the unit against it, by as
    much as the word is long (Chinese) or by one (English). The run with the greatest sum is the counterpart.

    Args:
        span: the phrase.
        here: words of its side.
        there: words of the other side.
        strengths: strengths of pairs, the word of the other side first.
        best: for each unit and word of the other side its greatest strength.
    """
    unit = int(here.unit[span[0]])
    first, end = np.searchsorted(there.unit, [unit, unit + 1]).tolist()
    place = np.arange(first, end)
    numbers = there.number[place]
    own = np.arange(span[0], span[0] + span[1])
    mine = np.unique(here.number[own][here.content[own]])
    if not len(mine) or not len(place):
        return None
    pairs = strengths.of(np.repeat(numbers, len(mine)), np.tile(mine, len(numbers)))
    inside = pairs.reshape(len(numbers), len(mine)).max(axis=1)
    greatest = best.of(np.full(len(numbers), unit), numbers)
    texts = there.texts
    size = np.array([len(texts[number]) if there.language == "zh" else 1 for number in numbers.tolist()])
    linked = (inside >= UNKNOWN) & (2 * inside >= greatest)
    worth = np.where(linked, size, np.where(greatest >= UNKNOWN, -size, -_UNLINKED * size))
    worth = np.where(there.content[place], worth, -_FUNCTION)
    found = _greatest_sum(worth.tolist(), there.run[place].tolist())
    if found is None:
        return None
    low, high = first + found[0], first + found[1]
    run = np.flatnonzero(there.run[first:end] == there.run[low])
    enclosed = int(run[0]) + first, int(run[-1]) + first
    marked = bool(there.opened[enclosed[0]] and there.closed[enclosed[1]])
    if marked and 2 * (high - low + 1) >= enclosed[1] - enclosed[0] + 1:
        low, high = enclosed
    while low < high and not there.opens[low]:
        low += 1
    while high > low and not there.closes[high]:
        high -= 1
    fits = there.opens[low] and there.closes[high] and high - low < LONGEST[there.language]
    return (low, high - low + 1) if fits else None


def _greatest_sum(worth: list[float], runs: list[int]) -> Span | None:
    """First and last place of the stretch within a run with the greatest sum above 0 (Kadane's algorithm); of equals
    the first."""
    greatest, found = 0.0, None
    total, begun = 0.0, 0
    for place, value in enumerate(worth):
        if total <= 0 or runs[place] != runs[begun]:
            total, begun = 0.0, place
        total += value
        if total > greatest:
            greatest, found = total, (begun, place)
    return found


def _sequences(words: RunningWords, spans: list[Span]) -> Sequences:
    first, length = (np.array([span[column] for span in spans], dtype=np.int64) for column in (0, 1))
    borders, nothing = np.full(len(spans), BORDERS), np.zeros(len(spans))
    return Sequences(
        words,
        [words.text(*span) for span in spans],
        first,
        length,
        first,
        np.arange(len(spans) + 1),
        borders,
        nothing,
        nothing,
        borders,
    )
