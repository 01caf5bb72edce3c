"""The house style holds whatever the machine has, and leaves matplotlib as it was."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from matplotlib.font_manager import findfont, fontManager

from analysis.figures.font import FAMILY
from analysis.figures.style import INK, PAPER, QUIET, SETTINGS, VERSIONS, house_style


def test_everything_is_as_before_afterwards(font_file: Path) -> None:
    matplotlib.rcParams["lines.linewidth"] = 7.5
    settings, fonts = dict(matplotlib.rcParams), list(fontManager.ttflist)
    with house_style(font_file):
        assert matplotlib.rcParams["lines.linewidth"] == matplotlib.rcParamsDefault["lines.linewidth"]
        assert {font.name for font in fontManager.ttflist} == {FAMILY, "DejaVu Sans"}
        assert Path(str(findfont(FAMILY))) == font_file
    assert dict(matplotlib.rcParams) == settings
    assert fontManager.ttflist == fonts


def test_an_error_inside_also_restores(font_file: Path) -> None:
    fonts = list(fontManager.ttflist)
    with pytest.raises(KeyError), house_style(font_file):
        raise KeyError
    assert fontManager.ttflist == fonts


def test_files_are_set_to_repeatable_and_truetype() -> None:
    assert SETTINGS["pdf.fonttype"] == 42
    assert SETTINGS["svg.fonttype"] == "path"
    assert SETTINGS["svg.hashsalt"]


def test_versions_differ_in_colour_and_in_shape() -> None:
    # Okabe & Ito (2008), Color Universal Design: blue and vermillion.
    assert {language: version.colour for language, version in VERSIONS.items()} == {
        "en": "#0072B2",
        "zh": "#D55E00",
    }
    assert len({version.marker for version in VERSIONS.values()}) == 2


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [INK, QUIET])
def test_text_has_the_contrast_of_wcag_aa(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5
