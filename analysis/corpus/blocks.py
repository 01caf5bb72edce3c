"""Boundaries between the lines of a version, and the blocks (paragraphs and headings) that they bound."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.corpus.lines import Line


@dataclass
class Boundary:
    """What stands between a line and the one before it.

    ``verdict`` is ``break``, ``join`` or ``open`` (the layout allows both); ``by`` names what decided
    (``layout``, ``text``, ``other version``, ``default``, ``correction``); ``lean`` is what an open boundary
    becomes if nothing else decides; ``notable`` boundaries are reported among the decisions.
    """

    verdict: str
    by: str
    evidence: str
    lean: str = "join"
    notable: bool = False

    def decide(self, verdict: str, by: str, evidence: str) -> None:
        self.verdict, self.by, self.notable = verdict, by, True
        self.evidence = f"{self.evidence}; {evidence}" if self.evidence else evidence


@dataclass
class Block:
    """Lines that belong together.

    ``kind`` is ``paragraph``, ``heading`` or ``open`` (a numbered line that may be either); ``style`` is the style
    of its numbering, if it has one. ``text`` is filled in when the lines are joined.
    """

    lines: list[Line]
    before: Boundary
    kind: str = "paragraph"
    style: str | None = None
    level: int | None = None
    by: str = "layout"
    evidence: str = ""
    text: str = ""

    @property
    def raw(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass
class Flow:
    """The lines of a version in order; ``boundaries[i]`` stands before ``lines[i]``."""

    language: str
    lines: list[Line]
    boundaries: list[Boundary] = field(default_factory=list)

    def blocks(self, *, split_open: bool = False) -> list[Block]:
        """Blocks between the boundaries that break (with ``split_open``, also between open ones)."""
        blocks: list[Block] = []
        for line, boundary in zip(self.lines, self.boundaries, strict=True):
            breaks = boundary.verdict == "break" or (split_open and boundary.verdict == "open")
            if breaks or not blocks:
                blocks.append(Block([line], boundary))
            else:
                blocks[-1].lines.append(line)
        return blocks
