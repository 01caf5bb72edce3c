"""All files of the study in the formats of other programs."""

from __future__ import annotations

import polars as pl

from analysis.interchange.conllu import conllu
from analysis.interchange.corpus_alignment import corpus_workbench_alignment, sketch_engine_mapping
from analysis.interchange.features import count_features, feature_matrix, feature_rows
from analysis.interchange.sentence_regions import sentence_regions
from analysis.interchange.tei import tei
from analysis.interchange.tei_header import tei_file
from analysis.interchange.translation_memory import translation_memory
from analysis.interchange.versions import LANGUAGES, Article, read_articles
from analysis.interchange.vertical import names_of, vertical
from analysis.interchange.vertical_readme import corpus_name, vertical_readme


def export(
    study: str,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
) -> dict[str, str]:
    """The files of a study, as text by their path in the folder that holds them.

    The same tables give the same text, in whatever order their rows are.

    Args:
        study: the name of the study: small letters, digits, ``-``, ``_`` and ``.``.
        articles: the table ``corpus/articles``, restricted to the versions that are wanted.
        paragraphs, sentences, tokens: the tables of ``corpus/``; rows of other versions are passed over.
        units: the table ``alignment/units``.

    Raises:
        ValueError: the tables do not fit each other (:func:`analysis.interchange.versions.read_articles`).
    """
    read = read_articles(articles, paragraphs, sentences, tokens, units)
    features = count_features(articles, paragraphs, tokens)
    files = {
        "translation-memory.tmx": translation_memory(read),
        "document-features.csv": feature_rows(features),
    }
    for language in LANGUAGES:
        files[f"document-feature-matrix.{language}.csv"] = feature_matrix(features, articles, language)
    for article in read:
        for language, version in article.versions.items():
            files[f"tei/{tei_file(version)}"] = tei(article, language)
            files[f"conllu/{version.document}.conllu"] = conllu(article, language)
    return files | _vertical_files(study, read)


def _vertical_files(study: str, articles: list[Article]) -> dict[str, str]:
    names = names_of(articles)
    regions = sentence_regions(articles)
    stem = f"vertical/{study}"
    corpora = corpus_name(study, "en").upper(), corpus_name(study, "zh").upper()
    return {
        "vertical/README.txt": vertical_readme(study),
        f"{stem}.align": corpus_workbench_alignment(regions, articles, corpora),
        f"{stem}.en-zh.mapping": sketch_engine_mapping(regions),
        f"{stem}.zh-en.mapping": sketch_engine_mapping([region.turned for region in regions]),
        **{f"{stem}.{language}.vert": vertical(articles, language, names) for language in LANGUAGES},
    }
