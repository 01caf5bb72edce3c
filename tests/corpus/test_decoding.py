"""Sources in the encodings that Chinese texts come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.decoding import decode_source
from analysis.errors import StudyError

TEXT = (
    "维利斯河流域四国坚持相互尊重、平等协商，二十年来共同发展，成果惠及两岸人民。\n"
    "流域的事由流域国家自己商量着办，任何外部力量都不能代替沿岸人民作出选择。\n"
) * 6
TRADITIONAL = "維利斯河流域四國堅持相互尊重、平等協商，二十年來共同發展，成果惠及兩岸人民。\n" * 8


@pytest.mark.parametrize(
    ("codec", "name", "text"),
    [
        ("utf-8", "UTF-8", TEXT),
        ("utf-8-sig", "UTF-8 with a byte-order mark", TEXT),
        ("utf-16", "UTF-16", TEXT),
        ("utf-16-le", "UTF-16", TEXT),
        ("utf-16-be", "UTF-16", TEXT),
        ("gb18030", "GB18030", TEXT),
        ("big5", "Big5", TRADITIONAL),
    ],
)
def test_each_encoding_is_read_and_named(codec: str, name: str, text: str) -> None:
    assert decode_source(text.encode(codec), "source.txt") == (text, name)


def test_mixed_english_and_chinese_in_gb18030() -> None:
    text = "Twenty years ago the four riparian states signed the Velis Compact.\n" * 5 + TEXT
    assert decode_source(text.encode("gb18030"), "source.txt") == (text, "GB18030")


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xfe\xff", b"\xef\xbb\xbf\n", b"\xff\xfe \0"])
def test_an_empty_source_is_refused(data: bytes) -> None:
    with pytest.raises(StudyError, match="the source is empty"):
        decode_source(data, "source.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"line\nsome \xff\xfe\x00 bytes\x07",
        b"text\n\x1b[0m",
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_place(data: bytes) -> None:
    with pytest.raises(StudyError) as caught:
        decode_source(data, "source.txt")
    assert caught.value.where.startswith("source.txt")
    assert "UTF-8" in str(caught.value)


def test_line_ends_are_made_uniform() -> None:
    assert decode_source(b"a\r\nb\rc\n", "source.txt")[0] == "a\nb\nc\n"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        text, name = decode_source(data, "source.txt")
    except StudyError as error:
        assert str(error).endswith(".")
    else:
        assert text.strip() and name


def test_what_is_invisible_is_left_out_and_spaces_that_do_not_break_are_plain() -> None:
    text = "\u202eBy\u00a0Lin\u200b Bo\u00adyuan\ufeff\uffff\n co\u00ad\noperation\n\u00a0流\u200d域\n"
    assert decode_source(text.encode(), "source.txt") == (
        "By Lin Boyuan\n co-\noperation\n\u00a0流域\n",
        "UTF-8",
    )


@pytest.mark.parametrize("character", ["\x9b", "\x93", "\x7f"])
def test_control_characters_beyond_ascii_are_refused(character: str) -> None:
    with pytest.raises(StudyError, match="line 2: the control character"):
        decode_source(f"The river\nrises {character}here.\n".encode(), "source.txt")
