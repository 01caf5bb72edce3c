"""TeX sets every table, whatever stands in it, and no line is wider than its column."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from any_tables import HOSTILE
from exhibit_tables import exhibits

from analysis.exhibits.latex_format import latex_table
from analysis.exhibits.number_kinds import COUNT, POINTS
from analysis.exhibits.preamble import PREAMBLE
from analysis.exhibits.printed_table import Column, Estimate, PrintedTable, Section
from analysis.figures.font import font_path

#: Engine → files of TeX that it needs for the tables.
NEEDS = {
    "xelatex": ("booktabs.sty", "fontspec.sty"),
    "pdflatex": ("booktabs.sty", "CJKutf8.sty", "c70gbsn.fd"),
    "lualatex": ("booktabs.sty", "fontspec.sty", "luaotfload.sty", "lmroman10-regular.otf"),
}
LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverkäuferinnen",
    "MMMMMMMM WWWWWWWW",
    "人类命运共同体和新型国际关系建设" * 3,
    "https://example.org/a/very/long/address?with=parameters&and=more",
)


def hostile_tables() -> list[PrintedTable]:
    texts = (*HOSTILE, *LONG)
    rows = tuple((text, text, Estimate(-0.12, -1.0, 0.3), 1234567) for text in texts)
    columns = [Column("Text & co"), Column("Other_text"), Column("x − y", POINTS, "群组 #1", True)]
    small = PrintedTable(
        "hostile", "50 % of $x_1$ \\", "{}", (*columns, Column("n", COUNT)), (Section("", rows),), texts
    )
    # As many sections as make it go on over pages, each called by a text.
    sections = tuple(Section(text, rows[:3]) for text in texts)
    long = PrintedTable("long", texts[0], "", small.columns, sections, texts)
    articles = [Column("English", POINTS, text, True) for text in texts]
    row = ("Sovereignty", *[Estimate(0.1, -0.1, 0.3)] * len(articles))
    wide = PrintedTable("wide", "Wide", "", (Column("Frame"), *articles), (Section("", (row,) * 12),))
    return [small, long, wide]


def compiled(engine: str, folder: Path, tables: list[PrintedTable], options: str = "") -> str:
    """The log of the engine, as a journal with a text of 160 mm would run it: twice, as longtable needs it."""
    if missing := [file for file in NEEDS[engine] if not shutil.which(engine) or not _found(file)]:
        pytest.skip(f"{engine} with {', '.join(missing)} is not installed: see docs/tables.md")
    (folder / "preamble.tex").write_text(PREAMBLE, "utf-8")
    for table in tables:
        (folder / f"{table.name}.tex").write_text(latex_table(table), "utf-8")
    inputs = "\n".join(rf"\input{{{table.name}}}\clearpage" for table in tables)
    (folder / "paper.tex").write_text(
        "\\documentclass[11pt,a4paper]{article}\n\\usepackage[textwidth=160mm,textheight=240mm]{geometry}\n"
        f"\\input{{preamble}}\n{options}\n\\begin{{document}}\\hfuzz=0.1pt\n{inputs}\n\\end{{document}}\n",
        "utf-8",
    )
    environment = {**os.environ, "OSFONTDIR": str(font_path().parent), "max_print_line": "1000"}
    for _ in range(2):
        run = subprocess.run(
            [engine, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        log = (folder / "paper.log").read_text("utf-8", errors="replace")
        assert run.returncode == 0, log[-3000:]
    return log


def _found(file: str) -> bool:
    run = subprocess.run(["kpsewhich", file], capture_output=True, check=False)
    return run.returncode == 0


@pytest.mark.parametrize("engine", list(NEEDS))
def test_all_tables_of_a_study_fit_their_page(engine: str, tmp_path: Path) -> None:
    log = compiled(engine, tmp_path, list(exhibits().values()))
    assert not re.findall(r"^Overfull .*", log, re.MULTILINE)
    assert "Missing character" not in log and "no Chinese font" not in log


@pytest.mark.parametrize("engine", ["xelatex", "pdflatex"])
def test_any_text_fits_and_is_printed(engine: str, tmp_path: Path) -> None:
    log = compiled(engine, tmp_path, hostile_tables(), r"\usepackage{hyperref}")
    assert not re.findall(r"^Overfull .*", log, re.MULTILINE)
    if not shutil.which("pdftotext"):
        pytest.skip(
            "the tables fit, but pdftotext (poppler-utils) is not installed, so their text was not read"
        )
    subprocess.run(["pdftotext", "paper.pdf", "paper.txt"], cwd=tmp_path, check=True)
    letters = re.sub(r"\s", "", (tmp_path / "paper.txt").read_text("utf-8"))
    assert letters.count("<script>alert(1)</script>") >= 4
    assert "100%&$x" in letters and "=HYPERLINK(1)" in letters and "\\input{x}" in letters
    if engine == "xelatex":
        assert "人类命运共同体" in letters


def test_without_the_preamble_the_english_tables_still_need_no_more_than_packages() -> None:
    text = latex_table(exhibits()["corpus"])
    assert r"\providecommand{\zh}[1]{#1}" in text
    assert set(re.findall(r"\\usepackage", text)) == set()
