"""Series: planted ones are found with their members, and what only looks like one is not."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

import numpy as np
import polars as pl
import pytest
from aligned_demo import demo
from hypothesis import given, settings
from hypothesis import strategies as st
from series_texts import FILLING, among_filling, series_of, version_of, words_of

from analysis.rhetoric.anaphora import repeated_openings
from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_frames import frame
from analysis.rhetoric.device_segments import versions
from analysis.rhetoric.device_series import LEAST_LOCAL, find_series, is_plain_list, same_stretch
from analysis.rhetoric.series import ANADIPLOSIS, ANAPHORA, EPISTROPHE, PARALLEL

OPENERS = {
    "en": [
        "History tells us that rivers outlive the borders drawn on them. The rest is detail.",
        "History tells us that a dam needs two banks. Nobody disputes it now.",
        "History tells us that trust is built slowly. It can be lost in a day.",
    ],
    "zh": [
        "历史告诉我们：河流比边界长久。其余都是细节。",
        "历史告诉我们：水坝需要两岸。如今没有人怀疑。",
        "历史告诉我们：信任来之不易。失去它只要一天。",
    ],
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_anaphora_of_paragraph_openings_is_found(language: str) -> None:
    strongest = series_of(among_filling(OPENERS[language], language), language)[0]
    assert (strongest.kind, strongest.level) == (ANAPHORA, "opening")
    assert [member.paragraph for member in strongest.members] == [1, 2, 3]
    assert strongest.strength > 15


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        (
            "en",
            "The two towns chose lanterns over torches, harvest over hunger, bridges over walls, and daylight over "
            "secrecy.",
            4,
        ),
        ("zh", "两镇讲究商量而不争吵，互助而不攀比，勤快而不急躁，谦让而不退缩。", 4),
        ("en", "They want to become makers of long ropes, keepers of old dams and readers of good maps.", 3),
        ("zh", "他们想成为长绳的编织者、旧坝的看守者、地图的阅读者。", 3),
    ],
)
def test_a_parallel_series_within_a_sentence_is_found(language: str, text: str, members: int) -> None:
    found = [s for s in series_of(among_filling([text], language), language) if s.members[0].paragraph == 1]
    assert found and len(found[0].members) == members


def test_a_pair_of_sentences_with_a_long_frame_is_found_and_its_frame_is_told() -> None:
    text = (
        "Because the masons mended the old lock, we must never let it rust away. "
        "Because the valley woke from a long winter, we must never let it sleep again."
    )
    texts = among_filling([text], "en")
    [found, *_] = [s for s in series_of(texts, "en") if s.members[0].paragraph == 1]
    assert len(found.members) == 2
    assert "we must never let it" in frame(found.members, "en")


def test_brief_sentences_that_announce_points_are_a_series() -> None:
    text = (
        "眼光更加长远。船队今年第一次越过了北面的浅滩，并在那里建了一座灯塔。手艺持续精进。老船长们把多年的笔记交给了学校的"
        "孩子们。家底不断厚实。码头在春天用石头重新铺过，又加宽了两丈。规矩日臻完备。"
    )
    found = [s for s in series_of(among_filling([text], "zh"), "zh") if s.members[0].paragraph == 1]
    assert any(s.level == "brief" and len(s.members) >= 3 for s in found)


def test_a_chain_that_takes_up_the_last_word_is_an_anadiplosis() -> None:
    found = series_of(among_filling(["旧船换来好鱼汛，好鱼汛养活半条街。"], "zh"), "zh", least=2)
    assert [s.kind for s in found if s.members[0].paragraph == 1] == [ANADIPLOSIS]


def test_a_shared_ending_names_an_epistrophe() -> None:
    text = "主权从来没有分割，事实从来没有改变。天气的方向没有变，时代的主题没有变，人们的愿望没有变。"
    found = [s for s in series_of(among_filling([text], "zh"), "zh") if s.members[0].paragraph == 1]
    assert EPISTROPHE in {s.kind for s in found}


NEAR_MISSES = {
    "sentences that begin with an article": (
        "en",
        "The harbour was empty. The teacher had gone to the coast. The maps that he drew were lost on the way.",
    ),
    "a list of names": (
        "en",
        "They visited the Youth Forum, the Media Forum, the Trade Forum, and the Harbour Forum.",
    ),
    "a list of nouns": ("zh", "会议讨论了粮食安全、能源安全、金融安全、网络安全。"),
    "a list of quantities": ("en", "The ship brought 300 tons of rice, 40 tons of tea, and 7 tons of salt."),
    "plain narration": (
        "zh",
        "渡船在天亮前离开旧码头，带回盐和信件，老师关上学校的时候雨已经下了九天，没有人说得清钟是哪一年丢的。",
    ),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_near_misses_are_no_series(name: str) -> None:
    language, text = NEAR_MISSES[name]
    found = [
        s for s in series_of(among_filling([text], language), language, 5) if s.members[0].paragraph == 1
    ]
    assert [words_of(s) for s in found] == []


def test_a_subject_that_opens_many_sentences_is_no_anaphora() -> None:
    """What an article is about begins its sentences; that is no surprise there."""
    topic = "The Basin Commission "
    verbs = ("met", "spoke", "travelled", "wrote a letter", "bought a boat", "lost its keys", "read on")
    texts = [f"{topic}{verb}. {filling}" for verb, filling in zip(verbs, FILLING["en"], strict=False)]
    openers = [s for s in series_of(texts, "en", least=8) if s.level == "opening" and len(s.members) < 4]
    assert openers == []


@given(st.permutations(range(4)), st.integers(0, 3))
@settings(max_examples=15)
def test_places_move_with_the_text(order: list[int], at: int) -> None:
    """Where unrelated paragraphs stand, and in which order, changes no member of a planted series."""
    filling = [" ".join(FILLING["en"][start : start + 3]) for start in range(0, 12, 3)]
    around = [filling[place] for place in order]
    texts = [*around[:at], *OPENERS["en"], *around[at:]]
    strongest = series_of(texts, "en")[0]
    assert [member.paragraph for member in strongest.members] == [at, at + 1, at + 2]
    assert [member.start for member in strongest.members] == [0, 0, 0]
    assert words_of(strongest)[0].startswith("History tells us that rivers")


def test_no_two_series_share_two_members_and_of_weak_ones_the_stronger_is_kept() -> None:
    for version in versions(demo().paragraphs, demo().tokens):
        found = find_series(version)
        assert len({series.name for series in found}) == len(found)
        for at, series in enumerate(found):
            starts = [(member.paragraph, member.start) for member in series.members]
            assert starts == sorted(set(starts)) and len(series.members) > 1
            assert not any(same_stretch(series.members, other.members) for other in found[:at])
        sentences = groupby((t for t in version.tokens if not t.is_mark), key=attrgetter("sentence"))
        background = Background([token.key for token in own] for _, own in sentences)
        for weak in repeated_openings(version, background):
            if weak.local >= LEAST_LOCAL and weak.strength <= 0 and not is_plain_list(weak):
                there = [s.strength for s in found if same_stretch(s.members, weak.members)]
                assert max(there) >= weak.strength


def test_no_two_series_have_one_name() -> None:
    """In these words a parallel series that is called an anaphora began where another anaphora does."""
    text = [
        "To disease or; disease hold bridges; of open fight world fight and and mill; in old",
        "Long disease disease world; long is; to disease is; fight peace and mill we. Mill long hold harbour patience "
        "open trust; disease dam; to dam.",
        "Long and hold disease not, long and hold walls, disease peace, to disease long, trust with, is long and hold "
        "and hold trust keep we and is not.",
        "of walls, we fight, patience",
        "peace strong.",
        "To the. walls disease, with dam. Of of never, long strong, we and the, open fight",
        "To never patience.",
    ]
    names = [series.name for series in find_series(version_of(text, "en"))]
    assert names and len(set(names)) == len(names)


def test_words_in_random_order_have_hardly_any_series() -> None:
    """The rate of series by chance that docs/methods-rhetoric-devices.md states, on words of the demo issues shuffled
    within each version, marks left where they are."""
    generator = np.random.default_rng(11)
    shuffled = []
    for _, part in demo().tokens.group_by("issue", "article", "language", maintain_order=True):
        words = np.flatnonzero((part["tag"] != "punctuation").to_numpy())
        order = np.arange(part.height)
        order[words] = generator.permutation(words)
        taken = part[order.tolist()]
        shuffled.append(part.with_columns(taken[name] for name in ("text", "lemma", "tag")))
    strong = written = 0
    for tokens, as_written in ((pl.concat(shuffled), False), (demo().tokens, True)):
        read = versions(demo().paragraphs, tokens)
        count = sum(series.strength >= 7 for version in read for series in find_series(version))
        strong, written = (strong, count) if as_written else (count, written)
    assert strong <= 5  # 16 versions
    assert written >= 25


@pytest.mark.parametrize(
    "texts",
    [["互助而不攀比，勤快而不急躁。"], ["有的人撑船，有的人织网，有的人晒盐。", "天黑了，雨停了，人散了。"]],
)
def test_a_text_too_short_to_tell_chance_has_no_parallel_series(texts: list[str]) -> None:
    assert PARALLEL not in {series.kind for series in find_series(version_of(texts, "zh"))}
