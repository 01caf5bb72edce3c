"""Valid tables of an invented study: a journal about the shared management of a river basin."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from synthetic_collocates import synthetic_collocates
from synthetic_frames import (
    synthetic_actors,
    synthetic_alignment,
    synthetic_hits,
    synthetic_issues,
)
from synthetic_rhetoric import (
    ALL_CATEGORIES,
    CATEGORIES,
    synthetic_devices,
    synthetic_profiles,
    synthetic_shifts,
    synthetic_summary,
)
from synthetic_similarity import synthetic_similarity
from synthetic_topics import synthetic_topics

from analysis.tables import corpus, framing

AUTHORS = (
    ("Lin Heyuan", "林河源"),
    ("Orsolya Vantreve-Kaldarin", "奥尔绍娅·万特雷韦–卡尔达林"),
    ("Qiu An", "丘岸"),
    ("Tobias Merrow", "托拜厄斯·梅罗"),
    ("Shen Xunchao", "沈汛潮"),
    ("Ines Fjellgard", "伊内丝·菲耶尔高"),
    ("Ma Du", "马渡"),
    ("Dr. Bartholomew Featherstonehaugh-Okonkwo", "巴塞洛缪·费瑟斯通霍–奥孔科沃博士"),
)
LONG_AUTHORS = (
    (
        "Prof. Dr. Maximiliane Ottilie Freifrau von der Wasserkante-Ueberschwemmungsgebiet",
        "马克西米利亚妮·奥蒂莉·冯·德·瓦瑟坎特–于伯施韦蒙斯格比特教授博士",
    ),
    ("Wolkenkratzerfensterputzerleiter", "欧阳上官司徒诸葛夏侯皇甫河源"),
    (
        "The Joint Secretariat of the Standing Commission for the Lower Reaches of the Mereth",
        "梅雷斯河下游常设委员会联合秘书处",
    ),
)
TITLES = (
    ("One River, Many Banks", "一条河，许多岸"),
    (
        "What the Flood Commission Learned in Its First Decade of Quiet and Persistent Work",
        "洪水委员会在最初十年默默而持久的工作中学到了什么",
    ),
    ("Fish Ladders", "鱼道"),
    (
        "Sediment, Sovereignty and the Price of Sand along the Lower Reaches of the Mereth",
        "泥沙、主权与梅雷斯河下游的沙价",
    ),
    (
        "Toward a Common Gauge: Measuring Water Together before Dividing It",
        "走向共同的水尺：分水之前先共同测水",
    ),
    ("The Ferry Compact at Thirty", "摆渡公约三十年"),
    ("Irrigation Rights after the Drought: A View from Upstream", "干旱之后的灌溉权：来自上游的看法"),
    ("Why Locks Matter", "船闸为何重要"),
)
FRAMES: Mapping[str, Mapping[str, str]] = {
    "shared_basin": {"en": "Shared basin", "zh": "共享流域"},
    "mutual_gain": {"en": "Mutual gain", "zh": "互利共赢"},
    "sovereignty": {"en": "Sovereignty and non-interference", "zh": "主权与不干涉内政"},
    "flood_security": {"en": "Flood security", "zh": "防洪安全"},
    "dominance": {"en": "Upstream dominance", "zh": "上游霸权"},
    "commission": {"en": "Commission and order", "zh": "委员会与秩序"},
    "canal": {"en": "Canal building", "zh": "运河建设"},
    "aid": {"en": "Aid and health", "zh": "援助与卫生"},
    "development": {"en": "Development", "zh": "发展"},
    "people": {"en": "People-to-people exchange", "zh": "民间交往"},
    "leadership": {"en": "Leadership", "zh": "领导"},
    "history": {"en": "History", "zh": "历史"},
}
#: With more than twice as many again, of studies with many rows.
MORE_FRAMES: Mapping[str, Mapping[str, str]] = {
    f"strand_{number}": {"en": f"Strand {number} of the common river", "zh": f"共同河流第{number}股"}
    for number in range(1, 29)
}
ALL_FRAMES = {**FRAMES, **MORE_FRAMES}
ENGLISH = (
    "water commission upstream sediment ferry gauge drought irrigation fish sand lock treaty bank "
    "flood levee harvest compact pump salinity navigation delta reservoir barge estuary spillway "
    "turbine catchment fishery monitoring arbitration"
)
CHINESE = (
    "水 委员会 上游 泥沙 渡船 水尺 干旱 灌溉 鱼道 采砂 船闸 条约 河岸 洪水 堤坝 收成 "
    "公约 抽水 盐度 航运 三角洲 水库 驳船 河口 溢洪道 水轮机 集水区 渔业 监测 仲裁 "
    "流域共同管理 共同水尺 公平合理利用"
)
WORDS: Mapping[str, list[str]] = {
    "en": [
        *ENGLISH.split(),
        "shared management of the river basin",
        "common gauge",
        "equitable and reasonable use",
    ],
    "zh": CHINESE.split(),
}


@dataclass(frozen=True)
class Study:
    """The tables that the figures read."""

    articles: pl.DataFrame
    salience: pl.DataFrame
    keyness: pl.DataFrame
    prevalence: pl.DataFrame
    labels: pl.DataFrame
    terms: pl.DataFrame
    distance: pl.DataFrame
    selection: pl.DataFrame
    choice: pl.DataFrame
    profiles: pl.DataFrame
    devices: pl.DataFrame
    summary: pl.DataFrame
    shifts: pl.DataFrame
    collocates: pl.DataFrame
    similarity: pl.DataFrame
    agreement: pl.DataFrame
    paragraphs: pl.DataFrame
    units: pl.DataFrame
    hits: pl.DataFrame
    actors_frames: pl.DataFrame
    salience_by_issue: pl.DataFrame
    paired: pl.DataFrame

    def without_rows(self, *kept: str) -> Study:
        """The same tables without rows, but for those that are named."""
        return Study(**{name: table if name in kept else table.clear() for name, table in vars(self).items()})


def study(
    issues: Sequence[int] = (4, 4),
    *,
    single: Sequence[int] = (),
    number_of_topics: int = 8,
    words: int = 15,
    seed: int = 7,
    authors: Sequence[tuple[str, str]] = AUTHORS,
    many_rows: bool = False,
) -> Study:
    """A study with the given number of articles per issue; articles in ``single`` have one version only.

    With ``many_rows`` there are 40 frames, 36 categories of markers and 120 metaphors an article version.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    articles = _articles(issues, single, authors, random)
    frames, categories = (ALL_FRAMES, ALL_CATEGORIES) if many_rows else (FRAMES, CATEGORIES)
    paragraphs, units = synthetic_alignment(articles)
    further = np.random.Generator(np.random.PCG64([seed, 2]))
    return Study(
        articles=articles,
        salience=(salience := _salience(articles, frames, random)),
        salience_by_issue=synthetic_issues(salience),
        paired=_paired(salience),
        paragraphs=paragraphs,
        units=units,
        hits=synthetic_hits(paragraphs, frames, further),
        actors_frames=synthetic_actors(articles, frames, further),
        keyness=_keyness(articles, words, random),
        **synthetic_topics(
            articles, WORDS, number_of_topics, np.random.Generator(np.random.PCG64([seed, 1]))
        ),
        profiles=synthetic_profiles(articles, random, categories),
        devices=synthetic_devices(articles, random, 120 if many_rows else 30),
        summary=(summary := synthetic_summary(articles)),
        shifts=synthetic_shifts(summary, random),
        collocates=synthetic_collocates(WORDS, np.random.Generator(np.random.PCG64([seed, 2]))),
        **synthetic_similarity(articles, np.random.Generator(np.random.PCG64([seed, 3]))),
    )


