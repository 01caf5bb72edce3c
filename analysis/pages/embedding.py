"""Put data, program and style into a page so that none of them can become another."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from typing import Any

# What could end a script element, open a comment in it, or end a line of a script.
_ESCAPED = {mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_END = re.compile(r"<(?:/(?:script|style)|!--)", re.IGNORECASE)


def json_block(data: Any) -> str:
    """JSON that may stand in a script element whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for mark, escaped in _ESCAPED.items():
        text = text.replace(mark, escaped)
    return text


def packed_block(data: Any) -> str:
    """JSON, compressed (zlib, RFC 1950) and in base64: letters, digits, ``+``, ``/`` and ``=`` only."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return packed_bytes(text.encode("utf-8"))


def packed_bytes(content: bytes) -> str:
    """The content of a file, compressed (zlib, RFC 1950) and in base64."""
    return base64.b64encode(zlib.compress(content, 9)).decode("ascii")


def checked_block(text: str) -> str:
    """A program or a style sheet of our own, as it may stand in its element.

    Raises:
        ValueError: it holds what would end its element, or a carriage return, which a browser drops before it
            compares checksums.
    """
    if found := _END.search(text):
        raise ValueError(f"the text holds {found.group()!r}, which ends its element")
    if "\r" in text:
        raise ValueError("the text holds a carriage return")
    return text


def content_security_policy(script: str, style: str, images: Sequence[str] = ()) -> str:
    """A policy (CSP 3) under which only this script and this style sheet work, and nothing is loaded from anywhere.

    ``images`` are kinds of addresses, such as ``blob:``, that images may have.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_checksum(script)}'",
            f"style-src '{_checksum(style)}'",
            *([f"img-src {' '.join(images)}"] if images else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _checksum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
