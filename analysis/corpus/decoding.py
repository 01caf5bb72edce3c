"""Read the bytes of a source as text, whatever usual encoding they have."""

from __future__ import annotations

import codecs
import re

from analysis.errors import StudyError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NAMES = {"gb18030": "GB18030", "big5": "Big5", "utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HYPHENATED = re.compile("\u00ad(?=\n)")
# Soft hyphens, zero-width spaces and joiners, marks of direction, and what is no character: nobody sees them, and a
# word that holds one is found by no search.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
# At the beginning of a line a plain space would begin a page.
_FIXED_SPACE = re.compile("(?<=[^\n])[\u00a0\u202f]")
_NEXT = "Save the text of the PDF as UTF-8 and name that file in issue.yaml."


def decode_source(data: bytes, where: str) -> tuple[str, str]:
    """Text of a source and the name of its encoding.

    UTF-8 is taken at its word; the other encodings are told apart by charset-normalizer, which weighs how well the
    decoded text reads. Line ends are made uniform, spaces that do not break become plain ones, and what is invisible is
    left out.

    Raises:
        StudyError: the file is empty, or its bytes are not text.
    """
    text, encoding = _decode(data, where)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", _HYPHENATED.sub("-", _FIXED_SPACE.sub(" ", text)))
    if not text.strip():
        raise StudyError(where, "the source is empty.", "Put the text of the issue's PDF there.")
    control = _CONTROL.search(text)
    if control:
        number = text.count("\n", 0, control.start()) + 1
        raise StudyError(
            f"{where}, line {number}",
            f"the control character U+{ord(control.group()):04X} shows that the file is not plain text.",
            _NEXT,
        )
    return text, encoding


def _decode(data: bytes, where: str) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                raise _not_text(where, f"it begins as {name} but breaks off") from None
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if b"\0" not in data or len(data) % 2 == 0:
            guessed = _guess(data)
            if guessed:
                return guessed
        line = data[: error.start].count(b"\n") + 1
        raise _not_text(
            f"{where}, line {line}", f"the byte 0x{data[error.start]:02X} belongs to no text"
        ) from None


def _guess(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    candidates = ["utf_16_le", "utf_16_be"] if b"\0" in data else ["gb18030", "big5"]
    best = from_bytes(data, cp_isolation=candidates, threshold=0.4).best()
    if best is None:
        return None
    text = str(best)
    # Bytes that happen to decode are no text: most of what they give must be letters in use.
    usual = sum(_is_usual(character) for character in text)
    return (text, _NAMES[best.encoding]) if usual >= 0.9 * len(text) else None


def _is_usual(character: str) -> bool:
    code = ord(character)
    return code < 0x250 or 0x2000 <= code < 0x2200 or 0x3000 <= code < 0xA000 or 0xFF00 <= code < 0xFFF0


def _not_text(where: str, found: str) -> StudyError:
    return StudyError(where, f"{found}: the source is not text in UTF-8, UTF-16, GB18030 or Big5.", _NEXT)
