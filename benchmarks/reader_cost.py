"""What the reader costs: a finished study with its issues repeated to a hundred, packed, and opened in Chromium.

    python -m benchmarks.reader_cost results/spring-2022 --issues 100

Copies of an issue differ in their ids only, and are packed one by one, so that repeating them makes nothing cheaper.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import polars as pl
from playwright.sync_api import Page, sync_playwright

from analysis.framing.concordance_queries import list_entries
from analysis.reader.frame_numbers import frame_numbers
from analysis.reader.keywords import article_keywords, keyword_layer
from analysis.reader.layers import actor_layer, frame_layers, list_layers
from analysis.reader.page import reader_page
from workflow.measured import measured_articles, measured_texts
from workflow.page_sources import page_files, read_sources
from workflow.study_files import read_codebook

SEARCHES = ("合作", "cooperation")
TEXTS = ("alignment/units", "framing/hits", "framing/actors", "framing/concordance")
GROUPS = ("framing/salience", "framing/paired_salience", "framing/keyness")


def repeated(frame: pl.DataFrame, column: str, times: int) -> pl.DataFrame:
    """The rows of a table once for each copy of the issues; ``column`` holds an id that begins with the issue's."""
    name = pl.col(column)
    return pl.concat(
        [frame.with_columns((pl.lit(f"x{number:03d}-") + name).alias(column)) for number in range(times)]
    )


def packed(results: Path, issues: int) -> str:
    """The page of a study of so many issues."""
    articles = measured_articles(pl.read_parquet(results / "corpus/articles.parquet"), ["articles"])
    times = -(-issues // articles["issue"].n_unique())
    paths = [str(results / f"corpus/{name}.parquet") for name in ("paragraphs", "sentences", "tokens")]
    texts = [
        *measured_texts(articles, *paths),
        *(pl.read_parquet(results / f"{name}.parquet") for name in TEXTS),
    ]
    articles, paragraphs, sentences, tokens, units, hits, actors, lines = (
        repeated(frame, "issue", times) for frame in (articles, *texts)
    )
    salience, pairs, keyness = (
        repeated(pl.read_parquet(results / f"{name}.parquet").filter(grouping="article"), "group", times)
        for name in GROUPS
    )
    codebook = read_codebook("config/codebook.yaml", Path(), checked=True)
    lists = list_entries([{"name": name} for name in lines.filter(kind="list")["query"].unique().sort()])
    sources = read_sources(**page_files("reader", Path()))
    begun = time.process_time()
    keywords = article_keywords(keyness, 10)
    layers = [
        *frame_layers(hits, codebook),
        actor_layer(actors, codebook),
        *list_layers(lines, lists),
        keyword_layer(keywords, tokens),
    ]
    numbers = frame_numbers(salience, pairs, codebook)
    page = reader_page(
        "cost", articles, paragraphs, sentences, units, layers, numbers, keywords, 0.5, sources
    )
    seconds = time.process_time() - begun
    print(f"{articles['issue'].n_unique()} issues: {seconds:.1f} CPU seconds, {len(page) / 1e6:.1f} MB")
    return page


def search(page: Page, query: str) -> float:
    """Seconds until all articles are searched."""
    begun = time.perf_counter()
    page.fill("#query", query)
    page.press("#query", "Enter")
    page.wait_for_selector("#progress", state="hidden")
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("results", type=Path)
    parser.add_argument("--issues", type=int, default=100)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "reader.html"
        path.write_text(packed(wanted.results, wanted.issues), "utf-8", newline="\n")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page()
        begun = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("body.ready")
        print(f"ready to read after {time.perf_counter() - begun:.2f} s")
        for query in SEARCHES:
            print(f"searched for {query} in {search(page, query):.2f} s")
        chromium.close()


if __name__ == "__main__":
    main()
