"""What the layout of one version leaves open, the other version decides."""

from __future__ import annotations

from project import layout_of

from analysis.corpus.blocks import Block, Boundary, Flow
from analysis.corpus.counterpart import anchors, decide_by_counterpart, decide_headings_by_counterpart
from analysis.corpus.lines import Line

LAYOUT = layout_of("confluence-review")
EN = [
    "In 2021 the four states signed the Compact and opened 12 ports to trade, which was a great step for the river.",
    "Since then the water has been clean and the fish have come back to the upper valley, as the old songs foretold.",
    "In 2040 the commission counted 3.4 million travellers and 88 ferries, more than ever before on this river.",
]
ZH = [
    "2021年，四国签署《公约》，开放12个港口，这是这条河流历史上的一大步。",
    "从那时起，河水清了，鱼群也如古老的歌谣所说，回到了上游的山谷。",
    "2040年，委员会统计有340万人次过河，渡船88艘，均为这条河流上的新高。",
]


def flow(language: str, texts: list[str], verdicts: list[str]) -> Flow:
    lines = [Line(number, text, 0) for number, text in enumerate(texts, start=1)]
    return Flow(language, lines, [Boundary(verdict, "layout", "") for verdict in verdicts])


def decided(chinese: list[str], verdicts: list[str]) -> list[str]:
    english = flow("en", EN, ["break", "open", "break"])
    decide_by_counterpart(english, flow("zh", chinese, verdicts), LAYOUT)
    assert english.boundaries[1].by == "other version"
    return [boundary.verdict for boundary in english.boundaries]


def test_a_break_in_the_other_version_is_a_break() -> None:
    assert decided(ZH, ["break", "break", "break"]) == ["break", "break", "break"]


def test_text_that_runs_on_in_the_other_version_runs_on() -> None:
    assert decided([ZH[0] + ZH[1], ZH[2]], ["break", "break"]) == ["break", "join", "break"]


def test_a_numbered_sentence_is_a_heading_where_its_counterpart_is_one() -> None:
    def blocks(kinds: list[str], texts: list[str]) -> list[Block]:
        return [
            Block([Line(1, text, 0)], Boundary("break", "layout", ""), kind)
            for kind, text in zip(kinds, texts, strict=True)
        ]

    for kind in ("heading", "paragraph"):
        english = blocks(["open", "paragraph"], ["1. Opening the ports to trade.", EN[0]])
        chinese = blocks([kind, "paragraph"], ["（一）开放港口促进贸易", ZH[0]])
        decide_headings_by_counterpart(english, chinese)
        assert (english[0].kind, english[0].by) == (kind, "other version")


def test_anchors_are_numbers_and_acronyms() -> None:
    assert anchors("In 2021, 1,200 of 25.5 % joined the RCEP; a UN body.") == {
        "2021",
        "1200",
        "25.5",
        "RCEP",
        "UN",
    }
