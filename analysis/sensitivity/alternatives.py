"""The choices that a critic would make differently: each alternative changes one of them."""

from __future__ import annotations

from typing import NamedTuple

from analysis.sensitivity.findings import FIRST_ARTICLE, FIRST_FRAME, KEYWORD, VERSION_DIFFERENCE

BOTH = ("en", "zh")
NAMES = {"en": "English", "zh": "Chinese"}
FRAMES = (FIRST_FRAME, FIRST_ARTICLE)

PRIOR_FACTOR = 5
COUNT_FACTOR = 2


class Alternative(NamedTuple):
    """One choice made differently, all others as in the study.

    Attributes:
        id: its id, as the configuration names it.
        kinds: the kinds of findings that it touches.
        languages: the versions that it touches; a comparison of the versions is touched by either.
        what: what is done in place of what the study does.
    """

    id: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    what: str

    def passes_over(self, language: str | None) -> str:
        """Why it does not touch a finding of that language; nothing where it does."""
        if language is None or language in self.languages:
            return ""
        return f"changes {NAMES[self.languages[0]]} only"


ALTERNATIVES = {
    alternative.id: alternative
    for alternative in (
        Alternative("no_stop_list", (KEYWORD,), BOTH, "no word is left out as a stop word"),
        Alternative("wide_stop_list", (KEYWORD,), BOTH, "the words of a second list are stop words as well"),
        Alternative("forms", (KEYWORD,), ("en",), "words are counted as they are written, not as lemmas"),
        Alternative(
            "minimum_count", (KEYWORD,), BOTH, f"words need {COUNT_FACTOR} times the count to have a row"
        ),
        Alternative(
            "small_prior", (KEYWORD,), BOTH, f"the prior of the log-odds is {PRIOR_FACTOR} times smaller"
        ),
        Alternative(
            "large_prior", (KEYWORD,), BOTH, f"the prior of the log-odds is {PRIOR_FACTOR} times larger"
        ),
        Alternative(
            "interval", (KEYWORD,), BOTH, "the other interval of the log ratio (resampled or linearised)"
        ),
        Alternative(
            "longest_match", (KEYWORD,), ("zh",), "Chinese is cut by the longest word of another dictionary"
        ),
        Alternative("characters", (KEYWORD,), ("zh",), "Chinese words count wherever their characters stand"),
        Alternative("jieba", (KEYWORD,), ("zh",), "Chinese is cut by jieba itself"),
        Alternative(
            "sentences",
            (*FRAMES, VERSION_DIFFERENCE),
            BOTH,
            "the unit is the sentence, or aligned sentences, in place of the paragraph",
        ),
        Alternative(
            "exact_english",
            (*FRAMES, VERSION_DIFFERENCE),
            ("en",),
            "English forms of the codebook match as they are written, not by their lemmas",
        ),
        Alternative(
            "without_main_term",
            (*FRAMES, VERSION_DIFFERENCE),
            BOTH,
            "the hits of the frame's most frequent term are left out",
        ),
        Alternative(
            "confident_units", (VERSION_DIFFERENCE,), BOTH, "the least confident aligned units are left out"
        ),
    )
}
