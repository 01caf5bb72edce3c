"""Find the codebook's Chinese forms in text, on characters, so that no segmentation can split them."""

from __future__ import annotations

from analysis.codebook.codebook import Codebook, Term
from analysis.codebook.selection import Span, leftmost_longest
from analysis.errors import StudyError

_FULL_WIDTH = {0xFF01 + place: chr(0x21 + place) for place in range(94)}
_DOTS = dict.fromkeys(map(ord, "•‧・･"), "·")
_CAPITALS = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ONE_WIDTH = {**_FULL_WIDTH, **_DOTS}


class ChineseForms:
    """All Chinese forms of a codebook and its shields, ready to be searched for in one pass."""

    def __init__(self, codebook: Codebook) -> None:
        """Prepare the forms.

        Raises:
            StudyError: two entries hold forms that differ only in width, case or dots.
        """
        import ahocorasick_rs

        owners: dict[str, tuple[Term, str]] = {}
        for entry in codebook.matched():
            for form in entry.zh:
                owner, other = owners.setdefault(comparable(form), (entry, form))
                if owner is not entry:
                    raise StudyError(
                        f"{codebook.file}: line {entry.line}",
                        f"the form “{form}” of `{entry.id}` matches the same text as “{other}” of "
                        f"`{owner.id}`.",
                        "Delete one of the two forms.",
                    )
        self._owners = list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(owners))

    def spans(self, text: str) -> list[Span]:
        """Leftmost-longest matches; positions are characters of ``text``.

        A form that begins or ends with a Latin letter or digit (``G20``, ``21世纪``) does not match where
        the text goes on with one, so never inside a number or a Latin word.
        """
        searched = comparable(text)
        found = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        return leftmost_longest(
            Span(start, end, *self._owners[pattern])
            for pattern, start, end in found
            if not _inside_word(searched, start) and not _inside_word(searched, end)
        )


def comparable(text: str) -> str:
    """Text as it is compared, character for character: half-width, lower-case, one kind of dot in names."""
    return text.translate(_ONE_WIDTH).translate(_CAPITALS)


def _inside_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_latin(text[place - 1]) and _is_latin(text[place])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
