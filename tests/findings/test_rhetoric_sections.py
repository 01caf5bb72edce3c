"""The sections on markers and devices say what the tables say."""

from __future__ import annotations

from functools import cache

import polars as pl
from aligned_demo import demo
from small_study import project_codebook

from analysis.findings.devices_section import devices_section
from analysis.findings.markers_section import markers_section
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames
from analysis.tables.devices import DEVICES
from analysis.tables.rhetoric_markers import MARKERS_PAIRED

FIRST, SECOND = "2041-spring/01-lin-boyuan", "2041-spring/02-shen-yi"
TITLES = {"obligation": {"en": "Obligation", "zh": "义务"}, "hedges": {"en": "hed|ges", "zh": "缓和"}}


@cache
def names() -> StudyNames:
    return StudyNames.of("demo", demo().articles, project_codebook(), (), TITLES)


def paired(*rows: tuple[str, str, str, int, int, float, float]) -> pl.DataFrame:
    """Rows by grouping, group, category, English only, Chinese only, low and high, of 20 units."""
    return MARKERS_PAIRED.frame(
        [
            {
                **dict.fromkeys(MARKERS_PAIRED.schema),
                **{
                    column.name: 0 if column.type == "integer" else 0.0
                    for column in MARKERS_PAIRED.columns
                    if column.type in ("integer", "number") and not column.empty
                },
                "grouping": grouping,
                "group": group,
                "category": category,
                "units": 20,
                "en_only": english,
                "zh_only": chinese,
                "difference": (english - chinese) / 20,
                "low": low,
                "high": high,
                "p": 0.031,
                "p_mid": 0.016,
                "q": 0.09,
                "interval": "by hand",
                "tested": "by hand",
            }
            for grouping, group, category, english, chinese, low, high in rows
        ]
    )


def test_markers_are_told_for_the_study_and_each_article() -> None:
    table = paired(
        ("study", "demo", "obligation", 6, 1, 0.1, 0.4),
        ("article", FIRST, "obligation", 6, 0, 0.1, 0.5),
        ("article", SECOND, "obligation", 0, 1, -0.2, 0.1),
        ("article", FIRST, "hedges", 1, 1, -0.2, 0.2),
    )
    page = "\n".join(markers_section(names(), Numbers(), table))
    assert "| Obligation | 0 / 0 | 6 / 1 | **+25 [+10, +40]** | .031 | .09 |".replace(".09", ".090") in page
    first, second = names().article(FIRST), names().article(SECOND)
    assert f"| category | {first} | {second} |" in page
    assert "| Obligation | **+30** | −5 |" in page
    assert "| hed\\|ges | 0 | – |" in page
    assert f"| {first} | Obligation | 20 | 6 / 0 | +30 [+10, +50] |" in page
    assert "Of 3 comparisons of one article in one category, q ≤ 0.1 in 3" in page


def test_a_study_without_comparisons_has_no_section() -> None:
    assert markers_section(names(), Numbers(), MARKERS_PAIRED.frame([])) == []
    assert devices_section(names(), Numbers(), DEVICES.frame([])) == []


def device(article: str, language: str, kind: str, presence: str | None, number: int) -> dict[str, object]:
    return {
        **dict.fromkeys(DEVICES.schema),
        "issue": "2041-spring",
        "article": article,
        "language": language,
        "device": f"{kind}-{number}",
        "paragraph": number,
        "kind": kind,
        "level": "clause",
        "members": 2,
        "characters": 10,
        "candidate": False,
        "presence": presence,
    }


def test_devices_of_the_source_and_of_the_translation_are_counted_apart() -> None:
    fates = ["kept", "kept", "broken", "lost", "unaligned"]
    rows = [device("01-lin-boyuan", "zh", "anaphora", fate, at) for at, fate in enumerate(fates)]
    rows += [device("01-lin-boyuan", "en", "anaphora", "lost", 9)]
    rows += [device("01-lin-boyuan", "zh", "metaphor", "lost", at) for at in range(7)]
    rows += [device("01-lin-boyuan", "zh", "idiom", None, at) for at in range(3)]
    page = "\n".join(devices_section(names(), Numbers(), DEVICES.frame(rows)))
    label = names().article(FIRST)
    # Wilson’s interval of 2 of 5, a little wider, since a dozen paragraphs tell little of how devices cluster
    assert f"| {label} | 5 | 40 [9, 82] | 2 / 1 / 1 / 1 | 1 | 0 | 0 / 0 / 1 / 0 |" in page
    assert f"| {names().article(SECOND)} | 0 | – | 0 / 0 / 0 / 0 | 0 | – | 0 / 0 / 0 / 0 |" in page
    assert "| Metaphor words | 7 | 0 [0, 35] | 0 / 0 / 7 / 0 | 0 |" in page
    assert "Idiom" not in page
    turned = StudyNames.of("demo", demo().articles.with_columns(~pl.col("source")), project_codebook(), ())
    page = "\n".join(devices_section(turned, Numbers(), DEVICES.frame(rows)))
    assert f"| {label} | 1 | 0 [0, 79] | 0 / 0 / 1 / 0 | 5 | 40 | 2 / 1 / 1 / 1 |" in page
