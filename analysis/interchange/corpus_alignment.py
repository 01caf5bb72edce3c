"""The files that put an alignment into corpora: Sketch Engine's mapping and the Corpus Workbench's beads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from analysis.interchange.sentence_regions import Range, Region
from analysis.interchange.versions import LANGUAGES, Article
from analysis.interchange.vertical import written_sentences


def sketch_engine_mapping(regions: Sequence[Region]) -> str:
    """Regions as Sketch Engine's m:n mapping between the ``<s>`` of two vertical texts.

    A line a region: the places of ``<s>`` in the first text, a tab, those in the second; ``a`` or ``a,b``
    (first and last), ``-1`` for an empty side. Source: Sketch Engine, "m:n mapping".
    """
    return "".join(f"{_places(first)}\t{_places(second)}\n" for first, second in regions)


def _places(found: Range | None) -> str:
    if found is None:
        return "-1"
    return str(found[0]) if found[0] == found[1] else f"{found[0]},{found[1]}"


def corpus_workbench_alignment(
    regions: Sequence[Region], articles: Sequence[Article], corpora: tuple[str, str]
) -> str:
    """Regions as the input of ``cwb-align-encode``: first and last token of both sides, and the type.

    Empty sides are left out: an alignment attribute has no place for them. Source: "CWB Corpus Encoding
    Tutorial", section 9.2 (figure 8).

    Args:
        regions: regions of the study. articles: its articles, in the same order.
        corpora: names of the English and the Chinese corpus in the Corpus Workbench.
    """
    english, chinese = (_first_tokens(articles, language) for language in LANGUAGES)
    lines = [f"{corpora[0]}\ts\t{corpora[1]}\ts"]
    for region in regions:
        if region.en is None or region.zh is None:
            continue
        sides = (
            english[region.en[0]],
            english[region.en[1] + 1] - 1,
            chinese[region.zh[0]],
            chinese[region.zh[1] + 1] - 1,
        )
        kind = f"{region.en[1] - region.en[0] + 1}:{region.zh[1] - region.zh[0] + 1}"
        lines.append("\t".join([*map(str, sides), kind]))
    return "".join(f"{line}\n" for line in lines)


def _first_tokens(articles: Sequence[Article], language: str) -> list[int]:
    """Place of the first token of each sentence, and one past the last token."""
    sizes = [
        len(sentence.tokens)
        for article in articles
        if language in article.versions
        for sentence in written_sentences(article.versions[language])
    ]
    return [0, *accumulate(sizes)]
