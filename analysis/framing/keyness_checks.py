"""Refuse comparisons that cannot be made, as far as it can be told before the texts are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.errors import StudyError
from analysis.statistics.grouping_names import GROUPINGS


def check_keyness(keyness: Mapping[str, Any], where: str) -> None:
    """Check the names of groupings and references; the schema has been checked.

    Whether there are the articles and groups that they name is found out when the articles are known
    (:mod:`analysis.statistics.groupings`).

    Args:
        keyness: the configuration of keyness.
        where: where it is written.

    Raises:
        StudyError: a grouping has the name of another, or a reference that of another; a reference is a group of a
            grouping that there is not, or a list of a unit that is not counted.
    """
    known = list(GROUPINGS)
    for place, grouping in enumerate(keyness["groupings"]):
        if isinstance(grouping, Mapping):
            if grouping["name"] in known:
                found = f"there is another grouping “{grouping['name']}”."
                raise StudyError(f"{where}.groupings[{place}].name", found, "Choose another name.")
            known.append(grouping["name"])
    names: set[str] = set()
    for place, reference in enumerate(keyness["references"]):
        here = f"{where}.references[{place}]"
        if "list" not in reference:
            if reference["grouping"] not in known:
                found = f"there is no grouping “{reference['grouping']}”; there are {', '.join(known)}."
                raise StudyError(
                    f"{here}.grouping", found, "Correct its name, or define it under keyness.groupings."
                )
            continue
        if reference["list"] in names:
            found = f"there is another list “{reference['list']}”."
            raise StudyError(f"{here}.list", found, "Choose another name.")
        names.add(reference["list"])
        unit = reference.get("unit", "lemma")
        if unit not in keyness["units"]:
            found = f"the list counts the unit `{unit}`, which is not among keyness.units."
            raise StudyError(here, found, f"Add `{unit}` to keyness.units.")
