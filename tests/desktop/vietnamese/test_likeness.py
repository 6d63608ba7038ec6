"""How alike two texts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.vietnamese.likeness import likeness

TEXTS = st.lists(st.sampled_from(["hòa", "hoà", "Tuyên", "truyền", "quyền,", "trẻ", "em."]), max_size=12).map(" ".join)


def test_the_same_words_are_wholly_alike_however_they_are_marked() -> None:
    assert likeness("Tuyên truyền, ở Hạ Hòa.", "tuyen truyen o Hạ Hoà") == 100


def test_one_word_of_many_changed() -> None:
    before = (
        "Trong tháng đã phối hợp với các xã tổ chức phát thanh tuyên truyền về quyền trẻ em đủ thời lượng đúng lịch"
    )
    after = before.replace("tháng", "kỳ")
    assert likeness(before, after) == 96


def test_nothing_has_nothing_in_common() -> None:
    assert likeness("", "") == 0
    assert likeness("một hai", "ba bốn") == 0


@given(TEXTS, TEXTS)
def test_it_is_a_share_and_whole_only_for_the_same_words(one: str, other: str) -> None:
    share = likeness(one, other)
    assert 0 <= share <= 100
    assert (share == 100) == (likeness(other, one) == 100)
