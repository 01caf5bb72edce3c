"""The gallery shows every figure with its words, its files and how to use it; names stay text."""

from __future__ import annotations

import json
import re
from pathlib import Path

from project import PROJECT

from analysis.gallery.captions import Words
from analysis.gallery.page import gallery_page
from analysis.gallery.shown import Sheet, Shown
from analysis.pages.numbers import Number
from workflow.gallery_files import gallery_of, table_titles

NUMBER = Number("frames.apart.mean", "5", 4.6, "points", "mean difference")


def shown(name: str = "frames", finding: str = "It differs by 5 points.", pages: int = 1) -> Shown:
    sheets = [
        Sheet("double", {kind: f"{name}.{kind}" for kind in ("pdf", "svg", "png")}, 183.0, pages),
        Sheet("slide", {"pdf": f"{name}-slide.pdf"}, 338.7, pages),
    ]
    return Shown(Words(name, f"Which {name}?", finding, "Marks.", "Source."), sheets, [NUMBER])


def test_every_figure_stands_there_with_its_words_files_and_numbers() -> None:
    page = gallery_page("demo", [shown(), shown("topics", pages=3)], {}, {"figure frames": 1}, "demo/")
    for name in ("frames", "topics"):
        assert f'<img src="demo/{name}.png" width="769" alt="Which {name}? It differs by 5 points.">' in page
        assert f"\\input{{figures/demo/{name}.caption}}" in page
        assert f"\\includegraphics[alt={{\\parallaxalt}}]{{figures/demo/{name}.pdf}}" in page
        assert f"for a slide [PDF](demo/{name}-slide.pdf)" in page
    assert page.count("| `frames.apart.mean` | 5 | points | mean difference |") == 2
    assert "3 pages" in page


def test_text_of_the_study_stays_text() -> None:
    hostile = '<script>alert("x")</script> | *a* ``` ![b](c)'
    page = gallery_page("demo", [shown(finding=hostile)], {}, {})
    assert "<script>" not in page.replace("\\<script", "")
    assert re.search(r'alt="[^"<>]*&lt;script&gt;', page)
    assert sum(line.startswith("```") for line in page.splitlines()) == 6


def test_a_study_without_png_or_pdf_shows_what_it_has() -> None:
    sheet = Sheet("single", {"svg": "frames.svg"}, 89.0, 1)
    page = gallery_page("demo", [Shown(shown().words, [sheet], [])], {}, {})
    assert '<a href="frames.svg"><img src="frames.svg" width="374"' in page
    assert "figures.formats" in page


def test_links_of_the_committed_gallery_lead_to_files() -> None:
    folder = PROJECT / "figures" / "spring-2022"
    page = gallery_of(folder, ["overview", "frames"], "spring-2022/")
    links = re.findall(r"\]\(([^)#]+)\)|(?:src|href)=\"([^\"]+)\"", page)
    files = {link or source for link, source in links if not (link or source).startswith("figures/")}
    assert len(files) > 10
    for file in files:
        assert (PROJECT / "figures" / file).is_file(), file


def test_committed_numbers_agree_with_the_figures() -> None:
    folder = PROJECT / "figures" / "spring-2022"
    told = json.loads((folder / "numbers.json").read_text("utf-8"))
    for path in sorted(folder.glob("*.json")):
        for number in json.loads(path.read_text("utf-8")).get("numbers", []):
            assert told[number["key"]]["printed"] == number["printed"]
            assert told[number["key"]]["from"] == f"figure {path.stem}"


def test_tables_are_called_by_the_title_they_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "corpus.md"
    path.write_text("**The texts.** n: articles.\n\n| a |\n", "utf-8")
    assert table_titles([path]) == {"corpus": "The texts"}
    page = gallery_page("demo", [], table_titles([path]), {})
    assert "| [The texts](tables/corpus.md) | [LaTeX](tables/corpus.tex)" in page
