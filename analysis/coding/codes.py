"""Put the files of the coders together with the sample: what each code is good for, and what is decided."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.coding.coded_files import CODER, DECIDING, NO, YES, CodedFile, CodedRow, same_text
from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown
from analysis.tables.coding import CODES, SHEET

USED = "used"
NOT_CODED = "not coded"
NOT_NEEDED = "not needed"
LEFT = "left the sample"
GONE = "not in the study"

_OUTCOMES = {
    (True, YES): "true positive",
    (True, NO): "false positive",
    (False, YES): "false negative",
    (False, NO): "true negative",
}
_PLACE = ("stratum", "language", "frame", "issue", "article", "paragraph", "sentence")


def coded_units(files: Sequence[CodedFile], key: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Every row of the coders' files with its unit; no row is lost, and each says whether it counts.

    A row counts if the sheet of the study as it is now asks for its unit. Units are resolved by the majority of the
    coders. Where as many say yes as say no, the deciding file has the last word; without it the unit is unresolved.

    Args:
        files: what was read back.
        key: the table ``coding/key``.
        population: see :func:`analysis.coding.population.coding_population`.

    Returns:
        The table ``coding/codes``, by file (in the order given) and row.

    Raises:
        StudyError: a row holds the id of one unit and the text of another.
    """
    wanted = list({row.id for file in files for row in file.rows})
    places = {row["id"]: row for row in population.filter(pl.col("id").is_in(wanted)).iter_rows(named=True)}
    for file in files:
        for row in file.rows:
            if row.id in places:
                _check_text(row, places[row.id]["text"], file.path)
    sampled = set(key["id"])
    resolved = _resolved(files)
    tied = _ties(files)
    out: list[dict[str, object]] = []
    for file in files:
        for row in file.rows:
            place = places.get(row.id, {})
            status = _status(row, row.id in sampled, bool(place))
            if status in (USED, NOT_CODED) and file.role == DECIDING and row.id not in tied:
                status = NOT_NEEDED
            said = resolved.get(row.id) if status in (USED, NOT_CODED, NOT_NEEDED) else None
            out.append(
                {
                    "coder": file.coder,
                    "role": file.role,
                    "row": row.row,
                    "id": row.id,
                    "status": status,
                    "code": row.code,
                    "note": row.note or None,
                    "resolved": said,
                    "outcome": _OUTCOMES[place["found"], said] if said else None,
                    **{name: place.get(name) for name in _PLACE},
                    "text": place.get("text", row.text),
                }
            )
    return CODES.frame(out)


def disputed_units(codes: pl.DataFrame, sheet: pl.DataFrame) -> pl.DataFrame:
    """The rows of the sheet on which as many coders say yes as say no, to be decided by one more person.

    Args:
        codes: the table ``coding/codes``.
        sheet: the table ``coding/sheet``.

    Returns:
        The table ``coding/disputed``.
    """
    votes = codes.filter((pl.col("role") == CODER) & (pl.col("status") == USED)).group_by("id")
    tied = votes.agg(lead=pl.when(pl.col("code") == YES).then(1).otherwise(-1).sum()).filter(
        pl.col("lead") == 0
    )
    return SHEET.check(sheet.join(tied, on="id", how="semi", maintain_order="left"))


def _leads(files: Sequence[CodedFile]) -> dict[str, int]:
    """By how many coders yes leads over no."""
    leads: dict[str, int] = {}
    for file in files:
        for row in file.rows:
            if file.role == CODER and row.code:
                leads[row.id] = leads.get(row.id, 0) + (1 if row.code == YES else -1)
    return leads


def _ties(files: Sequence[CodedFile]) -> set[str]:
    return {item for item, lead in _leads(files).items() if lead == 0}


def _resolved(files: Sequence[CodedFile]) -> dict[str, str]:
    resolved = {item: YES if lead > 0 else NO for item, lead in _leads(files).items() if lead}
    tied = _ties(files)
    for file in files:
        for row in file.rows:
            if file.role == DECIDING and row.id in tied and row.code:
                resolved[row.id] = row.code
    return resolved


def _check_text(row: CodedRow, text: str, path: str) -> None:
    if row.text is not None and not same_text(row.text, text):
        raise StudyError(
            f"{path}, row {row.row}",
            f"the text {shown(row.text)} is not that of the id {row.id}: it was edited, or columns were sorted "
            "without the others.",
            "Restore the file as it was before, or put the text of the sheet back.",
        )


def _status(row: CodedRow, sampled: bool, known: bool) -> str:
    if sampled:
        return USED if row.code else NOT_CODED
    return LEFT if known else GONE
