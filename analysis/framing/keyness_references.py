"""What groups are compared with besides the rest of the study: a group, or a frequency list."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.errors import StudyError
from analysis.framing.frequency_list import FrequencyList
from analysis.statistics.groupings import GROUPINGS, NamedGrouping, group_members

REST = "rest"


@dataclass(frozen=True)
class GroupReference:
    """A group of the study. Groups are compared with those of its articles that they do not have themselves."""

    grouping: str
    group: str
    where: str = "references"

    @property
    def name(self) -> str:
        return f"{self.grouping}:{self.group}"


@dataclass(frozen=True)
class ListReference:
    """A frequency list, by language; the languages that have none are not compared with it.

    ``unit`` is what it counts: ``lemma`` or ``form``.
    """

    name: str
    lists: Mapping[str, FrequencyList]
    unit: str = "lemma"


Reference = GroupReference | ListReference


def reference_members(
    reference: GroupReference, articles: pl.DataFrame, groupings: Sequence[str | NamedGrouping], study: str
) -> pl.DataFrame:
    """The article versions of a group that others are compared with, as rows of ``group_members``.

    Args:
        reference: the group; its grouping is one of ``GROUPINGS`` or one of the named ones.
        articles: the table ``corpus/articles``, restricted to what is measured.
        groupings: where named groupings are looked for.
        study: name of the study.

    Raises:
        StudyError: there is no such grouping, or no such group.
    """
    named = {item.name: item for item in groupings if isinstance(item, NamedGrouping)}
    if reference.grouping not in (*GROUPINGS, *named):
        known = ", ".join([*GROUPINGS, *named])
        found = f"there is no grouping “{reference.grouping}”; there are {known}."
        raise StudyError(reference.where, found, "Correct its name, or define it under keyness.groupings.")
    grouping = named.get(reference.grouping, reference.grouping)
    members = group_members(articles, [grouping], study)
    own = members.filter(pl.col("group") == reference.group)
    if own.is_empty():
        groups = members["group"].unique(maintain_order=True).to_list()
        near = difflib.get_close_matches(reference.group, groups, n=1)
        step = f"Did you mean “{near[0]}”?" if near else f"Groups there are: {', '.join(groups) or 'none'}."
        found = f"no {reference.grouping} “{reference.group}” is measured in this study."
        raise StudyError(reference.where, found, step)
    return own
