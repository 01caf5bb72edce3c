"""Set a paper with XeLaTeX, and refuse one that a typesetter would send back."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.errors import StudyError

ENGINE = "xelatex"
#: References settle in two runs; a long table may ask for a third.
RUNS = 3
#: Lines of LaTeX's log that tell of a fault that can be seen on the page.
_FAULT = re.compile(
    r"^(?:LaTeX Warning: (?:Reference|Citation|Hyper reference|There were|Label) .*"
    r"|Overfull \\[hv]box .*|Missing character: .*|LaTeX Font Warning: .*)$",
    re.MULTILINE,
)
# Two strings of sixteen bytes: in hexadecimal, or as they are where enough of the bytes can be printed.
_STRING = rb"(?:<[0-9a-f]{32}>|\((?:\\.|[^\\()])*\))"
_IDENTITY = re.compile(rb"/ID\[" + _STRING + _STRING + rb"\]", re.DOTALL)
_ERROR = re.compile(r"^! (.*)$", re.MULTILINE)


def set_paper(paper: Path, fonts: Path) -> bytes:
    """The PDF of a paper, the same bytes from the same sources.

    Args:
        paper: the LaTeX source. What it reads is looked for from its folder.
        fonts: a folder of fonts that the paper may use besides those of the system.

    Raises:
        StudyError: XeLaTeX is not there, stops with an error, or warns of references, boxes or glyphs.
    """
    engine = shutil.which(ENGINE)
    if engine is None:
        raise StudyError(
            str(paper),
            "XeLaTeX, which sets it, is not installed.",
            "Install it (Debian: apt install texlive-xetex texlive-latex-recommended lmodern).",
        )
    # The date of a PDF is not taken from the clock.
    environment = {
        **os.environ,
        "OSFONTDIR": str(fonts.resolve()),
        "SOURCE_DATE_EPOCH": "0",
        "FORCE_SOURCE_DATE": "1",
        "max_print_line": "1000",
    }
    with TemporaryDirectory() as folder:
        command = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
        command += [f"-output-directory={folder}", paper.name]
        for _ in range(RUNS):
            run = subprocess.run(
                command, cwd=paper.parent, env=environment, stdin=subprocess.DEVNULL, capture_output=True
            )
            log = Path(folder, f"{paper.stem}.log").read_text("utf-8", errors="replace")
            if run.returncode:
                found = _ERROR.search(log)
                raise StudyError(
                    str(paper),
                    f"XeLaTeX stopped: {found[1] if found else 'without saying why'}",
                    "Correct the paper.",
                )
        if faults := _FAULT.findall(log):
            raise StudyError(str(paper), f"XeLaTeX warns: {faults[0]}", "Mend the paper, or what it reads.")
        return identified(Path(folder, f"{paper.stem}.pdf").read_bytes())


def identified(pdf: bytes) -> bytes:
    """A PDF whose identity follows from what it holds: XeLaTeX's follows from the folder it was set in."""
    bare = _IDENTITY.sub(b"", pdf)
    digest = hashlib.md5(bare, usedforsecurity=False).hexdigest().encode()
    return _IDENTITY.sub(b"/ID[<%b><%b>]" % (digest, digest), pdf)
