"""Measure how many entries of a glossary that was made by hand are among the proposals for the codebook.

    python -m benchmarks.discover FOLDER GLOSSARY
    python -m benchmarks.discover issues glossary.csv --first 100

FOLDER is an issue (with `issue.yaml`), or a folder of issues. GLOSSARY is CSV with the columns `zh` and `en`, or YAML,
a list of mappings with `zh` and `en`. Two studies are made of the texts: with no codebook at all, which neither guides
the segmenter nor the alignment, and with the project's. With ``--missing`` the entries that were not found are
printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import yaml

from analysis.alignment.corpus import align_corpus
from analysis.codebook.codebook import Codebook
from analysis.corpus.extraction import extract_issue
from analysis.discovery.glossary import Entry, Recall, read_glossary, recall
from analysis.discovery.proposals import propose
from analysis.errors import StudyError
from analysis.language.tokens import tokenize_corpus
from workflow.files import read_text
from workflow.issue_folders import read_issue, read_source
from workflow.measured import measured_articles
from workflow.schema_files import read_schema
from workflow.study_files import read_codebook, read_layout, read_stopwords

ROOT = Path()


def read_issues(folder: Path, config: dict[str, object]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles that are measured, and their paragraphs, of an issue or of all issues in a folder.

    Raises:
        StudyError: there is no issue, or one of them is wrong.
    """
    one = (folder / "issue.yaml").is_file()
    folders = [folder] if one else sorted(path.parent for path in folder.glob("*/issue.yaml"))
    if not folders:
        raise StudyError(str(folder), "there is no issue.yaml in it.", "Name an issue or a folder of issues.")
    articles, paragraphs = [], []
    for place in folders:
        issue = read_issue(place, ROOT)
        layout = read_layout(ROOT, str(config["journals"]), issue)
        extraction = extract_issue(read_source(issue, place)[0], layout, issue, issue.source)
        articles.append(extraction.articles)
        paragraphs.append(extraction.paragraphs)
    measured = measured_articles(pl.concat(articles), config["sections"])  # type: ignore[arg-type]
    key = ["issue", "article", "language"]
    return measured, pl.concat(paragraphs).join(measured, on=key, how="semi", maintain_order="left")


def measure(
    paragraphs: pl.DataFrame,
    codebook: Codebook | None,
    config: dict[str, object],
    entries: list[Entry],
    first: int,
) -> tuple[Recall, int, float]:
    """Recall of a glossary among the first proposals, how many there are, and the CPU seconds that they took."""
    phrases = codebook.phrases("zh") if codebook else ()
    terms = [(entry.zh, entry.en) for entry in codebook.entries()] if codebook else []
    sentences, tokens = tokenize_corpus(paragraphs, phrases, config["language"]["segmenter"])  # type: ignore[index]
    aligned = align_corpus(paragraphs, sentences, tokens, terms)
    lists = config["language"]["stopwords"]  # type: ignore[index]
    stopwords = read_stopwords(lists["en"], lists["zh"])
    wanted = config["discovery"]
    begun = time.process_time()
    proposals = propose(
        tokens,
        sentences,
        aligned.units,
        aligned.lexicon,
        codebook,
        read_schema(ROOT, "codebook"),
        stopwords,
        wanted["minimum_count"],  # type: ignore[index]
        first,
        wanted["once"],  # type: ignore[index]
    )
    return recall(entries, proposals, codebook), proposals.height, time.process_time() - begun


def shown(name: str, found: Recall, height: int, seconds: float, missing: bool) -> Iterator[str]:
    """Lines of a report."""
    counts = {kind: len(getattr(found, kind)) for kind in ("known", "proposed", "half", "missed")}
    total = sum(counts.values())
    left = max(total - counts["known"], 1)
    yield f"{name}: {height} proposals in {seconds:.2f} CPU seconds, {total} entries"
    yield f"  in the codebook         {counts['known']:4}"
    yield f"  proposed                {counts['proposed']:4}   {counts['proposed'] / left:.0%} of those not in it"
    yield f"  other English rendering {counts['half']:4}"
    yield f"  missed                  {counts['missed']:4}"
    for kind in ("half", "missed") if missing else ():
        for entry in getattr(found, kind):
            yield f"  {kind}: {', '.join(entry.zh)} | {', '.join(entry.en)}"


def main(arguments: list[str]) -> int:
    """Measure, and print a report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.discover")
    parser.add_argument("folder", type=Path)
    parser.add_argument("glossary", type=Path)
    parser.add_argument("--first", type=int, default=300, help="proposals that are looked at")
    parser.add_argument("--missing", action="store_true", help="print what was not found")
    asked = parser.parse_args(arguments)
    config = yaml.safe_load((ROOT / "config" / "config.yaml").read_text("utf-8"))
    try:
        entries = read_glossary(read_text(asked.glossary, str(asked.glossary)), str(asked.glossary))
        _, paragraphs = read_issues(asked.folder, config)
        codebook = read_codebook(config["codebook"], ROOT)
        for name, used in (("no codebook", None), (config["codebook"], codebook)):
            found = measure(paragraphs, used, config, entries, asked.first)
            print("\n".join(shown(name, *found, asked.missing)))
    except StudyError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
