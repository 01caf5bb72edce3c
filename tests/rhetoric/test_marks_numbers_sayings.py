"""Questions, exclamations, numbered arguments, phrases of four characters, proverbs and metaphors."""

from __future__ import annotations

from itertools import pairwise

import pytest
from series_texts import lexicon_of, project_lexicon, read

from analysis.rhetoric.device_places import Device
from analysis.rhetoric.device_segments import versions
from analysis.rhetoric.devices import devices
from analysis.rhetoric.figures_of_speech import lexicon_devices
from analysis.rhetoric.four_character_phrases import four_character_devices
from analysis.rhetoric.numbered_arguments import numbered_arguments
from analysis.rhetoric.sentence_marks import questions_and_exclamations
from analysis.tables.alignment import UNITS


def shown(devices: list[Device], texts: list[str]) -> list[list[str]]:
    return [[texts[p.paragraph].lstrip("# ")[p.start : p.end] for p in device.places] for device in devices]


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "Who owns the river? Nobody does.", ["question"]),
        ("en", "He asked, “Who owns the river?”", ["question"]),
        ("en", "Long live the river! Really?!", ["exclamation", "question"]),
        ("en", "The Who? commission met.", []),
        ("zh", "河归谁所有？无人知道。谢谢大家！", ["question", "exclamation"]),
        ("zh", "他回答了“河归谁所有？”的问题。", []),
        ("en", "# Who owns the river?", []),
    ],
)
def test_the_last_mark_of_a_sentence_tells_questions_and_exclamations(
    language: str, text: str, kinds: list[str]
) -> None:
    paragraphs, sentences, _ = read([("a", language, text)])
    assert [device.kind for device in questions_and_exclamations(paragraphs, sentences)] == kinds


@pytest.mark.parametrize(
    ("language", "texts", "counted"),
    [
        ("en", ["First, we trade. Rain fell.", "Talk.", "Second, we build.", "Finally, we rest."], [3]),
        ("en", ["First, we trade.", "Third, we rest."], []),
        ("en", ['"First, we trade."', '"Second, we rest."'], [2]),
        ("en", ["Second, we trade.", "Third, we rest."], []),
        ("en", ["The first ship came.", "The second ship left."], []),
        ("en", ["1. Opening the river. It was shut.", "2. Closing the dam."], [2]),
        ("en", ["First, one. Second, two.", "First, three. Second, four. Third, five."], [2, 3]),
        (
            "en",
            ["# I. Trade", "# i. Ships", "# ii. Locks", "# II. Peace", "# i. Courts", "# ii. Trust"],
            [2, 2, 2],
        ),
        ("en", ["# 1 Trade", "30 ships came.", "# 2 Peace"], [2]),
        ("en", ["1 ship came.", "2 ships left."], []),
        ("zh", ["首先，我们通商。", "下雨了。", "第二，我们修桥。", "第三，我们休息。"], [3]),
        ("zh", ["# （一）通商", "很好。", "# （二）修桥", "也好。"], [2]),
        ("zh", ["一是要通商，二是要修桥，三是要休息。"], [3]),
        ("zh", ["一年过去了，二月下雨。"], []),
        ("zh", ["首先，我们通商。", "最后，我们休息。"], [2]),
        ("zh", ["首先，我们通商。", "最后一班船走了。"], []),
        ("zh", ["首先，我们通商。其次，修桥。", "再次强调通商。"], [2]),
        ("zh", ["第一次会议在春天举行。", "第二次会议在秋天举行。"], []),
    ],
)
def test_numbered_arguments_count_from_one(language: str, texts: list[str], counted: list[int]) -> None:
    paragraphs, sentences, _ = read([("a", language, text) for text in texts])
    found = list(numbered_arguments(paragraphs, sentences))
    assert [len(device.places) for device in found] == counted
    for device in found:
        places = [(place.paragraph, place.start, place.end) for place in device.places]
        assert places == sorted(places)
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))


def test_a_member_of_a_numbered_argument_ends_where_the_next_begins() -> None:
    texts = ["一是要通商，二是要修桥。"]
    paragraphs, sentences, _ = read([("a", "zh", texts[0])])
    assert shown(list(numbered_arguments(paragraphs, sentences)), texts) == [["一是要通商，", "二是要修桥。"]]


def test_of_two_numbered_arguments_opposite_the_one_that_holds_most_is_the_counterpart() -> None:
    english = ["First, we trade.", "Second, we build.", "Third, we rest."]
    chinese = ["一是要开放，二是要合作。", "第一，通商。", "第二，修桥。", "第三，休息。"]
    texts = read([*(("a", "en", text) for text in english), *(("a", "zh", text) for text in chinese)])
    links = [([0], [0, 1]), ([1], [2]), ([2], [3])]
    units = UNITS.frame([("i", "a", "sentence", at, at, en, zh, 0.9) for at, (en, zh) in enumerate(links)])
    table, members = devices(*texts, units, project_lexicon(), 7.0)
    own = table.filter(kind="numbered", language="en")
    assert own.select("members", "presence", "counterpart_members").rows() == [(3, "kept", 3)]
    opposite = members.filter(device=own["device"][0], language="en")["counterpart_sentence"]
    assert opposite.to_list() == [1, 2, 3]


