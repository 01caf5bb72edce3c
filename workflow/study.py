"""Open a study: check its configuration and everything it names before any job runs.

Paths, files and configuration are met here and in the scripts only; the library in ``analysis/`` knows none of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.codebook.codebook import Codebook
from analysis.codebook.load import load_codebook
from analysis.coding.coding_checks import check_coded_frames
from analysis.corpus.decoding import decode_source
from analysis.corpus.issue_file import IssueFile, read_issue_file
from analysis.corpus.layout import Layout, load_layout
from analysis.errors import StudyError
from analysis.framing.collocation_checks import check_collocation, check_named
from analysis.framing.concordance_checks import check_queries
from analysis.framing.keyness_checks import check_keyness
from analysis.rhetoric.markers import Markers, load_markers
from analysis.shifts.valence import Valence, load_valence
from analysis.study.marked_yaml import Marked, read_marked_yaml
from analysis.study.schema_mistakes import check_schema, shown
from workflow.files import inside, read_bytes, read_text, refuse_braces
from workflow.frequency_lists import list_paths, named_references, read_lists

if TYPE_CHECKING:
    import polars as pl

ISSUE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


@dataclass(frozen=True)
class Study:
    """A checked study. ``issues`` maps ids to folders: in the order of `select`, or by date where it takes all.

    ``dictionaries`` are paths of the files that the codebook loads, ``titles`` those of the issues as printed.
    """

    name: str
    config: Mapping[str, Any]
    issues: Mapping[str, Path]
    root: Path
    dictionaries: Sequence[str] = ()
    titles: Sequence[str] = ()

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
    def dates(self) -> dict[str, str]:
        """When each issue appeared, as its file says."""
        return {
            name: read_issue(folder, self.root, checked=True).date for name, folder in self.issues.items()
        }

    def issue_file(self, issue: str) -> str:
        return str(self.issues[issue] / "issue.yaml")

    def source_file(self, issue: str) -> str:
        folder = self.issues[issue]
        return str(source_path(read_issue(folder, self.root, checked=True), folder))

    def journal_file(self, issue: str) -> str:
        return str(
            journal_path(self.root, self.config["journals"], read_issue(self.issues[issue], self.root))
        )


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
        issues = dict(sorted(issues.items(), key=lambda item: (files[item[0]].date, item[0])))
    titles = [files[name].title for name in issues]
    study = Study(config["study"], config, issues, root, titles=titles)
    for name, folder in issues.items():
        issue = files[name]
        layout = read_layout(root, config["journals"], issue)
        read_source(issue, folder)
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
    for language in ("en", "zh"):
        read_text(
            Path(study.file("language", "stopwords", language)), f"config: language.stopwords.{language}"
        )
    folder = Path(study.file("codebook")).parent
    return replace(study, dictionaries=[str(folder / item.file) for item in codebook.dictionaries])


def check_config(config: Mapping[str, Any], root: Path) -> None:
    """Check the merged configuration against its schema; a value from the command line has no line to name."""
    schema = read_schema(root, "config")
    try:
        check_schema(Marked(dict(config)), "config", schema)
    except StudyError as error:
        raise StudyError(error.where.replace(": line 1", ""), error.found, error.next_step) from None


def find_issues(config: Mapping[str, Any]) -> dict[str, Path]:
    """Folders of the issues that a study takes, by their ids."""
    named = config["issues"]
    folders = [Path(item) for item in ([named] if isinstance(named, str) else named)]
    found: dict[str, Path] = {}
    for folder in folders:
        refuse_braces(str(folder), "config: issues")
        try:
            entries = sorted(folder.iterdir())
        except (OSError, ValueError):
            raise StudyError(
                "config: issues",
                f"there is no folder {shown(str(folder))} that can be read.",
                "Name the folder that holds the issues' folders.",
            ) from None
        for entry in entries:
            if not entry.is_dir() or entry.name.startswith("."):
                continue
            twin = next((other for other in found if other.casefold() == entry.name.casefold()), None)
            if twin is not None:
                raise StudyError(
                    "config: issues",
                    f"two issues have the id “{entry.name}”: {found[twin]} and {entry}.",
                    "Rename one of the folders.",
                )
            found[entry.name] = entry
    chosen = list(found) if config["select"] == "all" else list(config["select"])
    for issue in chosen:
        _check_chosen(issue, chosen, found, folders)
    if not chosen:
        raise StudyError(
            "config: issues", f"“{folders[0]}” holds no issue.", "Put the folder of an issue there."
        )
    return {issue: found[issue] for issue in chosen}


def _check_chosen(issue: str, chosen: list[str], found: Mapping[str, Path], folders: list[Path]) -> None:
    if issue not in found:
        near = difflib.get_close_matches(issue, found, n=1)
        known = ", ".join(found) or "none"
        step = f"Did you mean “{near[0]}”?" if near else f"Issues there are: {known}."
        raise StudyError(
            "config: select", f"there is no issue “{issue}” in {', '.join(map(str, folders))}.", step
        )
    if chosen.count(issue) > 1:
        raise StudyError(
            "config: select", f"the issue “{issue}” stands there twice.", "Name each issue once."
        )
    if not ISSUE_ID.fullmatch(issue):
        raise StudyError(
            str(found[issue]),
            f"“{issue}” cannot be the id of an issue.",
            "Name the folder with letters, digits, `-`, `_` and `.` only.",
        )


@cache
def read_schema(root: Path, name: str) -> Mapping[str, Any]:
    """A schema of the project, parsed, its references put in: following them would take half the time of a check."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (root / "workflow" / "schemas" / f"{name}.schema.yaml").read_text("utf-8")
    schema = yaml.load(text, loader)  # a safe loader
    return _without_references(schema, schema.get("$defs", {}))


