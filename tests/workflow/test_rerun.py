"""What runs again after the demo study has run, and a file or a value has changed."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import yaml
from projects import snakemake, would_run

pytestmark = pytest.mark.slow

SHOWN = {"gallery", "manifest"}
DRAWN = {"figures"} | SHOWN
TOPICS = {"topics", "profiles", "findings", "tables"} | DRAWN
ALL_TOPICS = {"topics_selection"} | TOPICS
PROFILED = {"profiles"} | DRAWN
SHIFTED = {"shifts", "reader", "tables"} | DRAWN
FRAMED = {
    "framing",
    "contexts",
    "coding_sheet",
    "sensitivity",
    "shifts",
    "profiles",
    "reader",
} | TOPICS
ALIGNED = (
    {
        "alignment",
        "interchange",
        "contexts",
        "coding_sheet",
        "devices",
        "discovery",
        "markers",
        "sensitivity",
        "reader",
    }
    | ALL_TOPICS
    | PROFILED
    | SHIFTED
)
AFTER_CORPUS = {"diversity"} | ALIGNED | FRAMED
# What the report is made of, besides the configuration and the files that the study was given.
IN_REPORT = {"findings", "manifest", "figures", "reader"}


@pytest.fixture(scope="module")
def jobs(finished: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Rule → the files that its jobs read and those that they write, as Snakemake tells them."""
    run = snakemake(finished, "--detailed-summary")
    assert run.returncode == 0, run.stderr[-2000:]
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in csv.DictReader(io.StringIO(run.stdout), delimiter="\t", quoting=csv.QUOTE_NONE):
        read, written = found.setdefault(row["rule"], (set(), set()))
        read.update(row["input-file(s)"].split(","))
        written.add(row["output_file"])
    return found


def with_report(expected: set[str]) -> set[str]:
    return expected | ({"report"} if expected & IN_REPORT else set())


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("analysis/figures/overview.py", DRAWN),
        ("analysis/framing/coverage.py", FRAMED),
        ("analysis/alignment/weights.py", ALIGNED),
        ("analysis/interchange/tei.py", {"interchange"}),
        ("analysis/reader/layers.py", {"reader"}),
        ("workflow/reader/search.js", {"reader"}),
        ("workflow/pages/unpack.js", {"reader"}),
        ("workflow/report_page/zoom.js", {"report"}),
        ("analysis/report/appendix.py", {"report"}),
        ("analysis/coding/sample.py", {"coding_sheet"}),
        ("analysis/discovery/ranking.py", {"discovery"}),
        ("analysis/topics/cvb0.py", ALL_TOPICS),
        ("analysis/topics/names.py", TOPICS),
        ("analysis/language/english.py", {"corpus"} | AFTER_CORPUS),
        ("analysis/corpus/repair.py", {"extract", "corpus"} | AFTER_CORPUS),
        ("config/codebook.yaml", {"corpus"} | AFTER_CORPUS),
        ("config/stopwords/en.txt", {"discovery"} | ALL_TOPICS | FRAMED),
        ("config/markers.yaml", {"markers", "shifts", "profiles", "findings", "reader", "tables"} | DRAWN),
        ("config/valence.yaml", SHIFTED),
        ("analysis/shifts/force_shifts.py", SHIFTED),
        ("issues/2041-autumn/issue.yaml", {"extract", "corpus"} | AFTER_CORPUS),
        ("analysis/rhetoric/anaphora.py", {"devices", "findings", "reader", "tables"} | PROFILED),
        ("analysis/profiles/keywords.py", PROFILED),
        ("analysis/findings/coverage_section.py", {"findings"} | SHOWN),
        ("analysis/gallery/captions.py", DRAWN),
        ("analysis/exhibits/latex_format.py", {"tables"} | SHOWN),
        ("analysis/gallery/page.py", SHOWN),
        ("config/devices.yaml", {"devices", "findings", "reader", "tables"} | PROFILED),
    ],
)
def test_exactly_what_depends_on_a_file_is_known_to(
    jobs: dict[str, tuple[set[str], set[str]]], file: str, expected: set[str]
) -> None:
    outdated, rules = {file}, set[str]()
    while more := {rule for rule, (read, _) in jobs.items() if read & outdated} - rules:
        rules |= more
        outdated.update(*(jobs[rule][1] for rule in more))
    assert rules == with_report(expected)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["analysis/language/english.py"], {"corpus"} | AFTER_CORPUS),
        (
            ["analysis/interchange/tei.py", "config/valence.yaml", "workflow/report_page/zoom.js"],
            {"interchange"} | SHIFTED,
        ),
        (
            [
                "analysis/coding/agreement.py",
                "analysis/topics/lda.py",
                "workflow/report/frames.rst",
                "README.md",
            ],
            set(),
        ),
    ],
    ids=["a module of all", "files of some", "files of none"],
)
def test_editing_files_reruns_exactly_what_depends_on_them(
    finished: Path, files: list[str], expected: set[str]
) -> None:
    with ExitStack() as edits:
        for file in files:
            edits.enter_context(edited(finished / file))
        assert would_run(finished) == with_report(expected)


