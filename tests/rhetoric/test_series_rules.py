"""What makes up a member, and what is no series: each rule of the finder with a sentence it is for and a near miss."""

from __future__ import annotations

import pytest
from series_texts import among_filling, read, series_of, version_of, words_of

from analysis.rhetoric.anaphora import repeated_openings
from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_counterparts import KEPT, LOST, Counterpart
from analysis.rhetoric.device_segments import CLAUSE, COUPLE, ITEM, POINT, Segment, Version, versions
from analysis.rhetoric.device_word_classes import english_class
from analysis.rhetoric.devices import MOST_SUPPORT, SUPPORT, supported
from analysis.rhetoric.even_items import even_items
from analysis.rhetoric.numbered_arguments import numbered_arguments
from analysis.rhetoric.series import ANAPHORA, PARALLEL, Series

LISTED = 2.0  # devices.least_strength


def planted(text: str, language: str, least: float = LISTED) -> list[Series]:
    """The series of a paragraph that stands among plain ones."""
    found = series_of(among_filling([text], language), language, least)
    return [series for series in found if series.members[0].paragraph == 1]


def members(text: str, language: str, least: float = LISTED) -> list[list[str]]:
    joint = "" if language == "zh" else " "
    return [
        [word.replace(" ", joint) for word in words_of(series)] for series in planted(text, language, least)
    ]


# Joining words


def test_a_joining_word_that_comes_again_belongs_to_the_members() -> None:
    text = "镇上来了新老师，也修好了旧钟楼，也清空了老仓库，也换掉了坏桥板，也刷白了矮围墙。"
    version = version_of(among_filling([text], "zh"), "zh")
    edges = repeated_openings(version, Background([[token.key for token in version.tokens]]))
    runs = [[_text(member) for member in series.members] for series in edges if series.level == CLAUSE]
    assert ["也修好了旧钟楼", "也清空了老仓库", "也换掉了坏桥板", "也刷白了矮围墙"] in runs


def test_a_joining_word_that_stands_once_does_not() -> None:
    text = "今年的渔船更多，今年的渔网更密，而今年的渔价更低。"
    [found, *_] = members(text, "zh")
    assert found[-1] == "今年的渔价更低"


# Even items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渡口今年早开船、快卸货、广招工，镇上的人都很高兴。", ["早开船", "快卸货", "广招工"]),
        ("会长答应给渔民降租金、减利息、免学费的好处。", ["降租金", "减利息", "免学费"]),
    ],
)
def test_short_items_of_the_same_lengths_are_a_series_though_words_stand_around_them(
    text: str, expected: list[str]
) -> None:
    found = ["".join(t.text for t in m.tokens) for s in _even(text) for m in s.members]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "船从北方、往南方、在东方都能靠岸。",  # words of grammar
        "渡口今年早开船、快卸货、装运粮食。",  # another length
        "渡口今年早开船、快卸货。",  # two
        "会长答应降租金、减利息、免学校费用。",  # 免学校 ends within a name
    ],
)
def test_other_short_items_are_none(text: str) -> None:
    assert _even(text) == []


def test_names_of_the_same_lengths_are_a_list() -> None:
    assert members("会上谈了河运租金、山林税收、渔业仓库、盐场码头。", "zh", 0) == []


def test_english_has_no_even_items() -> None:
    assert even_items(version_of(["They mend, they dig, they sing."], "en")) == []


def _even(text: str) -> list[Series]:
    return [
        s for s in even_items(version_of(among_filling([text], "zh"), "zh")) if s.members[0].paragraph == 1
    ]


# Couples of clauses


def test_a_frame_over_two_clauses_is_a_series_of_couples() -> None:
    text = "镇长说，只有堤坝修得牢，才能让麦子安然过冬，只有渠道挖得深，才能让下游的磨坊转动。"
    [found] = planted(text, "zh")
    assert found.level == COUPLE and len(found.members) == 2
    assert all(words.startswith("只有") and "才能" in words for words in words_of(found))


def test_couples_do_not_overlap_and_stay_in_their_sentence() -> None:
    version = version_of(["一人撑船，一人织网，一人晒盐，一人看灯。天黑了，人散了。"], "zh")
    couples = version.segments[COUPLE]
    assert [_text(c) for c in couples] == ["一人撑船一人织网", "一人晒盐一人看灯", "一人织网一人晒盐"]
    assert couples[0].scope == couples[1].scope != couples[2].scope


