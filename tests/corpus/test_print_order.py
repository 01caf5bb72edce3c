"""Articles in the order of print, and names that tell them apart."""

from __future__ import annotations

import polars as pl
from synthetic_tables import study

from analysis.corpus.print_order import articles_in_order, of_articles, several_issues


def changed(frame: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    return frame.with_columns(**columns)


def test_order_is_that_of_the_source_version() -> None:
    # The translation is printed the other way round.
    frame = changed(
        study((4,)).articles,
        order=pl.when(pl.col("language") == "en").then(5 - pl.col("order")).otherwise(pl.col("order")),
    )
    assert [article.article for article in articles_in_order(frame)] == [
        f"article-{number}" for number in (1, 2, 3, 4)
    ]
    swapped = changed(frame, source=~pl.col("source"))
    assert [article.article for article in articles_in_order(swapped)] == [
        f"article-{number}" for number in (4, 3, 2, 1)
    ]


def test_issues_follow_the_table() -> None:
    frame = study((2, 2)).articles
    assert [article.issue for article in articles_in_order(frame)] == ["2041-spring"] * 2 + [
        "2042-spring"
    ] * 2
    late_first = pl.concat([frame[4:], frame[:4]])
    assert articles_in_order(late_first)[0].issue == "2042-spring"
    assert several_issues(articles_in_order(frame))
    assert not several_issues(articles_in_order(frame[:4]))


def test_an_author_with_two_articles_in_one_issue_is_told_apart() -> None:
    frame = study((3,)).articles
    same = changed(
        frame,
        article=pl.format("{}-writer", pl.col("article").str.replace("article-", "0")),
        author_name=pl.when(pl.col("article") == "article-3")
        .then(pl.when(pl.col("language") == "en").then(pl.lit("Lin Heyuan")).otherwise(pl.lit("林河源")))
        .otherwise(pl.col("author_name")),
    )
    assert [article.label for article in articles_in_order(same)] == [
        "Lin Heyuan (1)",
        "Orsolya Vantreve-Kaldarin",
        "Lin Heyuan (3)",
    ]


def test_a_label_takes_the_place_of_the_author() -> None:
    frame = study((2,)).articles
    first, second = articles_in_order(frame)
    labelled = changed(
        frame,
        label=pl.when((pl.col("article") == first.article) & (pl.col("language") == "en")).then(
            pl.lit("Harbour speech")
        ),
    )
    named, other = articles_in_order(labelled)
    assert named.names == {"en": "Harbour speech", "zh": first.names["zh"]}
    assert other == second


def test_the_same_author_in_two_issues_keeps_the_name() -> None:
    same = study((1, 1)).articles.with_columns(author_name=pl.lit("Lin Heyuan"))
    assert [article.label for article in articles_in_order(same)] == ["Lin Heyuan"] * 2


def test_an_article_without_author_goes_by_its_id() -> None:
    frame = study((1,)).articles.with_columns(author_name=pl.lit(None, dtype=pl.String))
    (article,) = articles_in_order(frame)
    assert article.label == "article-1"
    assert (article.name("en"), article.name("zh")) == ("article-1", "")


def test_a_single_version_has_no_other_name() -> None:
    _, article = articles_in_order(study((2,), single=(1,)).articles)
    assert article.name("zh") == ""
    assert article.count("zh", "words") is None
    assert article.count("en", "words") is not None


def test_rows_of_other_groupings_and_articles_are_left_out() -> None:
    whole = study((3,))
    first = articles_in_order(whole.articles)[:1]
    author = whole.salience.with_columns(grouping=pl.lit("author"))
    rows = of_articles(pl.concat([whole.salience, author]), first)
    assert set(rows["group"]) == {first[0].group}
    assert rows.height == 2 * 12
    assert set(rows["place"]) == {0}
