"""The demo issues come out aligned as their manuscript is, whatever order or shape their tables have."""

from __future__ import annotations

from functools import reduce
from operator import add

import polars as pl
import pytest
from demo_corpus import ISSUES, Corpus, demo_aligned, demo_corpus, found_links, terms, true_links_of
from project import truth_of

from analysis.alignment.corpus import Aligned, align_corpus
from analysis.alignment.scoring import score
from analysis.tables.alignment import LEXICON, SUMMARY, UNALIGNED, UNITS

TABLES = (UNITS, UNALIGNED, SUMMARY, LEXICON)


@pytest.mark.parametrize("issue", ISSUES)
def test_every_paragraph_is_put_where_it_belongs(issue: str) -> None:
    for article, true in true_links_of(issue, "paragraph").items():
        assert found_links(demo_aligned().units, issue, article, "paragraph") == true, article


def test_nearly_every_sentence_is_put_where_it_belongs() -> None:
    scores = [
        score(found_links(demo_aligned().units, issue, article, "sentence"), true)
        for issue in ISSUES
        for article, true in true_links_of(issue, "sentence").items()
    ]
    total = reduce(add, scores)
    assert total.true == 182 and total.f1 >= 0.96


# The sentence before it shares words with what was planted behind it, and both stand for one Chinese sentence.
NOT_FOUND = "They co-operated with the local crews and left when the water fell."


def test_what_one_version_leaves_out_is_unaligned_and_nothing_else_is() -> None:
    planted = {
        (issue, difference["en"] or difference["zh"])
        for issue in ISSUES
        for article in truth_of(issue)["articles"]
        for difference in article["differences"]
        if difference["kind"] in ("omitted", "added")
    }
    assert len(planted) == 13
    unaligned = demo_aligned().unaligned
    assert set(unaligned.select("issue", "text").iter_rows()) == planted - {("2041-autumn", NOT_FOUND)}
    assert unaligned["confidence"].min() > 0.5  # type: ignore[operator]


def assert_whole(aligned: Aligned, corpus: Corpus) -> None:
    """Assert that the tables are as declared, and that each paragraph and sentence lies in one unit, in order."""
    for table, frame in zip(TABLES, aligned, strict=True):
        assert table.check(frame).equals(frame)
    units = aligned.units
    assert units["confidence"].is_between(0, 1).all()
    for granularity, source in (("paragraph", corpus.paragraphs), ("sentence", corpus.sentences)):
        for language in ("en", "zh"):
            covered = units.filter(granularity=granularity).sort("issue", "article", "unit").explode(language)
            there = source.filter(language=language).join(units, on=["issue", "article"], how="semi")
            expected = there.sort("issue", "article", granularity).select("issue", "article", granularity)
            found = covered.drop_nulls(language).select(
                "issue", "article", pl.col(language).alias(granularity)
            )
            assert found.equals(expected)
    # Sentences stay within their paragraph unit, and are no surer than it.
    outer = units.filter(granularity="paragraph").select(
        "issue",
        "article",
        pl.col("unit").alias("paragraph_unit"),
        "en",
        "zh",
        pl.col("confidence").alias("most"),
    )
    inner = units.filter(granularity="sentence").join(
        outer, on=["issue", "article", "paragraph_unit"], how="left", suffix="_paragraphs"
    )
    assert (inner["confidence"] <= inner["most"]).all()
    place = {
        tuple(row[:4]): row[4]
        for row in corpus.sentences.select(
            "issue", "article", "language", "sentence", "paragraph"
        ).iter_rows()
    }
    for row in inner.iter_rows(named=True):
        for language in ("en", "zh"):
            own = {place[row["issue"], row["article"], language, item] for item in row[language]}
            assert own <= set(row[f"{language}_paragraphs"])


def test_the_tables_are_whole() -> None:
    assert_whole(demo_aligned(), demo_corpus())


def test_the_summary_counts_what_the_other_tables_hold() -> None:
    units, unaligned, summary, _ = demo_aligned()
    assert summary.height == 16
    for row in summary.iter_rows(named=True):
        version = {key: row[key] for key in ("issue", "article", "language")}
        own = units.filter(issue=row["issue"], article=row["article"])
        sentences = own.filter(granularity="sentence")
        alone = unaligned.filter(**version)
        texts = demo_corpus().sentences.filter(**version)["text"]
        assert row["sentences"] == len(texts)
        assert row["unaligned_sentences"] == alone.height
        share = alone["characters"].sum() / sum(len("".join(text.split())) for text in texts)
        assert row["unaligned_share"] == pytest.approx(share)
        assert row["paragraph_units"] + row["sentence_units"] == own.height
        assert row["sentence_units"] == sentences.height
        one_to_one = [len(en) == len(zh) == 1 for en, zh in sentences.select("en", "zh").iter_rows()]
        assert row["one_to_one"] == pytest.approx(sum(one_to_one) / len(one_to_one))
        assert row["confidence"] == pytest.approx(sentences["confidence"].mean())
        assert row["doubtful"] == sum(confidence < 0.5 for confidence in sentences["confidence"])