def _articles(
    issues: Sequence[int],
    single: Sequence[int],
    authors: Sequence[tuple[str, str]],
    random: np.random.Generator,
) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    number = 0
    for issue, count in enumerate(issues):
        for order in range(1, count + 1):
            author = authors[number % len(authors)]
            title = TITLES[number % len(TITLES)]
            paragraphs = int(random.integers(5, 32))
            for side, language in enumerate(("en", "zh")):
                if number in single and side == number % 2:
                    continue
                counted = paragraphs + int(random.integers(-1, 2)) * side
                words = counted * int(random.integers(80, 160))
                rows.append(
                    {
                        "issue": f"204{1 + issue}-spring",
                        "article": f"article-{order}",
                        "language": language,
                        "order": order,
                        "section": "articles",
                        "source": language == "zh",
                        "title": title[side],
                        "subtitle": None,
                        "author": f"author-{number % len(authors)}",
                        "author_name": author[side],
                        "affiliation": None,
                        "label": None,
                        "first_line": 1 + 300 * number,
                        "last_line": 300 * (number + 1),
                        "paragraphs": counted,
                        "headings": 3,
                        "sentences": counted * 4 + int(random.integers(0, 9)),
                        "words": words,
                        "characters": int(words * (5.1 if language == "en" else 1.65)),
                    }
                )
            number += 1
    return corpus.ARTICLES.frame(rows)


