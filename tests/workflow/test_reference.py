"""The generated pages of the documentation say what the code says."""

from __future__ import annotations

from project import PROJECT

from workflow.reference import pages


def test_generated_pages_are_up_to_date() -> None:
    for path, text in pages(PROJECT).items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of date: run `make docs`"
