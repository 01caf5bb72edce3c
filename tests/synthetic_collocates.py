"""A valid table of collocates for an invented study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from analysis.tables.collocation import COLLOCATES

#: Terms and actors with their names; the third has collocates in English only.
QUERY_TITLES: Mapping[str, Mapping[str, str]] = {
    "basin": {"en": "river basin with a shared management for all its banks", "zh": "流域共同管理委员会"},
    "water_rights": {"en": "water rights", "zh": "水权"},
    "navigation": {"en": "navigation"},
    "floods": {"en": "flood", "zh": "洪水"},
    "gauge": {"en": "common gauge", "zh": "共同水尺"},
    "sand": {"en": "sand mining", "zh": "采砂"},
    "upstream": {"en": "upstream", "zh": "上游"},
    "drought": {"en": "drought", "zh": "干旱"},
    "commission": {"en": "commission", "zh": "委员会"},
}


def synthetic_collocates(words: Mapping[str, Sequence[str]], random: np.random.Generator) -> pl.DataFrame:
    """Six to fourteen collocates a term and version, some of them partners, some below chance."""
    rows: list[dict[str, object]] = []
    for place, query in enumerate(QUERY_TITLES):
        chosen = {
            language: [own[at] for at in random.permutation(len(own))[: int(random.integers(6, 14))]]
            for language, own in words.items()
            if language in QUERY_TITLES[query]
        }
        for language, own in chosen.items():
            other = chosen.get("zh" if language == "en" else "en", [])
            strengths = sorted((float(random.uniform(7.5, 14.2)) for _ in own), reverse=True)
            for rank, (word, strength) in enumerate(zip(own, strengths, strict=True), start=1):
                partner = other[rank - 1] if rank <= len(other) and rank % 3 else None
                count = int(random.integers(3, 20))
                rows.append(
                    {
                        **dict.fromkeys(COLLOCATES.schema, 1.0),
                        "query": query,
                        "kind": "actor" if query == "commission" else "term",
                        "frame": None if query == "commission" else "shared_basin",
                        "language": language,
                        "word": word,
                        "rank": rank,
                        "count": count,
                        "expected": count + 1.0 if rank == 2 else count / 3,
                        "log_dice": strength,
                        "paragraphs": 3,
                        "articles": 2,
                        "hits": 120 - 9 * place,
                        "word_count": 40,
                        "window_size": 500,
                        "size": 9000,
                        "partner": partner,
                        "partner_log_dice": strength if partner else None,
                        "partner_units": int(random.integers(0, 4)) if partner else None,
                    }
                )
    return COLLOCATES.frame(rows)
