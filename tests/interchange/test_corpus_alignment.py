"""The alignment files of Sketch Engine and the Corpus Workbench, read by pandas beside the vertical texts."""

from __future__ import annotations

import io

import pandas
import pytest
from aligned_study import Tables, demo, demo_articles, demo_files, tables_of
from hypothesis import given
from hypothesis import strategies as st
from vrt.vrt import parse_regions

from analysis.interchange.export import export
from analysis.interchange.sentence_regions import Region, sentence_regions
from analysis.interchange.versions import read_articles

FIVE_EACH = (["A b. C d. E f. G h. I j."], ["甲。乙。丙。丁。戊。"])


def mapping(text: str) -> list[tuple[str, str]]:
    frame = pandas.read_csv(io.StringIO(text), sep="\t", header=None, dtype=str)
    return [(first, second) for first, second in frame.itertuples(index=False)]


def places(text: str) -> list[int]:
    first, _, last = text.partition(",")
    return [] if text == "-1" else list(range(int(first), int(last or first) + 1))


def regions_of(tables: Tables) -> list[Region]:
    return sentence_regions(read_articles(*tables))


def check_whole(found: list[tuple[list[int], list[int]]], sizes: tuple[int, int]) -> None:
    """Every sentence stands in exactly one line, and both sides go forward."""
    for side, size in enumerate(sizes):
        assert [place for line in found for place in line[side]] == list(range(size))


def test_the_mapping_of_the_demo_is_its_units() -> None:
    lines = [(places(a), places(b)) for a, b in mapping(demo_files()["vertical/demo.en-zh.mapping"])]
    sentences = demo().sentences.join(demo().articles, on=["issue", "article", "language"], how="semi")
    sizes = [sentences.filter(language=language).height for language in ("en", "zh")]
    check_whole(lines, (sizes[0], sizes[1]))
    begun = [0, 0]
    expected = []
    for article in demo_articles():
        for unit in article.units["sentence"]:
            if unit.both:
                sides = [
                    [start + place for place in unit.sides[name]]
                    for start, name in zip(begun, ("en", "zh"), strict=True)
                ]
                expected.append(tuple(sides))
        for side, language in enumerate(("en", "zh")):
            begun[side] += len(list(article.versions[language].sentences))
    assert [line for line in lines if all(line)] == expected
    assert mapping(demo_files()["vertical/demo.zh-en.mapping"]) == [
        (second, first) for first, second in mapping(demo_files()["vertical/demo.en-zh.mapping"])
    ]


def test_the_beads_of_the_demo_are_its_sentences() -> None:
    files = demo_files()
    header, _, rest = files["vertical/demo.align"].partition("\n")
    assert header.split("\t") == ["DEMO_EN", "s", "DEMO_ZH", "s"]
    beads = pandas.read_csv(io.StringIO(rest), sep="\t", header=None)
    edges = []
    for language in ("en", "zh"):
        _, regions = parse_regions(files[f"vertical/demo.{language}.vert"].split("\n")[:-1])
        edges.append([(region["cpos_start"], region["cpos_end"]) for region in regions["s"]])
    lines = [(places(a), places(b)) for a, b in mapping(files["vertical/demo.en-zh.mapping"])]
    expected = [
        (edges[0][a[0]][0], edges[0][a[-1]][1], edges[1][b[0]][0], edges[1][b[-1]][1], f"{len(a)}:{len(b)}")
        for a, b in lines
        if a and b
    ]
    assert list(beads.itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([([0], [0]), ([1, 2], [1]), ([3], [2, 3]), ([4], [4])], "0 0|1,2 1|3 2,3|4 4"),
        ([([0], [0]), ([1], []), ([2, 3], [1]), ([], [2, 3]), ([4], [4])], "0 0|1 -1|2,3 1|-1 2,3|4 4"),
        # The second and third cross.
        ([([0], [0]), ([1], [2]), ([2], [1]), ([3, 4], [3, 4])], "0 0|1,2 1,2|3,4 3,4"),
        # The first is broken by the second.
        ([([0, 2], [0]), ([1], [1]), ([3], [2])], "0,2 0,1|3 2|4 -1|-1 3,4"),
        ([], "0,4 -1|-1 0,4"),
    ],
)
def test_units_become_unbroken_regions_in_order(
    units: list[tuple[list[int], list[int]]], expected: str
) -> None:
    files = export("study", *tables_of(*FIVE_EACH, units=units))
    assert files["vertical/study.en-zh.mapping"] == "".join(
        line.replace(" ", "\t") + "\n" for line in expected.split("|")
    )


def test_an_article_with_one_version_has_empty_sides() -> None:
    assert regions_of(tables_of(["A b. C d."], [])) == [Region((0, 1), None)]
    assert regions_of(tables_of(["A b."], ["甲。"], units=[])) == [Region((0, 0), None), Region(None, (0, 0))]


@given(
    st.permutations(range(5)),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
)
def test_whatever_the_units_every_sentence_is_in_one_region(
    order: list[int], english: list[int], chinese: list[int]
) -> None:
    units = [
        (
            [place for place in range(5) if english[place] == unit],
            [place for place in range(5) if chinese[place] == unit],
        )
        for unit in order
    ]
    tables = tables_of(*FIVE_EACH, units=units)
    lines = [(places(a), places(b)) for a, b in mapping(export("s", *tables)["vertical/s.en-zh.mapping"])]
    check_whole(lines, (5, 5))
    for en, zh in units:
        if en and zh:
            assert any(set(en) <= set(line[0]) and set(zh) <= set(line[1]) for line in lines)
