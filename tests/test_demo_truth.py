"""The demo issues hold what their truth says: texts, alignment, planted differences and contrasts, quirks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typesetter
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typesetter import Measure, article_pages, events_pages, typeset

ISSUES = Path(__file__).parent.parent / "issues"
IDS = ("2041-spring", "2041-autumn")
LANGUAGES = ("en", "zh")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8}

Truth = dict[str, Any]


@cache
def load(issue: str) -> Truth:
    truth: Truth = yaml.safe_load((ISSUES / issue / "truth.yaml").read_text(encoding="utf-8"))
    return truth


def source(issue: str) -> str:
    return (ISSUES / issue / "source.txt").read_bytes().decode("utf-8")


@pytest.fixture(params=IDS)
def issue(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def truth(issue: str) -> Truth:
    return load(issue)


def versions(truth: Truth) -> Iterator[tuple[Truth, str, Truth]]:
    for article in truth["articles"]:
        for language in LANGUAGES:
            yield article, language, article[language]


def sentences(text: str, language: str) -> list[str]:
    """Sentences of a demo text, which has no abbreviations; a run-in number belongs to its sentence."""
    if language == "zh":
        return re.findall(r"[^。！？]+[。！？]+[”》]?|[^。！？]+$", text)
    return re.split(r"(?<!\b\d\.)(?<=[.?!”])(?<![\w,]”) (?=[A-Z“])", text)


def sentence_places(version: Truth, language: str) -> list[int]:
    """The paragraph of each sentence; a heading is one sentence."""
    return [
        place
        for place, item in enumerate(version["paragraphs"])
        for _ in ([item] if item["kind"] == "heading" else sentences(item["text"], language))
    ]


def unspaced(texts: Iterable[str]) -> str:
    return "".join(texts).replace(" ", "")


def body(version: Truth, language: str) -> str:
    paragraphs = [item["text"] for item in version["paragraphs"] if item["kind"] == "paragraph"]
    return (" " if language == "en" else "").join(paragraphs)


def count(contrast: Truth, version: Truth, language: str) -> int:
    text = body(version, language)
    if contrast["kind"] == "numbers":
        return len(FIGURE.findall(text))
    if language == "zh":
        return sum(text.count(form) for form in contrast["zh"])
    end = r"\b" if contrast["kind"] == "marker" else ""
    return sum(len(re.findall(rf"\b{form}{end}", text, re.IGNORECASE)) for form in contrast["en"])


def values(text: str) -> set[float]:
    """Numbers of a text with their scale words worked in."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|万|亿)?", text)
    return {
        round(float(figure.rstrip(",").replace(",", "")) * SCALES.get(scale, 1), 6) for figure, scale in found
    }


def test_source_is_the_typeset_truth(issue: str, truth: Truth) -> None:
    assert source(issue).encode() == typeset(truth).encode()


def test_issue_file_agrees_with_the_truth(issue: str, truth: Truth) -> None:
    described = yaml.safe_load((ISSUES / issue / "issue.yaml").read_text(encoding="utf-8"))
    assert described == {**{key: truth[key] for key in ("journal", "title", "date")}, "source": "source.txt"}


def test_lengths(truth: Truth) -> None:
    for _, language, version in versions(truth):
        text = body(version, language)
        length = len(text.split()) if language == "en" else len(text)
        low, high = (300, 450) if language == "en" else (500, 800)
        assert low <= length <= high, (version["title"], length)


def test_paragraphs_are_clean(truth: Truth) -> None:
    for _, language, version in versions(truth):
        for item in version["paragraphs"]:
            assert item["kind"] in ("paragraph", "heading")
            assert ("level" in item) == (item["kind"] == "heading")
            assert item["text"] == " ".join(item["text"].split())
            assert bool(re.search(r"[\u4e00-\u9fff]", item["text"])) == (language == "zh")
            if item["kind"] == "paragraph":
                assert item["text"][-1] in ".!?”。！？"


def test_numbers_occur_in_both_versions(truth: Truth) -> None:
    """Above ten, where words and figures may alternate, only changes of unit differ (mu, tenths)."""
    for article in truth["articles"]:
        en, zh = (values(body(article[language], language)) for language in LANGUAGES)
        different = {number for number in en ^ zh if number > 10}
        assert different <= {900_000, 1_500_000, 60_000, 100_000, 90}, (article["order"], different)


