"""Glossaries that measure proposals."""

from __future__ import annotations

from pathlib import Path

import pytest
from discovered import proposal_rows
from project import PROJECT
from small_study import small_codebook

from analysis.discovery.glossary import Entry, read_glossary, recall
from analysis.errors import StudyError
from benchmarks.discover import main


def test_csv_and_yaml_say_the_same() -> None:
    expected = [Entry(("灯塔",), ("lighthouse",)), Entry(("海花园",), ("sea garden",))]
    assert read_glossary("\ufeffen,zh\nlighthouse,灯塔\nsea garden, 海花园\n", "g.csv") == expected
    assert (
        read_glossary("- {zh: 灯塔, en: lighthouse}\n- {zh: [海花园], en: [sea garden]}\n", "g.yaml")
        == expected
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "g.csv"),
        ("zh,english\n灯塔,x\n", "g.csv"),
        ("zh: 灯塔", "g.yaml"),
        ("- [", "g.yaml"),
        ("- {zh: 灯塔}", "g.yaml"),
    ],
)
def test_what_is_no_glossary_is_refused(text: str, name: str) -> None:
    with pytest.raises(StudyError, match="expected the columns `zh` and `en`"):
        read_glossary(text, name)


def test_each_entry_is_counted_once() -> None:
    entries = [
        Entry(("合作共赢",), ("Win-win cooperation",)),
        Entry(("灯塔",), ("the lighthouses",)),
        Entry(("海花园",), ("sea garden",)),
        Entry(("渔民", "渔夫"), ("fisherman",)),
    ]
    proposals = proposal_rows(
        ("lighthouse", "term", "灯塔", "lighthouse"), ("garden", "term", "海花园", "marine park")
    )
    found = recall(entries, proposals, small_codebook())
    assert (found.known, found.proposed, found.half, found.missed) == tuple((entry,) for entry in entries)
    assert recall(entries, proposals, None).missed == (entries[0], entries[3])


def test_the_benchmark_measures_the_demo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    glossary = tmp_path / "g.csv"
    glossary.write_text("zh,en\n维利斯公约,Velis Compact\n合作共赢,win-win cooperation\n沙丘,dune\n", "utf-8")
    assert main(["issues", str(glossary), "--missing"]) == 0
    told = capsys.readouterr().out.split("config/codebook.yaml")
    assert "proposed                   2   67%" in told[0] and "missed: 沙丘 | dune" in told[0]
    assert "in the codebook            1" in told[1] and "proposed                   1   50%" in told[1]
    assert main(["nowhere", str(glossary)]) == 1
    assert capsys.readouterr().err.startswith("parallax: nowhere: ")
