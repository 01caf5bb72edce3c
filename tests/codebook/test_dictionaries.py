"""Dictionaries of quanteda and LIWC: what they become, and what is said about mistakes in them."""

from __future__ import annotations

import polars as pl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import SCHEMA, corpus_of

from analysis.codebook.codebook import Codebook
from analysis.codebook.liwc_dictionary import read_liwc
from analysis.codebook.load import load_codebook
from analysis.codebook.quanteda_dictionary import read_quanteda
from analysis.codebook.summary import summary
from analysis.errors import StudyError
from analysis.framing.matching import find_hits

LIWC = """%
1\tmood
\t2\tgood mood
3\twork
%
glad*\t1\t2
happi*  1 2
gloom\t1
labo?r\t3
hard work\t3\t1
:)\t1
"""

QUANTEDA = """
Economy:
  Growth: [grow*, "economic  upturn"]
  Trouble:
    - crisis
    - Deep:
        - slump*
Welfare: pension*
"""

CHINESE = "情感: [高兴*, 难过]\n自我: [我, 我们]\n"


def codebook(more: str = "", **files: str) -> Codebook:
    formats = {"dic": "liwc", "yaml": "quanteda"}
    lines = [
        f"  - {{id: {name}, file: {name}.{kind}, format: {formats[kind]}, language: {language}}}\n"
        for name, kind, language in (item.split("_") for item in files)
    ]
    text = "name: Loaded\nversion: '1'\ndictionaries:\n" + "".join(lines) + more
    named = {".".join(item.split("_")[:2]): content for item, content in files.items()}
    return load_codebook(text, "my.yaml", SCHEMA, lambda file, where: named[file])


def hits_of(book: Codebook, language: str, text: str) -> list[tuple[str, str]]:
    hits = pl.concat(find_hits(book, *corpus_of([("a", language, text)])))
    return list(hits.sort("start", "term").select("term", "text").iter_rows())


def test_liwc_categories_are_frames_with_one_term() -> None:
    book = codebook(mood_dic_en=LIWC)
    assert [(frame.id, frame.title["en"]) for frame in book.frames] == [
        ("mood_mood", "mood"),
        ("mood_good_mood", "good mood"),
        ("mood_work", "work"),
    ]
    assert [term.en for term in book.terms()] == [
        ("glad*", "happi*", "gloom", "hard work"),
        ("glad*", "happi*"),
        ("labo?r", "hard work"),
    ]
    assert {term.source for term in book.terms()} == {"mood.dic"}


def test_a_word_counts_in_each_of_its_categories() -> None:
    found = hits_of(codebook(mood_dic_en=LIWC), "en", "GLADLY, happiness; gloomy hard work, labour labor")
    assert found == [
        ("mood_good_mood", "GLADLY"),
        ("mood_mood", "GLADLY"),
        ("mood_good_mood", "happiness"),
        ("mood_mood", "happiness"),
        ("mood_mood", "hard work"),
        ("mood_work", "hard work"),
        ("mood_work", "labour"),
    ]


def test_quanteda_keys_are_frames_and_their_keys_terms() -> None:
    book = codebook(eco_yaml_en=QUANTEDA)
    assert {frame.id: [term.id for term in frame.terms] for frame in book.frames} == {
        "eco_economy": ["eco_economy_growth", "eco_economy_trouble", "eco_economy_trouble_deep"],
        "eco_welfare": ["eco_welfare"],
    }
    assert hits_of(book, "en", "Growing economic upturn; crises, a crisis and slumps. A pensioner.") == [
        ("eco_economy_growth", "Growing"),
        ("eco_economy_growth", "economic upturn"),
        ("eco_economy_trouble", "crisis"),
        ("eco_economy_trouble_deep", "slumps"),
        ("eco_welfare", "pensioner"),
    ]


def test_keys_whose_names_are_no_ids_never_share_one() -> None:
    book = codebook(mood_yaml_zh="2: [高兴]\n情感: [难过]\n自我: [我们]\n")
    assert len({frame.id for frame in book.frames}) == 3


def test_a_chinese_dictionary_matches_whole_words_and_does_not_guide_the_segmenter() -> None:
    book = codebook(feel_yaml_zh=CHINESE)
    assert [frame.id for frame in book.frames] == ["feel_1", "feel_2"]
    assert book.phrases("zh") == ()
    # the tokens of this corpus are single characters; the first two are put together
    corpus = corpus_of([("a", "zh", "我们的我")])
    assert find_hits(book, *corpus)[0]["text"].to_list() == ["我们", "我"]
    corpus = corpus_of([("a", "zh", "大家我行我素，难过")])
    assert find_hits(book, *corpus)[0]["text"].to_list() == ["我", "我", "难过"]
    corpus = corpus_of([("a", "zh", "我行我")])
    first = pl.col("token") == 0
    words = (
        corpus[2]
        .filter(pl.col("token") != 1)
        .with_columns(
            text=pl.when(first).then(pl.lit("我行")).otherwise("text"),
            end=pl.when(first).then(2).otherwise("end"),
        )
    )
    hits = find_hits(book, corpus[0], corpus[1], words)[0]
    assert hits.select("text", "start").rows() == [("我", 2)]


OWN = """
frames:
  - id: f
    title: {en: F, zh: 法}
    note: x
    terms: [{id: win, zh: [], en: [hard work pays, "happ*"]}]
shields: {en: [gladness]}
"""


