"""Characters that a format cannot hold, and how text is written between tags and in attributes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0, production 2 (Char). There is no way to write the others, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser turns a bare carriage return into a line end, and any white space of an attribute into a space.
_IN_TEXT = {"\r": "&#13;"}
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def allowed(text: str) -> str:
    """Text with U+FFFD for each character that XML 1.0 forbids; its length, and so every place in it, stays."""
    return _FORBIDDEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text in one line, without tabs: every run of white space is a space, the ends are trimmed."""
    return allowed(" ".join(text.split()))


def xml_text(text: str) -> str:
    """Text as it stands between tags; a parser gives it back as it was, save for what XML forbids."""
    return escape(allowed(text), _IN_TEXT)


def xml_attribute(text: str) -> str:
    """Text as it stands between the double quotes of an attribute."""
    return escape(allowed(text), _IN_ATTRIBUTE)
