"""Whole runs of the demo study: what they leave, what they say, and what a failure spares."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from pathlib import Path

import polars as pl
import pytest
import yaml
from chromium import chromium, needs_chromium, opened
from projects import copy_project, edit, quick_config, snakemake, would_run

from analysis.exhibits.table_sources import FORMATS, TABLE_SOURCES
from workflow.figure_list import FIGURES

pytestmark = pytest.mark.slow


def test_every_figure_comes_with_its_formats_its_data_and_its_story(finished: Path) -> None:
    folder = finished / "figures" / "demo"
    for name in FIGURES:
        for kind in ("pdf", "svg", "png", "csv", "json", "caption.md", "caption.tex"):
            assert (folder / f"{name}.{kind}").stat().st_size > 100
        story = json.loads((folder / f"{name}.json").read_text("utf-8"))
        assert story["question"].endswith("?")
        assert story["caption"] and story["data"] == f"{name}.csv" and story["inputs"]
        sizes = {size["name"]: size for size in story["sizes"]}
        assert list(sizes) == ["double", "slide"]
        assert sizes["double"]["files"] == [f"{name}.{kind}" for kind in ("pdf", "svg", "png")]
        assert sizes["slide"]["files"] == [f"{name}-slide.{kind}" for kind in ("pdf", "svg", "png")]
        assert all((folder / file).stat().st_size > 100 for file in sizes["slide"]["files"])
        assert set(sizes["slide"]["heights_mm"]) == {190.5} and sizes["slide"]["width_mm"] == 338.7
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert sorted(manifest) == sorted(name for name in files if name != "manifest.json")
    assert {f"tables/{name}.{kind}" for name in TABLE_SOURCES for kind in FORMATS} < set(manifest)
    for name, checksum in manifest.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum


def test_every_number_of_figures_and_findings_can_be_cited(finished: Path) -> None:
    folder = finished / "figures" / "demo"
    told = json.loads((folder / "numbers.json").read_text("utf-8"))
    said = json.loads((finished / "results" / "demo" / "findings.json").read_text("utf-8"))
    for name in FIGURES:
        said += json.loads((folder / f"{name}.json").read_text("utf-8"))["numbers"]
    assert {number["key"]: number["printed"] for number in said} == {
        key: number["printed"] for key, number in told.items()
    }
    lines = (folder / "numbers.tex").read_text("utf-8").splitlines()
    assert sum(line.startswith("\\parallax@number{") for line in lines) == len(told) > 500
    gallery = (folder / "README.md").read_text("utf-8")
    assert all(f'src="{name}.png"' in gallery for name in FIGURES)
    assert "](tables/corpus.md)" in gallery


def test_the_closing_summary_says_where_things_are(finished: Path) -> None:
    told = (finished / "told.txt").read_text("utf-8")
    assert "the study “demo” is complete" in told
    assert "figures/demo/" in told and "results/demo/" in told


def test_a_run_that_was_asked_for_a_part_does_not_say_that_all_is_there(finished: Path) -> None:
    (finished / "results/demo/discovery/proposals.csv").unlink()
    told = snakemake(finished, "--until", "discovery").stdout
    assert "Parallax: what was asked for of the study “demo” is there." in told
    assert "is complete" not in told and "report.html" not in told


def test_every_rule_has_a_log_and_a_benchmark() -> None:
    from project import PROJECT

    for file in sorted((PROJECT / "workflow" / "rules").glob("*.smk")):
        text = file.read_text("utf-8")
        rules = len(re.findall(r"^rule \w+:", text, re.MULTILINE))
        assert (
            rules
            == text.count("\n    log:\n")
            == text.count("\n    benchmark:\n")
            == text.count("\n    message:\n")
        )
        assert "run:" not in text


def test_other_topic_models_are_compared_when_asked_for(finished: Path) -> None:
    assert would_run(finished, "topics_models") == {"topics_models"}
    quick = {"topics": {"number": 3, "range": [3], "trials": 1, "chains": 2}}
    (finished / "quick.yaml").write_text(yaml.safe_dump(quick), "utf-8")
    assert snakemake(finished, "topics_models", "--configfile", "quick.yaml").returncode == 0
    assert (finished / "results" / "demo" / "topics" / "models.csv").is_file()


def test_snakemakes_report_bundles_figures_and_pages(finished: Path) -> None:
    run = snakemake(finished, "--report", "bundle.zip")
    assert run.returncode == 0, run.stderr[-2000:]
    with zipfile.ZipFile(finished / "bundle.zip") as bundle:
        shown = {name.rsplit("/", 1)[-1] for name in bundle.namelist()}
    assert {f"{name}.png" for name in FIGURES} | {"findings.md", "profiles.md", "reader.html"} <= shown
    (finished / "bundle.zip").unlink()


@needs_chromium
def test_snakemakes_report_is_read_without_a_network(finished: Path) -> None:
    run = snakemake(finished, "--report", "bundle.html")
    assert run.returncode == 0, run.stderr[-2000:]
    path = finished / "bundle.html"
    with chromium() as browser:
        context = browser.new_context()
        context.set_offline(True)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.get_by_role("heading", name="Parallax: the study “demo”").wait_for()
        for category in ("Findings", "Reader", "Report", "Figures"):
            assert page.get_by_text(category, exact=True).first.is_visible()
        page.get_by_text("Figures", exact=True).first.click()
        page.get_by_text("Which frames does each article use").wait_for()
    assert {url for url in asked if not url.startswith("data:")} == {path.as_uri()}
    path.unlink()


@needs_chromium
def test_the_report_of_the_study_opens_from_disk(finished: Path) -> None:
    path = finished / "results" / "demo" / "report.html"
    with chromium() as browser, opened(browser, path) as report:
        assert report.page.locator("figure img").count() == len(FIGURES)
        told = report.page.locator("#appendix").text_content() or ""
        assert "issues: issues" in told and "2041-spring/source.txt" in told
        assert str(finished) not in path.read_text("utf-8")


def checksums(project: Path) -> dict[str, str]:
    folders = (project / "figures", project / "results" / "demo")
    return {
        str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"logs", "benchmarks"} & set(path.parts)
    }


def test_a_failing_job_says_one_sentence_and_spares_earlier_results(finished: Path) -> None:
    before = checksums(finished)
    path = finished / "issues" / "2041-spring" / "issue.yaml"
    kept, times = path.read_bytes(), path.stat()
    correction = "corrections:\n  - {line: 5, quote: words that stand nowhere, do: join}\n"
    path.write_bytes(kept + correction.encode())
    try:
        run = snakemake(finished)
    finally:
        path.write_bytes(kept)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    told = run.stdout + run.stderr
    assert run.returncode != 0
    assert "does not hold the quote “words that stand nowhere”" in told
    assert "issue.yaml: corrections[0]" in told
    assert "Traceback" not in told
    assert checksums(finished) == before


def test_what_a_failed_job_should_have_made_is_made_anew(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    edit(
        project / "workflow" / "job.py",
        "    try:\n        yield",
        "    _fail_where_a_test_says_so()\n    try:\n        yield",
    )
    with (project / "workflow" / "job.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef _fail_where_a_test_says_so() -> None:\n")
        file.write("    if Path('fail').exists():\n        sys.exit(1)\n")
    corpus = project / "results" / "demo" / "corpus" / "articles.parquet"
    assert snakemake(project, "corpus").returncode == 0
    before = corpus.read_bytes()
    other = ("corpus", "--config", "language={segmenter: characters}")
    (project / "fail").touch()
    assert snakemake(project, *other).returncode != 0
    assert corpus.read_bytes() == before
    (project / "fail").unlink()
    # Snakemake alone would say that there is nothing to be done
    assert would_run(project, *other) == {"corpus"}
    assert snakemake(project, *other).returncode == 0
    assert corpus.read_bytes() != before
    assert would_run(project, *other) == set()


def test_a_wrong_configuration_stops_with_one_line(finished: Path) -> None:
    run = snakemake(finished, "--config", "select=[2041-sprin]")
    assert run.returncode == 1
    sentence = (
        "parallax: config: select: there is no issue “2041-sprin” in issues. Did you mean “2041-spring”?"
    )
    assert run.stderr.splitlines()[-1] == sentence
    assert "Traceback" not in run.stderr


def test_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    source = project / "issues" / "2041-spring" / "source.txt"
    source.write_bytes(source.read_text("utf-8").encode("gb18030"))
    run = snakemake(project, "results/demo/corpus/warnings.txt")
    assert run.returncode == 0, run.stderr[-2000:]
    assert "was read as GB18030" in (project / "results/demo/corpus/warnings.txt").read_text("utf-8")
    assert pl.read_parquet(project / "results/demo/corpus/articles.parquet").height == 21


def test_an_article_without_its_counterpart_goes_through_to_the_figures(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    quick_config(project, select=["2041-spring"])
    # Braces are wildcards to Snakemake, unless the workflow hands the title on as it is.
    edit(
        project / "issues/2041-spring/issue.yaml",
        "title: The Confluence Review, Spring 2041",
        'title: "The {Review} & <b>Spring</b>\\n2041 %"',
    )
    edit(
        project / "issues/2041-spring/issue.yaml",
        "source: source.txt",
        "source: source.txt\npairs: [{en: 4}, {zh: 4}]",
    )
    run = snakemake(project)
    assert run.returncode == 0, run.stderr[-3000:]
    assert "has no Chinese version" in run.stdout and "has no English version" in run.stdout
    articles = pl.read_parquet(project / "results/demo/corpus/articles.parquet").filter(section="articles")
    assert articles.group_by("article").len().filter(pl.col("len") == 1).height == 2
