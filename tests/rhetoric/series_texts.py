"""Small texts for the tests of series: paragraphs in, versions and devices out, by the project's own tokenisers."""

from __future__ import annotations

from functools import cache

import polars as pl
import yaml
from project import PROJECT
from small_study import SCHEMA

from analysis.codebook.codebook import Codebook
from analysis.codebook.load import load_codebook
from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.device_segments import Version, versions
from analysis.rhetoric.device_series import find_series
from analysis.rhetoric.series import Series
from analysis.tables.corpus import PARAGRAPHS

# Unlike sentences in plain words, so that a planted series stands among something.
FILLING = {
    "en": (
        "The ferry leaves the old harbour before dawn and returns with salt, rope and letters.",
        "Nobody in the village could say when the bell tower had lost its clock.",
        "A surveyor from the coast drew two maps; only one of them was ever printed.",
        "Rain had fallen for nine days when the teacher closed her school.",
        "Some merchants sold cloth by weight, though the law asked them to measure it.",
        "Behind the mill stood a row of poplars that shaded the road in summer.",
        "Early reports spoke of three wagons, later ones of a single tired horse.",
        "She kept the keys of the archive in a tin box under the stairs.",
        "Most visitors came for the market and stayed to hear the choir sing.",
        "When winter ended, the bridge was painted green by two young carpenters.",
        "Its walls were thick enough to keep out frost, noise and curious neighbours.",
        "Several letters went missing on the way to the capital that autumn.",
    ),
    "zh": (
        "渡船在天亮前离开旧码头，带回盐、绳索和信件。",
        "村里没有人说得清钟楼的钟是哪一年丢的。",
        "一位从海边来的测量员画了两张地图；只有一张后来印了出来。",
        "老师关上学校的时候，雨已经下了九天。",
        "有些商人论斤卖布，虽然法律要求他们用尺子量。",
        "磨坊后面有一排白杨，夏天给大路遮阴。",
        "最初的消息说有三辆车，后来的消息只提到一匹疲惫的马。",
        "她把档案室的钥匙放在楼梯下面的铁盒里。",
        "多数客人为集市而来，却留下来听合唱。",
        "冬天结束以后，两个年轻木匠把桥漆成了绿色。",
        "墙壁很厚，挡得住霜冻、噪音和好奇的邻居。",
        "那年秋天，有几封信在去首都的路上遗失了。",
    ),
}


def read(paragraphs: list[tuple[str, str, str]]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Paragraphs, sentences and tokens of ``(article, language, text)``; a text that begins with # is a heading."""
    rows = []
    places: dict[tuple[str, str], int] = {}
    for article, language, text in paragraphs:
        place = places.get((article, language), 0)
        places[article, language] = place + 1
        kind, level = ("heading", 1) if text.startswith("#") else ("paragraph", None)
        rows.append(("i", article, language, place, kind, level, text.lstrip("# "), 1, 1))
    frame = PARAGRAPHS.frame(rows)
    return (frame, *tokenize_corpus(frame, (), "rjieba"))


def version_of(texts: list[str], language: str) -> Version:
    paragraphs, _, tokens = read([("a", language, text) for text in texts])
    return versions(paragraphs, tokens)[0]


def among_filling(planted: list[str], language: str) -> list[str]:
    """Planted paragraphs with one paragraph of three plain sentences before, and three such behind."""
    joint = " " if language == "en" else ""
    filling = [joint.join(FILLING[language][at : at + 3]) for at in range(0, 12, 3)]
    return [filling[0], *planted, *filling[1:]]


def series_of(texts: list[str], language: str, least: float = 4.0) -> list[Series]:
    return [series for series in find_series(version_of(texts, language)) if series.strength >= least]


def words_of(series: Series) -> list[str]:
    """The members' words, written together (Chinese) or apart."""
    return [" ".join(token.text for token in member.tokens) for member in series.members]


@cache
def project_lexicon() -> Codebook:
    path = PROJECT / "config" / "devices.yaml"
    return load_codebook(path.read_text("utf-8"), "config/devices.yaml", SCHEMA)


def lexicon_of(text: str) -> Codebook:
    assert yaml.safe_load(text)
    return load_codebook(text, "lexicon.yaml", SCHEMA)
