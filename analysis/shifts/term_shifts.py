"""Terms that one side lacks, and terms that are rendered by a form that the study seldom has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from analysis.codebook.codebook import ACTOR as ACTOR_FRAME
from analysis.shifts.answers import by_unit, given_before, lacking
from analysis.shifts.candidates import LANGUAGE_NAMES, TERM, Candidate, both, other_language, quoted
from analysis.shifts.material import Match, Material
from analysis.shifts.slogans import SLOGAN

BEFORE = -7.0
LONG = 1.5  # bits for a form of four characters or three words, which is no everyday word
GIVEN_BEFORE = 1.5  # bits that it takes away if the other version has the term in the unit before
UNUSUAL_BEFORE = -6.5
FEWEST = 6  # renderings of a form that the study must have
RARE = 0.15  # share up to which a rendering is unusual
MOST_COMMON = 0.5  # share that another one must have


def lacking_term_candidates(material: Material) -> Iterator[Candidate]:
    """Terms of the codebook that the other side of their unit neither has a form of nor accounts for.

    Bits are those of :func:`analysis.shifts.answers.surprises`. Many are rendered by a word that the codebook does not
    have and the dictionary does not know, so that the odds begin low.
    """
    terms = [
        match
        for match in material.terms
        if match.group != ACTOR_FRAME and not (match.language == "zh" and len(match.text) >= SLOGAN)
    ]
    units = by_unit(material.terms)
    for (unit, language, _, _), (found, bits) in lacking(material, terms).items():
        if any(len(match.text) >= 4 if language == "zh" else match.text.count(" ") > 1 for match in found):
            bits += LONG
        if given_before(material, units, found[0]):
            bits -= GIVEN_BEFORE
        yield Candidate(
            unit,
            TERM,
            "terms",
            BEFORE + bits,
            places=both(language, [match.span for match in found]),
            surplus=language,
            evidence=f"{bits:.1f} bits",
            why=f"{LANGUAGE_NAMES[language]} has the term {quoted([match.text for match in found])}, and the "
            f"{LANGUAGE_NAMES[other_language(language)]} side has no form of it.",
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
            yield Candidate(
                given.unit,
                TERM,
                "renderings",
                UNUSUAL_BEFORE - float(np.log2(share)),
                places=both(given.language, [given.span], [rendering.span]),
                evidence=f"{forms[*key, rendering.form]} of {totals[key]} renderings",
                why=f"{quoted([given.text])} is {quoted([rendering.text])} here, which renders it in "
                f"{forms[*key, rendering.form]} of {totals[key]} places.",
            )
