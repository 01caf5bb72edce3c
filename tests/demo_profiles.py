"""The profiles of the demo issues, from tables made as the workflow makes them."""

from __future__ import annotations

from functools import cache

import polars as pl
from aligned_demo import demo
from project import PROJECT
from small_study import project_codebook

from analysis.framing.keyness import keyness
from analysis.framing.paired_salience import paired_salience
from analysis.framing.salience import salience
from analysis.profiles.profiles import profiles
from analysis.rhetoric.devices import devices
from analysis.rhetoric.diversity import diversity
from analysis.rhetoric.marker_hits import find_markers
from analysis.rhetoric.marker_rates import marker_rates
from analysis.rhetoric.markers import Markers
from analysis.rhetoric.markers_paired import markers_paired
from analysis.rhetoric.paragraph_sizes import paragraph_sizes
from analysis.rhetoric.text_measures import Settings
from analysis.tables.topics import LABELS, PREVALENCE
from workflow.study_files import read_lexicon, read_markers


@cache
def markers_list() -> Markers:
    return read_markers(str(PROJECT / "config" / "markers.yaml"), PROJECT, checked=True)


@cache
def tables() -> dict[str, pl.DataFrame]:
    study = demo()
    texts = (study.paragraphs, study.sentences, study.tokens)
    frames = [frame.id for frame in project_codebook().frames]
    found = find_markers(markers_list(), *texts)
    ids = markers_list().ids
    lexicon = read_lexicon(str(PROJECT / "config" / "devices.yaml"), PROJECT, checked=True)
    settings = Settings(50, 0.72, 42, {"en": ("tion", "ment"), "zh": ("性", "化")}, frozenset())
    none: dict[str, frozenset[str]] = {"en": frozenset(), "zh": frozenset()}
    return {
        "salience": salience(study.hits, study.articles, study.paragraphs, project_codebook(), "demo"),
        "paired_salience": paired_salience(
            study.hits, study.articles, study.paragraphs, study.units, frames, "demo", 0.5, 99, 1
        ),
        "keyness": keyness(
            study.tokens, study.articles, study.paragraphs, none, ["article", "author"], 3, 500, 99, 1, "demo"
        ),
        "prevalence": prevalence(),
        "labels": LABELS.frame(
            [
                {**dict.fromkeys(LABELS.schema), "topic": topic, "label_en": words, "label": words}
                | {"share": 0.5, "stable": True, "typical_units": ""}
                for topic, words in ((1, "river, water"), (2, "trade, port"))
            ]
        ),
        "markers": marker_rates(found, study.articles, *texts, ids, "demo"),
        "markers_paired": markers_paired(
            found, study.articles, *texts[:2], study.units, ids, "demo", 0.5, 99, 1
        ),
        "devices": devices(*texts, study.units, lexicon, 8.0)[0],
        "paragraph_sizes": paragraph_sizes(study.paragraphs, study.tokens),
        "diversity": diversity(study.tokens, study.paragraphs, settings, 20, 1),
    }


def prevalence() -> pl.DataFrame:
    """Two topics of which the first fills the first article and half of every other."""
    groups = (
        demo().articles.select(pl.format("{}/{}", "issue", "article")).to_series().unique(maintain_order=True)
    )
    rows = []
    for place, group in enumerate(groups):
        for version in ("joint", "en", "zh"):
            for topic in (1, 2):
                share = (0.9 if topic == 1 else 0.1) if place == 0 else 0.5
                row = {"grouping": "article", "group": group, "version": version, "topic": topic}
                row |= {"articles": 1, "units": 10, "share": share, "low": share * 0.9, "high": share * 1.05}
                rows.append({**dict.fromkeys(PREVALENCE.schema), **row, "interval": "units"})
    return PREVALENCE.frame(rows)


@cache
def demo_profiles() -> pl.DataFrame:
    return profiles(demo().articles, tables(), 5)
