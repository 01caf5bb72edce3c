"""The dictionary that comes with jieba: Chinese words, how frequent each is, and its commonest tag."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@cache
def jieba_dictionary() -> pl.DataFrame:
    """A row a word: ``word``, ``count``, ``tag`` (ICTCLAS)."""
    import polars as pl

    with as_file(files("jieba") / "dict.txt") as path:
        return pl.read_csv(
            path, separator=" ", has_header=False, quote_char=None, new_columns=["word", "count", "tag"]
        )