def test_own_terms_come_first_and_dictionaries_share_the_place() -> None:
    book = codebook(OWN, mood_dic_en=LIWC)
    assert [frame.id for frame in book.frames] == ["f", "mood_mood", "mood_good_mood", "mood_work"]
    assert hits_of(book, "en", "hard work pays; happiness; gladness, glad") == [
        ("win", "hard work pays"),
        ("mood_good_mood", "happiness"),
        ("mood_mood", "happiness"),
        ("win", "happiness"),
        ("mood_good_mood", "glad"),
        ("mood_mood", "glad"),
    ]


def test_the_record_names_dictionaries_and_what_was_left_out() -> None:
    book = codebook(mood_dic_en=LIWC)
    (record,) = summary(book)["dictionaries"]
    assert record["left_out"] == [":)"] and record["format"] == "liwc" and len(record["checksum"]) == 64
    assert summary(book)["checksum"] != summary(codebook(mood_dic_en=LIWC + "gay\t1\n"))["checksum"]
    assert summary(book)["terms_in_one_language"] == 3


@pytest.mark.parametrize(
    ("text", "where", "found", "next_step"),
    [
        ("glad\t1\n", "x.dic: line 1", "does not begin with categories", "Put a line `%`"),
        ("", "x.dic: line 1", "does not begin with categories", "Put a line `%`"),
        ("%\n1\tmood\nglad\t1\n", "x.dic: line 1", "does not begin with categories", "one behind the last"),
        ("%\nmood\n%\n", "x.dic: line 2", "found “mood” among the categories", "`31"),
        (
            "%\n1\tmood\n1\twork\n%\n",
            "x.dic: line 3",
            "category 1 stands already in line 2",
            "a number of its own",
        ),
        ("%\n1\tmood\n2\tmood\n%\n", "x.dic: line 3", "“mood” stands already in line 2", "a name of its own"),
        ("%\n1\tmood\n%\n\nglad\t1 7\n", "x.dic: line 5", "“glad” is in category 7", "Add the category"),
        ("%\n1\tmood\n%\nglad\n", "x.dic: line 4", "found “glad”; expected a word and the numbers", "`happ*"),
        (
            "%\n1\tmood\n%\nkind (2 3)\t1\n",
            "x.dic: line 4",
            "conditions on neighbouring words",
            "Write the phrases",
        ),
        (
            "%\n1\tmood\n%\nlike <of>1\n",
            "x.dic: line 4",
            "conditions on neighbouring words",
            "delete the line",
        ),
    ],
)
def test_mistakes_in_liwc(text: str, where: str, found: str, next_step: str) -> None:
    with pytest.raises(StudyError) as raised:
        read_liwc(text, "x.dic")
    assert raised.value.where == where
    assert found in raised.value.found and next_step in raised.value.next_step


@pytest.mark.parametrize(
    ("text", "where", "found", "next_step"),
    [
        ("- a\n", "x.yaml: line 1", "found a list; expected keys", "Write it as"),
        ("just text", "x.yaml: line 1", "found “just text”; expected keys", "Write it as"),
        ("a:\n  - b\n  - 1949\n", "x.yaml: line 3: a[1]", "found the number 1949", "in quotes"),
        ("a:\n  - no\n", "x.yaml: line 2: a[0]", "found the value false", "in quotes"),
        ("a:\n  b:\n", "x.yaml: line 2: a.b", "found nothing", "delete the key"),
        ("a: ['']\n", "x.yaml: line 1: a[0]", "found an empty text", "in quotes"),
        ("a: [b\n", "x.yaml: line 2", "not YAML from here on", "brackets"),
        ("a: [b]\na: [c]\n", "x.yaml: line 2", "the key `a` stands twice", "rename"),
    ],
)
def test_mistakes_in_quanteda(text: str, where: str, found: str, next_step: str) -> None:
    with pytest.raises(StudyError) as raised:
        read_quanteda(text, "x.yaml")
    assert raised.value.where == where
    assert found in raised.value.found and next_step in raised.value.next_step


@settings(max_examples=80)
@given(
    st.lists(st.text("ab'’s-*?. %1中，_(", min_size=1, max_size=6), min_size=1, max_size=5),
    st.sampled_from(["en", "zh"]),
    st.sampled_from(["quanteda", "liwc"]),
)
def test_any_entry_is_matched_or_refused_in_a_sentence(words: list[str], language: str, kind: str) -> None:
    if kind == "liwc":
        content = "%\n1\tk\n%\n" + "".join(f"{word}\t1\n" for word in words)
    else:
        content = yaml.safe_dump({"k": words}, allow_unicode=True)
    item = f"{{id: d, file: d.x, format: {kind}, language: {language}}}"
    text = f"name: x\nversion: '1'\ndictionaries: [{item}]\n"
    try:
        book = load_codebook(text, "x", SCHEMA, lambda file, where: content)
    except StudyError as error:
        assert error.where.startswith("d.x") and error.next_step.endswith(".")
        return
    corpus = corpus_of([("a", language, "a b's abs-a. 中a，中"), ("a", "en", " ".join(words) + " a")])
    find_hits(book, *corpus)


def test_mistakes_between_codebook_and_dictionary() -> None:
    with pytest.raises(
        StudyError, match=r"x\.yaml: line 1: found “合作” in a dictionary whose language is `en`"
    ):
        codebook(x_yaml_en="a: [合作]")
    with pytest.raises(StudyError, match="the dictionary holds no word"):
        codebook(x_dic_en="%\n1\ta\n%\n:)\t1\n")
    clash = OWN.replace("id: f", "id: mood_work")
    with pytest.raises(
        StudyError, match=r"my.yaml: line 4: dictionaries\[0\]: the id `mood_work` that it gives"
    ):
        codebook(clash, mood_dic_en=LIWC)