def _without_references(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_without_references(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = {**definitions[node["$ref"].rpartition("/")[2]], **node}
    return {
        key: _without_references(value, definitions)
        for key, value in node.items()
        if key not in ("$ref", "$defs")
    }


def read_issue(folder: Path, root: Path, *, checked: bool = False) -> IssueFile:
    """The `issue.yaml` of an issue's folder; ``checked``: it was checked before."""
    path = folder / "issue.yaml"
    if not path.is_file():
        raise StudyError(
            str(folder),
            "there is no issue.yaml in the folder of the issue.",
            "Write one; docs/add-an-issue.md shows how.",
        )
    marked = read_marked_yaml(read_text(path, str(path)), str(path))
    if not checked:
        check_schema(marked, str(path), read_schema(root, "issue"))
    return read_issue_file(marked.data, folder.name, str(path))


def source_path(issue: IssueFile, folder: Path) -> Path:
    return inside(folder, issue.source, f"{issue.where}: source")


def read_source(issue: IssueFile, folder: Path) -> tuple[str, str]:
    """Text and encoding of an issue's source."""
    path = source_path(issue, folder)
    return decode_source(read_bytes(path, f"{issue.where}: source"), str(path))


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


def measured_articles(articles: pl.DataFrame, sections: Sequence[str]) -> pl.DataFrame:
    """The article versions of the sections that a study measures."""
    import polars as pl

    return articles.filter(pl.col("section").is_in(list(sections)))


def measured_texts(articles: pl.DataFrame, *paths: str) -> list[pl.DataFrame]:
    """Tables of texts, restricted to article versions."""
    import polars as pl

    version = ["issue", "article", "language"]
    return [pl.read_parquet(path).join(articles.select(version), on=version, how="semi") for path in paths]


def actor_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """Titles of the actors in both languages, in the order of the codebook."""
    return {actor.id: actor.title for actor in codebook.actors}


def frame_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """Titles of the frames in both languages, in the order of the codebook."""
    return {frame.id: frame.title for frame in codebook.frames}


def query_titles(codebook: Codebook) -> dict[str, Mapping[str, str]]:
    """What terms and actors are called in both languages: by their titles, or else by their first forms."""
    return {
        entry.id: {
            language: entry.title.get(language) or next(iter(entry.forms(language)), "")
            for language in ("en", "zh")
        }
        for entry in codebook.entries()
    }
