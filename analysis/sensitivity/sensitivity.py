"""The headline findings of a study under the choices that a critic would make differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from analysis.sensitivity.alternatives import ALTERNATIVES, Alternative
from analysis.sensitivity.findings import FIRST_ARTICLE, FIRST_FRAME, KEYWORD, Estimate, Finding
from analysis.sensitivity.frames import frame_findings
from analysis.sensitivity.keywords import forms_of, rank_correlation
from analysis.sensitivity.material import Choices, Material
from analysis.sensitivity.recounts import LANGUAGES, Recounts
from analysis.sensitivity.summaries import by_alternative, by_finding
from analysis.sensitivity.verdicts import NOT_APPLICABLE, judge, rules
from analysis.sensitivity.versions import version_findings
from analysis.tables.sensitivity import FINDINGS

ESTIMATE = ("value", "low", "high", "rank", "q")


class Sensitivity(NamedTuple):
    """The tables ``sensitivity/findings``, ``sensitivity/summary`` and ``sensitivity/alternatives``."""

    findings: pl.DataFrame
    summary: pl.DataFrame
    alternatives: pl.DataFrame


def sensitivity(material: Material, choices: Choices, alternatives: Sequence[str]) -> Sensitivity:
    """Recompute the findings of a study with one choice changed at a time, and judge what becomes of them.

    Findings follow from the study by rule (``docs/methods-sensitivity.md``): the first words of each article, the
    frame that leads in it, the article in which a frame leads, the frames and word lists in which the versions differ.

    Args:
        material: the tables of the study.
        choices: the choices that it made.
        alternatives: ids of :data:`analysis.sensitivity.alternatives.ALTERNATIVES`.
    """
    counts = Recounts(material, choices)
    chosen = [alternative for name, alternative in ALTERNATIVES.items() if name in alternatives]
    rule = rules(choices.keywords)
    judged = _Alternatives(counts, material, choices)
    rows: list[dict[str, object]] = []
    for finding, baseline in _findings(counts, choices.keywords):
        head = {
            "finding": finding.id,
            "kind": finding.kind,
            "grouping": finding.grouping,
            "group": finding.group,
            "language": finding.language,
            "what": finding.what,
            **{f"baseline_{name}": getattr(baseline, name) for name in ESTIMATE},
        }
        for alternative in chosen:
            if finding.kind not in alternative.kinds:
                continue
            other = judged.estimate(finding, alternative)
            if isinstance(other, str):
                verdict, reason, other = NOT_APPLICABLE, other, Estimate(None)
            else:
                verdict, reason = judge(baseline, other, rule[finding.kind])
            note = other.note if other.note != reason else ""
            rows.append(
                {
                    **head,
                    "alternative": alternative.id,
                    **{name: getattr(other, name) for name in ESTIMATE},
                    "verdict": verdict,
                    "remark": "; ".join(part for part in (reason, note) if part) or None,
                }
            )
    table = FINDINGS.frame(rows)
    applied = table.filter((pl.col("kind") == KEYWORD) & (pl.col("verdict") != NOT_APPLICABLE))
    correlations = {
        (name, language): rank_correlation(counts.words(), counts.words(name), language)
        for name, language in applied.select("alternative", "language")
        .unique(maintain_order=True)
        .iter_rows()
    }
    return Sensitivity(table, by_finding(table), by_alternative(table, chosen, correlations))


def _findings(counts: Recounts, keywords: int) -> list[tuple[Finding, Estimate]]:
    """The findings of the study, each with its estimate there."""
    words = counts.words()
    found = [(finding, words.estimates[finding]) for finding in words.first(keywords)]
    in_frames = [finding for language in LANGUAGES for finding in frame_findings(counts.presence(language))]
    for kind in (FIRST_FRAME, FIRST_ARTICLE):
        found += [(finding, counts.frame(finding)) for finding in in_frames if finding.kind == kind]
    differences = counts.versions()
    return found + [(finding, differences[finding]) for finding in version_findings(differences)]


class _Alternatives:
    """What an alternative says of a finding."""

    def __init__(self, counts: Recounts, material: Material, choices: Choices) -> None:
        self._counts = counts
        self._material = material
        self._choices = choices
        self._forms: dict[tuple[str, str], tuple[str, ...]] | None = None

    def estimate(self, finding: Finding, alternative: Alternative) -> Estimate | str:
        """The estimate; or why the alternative has none that could be compared."""
        reason = alternative.passes_over(finding.language)
        if reason:
            return reason
        if alternative.id == self._choices.segmenter:
            return "it is what the study does"
        if finding.kind == KEYWORD:
            return self._counts.words(alternative.id).estimate(finding, self._names(finding, alternative))
        if finding.kind in (FIRST_FRAME, FIRST_ARTICLE):
            return self._counts.frame(finding, alternative.id)
        return self._counts.version(finding, alternative.id) or "no aligned unit is left"

    def _names(self, finding: Finding, alternative: Alternative) -> tuple[str, ...] | None:
        """The words that stand for a keyword under the alternative."""
        if alternative.id != "forms":
            return None
        if self._forms is None:
            self._forms = forms_of(self._material.tokens)
        return self._forms.get((finding.language or "", finding.what))
