"""Turn the rebuilt versions of an issue into its tables."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from analysis.corpus.blocks import Block, Flow
from analysis.corpus.issue_file import IssueFile
from analysis.corpus.layout import Layout
from analysis.corpus.pages import Removed
from analysis.corpus.pairing import Pair
from analysis.corpus.repair import Repair
from analysis.corpus.report import Fate, account
from analysis.corpus.versions import Version
from analysis.tables.corpus import DECISIONS, EXTRACTED, PAIRS, PARAGRAPHS, REPORT

ENGLISH, CHINESE = "en", "zh"
LANGUAGE_NAMES = {ENGLISH: "English", CHINESE: "Chinese"}


@dataclass(frozen=True)
class Extraction:
    """The tables of one issue, and what a reader should be warned of."""

    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    report: pl.DataFrame
    decisions: pl.DataFrame
    pairs: pl.DataFrame
    warnings: tuple[str, ...]


@dataclass
class VersionText:
    """A version with its lines bound into blocks."""

    version: Version
    flow: Flow
    order: int = 0
    article: str = ""
    author: str | None = None
    author_given: bool = False  # whether issue.yaml gives that id
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    repairs: list[Repair] = field(default_factory=list)
    title_blocks: list[Block] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.version.language


def make_tables(
    source: list[str],
    issue: IssueFile,
    layout: Layout,
    items: list[VersionText],
    texts: list[VersionText],
    pairs: list[Pair],
    removed: list[Removed],
) -> Extraction:
    """Tables of an issue: ``items`` are its articles and events, ``texts`` the versions they came from."""
    fates: dict[int, Fate] = {}
    for taken in removed:
        fates[taken.number] = Fate(
            taken.fate, taken.what, taken.reason, text=source[taken.number - 1].strip()
        )
    articles, paragraphs, decisions = [], [], []
    for item in items:
        articles.append(_article_row(item, issue, layout))
        heads = item.version.head_lines if item.version.section.kind == "articles" else []
        for taken in heads:
            text = source[taken.number - 1].strip()
            fates[taken.number] = Fate(
                taken.fate, taken.what, taken.reason, item.article, item.language, text=text
            )
        for block in item.title_blocks:
            for line in block.lines:
                fates[line.number] = Fate(
                    "used",
                    "title",
                    "the line stands above an item",
                    item.article,
                    item.language,
                    text=line.text,
                )
        for number, block in enumerate(item.blocks):
            paragraphs.append(_paragraph_row(item, issue, number, block))
            for line in block.lines:
                fates[line.number] = Fate(
                    "kept", block.kind, "body text", item.article, item.language, number
                )
        decisions += _decision_rows(item, issue)
    for item in texts:
        for taken in item.version.head_lines:
            text = source[taken.number - 1].strip()
            fates.setdefault(
                taken.number, Fate(taken.fate, taken.what, taken.reason, language=item.language, text=text)
            )
        for line in item.flow.lines:
            reason = "no item of the section begins before it"
            fates.setdefault(
                line.number, Fate("removed", "loose text", reason, language=item.language, text=line.text)
            )
    ids = {
        (item.language, item.order): item.article for item in items if item.version.section.kind == "articles"
    }
    return Extraction(
        articles=EXTRACTED.frame(articles),
        paragraphs=PARAGRAPHS.frame(paragraphs),
        report=REPORT.frame(account(issue.id, source, fates)),
        decisions=DECISIONS.frame(sorted(decisions, key=lambda row: (row["line"], row["decision"]))),
        pairs=PAIRS.frame([_pair_row(pair, issue, ids) for pair in pairs]),
        warnings=tuple(_warnings(issue, pairs, items, ids)),
    )


def _article_row(item: VersionText, issue: IssueFile, layout: Layout) -> dict[str, object]:
    opening = item.version.opening
    is_article = item.version.section.kind == "articles"
    numbers = [line.number for block in (*item.title_blocks, *item.blocks) for line in block.lines]
    return {
        "issue": issue.id,
        "article": item.article,
        "language": item.language,
        "order": item.order,
        "section": item.version.section.id,
        "source": item.language == layout.source_language or not is_article,
        "title": item.title or None,
        "subtitle": opening.subtitle if opening and is_article else None,
        "author": item.author,
        "author_name": opening.author_name if opening and is_article else None,
        "affiliation": opening.position if opening and is_article else None,
        "label": issue.labels.get(item.article, {}).get(item.language),
        "first_line": min(numbers),
        "last_line": max(numbers),
        "author_given": item.author_given,
    }


def _paragraph_row(item: VersionText, issue: IssueFile, number: int, block: Block) -> dict[str, object]:
    return {
        "issue": issue.id,
        "article": item.article,
        "language": item.language,
        "paragraph": number,
        "kind": block.kind,
        "level": block.level,
        "text": block.text,
        "first_line": block.lines[0].number,
        "last_line": block.lines[-1].number,
    }


def _decision_rows(item: VersionText, issue: IssueFile) -> list[dict[str, object]]:
    rows: list[tuple[int, str, str, str]] = []
    inside = {line.number for block in (*item.title_blocks, *item.blocks) for line in block.lines}
    for line, boundary in zip(item.flow.lines, item.flow.boundaries, strict=True):
        if boundary.notable and line.number in inside:
            verdict = "split" if boundary.verdict == "break" else boundary.verdict
            rows.append((line.number, verdict, boundary.by, boundary.evidence))
    rows += [
        (line.number, "note mark removed", "layout", f"“{mark}” has the form of the mark of a note")
        for line in item.flow.lines
        if line.number in inside
        for mark in line.note_marks
    ]
    for block in item.blocks:
        if block.evidence:
            rows.append(
                (
                    block.lines[0].number,
                    "heading" if block.kind == "heading" else "run-in",
                    block.by,
                    block.evidence,
                )
            )
    rows += [(repair.line, repair.decision, "text", repair.evidence) for repair in item.repairs]
    return [
        {
            "issue": issue.id,
            "line": line,
            "article": item.article,
            "language": item.language,
            "decision": decision,
            "by": by,
            "evidence": evidence,
        }
        for line, decision, by, evidence in rows
    ]


def _pair_row(pair: Pair, issue: IssueFile, ids: dict[tuple[str, int], str]) -> dict[str, object]:
    article = ids[ENGLISH, pair.en] if pair.en is not None else ids[CHINESE, pair.zh or 0]
    scores = pair.scores
    return {
        "issue": issue.id,
        "article": article,
        "en": pair.en,
        "zh": pair.zh,
        "name": scores.get("name"),
        "position": scores.get("position"),
        "place": scores.get("order"),
        "anchors": scores.get("anchors"),
        "score": pair.score,
        "by": pair.by,
    }


def _warnings(
    issue: IssueFile, pairs: list[Pair], items: list[VersionText], ids: dict[tuple[str, int], str]
) -> list[str]:
    warnings = []
    for pair in pairs:
        if pair.en is None or pair.zh is None:
            have, lack = (ENGLISH, CHINESE) if pair.zh is None else (CHINESE, ENGLISH)
            article = ids[have, pair.en or pair.zh or 0]
            warnings.append(
                f"{issue.id}/{article} has no {LANGUAGE_NAMES[lack]} version: it is measured in "
                f"{LANGUAGE_NAMES[have]} only (if one is there, pair them in {issue.id}/issue.yaml: pairs)."
            )
    for item in items:
        opening = item.version.opening
        if opening and item.version.section.kind == "articles" and not opening.position:
            warnings.append(f"{issue.id}/{item.article}: no position is printed for {opening.author_name}.")
        if opening and not opening.title and item.version.section.kind == "articles":
            warnings.append(
                f"{issue.id}/{item.article}: no title is found above the {LANGUAGE_NAMES[item.language]} byline."
            )
    return warnings
