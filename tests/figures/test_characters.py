"""The font is cut for what is drawn: nothing that a page writes may be missing from it."""

from __future__ import annotations

from io import BytesIO

import pytest
from drawn_figures import FIGURES, draw, texts
from fontTools.ttLib import TTFont
from synthetic_collocates import QUERY_TITLES
from synthetic_frames import ACTORS
from synthetic_rhetoric import CATEGORIES
from synthetic_tables import FRAMES, study

from analysis.figures.characters import characters_written
from analysis.figures.font import subset_font


@pytest.mark.usefixtures("house")
def test_every_character_of_every_page_is_in_the_font(pinned_font: bytes) -> None:
    whole = study((6,), single=(1,))
    text = characters_written(
        whole.articles,
        whole.keyness,
        whole.labels,
        whole.terms,
        FRAMES,
        10,
        CATEGORIES,
        ACTORS,
        [*whole.collocates["word"], *(title for named in QUERY_TITLES.values() for title in named.values())],
    )
    held = TTFont(BytesIO(subset_font(pinned_font, text))).getBestCmap()
    for figure in FIGURES:
        for page in draw(figure, whole).pages:
            for artist in texts(page):
                assert {ord(character) for character in artist.get_text()} <= set(held)


def test_each_character_once_and_only_drawn_words() -> None:
    whole = study((2,))
    none = whole.without_rows()
    few = characters_written(whole.articles, whole.keyness, none.labels, none.terms, {}, 1)
    many = characters_written(whole.articles, whole.keyness, none.labels, none.terms, {}, 10)
    assert set(few) < set(many)
    assert list(many) == sorted(set(many))
