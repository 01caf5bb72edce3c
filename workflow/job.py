"""What every script shares: its log, its errors, and how it reads and writes tables."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import StudyError

if TYPE_CHECKING:
    import polars as pl

    from analysis.tables import Table

PREFIX = "parallax: "
# What is wrong with the disk, and not with the program or the study.
_OF_THE_DISK = (errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EISDIR)


@contextmanager
def job(snakemake: Any) -> Iterator[None]:
    """Run a script's body: mistakes in the input end in one sentence, faults of the program in the log.

    The sentence goes to the log, from where the workflow repeats it at its end.
    """
    log = Path(snakemake.log[0])
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("", encoding="utf-8")
    try:
        yield
    except StudyError as error:
        log.write_text(f"{PREFIX}{error}\n", encoding="utf-8")
        sys.exit(1)
    except Exception as error:
        told = f"{PREFIX}{_told(error, log)}"
        log.write_text(f"{traceback.format_exc()}\n{told}\n", encoding="utf-8")
        sys.exit(1)


def _told(error: Exception, log: Path) -> str:
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        at = f" ({error.filename})" if error.filename else ""
        return (
            f"the disk says: {error.strerror}{at}. See that there is room, that you may write there, and that no "
            "folder has the name of a file."
        )
    return f"the program failed on this input ({type(error).__name__}). Please report it with {log}."


def sentences_of(logs: Iterable[Path]) -> list[str]:
    """The sentences that failed jobs left in their logs."""
    lines = (line for log in logs for line in log.read_text("utf-8").splitlines())
    return [line for line in lines if line.startswith(PREFIX)]


def write(frame: pl.DataFrame, table: Table, path: str, csv: str | None = None) -> None:
    """Check a frame against its declaration and write it as Parquet, and as CSV where a person would open it."""
    from analysis.tables.text_files import csv_parts

    checked = table.check(frame)
    checked.write_parquet(path, compression="zstd", statistics=False)
    if csv is not None:
        with Path(csv).open("wb") as file:
            file.writelines(part.encode("utf-8") for part in csv_parts(checked))


def write_text(text: str, path: str) -> None:
    """Write UTF-8 text with ``\\n`` at line ends, on every system."""
    Path(path).write_bytes(text.encode("utf-8"))
