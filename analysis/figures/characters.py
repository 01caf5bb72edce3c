"""Which characters the figures of a study will write, so that the font can be cut before they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from analysis.corpus.line_text import clean
from analysis.figures.keywords import shown_keywords
from analysis.figures.shifts import OTHER, TRACKS
from analysis.figures.trend_panels import PARAGRAPHS
from analysis.rhetoric.device_names import DEVICE_TITLES

NO_TITLES: Mapping[str, Mapping[str, str]] = {}


def characters_written(
    articles: pl.DataFrame,
    keyness: pl.DataFrame,
    labels: pl.DataFrame,
    terms: pl.DataFrame,
    frame_titles: Mapping[str, Mapping[str, str]],
    number: int = 10,
    categories: Mapping[str, Mapping[str, str]] = NO_TITLES,
    actor_titles: Mapping[str, Mapping[str, str]] = NO_TITLES,
    further: Iterable[str] = (),
) -> str:
    """All characters of the text that the figures take from their tables, and of their Chinese names: each once, in
    code order.

    The English words of the figures themselves need not be counted: they are always in the font.

    Args:
        articles: table ``corpus/articles``: ids, authors and titles.
        keyness: table ``framing/keyness``: only the words that ``draw_keywords`` draws.
        labels, terms: tables ``topics/labels`` and ``topics/terms``: labels, names and words of the topics.
        frame_titles: frame id → language → title.
        number: words per article in the keyword figure.
        categories: category of markers → language → title.
        actor_titles: actor id → language → title, of the actors that are drawn.
        further: other text, such as collocates and the names of their terms.
    """
    texts: list[Iterable[str | None]] = [
        articles["issue"],
        articles["article"],
        articles["author_name"],
        articles["title"],
        shown_keywords(keyness, number)["term"],
        labels["label"],
        labels["name"],
        labels["seed"],
        labels["frames"],
        terms["term"],
        frame_titles,
        categories,
        further,
        actor_titles,
        *(track.chinese for track in (*TRACKS, OTHER)),
        PARAGRAPHS.chinese,
        *(
            titles.values()
            for named in (frame_titles, categories, actor_titles, DEVICE_TITLES)
            for titles in named.values()
        ),
    ]
    return "".join(sorted({character for column in texts for text in column for character in clean(text)}))
