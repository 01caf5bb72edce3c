"""The file in which a researcher names topics. It is read before anything runs, so nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import StudyError

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class NamedTopic:
    """A name, and the first words of the topic that it was given to, with their probabilities by language."""

    name: str
    words: Mapping[str, Mapping[str, float]]


def read_names(data: Any, where: str) -> list[NamedTopic]:
    """The named topics of a filled template; topics without a name are passed over.

    Args:
        data: the parsed YAML. where: the file, for messages.

    Raises:
        StudyError: the file is no such list, a name stands there twice, or a named topic has no words.
    """
    step = "Copy results/<study>/topics/names.yaml anew and fill in names only."
    entries = data.get("topics") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise StudyError(where, "there is no list `topics`.", step)
    named: list[NamedTopic] = []
    for place, entry in enumerate(entries):
        at = f"{where}: topics[{place}]"
        if not isinstance(entry, dict):
            raise StudyError(at, "is no topic with `name`, `en` and `zh`.", step)
        if entry.get("name") in (None, ""):
            continue
        name = str(entry["name"]).strip()
        words = {language: entry.get(language) or {} for language in LANGUAGES}
        if any(not isinstance(found, dict) for found in words.values()) or not any(words.values()):
            raise StudyError(at, f"“{name}” has no words with probabilities under `en` or `zh`.", step)
        for language, found in words.items():
            for word, value in found.items():
                if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
                    raise StudyError(
                        f"{at}: {language}", f"“{word}” has “{value}”, not a probability from 0 to 1.", step
                    )
        if name in [other.name for other in named]:
            raise StudyError(at, f"two topics have the name “{name}”.", "Give each topic a name of its own.")
        kept = {
            language: {str(word): float(value) for word, value in found.items()}
            for language, found in words.items()
        }
        named.append(NamedTopic(name, kept))
    return named
