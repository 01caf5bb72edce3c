"""The report as a file: what stands where, what it holds of each figure, and that no text becomes program."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from itertools import pairwise

import pytest
from page_scripts import Scripts, check_nothing_is_loaded
from project import PROJECT
from report_pages import (
    BREAKING,
    CHECKSUM,
    DATA,
    FOLDER,
    PICTURES,
    hostile_figure,
    hostile_page,
    page,
    project_figures,
    project_page,
    record,
)

from analysis.pages.script_bundle import script_bundle
from analysis.report.figures import place_figures
from analysis.report.picture_size import picture_size
from analysis.report.sections import Section, page_sections
from workflow.figure_list import FIGURES
from workflow.page_sources import page_files, read_sources
from workflow.versions import PACKAGES


def held(text: str) -> dict[str, bytes]:
    """The files that a page holds, by name."""
    return {
        attrs["data-name"] or "": zlib.decompress(base64.b64decode(block))
        for tag, attrs, block in Scripts(text).blocks
        if tag == "script" and "data-name" in attrs
    }


def test_the_page_holds_the_bytes_of_every_file_of_every_figure() -> None:
    files = held(project_page())
    assert len(project_figures()) >= 9
    for figure in project_figures():
        for kind, content in (("csv", figure.data), ("json", figure.source), ("svg", figure.picture)):
            path = PROJECT / "figures" / "spring-2022" / f"{figure.name}.{kind}"
            assert files[path.name] == content == path.read_bytes()
    assert files["config.yaml"] == record().configuration.encode()


def test_the_page_of_a_real_issue_stays_small() -> None:
    """Less than a fifth of a megabyte a figure: with twenty of them the page stays under five."""
    assert len(project_page().encode()) < 200_000 * len(project_figures())


def test_only_the_program_of_the_page_is_a_script() -> None:
    parsed = Scripts(hostile_page())
    kinds = [(tag, attrs.get("type")) for tag, attrs, _ in parsed.blocks]
    assert kinds == [("style", None), *[("script", "text/plain")] * 4, ("script", None)]
    assert all(re.fullmatch(r"[A-Za-z0-9+/=]+", block) for _, _, block in parsed.blocks[1:-1])
    policy = next(value for _, name, value in parsed.attributes if name == "content")
    assert policy is not None
    for block, directive in ((parsed.blocks[-1][2], "script-src"), (parsed.blocks[0][2], "style-src")):
        checksum = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{directive} 'sha256-{checksum}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    assert "img-src blob:;" in policy
    assert held(hostile_page())["frames.csv"] == DATA


def test_nothing_is_named_that_would_be_loaded() -> None:
    sources = read_sources(**page_files("report_page", PROJECT))
    for text in (hostile_page(), project_page()):
        check_nothing_is_loaded(text, sources, r"#[\w-]+|reader\.html|\.\./\.\./docs/[\w-]+\.md")


def test_every_link_leads_somewhere() -> None:
    text = project_page()
    parsed = Scripts(text)
    ids = [value for _, name, value in parsed.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    for _, name, value in parsed.attributes:
        if name == "href" and value and value.startswith("#"):
            assert value[1:] in ids
        elif name == "href" and value and value.startswith("../../"):
            assert (PROJECT / value.removeprefix("../../")).is_file()
    methods = sorted(path.name for path in (PROJECT / "docs").glob("methods-*.md"))
    assert [name for name in methods if f"../../docs/{name}" not in text] == []


def test_headings_go_down_by_one_level_at_a_time() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", project_page().partition("<dialog")[0])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_figure_stands_in_the_section_that_comes_from_its_table() -> None:
    sections = [
        Section("a", "A", [], tables=frozenset({"corpus/articles", "alignment/summary"})),
        Section("b", "B", [], tables=frozenset({"framing/salience", "framing/keyness"})),
        Section("c", "C", [], tables=frozenset({"framing/keyness"})),
        Section("d", "D", [], tables=frozenset({"framing/actors_frames"})),
    ]
    tables = {
        "articles": ["corpus/articles"],
        "keyness": ["corpus/articles", "framing/keyness"],
        "salience": ["framing/salience"],
        "actors": ["framing/actors_frames", "framing/salience"],
        "shifts": ["corpus/articles", "shifts/shifts", "alignment/summary"],
    }
    figures = [hostile_figure(name, inputs=dict.fromkeys(used, CHECKSUM)) for name, used in tables.items()]
    placed = [[figure.name for figure in own] for own in place_figures(figures, sections)]
    assert placed == [["articles"], ["keyness", "salience"], [], ["actors"], ["shifts"]]
    assert place_figures(figures, []) == [figures]
    placed = [[figure.name for figure in own] for own in place_figures(figures, sections[:3])]
    assert placed[1] == ["keyness", "salience", "actors"]


def test_figures_are_numbered_as_they_stand_and_listed_in_brief() -> None:
    text = project_page()
    numbers = [int(number) for number in re.findall(r"Figure (\d+)\.</span>", text)]
    assert numbers == list(range(1, len(project_figures()) + 1))
    brief = text.partition('<ol class="brief">')[2].partition("</ol>")[0]
    assert re.findall(r'href="#(figure-[\w-]+)"', brief) == re.findall(r'<figure id="([^"]+)"', text)
    for figure in project_figures():
        assert figure.question.replace(" %", "\N{NO-BREAK SPACE}%") in brief


def test_the_findings_become_sections_and_their_title_is_not_repeated() -> None:
    findings = (PROJECT / "docs" / "findings-spring-2022.md").read_text("utf-8")
    opening, sections = page_sections(findings)
    assert [section.title for section in sections] == re.findall(r"^## (.*)$", findings, re.MULTILINE)
    assert len(opening) == 1 and "codebook" in opening[0]
    assert "framing/salience" in sections[1].tables
    assert page_sections("# A\n\n## Twice\n\nx\n\n## Twice\n\ny\n")[1][1].id == "found-twice-2"


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_other_formats_than_svg(kind: str) -> None:
    """A PNG stands in the page; a PDF, which a browser cannot show there, is offered."""
    text = hostile_page(hostile_figure(kind=kind))
    assert held(text)[f"frames.{kind}"] == PICTURES[kind]
    assert ("<img alt=" in text, "Enlarge</button>" in text) == ((kind == "png",) * 2)
    assert ("made as PDF files only" in text) == (kind == "pdf")


def test_a_picture_has_the_size_of_its_print() -> None:
    for figure in project_figures():
        png = (PROJECT / "figures" / "spring-2022" / f"{figure.name}.png").read_bytes()
        drawn, printed = picture_size("svg", figure.picture), picture_size("png", png)
        assert drawn == pytest.approx(printed, abs=1)
        assert 89 <= drawn[0] / 96 * 25.4 <= 183.1
    for kind in ("svg", "png"):
        with pytest.raises(ValueError, match="does not say how large"):
            picture_size(kind, b"<svg>")


def test_a_study_without_figures_findings_or_warnings_gives_a_page() -> None:
    text = page("s", "# Findings: s\n", [], record(warnings=[]), reader=None)
    assert "The run warns of nothing." in text and "reader.html" not in text and "More figures" not in text


def test_text_that_would_be_a_place_of_the_template_stays() -> None:
    assert "{{study}}" in BREAKING and hostile_page().count("{{study}}") > 5


def test_pages_repeat_to_the_byte() -> None:
    assert hostile_page() == hostile_page()


def test_every_module_is_used() -> None:
    modules = read_sources(**page_files("report_page", PROJECT)).modules
    bundle = script_bundle(modules, "main")
    for name, module in modules.items():
        first = module.splitlines()[0]
        assert first.startswith("// ") and first in bundle, name


def test_the_versions_are_those_of_all_dependencies() -> None:
    import tomllib

    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sorted(PACKAGES) == sorted(re.split(r"[<>=]", name)[0] for name in wanted)


def test_every_figure_has_its_caption_for_snakemakes_report() -> None:
    captions = {path.stem for path in (PROJECT / "workflow" / "report").glob("*.rst")}
    assert set(FIGURES) <= captions
    assert json.loads((PROJECT / "figures" / "spring-2022" / "frames.json").read_text("utf-8"))["question"]
    assert FOLDER.is_dir()
