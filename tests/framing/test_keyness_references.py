"""Groups against a group of the study, and against a frequency list from outside it."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from small_study import articles_of, corpus_of

from analysis.errors import StudyError
from analysis.framing.frequency_list import FrequencyList, read_frequency_list
from analysis.framing.keyness import keyness
from analysis.framing.keyness_references import GroupReference, ListReference, Reference
from analysis.framing.list_comparison import ONLY_A_LIST
from analysis.statistics.groupings import NamedGrouping

AUTHORS = {"a": "wei", "b": "wei", "c": "liu", "d": "liu", "e": "sun", "f": "hua"}
STOP = {"en": frozenset({"the"})}
POINT = [
    *("target_count", "reference_count", "target_size", "reference_size", "log_ratio"),
    *("log_ratio_conservative", "percent_difference", "odds_ratio", "log_odds_z", "g2_two_cell"),
    *("g2_four_cell", "bayes_factor_bic", "target_paragraphs", "target_articles", "dp_normalised"),
    *("average_reduced_frequency", "rank"),
]
NOTHING_OF_THE_REST = ["reference", "q"]


def texts(seed: int = 1) -> dict[str, list[str]]:
    chance = np.random.Generator(np.random.PCG64(seed))
    words = [*"klmnopqrstu", "US", "the"]
    return {
        article: [" ".join(chance.choice(words[place:], size=15 + 3 * part)) for part in range(3)]
        for place, article in enumerate(AUTHORS)
    }


def compare(
    *references: Reference,
    parts: dict[str, list[str]] | None = None,
    groupings: tuple[str | NamedGrouping, ...] = ("article", "author"),
    minimum: int = 1,
    interval: str = "linearised",
    units: tuple[str, ...] = ("lemma",),
    least_expected: float = 0,
) -> pl.DataFrame:
    parts = texts() if parts is None else parts
    paragraphs = [(name, "en", text) for name, own in parts.items() for text in own]
    tables, _, tokens = corpus_of(paragraphs, "hyphens apart", str)
    return keyness(
        tokens,
        articles_of([(name, "en", AUTHORS[name]) for name in parts]),
        tables,
        STOP,
        groupings,
        minimum,
        50,
        99,
        1,
        "s",
        interval=interval,
        units=units,
        references=references,
        least_expected=least_expected,
    )


def list_of(parts: dict[str, list[str]], articles: str) -> FrequencyList:
    words = Counter(word for article in articles for text in parts[article] for word in text.split())
    return FrequencyList(tuple(words), tuple(words.values()))


def group(frame: pl.DataFrame, name: str, reference: str) -> pl.DataFrame:
    return frame.filter(pl.col("group") == name, pl.col("reference") == reference).sort("term")


@pytest.mark.parametrize("interval", ["linearised", "resampled"])
@pytest.mark.parametrize("minimum", [1, 12])
def test_against_a_group_is_as_if_both_were_the_whole_study(interval: str, minimum: int) -> None:
    frame = compare(GroupReference("author", "liu"), minimum=minimum, interval=interval)
    for name, articles in (("wei", "abcd"), ("sun", "cde"), ("i/a", "acd"), ("hua", "cdf")):
        alone = compare(
            parts={article: text for article, text in texts().items() if article in articles},
            minimum=minimum,
            interval=interval,
        )
        found, expected = group(frame, name, "author:liu"), group(alone, name, "rest")
        assert found.height
        columns = pl.exclude(NOTHING_OF_THE_REST)
        if interval == "resampled":  # the chance of the other comparisons went before
            columns = pl.exclude([*NOTHING_OF_THE_REST, "low", "high"])
        assert_frame_equal(found.select(columns), expected.select(columns), check_exact=True)


def test_a_group_is_not_compared_with_its_own_articles() -> None:
    frame = compare(GroupReference("author", "liu"))
    assert group(frame, "liu", "author:liu").is_empty()
    one, other = group(frame, "i/c", "author:liu"), group(frame, "i/d", "author:liu")
    for left, right in (("target", "reference"), ("reference", "target")):
        assert one[f"{left}_count"].equals(other[f"{right}_count"].alias(f"{left}_count"))
    assert one["log_ratio"].to_numpy() == pytest.approx(-other["log_ratio"].to_numpy())


def test_the_rest_is_what_it_is_without_references() -> None:
    some = ListReference("news", {"en": FrequencyList(("k",), (5,))})
    frame = compare(GroupReference("author", "liu"), some)
    assert frame["reference"].unique(maintain_order=True).to_list() == ["rest", "author:liu", "news"]
    assert frame.filter(pl.col("reference") == "rest").equals(compare())


def test_named_groups_are_targets_and_references() -> None:
    named = NamedGrouping("role", {"officials": ["a", "i/b"], "scholars": ["c", "d", "e"]})
    frame = compare(GroupReference("role", "scholars"), groupings=("author", named))
    assert frame["grouping"].unique(maintain_order=True).to_list() == ["author", "role"]
    author, role = group(frame, "wei", "rest"), group(frame, "officials", "rest")
    assert author.select(pl.exclude("grouping", "group")).equals(role.select(pl.exclude("grouping", "group")))
    assert group(frame, "officials", "role:scholars")["p"].count() > 0
    assert group(frame, "scholars", "role:scholars").is_empty()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_against_a_list_of_the_rest_points_are_those_against_the_rest(seed: int, minimum: int) -> None:
    parts = texts(seed)
    listed = ListReference("others", {"en": list_of(parts, "cdef")})
    frame = compare(listed, parts=parts, minimum=minimum)
    found, expected = group(frame, "wei", "others"), group(frame, "wei", "rest")
    assert found["term"].equals(expected["term"])
    assert_frame_equal(found.select(POINT), expected.select(POINT), check_exact=True)


def test_a_list_gives_an_interval_and_no_p() -> None:
    frame = compare(ListReference("others", {"en": list_of(texts(), "cdef")}))
    found, rest = group(frame, "wei", "others"), group(frame, "wei", "rest")
    assert found["p"].count() == found["q"].count() == found["smallest_p"].count() == 0
    assert found["no_p"].unique().to_list() == [ONLY_A_LIST]
    assert (found["low"] <= found["log_ratio"] + 1e-4).all()
    assert found["high"].is_null().equals((found["reference_count"] == 0).alias("high"))
    assert not found["low"].equals(rest["low"])


def test_the_worst_rank_against_a_list_leaves_out_articles_of_the_group() -> None:
    parts = texts()
    parts["a"][0] += " tide tide tide tide tide tide tide tide"
    frame = compare(ListReference("others", {"en": list_of(parts, "cdef")}), parts=parts)
    found = group(frame, "wei", "others")
    tide = found.filter(pl.col("term") == "tide")
    assert tide["leave_one_out_rank"].item() > tide["rank"].item()
    assert (found["leave_one_out_rank"].is_not_null() == (found["log_odds_z"] > 1e-8)).all()
    assert group(frame, "i/a", "others")["leave_one_out_rank"].drop_nulls().to_list() == [], (
        "the only article"
    )


def test_words_of_a_list_are_folded_and_stop_words_left_out() -> None:
    listed = FrequencyList(
        ("The", "K", "k", "US", "us", "2,022", "---", "elsewhere"), (90, 3, 4, 7, 1, 5, 6, 10)
    )
    found = group(compare(ListReference("news", {"en": listed})), "i/a", "news")
    known = dict(found.select("term", "reference_count").iter_rows())
    assert (known["k"], known["US"]) == (7, 7) and "the" not in known and "elsewhere" not in known
    assert found["reference_size"].unique().to_list() == [3 + 4 + 7 + 1 + 10]


def test_a_list_serves_its_unit_and_its_languages() -> None:
    listed = FrequencyList(("k",), (4,))
    forms = ListReference("news", {"en": listed}, "form")
    frame = compare(forms, units=("lemma", "form", "ngrams"))
    assert frame.filter(pl.col("reference") == "news")["unit"].unique().to_list() == ["form"]
    chinese = compare(ListReference("news", {"zh": listed}))
    assert chinese["reference"].unique().to_list() == ["rest"]


def test_a_word_that_neither_side_has_is_in_no_row() -> None:
    parts = {"a": ["k k l"], "c": ["m m m"]}
    frame = compare(ListReference("news", {"en": FrequencyList(("l",), (4,))}), parts=parts)
    assert group(frame, "i/a", "news")["term"].to_list() == ["k", "l"]
    nobody = compare(ListReference("news", {"en": FrequencyList(("the",), (4,))}), parts=parts)
    assert group(nobody, "i/a", "news").is_empty()


@pytest.mark.parametrize("interval", ["linearised", "resampled"])
def test_rows_that_are_left_out_change_no_other(interval: str) -> None:
    """Whatever the word is compared with; the authors wei and sun have p, and so q over all words."""
    references = [
        ListReference("news", {"en": FrequencyList(("k", "l", "z"), (1, 4, 60))}),
        GroupReference("author", "sun"),
    ]
    whole = compare(*references, interval=interval)
    some = compare(*references, interval=interval, least_expected=1.5)
    expected = pl.col("reference_count") * pl.col("target_size") / pl.col("reference_size")
    lacking = pl.col("target_count") == 0
    assert some.equals(whole.filter(~lacking | (expected >= 1.5)))
    for reference in ("rest", "news"):
        assert 0 < group_lacks(some, reference) < group_lacks(whole, reference)
    assert some["q"].count() > 0


def group_lacks(frame: pl.DataFrame, reference: str) -> int:
    return frame.filter(pl.col("reference") == reference, pl.col("target_count") == 0).height


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        (GroupReference("author", "lu"), "no author “lu” is measured in this study. Did you mean “liu”?"),
        (GroupReference("issue", "2041"), "Groups there are: i."),
        (GroupReference("role", "officials"), "there is no grouping “role”; there are article, author"),
    ],
)
def test_a_reference_that_there_is_not(reference: GroupReference, told: str) -> None:
    with pytest.raises(StudyError, match=re.escape(told)):
        compare(reference)


def test_a_list_is_read_from_csv() -> None:
    read = read_frequency_list('word,count\n"a, b",3\n\n 好 ,004\nk,0\n', "list.csv")
    assert read == FrequencyList(("a, b", "好", "k"), (3, 4, 0))


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        ("", "list.csv", "counts no word"),
        ("word,count\n", "list.csv", "counts no word"),
        ("word,count\nk,0\n", "list.csv", "counts no word"),
        ("lemma,freq\nk,3\n", "list.csv: line 1", "found “lemma,freq”"),
        ("k,3\n", "list.csv: line 1", "expected the names of the columns"),
        ("word,count\nk\n", "list.csv: line 2", "a word and its count"),
        ("word,count\nk,3,4\n", "list.csv: line 2", "a word and its count"),
        ("word,count\nk,3\n,4\n", "list.csv: line 3", "a word and its count"),
        ("word,count\nk,3.5\n", "list.csv: line 2", "found the count “3.5”, expected a whole number"),
        ("word,count\nk,-3\n", "list.csv: line 2", "“-3”"),
        ('word,count\nk,"3,000"\n', "list.csv: line 2", "“3,000”"),
        ("word,count\nk,３\n", "list.csv: line 2", "“３”"),
        ("word,count\nk," + "9" * 40 + "\n", "list.csv: line 2", "a whole number"),
        ('word,count\n"k"x,3\n', "list.csv: line 2", "not CSV"),
    ],
)
def test_a_list_that_cannot_be_read(text: str, where: str, told: str) -> None:
    with pytest.raises(StudyError, match=re.escape(told)) as caught:
        read_frequency_list(text, "list.csv")
    assert caught.value.where == where and "\n" not in str(caught.value)
