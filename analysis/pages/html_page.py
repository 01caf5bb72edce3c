"""A page in one file: a template, a style sheet, a program, and a policy that lets nothing else in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.pages.embedding import checked_block, content_security_policy
from analysis.pages.script_bundle import script_bundle

#: The module of the program that is run.
MAIN = "main"
_PLACE = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True)
class Sources:
    """What a page is made of besides the study: a template, style sheets in their order, modules by name."""

    template: str
    styles: Sequence[str]
    modules: Mapping[str, str]


def html_page(sources: Sources, parts: Mapping[str, str], images: Sequence[str] = ()) -> str:
    """The page in HTML: the template with its places filled.

    Args:
        sources: what the page is made of.
        parts: HTML for the places of the template, by name; ``policy``, ``style`` and ``script`` are filled from the
            sources.
        images: the kinds of addresses that the page shows images from, such as ``blob:``, which the page makes itself.

    Raises:
        ValueError: the sources do not fit each other. This is a fault of the code.
        KeyError: the template has a place that nothing was given for.
    """
    script = checked_block(script_bundle(sources.modules, MAIN))
    style = checked_block("\n".join(sources.styles))
    filled = {
        **parts,
        "policy": content_security_policy(script, style, images),
        "style": style,
        "script": script,
    }
    return _PLACE.sub(lambda match: filled[match[1]], sources.template)
