"""Open a study: check its configuration and everything it names before any job runs.

Paths, files and configuration are met here and in the scripts only; the library in ``analysis/`` knows none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.coding.coding_checks import check_coded_frames
from analysis.corpus.issue_file import IssueFile
from analysis.errors import StudyError
from analysis.framing.collocation_checks import check_collocation, check_named
from analysis.framing.concordance_checks import check_queries
from analysis.framing.keyness_checks import check_keyness
from analysis.study.marked_yaml import Marked
from analysis.study.schema_mistakes import check_schema
from workflow.files import inside
from workflow.frequency_lists import list_paths, named_references, read_lists
from workflow.issue_folders import find_issues, read_issue, read_source, source_path
from workflow.schema_files import read_schema
from workflow.study_files import (
    journal_path,
    read_codebook,
    read_layout,
    read_lexicon,
    read_markers,
    read_stopwords,
    read_valence,
)


@dataclass(frozen=True)
class Study:
    """A checked study. ``issues`` maps ids to folders: in the order of `select`, or by date where it takes all.

    ``files`` are their `issue.yaml`, in the same order; ``dictionaries`` paths of the files that the codebook loads.
    """

    name: str
    config: Mapping[str, Any]
    issues: Mapping[str, Path]
    root: Path
    files: Mapping[str, IssueFile]
    dictionaries: Sequence[str] = ()

    @property
    def results(self) -> str:
        return f"results/{self.name}"

    @property
    def figures(self) -> str:
        return f"figures/{self.name}"

    def figure_files(self, name: str) -> dict[str, str]:
        """Paths of a figure's files by kind: ``pdf``, and so on; in any but the first size ``slide.pdf``."""
        formats = self.config["figures"]["formats"]
        _, *further = self.config["figures"]["sizes"]
        files = {
            kind: f"{self.figures}/{name}.{kind}"
            for kind in (*formats, "csv", "json", "caption.md", "caption.tex")
        }
        return files | {
            f"{size}.{format}": f"{self.figures}/{name}-{size}.{format}"
            for size in further
            for format in formats
        }

    def shown_file(self, name: str) -> str:
        """The file of a figure that a report shows."""
        files = self.figure_files(name)
        return next(files[kind] for kind in ("png", "svg", "pdf") if kind in files)

    def pictured_file(self, name: str) -> str:
        """The file of a figure that a page shows, or offers where a browser cannot show it."""
        files = self.figure_files(name)
        return next(files[kind] for kind in ("svg", "png", "pdf") if kind in files)

    def other_files(self, *names: str) -> list[str]:
        """The other files of figures."""
        files = [path for name in names for path in self.figure_files(name).values()]
        return [path for path in files if path not in map(self.shown_file, names)]

    def file(self, *keys: str) -> str:
        """Path of a file that the configuration names, as the workflow writes it."""
        value: Any = self.config
        for key in keys:
            value = value[key]
        return str(inside(self.root, value, f"config: {'.'.join(keys)}"))

    @property
    def reference_files(self) -> list[str]:
        """Paths of the frequency lists that groups are compared with."""
        return [
            str(path)
            for reference, where in named_references(self.config["keyness"]["references"])
            for path in list_paths(self.root, reference, where).values()
        ]

    @property
    def titles(self) -> list[str]:
        """Titles of the issues as printed."""
        return [file.title for file in self.files.values()]

    @property
    def dates(self) -> dict[str, str]:
        """When each issue appeared, as its file says."""
        return {name: file.date for name, file in self.files.items()}

    def issue_file(self, issue: str) -> str:
        return str(self.issues[issue] / "issue.yaml")

    def source_file(self, issue: str) -> str:
        return str(source_path(self.files[issue], self.issues[issue]))

    def journal_file(self, issue: str) -> str:
        return str(journal_path(self.root, self.config["journals"], self.files[issue]))


def open_study(config: Mapping[str, Any], root: Path) -> Study:
    """Check a configuration and the files it names.

    Args:
        config: the merged configuration.
        root: the folder of the project; schemas and the files that the configuration names lie in it.

    Raises:
        StudyError: the first thing that is wrong, before anything has run.
    """
    check_config(config, root)
    issues = find_issues(config)
    files = {name: read_issue(folder, root) for name, folder in issues.items()}
    if config["select"] == "all":
        files = dict(sorted(files.items(), key=lambda item: (item[1].date, item[0])))
    study = Study(config["study"], config, {name: issues[name] for name in files}, root, files)
    for name, issue in files.items():
        layout = read_layout(root, config["journals"], issue)
        read_source(issue, issues[name])
        known = {section.id for section in layout.sections if section.kind == "articles"}
        if not known & set(config["sections"]):
            raise StudyError(
                "config: sections",
                f"none of {', '.join(config['sections'])} is a section of articles of the journal “{layout.id}”, "
                f"which has {', '.join(sorted(known))}.",
                "Name a section of the journal.",
            )
    codebook = read_codebook(study.file("codebook"), root)
    wanted = config["concordance"]
    check_queries(
        wanted["terms"], wanted["lists"], codebook, read_schema(root, "codebook"), "config: concordance"
    )
    check_collocation(config["collocation"], wanted["lists"], codebook, "config: collocation")
    if isinstance(nodes := config["figures"]["collocates"]["nodes"], list):
        check_named(nodes, wanted["lists"], codebook, "config: figures.collocates.nodes")
    check_coded_frames(config["coding"]["frames"], codebook, "config: coding.frames")
    check_keyness(config["keyness"], "config: keyness")
    for reference, where in named_references(config["keyness"]["references"]):
        read_lists(root, reference, where)
    read_lexicon(study.file("devices", "lexicon"), root)
    read_markers(study.file("markers", "file"), root)
    read_valence(study.file("shifts", "valence"), root)
    read_stopwords(*(study.file("language", "stopwords", language) for language in ("en", "zh")))
    folder = Path(study.file("codebook")).parent
    return replace(study, dictionaries=[str(folder / item.file) for item in codebook.dictionaries])


def check_config(config: Mapping[str, Any], root: Path) -> None:
    """Check the merged configuration against its schema; a value from the command line has no line to name."""
    schema = read_schema(root, "config")
    try:
        check_schema(Marked(dict(config)), "config", schema)
    except StudyError as error:
        raise StudyError(error.where.replace(": line 1", ""), error.found, error.next_step) from None
