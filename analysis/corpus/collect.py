"""Put the issues of a study together and give authors ids that hold across them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def tell_authors_apart(articles: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Give two authors with one id ids of their own.

    Two Chinese names may read alike (王毅, 王艺: both `wang-yi`). Where that happens in a study, each of the
    authors gets the tones of the name added, the same in every issue.

    Args:
        articles: the article versions of all issues.

    Returns:
        the articles with author ids set right, and a warning for each change.
    """
    names: dict[str, set[str]] = {}
    by_article: dict[tuple[str, str], str] = {}
    for row in articles.filter(language="zh").iter_rows(named=True):
        if row["author"] and row["author_name"]:
            names.setdefault(row["author"], set()).add(row["author_name"])
            by_article[row["issue"], row["article"]] = row["author_name"]
    shared = {author for author, found in names.items() if len(found) > 1}
    if not shared:
        return articles, []
    ids = [
        with_tones(row["author"], by_article[row["issue"], row["article"]])
        if row["author"] in shared and (row["issue"], row["article"]) in by_article
        else row["author"]
        for row in articles.iter_rows(named=True)
    ]
    warnings = [
        f"the authors {'、'.join(sorted(names[author]))} read alike ({author}); their ids carry the tones of their "
        "names. If they are one person, name the id in issue.yaml: authors."
        for author in sorted(shared)
    ]
    return articles.with_columns(pl.Series("author", ids, dtype=pl.String)), warnings


def with_tones(author: str, name: str) -> str:
    """An author's id with the tones of the Chinese name: `wang-yi-2-4`."""
    from pypinyin import Style, lazy_pinyin

    tones = [
        reading[-1] if reading[-1].isdigit() else "5" for reading in lazy_pinyin(name, style=Style.TONE3)
    ]
    return "-".join([author, *tones])


def stack(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Frames of all issues one below the other, in the order given."""
    return pl.concat(frames, how="vertical") if len(frames) > 1 else frames[0]
