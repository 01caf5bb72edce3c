"""Measure proposals by a glossary that was made by hand."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import polars as pl
import yaml

from analysis.codebook.codebook import Codebook
from analysis.discovery.known_terms import Forms, english_forms, known_forms
from analysis.errors import StudyError

ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True)
class Entry:
    """An entry of a glossary: forms of either language, any of which will do."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True)
class Recall:
    """What became of the entries of a glossary; each is in one of the four.

    Attributes:
        known: the codebook has both sides in one entry.
        proposed: a proposal has both sides.
        half: a proposal has the Chinese side, with another English one.
        missed: none of these.
    """

    known: tuple[Entry, ...]
    proposed: tuple[Entry, ...]
    half: tuple[Entry, ...]
    missed: tuple[Entry, ...]


def read_glossary(text: str, name: str) -> list[Entry]:
    """Read a glossary.

    Args:
        text: CSV with the columns ``zh`` and ``en``, or YAML: a list of mappings with ``zh`` and ``en``, each a form or
            a list of forms.
        name: its file; one that ends in ``.csv`` is CSV.

    Raises:
        StudyError: it is neither, or an entry lacks a side.
    """
    wanted = "expected the columns `zh` and `en` (CSV), or a list of mappings with `zh` and `en` (YAML)."
    rows: Any
    if name.lower().endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    else:
        try:
            rows = yaml.safe_load(text)
        except yaml.YAMLError:
            rows = None
    if not isinstance(rows, list) or not rows:
        raise StudyError(name, f"found no entries; {wanted}", "Give it that form.")
    entries = []
    for number, row in enumerate(rows, start=1):
        sides = [_forms(row.get(side)) if isinstance(row, dict) else () for side in ("zh", "en")]
        if not all(sides):
            raise StudyError(f"{name}: entry {number}", f"a side is missing; {wanted}", "Add it.")
        entries.append(Entry(sides[0], sides[1]))
    return entries


def _forms(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(item.strip() for item in values if isinstance(item, str) and item.strip())


def recall(entries: list[Entry], proposals: pl.DataFrame, codebook: Codebook | None) -> Recall:
    """Which entries of a glossary a codebook has, and which the proposals add.

    Forms are compared as the codebook compares them: Chinese by characters, English by lemmas, so that inflection,
    hyphens and case make no difference, and without an article at their beginning.
    """
    rows = list(proposals.select("zh", "en").iter_rows())
    texts = [form for entry in entries for form in map(_without_article, entry.en)]
    known = english_forms(codebook) if codebook else []
    forms = Forms([*known, *texts, *(_without_article(en) for _, en in rows)])
    zh_known, en_known = known_forms(codebook, forms) if codebook else ({}, {})
    pairs = {(forms.chinese(zh), forms.english(_without_article(en))) for zh, en in rows}
    chinese = {zh for zh, _ in pairs}
    told: dict[str, list[Entry]] = {kind: [] for kind in ("known", "proposed", "half", "missed")}
    for entry in entries:
        zh_keys = [forms.chinese(form) for form in entry.zh]
        en_keys = [forms.english(_without_article(form)) for form in entry.en]
        of_zh = {owner for key in zh_keys for owner in zh_known.get(key, ())}
        of_en = {owner for key in en_keys for owner in en_known.get(key, ())}
        if of_zh & of_en:
            told["known"].append(entry)
        elif any((zh, en) in pairs for zh in zh_keys for en in en_keys):
            told["proposed"].append(entry)
        elif any(zh in chinese for zh in zh_keys):
            told["half"].append(entry)
        else:
            told["missed"].append(entry)
    return Recall(**{kind: tuple(found) for kind, found in told.items()})


def _without_article(form: str) -> str:
    for article in ARTICLES:
        if form.lower().startswith(article):
            return form[len(article) :]
    return form
