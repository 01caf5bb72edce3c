"""Score an alignment against one made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Link = tuple[tuple[int, ...], tuple[int, ...]]
"""English and Chinese segments that correspond; an empty side: no counterpart."""


@dataclass(frozen=True)
class Score:
    """Counts from which precision, recall and their harmonic mean follow; scores of several texts can be added.

    Links with an empty side are left out on both sides, as is usual. Strict: a link counts as right when exactly it is
    among the true ones. Lax: when it shares an English and a Chinese segment with one of them.

    Source: Sennrich, R., & Volk, M. (2010). MT-based sentence alignment for OCR-generated parallel texts. AMTA 2010
    (both ways of counting); Thompson, B., & Koehn, P. (2019). Vecalign. EMNLP-IJCNLP (leaving empty links out).

    Attributes:
        found: links of the alignment.
        true: links made by hand.
        right: links of the alignment that are true.
        lax_found: links of the alignment that overlap a true one.
        lax_true: true links that overlap one of the alignment.
        by_type: for each type (``1:2``: one English and two Chinese segments) links found, true and right.
    """

    found: int = 0
    true: int = 0
    right: int = 0
    lax_found: int = 0
    lax_true: int = 0
    by_type: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        return harmonic_mean(self.precision, self.recall)

    @property
    def lax_f1(self) -> float:
        precision = self.lax_found / self.found if self.found else 0.0
        recall = self.lax_true / self.true if self.true else 0.0
        return harmonic_mean(precision, recall)

    def __add__(self, other: Score) -> Score:
        types = {}
        for kind in sorted({*self.by_type, *other.by_type}):
            left, right = self.by_type.get(kind, (0, 0, 0)), other.by_type.get(kind, (0, 0, 0))
            types[kind] = (left[0] + right[0], left[1] + right[1], left[2] + right[2])
        return Score(
            self.found + other.found,
            self.true + other.true,
            self.right + other.right,
            self.lax_found + other.lax_found,
            self.lax_true + other.lax_true,
            types,
        )


def harmonic_mean(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(found: Iterable[Link], true: Iterable[Link]) -> Score:
    """Score an alignment of one text against the true one."""
    own = [link for link in found if all(link)]
    gold = [link for link in true if all(link)]
    right = set(own) & set(gold)
    types = [Counter(f"{len(en)}:{len(zh)}" for en, zh in links) for links in (own, gold, sorted(right))]
    return Score(
        len(own),
        len(gold),
        len(right),
        _overlapping(own, gold),
        _overlapping(gold, own),
        {kind: (types[0][kind], types[1][kind], types[2][kind]) for kind in sorted({*types[0], *types[1]})},
    )


def _overlapping(links: Sequence[Link], others: Sequence[Link]) -> int:
    """How many links share a segment on both sides with one of the others."""
    of_segment: dict[int, set[int]] = {}
    for en, zh in others:
        for segment in en:
            of_segment.setdefault(segment, set()).update(zh)
    return sum(any(of_segment.get(segment, set()) & set(zh) for segment in en) for en, zh in links)
