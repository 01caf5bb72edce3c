"""Apply a researcher's corrections to the lines and blocks of the versions."""

from __future__ import annotations

from analysis.corpus.blocks import Block, Flow
from analysis.corpus.issue_file import Correction
from analysis.corpus.pages import Page, Removed
from analysis.errors import StudyError


def drop_lines(pages: list[Page], corrections: tuple[Correction, ...]) -> list[Removed]:
    """Take the lines out of the pages that corrections drop, in place."""
    dropped: list[Removed] = []
    for correction in corrections:
        if correction.do != "drop":
            continue
        for page in pages:
            for line in page.lines:
                if correction.line <= line.number <= correction.last_line:
                    dropped.append(Removed(line.number, "dropped", correction.reason))
            page.lines = [
                line for line in page.lines if not correction.line <= line.number <= correction.last_line
            ]
    return dropped


def correct_boundaries(flows: list[Flow], corrections: tuple[Correction, ...]) -> None:
    """Set the boundaries that corrections name, in place.

    Raises:
        StudyError: a correction names a line that is no body text, or joins the first line of a version.
    """
    for correction in corrections:
        if correction.do in ("drop", "keep"):
            continue
        flow, place = _find(flows, correction)
        boundary = flow.boundaries[place]
        if correction.do == "join":
            if place == 0:
                raise StudyError(
                    correction.where,
                    f"line {correction.line} is the first of its version and has nothing to be joined to.",
                    "Remove the correction.",
                )
            boundary.decide("join", "correction", correction.reason)
        else:
            boundary.decide("break", "correction", correction.reason)
        if correction.do == "heading":
            _close_heading(flow, place, correction)


def _find(flows: list[Flow], correction: Correction) -> tuple[Flow, int]:
    for flow in flows:
        for place, line in enumerate(flow.lines):
            if line.number == correction.line:
                return flow, place
    raise StudyError(
        correction.where,
        f"line {correction.line} is not body text of an article (see corpus/report for what it was taken for).",
        "Use `keep` to make it body text, or name another line.",
    )


def _close_heading(flow: Flow, place: int, correction: Correction) -> None:
    after = place + 1
    while after < len(flow.lines) and flow.lines[after].number <= correction.last_line:
        flow.boundaries[after].decide("join", "correction", correction.reason)
        after += 1
    if after < len(flow.lines):
        flow.boundaries[after].decide("break", "correction", correction.reason)


def correct_kinds(blocks: list[Block], corrections: tuple[Correction, ...]) -> None:
    """Set the kind of the blocks that corrections name, in place."""
    kinds = {item.line: item for item in corrections if item.do in ("heading", "paragraph")}
    for block in blocks:
        correction = kinds.get(block.lines[0].number)
        if correction:
            block.kind, block.by, block.evidence = correction.do, "correction", correction.reason