@contextmanager
def edited(path: Path) -> Iterator[None]:
    """A file as it is after somebody has written a line at its end."""
    kept, times = (path.read_bytes(), path.stat()) if path.exists() else (None, None)
    path.write_bytes((kept or b"") + b"\n# edited\n")
    try:
        yield
    finally:
        if kept is not None and times is not None:
            path.write_bytes(kept)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        else:
            path.unlink()


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("keyness", {"prior": 400}, FRAMED),
        ("concordance", {"terms": []}, {"contexts", "findings", "reader", "tables"} | PROFILED),
        ("sensitivity", {"keywords": 5}, {"sensitivity", "findings"} | SHOWN),
        (
            "alignment",
            {"least_confidence": 0.6},
            {"contexts", "markers", "sensitivity", "findings", "reader"} | PROFILED | SHIFTED,
        ),
        ("markers", {"resamples": 200}, {"markers", "findings"} | PROFILED | SHIFTED),
        ("diversity", {"window": 40}, {"diversity", "tables"} | PROFILED),
        ("profiles", {"keywords": 5}, PROFILED),
        ("collocation", {"window": [4, 4]}, {"contexts", "findings", "reader", "tables"} | PROFILED),
        ("shifts", {"least_score": -1}, SHIFTED),
        ("coverage", {"rows": 50}, FRAMED),
        ("devices", {"least_strength": 9}, {"devices", "findings", "reader", "tables"} | PROFILED),
        ("coding", {"hits": 30}, {"coding_sheet"}),
        ("discovery", {"rows": 50}, {"discovery"}),
        ("topics", {"trials": 2}, ALL_TOPICS),
        ("topics", {"resamples": 200}, TOPICS),
        ("figures", {"resolution": 96}, DRAWN),
        ("figures", {"sizes": ["single"]}, DRAWN),
        ("figures", {"collocates": {"words": 4}}, DRAWN),
        ("figures", {"keywords": 8}, {"reader"} | DRAWN),
        ("language", {"segmenter": "characters"}, {"corpus"} | AFTER_CORPUS),
    ],
)
def test_changing_a_value_reruns_exactly_what_depends_on_it(
    finished: Path, tmp_path: Path, key: str, value: dict[str, object], expected: set[str]
) -> None:
    (tmp_path / "change.yaml").write_text(yaml.safe_dump({key: value}), "utf-8")
    assert would_run(finished, "--configfile", str(tmp_path / "change.yaml")) == expected | {"report"}


def test_a_second_run_has_nothing_to_do(finished: Path) -> None:
    run = snakemake(finished)
    assert run.returncode == 0
    assert "Nothing to be done" in run.stdout + run.stderr


def test_a_figure_that_was_deleted_is_drawn_again(finished: Path) -> None:
    path = finished / "figures" / "demo" / "frames.pdf"
    kept = path.read_bytes()
    path.unlink()
    try:
        assert "figures" in would_run(finished)
    finally:
        path.write_bytes(kept)
