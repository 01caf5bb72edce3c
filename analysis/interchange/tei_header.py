"""The header of a TEI document: what the text is, where it comes from, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.interchange.characters import one_line, xml_text
from analysis.interchange.program import NAME, VERSION
from analysis.interchange.versions import TAGS, Article, Version

_LANGUAGE_NAMES = {"en": "English", "zh": "Chinese"}


def tei_file(version: Version) -> str:
    """The name of the file that holds a version."""
    return f"{version.document}.xml"


def tei_header(article: Article, language: str) -> Iterator[str]:
    """Lines of the ``<teiHeader>`` of a version; a title or author that was not found is left out."""
    version = article.versions[language]
    title = _element("title", version.title, ' type="main"') or _element("title", version.document)
    subtitle = _element("title", version.subtitle, ' type="sub"')
    author = _element("author", version.author_name)
    yield "<teiHeader>"
    yield "<fileDesc>"
    yield f"<titleStmt>{title}{subtitle}{author}</titleStmt>"
    yield (
        f"<publicationStmt><p>Made by {NAME} from the text of the printed issue, for research; "
        "the rights in the text are the publisher’s.</p></publicationStmt>"
    )
    yield f"<notesStmt><note>{_role(article, language)}</note></notesStmt>"
    yield "<sourceDesc>"
    affiliation = _element("note", version.affiliation, ' type="affiliation"')
    identity = _element("idno", version.author, ' type="author"')
    yield (
        f"<bibl>{author}{affiliation}{identity}{title}{subtitle}"
        f'<biblScope unit="issue">{version.issue}</biblScope>'
        f'<idno type="article">{version.article}</idno>'
        f'<note type="source">Lines {version.first_line} to {version.last_line} of the text of the issue.</note>'
        "</bibl>"
    )
    yield "</sourceDesc>"
    yield "</fileDesc>"
    yield from _encoding(bool(article.units))
    tag = TAGS[language]
    yield (
        f'<profileDesc><langUsage><language ident="{tag}">{_LANGUAGE_NAMES[language]}</language></langUsage>'
        "</profileDesc>"
    )
    yield "</teiHeader>"


def _role(article: Article, language: str) -> str:
    version = article.versions[language]
    role = "the source" if version.source else "a translation"
    others = [other for code, other in article.versions.items() if code != language]
    if not others:
        return f"This version is {role}; there is no other."
    return f"This version is {role}; the other is {tei_file(others[0])}."


def _encoding(aligned: bool) -> Iterator[str]:
    yield "<encodingDesc>"
    yield f'<appInfo><application ident="{NAME}" version="{VERSION}"><label>{NAME}</label></application></appInfo>'
    yield "<editorialDecl>"
    yield (
        "<correction><p>Running heads, page numbers, titles, bylines and the notes on authors were taken out of "
        "the running text; paragraphs that lines and pages break were put together.</p></correction>"
    )
    yield "<normalization><p>Line ends were removed and white space was normalised.</p></normalization>"
    yield (
        '<hyphenation eol="some"><p>A hyphen at the end of a line was kept unless the word is written without it '
        "elsewhere in the text.</p></hyphenation>"
    )
    yield (
        "<segmentation><p>Sentences were cut by rules; a heading is one sentence. "
        "Numbers in the ids count from 0 within the version.</p></segmentation>"
    )
    if aligned:
        yield (
            "<interpretation><p>Paragraphs and sentences were aligned with those of the other version by a "
            "program. The degree of a certainty element is the estimated probability that exactly these "
            "correspond to each other.</p></interpretation>"
        )
    yield "</editorialDecl>"
    yield "</encodingDesc>"


def _element(name: str, value: str | None, attributes: str = "") -> str:
    text = one_line(value or "")
    return f"<{name}{attributes}>{xml_text(text)}</{name}>" if text else ""
