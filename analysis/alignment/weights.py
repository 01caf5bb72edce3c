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
    "found": 0.40,
    "length": 0.95,
    "lost": 0.10,
    "heading": 1.60,
    "empty": -3.42,
    "1:2": -2.97,
    "1:3": -5.01,
    "1:many": -6.00,
    "2:1": -1.94,
    "3:1": -1.95,
    "many:1": -3.12,
    "2:2": -1.87,
    "many:many": -6.06,
}

PARAGRAPHS: Weights = {
    "apart": 0.67,
    "idle": 3.47,
    "length": 0.67,
    "heading": 1.95,
    "empty": -3.10,
    "1:2": -2.20,
    "1:3": -4.06,
    "1:many": -6.00,
    "2:1": -2.74,
    "3:1": -4.58,
    "many:1": -6.00,
    "2:2": -5.93,
    "many:many": -7.78,
}
