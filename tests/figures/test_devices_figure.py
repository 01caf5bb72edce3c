"""The figure of devices has one mark for each device, told by what became of it."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import mark_lines, marks, written
from synthetic_tables import study

from analysis.figures.devices import FATES, draw_devices

pytestmark = pytest.mark.usefixtures("house")


def test_every_device_that_was_looked_for_has_a_mark() -> None:
    whole = study((3, 2), single=(1,))
    drawing = draw_devices(whole.devices, whole.articles)
    for fate in FATES:
        for language in ("en", "zh"):
            drawn = sum(len(marks(page, f"{fate.name} {language}")) for page in drawing.pages)
            assert drawn == whole.devices.filter(presence=fate.name, language=language).height
    assert drawing.data["devices"].sum() == whole.devices["presence"].count()
    assert drawing.data.select(
        (pl.sum_horizontal("kept", "broken", "lost", "unaligned") == pl.col("devices")).all()
    ).item()


def test_what_only_chinese_has_is_left_out() -> None:
    drawing = draw_devices(study((2,)).devices, study((2,)).articles)
    assert not {"idiom", "four_character"} & set(drawing.data["kind"])
    assert "Idiom" not in written(drawing.pages[0], "kind")


def test_fates_are_told_by_fill_and_shape_not_by_colour() -> None:
    whole = study((4,))
    (page,) = draw_devices(whole.devices, whole.articles).pages
    for language, colour in (("en", "#0072B2"), ("zh", "#D55E00")):
        looks = set()
        for fate in FATES:
            for line in mark_lines(page, f"{fate.name} {language}"):
                assert line.get_markeredgecolor() == colour
                looks.add((fate.name, line.get_fillstyle(), line.get_marker()))
        assert len({look[1:] for look in looks}) == len(FATES) == len(looks)


def test_counts_stand_beside_the_marks() -> None:
    whole = study((1,))
    drawing = draw_devices(whole.devices, whole.articles)
    expected = [f"{row['kept']}/{row['devices']}" for row in drawing.data.to_dicts()]
    assert written(drawing.pages[0], "count") == expected


def test_no_two_marks_share_a_place() -> None:
    whole = study((8,))
    (page,) = draw_devices(whole.devices, whole.articles).pages
    places = [
        (round(x, 3), round(y, 3))
        for fate in FATES
        for language in ("en", "zh")
        for x, y in marks(page, f"{fate.name} {language}")
    ]
    assert len(places) == len(set(places))
    assert len(places) > 400


def test_the_finding_tells_source_and_translation_apart() -> None:
    whole = study((2,))
    drawing = draw_devices(whole.devices, whole.articles)
    told = whole.devices.filter(pl.col("presence").is_not_null() & (pl.col("kind") != "metaphor"))
    source, translation = told.filter(language="zh"), told.filter(language="en")
    assert f"hold {source.filter(presence='kept').height} of {source.height} devices" in drawing.finding
    assert (
        f"own {translation.height} the source has {translation.filter(presence='kept').height}"
        in drawing.finding
    )
    turned = draw_devices(whole.devices, whole.articles.with_columns(~pl.col("source"))).finding
    assert f"hold {translation.filter(presence='kept').height} of {translation.height} devices" in turned
