"""What the kinds of devices are called, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping

#: Kind → language → name. Those that Chinese alone has come last.
DEVICE_TITLES: Mapping[str, Mapping[str, str]] = {
    "anaphora": {"en": "Anaphora", "zh": "首语重复"},
    "epistrophe": {"en": "Epistrophe", "zh": "尾语重复"},
    "anadiplosis": {"en": "Anadiplosis", "zh": "顶真"},
    "parallel": {"en": "Parallel series", "zh": "排比"},
    "numbered": {"en": "Numbered argument", "zh": "分条论述"},
    "question": {"en": "Question", "zh": "问句"},
    "exclamation": {"en": "Exclamation", "zh": "感叹句"},
    "proverb": {"en": "Proverb or saying", "zh": "谚语、古语"},
    "metaphor": {"en": "Metaphor words", "zh": "隐喻用词"},
    "four_character": {"en": "Four-character run", "zh": "四字格"},
    "idiom": {"en": "Idiom", "zh": "成语"},
}
