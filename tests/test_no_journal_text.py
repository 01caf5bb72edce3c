"""No sentence of the journal or of the speeches stands in the project; terms in the lists of `config/` may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import PROJECT, SHARED, needs_shared

pytestmark = needs_shared

FOLDERS = ("analysis", "benchmarks", "docs", "figures", "issues", "tests", "workflow")
ENDINGS = (".csv", ".css", ".html", ".js", ".json", ".md", ".py", ".smk", ".txt", ".yaml")
WORDS, CHARACTERS = 10, 12  # longer than set phrases and their renderings


def runs(text: str) -> Iterator[str]:
    """All runs of so many English words, or Chinese characters, marks and line ends aside."""
    words = re.findall(r"[a-z]+", text.lower())
    yield from (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    chinese = "".join(re.findall(r"[\u4e00-\u9fff]", text))
    yield from (chinese[at : at + CHARACTERS] for at in range(len(chinese) - CHARACTERS + 1))


@pytest.fixture(scope="module")
def theirs() -> frozenset[str]:
    sources = [*SHARED.glob("issues/*/source.txt"), *SHARED.glob("aligned-speeches/*.??")]
    assert sources
    return frozenset(run for source in sources for run in runs(source.read_text("utf-8")))


def files() -> list[Path]:
    found = [PROJECT / "README.md"]
    for folder in FOLDERS:
        found += [path for path in (PROJECT / folder).rglob("*") if path.suffix in ENDINGS]
    return sorted(path for path in found if ".snakemake" not in path.parts)


def test_no_text_of_others_is_quoted(theirs: frozenset[str]) -> None:
    quoted = {
        str(path.relative_to(PROJECT)): next(run for run in runs(path.read_text("utf-8")) if run in theirs)
        for path in files()
        if not theirs.isdisjoint(runs(path.read_text("utf-8")))
    }
    assert quoted == {}
