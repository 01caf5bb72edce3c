"""The network of collocates: terms, and the words that both versions put near them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.figures.collocate_graph import shown_collocates
from analysis.figures.collocate_pages import network_pages
from analysis.figures.collocate_sides import draw_key, draw_network
from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.page import Page
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import QUIET
from analysis.language.written_forms import AS_COUNTED
from analysis.pages.numbers import Numbers

QUESTION = "Which words keep company with each term, and do both versions keep the same?"
NOTES = (
    "Open mark: word of one term",
    "Grey line: learned as translations of each other",
    "n: matches of the term",
)
#: Between the head and the first row, for the names of the versions; at the foot, for the thickness of lines.
ABOVE, KEY = 5.4, 6.0


def draw_collocates(
    collocates: pl.DataFrame,
    titles: Mapping[str, Mapping[str, str]],
    nodes: int | Sequence[str] = 8,
    words: int = 6,
    forms: pl.DataFrame = AS_COUNTED,
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw terms in the outer columns and their collocates in the inner ones, English left, Chinese right.

    A word stands once in its language, with a line to each of the terms that it is a collocate of; words that alignment
    learned to pair are joined across the middle.

    Args:
        collocates: table ``framing/collocates``.
        titles: id of a term, actor or word list → language → what it is called.
        nodes: how many are drawn, or which; see :func:`~analysis.figures.collocate_graph.shown_collocates`.
        words: the closest words of a node and version.
        forms: table ``corpus/written_forms``: how English words are written.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a line between a node and a word.
    """
    data = shown_collocates(collocates, nodes, words, forms)
    quote = Numbers("collocates")
    finding = _finding(data, quote)
    heading = Heading(QUESTION, finding, NOTES, size.width)
    networks = network_pages(data, size.maximum_height - heading.most_height - ABOVE - KEY)
    pages = []
    for number, network in enumerate(networks, start=1):
        part = f"page {number} of {len(networks)}" if len(networks) > 1 else ""
        top = heading.height(part) + ABOVE
        page = Page.of(size, top + network.height + KEY)
        heading.draw(page, part)
        draw_network(page, network, titles, top)
        draw_key(page, top + network.height + KEY - 1.2)
        pages.append(page)
    if not networks:
        page = Page.of(size, heading.height() + 5)
        heading.draw(page)
        page.text(0, heading.height() + 3, "no collocates", colour=QUIET, meaning="none")
        pages = [page]
    return Drawing(
        "collocates", QUESTION, finding, _caption(data, words, quote), tuple(pages), data, tuple(quote)
    )


def _finding(data: pl.DataFrame, quote: Numbers) -> str:
    """How many words have a counterpart, and how many are shared."""
    told = []
    for language, name, other in (("en", "English", "Chinese"), ("zh", "Chinese", "English")):
        own = (
            data.filter(pl.col("language") == language)
            .group_by("word")
            .agg(pl.len().alias("terms"), pl.col("partner").is_not_null().any().alias("paired"))
        )
        if own.height:
            all_words = quote(f"{language}.words", own.height, meaning=f"{name} collocates drawn")
            paired = quote(
                f"{language}.paired",
                int(own["paired"].sum()),
                meaning=f"{name} collocates whose translation is a collocate of the same term in {other}",
            )
            shared = quote(
                f"{language}.shared",
                int((own["terms"] > 1).sum()),
                meaning=f"{name} collocates of several terms",
            )
            told.append((name, all_words, paired, shared))
    if len(told) < 2:
        return ""
    (_, english, english_paired, english_shared), (_, chinese, chinese_paired, chinese_shared) = told
    return (
        f"{english_paired} of {english} English and {chinese_paired} of {chinese} Chinese words have their translation "
        f"near the same term; {english_shared} and {chinese_shared} keep company with several terms."
    )


def _caption(data: pl.DataFrame, words: int, quote: Numbers) -> str:
    nodes = data.select("kind", "query").n_unique()
    told = quote.counted("terms", nodes, "term", meaning="terms whose collocates are drawn")
    closest = quote("closest", words, meaning="collocates of each term and version that are drawn at least")
    return (
        f"Collocates of {told} of the codebook: words of the same sentence within the window of the study, the "
        f"{closest} closest of each term and version by logDice (14 + the binary logarithm of twice the joint "
        "count by the sum of both counts), and all lines between these words and the terms. Outside: terms, named "
        "by their first form, in English on the left and in Chinese on the right, n their matches in the version. "
        "Inside: words, English with blue circles, Chinese with vermillion squares, each once; an open mark is a "
        "word of one term, a filled one a word that several terms share. The thicker a line, the larger logDice; "
        "words of one term stand in the order of their closeness. Grey lines join words that the alignment of the "
        "texts learned to pair and that share aligned sentences near the same term. logDice ranks and does not "
        "test, so that it has no interval; its values may not be compared between the languages, ranks and words "
        "may. Stop words and numbers are no collocates. Where a word has no grey line no pair is known; the "
        "translation may have it all the same. On a figure of several pages +1 is a word of one more term on "
        "another page."
    )
