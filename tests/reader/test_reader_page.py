"""The page as a file: what holds data cannot become program, and the same study gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import polars as pl
import pytest
from aligned_demo import demo
from hypothesis import given
from hypothesis import strategies as st
from page_scripts import Scripts, check_nothing_is_loaded
from reader_pages import TITLE, demo_study, hostile_layers, hostile_page, hostile_tables, sources

from analysis.pages.embedding import checked_block, content_security_policy, json_block
from analysis.pages.script_bundle import script_bundle
from analysis.reader.page import reader_page
from analysis.tables.framing import KEYNESS


def test_only_the_program_of_the_page_is_a_script() -> None:
    parsed = Scripts(hostile_page())
    kinds = [(tag, attrs.get("type"), attrs.get("id")) for tag, attrs, _ in parsed.blocks]
    assert kinds == [
        ("style", None, None),
        ("script", "application/json", "index"),
        ("script", "text/plain", "article-0"),
        ("script", "text/plain", "article-1"),
        ("script", None, None),
    ]
    index = json.loads(parsed.blocks[1][2])
    assert index["layers"][0]["title"]["en"] == TITLE and index["study"] == "<hostile> & 'study'"
    assert all(re.fullmatch(r"[A-Za-z0-9+/=]+", text) for _, _, text in parsed.blocks[2:4])


def test_the_policy_names_the_checksums_of_what_stands_in_the_page() -> None:
    parsed = Scripts(hostile_page())
    policy = next(value for _, name, value in parsed.attributes if name == "content")
    assert policy is not None
    for text, directive in ((parsed.blocks[-1][2], "script-src"), (parsed.blocks[0][2], "style-src")):
        checksum = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{checksum}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy


def test_nothing_is_named_that_would_be_loaded() -> None:
    for page in (hostile_page(), demo_study().page):
        check_nothing_is_loaded(page, sources(), "#.*")


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists, max_leaves=8))
def test_json_in_a_page_holds_no_mark_of_html_and_reads_back(data: Any) -> None:
    block = json_block(data)
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block) == data


@pytest.mark.parametrize("text", ["a </script> b", "a </STYLE", "<!-- a", "a\r\nb"])
def test_a_program_that_would_end_its_element_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the text holds"):
        checked_block(text)


def test_the_policy_allows_nothing_else() -> None:
    assert content_security_policy("", "").split("; ")[3:] == ["base-uri 'none'", "form-action 'none'"]


def test_the_order_of_the_rows_makes_no_difference() -> None:
    tables, layers = hostile_tables(), hostile_layers()
    # articles keep their order: it is that of print
    turned = {name: frame if name == "articles" else frame.reverse() for name, frame in tables.items()}
    pages = [
        reader_page("s", *rows.values(), layers, {}, KEYNESS.frame([]), 0.5, sources())
        for rows in (tables, turned)
    ]
    assert pages[0] == pages[1]


def test_articles_stand_in_the_order_of_print_and_entries_with_their_counts() -> None:
    index = json.loads(Scripts(demo_study().page).blocks[1][2])
    ids = [(article["issue"], article["article"]) for article in index["articles"]]
    assert ids == demo().articles.select("issue", "article").unique(maintain_order=True).rows()
    counts = {(layer, entry): (english, chinese) for layer, entry, _, english, chinese in index["entries"]}
    for number, layer in enumerate(index["layers"]):
        hits = demo().hits.filter(pl.col("frame") == layer["id"])
        for term, language in hits.select("term", "language").unique().iter_rows():
            own = hits.filter(term=term, language=language).height
            assert counts[number, term][("en", "zh").index(language)] == own


def test_a_study_without_articles_gives_a_page() -> None:
    tables = {name: frame.clear() for name, frame in hostile_tables().items()}
    page = reader_page("s", *tables.values(), [], {}, KEYNESS.frame([]), 0.5, sources())
    assert json.loads(Scripts(page).blocks[1][2])["articles"] == []


def test_modules_become_one_script_each_behind_what_it_needs() -> None:
    modules = {
        "main": 'import { one } from "./first.js";\nimport { two } from "./second.js";\none(two);\n',
        "first": 'import { two } from "./second.js";\nexport function one() {}\n',
        "second": "export const two = 2;\n",
        "unused": "export const three = 3;\n",
    }
    lines = script_bundle(modules, "main").splitlines()
    assert [line for line in lines if line] == [
        '"use strict";',
        "(() => {",
        "const two = 2;",
        "function one() {}",
        "one(two);",
        "})();",
    ]


@pytest.mark.parametrize(
    ("modules", "told"),
    [
        ({"main": 'import { a } from "./b.js";\n'}, "main imports b.js, which is not there"),
        ({"main": 'import { a } from "./main.js";\n'}, "import each other"),
        ({"main": 'import a from "./b.js";\n'}, "cannot be put into one script"),
        ({"main": "export default 1;\n"}, "cannot be put into one script"),
        ({"main": 'import { a } from "./b.js";\nconst x = 1;\n', "b": "let x = 2;\n"}, "both name x"),
        ({}, "the page imports main.js"),
    ],
)
def test_modules_that_do_not_fit_are_refused(modules: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        script_bundle(modules, "main")


def test_every_module_is_used_and_none_grows_too_long() -> None:
    bundle = script_bundle(sources().modules, "main")
    for name, text in sources().modules.items():
        lines = text.splitlines()
        assert lines[0].startswith("// ") and lines[0] in bundle, name
        assert len(lines) < 300, name
