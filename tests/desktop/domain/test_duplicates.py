"""When two products are perhaps one: the rule, its laws, and that nothing near is missed by comparing few."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.duplicates import Work, link_key, near, pairs

DAY, LATER, JUNE = date(2024, 9, 2), date(2024, 9, 5), date(2024, 6, 1)


def work(title: str, day: date | None = DAY, link: str = "", uid: bytes = b"") -> Work:
    return Work(uid, title, day, frozenset([link_key(link)] if link else ()))


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (work("Ra quân vệ sinh môi trường"), work("ra quân VỆ SINH môi trường"), ("cùng tên", "cùng ngày")),
        (
            work("Xã Xuân Áng ra quân vệ sinh"), work("Xuân Áng ra quân vệ sinh", LATER),
            ("tên giống nhau 86%", "cách nhau 3 ngày"),
        ),
        (work("Xã Xuân Áng ra quân vệ sinh"), work("Xã Gia Điền ra quân vệ sinh"), ()),
        (work("Bản tin số 1"), work("Bản tin số 2"), ()),
        (work("Ra quân vệ sinh"), work("Ra quân vệ sinh", date(2024, 9, 20)), ()),
        (work("Ra quân vệ sinh"), work("Tổng kết năm học"), ()),
        (work("Một", link="https://www.a.vn/b/"), work("Hai", JUNE, "http://a.vn/b#x"), ("cùng đường dẫn",)),
        (work("Ra quân vệ sinh"), work("Ra quân vệ sinh", None), ("cùng tên", "chưa phát, đăng")),
    ],
)  # fmt: skip
def test_what_is_near(one: Work, other: Work, reasons: tuple[str, ...]) -> None:
    assert near(one, other) == reasons
    assert near(other, one) == reasons


_WORDS = "ra quân vệ sinh môi trường xã một 1 2"
_TITLES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=6).map(" ".join)
_WORKS = st.lists(
    st.builds(
        lambda title, days, link: work(title, date(2024, 9, 1 + days), link),
        _TITLES, st.integers(0, 20), st.sampled_from(["", "", "a.vn/1"]),
    ),
    max_size=8,
)  # fmt: skip


@given(_WORKS)
def test_every_near_pair_is_found_once(works: list[Work]) -> None:
    named = [Work(bytes([place]), one.title, one.day, one.links) for place, one in enumerate(works)]
    expected = {
        frozenset((one.uid, other.uid))
        for place, one in enumerate(named)
        for other in named[place + 1 :]
        if near(one, other)
    }
    found = [frozenset((pair.one.uid, pair.other.uid)) for pair in pairs(named)]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(_TITLES)
def test_a_work_is_near_itself(title: str) -> None:
    assert near(work(title), work(title))
