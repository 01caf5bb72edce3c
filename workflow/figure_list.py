"""The figures of a study, what each is drawn from, and which parts of the configuration it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FigureSource:
    """What a figure is drawn from.

    Attributes:
        tables: the tables it is drawn from, as ``stage/table``.
        settings: the keys of the configuration that it depends on, besides ``sections`` and ``figures``, which all
            figures do. ``codebook`` stands for the text of the codebook, and ``dates`` for those of the issues.
        issues: how many issues a study has at least that has the figure.
    """

    tables: tuple[str, ...]
    settings: tuple[str, ...] = ()
    issues: int = 1


#: In the order of a reader: the texts, what they speak of, how they speak, and where their versions part.
FIGURES: Mapping[str, FigureSource] = {
    "overview": FigureSource(("corpus/articles",)),
    "frames": FigureSource(("corpus/articles", "framing/salience", "framing/paired_salience"), ("codebook",)),
    "frames_along": FigureSource(
        ("corpus/articles", "corpus/paragraphs", "alignment/units", "framing/hits", "framing/salience"),
        ("codebook",),
    ),
    "trends": FigureSource(("corpus/articles", "framing/salience"), ("codebook", "dates"), issues=2),
    "actors": FigureSource(
        ("corpus/articles", "framing/actors_frames", "framing/salience"), ("codebook", "keyness")
    ),
    "keywords": FigureSource(("corpus/articles", "framing/keyness"), ("keyness",)),
    "collocates": FigureSource(("framing/collocates",), ("codebook", "collocation", "concordance")),
    "topics": FigureSource(
        ("corpus/articles", "topics/prevalence", "topics/labels", "topics/distance"), ("topics",)
    ),
    "topic_terms": FigureSource(("topics/terms", "topics/labels"), ("topics", "codebook")),
    "topic_number": FigureSource(("topics/selection", "topics/choice"), ("topics",)),
    "rhetoric": FigureSource(("corpus/articles", "profiles/profiles"), ("markers",)),
    "devices": FigureSource(("corpus/articles", "rhetoric/devices"), ("devices",)),
    "similarity": FigureSource(
        ("corpus/articles", "profiles/similarity", "profiles/similarity_agreement"),
        ("codebook", "markers", "profiles"),
    ),
    "shifts": FigureSource(("corpus/articles", "shifts/shifts", "alignment/summary"), ("shifts",)),
}


def figures_of(issues: int) -> dict[str, FigureSource]:
    """The figures of a study with so many issues."""
    return {name: figure for name, figure in FIGURES.items() if issues >= figure.issues}


def figure_tables() -> list[str]:
    """All tables that figures are drawn from, each once."""
    return sorted({table for figure in FIGURES.values() for table in figure.tables})


def figure_settings() -> list[str]:
    """All keys of the configuration that figures depend on, each once; dates stand elsewhere."""
    keys = {"sections", "figures"} | {key for figure in FIGURES.values() for key in figure.settings}
    return sorted(keys - {"dates"})
