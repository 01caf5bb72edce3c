"""Chinese words are cut alike wherever they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from series_texts import FILLING, among_filling, series_of, version_of

from analysis.rhetoric.short_words import LONGEST, Word, cut_short, short_words

TEXT = st.text(st.sampled_from("渡口老桥有所收获作为守住清晨的人在河上"), max_size=12)


@given(TEXT)
def test_nothing_is_lost_and_no_word_is_long(text: str) -> None:
    words = short_words(text)
    assert "".join(words) == text
    assert all(1 <= len(word) <= LONGEST for word in words)


@given(TEXT)
def test_no_cut_has_fewer_words_than_pairs_of_the_dictionary_allow(text: str) -> None:
    assert len(short_words(text, {text[at : at + 2] for at in range(len(text))})) == (len(text) + 1) // 2


def test_a_word_inside_a_set_phrase_is_cut_like_the_word_alone() -> None:
    assert short_words("有所收获") == ["有所", "收获"]
    assert short_words("有所作为") == ["有所", "作为"]
    assert short_words("旧坝") == ["旧", "坝"]
    assert short_words("旧坝", {"旧坝"}) == ["旧坝"]


def test_nouns_unknown_words_and_set_phrases_stay_whole_and_marks_part_runs() -> None:
    texts = [
        ("有所作为", "word"),
        ("，", "punctuation"),
        ("阅读者", "word"),
        ("小渡船", "word"),
        ("一河两岸", "phrase"),
    ]
    tokens, start = [], 0
    for text, tag in texts:
        tokens.append(Word(text, tag, 0, 0, start, start + len(text)))
        start += len(text)
    cut = list(cut_short(tokens))
    assert [word.text for word in cut] == ["有所", "作为", "，", "阅读者", "小渡船", "一河两岸"]
    assert "".join(word.text for word in cut) == "".join(text for text, _ in texts)
    assert [(word.start, word.end) for word in cut[:2]] == [(0, 2), (2, 4)]


def test_items_that_share_a_word_inside_a_phrase_are_a_series() -> None:
    found = series_of(among_filling(["这一年，镇上的人有所收获、有所节省、有所作为。"], "zh"), "zh", 2.0)
    series = next(one for one in found if one.members[0].paragraph == 1)
    assert [member.tokens[0].text for member in series.members] == ["有所"] * 3


def test_openings_that_go_on_alike_in_groups_are_a_series_each() -> None:
    bridge = [f"守住老桥，就要{end}。" for end in ("先看清木头的纹路", "记下每一场大水", "请来懂得石头的人")]
    ferry = [f"守住渡口，就要{end}。" for end in ("听得见对岸的钟声", "养好那两匹老马", "在雪天也点起灯")]
    apart = [text for pair in zip([*bridge, *ferry], FILLING["zh"], strict=False) for text in pair]
    found = series_of(apart, "zh", 2.0)
    groups = [sorted(m.paragraph for m in one.members) for one in found if one.level == "opening"]
    assert [0, 2, 4] in groups and [6, 8, 10] in groups


def test_an_adjective_that_is_a_noun_is_no_predicate_and_another_is() -> None:
    version = version_of(["行车安全。渡口好，老桥好，大家才会好。"], "zh")
    kinds = {token.text: token.kind for token in version.tokens}
    assert (kinds["安全"], kinds["好"]) == ("n", "a")
    found = series_of(among_filling(["渡口好，老桥好，大家才会好。"], "zh"), "zh", 2.0)
    assert any(len(one.members) == 3 for one in found if one.members[0].paragraph == 1)
