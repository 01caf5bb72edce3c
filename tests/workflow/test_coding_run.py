"""Hand coding from end to end on the demo study: the sheet goes out, is coded, and comes back as reliability."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
import yaml
from projects import snakemake
from sklearn.metrics import precision_score, recall_score

pytestmark = pytest.mark.slow

RESULTS = Path("results/demo/coding")
FRAMES = ["security", "history"]


def configure(project: Path, **coding: object) -> None:
    path = project / "config" / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["coding"].update(coding)
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def fill(project: Path, coder: str, codes: dict[str, str], separator: str = ";") -> None:
    """Code the sheet and save it as a spreadsheet does that uses semicolons."""
    text = (project / RESULTS / "sheet.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({**row, "code": codes[row["id"]]} for row in sorted(rows, key=lambda row: row["text"]))
    (project / "coding").mkdir(exist_ok=True)
    (project / "coding" / f"{coder}.csv").write_bytes(out.getvalue().encode("utf-8-sig"))


def test_a_study_is_coded(finished: Path) -> None:
    project = finished
    configure(project, frames=FRAMES)
    target = str(RESULTS / "sheet.csv")
    run = snakemake(project, target)
    assert run.returncode == 0, run.stderr[-3000:]
    key = pl.read_parquet(project / RESULTS / "key.parquet")
    assert set(key["frame"]) == set(FRAMES)

    # What is true: every third sentence that the program did not find, and all but every fifth that it found.
    place = key.with_row_index("at")
    truth = {
        row["id"]: row["at"] % 5 > 0 if row["found"] else row["at"] % 3 == 0
        for row in place.iter_rows(named=True)
    }
    wrong = set(key["id"][::20])
    fill(project, "lin", {item: "Yes" if held else "NO" for item, held in truth.items()})
    fill(
        project, "wu", {item: "是" if held ^ (item in wrong) else "否" for item, held in truth.items()}, "\t"
    )
    configure(project, coded=["coding/lin.csv", "coding/wu.csv"])
    target = str(RESULTS / "reliability.csv")
    run = snakemake(project, target)
    assert run.returncode == 0, run.stderr[-3000:]
    rows = pl.read_parquet(project / RESULTS / "reliability.parquet")
    for frame in FRAMES:
        part = key.filter(frame=frame, language="en")
        row = rows.row(
            by_predicate=(pl.col("frame") == frame)
            & (pl.col("language") == "en")
            & (pl.col("coder") == "lin"),
            named=True,
        )
        said = [truth[item] for item in part["id"]]
        assert row["precision"] == pytest.approx(
            precision_score(said, part["found"], sample_weight=part["weight"])
        )
        assert row["recall"] == pytest.approx(recall_score(said, part["found"], sample_weight=part["weight"]))
        assert row["precision_low"] < row["precision"] <= row["precision_high"]
    both = rows.row(
        by_predicate=(pl.col("language") == "all")
        & (pl.col("scope") == "all")
        & (pl.col("judge") == "majority"),
        named=True,
    )
    assert both["unresolved"] == len(wrong) and 0.8 < both["alpha"] < 1
    disputed = pl.read_parquet(project / RESULTS / "disputed.parquet")
    assert set(disputed["id"]) == wrong

    # No row is lost.
    codes = pl.read_parquet(project / RESULTS / "codes.parquet")
    assert set(codes["status"]) == {"used"}
    assert codes.filter(coder="wu").height == key.height

    # Who codes in the sheet itself does not lose the work.
    sheet = project / RESULTS / "sheet.csv"
    sheet.write_bytes((project / "coding" / "lin.csv").read_bytes())
    configure(project, seed=8)
    run = snakemake(project, str(RESULTS / "sheet.csv"))
    assert run.returncode != 0
    assert "a new one would be written over them" in run.stdout + run.stderr
    assert sheet.read_bytes() == (project / "coding" / "lin.csv").read_bytes()
    # nor can it be listed
    configure(project, coded=[str(RESULTS / "sheet.csv")])
    run = snakemake(project, "--dry-run")
    assert run.returncode == 1 and "lies where the program writes" in run.stderr.splitlines()[-1]
    # a new sample is drawn once the file is out of the way; old codes say what they are good for
    configure(project, coded=["coding/lin.csv"])
    sheet.unlink()
    run = snakemake(project, str(RESULTS / "sheet.csv"), target)
    assert run.returncode == 0, run.stderr[-3000:]
    counted = pl.read_parquet(project / RESULTS / "codes.parquet").group_by("status").len()
    assert {"used", "left the sample"} == set(counted["status"])
    assert counted["len"].sum() == key.height