def test_clauses_in_a_row_are_no_couples() -> None:
    found = planted("有的人撑船，有的人织网，有的人晒盐，有的人看灯。", "zh")
    assert [(s.level in (CLAUSE, ITEM), len(s.members)) for s in found] == [(True, 4)]


# Points of a numbered argument


def test_points_are_neighbours_whatever_stands_between_them() -> None:
    texts = [
        "首先，要修好旧堤坝。水是从那里来的。没有人记得是谁先看见的。",
        "石匠们去年就走了，留下半堵墙。",
        "其次，要管好新水闸。闸门已经锈了，一半沉在泥里。",
        "再次，要护好小渔场。鱼苗越来越少。",
    ]
    version = _with_points(texts)
    assert [_text(s) for s in version.segments[POINT]] == ["要修好旧堤坝", "要管好新水闸", "要护好小渔场"]
    assert len({s.scope for s in version.segments[POINT]}) == 1


def test_two_arguments_are_two_scopes_and_without_numbers_there_are_no_points() -> None:
    version = _with_points(["一是修堤坝，二是管水闸。", "一是种果树，二是养蜜蜂。"])
    assert [s.scope for s in version.segments[POINT]] == [0, 0, 1, 1]
    assert _with_points(["修堤坝，管水闸。"]).segments[POINT] == ()


def _with_points(texts: list[str]) -> Version:
    paragraphs, sentences, tokens = read([("a", "zh", text) for text in texts])
    return versions(paragraphs, tokens, numbered_arguments(paragraphs, sentences))[0]


# Members that are cut


def test_a_pair_between_other_words_is_cut_at_both_ends() -> None:
    assert ["有耐心", "有办法"] in members("他们有耐心、有办法把旧船修好。", "zh")


def test_a_member_is_not_cut_within_a_name() -> None:
    found = members("他们养护山林果园、修整山林道路。", "zh", -20)
    assert all(member not in ("果园", "道路") for words in found for member in words)


# Names and clauses


def test_an_adjective_behind_a_noun_makes_a_clause() -> None:
    assert ["河水清澈", "鱼群肥美", "船只坚固"] in members("河水清澈、鱼群肥美、船只坚固。", "zh", 0)


def test_an_adjective_that_all_share_is_the_noun_of_a_name() -> None:
    assert members("镇上讨论了行车安全、用电安全、食品安全。", "zh", 0) == []


@pytest.mark.parametrize(
    ("word", "before", "expected"),
    [
        ("transport", "to", "verb"),
        ("transport", None, "verb"),
        ("transport", "plural", "verb"),  # boats transport
        ("transport", "auxiliary", "verb"),
        ("transport", "determiner", "other"),
        ("transport", "adjective", "other"),
        ("transport", "preposition", "other"),
        ("Building", "determiner", "other"),  # the Harbour Building
        ("Building", None, "participle"),
        ("building", "determiner", "participle"),
        ("The", "preposition", "determiner"),
    ],
)
def test_english_base_forms_and_names_are_told_by_the_word_before(
    word: str, before: str | None, expected: str
) -> None:
    assert english_class(word, "word", before) == expected


# What the other version adds


def test_a_counterpart_adds_half_of_its_strength_but_no_more_than_the_series_has_itself() -> None:
    weak, strong = _series(4.0), _series(40.0)
    fate = Counterpart(KEPT, strong, (0, 1))
    assert supported(weak, fate) == weak.strength + SUPPORT * MOST_SUPPORT * weak.local
    assert supported(strong, Counterpart(KEPT, weak, (0, 1))) == strong.strength + SUPPORT * weak.local
    assert supported(weak, Counterpart("broken", strong, (0, None))) == weak.strength + 2.0
    assert supported(weak, Counterpart(LOST, None, (None, None))) == supported(weak, None) == weak.strength


def _series(local: float) -> Series:
    pair = version_of(["早开船，快卸货。"], "zh").segments[CLAUSE]
    return Series(PARALLEL, CLAUSE, pair, local - 8, local)


def _text(segment: Segment) -> str:
    return "".join(token.text for token in segment.tokens)


def test_parts_between_semicolons_that_open_alike_are_an_anaphora() -> None:
    text = "今年要继续加高北边的河堤；继续清理旧港里的淤泥；继续给老船工发放冬衣。"
    assert planted(text, "zh")[0].kind == ANAPHORA


def test_a_shared_end_of_two_short_clauses_is_enough() -> None:
    assert ["风浪前所未见", "鱼汛前所未见"] in members("风浪前所未见，鱼汛前所未见。", "zh")
