"""Write proposals as a block that can be pasted into a codebook as it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.discovery.known_terms import Forms, new_id, taken_ids
from analysis.discovery.proposals import TERM

FRAME = "proposed"
# Words that YAML reads as something else than text.
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ㐀-䶿一-鿿豈-﫿][\w ’.·—-]*")


@dataclass
class _Term:
    """Forms of a proposed term, and what its best row says."""

    comment: str
    zh: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)


def codebook_block(proposals: pl.DataFrame, codebook: Codebook | None, study: str) -> str:
    """The proposals as a frame for the codebook, in YAML.

    The block is an item of the list `frames` with the indentation of `config/codebook.yaml`: pasted at the end of that
    list it gives a valid codebook, with all new terms in the frame :data:`FRAME`, from which they are to be moved. The
    lines of single terms can be pasted into a frame instead. Each form stands once. What only adds a form to an
    entry of the codebook is a comment, because it belongs into that entry.

    Args:
        proposals: the table ``discovery/proposals``.
        codebook: the codebook that it was made against; its ids are not used again.
        study: the name of the study.
    """
    lines = [
        f"# Terms that the codebook lacks, proposed for the study “{study}” (docs/methods-discovery.md).",
        "# Paste all lines at the end of `frames:` in the codebook, or the lines of single terms into the `terms:` of",
        "# a frame. Each comment says in how many of the units with the Chinese and with the English form both stand.",
    ]
    terms = _terms(proposals)
    if terms:
        frame = new_id(FRAME, taken_ids(codebook) if codebook else set())
        lines += [
            f"  - id: {frame}",
            "    title: {en: Proposed terms, zh: 待定}",
            "    note: Terms that a program proposed. Read their concordance, and move each to a frame or delete it.",
            "    terms:",
        ]
    for name, term in terms.items():
        lines += [
            f"      # {term.comment}",
            f"      - id: {name}",
            f"        zh: [{', '.join(map(_scalar, term.zh))}]",
            f"        en: [{', '.join(map(_scalar, term.en))}]",
        ]
    further = proposals.filter(pl.col("adds") != TERM)
    if further.height:
        lines.append("# Further forms of entries that the codebook has:")
    for row in further.iter_rows(named=True):
        form, other = (row["zh"], row["en"]) if row["adds"] == "zh" else (row["en"], row["zh"])
        lines.append(f"#   {row['term']}: {row['adds']}: {_scalar(form)} (beside {other}; {_counts(row)})")
    if not proposals.height:
        lines.append("# There is nothing to propose.")
    return "".join(f"{line}\n" for line in lines)


def _terms(proposals: pl.DataFrame) -> dict[str, _Term]:
    """New terms by their id, in the order of their best row; each form goes to the first term that has it."""
    new = proposals.filter(pl.col("adds") == TERM)
    forms = Forms(new["en"].to_list())
    taken: set[tuple[str, ...]] = set()
    terms: dict[str, _Term] = {}
    for row in new.iter_rows(named=True):
        term = terms.setdefault(row["term"], _Term(f"{row['rank']}: {_counts(row)}"))
        zh, en = ("zh", *forms.chinese(row["zh"])), ("en", *forms.english(row["en"]))
        if zh not in taken:
            term.zh.append(row["zh"])
        if en not in taken:
            term.en.append(row["en"])
        taken |= {zh, en}
    return terms


def _counts(row: dict[str, object]) -> str:
    return f"{row['joint_units']} of {row['zh_units']} and {row['en_units']}"


def _scalar(text: str) -> str:
    """A form as YAML reads it in a list in brackets: plain where that is safe, in double quotes otherwise."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
