"""Tables of the coding stage: what people code by hand, and how well the program agrees with them."""

from __future__ import annotations

from analysis.tables.corpus import ARTICLE, ISSUE, LANGUAGE, PARAGRAPH
from analysis.tables.declare import Column, Table
from analysis.tables.framing import FRAME

ID = Column(
    "id", "text", "id of a coding unit and a frame: it follows from the text of the unit and its article"
)
SENTENCE = Column(
    "sentence", "integer", "place in the version, from 0; empty where paragraphs are coded", empty=True
)
STRATUM = Column(
    "stratum",
    "text",
    "`hit`: the program found the frame; `opposite`: it found it only in the aligned unit of the other version; "
    "`other`: in neither",
)
FOUND = Column("found", "boolean", "whether the program found the frame in the unit")

SHEET = Table(
    "coding/sheet",
    "a coding unit (sentence or paragraph) and a frame, for a coder who does not know what the program found",
    (
        ID,
        LANGUAGE,
        FRAME,
        Column("title", "text", "title of the frame in both languages"),
        Column("definition", "text", "definition of the frame: its note in the codebook"),
        Column("before", "text", "what stands before the unit", empty=True),
        Column("text", "text", "the unit: this is coded"),
        Column("after", "text", "what stands behind the unit", empty=True),
        Column("code", "text", "for the coder: `yes` or `no`", empty=True),
        Column("note", "text", "for the coder: a remark", empty=True),
        ISSUE,
        ARTICLE,
        PARAGRAPH,
        SENTENCE,
    ),
    key=("id",),
)

KEY = Table(
    "coding/key",
    "a row of the sheet, with what its coder must not know",
    (
        ID,
        LANGUAGE,
        FRAME,
        ISSUE,
        ARTICLE,
        PARAGRAPH,
        SENTENCE,
        FOUND,
        STRATUM,
        Column("population", "integer", "units of the stratum in the study, for the language and frame"),
        Column("sampled", "integer", "units of them in the sheet"),
        Column("probability", "number", "probability with which the unit came into the sheet", "0 to 1"),
        Column("weight", "number", "how many units of the study it stands for: 1 / probability", "unit"),
    ),
    key=("id",),
)

DISPUTED = Table(
    "coding/disputed",
    "a row of the sheet on which as many coders say yes as say no, for one more person to decide",
    SHEET.columns,
    key=("id",),
)

CODES = Table(
    "coding/codes",
    "a row of a coder's file",
    (
        Column("coder", "text", "the name of the file, without its ending"),
        Column("role", "text", "`coder`, or `deciding` for the file that decides ties"),
        Column("row", "integer", "row of the file, the header counted", "row, from 1"),
        ID,
        Column(
            "status",
            "text",
            "`used`; `not coded`; `not needed`: a deciding row on which the coders do not tie; `left the sample`: "
            "the study has the unit, but the sheet does not ask for it any more; `not in the study`: the text of the "
            "unit has changed, or its article or frame is gone",
        ),
        Column("code", "text", "`yes` or `no`", empty=True),
        Column("note", "text", "the coder's remark", empty=True),
        Column(
            "resolved",
            "text",
            "what most coders say of the unit, or who decides ties; empty: unresolved, or not in the sheet",
            empty=True,
        ),
        Column(
            "outcome",
            "text",
            "the program against `resolved`: `true positive`, `false positive`, `false negative`, `true negative`",
            empty=True,
        ),
        Column("stratum", "text", "stratum of the unit, see `coding/key`", empty=True),
        Column("language", "text", "language of the unit; empty where it is not in the study", empty=True),
        Column("frame", "text", "id of the frame", empty=True),
        Column("issue", "text", "id of the issue", empty=True),
        Column("article", "text", "id of the article", empty=True),
        Column("paragraph", "integer", "place in the version, from 0", empty=True),
        SENTENCE,
        Column("text", "text", "the unit", empty=True),
    ),
    key=("role", "coder", "row"),
)


def _estimate(name: str, meaning: str) -> tuple[Column, ...]:
    return (
        Column(name, "number", meaning, "0 to 1", empty=True),
        Column(f"{name}_low", "number", f"lower end of the 95 % interval of {name}", "0 to 1", empty=True),
        Column(f"{name}_high", "number", f"upper end of the 95 % interval of {name}", "0 to 1", empty=True),
    )


def _agreement(name: str, meaning: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_units", "integer", f"units that {name} rests on"),
        Column(name, "number", meaning, "-1 to 1", empty=True),
        Column(f"{name}_low", "number", f"lower end of the 95 % interval of {name}", "-1 to 1", empty=True),
        Column(f"{name}_high", "number", f"upper end of the 95 % interval of {name}", "-1 to 1", empty=True),
        Column(f"{name}_reason", "text", f"why {name} or its interval is missing", empty=True),
    )


RELIABILITY = Table(
    "coding/reliability",
    "a frame (or all of them) in a language (or both), judged by the coders together or by one of them",
    (
        Column("scope", "text", "`frame`: one frame; `all`: all frames together (sums over the frames)"),
        Column("language", "text", "`en`, `zh`, or `all`: both"),
        Column("frame", "text", "id of the frame; `all` for the scope `all`"),
        Column(
            "judge",
            "text",
            "`majority` of the coders, with ties as they were decided, or `coder`: one of them alone",
        ),
        Column("coder", "text", "name of the coder; `all` for the majority"),
        Column("coders", "integer", "coders with a code here"),
        Column("units", "integer", "units of the study, counted for each frame"),
        Column("sampled", "integer", "rows of the sheet"),
        Column("coded", "integer", "rows of the sheet with a code that is used"),
        Column(
            "unresolved",
            "integer",
            "rows left out because as many coders say yes as say no, and nobody decided",
        ),
        Column("not_coded", "integer", "rows of the sheet without a code"),
        Column("tp", "integer", "coded rows that the program found and the coders too"),
        Column("fp", "integer", "coded rows that only the program found"),
        Column("fn", "integer", "coded rows that only the coders found"),
        Column("tn", "integer", "coded rows that neither found"),
        Column("tp_study", "number", "estimated number of such units in the study", "unit", empty=True),
        Column("fp_study", "number", "estimated number of such units in the study", "unit", empty=True),
        Column("fn_study", "number", "estimated number of such units in the study", "unit", empty=True),
        Column("tn_study", "number", "estimated number of such units in the study", "unit", empty=True),
        *_estimate("precision", "of the units that the program found: share that the coders found too"),
        *_estimate(
            "recall", "of the units that the coders would find in the study: share that the program found"
        ),
        *_estimate("f1", "harmonic mean of precision and recall"),
        Column("reason", "text", "why one of these is missing, or what to be careful about", empty=True),
        *_agreement("alpha", "Krippendorff’s alpha between the coders, in the sheet"),
        *_agreement("alpha_program", "Krippendorff’s alpha between the program and the judge, in the sheet"),
    ),
    key=("scope", "language", "frame", "judge", "coder"),
)
