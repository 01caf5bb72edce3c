"""Ids of candidates that outlive a new run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.coding.unit_ids import digest

_ID = re.compile(r"s([0-9a-f]{14})([0-9a-f]{3})")


def shift_ids(candidates: Iterable[tuple[str, ...]]) -> list[str]:
    """Ids of candidates: ``s``, 14 hexadecimal digits, and three more that check them.

    An id follows from the issue, the article, the kind, and the text of both sides of the unit with the marked words,
    not from numbers of paragraphs or scores: a correction elsewhere in the article changes no id, and a verdict keeps
    its candidate. Candidates that are alike in all this are told apart by their order.

    Args:
        candidates: for each these texts.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for parts in candidates:
        body = digest(*parts, str(seen[parts]))[:14]
        seen[parts] += 1
        found.append(f"s{body}{digest(body)[:3]}")
    return found


def is_shift_id(text: str) -> bool:
    """Whether a text is an id as :func:`shift_ids` makes them, unaltered."""
    match = _ID.fullmatch(text)
    return match is not None and digest(match[1])[:3] == match[2]
