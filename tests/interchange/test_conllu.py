"""CoNLL-U, read by the package conllu and held against the rules of the format."""

from __future__ import annotations

import re

import conllu as reader
import polars as pl
import pytest
from aligned_study import STUDIES, Tables, demo, demo_articles, demo_files, in_one_line, tables_of
from hypothesis import given

from analysis.interchange.conllu import conllu, part_of_speech
from analysis.interchange.export import export
from analysis.interchange.versions import Token, read_articles


def rebuilt(sentence: reader.TokenList) -> str:
    parts = []
    for token in sentence:
        parts.append(token["form"])
        parts.append("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ")
    return "".join(parts).rstrip(" ")


def check_rules(text: str) -> None:
    """The format's own rules that a lenient reader would let pass."""
    assert "\r" not in text and (text == "" or text.endswith("\n\n"))
    ids = re.findall(r"^# (?:newdoc id|newpar id|sent_id) = (.*)$", text, re.MULTILINE)
    assert all(re.fullmatch(r"\S+", name) for name in ids) and len(set(ids)) == len(ids)
    for block in text.split("\n\n")[:-1]:
        lines = block.split("\n")
        tokens = [line for line in lines if not line.startswith("# ")]
        assert lines[len(lines) - len(tokens) :] == tokens, "comments stand before the tokens"
        for number, line in enumerate(tokens, start=1):
            columns = line.split("\t")
            assert len(columns) == 10 and all(columns) and columns[0] == str(number)
            assert not any(re.search(r"\s", column) for column in columns[3:])
            assert all(column == column.strip() and "  " not in column for column in columns[1:3])
            assert columns[3] in ("_", "PUNCT", "NUM") and columns[5:9] == ["_"] * 4


def test_every_sentence_of_the_demo_comes_back_with_its_tokens() -> None:
    for article in demo_articles():
        for language, version in article.versions.items():
            text = demo_files()[f"conllu/{version.document}.conllu"]
            check_rules(text)
            sentences = reader.parse(text)
            assert [sentence.metadata["text"] for sentence in sentences] == [
                sentence.text for sentence in version.sentences
            ]
            assert [rebuilt(sentence) for sentence in sentences] == [
                sentence.text for sentence in version.sentences
            ]
            place = {"issue": version.issue, "article": version.article, "language": language}
            rows = demo().tokens.filter(**place).sort("sentence", "token")
            read = [
                (token["form"], token["lemma"], token["xpos"]) for sentence in sentences for token in sentence
            ]
            assert read == rows.select("text", "lemma", "tag").rows()


def test_documents_paragraphs_and_counterparts_are_named() -> None:
    first, second = reader.parse(demo_files()["conllu/2041-spring.02-shen-yi.zh.conllu"])[:2]
    assert first.metadata["newdoc id"] == "2041-spring.02-shen-yi.zh"
    assert first.metadata["newpar id"] == "2041-spring.02-shen-yi.zh.p0"
    assert first.metadata["author"] == "shen-yi"
    assert second.metadata["sent_id"] == "2041-spring.02-shen-yi.zh.s1"
    assert second.metadata["align"] == "2041-spring.02-shen-yi.en.s1 2041-spring.02-shen-yi.en.s2"
    assert second.metadata["align_unit"] == "1" and float(second.metadata["align_confidence"]) == 0.4
    missing = [
        sentence.metadata["sent_id"]
        for name, text in demo_files().items()
        if name.startswith("conllu/")
        for sentence in reader.parse(text)
        if sentence.metadata["align"] == "_"
    ]
    one_sided = demo().units.filter(
        (pl.col("granularity") == "sentence") & (pl.col("en").list.len() * pl.col("zh").list.len() == 0)
    )
    assert len(missing) == one_sided.select(pl.col("en").list.len() + pl.col("zh").list.len()).sum().item()


def test_no_space_follows_where_the_text_has_none() -> None:
    english = "“Rivers don’t wait,” she said. Nobody did.Then all did."
    sentences = reader.parse(export("study", *tables_of([english], []))["conllu/i.a.en.conllu"])
    glued = [token["form"] for sentence in sentences for token in sentence if token["misc"]]
    assert glued == ["“", "do", "wait", ",", "said", "did", ".", "did"]


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("，", "punctuation", "PUNCT"),
        ("——", "punctuation", "PUNCT"),
        ("+", "punctuation", "_"),
        ("&", "punctuation", "_"),
        ("3.5", "number", "NUM"),
        ("1,200", "number", "NUM"),
        ("5th", "number", "_"),
        ("US$70", "number", "_"),
        ("1.5亿", "number", "_"),
        ("five", "word", "_"),
    ],
)
def test_a_part_of_speech_is_said_only_where_it_is_sure(text: str, tag: str, expected: str) -> None:
    assert part_of_speech(Token(text, text, tag, 0, len(text))) == expected


def test_tokens_that_leave_out_text_are_refused() -> None:
    tables = tables_of(["All rivers wait."], [])
    fewer = tables._replace(tokens=tables.tokens.filter(pl.col("token") != 1))
    with pytest.raises(ValueError, match=r"i\.a\.en: the tokens of sentence 0"):
        conllu(read_articles(*fewer)[0], "en")


@given(STUDIES)
def test_any_text_comes_back(tables: Tables) -> None:
    files = export("study", *tables)
    for language in tables.articles["language"]:
        text = files[f"conllu/i.a.{language}.conllu"]
        check_rules(text)
        sentences = reader.parse(text)
        expected = [in_one_line(found) for found in tables.sentences.filter(language=language)["text"]]
        assert [sentence.metadata["text"] for sentence in sentences] == expected
        assert [rebuilt(sentence) for sentence in sentences] == expected
