"""Contrasts of small tables, counted by hand."""

from __future__ import annotations

import polars as pl
import pytest

from analysis.profiles.contrasts import MEAN, Group, contrasts
from analysis.profiles.measured import MEASURED

Cell = tuple[float | None, float | None, float | None]


def measured(cells: dict[str, Cell], language: str = "en") -> pl.DataFrame:
    rows = [
        (group, language, "markers", "hedges", *cell, "per 1,000", "by hand") for group, cell in cells.items()
    ]
    return pl.DataFrame(rows, schema=MEASURED, orient="row")


def groups(*names: str) -> list[Group]:
    return [Group("article", name, (name,)) for name in names]


def test_the_others_are_a_mean_of_articles_not_of_words() -> None:
    cells = measured({"a": (6.0, 5.0, 7.0), "b": (1.0, 0.0, 2.0), "c": (3.0, 3.0, 4.0)})
    [row, _, _] = contrasts(cells, groups("a", "b", "c"))
    assert (row["others"], row["difference"], row["ratio"]) == (2.0, 4.0, 3.0)
    # arms of the others: down sqrt(1 + 0) / 2, up sqrt(1 + 1) / 2
    assert row["difference_low"] == pytest.approx(4 - (1 + 0.5) ** 0.5)
    assert row["difference_high"] == pytest.approx(4 + (1 + 0.25) ** 0.5)
    assert (row["rank"], row["distinctive"], row["other_articles"]) == (1, "more", 2)


def test_languages_never_meet() -> None:
    both = pl.concat(
        [measured({"a": (6.0, 5.0, 7.0), "b": (1.0, 0.5, 2.0)}), measured({"a": (1.0, 0.5, 2.0)}, "zh")]
    )
    chinese = [row for row in contrasts(both, groups("a", "b")) if row["language"] == "zh"]
    assert len(chinese) == 1 and chinese[0]["others"] is None and chinese[0]["rank"] == 1


def test_what_has_no_value_or_no_interval_is_left_out_of_the_others() -> None:
    cells = {"a": (6.0, 5.0, 7.0), "b": (None, None, None), "c": (3.0, None, None), "d": (2.0, 1.0, 3.0)}
    rows = contrasts(measured(dict(cells)), groups(*cells))
    by_name = {row["group"]: row for row in rows}
    assert by_name["a"]["others"] == 2.0 and by_name["a"]["other_articles"] == 1
    assert by_name["b"].get("value") is None and by_name["b"]["rank"] is None
    assert by_name["c"]["difference"] == -1.0 and by_name["c"].get("difference_low") is None
    assert by_name["c"].get("distinctive") is None and by_name["c"]["rank"] == 2


def test_an_author_is_the_mean_of_the_articles() -> None:
    cells = measured({"a": (6.0, 5.0, 7.0), "b": (4.0, 3.0, 5.0), "c": (1.0, 0.5, 2.0)})
    [row] = contrasts(cells, [Group("author", "x", ("a", "b"))])
    assert (row["value"], row["others"], row["articles"]) == (5.0, 1.0, 2)
    assert row["low"] == pytest.approx(5 - 2**0.5 / 2)
    assert row["interval"] == f"by hand, {MEAN}"
    partly = measured({"a": (6.0, 5.0, 7.0), "b": (4.0, None, None), "c": (1.0, 0.5, 2.0)})
    [row] = contrasts(partly, [Group("author", "x", ("a", "b"))])
    assert row["value"] == 5.0 and row["low"] is None and row.get("distinctive") is None


def test_ties_share_a_rank_and_zero_elsewhere_has_no_ratio() -> None:
    cells = measured({"a": (2.0, 1.0, 3.0), "b": (2.0, 1.0, 3.0), "c": (0.0, 0.0, 0.1)})
    assert [row["rank"] for row in contrasts(cells, groups("a", "b", "c"))] == [1, 1, 3]
    [row, _] = contrasts(measured({"a": (2.0, 1.0, 3.0), "c": (0.0, 0.0, 0.1)}), groups("a", "c"))
    assert row["ratio"] is None and row["distinctive"] == "more"
