"""Read a folder of texts that were aligned by hand.

For each text ``NAME.en`` and ``NAME.zh`` hold a sentence a line, and ``NAME.align`` a group a line (``[zh]:[en]``,
places from 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.alignment.link_files import read_links
from analysis.alignment.scoring import Link
from analysis.errors import StudyError


@dataclass(frozen=True)
class AlignedText:
    """Sentences of a text in both languages, and which correspond."""

    name: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    links: tuple[Link, ...]


def read_folder(folder: Path) -> list[AlignedText]:
    """All texts of a folder, by name.

    Raises:
        StudyError: the folder holds no text, a file is missing or is not UTF-8, or a line of links is wrong.
    """
    texts = []
    for path in sorted(folder.glob("*.align")):
        en, zh = (_lines(path.with_suffix(suffix)) for suffix in (".en", ".zh"))
        links = read_links("\n".join(_lines(path)), str(path), len(en), len(zh))
        texts.append(AlignedText(path.stem, en, zh, tuple(links)))
    if not texts:
        raise StudyError(str(folder), "there is no file NAME.align in it.", "Name a folder of aligned texts.")
    return texts


def _lines(path: Path) -> tuple[str, ...]:
    if not path.is_file():
        raise StudyError(str(path), "the file is not there.", "Put the text there, a sentence a line.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudyError(str(path), "the file is not text in UTF-8.", "Save it as UTF-8.") from None
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)
