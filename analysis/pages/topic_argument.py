"""The numbers in the sentence that argues for a number of topics."""

from __future__ import annotations

import re

from analysis.pages.numbers import Numbers

_BEST = re.compile(r"recur over seeds as well as (\d+)")
_FORETELLING = re.compile(r"(\d+) foretell held-out words")
_ARGUED = re.compile(r"the table argues for (\d+)")


def note_argument(quote: Numbers, argument: str) -> None:
    """Note the numbers of topics that the ``argument`` of ``topics/choice`` names.

    The sentence is written where the number is chosen, so its numbers are read from it.
    """
    for pattern, key, meaning in (
        (_BEST, "best_recurring", "number of topics that recurs best over seeds"),
        (_FORETELLING, "best_foretelling", "number of topics that foretells held-out words best"),
        (_ARGUED, "argued", "number of topics that the table argues for"),
    ):
        if found := pattern.search(argument):
            quote(key, int(found[1]), unit="topics", meaning=meaning)
