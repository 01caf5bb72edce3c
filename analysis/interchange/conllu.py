"""An article version in CoNLL-U, the format of Universal Dependencies: a token a line, ten columns.

Source: Universal Dependencies, "CoNLL-U Format" (version 2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from analysis.interchange.characters import one_line
from analysis.interchange.versions import LANGUAGES, Article, Sentence, Token, Unit, Version

EMPTY = "_"
# Digits, with what groups and divides them. A number with a unit or an ending (5th, US$70, 1.5亿) may be
# another part of speech.
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
# Punctuation to Unicode, but symbols to Universal Dependencies.
_SYMBOLS = frozenset("#%&*/@\\§¶†‡‰‱＃％＆＊／＠＼")


def conllu(article: Article, language: str) -> str:
    """A version as CoNLL-U text.

    FORM, LEMMA and SpaceAfter=No come from the tokens, XPOS is their tag. UPOS is said where it is sure:
    PUNCT for punctuation marks, NUM for numbers in digits. HEAD, DEPREL, FEATS and DEPS are empty: nothing
    is parsed. Any white space is one space, in ``# text`` and between the tokens.

    ``# align`` names the sentences of the other version, or holds ``_`` where there is no counterpart;
    ``# align_unit`` and ``# align_confidence`` are those of the sentence unit. Sentences of an article that
    is not aligned have none of the three.

    Raises:
        ValueError: the tokens of a sentence do not cover its text.
    """
    version = article.versions[language]
    other = next((name for name in LANGUAGES if name != language), language)
    units = {number: unit for unit in article.units.get("sentence", ()) for number in unit.sides[language]}
    lines: list[str] = []
    written: dict[tuple[str, str, str], str] = {}
    begun = False
    for paragraph in version.paragraphs:
        for at, sentence in enumerate(paragraph.sentences):
            if not sentence.tokens:
                continue
            if not begun:
                lines += _document(version)
                begun = True
            if at == 0:
                lines.append(f"# newpar id = {version.document}.p{paragraph.number}")
                if paragraph.kind == "heading":
                    lines.append(f"# heading_level = {paragraph.level}")
            lines.append(f"# sent_id = {version.document}.s{sentence.number}")
            lines.append(f"# text = {one_line(sentence.text)}")
            if sentence.number in units:
                lines += _alignment(units[sentence.number], article.versions[other])
            following = paragraph.sentences[at + 1 : at + 2]
            glued = bool(following) and following[0].start == sentence.end
            lines += _tokens(version, sentence, written, glued=glued)
            lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _document(version: Version) -> Iterator[str]:
    yield f"# newdoc id = {version.document}"
    known: Mapping[str, str | None] = {
        "title": version.title,
        "subtitle": version.subtitle,
        "author": version.author,
        "author_name": version.author_name,
    }
    for name, value in known.items():
        if value and one_line(value):
            yield f"# {name} = {one_line(value)}"


def _alignment(unit: Unit, other: Version) -> Iterator[str]:
    numbers = unit.sides[other.language]
    yield f"# align = {' '.join(f'{other.document}.s{number}' for number in numbers) or EMPTY}"
    yield f"# align_unit = {unit.number}"
    yield f"# align_confidence = {unit.confidence!r}"


def _tokens(
    version: Version, sentence: Sentence, written: dict[tuple[str, str, str], str], *, glued: bool
) -> Iterator[str]:
    places = [*(token.start for token in sentence.tokens[1:]), sentence.end]
    last = len(sentence.tokens)
    for number, (token, following) in enumerate(zip(sentence.tokens, places, strict=True), start=1):
        gap = sentence.text[token.end - sentence.start : following - sentence.start]
        if gap.strip() or following < token.end:
            raise ValueError(f"{version.document}: the tokens of sentence {sentence.number} leave out text")
        kind = token[:3]
        if kind not in written:
            written[kind] = _columns(token)
        space = "SpaceAfter=No" if not gap and (glued or number < last) else EMPTY
        yield f"{number}\t{written[kind]}\t{space}"


def _columns(token: Token) -> str:
    """The columns from FORM to DEPS, which are the same wherever the token occurs."""
    form, lemma = one_line(token.text), one_line(token.lemma)
    return "\t".join([form, lemma or EMPTY, part_of_speech(token), token.tag, *(EMPTY,) * 4])


def part_of_speech(token: Token) -> str:
    """The universal part of speech where the tag and the characters settle it, else ``_``."""
    if token.tag == "number" and _NUMERAL.fullmatch(token.text):
        return "NUM"
    marks = all(unicodedata.category(mark).startswith("P") and mark not in _SYMBOLS for mark in token.text)
    return "PUNCT" if token.tag == "punctuation" and marks else EMPTY
