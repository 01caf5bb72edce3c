"""Compile small papers with the LaTeX that is installed, and read what they print."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ENGINES = tuple(engine for engine in ("pdflatex", "xelatex", "lualatex") if shutil.which(engine))

needs_latex = pytest.mark.skipif(
    "pdflatex" not in ENGINES or not shutil.which("pdftotext"),
    reason="no LaTeX, or no reader of its PDF: install texlive-latex-base and poppler-utils",
)


@dataclass(frozen=True)
class Printed:
    """What a paper prints, and what LaTeX complained of."""

    text: str
    errors: list[str]


def compiled(folder: Path, body: str, preamble: str = "", engine: str = "pdflatex", runs: int = 1) -> Printed:
    """Compile a paper in a folder; its text has its white space collapsed, and true minus signs."""
    source = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "paper.tex").write_text(source, "utf-8")
    for _ in range(runs):
        command = [engine, "-interaction=nonstopmode", "-no-shell-escape", "paper.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    log = (folder / "paper.log").read_text("utf-8", errors="replace")
    text = ""
    if (folder / "paper.pdf").is_file():
        read = subprocess.run(["pdftotext", "paper.pdf", "-"], cwd=folder, capture_output=True, check=True)
        text = " ".join(read.stdout.decode("utf-8").split())
    # LaTeX breaks the lines of its log after 79 characters, and those of a message where it says so.
    return Printed(text, re.findall(r"^! (.*(?:\n\(parallax\).*)*)", log, re.MULTILINE))
