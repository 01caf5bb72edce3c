"""TEI documents, checked against the grammar of the TEI Consortium and read by lxml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from aligned_study import STUDIES, Tables, demo, demo_files, in_one_line, survives, tables_of
from hypothesis import given
from lxml import etree

from analysis.interchange.export import export

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "tei_subset.rng"))


def read(text: str) -> etree._Element:
    root = etree.fromstring(text.encode("utf-8"))
    grammar().assertValid(root)
    return root


def documents(files: dict[str, str]) -> dict[str, etree._Element]:
    return {name.removeprefix("tei/"): read(text) for name, text in files.items() if name.startswith("tei/")}


def texts_of(root: etree._Element) -> list[tuple[str, str]]:
    return [
        (element.tag.removeprefix(TEI), "".join(element.itertext()))
        for element in root.find(f"{TEI}text").iter(f"{TEI}p", f"{TEI}head")
    ]


def units_of(name: str, root: etree._Element) -> dict[tuple[str, str], tuple[list[str], float]]:
    """Units by granularity and id: what they point to, with the file, and their confidence."""
    found = {}
    degrees = {
        element.get("target"): float(element.get("degree")) for element in root.iter(f"{TEI}certainty")
    }
    for element in root.iter(f"{TEI}link", f"{TEI}span"):
        targets = [
            f"{name}{target}" if target.startswith("#") else target
            for target in element.get("target").split()
        ]
        assert element.tag == f"{TEI}span" or len(targets) > 1
        found[element.getparent().get("subtype"), element.get(ID)] = (targets, degrees[f"#{element.get(ID)}"])
    assert len(degrees) == len(found)
    return found


def test_every_document_of_the_demo_is_valid_and_holds_its_paragraphs() -> None:
    found = documents(demo_files())
    assert len(found) == demo().articles.height
    for name, root in found.items():
        issue, article, language, _ = name.split(".")
        rows = demo().paragraphs.filter(issue=issue, article=article, language=language)
        kinds = {"paragraph": "p", "heading": "head"}
        assert texts_of(root) == [
            (kinds[kind], text) for kind, text in rows.select("kind", "text").iter_rows()
        ]
        sentences = demo().sentences.filter(issue=issue, article=article, language=language)
        assert [element.text for element in root.iter(f"{TEI}s")] == sentences["text"].to_list()


def test_the_alignment_is_whole_in_both_versions_and_points_to_what_is_there() -> None:
    found = documents(demo_files())
    ids = {
        f"{name}#{element.get(ID)}"
        for name, root in found.items()
        for element in root.iter()
        if element.get(ID)
    }
    for issue, article in demo().articles.select("issue", "article").unique().iter_rows():
        names = {language: f"{issue}.{article}.{language}.xml" for language in ("en", "zh")}
        expected = {
            (row["granularity"], f"{row['granularity']}-unit-{row['unit']}"): (
                [
                    f"{names[language]}#{row['granularity'][0]}{number}"
                    for language in ("en", "zh")
                    for number in row[language]
                ],
                row["confidence"],
            )
            for row in demo().units.filter(issue=issue, article=article).iter_rows(named=True)
        }
        for name in names.values():
            assert units_of(name, found[name]) == expected
        assert {target for targets, _ in expected.values() for target in targets} <= ids


def test_headings_open_divisions_that_hold_what_follows() -> None:
    english = ["Before.", "More.", "First heading", "Under it.", "Still.", "Second heading"]
    root = documents(export("study", *tables_of(english, [])))["i.a.en.xml"]
    body = root.find(f"{TEI}text/{TEI}body")
    assert [child.tag.removeprefix(TEI) for child in body] == ["p", "p", "div"]
    assert [child.tag.removeprefix(TEI) for child in body[2]] == ["head", "p", "p", "div"]
    assert not list(root.iter(f"{TEI}standOff"))


def test_the_header_says_who_wrote_what() -> None:
    root = documents(demo_files())["2041-spring.01-lin-boyuan.en.xml"]
    statement = root.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt")
    assert statement[0].text == "One River, One Future"
    assert statement[-1].text == "Lin Boyuan"
    assert "a translation; the other is 2041-spring.01-lin-boyuan.zh.xml" in "".join(root[0].itertext())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<sourceDesc>", "<sourceDesc><s/>"),
        ("</titleStmt>", "</titleStmt><titleStmt/>"),
        (' locus="value"', ""),
        ('degree="', 'degree="no'),
        ("<linkGrp", "<linkgroup/><linkGrp"),
        ('xml:id="s0"', 'xml:id="0"'),
        ('xml:id="s1"', 'xml:id="s0"'),
        ("</body>", "</body><p/>"),
        ('type="translation"', 'kind="translation"'),
        ('xml:lang="en"', 'xml:lang="no language"'),
    ],
)
def test_the_grammar_is_strict(old: str, new: str) -> None:
    text = demo_files()["tei/2041-spring.01-lin-boyuan.en.xml"]
    assert old in text
    with pytest.raises((etree.DocumentInvalid, etree.XMLSyntaxError)):
        read(text.replace(old, new, 1))


@given(STUDIES)
def test_any_text_comes_back(tables: Tables) -> None:
    for name, root in documents(export("study", *tables)).items():
        language = name.split(".")[2]
        rows = tables.paragraphs.filter(language=language)
        assert [text for _, text in texts_of(root)] == [survives(text) for text in rows["text"]]
        sentences = tables.sentences.filter(language=language)["text"]
        assert ["".join(element.itertext()) for element in root.iter(f"{TEI}s")] == [
            *map(survives, sentences)
        ]
        title = tables.articles.filter(language=language)["title"][0]
        shown = root.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title").text
        assert shown == (in_one_line(title or "") or f"i.a.{language}")
