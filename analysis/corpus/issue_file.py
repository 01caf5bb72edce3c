"""What `issue.yaml` says: where the source is, and what a researcher corrects in its extraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from analysis.errors import StudyError


@dataclass(frozen=True)
class Correction:
    """A decision that a researcher takes instead of the extraction.

    ``do`` is ``join``, ``split``, ``heading``, ``paragraph``, ``drop`` or ``keep``; ``quote`` must stand in line
    ``line`` of the source, so that a correction never hits another text than the one it was made for.
    """

    line: int
    quote: str
    do: str
    last_line: int
    reason: str
    where: str


@dataclass(frozen=True)
class IssueFile:
    """The content of an `issue.yaml`, checked."""

    id: str
    journal: str
    title: str
    date: str
    source: str
    corrections: tuple[Correction, ...] = ()
    pairs: tuple[tuple[int | None, int | None], ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    where: str = "issue.yaml"


def read_issue_file(data: Mapping[str, Any], issue_id: str, where: str) -> IssueFile:
    """Make an :class:`IssueFile` from the content of an `issue.yaml` that its schema has accepted."""
    corrections = tuple(
        Correction(
            line=item["line"],
            quote=item["quote"],
            do=item["do"],
            last_line=item.get("last_line", item["line"]),
            reason=item.get("reason", "a correction in issue.yaml"),
            where=f"{where}: corrections[{number}]",
        )
        for number, item in enumerate(data.get("corrections", []))
    )
    return IssueFile(
        id=issue_id,
        journal=data["journal"],
        title=data["title"],
        date=str(data["date"]),
        source=data["source"],
        corrections=corrections,
        pairs=tuple((item.get("en"), item.get("zh")) for item in data.get("pairs", [])),
        authors=dict(data.get("authors", {})),
        labels=dict(data.get("labels", {})),
        where=where,
    )


def check_quotes(corrections: tuple[Correction, ...], source: list[str]) -> None:
    """Check that each correction's quote stands in its line.

    Raises:
        StudyError: the line does not exist or does not hold the quote; the message names the lines that do.
    """
    for correction in corrections:
        line = source[correction.line - 1] if correction.line <= len(source) else None
        if line is None:
            raise StudyError(
                correction.where,
                f"line {correction.line} does not exist; the source has {len(source)} lines.",
                "Give the number of the line that holds the quote.",
            )
        if correction.quote not in line:
            found = [str(number) for number, text in enumerate(source, start=1) if correction.quote in text][
                :3
            ]
            places = f"line {found[0]}" if len(found) == 1 else f"lines {', '.join(found)}"
            instead = f"it stands in {places}" if found else "it stands nowhere in the source"
            raise StudyError(
                correction.where,
                f"line {correction.line} of the source does not hold the quote “{correction.quote}”; {instead}.",
                "Correct the line or the quote.",
            )


def check_labels(issue: IssueFile, articles: Sequence[str]) -> None:
    """Check that each label names an article that is there; ``articles`` are the ids of all.

    Raises:
        StudyError: there is no article of that id.
    """
    for article in issue.labels:
        if article not in articles:
            near = get_close_matches(article, articles, n=1)
            raise StudyError(
                f"{issue.where}: labels.{article}",
                f"the issue has no article “{article}”.",
                f"Did you mean “{near[0]}”?" if near else f"Articles there are: {', '.join(articles)}.",
            )
