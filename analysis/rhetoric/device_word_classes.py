"""Coarse word classes, so that two clauses of the same build are alike where their words differ.

English has no tagger that comes without data of its own; closed classes are listed, open ones told by
their endings. Chinese words get the tag that jieba's dictionary gives them (the first letter of the ICTCLAS tags: n, v,
a, d, …), which is the commonest reading of the word and not the one in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from analysis.rhetoric.jieba_dictionary import jieba_dictionary

_CLOSED: Mapping[str, str] = {
    "determiner": "the a an this that these those its his her our their your my each every all both some any no "
    "another other such one's",
    "preposition": "of in on at by for with from into over under between among through against about across toward "
    "towards within without during beyond upon after before since until as per via than amid despite",
    "to": "to",
    "conjunction": "and or but nor yet so",
    "subordinator": "if when while because although though whether unless once where whereas",
    "relative": "which who whom whose what how why",
    "pronoun": "i we you he she it they me us him them itself themselves ourselves one everyone nobody",
    "auxiliary": "be is are was were been being am have has had having do does did will would shall should can could "
    "may might must",
    "negation": "not never neither cannot",
    # what the test for verbs and the endings get wrong, of the commonest words
    "verb": "build make take give keep bring hold see set put get go come write lead seek win stand uphold become "
    "begin grow find meet forge oppose promote work",
    "adjective": "new open common joint right good great strong high deep close clear free fair better closer",
    "other": "world peace nature era time country people year future state family proposal child",
}
_ENGLISH: Mapping[str, str] = {word: name for name, words in _CLOSED.items() for word in words.split()}
_ENDINGS = (
    ("participle", re.compile(r"[a-z]{2,}ing$")),
    ("past", re.compile(r"[a-z]{2,}ed$")),
    ("adverb", re.compile(r"[a-z]{2,}ly$")),
    ("abstract", re.compile(r"[a-z]{2,}(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|hood)$")),
    ("adjective", re.compile(r"[a-z]{2,}(?:ive|ous|ful|able|ible|al|ic|less|ant|ent)$")),
    ("plural", re.compile(r"[a-z]{2,}[^s]s$")),
)
NUMBER, VERB, OTHER = "number", "verb", "other"

CONTENT = frozenset({"n", "v", "a", "d", "i", "l", "z", "b", "s", "t", "j"})  # open classes of Chinese words
NAMING = frozenset({"n", "t", "s", "j", "other", "plural", "abstract"})  # classes of nouns and names


def english_class(word: str, tag: str, before: str | None = None) -> str:
    """Class of an English token from its form, and from the class of the word right before it.

    A word with a capital inside a sentence is a name. A word that may be a noun or the base form of a verb is a noun
    where no base form can stand: behind a determiner, preposition, adjective, number or another noun in the singular.

    Args:
        tag: its tag in ``corpus/tokens``.
        before: class of the word right before it; None at the beginning of a sentence and behind a mark.
    """
    if tag == NUMBER:
        return NUMBER
    lowered = word.lower()
    found = _ENGLISH.get(lowered)
    if found is not None:
        return found
    if before is not None and word[:1].isupper():
        return OTHER
    for name, ending in _ENDINGS:
        if ending.search(lowered):
            return name
    return VERB if before not in _BEFORE_NOUNS and _inflects_as_verb(lowered) else OTHER


_BEFORE_NOUNS = frozenset({"determiner", "preposition", "adjective", NUMBER, "abstract", OTHER})


@cache
def _inflects_as_verb(word: str) -> bool:
    """Whether simplemma's dictionary knows a form in -ing of the word (many nouns are verbs too)."""
    from simplemma import lemmatize

    stems = (word, word[:-1], word + word[-1])
    return word.isalpha() and any(lemmatize(f"{stem}ing", lang="en") == word for stem in stems)


_NOUNS = {"an": "n"}  # adjectives that are nouns as well: 安全, 健康


def chinese_classes(words: Iterable[str]) -> dict[str, str]:
    """Classes of Chinese words: the first letter of their tag in jieba's dictionary, ``other`` for those it lacks.

    A word that it lacks is looked up by its ending, the longest first: a set phrase has the class of its head, which
    in Chinese comes last.
    """
    wanted = sorted(set(words))
    ends = {word: [word[start:] for start in range(len(word))] for word in wanted}
    tags = dictionary_classes({end for tail in ends.values() for end in tail})
    return {word: next((tags[end] for end in tail if end in tags), OTHER) for word, tail in ends.items()}


def dictionary_classes(words: Iterable[str]) -> Mapping[str, str]:
    """Classes of those of the words that jieba's dictionary has."""
    return _classes(frozenset(words))


@cache
def _classes(words: frozenset[str]) -> Mapping[str, str]:
    import polars as pl

    chosen = jieba_dictionary().filter(pl.col("word").is_in(sorted(words)))
    return {word: _NOUNS.get(tag, tag[0]) for word, tag in chosen.select("word", "tag").iter_rows()}
