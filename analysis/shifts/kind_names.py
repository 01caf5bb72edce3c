"""What the kinds of shifts are called, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping

#: Kind → language → name.
SHIFT_TITLES: Mapping[str, Mapping[str, str]] = {
    "omitted": {"en": "Omitted", "zh": "略去"},
    "added": {"en": "Added", "zh": "增添"},
    "figure": {"en": "Numbers", "zh": "数字"},
    "weakened": {"en": "Weakened", "zh": "减弱"},
    "strengthened": {"en": "Strengthened", "zh": "加强"},
    "polarity": {"en": "Negation", "zh": "否定"},
    "term": {"en": "Terms", "zh": "术语"},
    "actor": {"en": "Actors", "zh": "行为体"},
    "attribution": {"en": "Attribution", "zh": "引述"},
    "explained": {"en": "Set phrases put into other words", "zh": "固定说法的解释"},
}
