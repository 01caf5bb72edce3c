"""Find the best alignment of the segments of two texts, and how probable each of its groups is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band, around, whole
from analysis.alignment.evidence import Matches, gains, match
from analysis.alignment.features import Features, sentence_features
from analysis.alignment.lattice import Lattice
from analysis.alignment.lengths import Lengths
from analysis.alignment.lexicon import Lexicon
from analysis.alignment.texts import Pair, Side
from analysis.alignment.weights import Weights

LARGEST_WHOLE = 25_000  # places of a table that is searched as a whole: an article of 150 sentences
BLOCK = 12  # segments that are put together for a rough alignment of longer texts
MARGIN = 12  # segments to both sides of an earlier path that are looked at

Chances = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class Knowledge:
    """What is known when a pair of texts is aligned.

    Attributes:
        lexicon: words that may stand for each other.
        matches: where the words of each text have counterparts in the other.
        chances: how often a segment has a counterpart of each word by chance.
        lengths: how the lengths of both texts go together.
    """

    lexicon: Lexicon
    matches: Matches
    chances: Chances
    lengths: Lengths


def lattice_of(
    pair: Pair, knowledge: Knowledge, weights: Weights, near: Sequence[tuple[int, int]] | None = None
) -> Lattice:
    """Score all groups of the segments of two texts.

    Args:
        pair: the texts.
        knowledge: what is known of them.
        weights: weights of the features.
        near: places of an earlier path, near which the search looks; None: it finds out where to look.
    """
    if near is None:
        band = _band(pair, knowledge, weights)
    else:
        band = around(near, len(pair.en), len(pair.zh), MARGIN)
    return Lattice(features_of(pair, knowledge, band).scores(weights), band, len(pair.zh))


def features_of(pair: Pair, knowledge: Knowledge, band: Band) -> Features:
    """Features of all groups of the segments of two texts in a band."""
    found = gains(knowledge.matches, knowledge.chances, band)
    return sentence_features(pair, found, knowledge.lengths, band)


def _band(pair: Pair, knowledge: Knowledge, weights: Weights) -> Band:
    rows, columns = len(pair.en), len(pair.zh)
    if (rows + 1) * (columns + 1) <= LARGEST_WHOLE:
        return whole(rows, columns)
    # A longer text is first aligned roughly, in blocks, and then looked at along that path only.
    rough = Pair(_blocks(pair.en), _blocks(pair.zh))
    en, zh = (1 - (1 - chance) ** BLOCK for chance in knowledge.chances)
    known = Knowledge(knowledge.lexicon, match(rough, knowledge.lexicon), (en, zh), knowledge.lengths)
    lattice = lattice_of(rough, known, weights)
    places = [(min(row * BLOCK, rows), min(column * BLOCK, columns)) for row, column in lattice.places()]
    return around(places, rows, columns, MARGIN)


def _blocks(side: Side) -> Side:
    starts = range(0, len(side), BLOCK)
    parts = [side.part(start, min(start + BLOCK, len(side))) for start in starts]
    return Side(
        np.array([part.sizes.sum() for part in parts]),
        np.array([False for _ in parts], dtype=np.bool_),
        tuple(frozenset().union(*part.signs) for part in parts),
    )
