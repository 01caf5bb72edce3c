"""A second stop list, wide and made by others: what changes where more words are left out."""

from __future__ import annotations


def wide_stopwords(language: str) -> frozenset[str]:
    """Stopwords ISO (Diaz, MIT licence), from the package ``stopwordsiso``, without entries that hold no letter.

    It holds content words too (``states``, ``help``, ``million``).

    Args:
        language: ``en`` or ``zh``.
    """
    from stopwordsiso import stopwords

    return frozenset(word for word in stopwords([language]) if any(map(str.isalpha, word)))
