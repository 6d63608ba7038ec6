from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.linebreak import break_places, glued, sign_class


def pieces(text: str) -> list[str]:
    """The text cut at every place a line may end."""
    edges = [0, *break_places(text), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân", ["Ủy ", "ban ", "nhân ", "dân"]),
        ("15/KH-UBND", ["15/", "KH-", "UBND"]),
        ("22/3/2026", ["22/3/2026"]),
        ("2026-2030", ["2026-", "2030"]),
        ("tiếng 'nói'", ["tiếng ", "'nói'"]),
        ("năm 2026 – 2030", ["năm ", "2026 ", "– ", "2030"]),
        ("“Tuần lễ” (lần 1).", ["“Tuần ", "lễ” ", "(lần ", "1)."]),
        ("đạt 100% (12,5%)", ["đạt ", "100% ", "(12,5%)"]),
        ("một…hai", ["một…", "hai"]),
        ("một—hai", ["một", "—", "hai"]),
        ("hết ./.", ["hết ./."]),
        ("xong ; rồi", ["xong ; ", "rồi"]),
        ("( một )", ["( một )"]),
        ("ai?Tôi", ["ai?", "Tôi"]),
        ("+84", ["+84"]),
        ("5%(3)", ["5%(3)"]),
        ("", [""]),
    ],
)
def test_lines_end_where_they_may(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text(alphabet="aă1 .,:;!?()[]%/\\-+“”–—…'\"", max_size=30))
def test_places_are_inside_the_text_ascending_and_never_before_a_space(text: str) -> None:
    places = break_places(text)
    assert places == sorted(set(places))
    assert all(0 < place < len(text) and text[place] != " " for place in places)
    assert all(sign_class(text[place]) not in {"CL", "IS", "EX"} for place in places)


def test_a_word_with_strokes_stays_whole_unless_it_is_a_long_path() -> None:
    text = "theo và/hoặc"
    assert glued(text, text.index("hoặc")) == text.index("và")
    assert glued(text, text.index("và")) == text.index("và")
    path = "xem " + "a/" * 60
    assert glued(path, len(path) - 2) == len(path) - 2
    assert glued("a/b", 2) == 2