def test_words_that_are_learned_translate_each_other() -> None:
    lexicon = demo_aligned().lexicon
    pairs = set(lexicon.select("en", "zh").iter_rows())
    assert {("velar", "维拉"), ("basin", "流域"), ("lock", "船闸"), ("compact", "公约")} <= pairs
    assert (lexicon["units"] >= 2).all()
    assert lexicon.equals(lexicon.sort("en", "zh"))


def test_the_order_of_rows_and_articles_makes_no_difference() -> None:
    shuffled = demo_corpus().map(lambda table: table.sample(fraction=1.0, shuffle=True, seed=7))
    for own, other in zip(align_corpus(*shuffled, terms()[::-1]), demo_aligned(), strict=True):
        assert own.equals(other)


def test_an_article_with_one_version_is_listed_and_has_no_units() -> None:
    """And the rest of the study is aligned as it would be without it."""
    alone = pl.col("article") == "04-lu-siqi"
    one_version = demo_corpus().map(lambda table: table.filter(~alone | (pl.col("language") == "zh")))
    without = demo_corpus().map(lambda table: table.filter(~alone))
    aligned, expected = align_corpus(*one_version, terms()), align_corpus(*without, terms())
    assert aligned.units.equals(expected.units) and aligned.lexicon.equals(expected.lexicon)
    listed = aligned.unaligned.filter(alone)
    sentences = one_version.sentences.filter(alone).sort("sentence")
    assert listed["text"].equals(sentences["text"]) and listed["confidence"].is_null().all()
    [row] = aligned.summary.filter(alone).to_dicts()
    assert (row["language"], row["unaligned_sentences"], row["unaligned_share"]) == (
        "zh",
        sentences.height,
        1.0,
    )
    assert (row["sentence_units"], row["doubtful"], row["confidence"], row["one_to_one"]) == (
        0,
        0,
        None,
        None,
    )


@pytest.mark.parametrize("kept", ["nothing", "English only"])
def test_a_study_without_pairs_has_no_units(kept: str) -> None:
    wanted = pl.lit(False) if kept == "nothing" else pl.col("language") == "en"
    corpus = demo_corpus().map(lambda table: table.filter(wanted))
    aligned = align_corpus(*corpus, [])
    assert aligned.units.is_empty() and aligned.lexicon.is_empty()
    assert aligned.unaligned.height == corpus.sentences.height
    for table, frame in zip(TABLES, aligned, strict=True):
        assert table.check(frame).equals(frame)


def one_article() -> Corpus:
    """All articles behind one another, as one long article."""

    def change(table: pl.DataFrame) -> pl.DataFrame:
        places = [
            (pl.struct("issue", "article", name).rank("dense").over("language").cast(pl.Int64) - 1).alias(
                name
            )
            for name in ("paragraph", "sentence")
            if name in table.columns
        ]
        return table.with_columns(*places, pl.lit("i").alias("issue"), pl.lit("long").alias("article"))

    return demo_corpus().map(change)


def in_one_paragraph(corpus: Corpus, language: str) -> Corpus:
    """A version has lost all its paragraph breaks."""
    own = pl.col("language") == language
    whole = corpus.map(
        lambda table: table.with_columns(pl.when(own).then(0).otherwise("paragraph").alias("paragraph"))
    )
    return whole._replace(paragraphs=whole.paragraphs.unique(["language", "paragraph"], maintain_order=True))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_version_without_paragraph_breaks_is_aligned_all_the_same(language: str) -> None:
    """No group holds so many paragraphs, so that most lie alone, far from where the sentences would have them."""
    corpus = in_one_paragraph(one_article(), language)
    aligned = align_corpus(*corpus, [])
    assert_whole(aligned, corpus)
    assert aligned.units.filter(granularity="paragraph").height > 50


def test_a_long_article_is_aligned_like_its_parts() -> None:
    corpus = one_article()
    aligned = align_corpus(*corpus, [])
    assert_whole(aligned, corpus)
    assert aligned.summary["unaligned_sentences"].sum() == pytest.approx(12, abs=3)
