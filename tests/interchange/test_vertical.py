"""Vertical text, read by cwb-vrt, the package of the Corpus Workbench's own people."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from aligned_study import STUDIES, Tables, demo, demo_articles, demo_files, in_one_line, tables_of
from hypothesis import given
from lxml import etree
from vrt.cqpweb import to_categorical_handle
from vrt.encode import guess_attributes
from vrt.vrt import parse_regions

from analysis.interchange.export import export
from analysis.interchange.vertical import COLUMNS, STRUCTURES, handles
from analysis.interchange.vertical_readme import corpus_name, encode_command

Regions = dict[str, list[dict[str, Any]]]


def read(text: str) -> tuple[list[list[Any]], Regions]:
    tokens, regions = parse_regions(text.split("\n")[:-1])
    assert all(len(token) == 1 + len(COLUMNS) for token in tokens)
    return tokens, regions


def printed(tokens: list[list[Any]], region: dict[str, Any]) -> str:
    inside = tokens[region["cpos_start"] : region["cpos_end"] + 1]
    return "".join(token[1] + (" " if token[4] == "yes" else "") for token in inside).strip()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_token_and_sentence_of_the_demo_comes_back(language: str) -> None:
    tokens, regions = read(demo_files()[f"vertical/demo.{language}.vert"])
    versions = [article.versions[language] for article in demo_articles()]
    expected = [
        (token.text, token.tag, token.lemma)
        for version in versions
        for sentence in version.sentences
        for token in sentence.tokens
    ]
    assert [tuple(token[1:4]) for token in tokens] == expected
    assert [printed(tokens, region) for region in regions["s"]] == [
        sentence.text for version in versions for sentence in version.sentences
    ]
    assert [printed(tokens, region) for region in regions["p"]] == [
        paragraph.text for version in versions for paragraph in version.paragraphs
    ]
    assert [region["document"] for region in regions["text"]] == [version.document for version in versions]
    assert [region["title"] for region in regions["text"]] == [version.title for version in versions]


def test_elements_nest_and_have_the_attributes_that_the_readme_tells_the_encoder(tmp_path: Path) -> None:
    path = tmp_path / "demo.vrt"
    path.write_text(demo_files()["vertical/demo.en.vert"], "utf-8")
    guessed = guess_attributes(str(path), 0)
    assert guessed["nr_p_atts"] == len(COLUMNS)
    command = encode_command("demo", "en")
    declared = re.findall(r"-S (\w+:0)\+(\S+)", command)
    assert {tag: set(keys.split("+")) for tag, keys in declared} == {
        tag: set(keys.split("+")) for tag, keys in (item.split("+", 1) for item in guessed["s_atts"])
    }
    assert command in demo_files()["vertical/README.txt"]
    root = etree.fromstring(f"<corpus>{path.read_text('utf-8')}</corpus>")
    assert {element.tag for element in root.iter("s", "p", "text")} == set(STRUCTURES)
    assert all(element.getparent().tag == "p" for element in root.iter("s"))


def test_names_are_such_as_cqpweb_takes() -> None:
    _, english = read(demo_files()["vertical/demo.en.vert"])
    _, chinese = read(demo_files()["vertical/demo.zh.vert"])
    for key in ("id", "issue", "article", "author", "source"):
        values = [region[key] for region in english["text"]]
        assert all(re.fullmatch("[A-Za-z0-9_]+", value) for value in values)
        assert all(to_categorical_handle(value) in (value, f"c_{value}") for value in values)
        assert key == "source" or values == [region[key] for region in chinese["text"]]
    for regions in (english, chinese):
        for level in STRUCTURES:
            assert len({region["id"] for region in regions[level]}) == len(regions[level])


def test_ids_that_become_alike_are_told_apart() -> None:
    assert handles(["a-b", "a.b", "A_b", "c"]) == {"A_b": "A_b", "a-b": "a_b__2", "a.b": "a_b__3", "c": "c"}


@pytest.mark.parametrize(
    ("study", "name"), [("spring-2022", "spring-2022_en"), ("2.0", "study_2_0_en"), ("a.b", "a_b_en")]
)
def test_corpora_have_names_that_the_corpus_workbench_takes(study: str, name: str) -> None:
    assert corpus_name(study, "en") == name


def test_a_sentence_names_its_counterpart() -> None:
    _, regions = read(demo_files()["vertical/demo.zh.vert"])
    places = {region["id"]: region for region in regions["s"]}
    found = places["2041_spring_02_shen_yi_s1"]
    assert found["counterpart"] == "2041_spring_02_shen_yi_s1 2041_spring_02_shen_yi_s2"
    assert (found["unit"], float(found["confidence"])) == ("1", 0.4)
    alone = demo().units.filter(granularity="sentence", en=[])
    assert (
        len([region for region in regions["s"] if not region["counterpart"]]) == alone["zh"].list.len().sum()
    )


@given(STUDIES)
def test_any_text_comes_back(tables: Tables) -> None:
    files = export("study", *tables)
    for language in ("en", "zh"):
        text = files[f"vertical/study.{language}.vert"]
        assert not re.search("[\r\v\f\x1c-\x1e\x85\u2028\u2029]", text)
        etree.fromstring(f"<corpus>{text}</corpus>".encode())
        tokens, regions = read(text)
        sentences = tables.sentences.filter(language=language)["text"]
        found = [printed(tokens, region) for region in regions.get("s", [])]
        assert found == [in_one_line(sentence) for sentence in sentences]
        for region in regions.get("text", []):
            title = tables.articles.filter(language=language)["title"][0]
            assert unescape(region["title"]) == in_one_line(title or "")


def test_a_token_that_looks_like_an_element_stays_a_token() -> None:
    files = export("study", *tables_of(["<s> & </text> &lt; here."], []))
    tokens, regions = read(files["vertical/study.en.vert"])
    words = ["<", "s", ">", "&", "<", "/", "text", ">", "&", "lt", ";", "here", "."]
    assert [token[1] for token in tokens] == words
    assert len(regions["s"]) == 1
