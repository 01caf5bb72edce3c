"""The page of profiles: for each article, and each author with several, what is distinctive in each version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.corpus.print_order import Article
from analysis.pages.markdown import counted, escaped, signed, significant, table, times
from analysis.pages.study_names import StudyNames
from analysis.profiles.contrasts import LESS, MORE
from analysis.profiles.measured import DEVICES, DIVERSITY, FRAMES, KEYWORDS, MARKERS, PRESENCE, TOPICS
from analysis.rhetoric.device_names import DEVICE_TITLES

Row = Mapping[str, Any]

LANGUAGES = {"en": "English", "zh": "Chinese"}

#: The sections that are set as tables, with their heads.
TITLES = {
    FRAMES: "Frames, % of paragraphs",
    TOPICS: "Topics, % of aligned units",
    MARKERS: "Markers, per 1,000 words or characters",
    DEVICES: "Devices, per 1,000 words or characters",
    PRESENCE: "Devices looked for in the other version, %",
    DIVERSITY: "Diversity of words and make of sentences",
}
INDICES = {
    "mattr": "diversity: MATTR",
    "mtld": "diversity: MTLD",
    "hdd": "diversity: HD-D",
    "sentence_length": "length of sentences in words or characters",
    "clause_length": "length of clauses in words or characters",
    "nominalisation": "nominalisations per 100 words",
}
SORTS = {
    "series": "Series",
    "figures": "Numbers, questions, exclamations, sayings",
    "metaphor": "Metaphor words",
}

HEADER = (
    "",
    "English",
    "times the others",
    "rank",
    "Chinese",
    "times the others",
    "rank",
    "English − Chinese, points",
)


def profiles_page(
    study: str,
    articles: pl.DataFrame,
    codebook: Codebook,
    categories: Mapping[str, Mapping[str, str]],
    profiles: pl.DataFrame,
) -> str:
    """Write the page in Markdown. All numbers come from the table ``profiles/profiles``.

    Args:
        study: the name of the study.
        articles: the table ``corpus/articles``, restricted to what is measured.
        codebook: the codebook, for the titles of frames.
        categories: category of markers → language → title.
        profiles: the table.
    """
    names = StudyNames.of(study, articles, codebook, (), categories)
    authors = _author_names(articles)
    lines = [f"# Profiles: {escaped(study)}", "", *_introduction(profiles)]
    for (grouping, group), part in profiles.partition_by(
        ["grouping", "group"], as_dict=True, maintain_order=True
    ).items():
        rows = part.to_dicts()
        if grouping == "article":
            article = next(article for article in names.articles if article.group == group)
            lines += ["", f"## {names.article(article.group)}", "", _article_line(article)]
        else:
            number = max(row["articles"] for row in rows)
            lines += ["", f"## {escaped(authors.get(str(group), str(group)))}, {counted(number, 'article')}"]
        lines += ["", *_profile(names, rows)]
    lines += ["", "Table: `profiles/profiles`. `docs/methods-rhetoric.md` says how the numbers are made."]
    return "\n".join(lines) + "\n"


def _introduction(profiles: pl.DataFrame) -> list[str]:
    told = profiles.filter(
        pl.col("section").is_in(list(TITLES))
        & (pl.col("grouping") == "article")
        & pl.col("distinctive").is_not_null()
    )
    found = told.filter(pl.col("distinctive").is_in([MORE, LESS])).height
    return [
        "One profile an article, named by its author: with one article an author, a profile is that of an article, not "
        "yet of its author. Authors with two articles or more have one of their own, at the end.",
        "",
        "*times the others* is the value divided by the mean of the other articles in the same language, each with the "
        "same weight, with its 95 % interval. It is **bold** where the interval leaves out 1: that is what "
        "*distinctive* means here. Intervals say what other paragraphs of the same articles might have shown. *rank* "
        "is that of the value among all articles of the language. Values of the two languages have different units and "
        "are not compared. The last column is: within aligned units (paragraphs for frames, sentences for markers), "
        "the share with it in English minus that in Chinese, bold where its interval leaves out 0.",
        "",
        f"Of {counted(told.height, 'comparison')} of an article with the others {found} are distinctive; without any "
        f"difference about {round(told.height / 20)} would be expected. What stands out strongly, and in both "
        "versions, is the most likely to be more than chance.",
    ]


def _author_names(articles: pl.DataFrame) -> dict[str, str]:
    """What each author is called, in English where a version prints it so."""
    names: dict[str, str] = {}
    for author, name in (
        articles.sort("language", maintain_order=True).select("author", "author_name").iter_rows()
    ):
        if author and name:
            names.setdefault(author, name)
    return names


def _article_line(article: Article) -> str:
    sizes = [
        f"{name}: {counted(count, 'paragraph')}, {article.count(language, what):,} {what}"
        for (language, name), what in zip(LANGUAGES.items(), ("words", "characters"), strict=True)
        if (count := article.count(language, "paragraphs")) is not None
    ]
    return f"`{article.group}`. {'. '.join(sizes)}."


def _profile(names: StudyNames, rows: Sequence[Row]) -> list[str]:
    cells, plain = [], []
    for section, title in TITLES.items():
        items = [_Item.of(item, rows, section) for item in _items(rows, section)]
        told = sorted((item for item in items if item.told), key=lambda item: -item.strength)
        label = {item.name: _title(names, section, item.name) for item in items}
        if told:
            cells.append([f"**{title}**", *[""] * (len(HEADER) - 1)])
            cells += [[label[item.name], *item.cells()] for item in told]
        plain += [label[item.name] for item in items if not item.told]
    lines = table(HEADER, cells, right=range(1, len(HEADER))) if cells else ["Nothing is distinctive."]
    if plain:
        lines += ["", f"Not distinctive: {'; '.join(plain)}."]
    return [*lines, *_keywords(rows)]


def _items(rows: Sequence[Row], section: str) -> list[str]:
    return list(dict.fromkeys(row["item"] for row in rows if row["section"] == section))


def _title(names: StudyNames, section: str, item: str) -> str:
    if section == FRAMES:
        return names.frame(item)
    if section == MARKERS:
        return names.category(item)
    known = {DEVICES: {kind: titles["en"] for kind, titles in DEVICE_TITLES.items()}, PRESENCE: SORTS}
    return escaped(known.get(section, INDICES).get(item, item))


class _Item:
    """A frame, marker, … of one group, in both versions."""

    def __init__(self, name: str, versions: Mapping[str, Row]) -> None:
        self.name, self.versions = name, versions

    @classmethod
    def of(cls, name: str, rows: Sequence[Row], section: str) -> _Item:
        own = [row for row in rows if (row["section"], row["item"]) == (section, name)]
        return cls(name, {row["language"]: row for row in own})

    @property
    def told(self) -> bool:
        """Whether it stands in the table: it is distinctive in a version, or the versions differ."""
        return self._apart or any(row["distinctive"] in (MORE, LESS) for row in self.versions.values())

    @property
    def strength(self) -> float:
        return max(row["distinctiveness"] or 0.0 for row in self.versions.values())

    @property
    def _apart(self) -> bool:
        row = next(iter(self.versions.values()))
        return row["paired_low"] is not None and row["paired_low"] * row["paired_high"] > 0

    def cells(self) -> list[str]:
        shown = []
        for language in LANGUAGES:
            row = self.versions.get(language)
            if row is None:
                shown += ["", "", ""]
            elif row["value"] is None:
                shown += ["–", "–", "–"]
            else:
                told = _times(row)
                shown += [
                    significant(row["value"]),
                    f"**{told}**" if row["distinctive"] in (MORE, LESS) else told,
                    f"{row['rank']}/{row['other_articles'] + 1}",
                ]
        return [*shown, self._paired()]

    def _paired(self) -> str:
        row = next(iter(self.versions.values()))
        if row["paired_difference"] is None:
            return ""
        shown = signed(100 * row["paired_difference"])
        if row["paired_low"] is not None:
            shown += f" [{signed(100 * row['paired_low'])}, {signed(100 * row['paired_high'])}]"
        return f"**{shown}**" if self._apart else shown


def _times(row: Row) -> str:
    """A ratio with its interval; where the others have nothing, only that."""
    low, high = row["ratio_low"], row["ratio_high"]
    if row["others"] is None:
        return "–"
    if row["ratio"] is None:
        return "nowhere else" if row["value"] else "nowhere"
    if low is None:
        return times(row["ratio"])
    return f"{times(row['ratio'])} [{times(low)}, {'∞' if high is None else times(high)}]"


def _keywords(rows: Sequence[Row]) -> list[str]:
    lines: list[str] = []
    for language, name in LANGUAGES.items():
        own = [
            row
            for row in rows
            if (row["section"], row["language"], row["distinctive"]) == (KEYWORDS, language, MORE)
        ]
        if own:
            words = ", ".join(f"{escaped(row['item'])} ({times(row['ratio'])})" for row in own)
            lines += ["", f"Keywords, {name} (times the others): {words}."]
    return lines
