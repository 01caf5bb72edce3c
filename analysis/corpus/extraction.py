"""Rebuild the articles of an issue from the raw text of its PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

from analysis.corpus.blocks import Block, Flow
from analysis.corpus.chinese_breaks import find_chinese_breaks
from analysis.corpus.corrections import correct_boundaries, correct_kinds, drop_lines
from analysis.corpus.counterpart import anchors, decide_by_counterpart, decide_headings_by_counterpart
from analysis.corpus.english_breaks import find_english_breaks
from analysis.corpus.events import split_events
from analysis.corpus.headings import classify, set_levels, settle_open
from analysis.corpus.issue_file import IssueFile, check_quotes
from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line
from analysis.corpus.measure import measure_chinese, measure_english
from analysis.corpus.pages import Removed, split_pages
from analysis.corpus.pairing import Candidate, Pair, pair_versions, romanize
from analysis.corpus.repair import Lexicon, Repair, build_lexicon, join_lines
from analysis.corpus.report import Fate, account
from analysis.corpus.versions import Version, assemble_versions
from analysis.errors import StudyError
from analysis.tables.corpus import DECISIONS, EXTRACTED, PAIRS, PARAGRAPHS, REPORT

ENGLISH, CHINESE = "en", "zh"


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
class _Text:
    """A version with its lines bound into blocks."""

    version: Version
    flow: Flow
    order: int = 0
    article: str = ""
    author: str | None = None
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    repairs: list[Repair] = field(default_factory=list)
    title_blocks: list[Block] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.version.language


def extract_issue(text: str, layout: Layout, issue: IssueFile, source_name: str) -> Extraction:
    """Rebuild the articles of an issue.

    Args:
        text: the source, lines ended by ``\\n``.
        layout: the habits of its journal.
        issue: the content of its `issue.yaml`.
        source_name: how errors name the source.

    Raises:
        StudyError: no byline is found, a version has no text, or a correction does not fit.
    """
    source = text.split("\n")
    if source and source[-1] == "":
        source.pop()
    check_quotes(issue.corrections, source)
    kept = {
        n for item in issue.corrections if item.do == "keep" for n in range(item.line, item.last_line + 1)
    }
    pages, removed = split_pages(source, layout, frozenset(kept))
    removed += drop_lines(pages, issue.corrections)
    versions, matter = assemble_versions([page for page in pages if page.lines], layout, frozenset(kept))
    removed += matter
    texts = [_Text(version, Flow(version.language, _lines(version))) for version in versions]
    _check_found(texts, layout, source_name)
    articles = [item for item in texts if item.version.section.kind == "articles"]
    events = [item for item in texts if item.version.section.kind == "events"]

    _bound(texts, layout)
    correct_boundaries([item.flow for item in texts], issue.corrections)
    pairs = _pair(articles, layout, issue)
    for en, zh in _matched(pairs, articles):
        decide_by_counterpart(en.flow, zh.flow, layout)
    _settle_boundaries(texts)
    for item in articles:
        item.blocks = item.flow.blocks()
        classify(item.blocks, item.language, layout)
        correct_kinds(item.blocks, issue.corrections)
    for en, zh in _matched(pairs, articles):
        decide_headings_by_counterpart(en.blocks, zh.blocks)
    for item in articles:
        settle_open(item.blocks)
        set_levels(item.blocks)

    lexicons = {
        language: build_lexicon(
            line for item in texts if item.language == language for line in item.flow.lines
        )
        for language in (ENGLISH, CHINESE)
    }
    _name_articles(pairs, articles, issue)
    items = [*articles, *(part for item in events for part in _events(item))]
    for item in items:
        _join(item, lexicons[item.language])
    return _tables(source, issue, layout, items, texts, pairs, removed)


def _lines(version: Version) -> list[Line]:
    return [line for page in version.pages for line in page.lines]


def _check_found(texts: list[_Text], layout: Layout, source_name: str) -> None:
    articles = [item for item in texts if item.version.opening]
    if not articles:
        raise StudyError(
            source_name,
            f"no line has the form of a byline as the journal “{layout.id}” prints it.",
            "Check `journal` in issue.yaml, or `opening` in the journal's file.",
        )
    for item in articles:
        if not item.flow.lines and item.version.opening:
            line = min(removed.number for removed in item.version.head_lines)
            raise StudyError(
                f"{source_name}, line {line}",
                f"the {_NAMES[item.language]} version by {item.version.opening.author_name} has no text.",
                "Complete the source, or drop these lines by a correction in issue.yaml.",
            )


_NAMES = {ENGLISH: "English", CHINESE: "Chinese"}


def _bound(texts: list[_Text], layout: Layout) -> None:
    english = measure_english([item.flow.lines for item in texts if item.language == ENGLISH])
    chinese = measure_chinese([item.flow.lines for item in texts if item.language == CHINESE])
    for item in texts:
        if item.language == ENGLISH:
            item.flow = find_english_breaks(item.flow.lines, layout, english, item.version.section)
        else:
            item.flow = find_chinese_breaks(item.flow.lines, layout, chinese)


def _pair(articles: list[_Text], layout: Layout, issue: IssueFile) -> list[Pair]:
    candidates: dict[str, list[Candidate]] = {ENGLISH: [], CHINESE: []}
    for item in articles:
        side = candidates[item.language]
        item.order = len(side) + 1
        opening = item.version.opening
        body = " ".join(line.text for line in item.flow.lines)
        side.append(
            Candidate(
                order=item.order,
                author_name=opening.author_name if opening else None,
                position=opening.position if opening else None,
                anchors=anchors(body),
                size=len(body),
            )
        )
    _check_fixed(issue, candidates)
    return pair_versions(candidates[ENGLISH], candidates[CHINESE], layout.positions, issue.pairs)


def _check_fixed(issue: IssueFile, candidates: dict[str, list[Candidate]]) -> None:
    for number, pair in enumerate(issue.pairs):
        for language, order in zip((ENGLISH, CHINESE), pair, strict=True):
            if order is not None and order > len(candidates[language]):
                raise StudyError(
                    f"{issue.where}: pairs[{number}].{language}",
                    f"there is no {_NAMES[language]} version {order}; the issue has {len(candidates[language])}.",
                    "Give the place of the version among those of its language, from 1.",
                )


def _matched(pairs: list[Pair], articles: list[_Text]) -> list[tuple[_Text, _Text]]:
    by_order = {(item.language, item.order): item for item in articles}
    return [
        (by_order[ENGLISH, pair.en], by_order[CHINESE, pair.zh])
        for pair in pairs
        if pair.en is not None and pair.zh is not None
    ]


def _settle_boundaries(texts: list[_Text]) -> None:
    for item in texts:
        for boundary in item.flow.boundaries:
            if boundary.verdict == "open":
                boundary.decide(boundary.lean, "default", "no other version to ask")


def _name_articles(pairs: list[Pair], articles: list[_Text], issue: IssueFile) -> None:
    """Give both versions of an article the same id and author."""
    by_order = {(item.language, item.order): item for item in articles}
    for number, pair in enumerate(pairs, start=1):
        versions = [
            by_order[language, order]
            for language, order in ((ENGLISH, pair.en), (CHINESE, pair.zh))
            if order is not None
        ]
        names = [item.version.opening.author_name for item in versions if item.version.opening]
        author = next((issue.authors[name] for name in names if name in issue.authors), None) or author_id(
            names[0]
        )
        for item in versions:
            item.article, item.author = f"{number:02d}-{author}", author
            item.title = item.version.opening.title if item.version.opening else None


def author_id(name: str) -> str:
    """Id of an author from the name as printed: `wang-yi` for “Wang Yi” and for “王毅”."""
    if re.search(r"[\u4e00-\u9fff]", name):
        return romanize(name)
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def _events(item: _Text) -> list[_Text]:
    """The items of a section of events, each as a text of its own."""
    opening = item.version.section.item_opening
    blocks = item.flow.blocks()
    if opening is None:
        return []
    parts = []
    for number, (title, body) in enumerate(split_events(blocks, opening), start=1):
        part = _Text(item.version, item.flow, order=number, article=f"event-{number:02d}", blocks=body)
        part.title_blocks = title
        parts.append(part)
    return parts


def _join(item: _Text, lexicon: Lexicon) -> None:
    for block in item.blocks:
        block.text, repairs = join_lines(block.lines, item.language, lexicon)
        item.repairs += repairs
    if item.title_blocks:
        lines = [line for block in item.title_blocks for line in block.lines]
        item.title, repairs = join_lines(lines, item.language, lexicon)
        item.repairs += repairs


def _tables(
    source: list[str],
    issue: IssueFile,
    layout: Layout,
    items: list[_Text],
    texts: list[_Text],
    pairs: list[Pair],
    removed: list[Removed],
) -> Extraction:
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


def _article_row(item: _Text, issue: IssueFile, layout: Layout) -> dict[str, object]:
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
        "first_line": min(numbers),
        "last_line": max(numbers),
    }


def _paragraph_row(item: _Text, issue: IssueFile, number: int, block: Block) -> dict[str, object]:
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


def _decision_rows(item: _Text, issue: IssueFile) -> list[dict[str, object]]:
    rows: list[tuple[int, str, str, str]] = []
    inside = {line.number for block in (*item.title_blocks, *item.blocks) for line in block.lines}
    for line, boundary in zip(item.flow.lines, item.flow.boundaries, strict=True):
        if boundary.notable and line.number in inside:
            verdict = "split" if boundary.verdict == "break" else boundary.verdict
            rows.append((line.number, verdict, boundary.by, boundary.evidence))
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
    issue: IssueFile, pairs: list[Pair], items: list[_Text], ids: dict[tuple[str, int], str]
) -> list[str]:
    warnings = []
    for pair in pairs:
        if pair.en is None or pair.zh is None:
            have, lack = (ENGLISH, CHINESE) if pair.zh is None else (CHINESE, ENGLISH)
            article = ids[have, pair.en or pair.zh or 0]
            warnings.append(
                f"{issue.id}/{article} has no {_NAMES[lack]} version: it is measured in {_NAMES[have]} only "
                f"(if one is there, pair them in {issue.where}: pairs)."
            )
    for item in items:
        opening = item.version.opening
        if opening and item.version.section.kind == "articles" and not opening.position:
            warnings.append(f"{issue.id}/{item.article}: no position is printed for {opening.author_name}.")
        if opening and not opening.title and item.version.section.kind == "articles":
            warnings.append(
                f"{issue.id}/{item.article}: no title is found above the {_NAMES[item.language]} byline."
            )
    return warnings
