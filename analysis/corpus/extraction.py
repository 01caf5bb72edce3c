"""Rebuild the articles of an issue from the raw text of its PDF."""

from __future__ import annotations

from analysis.corpus.author_ids import author_id
from analysis.corpus.author_names import author_name
from analysis.corpus.blocks import Flow
from analysis.corpus.chinese_breaks import find_chinese_breaks
from analysis.corpus.corrections import correct_boundaries, correct_kinds, drop_lines
from analysis.corpus.counterpart import anchors, decide_by_counterpart, decide_headings_by_counterpart
from analysis.corpus.english_breaks import find_english_breaks
from analysis.corpus.events import split_events
from analysis.corpus.extraction_tables import (
    CHINESE,
    ENGLISH,
    LANGUAGE_NAMES,
    Extraction,
    VersionText,
    make_tables,
)
from analysis.corpus.headings import classify, set_levels, settle_open
from analysis.corpus.issue_file import IssueFile, check_labels, check_quotes
from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line
from analysis.corpus.measure import measure_chinese, measure_english
from analysis.corpus.pages import split_pages
from analysis.corpus.pairing import Candidate, Pair, pair_versions
from analysis.corpus.repair import Lexicon, build_lexicon, join_lines
from analysis.corpus.unwrapped import find_unwrapped_breaks, measure_unwrapped
from analysis.corpus.versions import Version, assemble_versions
from analysis.errors import StudyError


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
    texts = [VersionText(version, Flow(version.language, _lines(version))) for version in versions]
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
    check_labels(issue, list(dict.fromkeys(item.article for item in articles)))
    items = [*articles, *_events(events)]
    for item in items:
        _join(item, lexicons[item.language])
    return make_tables(source, issue, layout, items, texts, pairs, removed)


def _lines(version: Version) -> list[Line]:
    return [line for page in version.pages for line in page.lines]


def _check_found(texts: list[VersionText], layout: Layout, source_name: str) -> None:
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
                f"the {LANGUAGE_NAMES[item.language]} version by {item.version.opening.author_name} has no text.",
                "Complete the source, or drop these lines by a correction in issue.yaml.",
            )


def _bound(texts: list[VersionText], layout: Layout) -> None:
    by_language = {
        language: [item.flow.lines for item in texts if item.language == language]
        for language in (ENGLISH, CHINESE)
    }
    english, chinese = measure_english(by_language[ENGLISH]), measure_chinese(by_language[CHINESE])
    unwrapped = {language: measure_unwrapped(lines, language) for language, lines in by_language.items()}
    for item in texts:
        lines, written = item.flow.lines, unwrapped[item.language]
        if written:
            item.flow = find_unwrapped_breaks(lines, item.language, layout, written)
        elif item.language == ENGLISH:
            item.flow = find_english_breaks(lines, layout, english, item.version.section)
        else:
            item.flow = find_chinese_breaks(lines, layout, chinese)


def _pair(articles: list[VersionText], layout: Layout, issue: IssueFile) -> list[Pair]:
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
    taken: set[tuple[str, int]] = set()
    for number, pair in enumerate(issue.pairs):
        for language, order in zip((ENGLISH, CHINESE), pair, strict=True):
            if order is not None and order > len(candidates[language]):
                there = len(candidates[language])
                raise StudyError(
                    f"{issue.where}: pairs[{number}].{language}",
                    f"there is no {LANGUAGE_NAMES[language]} version {order}; the issue has {there}.",
                    "Give the place of the version among those of its language, from 1.",
                )
            if order is not None and (language, order) in taken:
                raise StudyError(
                    f"{issue.where}: pairs[{number}].{language}",
                    f"the {LANGUAGE_NAMES[language]} version {order} is in a pair already.",
                    "Put each version into one pair.",
                )
            if order is not None:
                taken.add((language, order))


def _matched(pairs: list[Pair], articles: list[VersionText]) -> list[tuple[VersionText, VersionText]]:
    by_order = {(item.language, item.order): item for item in articles}
    return [
        (by_order[ENGLISH, pair.en], by_order[CHINESE, pair.zh])
        for pair in pairs
        if pair.en is not None and pair.zh is not None
    ]


def _settle_boundaries(texts: list[VersionText]) -> None:
    for item in texts:
        for boundary in item.flow.boundaries:
            if boundary.verdict == "open":
                boundary.decide(boundary.lean, "default", "no other version to ask")


def _name_articles(pairs: list[Pair], articles: list[VersionText], issue: IssueFile) -> None:
    """Give both versions of an article the same id and author."""
    by_order = {(item.language, item.order): item for item in articles}
    named = {author_name(printed): given for printed, given in issue.authors.items()}
    for number, pair in enumerate(pairs, start=1):
        versions = [
            by_order[language, order]
            for language, order in ((ENGLISH, pair.en), (CHINESE, pair.zh))
            if order is not None
        ]
        names = {item.language: item.version.opening.author_name for item in versions if item.version.opening}
        given = next((named[name] for name in names.values() if name in named), None)
        author = given or author_id(names.get(ENGLISH), names.get(CHINESE))
        for item in versions:
            item.article, item.author = f"{number:02d}-{author}", author
            item.author_given = given is not None
            item.title = item.version.opening.title if item.version.opening else None


def _events(sections: list[VersionText]) -> list[VersionText]:
    """The items of sections of events, each as a text of its own, counted through the sections of a language."""
    parts: list[VersionText] = []
    for item in sections:
        opening = item.version.section.item_opening
        if opening is None:
            continue
        for title, body in split_events(item.flow.blocks(), opening):
            number = 1 + sum(part.language == item.language for part in parts)
            part = VersionText(
                item.version, item.flow, order=number, article=f"event-{number:02d}", blocks=body
            )
            part.title_blocks = title
            parts.append(part)
    return parts


def _join(item: VersionText, lexicon: Lexicon) -> None:
    for block in item.blocks:
        block.text, repairs = join_lines(block.lines, item.language, lexicon)
        item.repairs += repairs
    if item.title_blocks:
        lines = [line for block in item.title_blocks for line in block.lines]
        item.title, repairs = join_lines(lines, item.language, lexicon)
        item.repairs += repairs
