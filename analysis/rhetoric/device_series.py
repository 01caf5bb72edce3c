"""Find the series of a version: what repeated words and parallel builds show, each stretch of text once."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.rhetoric.anadiplosis import anadiploses
from analysis.rhetoric.anaphora import repeated_openings
from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import CLAUSE, COUPLE, ITEM, Segment, Version
from analysis.rhetoric.device_word_classes import NAMING
from analysis.rhetoric.even_items import even_items
from analysis.rhetoric.parallel import parallel_series
from analysis.rhetoric.parallel_alignment import Words
from analysis.rhetoric.parallel_chance import ChancePairs
from analysis.rhetoric.series import ANAPHORA, EPISTROPHE, PARALLEL, Series

# bits that a series has at least, were its place known, to be looked at in the other version
LEAST_LOCAL = 4.0
# repeated words name a stretch unless its parallel build is more than so many times as strong
WORDS_FIRST = 1.5
NEARLY = 0.7  # share of its strength that an anaphora with more members must have to be preferred
UNTELLING = frozenset({"determiner", "u"})  # classes of words that never name one
TELLING = 3.0  # bits of a word that, shared at the edge, names a parallel series
# Classes of words by which a member is more than a name: Chinese verbs, particles, prepositions, adverbs, pronouns, set
# phrases; English verbs and words of grammar, without determiners and conjunctions.
BUILDING = frozenset(
    {"v", "u", "p", "d", "r", "i", "l", "z"}
    | {
        "verb",
        "participle",
        "past",
        "preposition",
        "to",
        "auxiliary",
        "negation",
        "pronoun",
        "relative",
        "subordinator",
    }
)


def find_series(version: Version) -> list[Series]:
    """All series of at least :data:`LEAST_LOCAL`, strongest first; of two that share two members the stronger is kept.

    A parallel series of which half the members or more begin (end) with the same telling word is an anaphora
    (epistrophe).
    """
    sentences: dict[int, list[str]] = {}
    for token in version.tokens:
        if not token.is_mark:
            sentences.setdefault(token.sentence, []).append(token.key)
    background = Background(sentences.values())
    words = Words(version.tokens, background, version.language)
    chance = ChancePairs(version, words)
    candidates = [
        *repeated_openings(version, background),
        *anadiploses(version, background, chance),
        *parallel_series(version, chance),
        *even_items(version),
    ]
    looked_at = _without_joint(
        [series for series in candidates if series.local >= LEAST_LOCAL and not is_plain_list(series)]
    )
    looked_at.sort(key=_rank)
    kept: list[Series] = []
    openings = [series for series in looked_at if series.kind == ANAPHORA and series.strength > 0]
    for series in looked_at:
        if _is_free(series, kept):
            named = _named(series, background)
            longer = _longer_opening(named, openings)
            # a new name or other members may be those of a series that is kept
            kept += [one for one in (longer, named) if one is not None and _is_free(one, kept)][:1]
    return sorted(kept, key=_by_strength)


def _without_joint(candidates: Sequence[Series]) -> list[Series]:
    """The candidates without repeated openings whose members fall into groups that are stronger by themselves.

    Of eight paragraphs that open with 守住 four may go on with 老桥 and four with 渡口: these are two series.
    """
    by_level: dict[str, list[Series]] = {}
    for series in candidates:
        if series.kind == ANAPHORA and series.strength > 0:
            by_level.setdefault(series.level, []).append(series)
    joint = {id(series) for own in by_level.values() for series in own if _falls_apart(series, own)}
    return [series for series in candidates if id(series) not in joint]


def _falls_apart(series: Series, others: Sequence[Series]) -> bool:
    """Whether series of some of its members each, the strongest first and none twice, are stronger together."""
    left = {member.place for member in series.members}
    size, parts, strength = len(left), 0, 0.0
    for other in sorted(others, key=_by_strength):
        inside = {member.place for member in other.members}
        if len(inside) < size and inside <= left:
            left -= inside
            parts, strength = parts + 1, strength + other.strength
    return parts > 1 and strength > series.strength


def _is_free(series: Series, kept: Sequence[Series]) -> bool:
    """Whether no series that is kept has its name, or two of its members."""
    return not any(series.name == other.name or same_stretch(series.members, other.members) for other in kept)


def is_plain_list(series: Series) -> bool:
    """Whether a series is a list of things, which any text writes alike, so that its likeness is no figure of speech.

    Half of the members or more are bare names or nouns (energy security, food security), or most are amounts, or items
    with quantities (two tons of rice, three tons of wheat).
    """
    if series.level not in (CLAUSE, ITEM, COUPLE):
        return False
    size = len(series.members)
    if 2 * sum(map(_is_bare, series.members)) >= size:
        return True
    amounts = sum(member.tokens[0].tag == "number" for member in series.members)
    if 2 * amounts > size:
        return True
    counted = sum(any(token.tag == "number" for token in member.tokens) for member in series.members)
    return series.level == ITEM and 2 * counted > size


def _is_bare(member: Segment) -> bool:
    """Whether a member is no more than a name: no word of it builds a clause, as an adjective behind a
    noun does (河水清澈)."""
    if len(member.tokens) > 1:
        before, last = member.tokens[-2:]
        if last.kind == "a" and before.kind in NAMING:
            return False
    return all(token.kind not in BUILDING for token in member.tokens)


def _rank(series: Series) -> tuple[float, float, str, str, int, int]:
    """Strongest first, repeated words before a build that is hardly stronger."""
    weight = 1.0 if series.kind == PARALLEL else WORDS_FIRST
    return (-max(series.strength, 0.0) * weight, *_by_strength(series))


def _by_strength(series: Series) -> tuple[float, str, str, int, int]:
    first = series.members[0]
    return (-series.strength, series.kind, series.level, first.paragraph, first.start)


def _named(series: Series, background: Background) -> Series:
    if series.kind != PARALLEL:
        return series
    least = max(2, (len(series.members) + 1) // 2)
    for kind, edge in ((ANAPHORA, 0), (EPISTROPHE, -1)):
        keys = [member.tokens[edge].key for member in series.members]
        run = _longest_run(keys)
        word = series.members[run[0]].tokens[edge]
        if len(run) >= least and word.kind not in UNTELLING and background.bits(word.key) >= TELLING:
            return series._replace(kind=kind, repeating=tuple(run))
    return series


def _longer_opening(series: Series, openings: Sequence[Series]) -> Series | None:
    """The strongest anaphora of the same stretch with more members than repeat the opening in this one.

    It must be nearly as strong: a shorter opening that more members share is a better name for the series than a longer
    one that some of them share, and a single word that comes again far away is not.
    """
    if series.kind != ANAPHORA:
        return None
    size = len(series.repeating) or len(series.members)
    longer = (
        other
        for other in openings
        if len(other.members) > size
        and other.strength >= NEARLY * series.strength
        and same_stretch(series.members, other.members)
    )
    return next(longer, None)


def _longest_run(keys: Sequence[str]) -> list[int]:
    """Places of the longest run of neighbours with the same key, the first of several."""
    best: list[int] = []
    run: list[int] = []
    for at, key in enumerate(keys):
        run = [*run, at] if run and keys[run[-1]] == key else [at]
        best = run if len(run) > len(best) else best
    return best


def same_stretch(first: Sequence[Segment], second: Sequence[Segment]) -> bool:
    """Whether two members of the one series overlap two different members of the other, in order."""
    return matched_members(first, second) >= 2


def matched_members(first: Sequence[Segment], second: Sequence[Segment]) -> int:
    """How many members of the one series can be paired with members of the other that they overlap, in order."""
    matched, after = 0, 0
    for member in first:
        for at in range(after, len(second)):
            if overlap(member, second[at]):
                matched, after = matched + 1, at + 1
                break
    return matched


def overlap(first: Segment, second: Segment) -> bool:
    return first.paragraph == second.paragraph and first.start < second.end and second.start < first.end
