"""Find the lemmas of English tokens.

Lemmas come from simplemma's dictionary (its plain, not its greedy look-up). What that does to names,
acronyms and compounds is put right by rule; the rules are written out in ``docs/methods-language.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.language.english import tokenize_english

CLITICS = {
    "'s": "'s",
    "n't": "not",
    "'re": "be",
    "'ve": "have",
    "'ll": "will",
    "'d": "'d",
    "'m": "be",
}
# Words that the dictionary reads as forms of something else, against their use in prose of public affairs.
EXCEPTIONS = {
    "media": "media",
    "data": "data",
    "goods": "goods",
    "gone": "go",
    "clad": "clad",
    "according": "according",
    "unseen": "unseen",
    "ltd": "ltd",
    "etc": "etc",
    "worse": "bad",
    "worst": "bad",
    "an": "a",
    "these": "this",
    "those": "that",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
}
# Obsolete spellings with a last -e that the dictionary gives as lemmas of common words (developed, growing).
OBSOLETE = frozenset(
    {"annexe", "assaile", "blowe", "crafte", "deposite", "develope", "drenche", "garde", "growe", "guarde"}
    | {"interne", "lawe", "longe", "playe", "prefixe", "proclaime", "recoupe", "smoothe", "sweare", "thanke"}
    | {"thinke", "unfolde"}
)
# Names whose last word is a plural of a common noun; everywhere else that word is the common noun.
NAMES = frozenset({("united", "states"), ("united", "nations"), ("arab", "emirates")})
# After these the second half of a compound is inflected like the word alone (co-existed, re-opening).
_PREFIXES = frozenset({"co", "re", "pre", "de", "mis", "over", "under", "out"})


class EnglishLemmas:
    """Lemmas of English tokens; each distinct form is looked up once.

    A lemma is lower-case, but an acronym keeps its capitals and loses its dots (``US`` for US and U.S.), so
    that it is never taken for a pronoun.
    """

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._look_up: Callable[..., str] | None = None

    def of_sentence(self, forms: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Lemmas of the tokens of one sentence, in order.

        The capital of the first word says nothing, so it is read as lower-case, unless the dictionary knows
        it as a name and the next word has a capital too (``United Nations``).
        """
        words = [place for place, tag in enumerate(tags) if tag == "word"]
        lemmas = self.of_form(forms, tags)
        if words:
            first = words[0]
            form = forms[first]
            following = forms[words[1]] if len(words) > 1 else ""
            named = lemmas[first] == form.lower() and following[:1].isupper()
            if form[:1].isupper() and form[1:].islower() and not named:
                lemmas[first] = self._lemma(form.lower())
        return lemmas

    def of_form(self, forms: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Lemmas of tokens that stand inside a sentence, such as a form in a codebook."""
        shouted = sum(tag == "word" for tag in tags) > 1 and not any(form != form.upper() for form in forms)
        lemmas: list[str] = []
        before = ""
        for form, tag in zip(forms, tags, strict=True):
            if tag != "word":
                lemmas.append(form)
                continue
            if shouted:
                form = form.capitalize()
            lowered = form.lower()
            lemmas.append(lowered if (before, lowered) in NAMES and form[0].isupper() else self._lemma(form))
            before = lowered
        return lemmas

    def _lemma(self, form: str) -> str:
        lemma = self._found.get(form)
        if lemma is None:
            lemma = self._found[form] = self._find(form.replace("’", "'").replace("‐", "-").replace("‑", "-"))
        return lemma

    def _find(self, form: str) -> str:
        if form.lower() in CLITICS:
            return CLITICS[form.lower()]
        if is_acronym(form):
            return form.replace(".", "").removesuffix("s")
        if "-" in form.strip("-"):
            return self._compound(form)
        word = form.rstrip(".") if form.count(".") == 1 else form
        if word.lower() in EXCEPTIONS:
            return EXCEPTIONS[word.lower()]
        if not word.isalpha():
            return word.lower()
        lemma = self._dictionary(word).lower()
        if lemma in OBSOLETE:
            lemma = lemma[:-1]
        if "our" in lemma and "our" not in word.lower():
            # The dictionary writes some words in British spelling only; the text's own spelling is kept.
            lemma = lemma.replace("our", "or")
        return lemma

    def _compound(self, form: str) -> str:
        """A compound keeps its parts; the last gives up a plural or verbal -s, or all inflection after a
        prefix.
        """
        *head, last = form.split("-")
        parts = [part if is_acronym(part) else part.lower() for part in head]
        if is_acronym(last):
            return "-".join([*parts, last.replace(".", "").removesuffix("s")])
        lowered = last.lower()
        if lowered.isalpha():
            lemma = self._find(lowered)
            if parts[-1] in _PREFIXES or (
                lowered.endswith("s") and lemma != lowered and lowered.startswith(lemma[:-1])
            ):
                lowered = lemma
        return "-".join([*parts, lowered])

    def _dictionary(self, word: str) -> str:
        if self._look_up is None:
            from simplemma import lemmatize

            self._look_up = lemmatize
        return self._look_up(word, lang="en", greedy=False)


def form_lemmas(form: str, lemmas: EnglishLemmas | None = None) -> list[str]:
    """Lemmas of the words and numbers of a short form, such as one of a codebook, as it would stand in a
    sentence.
    """
    tokens = tokenize_english(form)
    found = (lemmas or EnglishLemmas()).of_form(
        [form[a:b] for a, b, _ in tokens], [tag for _, _, tag in tokens]
    )
    return [lemma for lemma, (_, _, tag) in zip(found, tokens, strict=True) if tag != "punctuation"]


def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals throughout: US, U.S., COVID, NGOs, R&D."""
    capitals = form.removesuffix("s")
    initial = len(form) == 2 and form.endswith(".")
    return capitals.isupper() and (initial or sum(map(str.isalpha, capitals)) > 1)
