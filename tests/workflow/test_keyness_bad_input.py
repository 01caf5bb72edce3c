"""Comparisons that cannot be made are refused in one sentence, most of them before anything has run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from extracted import extract_demo
from project import PROJECT
from projects import quick_config, snakemake

from analysis.errors import StudyError
from analysis.framing.keyness_references import GroupReference, ListReference
from analysis.statistics.groupings import NamedGrouping, group_members
from workflow.comparisons import read_groupings, read_references
from workflow.study import open_study

ROLE = {"name": "role", "groups": {"officials": ["01-a"], "scholars": ["02-b", "03-c"]}}


def opened(monkeypatch: pytest.MonkeyPatch, **keyness: Any) -> None:
    """Open the demo study with these values."""
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["keyness"] = {**config["keyness"], **keyness}
    open_study(config, Path())


def listed(**more: Any) -> list[dict[str, Any]]:
    return [{"list": "news", "en": "README.md", **more}]


@pytest.mark.parametrize(
    ("keyness", "where", "told"),
    [
        ({"units": ["ngrams"]}, "units", ("`lemma` (always",)),
        ({"units": ["lemma", "words"]}, "units[1]", ("found “words”", "`form`")),
        ({"units": ["lemma", "lemma"]}, "units", ("a list of",)),
        ({"units": "lemma"}, "units", ("a list of",)),
        ({"ngrams": {"longest": 1, "minimum_count": 3}}, "ngrams.longest", ("at least 2",)),
        ({"ngrams": {"longest": 3}}, "ngrams.minimum_count", ("is missing",)),
        ({"groupings": ["role"]}, "groupings[0]", ("found “role”",)),
        ({"groupings": [{"name": "role"}]}, "groupings[0].groups", ("is missing",)),
        ({"groupings": [{**ROLE, "name": "My roles"}]}, "groupings[0].name", ("lower-case letters",)),
        ({"groupings": [{**ROLE, "groups": {}}]}, "groupings[0].groups", ("a mapping",)),
        ({"groupings": [{**ROLE, "groups": {"one": []}}]}, "groupings[0].groups.one", ("the list is empty",)),
        ({"groupings": [{**ROLE, "groups": {"one": "01-a"}}]}, "groupings[0].groups.one", ("a list",)),
        ({"groupings": [{**ROLE, "groups": {"one": [1]}}]}, "groupings[0].groups.one[0]", ("in quotes",)),
        ({"groupings": [{**ROLE, "groups": {1: ["01-a"]}}]}, "groupings[0].groups", ("name of a group",)),
        ({"groupings": ["article", {**ROLE, "name": "author"}]}, "groupings[1].name", ("another grouping",)),
        (
            {"groupings": [ROLE, {**ROLE, "groups": {"one": ["01-a"]}}]},
            "groupings[1].name",
            ("another grouping “role”",),
        ),
        ({"references": ["rest"]}, "references[0]", ("found “rest”", "`grouping`")),
        ({"references": [{"grouping": "author"}]}, "references[0].group", ("is missing",)),
        (
            {"references": [{"grouping": "role", "group": "officials"}]},
            "references[0].grouping",
            ("there is no grouping “role”", "define it under keyness.groupings"),
        ),
        ({"references": [{"list": "news"}]}, "references[0]", ("with `list` and its files",)),
        ({"references": listed(list="rest")}, "references[0].list", ("found “rest”",)),
        ({"references": listed(unit="ngrams")}, "references[0].unit", ("`lemma` or `form`",)),
        ({"references": listed(fr="x.csv")}, "references[0].fr", ("`fr` is unknown",)),
        ({"references": listed(unit="form")}, "references[0]", ("Add `form` to keyness.units",)),
        ({"references": listed(en="nowhere.csv")}, "references[0].en", ("there is no file",)),
        ({"references": listed(en="../list.csv")}, "references[0].en", ("leads out of",)),
        (
            {"references": [*listed(), {"list": "news", "zh": "README.md"}]},
            "references[1].list",
            ("another list “news”",),
        ),
    ],
)
def test_what_cannot_be_compared(
    monkeypatch: pytest.MonkeyPatch, keyness: dict[str, Any], where: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(StudyError) as caught:
        opened(monkeypatch, **keyness)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    place = f"config: keyness.{where}"
    assert place in (caught.value.where, f"{caught.value.where}.{where.rsplit('.')[-1]}"), sentence
    for part in told:
        assert part in sentence, sentence


def test_a_file_that_is_no_list_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StudyError, match=r"README\.md: line 1: found “# Parallax”"):
        opened(monkeypatch, references=listed())


def test_groupings_and_references_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened(
        monkeypatch,
        groupings=["author", ROLE],
        references=[{"grouping": "role", "group": "scholars"}, {"grouping": "issue", "group": "x"}],
    )
    named, role = read_groupings(["author", ROLE])
    assert named == "author"
    assert role == NamedGrouping("role", ROLE["groups"], "config: keyness.groupings[1]")
    (tmp_path / "zh.csv").write_text("word,count\n好,2\n", "utf-8")
    group, words = read_references(
        [{"grouping": "role", "group": "scholars"}, {"list": "news", "unit": "form", "zh": "zh.csv"}],
        tmp_path,
    )
    assert group == GroupReference("role", "scholars", "config: keyness.references[0]")
    assert isinstance(words, ListReference) and words.name == "news" and words.unit == "form"
    assert words.lists["zh"].words == ("好",) and set(words.lists) == {"zh"}


def test_the_example_of_the_documentation_is_one_for_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (PROJECT / "docs" / "methods-framing.md").read_text("utf-8")
    (example,) = re.findall(r"^```yaml\n(keyness:\n.*?)```$", text, re.MULTILINE | re.DOTALL)
    keyness = yaml.safe_load(example)["keyness"]
    opened(monkeypatch, **keyness)
    articles = pl.concat([extract_demo(issue).articles for issue in ("2041-spring", "2041-autumn")])
    found = group_members(articles, read_groupings(keyness["groupings"]), "demo")
    roles = found.filter(pl.col("grouping") == "role").group_by("group", "language").len().sort(pl.all())
    assert roles.rows() == [
        (role, language, 2) for role in ("officials", "scholars") for language in ("en", "zh")
    ]


@pytest.mark.slow
def test_named_groups_and_a_list_go_through_a_run(finished: Path) -> None:
    project = finished
    (project / "config" / "news.csv").write_text("word,count\nwater,300\nthe,9000\nriver,20\n", "utf-8")
    quick_config(project)
    path = project / "config" / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    target = "results/demo/framing/keyness.csv"
    ids = [
        f"{issue}/{article}"
        for issue, article in pl.read_parquet(project / "results/demo/corpus/articles.parquet")
        .filter(pl.col("section") == "articles", pl.col("language") == "en")
        .select("issue", "article")
        .rows()
    ]

    def run(officials: list[str]) -> Any:
        config["keyness"].update(
            units=["lemma", "form", "ngrams", "term", "frame"],
            ngrams={"longest": 3, "minimum_count": 3},
            groupings=["article", {"name": "role", "groups": {"officials": officials, "others": ids[2:4]}}],
            references=[
                {"grouping": "role", "group": "others"},
                {"list": "news", "en": "config/news.csv"},
            ],
        )
        path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
        return snakemake(project, target)

    wrong = run([*ids[:2], "2041-spring/99-nobody"])
    told = wrong.stdout + wrong.stderr
    assert wrong.returncode != 0 and "Traceback" not in told
    assert "config: keyness.groupings[1].groups.officials: no article “2041-spring/99-nobody”" in told
    right = run(ids[:2])
    assert right.returncode == 0, right.stderr[-2000:]
    frame = pl.read_parquet((project / target).with_suffix(".parquet"))
    officials = frame.filter(pl.col("group") == "officials")
    assert set(officials.select("unit", "reference", "language").rows()) == {
        *((unit, "rest", language) for unit in config["keyness"]["units"] for language in ("en", "zh")),
        *(
            (unit, "role:others", language)
            for unit in config["keyness"]["units"]
            for language in ("en", "zh")
        ),
        ("lemma", "news", "en"),
    }
    (project / "config" / "news.csv").write_text("word,count\nwater,301\n", "utf-8")
    assert "framing" in snakemake(project, target, "--dry-run").stdout
