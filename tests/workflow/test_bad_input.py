"""Bad input ends in one sentence that says where, what and what next, before anything has run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT
from projects import copy_project, edit

from analysis.errors import StudyError
from workflow.config_files import check_config_files
from workflow.files import check_written
from workflow.study import open_study

ISSUE = Path("issues/2041-spring")
JOURNAL = Path("config/journals/confluence-review.yaml")
CODEBOOK = Path("config/codebook.yaml")
TOPICS = yaml.safe_load((PROJECT / "config" / "config.yaml").read_text("utf-8"))["topics"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy_project(tmp_path))
    return tmp_path


def refuse(where: str, *told: str, **config: Any) -> None:
    """Opening the study fails with one sentence that names the place and holds what is told."""
    merged = {**yaml.safe_load(Path("config/config.yaml").read_text("utf-8")), **config}
    with pytest.raises(StudyError) as caught:
        open_study(merged, Path())
    sentence = str(caught.value)
    assert caught.value.where.startswith(where), sentence
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    for part in told:
        assert part in sentence


@pytest.mark.parametrize(
    ("config", "where", "told"),
    [
        (
            {"select": ["2041-sprng"]},
            "config: select",
            ("no issue “2041-sprng”", "Did you mean “2041-spring”?"),
        ),
        ({"select": ["2041-spring", "2041-spring"]}, "config: select", ("stands there twice",)),
        ({"select": []}, "config: select", ()),
        ({"issues": "no/such/folder"}, "config: issues", ("there is no folder “no/such/folder”",)),
        ({"study": "../elsewhere"}, "config: study", ("“../elsewhere”",)),
        ({"study": "a/b"}, "config: study", ("“a/b”",)),
        ({"codebook": "../codebook.yaml"}, "config: codebook", ("leads out of",)),
        ({"codebook": "/etc/passwd"}, "config: codebook", ("leads out of",)),
        ({"codebook": "config/none.yaml"}, "config: codebook", ("there is no file",)),
        ({"journals": "../journals"}, "config: journals", ("leads out of",)),
        ({"stduy": "x"}, "config: stduy", ("Did you mean `study`?",)),
        ({"sections": ["letters"]}, "config: sections", ("letters", "articles")),
        (
            {"language": {"segmenter": "scissors", "stopwords": {"en": "x", "zh": "y"}}},
            "config: language.segmenter",
            ("“scissors”",),
        ),
        ({"topics": 7}, "config: topics", ("7",)),
        ({"topics": {**TOPICS, "number": "many"}}, "config: topics.number", ("many",)),
        ({"topics": {**TOPICS, "range": []}}, "config: topics.range", ()),
        ({"topics": {**TOPICS, "seeds": [1]}}, "config: topics.seeds", ("seed",)),
        ({"topics": {**TOPICS, 1: 2}}, "config: topics.1", ("the key `1` is unknown",)),
        ({"topics": {**TOPICS, "resamples": 10**30}}, "config: topics.resamples", ("at most 100000",)),
        ({"study": "demo\n"}, "config: study", ("demo⏎",)),
        ({"codebook": "x" * 5000}, "config: codebook", ("cannot be opened",)),
        ({"codebook": "x\0"}, "config: codebook", ("cannot be opened",)),
        ({"codebook": "config/{x}.yaml"}, "config: codebook", ("holds braces",)),
        ({"issues": "{x}"}, "config: issues", ("holds braces",)),
        ({"issues": "x" * 5000}, "config: issues", ("there is no folder",)),
    ],
)
def test_configuration(project: Path, config: dict[str, Any], where: str, told: tuple[str, ...]) -> None:
    refuse(where, *told, **config)


def spoil(path: Path, old: str, new: str) -> Callable[[], None]:
    return lambda: edit(path, old, new)


@pytest.mark.parametrize(
    ("mistake", "where", "told"),
    [
        (
            spoil(ISSUE / "issue.yaml", "journal: confluence-review", "journal: confluence-reviw"),
            f"{ISSUE}/issue.yaml: journal",
            ("no journal “confluence-reviw”", "Did you mean “confluence-review”?"),
        ),
        (
            spoil(ISSUE / "issue.yaml", "source: source.txt", "source: none.txt"),
            f"{ISSUE}/issue.yaml: source",
            ("there is no file",),
        ),
        (
            spoil(ISSUE / "issue.yaml", "source: source.txt", "source: ../../config/codebook.yaml"),
            f"{ISSUE}/issue.yaml: source",
            ("leads out of 2041-spring",),
        ),
        (
            spoil(ISSUE / "issue.yaml", "title:", "titel:"),
            f"{ISSUE}/issue.yaml: line 2: titel",
            ("Did you mean `title`?",),
        ),
        (
            spoil(ISSUE / "issue.yaml", "date: 2041-03", "date: spring"),
            f"{ISSUE}/issue.yaml: line",
            ("“spring”", "2041-03"),
        ),
        (spoil(JOURNAL, "source_language: zh", "source_language: fr"), f"{JOURNAL}: line", ("“fr”",)),
        (
            spoil(JOURNAL, "kind: events", "item_kind: events"),
            f"{JOURNAL}: line",
            ("`item_kind` is unknown",),
        ),
        (spoil(JOURNAL, "kind: articles", "kind: events"), f"{JOURNAL}: line", ("`heading` is missing",)),
        (spoil(JOURNAL, "drop_cap_lines", "drop_caps"), f"{JOURNAL}: line", ("drop_caps", "drop_cap_lines")),
        (
            spoil(JOURNAL, r"page_number: '\d{1,3}'", "page_number: '[0-9'"),
            f"{JOURNAL}: furniture.page_number",
            ("not a valid regular expression",),
        ),
        (
            spoil(JOURNAL, "byline: 'By (?P<author>", "byline: 'By (?P<author>(("),
            f"{JOURNAL}: opening.en.byline",
            ("not a valid regular expression",),
        ),
        (
            spoil(JOURNAL, "byline: 'By (?P<author>", "byline: 'By (?P<writer>"),
            f"{JOURNAL}: opening.en.byline",
            ("(?P<author>…)",),
        ),
        (spoil(CODEBOOK, "frames:", "frame:"), f"{CODEBOOK}: line", ("Did you mean `frames`?",)),
        (spoil(CODEBOOK, "        zh: [人类命运共同体]\n", ""), f"{CODEBOOK}: line", ("has no Chinese",)),
        (spoil(CODEBOOK, "frames:\n", "frames:\n\t- x\n"), f"{CODEBOOK}: line", ("not YAML",)),
    ],
)
def test_files(project: Path, mistake: Callable[[], None], where: str, told: tuple[str, ...]) -> None:
    mistake()
    refuse(where, *told)


def test_a_stop_list_with_two_words_on_a_line(project: Path) -> None:
    path = Path("config/stopwords/en.txt")
    path.write_text("of\nof the\n", encoding="utf-8")
    refuse(f"{path}: line 2", "“of the” is more than one word.")


def test_a_duplicate_term(project: Path) -> None:
    first = "      - id: community_shared_future_mankind\n        zh: [人类命运共同体]\n"
    edit(
        CODEBOOK,
        first,
        f"{first}        en: [a shared home]\n      - id: community_shared_future_mankind\n        zh: [同一屋檐]\n",
    )
    refuse(f"{CODEBOOK}: line", "`community_shared_future_mankind` is taken already")


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "the source is empty"), (b"\x89PNG\r\n\x1a\n\x00\x01\x02\xff\xfe", "is not text")],
)
def test_a_source_without_text(project: Path, data: bytes, told: str) -> None:
    (ISSUE / "source.txt").write_bytes(data)
    refuse(f"{ISSUE}/source.txt", told)


def test_a_missing_source_and_a_missing_issue_file(project: Path) -> None:
    (ISSUE / "source.txt").unlink()
    refuse(f"{ISSUE}/issue.yaml: source", "there is no file")
    (ISSUE / "issue.yaml").unlink()
    refuse(str(ISSUE), "there is no issue.yaml")


def test_two_issues_with_one_id(project: Path) -> None:
    shutil.copytree("issues/2041-spring", "more/2041-Spring")
    refuse("config: issues", "two issues have the id", issues=["issues", "more"])


def test_a_folder_whose_name_cannot_be_an_id(project: Path) -> None:
    shutil.copytree("issues/2041-spring", "issues/2041 春")
    refuse("issues/2041 春", "cannot be the id of an issue")


def test_a_folder_without_issues(project: Path) -> None:
    Path("empty").mkdir()
    refuse("config: issues", "holds no issue", issues="empty")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"study: a\nstudy: b\n", "line 2: the key `study` stands twice"),
        (b"study: [\n", "not YAML"),
        (b"study: \xb4\xba\n", "line 1: the file is not text in UTF-8"),
        (b"", "found nothing in the place of the keys"),
    ],
)
def test_a_configuration_that_snakemake_would_read_wrongly(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(data)
    with pytest.raises(StudyError, match=told):
        check_config_files([path])


def test_a_file_in_the_place_of_the_results(tmp_path: Path) -> None:
    check_written(str(tmp_path / "results" / "demo"))
    (tmp_path / "results").touch()
    with pytest.raises(StudyError, match="results: a file stands where the folder of the results belongs"):
        check_written(str(tmp_path / "results" / "demo"))
