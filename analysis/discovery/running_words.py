"""The words of the aligned sentence units, in their order, and where a phrase may begin, go on and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.dictionary import LONGEST, glosses
from analysis.framing.aligned_hits import ARTICLE, unit_members
from analysis.language.folding import folded

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

COUNTED = ("word", "phrase")
NUMBER = "number"
# Marks that a set phrase may have inside: 亲、诚、惠、容; 中国—东盟; "amity, sincerity and good faith".
INNER: Mapping[str, tuple[str, ...]] = {"zh": ("、", "—", "·", "+"), "en": (",",)}
# Words of number are function words, but begin names of things that are counted: 三股势力, "three joint communiqués".
_NUMERALS: Mapping[str, str] = {
    "zh": "一 一个 两 双 二 三 四 五 六 七 八 九 十",
    "en": "one two three four five six seven eight nine ten first second third",
}
_PIECES = 3  # words of the segmenter that a word of the dictionary may have been cut into
_POSSESSIVES = ("’s", "'s", "’", "'")
_OPENING = ("“", "《", "「", "‘", "(", "（", '"')
_CLOSING = ("”", "》", "」", "’", ")", "）", '"')


@dataclass(frozen=True)
class RunningWords:
    """Words of one language, marks left out; all arrays have one entry a word.

    Attributes:
        language: ``en`` or ``zh``.
        texts: the distinct words, folded; a word's number is its place.
        whole: first and last word of each word of the dictionary that the segmenter cut.
        number: number of each word, from 1; 0 is no word.
        content: words that are neither stop words nor marks nor numbers.
        opens: words that may begin a phrase: content, numbers, and the beginning of a word of the dictionary that the
            segmenter cut (可 of 可持续).
        closes: words that may end one: content, and the end of such a word.
        unit: the unit of each word, from 0.
        run: a number that changes where no phrase goes on: at a mark, and at the end of a sentence.
        begins: whether the word is the first of its sentence.
        capital: whether it is written with a capital.
        opened: whether an opening quotation mark or bracket stands before it.
        closed: whether a closing one stands behind it.
        sentence: a row of ``sentences``.
        start: where it starts in its sentence, in characters.
        end: where it ends.
        sentences: texts of the sentences.
    """

    language: str
    texts: list[str]
    whole: list[tuple[int, int]]
    number: Integers
    content: Flags
    opens: Flags
    closes: Flags
    unit: Integers
    run: Integers
    begins: Flags
    capital: Flags
    opened: Flags
    closed: Flags
    sentence: Integers
    start: Integers
    end: Integers
    sentences: list[str]

    def __len__(self) -> int:
        return len(self.number)

    @property
    def between(self) -> str:
        """What stands between words."""
        return "" if self.language == "zh" else " "

    def text(self, first: int, length: int) -> str:
        """The folded words of a sequence."""
        return self.between.join(
            self.texts[number] for number in self.number[first : first + length].tolist()
        )

    def written(self, first: int, length: int) -> str:
        """A sequence as it stands in the text."""
        sentence = self.sentences[int(self.sentence[first])]
        found = sentence[int(self.start[first]) : int(self.end[first + length - 1])]
        return self.between.join(found.split())


def units_in_order(units: pl.DataFrame) -> pl.DataFrame:
    """Sentence units with both sides, in order, with their place ``at``, from 0."""
    both = (
        (pl.col("granularity") == "sentence") & (pl.col("en").list.len() > 0) & (pl.col("zh").list.len() > 0)
    )
    return (
        units.filter(both)
        .sort(*ARTICLE, "unit")
        .select(*ARTICLE, "unit")
        .with_row_index("at")
        .with_columns(pl.col("at").cast(pl.Int64))
    )


def running_words(
    tokens: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
    language: str,
    stopwords: frozenset[str],
) -> RunningWords:
    """Read the words of one side of all sentence units that have both.

    Args:
        tokens: the table ``corpus/tokens``.
        sentences: the table ``corpus/sentences``.
        units: the table ``alignment/units``.
        language: the side.
        stopwords: words that neither begin nor end a phrase.
    """
    place = [*ARTICLE, "language", "sentence"]
    read = (
        unit_members(units, "sentence")
        .filter(pl.col("language") == language)
        .join(units_in_order(units), on=[*ARTICLE, "unit"], how="inner")
        .join(sentences.select(*place, "text", pl.col("start").alias("from")), on=place, how="inner")
        .sort("at", "sentence")
        .with_row_index("row")
    )
    word, mark = folded(), pl.col("tag") == "punctuation"
    counted = pl.col("tag").is_in(COUNTED) & ~word.is_in([*sorted(stopwords), *_POSSESSIVES])
    numeral = (pl.col("tag") == NUMBER) | word.is_in(_NUMERALS[language].split())
    table = (
        tokens.rename({"text": "token_text"})
        .join(read.drop("paragraph_unit", "confidence"), on=place, how="inner")
        .sort("row", "token")
        .select(
            "at",
            "row",
            pl.col("token_text").alias("written"),
            word.alias("word"),
            (~mark | pl.col("token_text").is_in(INNER[language])).alias("usable"),
            (counted & ~mark).alias("content"),
            ((counted | numeral) & ~mark).alias("opens"),
            (pl.col("start") - pl.col("from")).alias("start"),
            (pl.col("end") - pl.col("from")).alias("end"),
        )
        .with_columns(
            pl.struct("row", (~pl.col("usable")).cum_sum()).rle_id().cast(pl.Int64).alias("run"),
            pl.col("written").shift(1).over("row").is_in(_OPENING).fill_null(False).alias("opened"),
            pl.col("written").shift(-1).over("row").is_in(_CLOSING).fill_null(False).alias("closed"),
        )
        .filter("usable")
        .with_columns((pl.int_range(pl.len()).over("row") == 0).alias("begins"))
    )
    texts = table["word"].unique(maintain_order=True)
    numbers = table["word"].replace_strict(texts, pl.int_range(1, len(texts) + 1, eager=True))
    capital = table["written"].str.slice(0, 1)
    whole = _of_dictionary(table["word"].to_list(), table["run"].to_list()) if language == "zh" else []
    begun, ended = (np.zeros(table.height, dtype=bool) for _ in range(2))
    for first, last in whole:
        begun[first] = ended[last] = True
    return RunningWords(
        language,
        ["", *texts.to_list()],
        whole,
        numbers.cast(pl.Int64).to_numpy(),
        table["content"].to_numpy(),
        table["opens"].to_numpy() | begun,
        table["content"].to_numpy() | ended,
        table["at"].cast(pl.Int64).to_numpy(),
        table["run"].to_numpy(),
        table["begins"].to_numpy(),
        (capital != capital.str.to_lowercase()).to_numpy(),
        table["opened"].to_numpy(),
        table["closed"].to_numpy(),
        table["row"].cast(pl.Int64).to_numpy(),
        table["start"].cast(pl.Int64).to_numpy(),
        table["end"].cast(pl.Int64).to_numpy(),
        read["text"].to_list(),
    )


def _of_dictionary(words: list[str], runs: list[int]) -> list[tuple[int, int]]:
    """First and last word of each word of three or more characters that CC-CEDICT has and the segmenter cut.

    Of two or more, where the segmenter cuts all characters: then 上 is a function word, and 上海 is none.
    """
    found = []
    characters = not any(len(word) > 1 and word.isalpha() and not word.isascii() for word in set(words))
    shortest = 2 if characters else 3
    for first in range(len(words) - 1):
        for last in range(first + 1, min(first + _PIECES, len(words))):
            if runs[last] != runs[first]:
                break
            text = "".join(words[first : last + 1])
            if shortest <= len(text) <= LONGEST and glosses(text):
                found.append((first, last))
    return found


def content_beside(words: RunningWords) -> tuple[Integers, Integers]:
    """For each word the number of the next content word before it and behind it in its run; 0 where there is none.

    Function words are looked past, because a phrase that ends in content cannot go on with one of them alone.
    """
    return _last_content(words, False), _last_content(words, True)


def _last_content(words: RunningWords, backwards: bool) -> Integers:
    way = slice(None, None, -1) if backwards else slice(None)
    number, content, run = words.number[way], words.content[way], words.run[way]
    place = np.where(content, np.arange(len(number)), -1)
    last = np.maximum.accumulate(place) if len(place) else place
    before = np.concatenate(([-1], last[:-1])).astype(np.int64)[: len(number)]
    inside = (before >= 0) & (run[before] == run)
    return np.where(inside, number[before], 0)[way]
