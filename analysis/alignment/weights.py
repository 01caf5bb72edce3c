"""The weights of what speaks for a group, at both levels.

They were fitted by ``benchmarks/fit_alignment.py`` on texts aligned by hand (``docs/methods-alignment.md`` says which)
by maximum likelihood of the right alignment among all possible ones, drawn towards round first guesses by a normal
prior.
"""

from __future__ import annotations

from collections.abc import Mapping

Weights = Mapping[str, float]
"""Weight of each feature and of each kind of group; ``1:1`` is the reference and has none."""

SENTENCES: Weights = {
    "found": 0.35,
    "length": 0.91,
    "lost": 0.09,
    "heading": 1.62,
    "empty": -3.28,
    "1:2": -3.08,
    "1:3": -5.01,
    "1:many": -6.00,
    "2:1": -2.01,
    "3:1": -2.05,
    "many:1": -3.14,
    "2:2": -2.32,
    "many:many": -6.26,
}

PARAGRAPHS: Weights = {
    "apart": 0.68,
    "idle": 3.46,
    "length": 0.67,
    "heading": 1.95,
    "empty": -3.11,
    "1:2": -2.18,
    "1:3": -4.05,
    "1:many": -6.00,
    "2:1": -2.79,
    "3:1": -4.54,
    "many:1": -6.00,
    "2:2": -5.89,
    "many:many": -7.82,
}
