"""The translation memory, read by the Translate Toolkit."""

from __future__ import annotations

from aligned_study import STUDIES, Tables, demo, demo_articles, demo_files, survives, tables_of
from hypothesis import given
from lxml import etree
from translate.storage.tmx import tmxfile, tmxunit

from analysis.interchange.export import export
from analysis.interchange.translation_memory import translation_memory

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(text: str) -> list[tmxunit]:
    return list(tmxfile.parsestring(text.encode("utf-8")).units)


def text_of(unit: tmxunit, language: str) -> str:
    # The toolkit has None for an empty text.
    return unit.getNodeText(unit.getlanguageNode(lang=language)) or ""


def memory_of(tables: Tables) -> str:
    return export("study", *tables)["translation-memory.tmx"]


def test_every_unit_with_two_sides_comes_back_with_its_sentences() -> None:
    tables = demo()
    texts = {
        (issue, article, language, number): text
        for issue, article, language, number, text in tables.sentences.select(
            "issue", "article", "language", "sentence", "text"
        ).iter_rows()
    }
    expected = {}
    for row in tables.units.filter(granularity="sentence").iter_rows(named=True):
        if row["en"] and row["zh"]:
            place = (row["issue"], row["article"])
            english = " ".join(texts[*place, "en", number] for number in row["en"])
            chinese = "".join(texts[*place, "zh", number] for number in row["zh"])
            expected[english, chinese] = row["confidence"]
    units = read(demo_files()["translation-memory.tmx"])
    found = {
        (text_of(unit, "en"), text_of(unit, "zh-CN")): float(
            unit.xmlelement.find("prop[@type='x-confidence']").text
        )
        for unit in units
    }
    assert found == expected
    assert len({unit.getid() for unit in units}) == len(units) == len(expected)


def test_a_unit_is_named_by_its_sentences() -> None:
    ids = [unit.getid() for unit in read(demo_files()["translation-memory.tmx"])]
    assert "2041-spring.02-shen-yi.en1+2.zh1" in ids


def test_the_source_version_is_the_source_language() -> None:
    unit = read(demo_files()["translation-memory.tmx"])[0]
    assert unit.source == text_of(unit, "zh-CN") and unit.target == text_of(unit, "en")


def test_header_and_units_have_what_the_format_asks_for() -> None:
    root = etree.fromstring(demo_files()["translation-memory.tmx"].encode("utf-8"))
    assert (root.tag, root.get("version"), [child.tag for child in root]) == (
        "tmx",
        "1.4",
        ["header", "body"],
    )
    assert dict(root[0].attrib) == {
        "creationtool": "Parallax",
        "creationtoolversion": "0.1.0",
        "segtype": "sentence",
        "o-tmf": "Parallax",
        "adminlang": "en",
        "srclang": "zh-CN",
        "datatype": "plaintext",
    }
    for unit in root[1]:
        assert [child.tag for child in unit] == ["prop"] * 5 + ["tuv"] * 2
        kinds = [child.get("type") for child in unit[:5]]
        assert kinds == ["x-issue", "x-article", "x-author", "x-confidence", "x-place"]
        assert [child.get(XML_LANGUAGE) for child in unit[5:]] == ["en", "zh-CN"]
        several = "+" in unit.get("tuid")
        assert unit.get("segtype") == ("block" if several else "sentence")


def test_articles_with_different_sources_say_so_in_their_units() -> None:
    first, second, *_ = demo_articles()
    turned = {
        language: type(version)(**{**vars(version), "source": language == "en"})
        for language, version in second.versions.items()
    }
    mixed = [first, type(second)(second.issue, second.article, turned, second.units)]
    root = etree.fromstring(translation_memory(mixed).encode("utf-8"))
    assert root[0].get("srclang") == "*all*"
    assert {unit.get("srclang") for unit in root[1]} == {"en", "zh-CN"}


def test_a_study_without_units_has_an_empty_memory() -> None:
    assert read(memory_of(tables_of(["One version only."], []))) == []


@given(STUDIES)
def test_any_text_comes_back(tables: Tables) -> None:
    units = read(memory_of(tables))
    english, chinese = (tables.sentences.filter(language=name)["text"] for name in ("en", "zh"))
    if len(english) and len(chinese):
        assert text_of(units[0], "en") == survives(" ".join(english))
        assert text_of(units[0], "zh-CN") == survives("".join(chinese))
    else:
        assert units == []
