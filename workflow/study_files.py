"""The files that a study names, read into what the library works with.

Where a study was opened before, ``checked`` says so: a file need not be checked against its schema again.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from analysis.codebook.codebook import Codebook
from analysis.codebook.load import load_codebook
from analysis.corpus.issue_file import IssueFile
from analysis.corpus.layout import Layout, load_layout
from analysis.errors import StudyError
from analysis.rhetoric.markers import Markers, load_markers
from analysis.shifts.valence import Valence, load_valence
from analysis.study.marked_yaml import read_marked_yaml
from analysis.study.schema_mistakes import check_schema
from workflow.files import inside, read_text
from workflow.schema_files import read_schema


def journal_path(root: Path, journals: str, issue: IssueFile) -> Path:
    return inside(root, journals, "config: journals") / f"{issue.journal}.yaml"


def read_layout(root: Path, journals: str, issue: IssueFile, *, checked: bool = False) -> Layout:
    """The layout of an issue's journal; ``checked``: it was checked before."""
    path = journal_path(root, journals, issue)
    if not path.is_file():
        known = sorted(item.stem for item in path.parent.glob("*.yaml"))
        near = difflib.get_close_matches(issue.journal, known, n=1)
        step = f"Did you mean “{near[0]}”?" if near else f"Journals there are: {', '.join(known) or 'none'}."
        raise StudyError(f"{issue.where}: journal", f"there is no journal “{issue.journal}” ({path}).", step)
    marked = read_marked_yaml(read_text(path, str(path)), str(path))
    if not checked:
        check_schema(marked, str(path), read_schema(root, "journal"))
    return load_layout(marked.data, issue.journal, str(path))


def read_codebook(path: str, root: Path, *, checked: bool = False) -> Codebook:
    """The codebook; ``checked`` says that the study was opened before, so that it need not be checked again."""
    if Path(path).suffix.lower() == ".dic":
        raise StudyError(
            "config: codebook",
            f"“{path}” is a dictionary, not a codebook.",
            "Name it under `dictionaries` in a codebook; docs/add-a-codebook.md shows how.",
        )
    schema = None if checked else read_schema(root, "codebook")
    folder = Path(path).parent

    def read(file: str, where: str) -> str:
        return read_text(inside(folder, file, where), where)

    return load_codebook(read_text(Path(path), "config: codebook"), path, schema, read)


def read_lexicon(path: str, root: Path, *, checked: bool = False) -> Codebook:
    """The lexicon of the rhetorical devices; ``checked``: it was checked before."""
    schema = None if checked else read_schema(root, "codebook")
    lexicon = load_codebook(read_text(Path(path), "config: devices.lexicon"), path, schema, _no_dictionary)
    if not lexicon.frames:
        raise StudyError(path, "the lexicon has no frames.", "List source domains under `frames`.")
    return lexicon


def _no_dictionary(_: str, where: str) -> str:
    raise StudyError(
        where, "a lexicon of rhetorical devices cannot load dictionaries.", "Write its terms under `frames`."
    )


def read_markers(path: str, root: Path, *, checked: bool = False) -> Markers:
    """The list of rhetorical markers; ``checked``: it was checked before."""
    schema = None if checked else read_schema(root, "markers")
    return load_markers(read_text(Path(path), "config: markers.file"), path, schema)


def read_valence(path: str, root: Path, *, checked: bool = False) -> Valence:
    """The list of graded words; ``checked``: it was checked before."""
    schema = None if checked else read_schema(root, "valence")
    return load_valence(read_text(Path(path), "config: shifts.valence"), path, schema)


def read_stopwords(english: str, chinese: str) -> dict[str, frozenset[str]]:
    """The stop lists of both languages."""
    from analysis.language.stopwords import load_stopwords

    return {
        language: load_stopwords(read_text(Path(path), f"config: language.stopwords.{language}"), path)
        for language, path in (("en", english), ("zh", chinese))
    }
