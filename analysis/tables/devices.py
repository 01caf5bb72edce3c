"""Tables of the rhetorical devices."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE, PARAGRAPH, SENTENCE
from analysis.tables.declare import Column, Table

DEVICE = Column(
    "device",
    "text",
    "id of the device within its version: its kind, what a member is, and the paragraph and character where it starts",
)

DEVICES = Table(
    "rhetoric/devices",
    "a rhetorical device of an article version",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        DEVICE,
        PARAGRAPH,
        Column(
            "kind",
            "text",
            "`anaphora`, `epistrophe`, `anadiplosis` or `parallel` (series); `numbered`; `question`; `exclamation`; "
            "`four_character` (a run of phrases of four characters); `idiom`; `proverb`; `metaphor`",
        ),
        Column(
            "level",
            "text",
            "what a member is: `heading`, `opening` (of a paragraph), `point` (of a numbered argument), `sentence`, "
            "`brief` (sentence), `part`, `couple` (of clauses), `clause`, `item`, `phrase`",
        ),
        Column("members", "integer", "how many members it has"),
        Column("repeating", "integer", "of a series: members that share the repeated words", empty=True),
        Column("characters", "integer", "length of all members, white space not counted", "character"),
        Column(
            "frame",
            "text",
            "what is repeated, `…` for what differs; of other kinds: what was matched",
            empty=True,
        ),
        Column(
            "domain", "text", "of a metaphor: its source domain, the id of a frame of the lexicon", empty=True
        ),
        Column("candidate", "boolean", "whether a reader has still to decide that it is one (metaphors)"),
        Column(
            "strength",
            "number",
            "of a series: minus log2 of how many as good the version would have by chance, and half of what "
            "speaks for its counterpart",
            "bit",
            empty=True,
        ),
        Column("alone", "number", "of a series: the same without its counterpart", "bit", empty=True),
        Column(
            "presence",
            "text",
            "what became of it in the other version: `kept`, `broken` (at least two members, not all), `lost`, or "
            "`unaligned` (nothing there corresponds to it); empty where that cannot be asked",
            empty=True,
        ),
        Column(
            "counterpart",
            "text",
            "id of its counterpart in the other version; empty where that is no row of its own",
            empty=True,
        ),
        Column("counterpart_members", "integer", "members that have a counterpart of their own", empty=True),
    ),
    key=("issue", "article", "language", "device"),
)

DEVICE_MEMBERS = Table(
    "rhetoric/device_members",
    "a member of a rhetorical device",
    (
        ISSUE,
        ARTICLE,
        LANGUAGE,
        DEVICE,
        Column("member", "integer", "place among the members, from 1"),
        PARAGRAPH,
        SENTENCE,
        Column("start", "integer", "where it starts in the text of its paragraph", "character, from 0"),
        Column("end", "integer", "where it ends, exclusive", "character"),
        Column("text", "text", "its text"),
        Column("repeats", "boolean", "whether it shares the repeated words"),
        Column(
            "counterpart_paragraph",
            "integer",
            "paragraph of its counterpart in the other version",
            empty=True,
        ),
        Column("counterpart_sentence", "integer", "sentence of its counterpart", empty=True),
        Column(
            "counterpart_start",
            "integer",
            "where its counterpart starts in the text of its paragraph",
            "character, from 0",
            empty=True,
        ),
        Column("counterpart_end", "integer", "where it ends, exclusive", "character", empty=True),
    ),
    key=("issue", "article", "language", "device", "member"),
)
