"""How well the rhetorical devices of a study agree with hand-made truth.

    python -m benchmarks.devices ../shared/gold/rhetoric.json results/spring-2022

The gold is a list of devices, each with its article (a number), its kind, and its places in both versions: the number
of the paragraph, headings counted, and the words. A gold place is where these words stand in that paragraph.

When a find matches a device of the gold is told in `benchmarks/device_matching.py`.

Where both versions are counted together, a find whose counterpart is a find of the Chinese version is counted once.

Recall: of the gold's series (kind `anaphora`, under which it has parallel series too), how many a find matches; in
either version, or in one. Precision is given three ways, because the gold is not a list of all series:

strict    finds that match a series of the gold, of all finds
labelled  finds that match any device of the gold (a parallel contrast is a `contrast` there), of all finds
read      finds that a reader judged to be real (`benchmarks/device_verdicts.csv`), of those that were read

Beside the gold, the finds of all articles are scored against two complete readings (`benchmarks/device_reading.py`).

Other kinds have recall only: a gold metaphor, proverb, question or exclamation is found when a device of that kind
overlaps one of its places; for metaphors also when its domain is the same.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.device_matching import SERIES, Find, Span, f1, lies_in, matches
from benchmarks.device_reading import agreement, read_series, reading_report

VERDICTS = Path(__file__).with_name("device_verdicts.csv")
# Source domains of the gold and frames of the lexicon that they are found by.
DOMAINS = {
    "journey": "journey",
    "building": "building",
    "war/game": "war",
    "disease/body": "body",
    "nature": "nature",
    "ship": "ship",
}


def gold_spans(
    device: Mapping[str, Any], language: str, texts: Mapping[tuple[int, str, int], str]
) -> list[Span]:
    """The places of a gold device in a version; words that stand in no paragraph are left out."""
    spans = []
    for place in device[language]:
        text = texts.get((device["article"], language, place["i"]), "")
        start = text.find(place["text"])
        if start >= 0:
            spans.append((place["i"], start, start + len(place["text"])))
    return spans


def read_finds(folder: Path) -> tuple[list[Find], dict[tuple[int, str, int], str]]:
    """The devices of a study and the texts of its paragraphs, articles by their number."""
    devices = pl.read_parquet(folder / "rhetoric" / "devices.parquet")
    members = pl.read_parquet(folder / "rhetoric" / "device_members.parquet")
    paragraphs = pl.read_parquet(folder / "corpus" / "paragraphs.parquet")
    key = ["issue", "article", "language", "device"]
    spans: dict[tuple[Any, ...], list[Span]] = {}
    for *at, paragraph, start, end in members.select(*key, "paragraph", "start", "end").iter_rows():
        spans.setdefault(tuple(at), []).append((paragraph, start, end))
    finds = [
        Find(
            _number(row["article"]),
            row["language"],
            row["kind"],
            row["device"],
            row["domain"],
            at,
            row["counterpart"],
            tuple(spans[at]),
        )
        for row in devices.iter_rows(named=True)
        for at in [tuple(row[name] for name in key)]
    ]
    columns = ("article", "language", "paragraph", "text")
    measured = set(devices["article"])
    texts = {
        (_number(article), language, paragraph): text
        for article, language, paragraph, text in paragraphs.select(columns).iter_rows()
        if article in measured
    }
    return finds, texts


def _number(article: str) -> int:
    return int(article.split("-")[0])


def read_verdicts() -> dict[tuple[str, str, str, str], str]:
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {
            (row["issue"], row["article"], row["language"], row["device"]): row["verdict"]
            for row in csv.DictReader(file)
        }


def report(
    gold: Sequence[Mapping[str, Any]], finds: Sequence[Find], texts: Mapping[tuple[int, str, int], str]
) -> str:
    """The scores as text, a line an article and version."""
    verdicts = read_verdicts() if VERDICTS.exists() else {}
    lines = [
        "article version  gold found recall   finds strict labelled  read real   F1 strict labelled read"
    ]
    numbers = sorted({device["article"] for device in gold} & {find.article for find in finds})
    for chosen in [*([number] for number in numbers), numbers]:
        for languages in (["en"], ["zh"], ["en", "zh"]):
            lines.append(_series_line(gold, finds, texts, verdicts, chosen, languages))
    lines += ["", "by the kind of the find"]
    for kind in SERIES:
        for language in ("en", "zh"):
            line = _series_line(gold, finds, texts, verdicts, numbers, [language], [kind])
            lines.append(f"{line}   {kind}")
    everywhere = sorted({find.article for find in finds} - set(numbers))
    if everywhere:
        read = Counter(
            verdicts[f.key]
            for f in finds
            if f.article in everywhere and f.kind in SERIES and f.key in verdicts
        )
        lines += ["", f"articles without gold: {read['real']} of {read.total()} finds read are real"]
    lines += ["", "other kinds: gold, found"]
    for kind, (wanted, found) in sorted(_others(gold, finds, texts, numbers).items()):
        lines.append(f"{kind:22} {wanted:4} {found:4}")
    return "\n".join(lines)


def _series_line(
    gold: Sequence[Mapping[str, Any]],
    finds: Sequence[Find],
    texts: Mapping[tuple[int, str, int], str],
    verdicts: Mapping[tuple[str, str, str, str], str],
    articles: Sequence[int],
    languages: Sequence[str],
    kinds: Sequence[str] = SERIES,
) -> str:
    own = [device for device in gold if device["article"] in articles]
    series = [f for f in finds if f.article in articles and f.language in languages and f.kind in kinds]
    hit: set[int] = set()
    strict = labelled = real = judged = 0
    joined = _joined(series)
    for finds_of_one in joined:
        met = [
            device
            for find in finds_of_one
            for device in own
            if device["article"] == find.article
            and matches(find.spans, gold_spans(device, find.language, texts))
        ]
        hit |= {device["id"] for device in met if device["device"] == "anaphora"}
        strict += any(device["device"] == "anaphora" for device in met)
        labelled += bool(met)
        told = [verdicts[find.key] for find in finds_of_one if find.key in verdicts]
        judged += bool(told)
        real += "real" in told
    wanted = sum(d["device"] == "anaphora" and any(d[language] for language in languages) for d in own)
    recall = len(hit) / wanted if wanted else 0.0
    shares = [strict / max(1, len(joined)), labelled / max(1, len(joined)), real / max(1, judged)]
    scores = " ".join(f"{f1(share, recall):8.2f}" for share in shares)
    return (
        f"{'+'.join(map(str, articles)):7} {'+'.join(languages):7} "
        f"{wanted:5} {len(hit):5} {recall:6.2f} {len(joined):7} {shares[0]:6.2f} {shares[1]:8.2f} "
        f"{judged:5} {shares[2]:4.2f} {scores}"
    )


def _joined(series: Sequence[Find]) -> list[list[Find]]:
    """Finds, those together whose counterpart is another of them."""
    groups: dict[tuple[str, ...], list[Find]] = {}
    at: dict[tuple[str, ...], tuple[str, ...]] = {}
    for find in sorted(series, key=lambda find: find.key, reverse=True):  # Chinese before English
        issue, article, language, _ = find.key
        other = (issue, article, "en" if language == "zh" else "zh", find.counterpart or "")
        at[find.key] = at.get(other, find.key)
        groups.setdefault(at[find.key], []).append(find)
    return list(groups.values())


def _others(
    gold: Iterable[Mapping[str, Any]],
    finds: Sequence[Find],
    texts: Mapping[tuple[int, str, int], str],
    articles: Sequence[int],
) -> dict[str, tuple[int, int]]:
    """By kind and version: how many the gold has, and how many of these were found."""
    counts: dict[str, tuple[int, int]] = {}
    for device in gold:
        kind, _, domain = device["device"].partition(":")
        kind = {"poem": "proverb"}.get(kind, kind)
        if device["article"] not in articles or kind not in (
            "metaphor",
            "proverb",
            "question",
            "exclamation",
        ):
            continue
        for language in ("en", "zh"):
            places = gold_spans(device, language, texts)
            if not places:
                continue
            met = [
                find
                for find in finds
                if (find.article, find.language, find.kind) == (device["article"], language, kind)
                and any(lies_in(span, place) for span in find.spans for place in places)
            ]
            names = [(f"{kind} {language}", bool(met))]
            if kind == "metaphor":
                names.append((f"  same domain {language}", any(f.domain == DOMAINS.get(domain) for f in met)))
            for name, found in names:
                wanted, before = counts.get(name, (0, 0))
                counts[name] = (wanted + 1, before + found)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="the gold (rhetoric.json)")
    parser.add_argument("results", type=Path, help="the results of a study, such as results/spring-2022")
    told = parser.parse_args()
    gold = json.loads(told.gold.read_text("utf-8"))["devices"]
    finds, texts = read_finds(told.results)
    print(report(gold, finds, texts))
    readings = read_series()
    print("\n" + reading_report(*readings, finds))
    print("\n" + agreement(*readings))


if __name__ == "__main__":
    main()