def wilson(count: int, size: int) -> tuple[float, float]:
    """95 % interval of Wilson (1927)."""
    z = 1.959963984540054
    share = count / size
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    return max(0.0, middle - half), min(1.0, middle + half)


def _paired(salience: pl.DataFrame) -> pl.DataFrame:
    """What figures read of ``framing/paired_salience``, as if the versions had the same paragraphs."""
    english, chinese = (salience.filter(language=language) for language in ("en", "zh"))
    return english.join(chinese, on=["grouping", "group", "frame"], suffix="_zh").select(
        "grouping", "group", "frame", (pl.col("share") - pl.col("share_zh")).alias("difference")
    )


def _salience(
    articles: pl.DataFrame, frames: Mapping[str, Mapping[str, str]], random: np.random.Generator
) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    likely: dict[tuple[str, str, str], float] = {}
    for article in articles.to_dicts():
        units = article["paragraphs"]
        counts = {}
        for frame in frames:
            # The versions of an article use a frame about equally often.
            place = (article["issue"], article["article"], frame)
            probability = likely.setdefault(place, min(0.9, float(random.gamma(0.8, 0.25))))
            counts[frame] = int(random.binomial(units, probability))
        ranked = sorted(counts.values(), reverse=True)
        for frame, count in counts.items():
            low, high = wilson(count, units)
            rows.append(
                {
                    "grouping": "article",
                    "group": f"{article['issue']}/{article['article']}",
                    "language": article["language"],
                    "frame": frame,
                    "articles": 1,
                    "units": units,
                    "units_with": count,
                    "hits": count * 2,
                    "share": count / units,
                    "low": low,
                    "high": high,
                    "interval": "Wilson",
                    "rank": 1 + ranked.index(count),
                }
            )
    return framing.SALIENCE.frame(rows)


def _keyness(articles: pl.DataFrame, words: int, random: np.random.Generator) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    for article in articles.to_dicts():
        pool = WORDS[article["language"]]
        chosen = [pool[place] for place in random.permutation(len(pool))[:words]]
        for rank, term in enumerate(chosen, start=1):
            middle = float(random.normal(3.2, 1.0))
            half = float(random.gamma(3, 0.4))
            count = int(random.integers(3, 40))
            rows.append(
                {
                    "unit": "lemma",
                    "reference": "rest",
                    "grouping": "article",
                    "group": f"{article['issue']}/{article['article']}",
                    "language": article["language"],
                    "term": term,
                    "target_count": count,
                    "reference_count": int(random.integers(0, 12)),
                    "target_size": article["words"] // 2,
                    "reference_size": 9000,
                    "log_ratio": middle,
                    "low": None if rank == 5 else middle - half,
                    "high": None if rank == 5 else middle + half,
                    "log_odds_z": 6.0 - 0.4 * rank,
                    "g2_two_cell": 30.0 - rank,
                    "g2_four_cell": 31.0 - rank,
                    "log_ratio_conservative": max(middle - 2 * half, 0.0),
                    "percent_difference": 100 * (2**middle - 1),
                    "odds_ratio": 2**middle,
                    "bayes_factor_bic": 20.0 - rank,
                    "no_p": "one article in the group",
                    "average_reduced_frequency": count / 2,
                    "target_paragraphs": min(count, article["paragraphs"]),
                    "target_articles": 1,
                    "rank": rank,
                    "leave_one_out_rank": rank + 3,
                }
            )
    return framing.KEYNESS.frame(rows)
