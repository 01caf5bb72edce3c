"""Files that topics are named by or kept from: where they may lie."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import StudyError
from analysis.study.marked_yaml import read_marked_yaml
from analysis.topics.named_topics import NamedTopic, read_names
from workflow.files import inside, read_text
from workflow.study import Study
from workflow.study_files import read_codebook

NONE = "none"


def open_topic_files(study: Study) -> dict[str, list[str]]:
    """Paths of the file of names and of the kept model, each in a list that is empty where there is none.

    The file of names is read once, so that mistakes in it are told before anything runs.

    Raises:
        StudyError: a file is not there, lies outside the project or where this study writes; names cannot be read; more
            frames are to be seeded than there are topics.
    """
    topics = study.config["topics"]
    found = {key: _checked(study, topics[key], f"config: topics.{key}") for key in ("names", "frozen")}
    for path in found["names"]:
        read_topic_names(path)
    if topics["seeded"] == "frames" and topics["frozen"] == NONE:
        frames = len(read_codebook(study.file("codebook"), study.root, checked=True).frames)
        most = max(topics["range"]) if topics["number"] == "choose" else topics["number"]
        if frames > most:
            key = "range" if topics["number"] == "choose" else "number"
            raise StudyError(
                f"config: topics.{key}",
                f"the codebook has {frames} frames to seed topics with, but there are at most {most} topics.",
                f"Set topics.number to {frames} or more, or topics.seeded to `none`.",
            )
    return found


def read_topic_names(path: str) -> list[NamedTopic]:
    """The topics that a file names."""
    return read_names(read_marked_yaml(read_text(Path(path), "config: topics.names"), path).data, path)


def _checked(study: Study, value: str, where: str) -> list[str]:
    if value == NONE:
        return []
    path = inside(study.root, value, where)
    if not path.is_file():
        raise StudyError(
            where, f"there is no file “{path}”.", "Correct the path, put the file there, or say `none`."
        )
    written = Path(study.results) / "topics"
    if path.resolve().is_relative_to(written.resolve()):
        raise StudyError(
            where,
            f"“{value}” lies where this study writes and would be overwritten.",
            "Copy the file to another folder, and name the copy.",
        )
    return [str(path)]
