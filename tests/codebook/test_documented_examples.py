"""The examples of docs/add-a-codebook.md are what they say."""

from __future__ import annotations

import re

from project import PROJECT
from small_study import SCHEMA, corpus_of

from analysis.codebook.liwc_dictionary import read_liwc
from analysis.codebook.load import load_codebook
from analysis.codebook.quanteda_dictionary import read_quanteda
from analysis.framing.matching import find_hits

PAGE = (PROJECT / "docs" / "add-a-codebook.md").read_text("utf-8")
BLOCKS = [block for _, block in re.findall(r"```(\w*)\n(.*?)```", PAGE, re.DOTALL)]


def block(beginning: str) -> str:
    return next(text for text in BLOCKS if text.startswith(beginning))


def test_the_codebook_matches_as_described() -> None:
    codebook = load_codebook(block("name: Water"), "page", SCHEMA)
    english = "They managed the river together. Legal aid, aid and used water; to use water."
    hits, _ = find_hits(codebook, *corpus_of([("a", "en", english), ("a", "zh", "构建跨界流域共同体")]))
    assert hits["text"].to_list() == ["managed the river together", "aid", "used water", "构建跨界流域共同体"]


def test_the_dictionaries_are_read() -> None:
    liwc, quanteda = block("%\n"), block("Economy:")
    assert [key.path for key in read_liwc(liwc, "page")] == [("mood",), ("work",)]
    assert [key.path for key in read_quanteda(quanteda, "page")][:2] == [
        ("Economy", "Growth"),
        ("Economy", "Trouble"),
    ]
    files = {"mood.dic": liwc, "topics.zh.yaml": "经济: [增长]"}
    codebook = load_codebook(block("name: Moods"), "page", SCHEMA, lambda file, where: files[file])
    assert [frame.id for frame in codebook.frames] == ["mood_mood", "mood_work", "topics_1"]
