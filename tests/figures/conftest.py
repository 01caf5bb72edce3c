"""What all tests of the figures share: the font, cut once, and drawings of an invented study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_figures import font_text

from analysis.figures.font import fallback_path, font_path, subset_font
from analysis.figures.style import house_style


@pytest.fixture(scope="session")
def pinned_font() -> bytes:
    return font_path().read_bytes()


@pytest.fixture(scope="session")
def subset(pinned_font: bytes) -> bytes:
    return subset_font(pinned_font, font_text(), fallback_path().read_bytes())


@pytest.fixture(scope="session")
def font_file(subset: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("font") / "figures.ttf"
    path.write_bytes(subset)
    return path


@pytest.fixture
def house(font_file: Path) -> Iterator[None]:
    """The test runs inside the house style."""
    with house_style(font_file):
        yield
