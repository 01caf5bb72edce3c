"""Authors keep their ids across issues; authors whose names read alike are told apart."""

from __future__ import annotations

import polars as pl

from analysis.corpus.author_ids import author_id
from analysis.corpus.collect import stack, tell_authors_apart


def articles(*rows: tuple[str, str, str, str | None]) -> pl.DataFrame:
    names = ["issue", "article", "language", "author_name"]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.with_columns(author=pl.lit("wang-yi"))


def test_ids_are_the_same_in_both_languages() -> None:
    assert author_id("Wang Yi") == author_id("王毅") == "wang-yi"
    assert author_id("Luo Zhaohui") == author_id("罗照辉") == "luo-zhaohui"
    assert author_id("Trita O’Brien-Smith") == "trita-o-brien-smith"


def test_one_author_in_two_issues_keeps_one_id() -> None:
    frame = articles(("a", "01", "zh", "王毅"), ("a", "01", "en", "Wang Yi"), ("b", "03", "zh", "王毅"))
    assert tell_authors_apart(frame) == (frame, [])


def test_two_authors_who_read_alike_get_the_tones_of_their_names() -> None:
    frame = articles(("a", "01", "zh", "王毅"), ("a", "01", "en", "Wang Yi"), ("b", "03", "zh", "王怡"))
    apart, warnings = tell_authors_apart(frame)
    assert apart["author"].to_list() == ["wang-yi-2-4", "wang-yi-2-4", "wang-yi-2-2"]
    assert len(warnings) == 1 and "issue.yaml: authors" in warnings[0]


def test_issues_are_stacked_in_order() -> None:
    one, two = pl.DataFrame({"issue": ["b"]}), pl.DataFrame({"issue": ["a"]})
    assert stack([one, two])["issue"].to_list() == ["b", "a"]
