"""What the pages call articles, frames and terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from analysis.codebook.codebook import Codebook, Term
from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.pages.markdown import escaped


@dataclass(frozen=True)
class StudyNames:
    """The articles of a study in the order of print, and the names of what is measured, as Markdown.

    ``lists`` are the word lists, ``sources`` for each article (by its group id) the language of its source,
    ``categories`` the titles of the categories of markers.
    """

    study: str
    articles: Sequence[Article]
    codebook: Codebook
    lists: Sequence[Term]
    sources: dict[str, str]
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        study: str,
        articles: pl.DataFrame,
        codebook: Codebook,
        lists: Sequence[Term],
        categories: Mapping[str, Mapping[str, str]] | None = None,
    ) -> StudyNames:
        """Names of the articles of ``corpus/articles``, restricted to what is measured."""
        ordered = articles_in_order(articles)
        source = articles.filter(pl.col("source")).select("issue", "article", "language").iter_rows()
        languages = {f"{issue}/{article}": language for issue, article, language in source}
        return cls(study, ordered, codebook, lists, languages, categories or {})

    def article(self, group: str) -> str:
        """The article of a group id, by its author; the issue comes first where there are several."""
        return escaped(self.article_name(group))

    def frame(self, identifier: str) -> str:
        """The English title of a frame; a word list by its name, in italics."""
        name = escaped(self.frame_name(identifier))
        return name if any(frame.id == identifier for frame in self.codebook.frames) else f"*{name}*"

    def category(self, identifier: str) -> str:
        """The English title of a category of markers."""
        return escaped(self.category_name(identifier))

    def entry(self, identifier: str) -> str:
        """A term or actor by the first of its Chinese forms, or of its English ones."""
        return escaped(self.entry_name(identifier))

    def actor_name(self, identifier: str) -> str:
        """An actor by its title in English and in Chinese, without markup, where they differ: ``China 中国``."""
        for actor in self.codebook.actors:
            if actor.id == identifier:
                named = dict.fromkeys(filter(None, (actor.title.get("en"), actor.title.get("zh"))))
                return " ".join(named) or self.entry_name(identifier)
        return self.entry_name(identifier)

    def article_name(self, group: str) -> str:
        """:meth:`article` without markup, like the following."""
        return self._article_names[group]

    @cached_property
    def _article_names(self) -> Mapping[str, str]:
        several = several_issues(self.articles)
        return {
            article.group: f"{article.issue}, {article.label}" if several else article.label
            for article in self.articles
        }

    def frame_name(self, identifier: str) -> str:
        for frame in self.codebook.frames:
            if frame.id == identifier:
                return frame.title.get("en") or frame.title.get("zh") or identifier
        return identifier

    def category_name(self, identifier: str) -> str:
        titles = self.categories.get(identifier, {})
        return titles.get("en") or titles.get("zh") or identifier

    def entry_name(self, identifier: str) -> str:
        return self._entry_names.get(identifier, identifier)

    @cached_property
    def _entry_names(self) -> Mapping[str, str]:
        return {entry.id: (*entry.zh, *entry.en, entry.id)[0] for entry in self.codebook.entries()}

    def translation(self, group: str) -> str:
        """The language of an article's translation."""
        return "zh" if self.sources.get(group, "zh") == "en" else "en"

    @property
    def compared(self) -> list[str]:
        """Group ids of the articles that have both versions."""
        return [article.group for article in self.articles if len(article.versions) == 2]
