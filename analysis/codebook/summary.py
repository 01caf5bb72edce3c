"""What a codebook is, in one small record, so that a table can be traced to the codebook that made it."""

from __future__ import annotations

from typing import Any

from analysis.codebook.codebook import EXACT, Codebook
from analysis.codebook.wildcards import has_wildcard


def summary(codebook: Codebook) -> dict[str, Any]:
    """Name, version, checksum and size of a codebook and of the dictionaries that it loads, as plain data."""
    entries = list(codebook.entries())
    return {
        "name": codebook.name,
        "version": codebook.version,
        "file": codebook.file,
        "checksum": codebook.checksum,
        "frames": len(codebook.frames),
        "terms": sum(1 for _ in codebook.terms()),
        "actors": len(codebook.actors),
        "forms": {
            language: sum(len(entry.forms(language)) for entry in entries) for language in ("en", "zh")
        },
        "shields": {language: len(codebook.shields.forms(language)) for language in ("en", "zh")},
        "forms_with_wildcards": sum(
            has_wildcard(form) for entry in entries for form in (*entry.en, *entry.zh)
        ),
        "terms_matched_exactly": sum(entry.match == EXACT for entry in entries),
        "terms_with_exclusions": sum(any(entry.excluded.values()) for entry in entries),
        "terms_in_one_language": sum(not entry.en or not entry.zh for entry in entries),
        "dictionaries": [
            {
                "id": dictionary.id,
                "file": dictionary.file,
                "format": dictionary.format,
                "language": dictionary.language,
                "checksum": dictionary.checksum,
                "left_out": list(dictionary.left_out),
            }
            for dictionary in codebook.dictionaries
        ],
    }
