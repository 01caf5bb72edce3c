"""Put the issues of a study together and give authors ids that hold across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from analysis.corpus.author_names import author_names

SHOWN = 3  # articles that a warning names


def tell_authors_apart(articles: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Give two authors with one id ids of their own.

    Two Chinese names may read alike (王毅, 王艺: both `wang-yi`). Where that happens in a study, each of the
    authors gets the tones of the name added, the same in every issue. An id that a researcher gave stays, and a name
    that has it is that author, however it is written.

    Args:
        articles: the article versions of all issues before their texts are counted, with ``author_given``.

    Returns:
        the articles with author ids set right and without ``author_given``, and a warning for each change.
    """
    chinese = articles.filter(pl.col("language") == "zh").drop_nulls(["author", "author_name"])
    given = chinese.filter("author_given")
    kept = articles.drop("author_given")
    names: dict[str, set[str]] = {}
    by_article: dict[tuple[str, str], str] = {}
    for issue, article, author, name in (
        chinese.join(given, on=["author", "author_name"], how="anti")
        .select("issue", "article", "author", "author_name")
        .iter_rows()
    ):
        names.setdefault(author, set()).add(name)
        by_article[issue, article] = name
    shared = {author: found for author, found in names.items() if len(found) > 1}
    if not shared:
        return kept, []
    apart = {author: _ids(author, found) for author, found in shared.items()}
    ids = [
        apart[author][by_article[issue, article]]
        if author in apart and (issue, article) in by_article
        else author
        for issue, article, author in kept.select("issue", "article", "author").iter_rows()
    ]
    warnings = [
        f"the authors {'、'.join(sorted(shared[author]))} read alike ({author}); their ids carry the tones of their "
        "names. If they are one person, name the id in issue.yaml: authors."
        for author in sorted(shared)
    ]
    return kept.with_columns(pl.Series("author", ids, dtype=pl.String)), warnings


def joint_authors(articles: pl.DataFrame) -> list[str]:
    """One warning that names the articles whose byline has several authors; nothing where none has.

    Who gave such a byline an id has decided whom the article counts for, and is not warned.

    Args:
        articles: the article versions of all issues before their texts are counted, with ``author_given``.
    """
    named = articles.filter(~pl.col("author_given")).drop_nulls("author_name")
    named = named.select("issue", "article", "author_name")
    several = [
        f"{issue}/{article}" for issue, article, name in named.iter_rows() if len(author_names(name)) > 1
    ]
    different = list(dict.fromkeys(several))
    if not different:
        return []
    shown = ", ".join(different[:SHOWN]) + (f" and {len(different) - SHOWN} more" * (len(different) > SHOWN))
    return [
        f"{shown}: the byline has several authors, who count as one joint author; the article is in no profile of one "
        "of them alone (docs/add-an-issue.md, “Several authors”)."
    ]


def _ids(author: str, names: Iterable[str]) -> Mapping[str, str]:
    """An id for each name: `wang-yi-2-4`; where the tones are alike too (张伟, 章伟), with the codes of its characters.

    These do not depend on who else writes in the study.
    """
    toned = {name: "-".join([author, *_tones(name)]) for name in names}
    times = Counter(toned.values())
    return {
        name: found
        if times[found] == 1
        else "-".join([found, *(f"{ord(character):x}" for character in name)])
        for name, found in toned.items()
    }


def _tones(name: str) -> list[str]:
    """The tone of each character, from 1; 5 for none."""
    from pypinyin import Style, lazy_pinyin

    readings = lazy_pinyin(name, style=Style.TONE3)
    return [reading[-1] if reading[-1].isdigit() else "5" for reading in readings]


def stack(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Frames of all issues one below the other, in the order given."""
    return pl.concat(frames, how="vertical") if len(frames) > 1 else frames[0]
