from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import style
from desktop.documents.lines import break_lines, narrowest, text_lines
from desktop.documents.metrics import faces
from desktop.documents.printed import Span, Text

SPANS = st.lists(
    st.builds(Span, st.text(alphabet="nạiW1 -/.,(“", min_size=1, max_size=40), st.booleans(), st.booleans()),
    min_size=1,
    max_size=5,
)


def plain(text: str) -> tuple[Span, ...]:
    return (Span(text, bold=False, italic=False),)


def test_a_line_takes_what_fits_to_the_twip() -> None:
    measure = faces()
    width = measure.width("nnnn nnnn", "regular", 14)
    assert [line.text for line in break_lines(plain("nnnn nnnn"), 14, (width, width), measure)] == ["nnnn nnnn"]
    short = break_lines(plain("nnnn nnnn"), 14, (width - 1, width), measure)
    assert [line.text for line in short] == ["nnnn", "nnnn"]
    assert [line.last for line in short] == [False, True]
    assert short[0].width == 560


def test_the_first_line_has_a_room_of_its_own() -> None:
    lines = break_lines(plain("nnnn nnnn nnnn"), 14, (560, 1190), faces())
    assert [line.text for line in lines] == ["nnnn", "nnnn nnnn"]
    body = Text(style.BODY, plain("n" * 59 + " n"))
    assert len(text_lines(body, style.text_width(landscape=False), faces())) == 2
    assert len(text_lines(replace(body, style=replace(style.BODY, first=0)), 8600, faces())) == 1


def test_spaces_at_a_lines_end_hang_and_begin_no_line() -> None:
    lines = break_lines(plain("nnnn      nnnn"), 14, (600, 600), faces())
    assert [line.text for line in lines] == ["nnnn", "nnnn"]


def test_a_word_wider_than_the_line_is_divided_between_letters() -> None:
    lines = break_lines(plain("nnnnnnnnnn"), 14, (560, 420), faces())
    assert [line.text for line in lines] == ["nnnn", "nnn", "nnn"]
    assert [line.text for line in break_lines(plain("WW"), 14, (10, 10), faces())] == ["W", "W"]


def test_a_word_with_strokes_goes_to_the_next_line_whole() -> None:
    lines = break_lines(plain("nnnn n/nnn/nnnnn"), 14, (1300, 1700), faces())
    assert [line.text for line in lines] == ["nnnn", "n/nnn/nnnnn"]
    lines = break_lines(plain("nnnn nnn-nnnnn"), 14, (1300, 1700), faces())
    assert [line.text for line in lines] == ["nnnn nnn-", "nnnnn"]


def test_a_change_of_face_inside_a_word_is_no_place_to_end_a_line() -> None:
    spans = (Span("nnnn nn", False, False), Span("nnn", True, False))
    assert [line.text for line in break_lines(spans, 14, (1100, 1100), faces())] == ["nnnn", "nnnnn"]


def test_a_path_of_two_faces_ends_where_its_first_face_allows() -> None:
    spans = (Span("nnnn 1/3-1/2", False, False), Span("https://nnnnnnnnnnnn", False, True))
    lines = break_lines(spans, 14, (2800, 4000), faces())
    assert [line.text for line in lines] == ["nnnn 1/3-", "1/2https://nnnnnnnnnnnn"]


def test_pieces_of_one_face_are_joined_and_others_kept_apart() -> None:
    spans = (Span("Ghi ", True, False), Span("chú: ", True, False), Span("số liệu", False, True))
    (line,) = break_lines(spans, 14, (9000, 9000), faces())
    assert line.pieces == (("bold", "Ghi chú: "), ("italic", "số liệu"))


@given(SPANS, st.integers(300, 3000))
def test_lines_hold_all_the_words_and_never_more_than_fits(spans: list[Span], room: int) -> None:
    lines = break_lines(tuple(spans), 14, (room, room), faces())
    whole = "".join(span.text for span in spans)
    assert "".join(line.text for line in lines).replace(" ", "") == whole.replace(" ", "")
    assert all(line.width <= room + 1 for line in lines if len(line.text.strip()) > 1)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


@given(st.text(alphabet="nạiW ", min_size=1, max_size=120), st.integers(600, 4000))
def test_evened_lines_are_as_many_as_before(text: str, room: int) -> None:
    spans = plain(text)
    narrow = narrowest(spans, 14, room, faces())
    assert narrow <= room
    before = len(break_lines(spans, 14, (room, room), faces()))
    assert len(break_lines(spans, 14, (narrow, narrow), faces())) == before
