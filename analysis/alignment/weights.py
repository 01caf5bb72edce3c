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
    "found": 0.41,
    "length": 0.98,
    "lost": 0.09,
    "heading": 1.56,
    "empty": -3.42,
    "1:2": -3.22,
    "1:3": -5.17,
    "1:many": -6.0,
    "2:1": -1.93,
    "3:1": -1.57,
    "many:1": -3.28,
    "2:2": -2.07,
    "many:many": -6.26,
}

PARAGRAPHS: Weights = {
    "apart": 1.35,
    "idle": 1.83,
    "length": 0.53,
    "heading": 1.85,
    "empty": -2.65,
    "1:2": -1.94,
    "1:3": -4.35,
    "1:many": -5.04,
    "2:1": -2.66,
    "3:1": -4.87,
    "many:1": -6.09,
    "2:2": -5.84,
    "many:many": -7.91,
}