def test_authors_return_and_their_names_romanise() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    spring, autumn = ([article["author"] for article in load(issue)["articles"]] for issue in IDS)
    assert set(spring) & set(autumn) == {"lin-boyuan", "shen-yi"}
    assert len(set(spring) | set(autumn)) == 6
    names: dict[str, set[tuple[str, str, str]]] = {}
    for issue in IDS:
        for article in load(issue)["articles"]:
            pair = article["en"]["author"], article["zh"]["author"]
            names.setdefault(article["author"], set()).add((pair[0], pair[1], article["zh"]["position"]))
            syllables = pypinyin.lazy_pinyin(pair[1])
            romanised = f"{syllables[0].capitalize()} {''.join(syllables[1:]).capitalize()}"
            assert pair[0] == romanised
            assert article["author"] == romanised.lower().replace(" ", "-")
    assert all(len(variants) == 1 for variants in names.values())


def test_alignment_covers_every_paragraph_once(truth: Truth) -> None:
    for article, language, version in versions(truth):
        covered = [index for group in article["alignment"]["paragraphs"] for index in group[language]]
        assert covered == list(range(len(version["paragraphs"])))


def test_alignment_covers_every_sentence_once(truth: Truth) -> None:
    for article, language, version in versions(truth):
        covered = [index for group in article["alignment"]["sentences"] for index in group[language]]
        assert covered == list(range(len(sentence_places(version, language)))), (article["order"], language)


def test_sentence_groups_stay_within_paragraph_groups(truth: Truth) -> None:
    for article in truth["articles"]:
        units = {
            (language, paragraph): unit
            for unit, group in enumerate(article["alignment"]["paragraphs"])
            for language in LANGUAGES
            for paragraph in group[language]
        }
        places = {language: sentence_places(article[language], language) for language in LANGUAGES}
        for group in article["alignment"]["sentences"]:
            at = {
                units[language, places[language][index]]
                for language in LANGUAGES
                for index in group[language]
            }
            assert len(at) == 1


def test_headings_align_with_headings(truth: Truth) -> None:
    for article in truth["articles"]:
        for group in article["alignment"]["paragraphs"]:
            kinds = {
                (item["kind"], item.get("level"))
                for language in LANGUAGES
                for item in (article[language]["paragraphs"][index] for index in group[language])
            }
            assert len(kinds) == 1


def test_some_groups_are_not_one_to_one(truth: Truth) -> None:
    for granularity, expected in (("paragraphs", {(2, 1), (1, 0)}), ("sentences", {(2, 1), (1, 0), (0, 1)})):
        groups = [group for article in truth["articles"] for group in article["alignment"][granularity]]
        assert expected <= {(len(group["en"]), len(group["zh"])) for group in groups}


def test_differences_are_in_the_texts(truth: Truth) -> None:
    kinds = set()
    for article in truth["articles"]:
        for difference in article["differences"]:
            kinds.add(difference["kind"])
            group = article["alignment"]["paragraphs"][difference["unit"]]
            for language in LANGUAGES:
                quote = difference[language]
                unit = "\n".join(article[language]["paragraphs"][index]["text"] for index in group[language])
                assert (quote is None) or quote in unit, difference
            missing = {"omitted": {"en"}, "added": {"zh"}}.get(difference["kind"], set())
            assert {language for language in LANGUAGES if difference[language] is None} == missing
            if difference["kind"] == "weakened":
                assert "必须" in difference["zh"]
                assert "must" not in difference["en"]
    assert kinds == {"omitted", "added", "weakened", "explained"}


def test_every_sentence_without_a_counterpart_is_a_difference(truth: Truth) -> None:
    for article in truth["articles"]:
        for side, other, kind in (("en", "zh", "added"), ("zh", "en", "omitted")):
            alone = sum(len(group[side]) for group in article["alignment"]["sentences"] if not group[other])
            assert alone == sum(difference["kind"] == kind for difference in article["differences"])


def test_contrasts_hold_in_both_languages(truth: Truth) -> None:
    for contrast in truth["contrasts"]:
        if contrast["kind"] == "anaphora":
            continue
        for language in LANGUAGES:
            counts = [count(contrast, article[language], language) for article in truth["articles"]]
            leader = counts.pop(contrast["article"] - 1)
            assert leader >= 5, (contrast["name"], language, leader)
            assert leader >= contrast["factor"] * max(counts), (contrast["name"], language, leader, counts)


