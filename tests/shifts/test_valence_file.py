"""The list of graded words: what may stand in it, and that the project's own is usable."""

from __future__ import annotations

import pytest
from project import PROJECT
from shift_texts import project_valence, schema, valence_text

from analysis.errors import StudyError
from analysis.rhetoric.markers import load_markers
from analysis.shifts.valence import Valence, load_valence
from workflow.schema_files import read_schema


def load(text: str) -> Valence:
    return load_valence(text, "valence.yaml", read_schema(PROJECT, "valence"))


def refusal(text: str) -> str:
    with pytest.raises(StudyError) as caught:
        load(text)
    return str(caught.value)


def test_every_step_has_words_of_both_languages() -> None:
    for frame in load(valence_text()).codebook.frames:
        for term in frame.terms:
            assert term.zh and term.en, f"{frame.id}.{term.id}"


def test_force_names_categories_and_terms_of_the_markers() -> None:
    path = PROJECT / "config" / "markers.yaml"
    categories = {
        entry.id: {term.id for term in entry.terms}
        for entry in load_markers(path.read_text("utf-8"), path.name, None).categories
    }
    valence = project_valence()
    assert set(valence.categories) <= set(categories)
    assert all(term in categories[category] for category, term in valence.terms)
    assert valence.force("obligation", "must") > valence.force("obligation", "should") > 0
    assert valence.force("obligation", "ought_to_act") == 0 == valence.force("unknown", "unknown")


def test_mistakes_are_told_with_their_line() -> None:
    text = valence_text()
    assert "valence.yaml is empty" not in refusal("") and "is empty" in refusal("")
    twice = text.replace("en: [influence]", "en: [influence, condemn]")
    told = refusal(twice)
    assert told.startswith("valence.yaml: line ") and "the word “condemn” stands already on line" in told
    assert "Did you mean `steps`?" in refusal(text.replace("    steps:", "    step:", 1))
    assert "scale" in refusal(text.replace("  - id: aggression", "  - id: condemnation", 1))
    assert "found the number 7" in refusal(text.replace("{must: 3", "{must: 7", 1))


def test_the_schema_is_the_one_that_the_study_uses() -> None:
    assert schema("valence")["$id"] == "valence.schema.yaml"
