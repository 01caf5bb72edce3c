"""Candidates for metaphors by source domain, proverbs, and sayings that the text introduces, from a lexicon.

The lexicon is a codebook of its own (``config/devices.yaml``) and is matched by the codebook's rules. A metaphor is a
candidate only: whether a word is used in another sense than its basic one, a reader decides in its context, as MIPVU
(Steen et al. 2010) asks; the domains follow critical metaphor analysis (Charteris-Black 2004).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.framing.matching import find_hits
from analysis.rhetoric.device_places import Device, Place, name_of

METAPHOR, PROVERB = "metaphor", "proverb"
PROVERBS, SAYINGS = "proverb", "saying"  # ids of frames of the lexicon that are no source domains
REACH = 60  # characters behind “as a saying goes” in which its quotation begins
_QUOTED = re.compile(r"[\"“「『](?P<text>[^\"”」』]+)[\"”」』]?")
# A couplet in quotation marks: two halves of the same number of characters (欲穷千里目，更上一层楼).
_COUPLET = re.compile(
    r"[\"“「『](?P<a>[\u3400-\u9fff]{4,8})[，；](?P<b>[\u3400-\u9fff]{4,8})[。！]?[\"”」』]"
)


def lexicon_devices(
    lexicon: Codebook, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame
) -> Iterator[Device]:
    """Metaphor candidates and proverbs; a proverb is listed in the lexicon, or introduced as a saying, or a couplet in
    quotation marks (Chinese), and is counted once."""
    place = ["issue", "article", "language", "paragraph"]
    found, _ = find_hits(lexicon, paragraphs, sentences, tokens)
    texts = {row[:4]: row[4] for row in paragraphs.select(*place, "text").iter_rows()}
    begins: dict[tuple[str, str, str, int], list[tuple[int, int]]] = {}
    for row in sentences.sort(*place, "start").select(*place, "start", "sentence").iter_rows():
        begins.setdefault(row[:4], []).append(row[4:])
    proverbs: dict[tuple[str, str, str, int], list[tuple[Place, str]]] = {}
    columns = (*place, "sentence", "frame", "term", "text", "start", "end")
    for issue, article, language, paragraph, sentence, frame, term, text, start, end in found.select(
        columns
    ).iter_rows():
        key = (issue, article, language)
        where = Place(paragraph, sentence, start, end)
        if frame == SAYINGS:
            quoted = _QUOTED.search(texts[*key, paragraph], end)
            if quoted is not None and quoted.start() - end <= REACH:
                start, end = quoted.span("text")
                # the quotation may be a sentence of its own, behind the one that introduces it
                inside = [number for begin, number in begins[*key, paragraph] if begin <= start]
                where = Place(paragraph, inside[-1], start, end)
                proverbs.setdefault((*key, paragraph), []).append((where, text))
        elif frame == PROVERBS:
            proverbs.setdefault((*key, paragraph), []).append((where, term))
        else:
            name = name_of(METAPHOR, "phrase", where)
            yield Device(key, name, METAPHOR, "phrase", (where,), term, domain=frame, candidate=True)
    for at, where, text in _couplets(paragraphs, sentences):
        proverbs.setdefault(at, []).append((where, text))
    for at in sorted(proverbs):
        taken = 0
        for where, frame in sorted(proverbs[at], key=lambda item: (item[0].start, -item[0].end)):
            if where.start >= taken:
                taken = where.end
                yield Device(at[:3], name_of(PROVERB, "phrase", where), PROVERB, "phrase", (where,), frame)


def _couplets(
    paragraphs: pl.DataFrame, sentences: pl.DataFrame
) -> Iterator[tuple[tuple[str, str, str, int], Place, str]]:
    place = ["issue", "article", "language", "paragraph"]
    body = paragraphs.filter((pl.col("language") == "zh") & (pl.col("kind") == "paragraph")).select(place)
    rows = sentences.join(body, on=place, how="semi").sort(*place, "sentence")
    for *at, sentence, text, start in rows.select(*place, "sentence", "text", "start").iter_rows():
        for match in _COUPLET.finditer(text):
            if len(match["a"]) == len(match["b"]):
                where = Place(at[3], sentence, start + match.start("a"), start + match.end("b"))
                yield (at[0], at[1], at[2], at[3]), where, "couplet"
