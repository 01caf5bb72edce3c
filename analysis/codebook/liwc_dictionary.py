"""Read dictionaries of LIWC (``.dic``): numbered categories between two lines of ``%``, then words with numbers."""

from __future__ import annotations

import re

from analysis.codebook.dictionary_key import Key
from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown

_CATEGORY = re.compile(r"(\d+)\s+(\S.*)")
_ENTRY = re.compile(r"(\S.*?)\s+(\d+(?:\s+\d+)*)")


def read_liwc(text: str, name: str) -> list[Key]:
    """The categories of a LIWC dictionary in its order, each with its words and their lines.

    The format is that of LIWC2007 and LIWC2015: a category is a number and a name; a word is followed by the
    numbers of its categories, with tabs or spaces between them. An asterisk stands for any end of a word. LIWC2015
    indents categories below others and has words of several words; the words name all their categories, so that
    the indentation adds nothing and is passed over.

    Args:
        text: the content of the file.
        name: the name of the file, for messages.

    Raises:
        StudyError: the header is missing or does not end, a line cannot be read, a category is numbered twice, a
            word names a category that the header lacks, or a condition of LIWC2001 or LIWC2007 (parentheses, `<of>`)
            stands there.
    """
    lines = list(enumerate(text.removeprefix("\ufeff").splitlines(), start=1))
    header, words = _parts(lines, name)
    keys: dict[int, Key] = {}
    for line, written in header:
        found = _CATEGORY.fullmatch(written.strip())
        if not found:
            raise StudyError(
                f"{name}: line {line}",
                f"found {shown(written.strip())} among the categories; expected a number and the name of a category.",
                "Write it as `31	affect`, or move it behind the second `%`.",
            )
        number = int(found[1])
        if number in keys:
            raise StudyError(
                f"{name}: line {line}",
                f"the category {number} stands already in line {keys[number].line}.",
                "Give each category a number of its own.",
            )
        twin = next((key for key in keys.values() if key.path == (found[2].strip(),)), None)
        if twin:
            raise StudyError(
                f"{name}: line {line}",
                f"the category {shown(found[2].strip())} stands already in line {twin.line}.",
                "Give each category a name of its own.",
            )
        keys[number] = Key((found[2].strip(),), line)
    for line, written in words:
        _read_word(written.strip(), keys, f"{name}: line {line}", line)
    return list(keys.values())


Lines = list[tuple[int, str]]


def _parts(lines: Lines, name: str) -> tuple[Lines, Lines]:
    """The lines of the header and of the words, without empty ones."""
    written = [(line, text) for line, text in lines if text.strip()]
    marks = [place for place, (_, text) in enumerate(written) if text.strip() == "%"]
    if len(marks) < 2 or marks[0] != 0:
        line = written[0][0] if written else 1
        raise StudyError(
            f"{name}: line {line}",
            "the file does not begin with categories between two lines that hold only `%`, as a dictionary of LIWC "
            "does.",
            "Put a line `%` before the first category and one behind the last, or name another format.",
        )
    return written[1 : marks[1]], written[marks[1] + 1 :]


def _read_word(written: str, keys: dict[int, Key], where: str, line: int) -> None:
    found = _ENTRY.fullmatch(written)
    if "(" in written or "<" in written:
        raise StudyError(
            where,
            f"found {shown(written)}: conditions on neighbouring words (parentheses, `<of>`) are not read here.",
            "Write the phrases out, one a line, or delete the line.",
        )
    if not found:
        raise StudyError(
            where,
            f"found {shown(written)}; expected a word and the numbers of its categories.",
            "Write it as `happ*	31	32`.",
        )
    for number in dict.fromkeys(map(int, found[2].split())):
        if number not in keys:
            raise StudyError(
                where,
                f"{shown(found[1])} is in category {number}, which the header does not have.",
                "Add the category between the two `%`, or correct the number.",
            )
        keys[number].values.append((found[1], line))
