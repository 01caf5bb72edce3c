"""Ids of coding units, and the random numbers that belong to them."""

from __future__ import annotations

import hashlib
import re

_BETWEEN = "\x1f"  # stands in no text
_ID = re.compile(r"u([0-9a-f]{14})([0-9a-f]{3})")


def unit_id(text: str, frame: str) -> str:
    """The id of a unit and a frame: ``u``, 14 hexadecimal digits, and three more that check them.

    It follows from the text of the unit (and from which of equal texts in the article it is), not from its number, so
    that a correction elsewhere in the article changes no id. The letter in front keeps a spreadsheet from reading a
    number.

    Args:
        text: digest of the unit, its article and its place among equal texts.
        frame: id of the frame.
    """
    body = digest(text, frame)[:14]
    return f"u{body}{digest(body)[:3]}"


def is_unit_id(text: str) -> bool:
    """Whether a text is an id as :func:`unit_id` makes them, unaltered."""
    match = _ID.fullmatch(text)
    return match is not None and digest(match[1])[:3] == match[2]


def permanent_number(seed: int, *names: str) -> int:
    """A number below 2**64 that is random, but always the same for these names under a seed.

    Source: Ohlsson, E. (1995). Coordination of samples using permanent random numbers. In Cox et al. (eds.), Business
    survey methods. Wiley, 153-169.
    """
    return int(digest(str(seed), *names)[:16], 16)


def digest(*parts: str) -> str:
    """SHA-256 of texts, in hexadecimal digits."""
    return hashlib.sha256(_BETWEEN.join(parts).encode("utf-8")).hexdigest()
