"""Authors keep their ids across issues; authors whose names read alike are told apart."""

from __future__ import annotations

import re

import polars as pl

from analysis.corpus.author_ids import author_id
from analysis.corpus.collect import stack, tell_authors_apart


def articles(
    *rows: tuple[str, str, str, str | None], author: str = "wang-yi", given: tuple[str, ...] = ()
) -> pl.DataFrame:
    """Article versions by one author id, which `issue.yaml` gives in the issues ``given``."""
    names = ["issue", "article", "language", "author_name"]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.with_columns(author=pl.lit(author), author_given=pl.col("issue").is_in(given))


def test_ids_are_the_same_in_both_languages() -> None:
    assert author_id("Wang Yi") == author_id("王毅") == "wang-yi"
    assert author_id("Luo Zhaohui") == author_id("罗照辉") == "luo-zhaohui"
    assert author_id("Trita O’Brien-Smith") == "trita-o-brien-smith"
    assert author_id("Lü Shuhua") == author_id("吕淑华") == "lu-shuhua"
    assert author_id("Łukasz Ørsted-Müller") == "lukasz-orsted-muller"


def test_the_chinese_name_tells_which_word_is_the_surname() -> None:
    assert author_id("Yi Wang", "王毅") == author_id("WANG Yi", "王毅") == "wang-yi"
    assert author_id("Qing Ouyang", "欧阳清") == author_id(None, "欧阳清") == "ouyang-qing"
    assert author_id("Xiao-ming Li", "李晓明") == "li-xiao-ming"
    assert author_id("Ellen Marsh", "埃伦·马什") == "ellen-marsh"


def test_every_id_can_be_the_name_of_a_file() -> None:
    for name in ("埃伦·马什", "何睿、托马斯·贝里奎斯特", "Иван Петров", "山田 はな"):
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", author_id(None, name))


def test_one_author_in_two_issues_keeps_one_id() -> None:
    frame = articles(("a", "01", "zh", "王毅"), ("a", "01", "en", "Wang Yi"), ("b", "03", "zh", "王毅"))
    apart, warnings = tell_authors_apart(frame)
    assert apart.equals(frame.drop("author_given")) and not warnings


def test_two_authors_who_read_alike_get_the_tones_of_their_names() -> None:
    frame = articles(("a", "01", "zh", "王毅"), ("a", "01", "en", "Wang Yi"), ("b", "03", "zh", "王怡"))
    apart, warnings = tell_authors_apart(frame)
    assert apart["author"].to_list() == ["wang-yi-2-4", "wang-yi-2-4", "wang-yi-2-2"]
    assert len(warnings) == 1 and "issue.yaml: authors" in warnings[0]


def test_names_with_the_same_tones_are_told_apart_by_their_characters() -> None:
    frame = articles(("a", "01", "zh", "张伟"), ("b", "03", "zh", "章伟"), author="zhang-wei")
    apart, _ = tell_authors_apart(frame)
    assert apart["author"].to_list() == ["zhang-wei-1-3-5f20-4f1f", "zhang-wei-1-3-7ae0-4f1f"]


def test_names_that_a_researcher_calls_one_author_stay_one() -> None:
    frame = articles(
        ("a", "01", "zh", "王毅"), ("b", "03", "zh", "王以"), ("c", "02", "zh", "王以"), given=("b",)
    )
    apart, warnings = tell_authors_apart(frame)
    assert apart["author"].to_list() == ["wang-yi"] * 3 and not warnings


def test_issues_are_stacked_in_order() -> None:
    one, two = pl.DataFrame({"issue": ["b"]}), pl.DataFrame({"issue": ["a"]})
    assert stack([one, two])["issue"].to_list() == ["b", "a"]
