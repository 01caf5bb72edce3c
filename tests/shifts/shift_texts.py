"""Small studies for the tests of shifts: aligned sentences of an invented journal, and the demo as it is aligned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import polars as pl
import yaml
from aligned_demo import demo
from project import PROJECT
from small_study import project_codebook

from analysis.alignment.corpus import align_corpus
from analysis.framing.matching import find_hits
from analysis.language.stopwords import load_stopwords
from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.marker_hits import find_markers
from analysis.rhetoric.markers import load_markers
from analysis.shifts.shifts import Texts, find_shifts
from analysis.shifts.valence import Valence, load_valence
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import PARAGRAPHS

Pair = tuple[str, str]
"""English and Chinese sentences; either may be empty."""

# Plain translations, so that a study knows how often words, markers and figures have counterparts.
BACKGROUND: tuple[Pair, ...] = (
    ("The river must be protected by all countries.", "各国必须保护这条河流。"),
    ("The two countries should open the locks in spring.", "两国应当在春天开放船闸。"),
    ("In 2040, the ports handled 620,000 tons of timber.", "2040年，各港口运输木材62万吨。"),
    ("The farmers need water, and the cities need electricity.", "农民需要水，城市需要电力。"),
    ("The Commission built 12 schools and 3 hospitals.", "委员会建设了12所学校和3所医院。"),
    ("Floods may become more frequent in the future.", "洪水今后可能更加频繁。"),
    ("We must repair the old bridge before winter.", "我们必须在冬天之前修理旧桥。"),
    ("The engineers measured the depth of the lake.", "工程师测量了湖泊的深度。"),
    ("The treaty was signed by four countries.", "四个国家签署了条约。"),
    ("Young people from both banks planted trees together.", "两岸青年共同种植树木。"),
    ("The price of rice rose by 5 percent.", "大米价格上涨5%。"),
    ("The museum shows old maps and boats.", "博物馆展出古老的地图和船只。"),
)


@cache
def schema(name: str) -> Any:
    return yaml.safe_load((PROJECT / "workflow" / "schemas" / f"{name}.schema.yaml").read_text("utf-8"))


@cache
def valence_text() -> str:
    return (PROJECT / "config" / "valence.yaml").read_text("utf-8")


@cache
def project_valence() -> Valence:
    return load_valence(valence_text(), "config/valence.yaml", schema("valence"))


@cache
def stopwords() -> Mapping[str, frozenset[str]]:
    folder = PROJECT / "config" / "stopwords"
    return {
        language: load_stopwords((folder / f"{language}.txt").read_text("utf-8"), language)
        for language in ("en", "zh")
    }


def texts_of(
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame | None,
) -> Texts:
    """All that shifts are found in; without units the program aligns the texts."""
    codebook = project_codebook()
    terms = [(term.plain("zh"), term.plain("en")) for term in codebook.entries()]
    aligned = align_corpus(paragraphs, sentences, tokens, terms)
    hits, actors = find_hits(codebook, paragraphs, sentences, tokens)
    path = PROJECT / "config" / "markers.yaml"
    markers = load_markers(path.read_text("utf-8"), path.name, None)
    words, _ = find_hits(project_valence().codebook, paragraphs, sentences, tokens)
    return Texts(
        articles,
        paragraphs,
        sentences,
        tokens,
        aligned.units if units is None else units,
        aligned.lexicon,
        pl.concat([hits, actors]),
        find_markers(markers, paragraphs, sentences, tokens),
        words,
    )


def shifts_of(texts: Texts, least_score: float = -2.0) -> pl.DataFrame:
    codebook = project_codebook()
    terms = [(term.plain("zh"), term.plain("en")) for term in codebook.entries()]
    return find_shifts(texts, project_valence(), terms, stopwords(), least_score)


@cache
def demo_shifts() -> pl.DataFrame:
    """The candidates of both demo issues, with the alignment that the program makes."""
    study = demo()
    return shifts_of(texts_of(study.articles, study.paragraphs, study.sentences, study.tokens, None))


def small_texts(pairs: Sequence[Pair], source: str = "zh") -> Texts:
    """The texts of the background, and behind it of pairs, each pair a paragraph of its own on both sides."""
    study = (*BACKGROUND, *pairs)
    rows, links, places = [], [], {"en": 0, "zh": 0}
    for unit, sides in enumerate(study):
        held: dict[str, list[int]] = {"en": [], "zh": []}
        for language, text in zip(("en", "zh"), sides, strict=True):
            if text:
                rows.append(("i", "a", language, places[language], "paragraph", None, text, 1, 1))
                held[language].append(places[language])
                places[language] += 1
        links.append(("i", "a", unit, held["en"], held["zh"]))
    paragraphs = PARAGRAPHS.frame(rows)
    sentences, tokens = tokenize_corpus(paragraphs, project_codebook().phrases("zh"), "rjieba")
    numbers = {
        (language, paragraph): own
        for language, paragraph, own in sentences.group_by("language", "paragraph")
        .agg(pl.col("sentence").sort())
        .iter_rows()
    }
    units = UNITS.frame(
        [
            (
                issue,
                article,
                "sentence",
                unit,
                unit,
                *(
                    [n for place in held for n in numbers[language, place]]
                    for language, held in (("en", en), ("zh", zh))
                ),
                0.95,
            )
            for issue, article, unit, en, zh in links
        ]
    )
    articles = pl.DataFrame(
        {
            "issue": ["i", "i"],
            "article": ["a", "a"],
            "language": ["en", "zh"],
            "source": [source == "en", source == "zh"],
        }
    )
    return texts_of(articles, paragraphs, sentences, tokens, units)


def last(pair: Pair, **options: str) -> pl.DataFrame:
    """The candidates of a pair behind the background, with whatever score."""
    return shifts_of(small_texts([pair], **options), -99.0).filter(pl.col("unit") == len(BACKGROUND))