def test_anaphora_opens_three_consecutive_units(truth: Truth) -> None:
    [anaphora] = [contrast for contrast in truth["contrasts"] if contrast["kind"] == "anaphora"]
    article = truth["articles"][anaphora["article"] - 1]
    groups = [article["alignment"]["paragraphs"][unit] for unit in anaphora["units"]]
    assert len(groups) == 3
    for language in LANGUAGES:
        indices = [group[language][0] for group in groups]
        assert indices == list(range(indices[0], indices[0] + 3))
        starts = [item["text"].startswith(anaphora[language]) for item in article[language]["paragraphs"]]
        assert [place for place, start in enumerate(starts) if start] == indices


def test_layout_has_every_quirk_of_a_real_issue(issue: str, truth: Truth) -> None:
    text = source(issue)
    lines = text.split("\n")
    head = truth["running_head"]
    assert lines[:2] == [" " + head, ""]
    number_and_head = rf"\n\n\n\n\d+\n\n{head}\n\n"
    heading = r"(?:[IVX]+\.?|[一二三](?:、.*)?|（[一二三]）.*|[ivx]+\. .*|[A-Z][^.\n]*)"
    quirks = {
        "page break inside an English sentence": r"[a-z,] \n [a-z]",
        "page break inside a Chinese sentence": r"[\u4e00-\u9fff，]\n [\u4e00-\u9fff]",
        "page break before a heading": rf"\n {heading}\n\n",
        "running head inside an English sentence": rf"[a-z,] {number_and_head}[a-z]",
        "running head inside a Chinese sentence": rf"[\u4e00-\u9fff]{number_and_head}[\u4e00-\u9fff]",
        "title block inside a sentence": r"[a-z] \n\n\* +[A-Z][^*]+\.\n\n[^.]+\nBy \w+ \w+\*\n",
        "torn opening": r"[a-z,] \n\n[a-z]",
        "genuine hyphen at a line end": r"[a-z]-\n[a-z]",
        "damaged line": r"  meet ing,  |  wa ter  ",
        "section heading inside a sentence": r"[a-z,] \n\nBasin Diary\n \w",
        "two-line heading": r"\n\n(?:[iIvV]+\. |[A-Z])[^.\n]* \n[^.\n]*\n\n(?=[A-Z][^\n]{40})",
        "paragraph that ends with a space": r"\. \n\n[A-Z]",
        "em spaces in a name of two characters": r"\n沈\u2003 毅\u2003 \S+部长\n ",
        "name of three characters": r"\n林博远\u2003 \S+\n ",
        "English subtitle": r"\n—[A-Z].*\n(?:.*\n)?\nBy ",
        "Chinese subtitle": r"\n——.*\n\n\S+\u2003 ",
        "run-in number that is no heading": r"\n(?:First|1\.)[^\n]* \n",
        "back matter": r"\n\n\n\n4\n\nABOUT THE CONFLUENCE REVIEW\n\n",
    }
    for name, pattern in quirks.items():
        assert re.search(pattern, text), name


def test_events_open_with_their_day(truth: Truth) -> None:
    assert 2 <= len(truth["events"]["items"]) <= 3
    for event in truth["events"]["items"]:
        assert re.match(r"On [A-Z][a-z]+ \d{1,2}, ", event["paragraphs"][0])


def test_damaged_words_occur_whole_elsewhere(issue: str, truth: Truth) -> None:
    for damage in truth["events"]["layout"]["damage"]:
        assert damage["printed"] in source(issue)
        assert damage["printed"].replace(" ", "") == damage["text"].replace(" ", "")
        words = set(re.findall(r"\w+", damage["text"])) - set(re.findall(r"\w+", damage["printed"]))
        assert words
        assert all(re.search(rf"\b{word}\b", source(issue)) for word in words)


def test_one_word_is_truly_broken_and_occurs_whole_elsewhere() -> None:
    places = [
        (issue, place)
        for issue in IDS
        for _, _, version in versions(load(issue))
        for place in version["layout"].get("soft_hyphens", ())
    ]
    [(issue, place)] = places
    rest = place["word"].removeprefix(place["after"])
    assert source(issue).count(f"{place['after']}-\n{rest}") == 1
    assert re.search(rf"\b{place['word']}\b", source(issue))


