"""Reports for tests: of the figures that come with the project, and of texts that try to break the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from project import PROJECT

from analysis.pages.markdown import escaped, table
from analysis.report.appendix import Record
from analysis.report.figures import ReportFigure
from analysis.report.page import report_page
from workflow.page_sources import page_files, read_sources

FOLDER = PROJECT / "workflow" / "report_page"
STUDY = "spring-2022"
CHECKSUM = "67d4bb81118f0594e2a945c65fa50bcc60aa616e9e88859df602c29c3e648d5d"


def record(**changes: Any) -> Record:
    values: dict[str, Any] = {
        "configuration": "study: spring-2022\nissues: …/issues\n" + "# a long line " * 20 + "\n" * 60,
        "codebook": {
            "name": "A codebook",
            "version": "1.0",
            "checksum": CHECKSUM,
            "frames": 12,
            "terms": 223,
            "actors": 117,
            "forms": {"en": 1820, "zh": 1432},
            "dictionaries": [],
        },
        "versions": {"Parallax": "0.1.0", "Python": "3.11.7"},
        "inputs": {"2022-spring/source.txt": CHECKSUM},
        "warnings": ["47 codebook terms occur in one language only or nowhere."],
    }
    return Record(**{**values, **changes})


@cache
def project_figures() -> tuple[ReportFigure, ...]:
    """The figures of the real study, as far as they lie in the project."""
    folder = PROJECT / "figures" / STUDY
    found = []
    for path in sorted(folder.glob("*.json")):
        about = json.loads(path.read_text("utf-8"))
        files = [path.with_suffix(f".{kind}") for kind in ("csv", "svg")]
        if "question" in about and all(file.is_file() for file in files):
            data, picture = (file.read_bytes() for file in files)
            found.append(ReportFigure(path.stem, about, data, path.read_bytes(), "svg", picture))
    return tuple(found)


@cache
def project_page() -> str:
    """The report of the real study, from the page of findings in the documentation."""
    findings = (PROJECT / "docs" / f"findings-{STUDY}.md").read_text("utf-8")
    return page(STUDY, findings, project_figures(), record())


def page(
    study: str,
    findings: str,
    figures: Sequence[ReportFigure],
    made_from: Record,
    reader: str | None = "reader.html",
) -> str:
    return report_page(
        study,
        findings,
        figures,
        (FOLDER / "certainty.md").read_text("utf-8"),
        (FOLDER / "methods.md").read_text("utf-8"),
        made_from,
        reader,
        lambda path: f"../../{path}",
        read_sources(**page_files("report_page", PROJECT)),
    )


# A name that would break out of an element, an attribute or a comment.
BREAKING = (
    '"\'><script>window.broken = 1</script><img src=x onerror="window.broken = 2"><!-- {{study}} &amp; |'
)
DATA = f'\ufeffauthor,share\r\n"{BREAKING.replace(chr(34), chr(34) * 2)}",0.5\r\n'.encode()
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="518pt" height="90pt" viewBox="0 0 518 90">'
    b"<script>window.broken = 3</script><style>*{stroke-linejoin: round}</style>"
    b'<rect width="518" height="90" style="fill: #ffffff"/><circle cx="259" cy="45" r="30" fill="#0072b2"/></svg>'
)


PICTURES = {
    "svg": PICTURE,
    "png": (PROJECT / "figures" / STUDY / "frames.png").read_bytes(),
    "pdf": (PROJECT / "figures" / STUDY / "frames.pdf").read_bytes(),
}


def hostile_figure(name: str = "frames", kind: str = "svg", **about: Any) -> ReportFigure:
    told = {
        "question": f"What does {BREAKING} say?",
        "finding": BREAKING,
        "caption": BREAKING,
        "inputs": {"corpus/articles": CHECKSUM, "framing/salience": CHECKSUM},
        **about,
    }
    return ReportFigure(name, told, DATA, json.dumps(told).encode(), kind, PICTURES[kind])


def hostile_page(*figures: ReportFigure) -> str:
    name = escaped(BREAKING)
    findings = [
        f"# Findings: {name}",
        "",
        f"Measured with “{name}”.",
        "",
        f"## What {name} says",
        "",
        *table([name, "English"], [[name, name]]),
        "",
        "Table: `framing/salience`.",
    ]
    made_from = record(
        configuration=f"study: x\nnote: {BREAKING}\n",
        codebook={**record().codebook, "name": BREAKING},
        inputs={BREAKING: CHECKSUM},
        warnings=[BREAKING],
    )
    return page(BREAKING, "\n".join(findings), list(figures) or [hostile_figure()], made_from)
