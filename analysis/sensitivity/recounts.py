"""Findings counted anew: the material of a study under one changed choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

import polars as pl

from analysis.codebook.codebook import EXACT, Codebook, Term
from analysis.framing.concordance_queries import find_list_hits
from analysis.framing.group_comparison import INTERVALS
from analysis.framing.matching import find_hits
from analysis.framing.paired_salience import paired_salience
from analysis.sensitivity.alternatives import COUNT_FACTOR, PRIOR_FACTOR
from analysis.sensitivity.findings import Estimate, Finding
from analysis.sensitivity.frames import Presence, frame_estimate
from analysis.sensitivity.keywords import WordChoices, Words, with_forms
from analysis.sensitivity.material import Choices, Material, list_hits
from analysis.sensitivity.segmentation import cut_again, longest_match, wherever_they_stand
from analysis.sensitivity.versions import (
    sentence_links,
    sentence_units,
    sentences_as_paragraphs,
    version_estimates,
)

LANGUAGES = ("en", "zh")
MAIN_TERM = "without “{}”"


class Recounts:
    """What the findings are estimated from, for the study and each alternative; each is counted once, when asked for.

    An alternative is given by its id; an empty one is the study as it is.
    """

    def __init__(self, material: Material, choices: Choices) -> None:
        self._material = material
        self._choices = choices
        self._words: dict[str, Words] = {}
        self._presences: dict[tuple[str, str], Presence] = {}
        self._without: dict[tuple[str, str], Presence] = {}
        self._versions: dict[str, dict[Finding, Estimate]] = {}

    def words(self, alternative: str = "") -> Words:
        """The words of the articles."""
        if alternative not in self._words:
            own, chosen = self._material, self._choices
            self._words[alternative] = Words.of(
                self._word_choices(alternative),
                own.articles,
                own.paragraphs,
                chosen.resamples,
                chosen.seed,
                chosen.study,
            )
        return self._words[alternative]

    def _word_choices(self, alternative: str) -> WordChoices:
        own, chosen = self._material, self._choices
        plain = WordChoices(
            own.tokens,
            own.stopwords,
            chosen.minimum_count,
            chosen.least_expected,
            chosen.prior,
            chosen.interval,
        )
        changed: Mapping[str, Callable[[], WordChoices]] = {
            "": lambda: plain,
            "no_stop_list": lambda: replace(plain, stopwords={}),
            "wide_stop_list": lambda: replace(
                plain,
                stopwords={
                    language: own.stopwords[language] | own.wide_stopwords[language] for language in LANGUAGES
                },
            ),
            "forms": lambda: replace(plain, tokens=with_forms(own.tokens)),
            "minimum_count": lambda: replace(plain, minimum_count=COUNT_FACTOR * plain.minimum_count),
            "small_prior": lambda: replace(plain, prior=plain.prior / PRIOR_FACTOR),
            "large_prior": lambda: replace(plain, prior=plain.prior * PRIOR_FACTOR),
            "interval": lambda: replace(
                plain, interval=next(name for name in INTERVALS if name != plain.interval)
            ),
            "longest_match": lambda: replace(
                plain,
                tokens=cut_again(own.tokens, own.paragraphs, own.codebook.phrases("zh"), longest_match()),
            ),
            "jieba": lambda: replace(
                plain, tokens=cut_again(own.tokens, own.paragraphs, own.codebook.phrases("zh"), "jieba")
            ),
            "characters": lambda: replace(
                plain, tokens=wherever_they_stand(own.tokens, own.sentences, self._chinese_vocabulary())
            ),
        }
        return changed[alternative]()

    def _chinese_vocabulary(self) -> list[str]:
        table = self.words().table.filter(pl.col("language") == "zh")
        return table["term"].unique().sort().to_list()

    def frame(self, finding: Finding, alternative: str = "") -> Estimate:
        """The lead of a frame in an article, or of an article in a frame."""
        language = finding.language or ""
        if alternative != "without_main_term":
            return frame_estimate(self.presence(language, alternative), finding)
        main = self._main_term[finding.what, language]
        presence = self._without_main_term(language, finding.what)
        return _noted(frame_estimate(presence, finding), MAIN_TERM.format(main))

    def _without_main_term(self, language: str, frame: str) -> Presence:
        """The main term is left out of this frame alone, its rivals keep theirs."""
        if (language, frame) not in self._without:
            without = self.presence(language, "without_main_term")
            self._without[language, frame] = self.presence(language).with_frames_of(without, frame)
        return self._without[language, frame]

    def presence(self, language: str, alternative: str = "") -> Presence:
        """Which units of a language have which frames."""
        if (language, alternative) not in self._presences:
            own = self._material
            hits, paragraphs = own.hits, own.paragraphs
            if alternative == "sentences":
                hits, paragraphs = (
                    sentences_as_paragraphs(own.hits),
                    sentence_units(own.sentences, own.paragraphs),
                )
            elif alternative == "exact_english":
                hits = self._exact_hits
            elif alternative == "without_main_term":
                hits = self._without_main_terms(own.hits, language)
            self._presences[language, alternative] = Presence.of(
                language, own.frames, hits, own.articles, paragraphs
            )
        return self._presences[language, alternative]

    def version(self, finding: Finding, alternative: str = "") -> Estimate | None:
        """The difference between the versions; nothing where no aligned unit is left."""
        if alternative not in self._versions:
            self._versions[alternative] = self._compare_versions(alternative)
        found = self._versions[alternative].get(finding)
        if found is None or alternative != "without_main_term":
            return found
        return _noted(found, MAIN_TERM.format(self._main_term[finding.what, ""]))

    def versions(self) -> dict[Finding, Estimate]:
        """The differences between the versions in the study."""
        if "" not in self._versions:
            self._versions[""] = self._compare_versions("")
        return self._versions[""]

    def _compare_versions(self, alternative: str) -> dict[Finding, Estimate]:
        own, chosen = self._material, self._choices
        hits, paragraphs, units = own.hits, own.paragraphs, own.units
        if alternative == "sentences":
            hits, units = sentences_as_paragraphs(hits), sentence_links(units)
            paragraphs = sentence_units(own.sentences, paragraphs)
        elif alternative == "exact_english":
            hits = self._exact_hits
        elif alternative == "without_main_term":
            hits = self._without_main_terms(hits, "")
        elif alternative == "confident_units":
            units = units.filter(pl.col("confidence") >= chosen.least_confidence)
        return version_estimates(
            paired_salience(
                hits,
                own.articles,
                paragraphs,
                units,
                own.compared,
                chosen.study,
                chosen.least_confidence,
                chosen.resamples,
                chosen.seed,
            )
        )

    @cached_property
    def _main_term(self) -> dict[tuple[str, str], str]:
        """The term of each frame with the most hits in a language, and in both together (the language empty)."""
        both = self._material.hits.join(
            self._material.articles, on=["issue", "article", "language"], how="semi"
        )
        counted = pl.concat([both, both.with_columns(language=pl.lit(""))]).group_by(
            "frame", "language", "term"
        )
        first = (
            counted.len()
            .sort("frame", "language", "len", "term", descending=[False, False, True, False])
            .unique(["frame", "language"], keep="first", maintain_order=True)
        )
        return {
            (frame, language): term
            for frame, language, term in first.select("frame", "language", "term").iter_rows()
        }

    def _without_main_terms(self, hits: pl.DataFrame, language: str) -> pl.DataFrame:
        main = pl.DataFrame(
            [(frame, term) for (frame, spoken), term in self._main_term.items() if spoken == language],
            schema={"frame": pl.String, "term": pl.String},
            orient="row",
        )
        return hits.join(main, on=["frame", "term"], how="anti")

    @cached_property
    def _exact_hits(self) -> pl.DataFrame:
        """The Chinese hits of the study, and English hits of the forms as they are written."""
        own = self._material
        spoken = pl.col("language") == "en"
        paragraphs, sentences, tokens = (
            table.filter(spoken) for table in (own.paragraphs, own.sentences, own.tokens)
        )
        codebook = _exact_codebook(own.codebook)
        hits, _ = find_hits(codebook, paragraphs, sentences, tokens)
        lists = [_exact(words) for words in own.lists]
        found = find_list_hits(lists, codebook, paragraphs, sentences, tokens, "config: concordance.lists")
        return pl.concat([own.hits.filter(~spoken), hits, list_hits(found)])


def _noted(estimate: Estimate, note: str) -> Estimate:
    return replace(estimate, note="; ".join(part for part in (estimate.note, note) if part))


def _exact(term: Term) -> Term:
    return replace(term, match=EXACT)


def _exact_codebook(codebook: Codebook) -> Codebook:
    frames = tuple(
        replace(frame, terms=tuple(_exact(term) for term in frame.terms)) for frame in codebook.frames
    )
    return replace(codebook, frames=frames, actors=tuple(_exact(actor) for actor in codebook.actors))