def test_each_member_of_a_numbered_argument_has_a_counterpart_of_its_own() -> None:
    texts = read(
        [("a", "en", "First, we trade, second, we build."), ("a", "zh", "一是通商，二是修桥，三是休息。")]
    )
    units = UNITS.frame([("i", "a", "sentence", 0, 0, [0], [0], 0.9)])
    table, members = devices(*texts, units, project_lexicon(), 7.0)
    told = table.filter(kind="numbered").select("language", "members", "presence", "counterpart_members")
    assert told.rows() == [("en", 2, "kept", 2), ("zh", 3, "broken", 2)]
    own = members.join(
        table.filter(kind="numbered"), on=["issue", "article", "language", "device"], how="semi"
    )
    assert own.filter(language="zh")["counterpart_start"].to_list() == [0, 17, None]


def test_idioms_stand_between_words_and_runs_are_of_four_characters_each() -> None:
    texts = ["两岸人民守望相助，同舟共济。开放包容、互联互通、合作共赢，河水很长。"]
    paragraphs, _, tokens = read([("a", "zh", texts[0])])
    found = list(four_character_devices(versions(paragraphs, tokens)))
    idioms = [d for d in found if d.kind == "idiom"]
    runs = [d for d in found if d.kind == "four_character"]
    assert shown(idioms, texts) == [["守望相助"], ["同舟共济"]]
    assert ["开放包容", "互联互通", "合作共赢", "河水很长"] in shown(runs, texts)
    assert all(not device.asked for device in found)


def in_lexicon(language: str, *texts: str) -> list[tuple[str, str | None, str]]:
    paragraphs, sentences, tokens = read([("a", language, text) for text in texts])
    found = list(lexicon_devices(project_lexicon(), paragraphs, sentences, tokens))
    return [
        (device.kind, device.domain, words[0])
        for device, words in zip(found, shown(found, list(texts)), strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ship needs an anchor.", [("metaphor", "ship", "anchor")]),
        ("en", "The Great Wall is long.", []),
        ("en", "Trust is the cornerstone of the order.", [("metaphor", "building", "cornerstone")]),
        ("en", "The Rose Foundation paid for it.", []),
        ("en", "It was an Olympic Games of records.", []),
        ("zh", "信任是合作的基石。", [("metaphor", "building", "基石")]),
        ("zh", "铁路经过村庄，公路没有。", []),
        ("zh", "这是沿岸的基础设施。", []),
        ("zh", "历史的潮流不可逆转。", [("metaphor", "nature", "潮流")]),
        (
            "en",
            "As an old saying goes, “A single thread makes no cord.”",
            [("proverb", None, "A single thread makes no cord.")],
        ),
        ("zh", "“欲穷千里目，更上一层楼”，我们有信心。", None),
        ("zh", "俗话说：“单丝不成线。”", [("proverb", None, "单丝不成线。")]),
        (
            "en",
            'As an old saying goes, "A single thread makes no cord."',
            [("proverb", None, "A single thread makes no cord.")],
        ),
        (
            "en",
            "The saying goes back to the time when the village had two bells and no one to ring them.",
            [],
        ),
    ],
)
def test_the_lexicon_of_the_project(
    language: str, text: str, expected: list[tuple[str, str | None, str]] | None
) -> None:
    found = in_lexicon(language, text)
    if expected is None:
        assert ("proverb", None, "欲穷千里目，更上一层楼") in found
    else:
        assert found == expected


def test_a_saying_stands_in_the_sentence_of_its_quotation_not_in_that_which_introduces_it() -> None:
    text = "In the valley the saying goes on. “A single thread makes no cord.”"
    paragraphs, sentences, tokens = read([("a", "en", text)])
    (saying,) = lexicon_devices(project_lexicon(), paragraphs, sentences, tokens)
    (place,) = saying.places
    first, second = sentences.sort("sentence")["sentence"]
    assert text[place.start : place.end] == "A single thread makes no cord."
    assert place.sentence == second != first


def test_metaphors_are_candidates_and_proverbs_are_not() -> None:
    lexicon = lexicon_of(
        "name: Small\nversion: '1'\nframes:\n"
        "  - {id: ship, title: {en: Ship, zh: 船}, note: A ship., terms: [{id: helm, zh: [掌舵], en: [helm]}]}\n"
        "  - {id: proverb, title: {en: P, zh: 谚}, note: P., "
        "terms: [{id: cord, zh: [单丝不成线], en: [makes no cord]}]}\n"
    )
    paragraphs, sentences, tokens = read([("a", "en", "At the helm: a thread makes no cord.")])
    found = list(lexicon_devices(lexicon, paragraphs, sentences, tokens))
    assert [(device.kind, device.candidate) for device in found] == [("metaphor", True), ("proverb", False)]
