"""Terms and actors that one side lacks, and terms that are rendered by a form that the study seldom has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.codebook.codebook import ACTOR as ACTOR_FRAME
from analysis.shifts.answers import by_unit, surprises
from analysis.shifts.candidates import ACTOR, LANGUAGE_NAMES, TERM, Candidate, both, other_language, quoted
from analysis.shifts.material import Match, Material
from analysis.shifts.valence import COREFERENCE

BEFORE = {TERM: -7.0, ACTOR: -5.8}
SLOGAN = 1.5  # bits for a form of four characters or three words, which is no everyday word
LONGEST = 6  # Chinese forms of so many characters are slogans, and another measure's
IN_ANOTHER_WORD = 2.0  # bits that a word takes away that may stand for the actor (both sides, 我国)
GIVEN_BEFORE = 1.5  # and that the unit before has the term in that language
ANOTHER = 1.5  # bits for an actor that only the other side has
UNUSUAL_BEFORE = -6.5
FEWEST = 6  # renderings of a form that the study must have
RARE = 0.15  # share up to which a rendering is unusual
MOST_COMMON = 0.5  # share that another one must have


def lacking_candidates(material: Material, words: Sequence[Match]) -> Iterator[Candidate]:
    """Terms and actors of the codebook that the other side of their unit neither names nor accounts for.

    Bits are those of :func:`analysis.shifts.answers.surprises`. An actor may hide in a pronoun, in “both sides” or in
    中方: where the other side has such a word, or has named the actor in the unit before, bits are taken away. Where
    either side has an actor that the other lacks, the actor may be changed, and bits are added.

    Args:
        material: what the measures share.
        words: matches of the list of graded words; those of its coreference are used.
    """
    paired = material.units.paired
    own = [
        match
        for match in material.terms
        if paired[match.unit]
        and not (match.language == "zh" and len(match.text) >= LONGEST and match.group != ACTOR_FRAME)
    ]
    units = by_unit(material.terms)
    coreferent = {(match.unit, match.language) for match in words if match.group == COREFERENCE}
    answered = [match.found or _has(units.get(match.unit, []), match) for match in own]
    bits = surprises(own, answered, lambda match: "actor" if match.group == ACTOR_FRAME else "term")
    listed: dict[tuple[int, str, str, str], list[tuple[Match, float]]] = defaultdict(list)
    for match, value in zip(own, bits, strict=True):
        if value:
            listed[match.unit, match.language, match.group, match.term].append((match, value))
    alone = {(unit, language) for unit, language, group, _ in listed if group == ACTOR_FRAME}
    for (unit, language, group, _), found in sorted(listed.items()):
        other = other_language(language)
        score = max(value for _, value in found)
        kind = ACTOR if group == ACTOR_FRAME else TERM
        told = ""
        if kind == ACTOR:
            if (unit, other) in coreferent:
                score -= IN_ANOTHER_WORD
                told = ", unless a pronoun or the like stands for it"
            if (unit, other) in alone:
                score += ANOTHER
        elif any(
            len(match.text) >= 4 if language == "zh" else match.text.count(" ") > 1 for match, _ in found
        ):
            score += SLOGAN
        if _has(units.get(unit - 1, []), found[0][0]):
            score -= GIVEN_BEFORE
        texts = quoted([match.text for match, _ in found])
        yield Candidate(
            unit,
            kind,
            "actors" if kind == ACTOR else "terms",
            BEFORE[kind] + score,
            places=both(language, [match.span for match, _ in found]),
            surplus=language,
            evidence=f"{score:.1f} bits",
            why=f"{LANGUAGE_NAMES[language]} has the {kind} {texts}, and the {LANGUAGE_NAMES[other]} side has no form "
            f"of it{told}.",
        )


def _has(unit: Sequence[Match], match: Match) -> bool:
    return any(
        other.language != match.language and (other.group, other.term) == (match.group, match.term)
        for other in unit
    )


def unusual_candidates(material: Material) -> Iterator[Candidate]:
    """Terms that are rendered by a form that the study seldom has for the form of the source.

    Only units are used in which the term stands once on each side, so that it is sure what renders what.
    """
    paired = material.units.paired
    pairs: list[tuple[Match, Match]] = []
    for unit, matches in sorted(by_unit(material.terms).items()):
        if not paired[unit]:
            continue
        terms: dict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in matches:
            terms[match.group, match.term].append(match)
        for found in terms.values():
            if len(found) == 2 and found[0].group != ACTOR_FRAME and found[0].language != found[1].language:
                source = material.source[unit]
                given, rendering = sorted(found, key=lambda match: match.language != source)
                pairs.append((given, rendering))
    forms = Counter((given.group, given.term, given.form, rendering.form) for given, rendering in pairs)
    totals: Counter[tuple[str, str, str]] = Counter()
    largest: Counter[tuple[str, str, str]] = Counter()
    for (group, term, form, _), count in forms.items():
        totals[group, term, form] += count
        largest[group, term, form] = max(largest[group, term, form], count)
    for given, rendering in pairs:
        key = (given.group, given.term, given.form)
        share = forms[*key, rendering.form] / totals[key]
        if totals[key] >= FEWEST and share <= RARE and largest[key] >= MOST_COMMON * totals[key]:
            name = LANGUAGE_NAMES[rendering.language]
            yield Candidate(
                given.unit,
                TERM,
                "renderings",
                UNUSUAL_BEFORE - float(np.log2(share)),
                places=both(given.language, [given.span], [rendering.span]),
                evidence=f"{forms[*key, rendering.form]} of {totals[key]} renderings",
                why=f"{quoted([given.text])} is {quoted([rendering.text])} here, a {name} form that renders it in "
                f"{forms[*key, rendering.form]} of {totals[key]} places.",
            )
