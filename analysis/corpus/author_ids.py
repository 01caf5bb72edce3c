"""Ids of authors: small letters, digits and hyphens, from the name as it is printed."""

from __future__ import annotations

import re
import unicodedata

from analysis.corpus.author_names import HAN, names_of_versions
from analysis.corpus.pairing import is_turned, romanize

_CHINESE_NAME = re.compile(rf"[{HAN}]+(?:[·・•‧．.][{HAN}]+)*")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def author_id(english: str | None, chinese: str | None = None) -> str:
    """Id of an author from the names in both versions, surname first: `wang-yi` for “Wang Yi”, “Yi Wang” and “王毅”.

    The English name is taken where there is one, without accents (`lu-shuhua` for “Lü Shuhua” and “吕淑华”), the
    pinyin of the Chinese one otherwise. A letter that has no Latin form is written by its number (Unicode). Several
    authors have one id together, their ids in the order of print: `lin-boyuan-and-shen-yi`.
    """
    return "-and-".join(_id_of_one(*names) for names in names_of_versions(english, chinese))


def _id_of_one(english: str | None, chinese: str | None) -> str:
    name = english or chinese or ""
    if english and chinese and is_turned(english, chinese):
        given, *surname = english.split()
        name = " ".join([*surname, given])
    latin = _CHINESE_NAME.sub(lambda match: f" {_in_pinyin(match.group())} ", name)
    folded = unicodedata.normalize("NFKD", latin.casefold().translate(_LETTERS))
    plain = "".join(
        character if character.isascii() or not character.isalnum() else f"u{ord(character):x}"
        for character in folded
        if not unicodedata.combining(character)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _in_pinyin(name: str) -> str:
    """A Chinese name, or a foreign one with its parts set apart by dots (埃伦·马什), which has no surname in front."""
    if re.fullmatch(rf"[{HAN}]+", name):
        return romanize(name)
    from pypinyin import lazy_pinyin

    return "-".join("".join(lazy_pinyin(part)).replace("v", "u") for part in re.findall(rf"[{HAN}]+", name))
