"""Tables of renderings: which form of a term stands opposite which."""

from __future__ import annotations

from analysis.tables.declare import Column, Table
from analysis.tables.framing import GROUP, GROUPING

KIND = Column("kind", "text", "`term` or `actor`")
FRAME = Column("frame", "text", "id of the frame of a term; empty for an actor", empty=True)
TERM = Column("term", "text", "id of the term or actor in the codebook")
DIRECTION = Column(
    "direction",
    "text",
    "`zh to en`: what English has for the Chinese matches; `en to zh`: what Chinese has for the English ones",
)

RENDERINGS = Table(
    "framing/renderings",
    "a form that stands opposite matches of a term or actor in aligned sentence units, in a group and direction",
    (
        GROUPING,
        GROUP,
        DIRECTION,
        KIND,
        FRAME,
        TERM,
        Column(
            "given",
            "text",
            "the form that is rendered, as the codebook writes it; empty: all forms of the term together (by form "
            "for the whole study only)",
            empty=True,
        ),
        Column(
            "status",
            "text",
            "`form`: a form of the codebook; `none`: no form is left for the match; `candidate`: not in the "
            "codebook, learned from the units without any form (for the whole study only)",
        ),
        Column(
            "rendering",
            "text",
            "the form, as the codebook writes it; of a candidate its lemmas or words; empty where there is none",
            empty=True,
        ),
        Column(
            "spellings",
            "text",
            "how it stands in the text, the most frequent first, ` | ` between them",
            empty=True,
        ),
        Column("matches", "integer", "matches of the term that it renders; of a candidate 0"),
        Column("share", "number", "share of the matches of `given` in this group", "0 to 1", empty=True),
        Column("units", "integer", "sentence units in which it does"),
        Column("articles", "integer", "articles in which it does (range)"),
        Column("authors", "integer", "authors who do"),
        Column(
            "association",
            "number",
            "of a candidate: four-cell log-likelihood of its units, those without a form against all others; it "
            "ranks and does not test",
            "G²",
            empty=True,
        ),
    ),
    key=("grouping", "group", "direction", "kind", "term", "given", "status", "rendering"),
)

CONSISTENCY = Table(
    "framing/rendering_consistency",
    "a term or actor in a group and direction: how often and how consistently it is rendered",
    (
        GROUPING,
        GROUP,
        DIRECTION,
        KIND,
        FRAME,
        TERM,
        Column("matches", "integer", "matches in units with both sides"),
        Column("rendered_matches", "integer", "matches that are paired with a form"),
        Column("units", "integer", "sentence units with the term that have both sides"),
        Column("rendered_units", "integer", "units with at least one form on the other side"),
        Column("unrendered_units", "integer", "units without any; the concordance lists them"),
        Column("units_without_counterpart", "integer", "further units with the term that have one side only"),
        Column("rendered_share", "number", "rendered_units divided by units", "0 to 1", empty=True),
        Column(
            "rendered_low",
            "number",
            "lower end of the 95 % interval of rendered_share (Wilson)",
            "0 to 1",
            empty=True,
        ),
        Column(
            "rendered_high",
            "number",
            "upper end of the 95 % interval of rendered_share (Wilson)",
            "0 to 1",
            empty=True,
        ),
        Column("forms", "integer", "different forms that are used"),
        Column("first_form", "text", "the form that is used most", empty=True),
        Column(
            "first_share",
            "number",
            "share of rendered_matches that have it",
            "0 to 1",
            empty=True,
        ),
        Column("entropy", "number", "Shannon entropy of the forms over rendered_matches", "bit", empty=True),
        Column(
            "normalised_entropy",
            "number",
            "entropy divided by the log2 of forms; 0 where one form is used",
            "0 to 1",
            empty=True,
        ),
        Column(
            "entropy_low",
            "number",
            "lower end of the 95 % interval of entropy",
            "bit",
            empty=True,
        ),
        Column("entropy_high", "number", "upper end of that interval", "bit", empty=True),
        Column("interval", "text", "how the interval of entropy was made, or why there is none"),
    ),
    key=("grouping", "group", "direction", "kind", "term"),
)
