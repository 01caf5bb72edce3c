"""Lexical diversity against published values, and against the definitions written out."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SHARED, needs_shared
from scipy.stats import hypergeom

from analysis.statistics.lexical_diversity import (
    hypergeometric_diversity,
    moving_average_ttr,
    textual_diversity,
    type_token_ratio,
)

TEXTS = st.lists(st.integers(0, 12), min_size=1, max_size=80)


def numbered(words: list[str]) -> np.ndarray[Any, np.dtype[np.integer[Any]]]:
    return np.unique(words, return_inverse=True)[1]


def test_the_values_of_the_tests_of_lexicalrichness() -> None:
    """LSYS/LexicalRichness, tests/test_lexicalrichness.py (MIT)."""
    words = numbered(
        ["test", "text", "with", "some", "text", "numbers", "hyphenhere", "and", "text", "punctuations"]
    )
    assert type_token_ratio(words) == 0.8
    assert moving_average_ttr(words, 5) == pytest.approx(0.9)
    assert textual_diversity(words.tolist(), 0.72) == pytest.approx(14.0)
    assert hypergeometric_diversity(words, 5) == pytest.approx(0.8833333333333332)


@needs_shared
@pytest.mark.parametrize("case", ["lexrich_s1", "colorado_180"])
def test_published_values(case: str) -> None:
    told: Any = json.loads((SHARED / "reference-values.json").read_text("utf-8"))
    cases = next(value for value in told.values() if isinstance(value, list))
    found = next(item for item in cases if item["id"] == case)
    words, expected = numbered(found["input"]["tokens"]), found["expected"]
    checked = 0
    for name, value in expected.items():
        if name.startswith("mattr"):
            ours = moving_average_ttr(words, int(name.removeprefix("mattr")))
        elif name in ("mtld", "mtld_072"):
            ours = textual_diversity(words.tolist())
        elif name.startswith("hdd"):
            ours = hypergeometric_diversity(words, int(name.removeprefix("hdd").lstrip("_")))
        elif name == "ttr":
            ours = type_token_ratio(words)
        else:
            continue
        checked += 1
        assert ours == pytest.approx(value, abs=found["tolerance"]), name
    assert checked >= 4


@given(TEXTS, st.integers(1, 80))
def test_mattr_is_the_mean_over_all_windows(words: list[int], window: int) -> None:
    window = min(window, len(words))
    ratios = [len(set(words[at : at + window])) / window for at in range(len(words) - window + 1)]
    assert moving_average_ttr(np.array(words), window) == pytest.approx(np.mean(ratios))


@given(TEXTS, st.integers(1, 80))
def test_hdd_is_the_sum_of_chances_to_be_drawn(words: list[int], draws: int) -> None:
    draws = min(draws, len(words))
    frequencies = [words.count(word) for word in set(words)]
    expected = sum(1 - hypergeom.pmf(0, len(words), f, draws) for f in frequencies) / draws
    assert hypergeometric_diversity(np.array(words), draws) == pytest.approx(expected)


@given(TEXTS)
def test_mtld_reads_both_ways_and_names_do_not_matter(words: list[int]) -> None:
    found = textual_diversity(words)
    assert found == pytest.approx(textual_diversity(words[::-1]))
    assert found == textual_diversity([100 - word for word in words])
    assert found > 0


def test_mtld_by_hand() -> None:
    # a a: ratio 1/2, a factor; b c: no repetition, nothing of a factor; backwards c b a a: 3/4, then done
    forward, backward = 4 / 1, 4 / (0.25 / 0.28)
    assert textual_diversity([1, 1, 2, 3]) == pytest.approx((forward + backward) / 2)
    assert textual_diversity([1, 2, 3]) == 3


def test_a_window_longer_than_the_text_is_refused() -> None:
    for measure in (moving_average_ttr, hypergeometric_diversity):
        with pytest.raises(ValueError, match="of 3 words"):
            measure(np.array([1, 2]), 3)
