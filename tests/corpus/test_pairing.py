"""Versions are paired by name, position, place and numbers, and keep the evidence."""

from __future__ import annotations

import pytest

from analysis.corpus.pairing import Candidate, name_agreement, pair_versions, position_agreement, romanize

POSITIONS = (("副部长", ("vice minister",)), ("部长", ("minister",)), ("研究所", ("institute",)))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Wang Yi", "王毅"),
        ("Yi Wang", "王毅"),
        ("Zeng Guofan", "曾国藩"),
        ("Shan Weijian", "单伟建"),
        ("Xie Zhenhua", "解振华"),
        ("Lu Kang", "吕康"),
        ("Lyu Kang", "吕康"),
        ("Lü Kang", "吕康"),
        ("Ouyang Xiu", "欧阳修"),
    ],
)
def test_names_agree_through_pinyin(english: str, chinese: str) -> None:
    assert name_agreement(english, chinese) == 1.0


def test_other_names_do_not_agree() -> None:
    assert name_agreement("Wang Yi", "孙壮志") == 0.0
    assert name_agreement(None, "王毅") == 0.0


def test_romanization() -> None:
    assert romanize("王毅") == "wang-yi"
    assert romanize("罗照辉") == "luo-zhaohui"
    assert romanize("欧阳明月") == "ouyang-mingyue"


def test_the_longer_position_shields_the_shorter() -> None:
    assert position_agreement("Vice Minister of Water", "水利部副部长", POSITIONS[:1]) == 1.0
    assert position_agreement("Director of the Institute of Rivers", "河流研究所所长", POSITIONS) == 1.0
    assert position_agreement("Minister", "研究所所长", POSITIONS) == 0.0


def candidate(order: int, name: str, numbers: tuple[str, ...], position: str = "") -> Candidate:
    return Candidate(order, name, position, frozenset(numbers), 100)


def test_versions_in_another_order_find_each_other() -> None:
    english = [candidate(1, "Lin Boyuan", ("2021",)), candidate(2, "Shen Yi", ("1995", "40"))]
    chinese = [candidate(1, "沈毅", ("1995", "40")), candidate(2, "林博远", ("2021",))]
    pairs = pair_versions(english, chinese, ())
    assert [(pair.en, pair.zh) for pair in pairs] == [(1, 2), (2, 1)]
    assert all(pair.scores["name"] == 1.0 and pair.score is not None for pair in pairs)


def test_a_version_without_counterpart_stands_alone_and_says_so() -> None:
    pairs = pair_versions(
        [candidate(1, "Lin Boyuan", ("7",)), candidate(2, "Ann Smith", ("8",))],
        [candidate(1, "林博远", ("7",))],
        (),
    )
    assert [(pair.en, pair.zh) for pair in pairs] == [(1, 1), (2, None)]
    assert "no version" in pairs[1].by


def test_fixed_pairs_come_first() -> None:
    english = [candidate(1, "Lin Boyuan", ("7",)), candidate(2, "Shen Yi", ("8",))]
    chinese = [candidate(1, "林博远", ("7",)), candidate(2, "沈毅", ("8",))]
    pairs = pair_versions(english, chinese, (), [(1, 2)])
    assert (pairs[0].en, pairs[0].zh, pairs[0].by) == (1, 2, "correction")
