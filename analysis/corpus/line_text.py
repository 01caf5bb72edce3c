"""Text of a source as one clean line."""

from __future__ import annotations

import unicodedata


def clean(text: str | None) -> str:
    """Text on one line: composed (NFC), white space collapsed, control and format characters dropped."""
    composed = unicodedata.normalize("NFC", text or "")
    kept = (
        character
        for character in composed
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )
    return " ".join("".join(kept).split())
