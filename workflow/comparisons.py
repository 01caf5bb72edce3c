"""The groups that keyness compares, and what it compares them with, from the configuration of a checked study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.framing.keyness_references import GroupReference, ListReference, Reference
from analysis.statistics.groupings import NamedGrouping
from workflow.frequency_lists import named_references, read_lists


def read_groupings(groupings: Sequence[str | Mapping[str, Any]]) -> list[str | NamedGrouping]:
    """Groupings by name, and those that the researcher defines."""
    return [
        item
        if isinstance(item, str)
        else NamedGrouping(item["name"], item["groups"], f"config: keyness.groupings[{place}]")
        for place, item in enumerate(groupings)
    ]


def read_references(references: Sequence[Mapping[str, str]], root: Path) -> list[Reference]:
    """Groups of the study, and frequency lists from their files."""
    made: list[Reference] = []
    for item, where in named_references(references):
        if "list" in item:
            made.append(ListReference(item["list"], read_lists(root, item, where), item.get("unit", "lemma")))
        else:
            made.append(GroupReference(item["grouping"], item["group"], where))
    return made
