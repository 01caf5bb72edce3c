"""Which figures a study has, and that each can be drawn and told of in a report."""

from __future__ import annotations

from project import PROJECT

from workflow.figure_list import FIGURES, figure_settings, figure_tables, figures_of


def test_trends_need_several_issues() -> None:
    assert set(FIGURES) - set(figures_of(1)) == {"trends"}
    assert figures_of(2) == dict(FIGURES)


def test_what_figures_need_is_asked_for_once() -> None:
    tables, settings = figure_tables(), figure_settings()
    assert len(set(tables)) == len(tables) and len(set(settings)) == len(settings)
    assert {"framing/actors_frames", "framing/hits", "alignment/units"} <= set(tables)
    # dates of issues stand in their files, not in the configuration
    assert "dates" not in settings and "codebook" in settings


def test_every_figure_has_a_caption_for_the_report() -> None:
    assert {path.stem for path in (PROJECT / "workflow" / "report").glob("*.rst")} >= set(FIGURES)
