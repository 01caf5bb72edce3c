"""What a device is: its kind, and the places of its members."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of text; ``start`` and ``end`` are characters of the paragraph's text.

    ``opposite`` is the place of its counterpart in the other version.
    """

    paragraph: int
    sentence: int
    start: int
    end: int
    repeats: bool = True
    opposite: Place | None = None


class Device(NamedTuple):
    """A device of an article version, as ``rhetoric/devices`` has it.

    ``asked`` says whether the other version can have the like.
    """

    version: tuple[str, str, str]
    name: str
    kind: str
    level: str
    places: tuple[Place, ...]
    frame: str | None = None
    domain: str | None = None
    candidate: bool = False
    repeating: int | None = None
    strength: float | None = None
    alone: float | None = None
    presence: str | None = None
    counterpart: str | None = None
    asked: bool = True


def name_of(kind: str, level: str, first: Place) -> str:
    """The id of a device whose first member is there: the same in every run, whatever else is found."""
    return f"{kind}-{level}-{first.paragraph}-{first.start}"