@pytest.mark.parametrize("language", LANGUAGES)
def test_layout_leaves_a_paragraph_break_open(language: str) -> None:
    """A paragraph ends with a full line at the foot of a page, and the next page's first line does not tell.

    English lost its indents. In Chinese a first line is as short as the lost indent made it, unless the next
    piece would not have fitted into the full width either.
    """
    measure, chinese = Measure(), language == "zh"
    width = typesetter.chinese_width if chinese else typesetter.english_width
    full = measure.chinese - 1 if chinese else 0.9 * measure.english
    open_breaks = []
    for issue in IDS:
        for article in load(issue)["articles"]:
            version = article[language]
            pages = article_pages(version, chinese, measure)
            texts = [item["text"] for item in version["paragraphs"]]
            for page, following in pairwise(pages[1:]):
                last, first = page.rows[-1].text, following.rows[0]
                if not first.opens or width(last.strip()) < full or not (chinese or last.endswith(" ")):
                    continue
                text = next(text for text in texts if text.startswith(first.text.strip()))
                if not chinese or typesetter.Filler(text, chinese).line(measure.chinese) == first.text:
                    open_breaks.append((issue, article["order"]))
    assert len({issue for issue, _ in open_breaks}) == len(IDS), open_breaks


ENGLISH_WORDS = st.sampled_from(["the", "river", "win-win", "co-operate", "“shared”", "(velars),", "1,200"])
CHINESE_SIGNS = st.sampled_from([*"河流主权合作的，、；：（）《》“”", "2041年", "12.5%", "VBC"])


def blocks(pieces: st.SearchStrategy[str], joint: str) -> st.SearchStrategy[list[Truth]]:
    text = st.lists(pieces, min_size=1, max_size=60).map(joint.join)
    paragraph = text.map(lambda words: {"kind": "paragraph", "text": words})
    heading = text.map(lambda words: {"kind": "heading", "level": 1, "text": words[:40].strip()})
    return st.lists(st.one_of(paragraph, heading), min_size=1, max_size=6)


@pytest.mark.parametrize(("chinese", "pieces"), [(False, ENGLISH_WORDS), (True, CHINESE_SIGNS)])
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_typesetting_keeps_every_character(chinese: bool, pieces: Any, data: st.DataObject) -> None:
    items = data.draw(blocks(pieces, "" if chinese else " "))
    depths = data.draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
    version: Truth = {"title": "T", "author": "王毅", "position": "P", "paragraphs": items}
    version["layout"] = {"pages": depths}
    pages = article_pages(version, chinese, Measure())
    rows = [row for page in pages for row in page.rows]
    assert unspaced(row.text for row in rows) == unspaced(item["text"] for item in items)
    assert sum(row.opens for row in rows) == len(items)
    for before, row in pairwise(rows):
        if chinese and not row.opens:
            assert row.text[0] not in typesetter.NO_START
            assert before.text[-1] not in typesetter.NO_END
    for page in pages[:-1]:
        assert page.rows


def test_chinese_lines_of_the_demo_start_and_end_well(issue: str) -> None:
    for line in source(issue).split("\n"):
        if re.search(r"[\u4e00-\u9fff]", line):
            assert line.strip()[0] not in typesetter.NO_START
            assert line.strip()[-1] not in typesetter.NO_END
            assert typesetter.chinese_width(line.strip()) <= Measure().chinese


def test_events_keep_every_character(truth: Truth) -> None:
    rows = [row.text for page in events_pages(truth["events"], Measure()) for row in page.rows]
    texts = [text for event in truth["events"]["items"] for text in (event["title"], *event["paragraphs"])]
    assert unspaced(rows) == unspaced(texts)


def test_damage_that_lies_on_no_line_is_refused() -> None:
    events: Truth = {"heading": "H", "layout": {"damage": [{"text": "absent", "printed": "ab sent"}]}}
    events["items"] = [{"title": "Title", "paragraphs": ["On March 4, nothing happened."]}]
    with pytest.raises(ValueError, match="absent"):
        events_pages(events, Measure())
