"""Hits in both languages: what matches, what shields what, and where a hit lies."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import SMALL, TOKENISERS, corpus_of, project_codebook, small_codebook

from analysis.errors import StudyError
from analysis.framing.matching import find_hits
from analysis.tables.framing import HITS

CODEBOOK = small_codebook()


def terms_in(language: str, text: str, tokeniser: str = "hyphens inside") -> list[tuple[str, str]]:
    """Term and matched text of every hit of frames and actors, in order."""
    frames, actors = find_hits(CODEBOOK, *corpus_of([("a", language, text)], tokeniser))
    both = pl.concat([frames, actors]).sort("start")
    return list(both.select("term", "text").iter_rows())


@pytest.mark.parametrize("tokeniser", TOKENISERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Win-win cooperation pays.", [("win_win", "Win-win cooperation")]),
        ("A win win cooperation pays.", [("win_win", "win win cooperation")]),
        ("WIN-WIN COOPERATION PAYS.", [("win_win", "WIN-WIN COOPERATION")]),
        ("Win–win results and cooperation.", [("win_win", "Win–win"), ("cooperation", "cooperation")]),
        ("To win, win big.", []),
        ("It will win. Win again.", []),
        ("No country and no countries.", [("country", "country"), ("country", "countries")]),
        ("Each country’s aid.", [("country", "country"), ("aid", "aid")]),
        ("The community with a shared future", [("community", "community with a shared future")]),
        (
            "Communities with a Shared Future for Mankind",
            [("community_mankind", "Communities with a Shared Future for Mankind")],
        ),
        ("a community with a shared future, for mankind", [("community", "community with a shared future")]),
        ("They share future plans.", []),
        ("developing countries", [("developing", "developing countries")]),
        ("developed countries", [("developed", "developed countries")]),
        ("to develop countries", [("country", "countries")]),
        ("The United Nations met.", [("un", "United Nations")]),
        ("the united nationals met", []),
        ("a united nation, uniting nations", []),
        ("the united states’ aid", [("us", "united states"), ("aid", "aid")]),
        ("US aid reached us.", [("us", "US"), ("aid", "aid")]),
        ("A US-led UN and un", [("us", "US"), ("un", "UN")]),
        ("AIDS, aids and aid", [("disease", "AIDS"), ("aid", "aids"), ("aid", "aid")]),
        ("Polish the Polish table.", [("poland", "Polish"), ("poland", "Polish")]),
        ("to polish Indonesian tables", []),
        ("open, fair and free trade", [("trade", "open, fair and free trade")]),
        ("open fair and free trade", []),
        (
            "cooperation; India and Indonesia",
            [("cooperation", "cooperation"), ("india", "India"), ("indonesia", "Indonesia")],
        ),
        ("", []),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]], tokeniser: str) -> None:
    assert terms_in("en", text, tokeniser) == expected


@pytest.mark.parametrize("text", ["U.S. aid", "the U.S.’s aid"])
def test_dots_in_an_acronym(text: str) -> None:
    assert terms_in("en", text)[0][0] == "us"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("构建人类命运共同体。", [("community_mankind", "人类命运共同体")]),
        ("亚洲命运共同体", [("community", "命运共同体")]),
        ("印度尼西亚与印度", [("indonesia", "印度尼西亚"), ("india", "印度")]),
        ("印度尼西", [("india", "印度")]),
        ("发展中国家与国家", [("developing", "发展中国家"), ("country", "国家")]),
        ("发达国家", [("developed", "发达国家")]),
        ("合作共赢合作", [("win_win", "合作共赢"), ("cooperation", "合作")]),
        ("rcep生效", [("trade", "rcep")]),
        ("ＲＣＥＰ生效", [("trade", "ＲＣＥＰ")]),
        ("加入XRCEP和RCEPX", []),
        ("G20与G2020、AG20", [("g20", "G20")]),
        ("𠀀合作😀印度", [("cooperation", "合作"), ("india", "印度")]),
        ("合 作", []),
        ("", []),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str]]) -> None:
    assert terms_in("zh", text) == expected


def test_a_hit_says_where_it_lies() -> None:
    corpus = corpus_of(
        [
            ("a", "zh", "标题合作", "heading"),
            ("a", "zh", "我们合作。他们守望相助，也合作。"),
            ("a", "en", "They met. Then came cooperation and 1,000 win-win deals."),
        ]
    )
    frames, actors = find_hits(CODEBOOK, *corpus)
    assert actors.is_empty()
    assert frames.select(pl.exclude("issue")).rows() == [
        ("a", "en", 0, 1, "cooperation", "cooperation", "cooperation", "cooperation", 20, 31),
        ("a", "en", 0, 1, "cooperation", "win_win", "win-win", "win-win", 42, 49),
        ("a", "zh", 1, 1, "cooperation", "cooperation", "合作", "合作", 2, 4),
        ("a", "zh", 1, 2, "cooperation", "untranslated", "守望相助", "守望相助", 7, 11),
        ("a", "zh", 1, 2, "cooperation", "cooperation", "合作", "合作", 13, 15),
    ]


def test_headings_are_not_searched() -> None:
    corpus = corpus_of([("a", "en", "Cooperation", "heading"), ("a", "zh", "合作", "heading")])
    assert all(table.is_empty() for table in find_hits(CODEBOOK, *corpus))


def test_no_match_crosses_paragraphs_or_sentences() -> None:
    corpus = corpus_of(
        [("a", "zh", "命运"), ("a", "zh", "共同体"), ("a", "en", "A shared"), ("a", "en", "future")]
    )
    assert find_hits(CODEBOOK, *corpus)[0].is_empty()


def test_actors_come_apart_from_frames_and_shield_them() -> None:
    text = SMALL.replace("en: [aid]", "en: [aid, united]")
    frames, actors = find_hits(small_codebook(text), *corpus_of([("a", "en", "a united United Nations")]))
    assert frames["text"].to_list() == ["united"]
    assert actors.select("frame", "term").rows() == [("actor", "un")]


def test_a_shield_hides_the_form_inside_it_and_is_no_hit() -> None:
    shielded = small_codebook(SMALL + "shields: {zh: [合作社], en: [aid station]}\n")
    corpus = corpus_of([("a", "zh", "合作社的合作"), ("a", "en", "aid stations give aid")])
    frames, actors = find_hits(shielded, *corpus)
    assert actors.is_empty()
    assert frames.select("term", "start").rows() == [("aid", 18), ("cooperation", 4)]


def test_two_terms_with_the_same_lemmas_are_refused() -> None:
    text = SMALL.replace("en: [aid]", "en: [aid, countries]")
    with pytest.raises(StudyError, match=r"line 27: the form “country” of `country` has the same lemmas as"):
        find_hits(small_codebook(text), *corpus_of([("a", "en", "x")]))


def test_two_chinese_forms_that_differ_in_the_dot_are_refused() -> None:
    text = SMALL.replace("[援助]", "[甲·乙]").replace("[艾滋病]", "[甲•乙]")
    with pytest.raises(
        StudyError, match=r"line 25: the form “甲•乙” of `disease` matches the same text as “甲·乙”"
    ):
        find_hits(small_codebook(text), *corpus_of([("a", "zh", "甲")]))


def test_a_codebook_without_english_is_searched_in_chinese() -> None:
    text = "\n".join(SMALL.split("  - id: cooperation")[0].splitlines())
    text = text.replace("[community with a shared future for mankind]", "[]")
    text = text.replace("[community with a shared future, shared future]", "[]")
    frames, actors = find_hits(
        small_codebook(text), *corpus_of([("a", "zh", "命运共同体"), ("a", "en", "x y")])
    )
    assert frames.height == 1 and actors.is_empty()


def test_no_text_gives_empty_tables() -> None:
    frames, actors = find_hits(CODEBOOK, *corpus_of([]))
    assert frames.schema == actors.schema == HITS.schema


ENGLISH_WORDS = ["win-win", "cooperation", "shared", "future", "community", "with", "a", "for", "mankind"]
ENGLISH_WORDS += [
    "United",
    "Nations",
    "nation",
    "US",
    "us",
    "country",
    "developing",
    ",",
    "—",
    "win",
    "India’s",
]
CHINESE_PARTS = [
    "人类",
    "命运",
    "共同体",
    "合作",
    "共赢",
    "印度",
    "尼西亚",
    "国家",
    "发展中",
    "G",
    "20",
    "，",
    "。",
]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(ENGLISH_WORDS), max_size=25),
    st.lists(st.sampled_from(CHINESE_PARTS), max_size=25),
    st.sampled_from(sorted(TOKENISERS)),
)
def test_hits_slice_to_their_text_and_do_not_overlap(
    words: list[str], parts: list[str], tokeniser: str
) -> None:
    paragraphs, sentences, tokens = corpus_of(
        [("a", "en", " ".join(words)), ("a", "zh", "".join(parts))], tokeniser
    )
    hits = pl.concat(find_hits(CODEBOOK, paragraphs, sentences, tokens)).sort(
        "language", "paragraph", "start"
    )
    texts = {(row["language"], row["paragraph"]): row["text"] for row in paragraphs.iter_rows(named=True)}
    before: tuple[str, int, int] = ("", -1, -1)
    inside = {
        (row["language"], row["sentence"]): (row["start"], row["end"])
        for row in sentences.iter_rows(named=True)
    }
    for hit in hits.iter_rows(named=True):
        assert texts[hit["language"], hit["paragraph"]][hit["start"] : hit["end"]] == hit["text"]
        assert before[:2] != (hit["language"], hit["paragraph"]) or hit["start"] >= before[2]
        start, end = inside[hit["language"], hit["sentence"]]
        assert start <= hit["start"] and hit["end"] <= end
        before = (hit["language"], hit["paragraph"], hit["end"])


@given(st.lists(st.sampled_from(CHINESE_PARTS), max_size=25))
def test_chinese_matching_is_the_plain_search_from_the_left(parts: list[str]) -> None:
    text = "".join(parts)
    forms = {form: entry.id for entry in CODEBOOK.entries() for form in entry.zh}
    expected, place = [], 0
    while place < len(text):
        found = [form for form in forms if text.startswith(form, place)]
        found = [
            form
            for form in found
            if not (
                form == "G20"
                and (text[place + 3 : place + 4] in {"G", "2"} or text[place - 1 : place] in {"G", "0"})
            )
        ]
        if found:
            longest = max(found, key=len)
            expected.append((forms[longest], longest))
            place += len(longest)
        else:
            place += 1
    assert terms_in("zh", text) == expected


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("global community of shared future", "人类命运共同体"),
        ("the principle of amity, sincerity, mutual benefit and inclusiveness", "亲诚惠容"),
        ("sincerity, real results, amity and good faith", "真实亲诚"),
        (
            "a vision of common, comprehensive, cooperative and sustainable security",
            "共同、综合、合作、可持续的安全观",
        ),
        ("extensive consultation, joint contribution and shared benefits", "共商共建共享"),
        ("profound changes unseen in a century", "百年未有之大变局"),
        ("the three forces of terrorism, separatism and extremism", "三股势力"),
        ("a new development paradigm", "新发展格局"),
        ("dual circulation", "双循环"),
        ("the right approach to justice and interests", "正确义利观"),
        ("Five Principles of Peaceful Coexistence", "和平共处五项原则"),
        ("Xi Jinping Thought on Diplomacy", "习近平外交思想"),
        ("the Belt and Road Initiative", "一带一路"),
        ("a Cold War mentality", "冷战思维"),
        ("zero-sum games", "零和博弈"),
        ("water resources", "水资源"),
        ("consultations", "协商"),
        ("Indonesia", "印度尼西亚"),
        ("the Indian Ocean", "印度洋"),
        ("the UN Security Council", "联合国安理会"),
        ("developing countries", "发展中国家"),
        ("the Republic of Korea", "韩国"),
    ],
)
def test_the_official_rendering_is_one_hit_of_the_same_term(english: str, chinese: str) -> None:
    corpus = corpus_of([("a", "en", english), ("a", "zh", chinese)])
    hits = pl.concat(find_hits(project_codebook(), *corpus))
    assert hits["language"].to_list() == ["en", "zh"]
    assert hits["term"].n_unique() == 1, hits["term"].to_list()
