"""Account for every line of a source: what became of it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fate:
    """What became of a line; ``text`` is kept for lines that are no body text."""

    fate: str
    what: str
    reason: str
    article: str | None = None
    language: str | None = None
    paragraph: int | None = None
    text: str | None = None


def account(issue: str, source: list[str], fates: dict[int, Fate]) -> list[dict[str, object]]:
    """Rows of the report: runs of lines with one fate. Blank lines inside a run belong to it.

    Raises:
        ValueError: a line with text has no fate, which would be a fault of the extraction.
    """
    lost = [number for number, line in enumerate(source, start=1) if line.strip() and number not in fates]
    if lost:
        raise ValueError(f"issue {issue}: lines {lost[:10]} have no fate")
    rows: list[dict[str, object]] = []
    for first, last, fate in _runs(source, fates):
        texts = [fates[number].text for number in range(first, last + 1) if number in fates]
        kept = [text for text in texts if text is not None]
        rows.append(
            {
                "issue": issue,
                "first_line": first,
                "last_line": last,
                "fate": fate.fate,
                "what": fate.what,
                "article": fate.article,
                "language": fate.language,
                "paragraph": fate.paragraph,
                "reason": fate.reason,
                "text": "\n".join(kept) if kept else None,
            }
        )
    return rows


def _runs(source: list[str], fates: dict[int, Fate]) -> Iterable[tuple[int, int, Fate]]:
    blank = Fate("blank", "blank lines", "nothing stands there")
    runs: list[tuple[int, int, Fate]] = []
    pending: int | None = None  # first of the blank lines since the last run
    for number, line in enumerate(source, start=1):
        if not line.strip():
            pending = number if pending is None else pending
            continue
        fate = fates[number]
        if runs and _same(runs[-1][2], fate):
            runs[-1] = (runs[-1][0], number, runs[-1][2])
        else:
            if pending is not None:
                runs.append((pending, number - 1, blank))
            runs.append((number, number, fate))
        pending = None
    if pending is not None:
        runs.append((pending, len(source), blank))
    return runs


def _same(a: Fate, b: Fate) -> bool:
    return (a.fate, a.what, a.reason, a.article, a.language, a.paragraph) == (
        b.fate,
        b.what,
        b.reason,
        b.article,
        b.language,
        b.paragraph,
    )
