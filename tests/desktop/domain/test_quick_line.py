"""The quick line: what a clerk types in one go, and what of it is understood."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.media import ChannelKind, ChannelLevel, Origin, ProductKind
from desktop.domain.quick_line import Known, KnownChannel, Piece, QuickLine, Vocabulary, read_quick_line

TODAY = date(2024, 9, 20)

LOA_HUYEN, LOA_XA, TRANG, FACEBOOK, CO_DONG = (bytes([number]) * 16 for number in range(1, 6))
TRE_EM, PHU_NU, KHUYET_TAT = (bytes([number]) * 16 for number in range(11, 14))
XUAN_ANG, GIA_DIEN, CAC_XA = (bytes([number]) * 16 for number in range(21, 24))

VOCABULARY = Vocabulary(
    channels=(
        KnownChannel(LOA_HUYEN, "Đài truyền thanh huyện Hạ Hòa", ChannelKind.RADIO, ChannelLevel.DISTRICT),
        KnownChannel(LOA_XA, "Hệ thống truyền thanh các xã, thị trấn", ChannelKind.RADIO, ChannelLevel.COMMUNE),
        KnownChannel(TRANG, "Trang thông tin điện tử xã Hạ Hòa", ChannelKind.PORTAL, ChannelLevel.COMMUNE),
        KnownChannel(FACEBOOK, "Trang Facebook xã Hạ Hòa", ChannelKind.SOCIAL, ChannelLevel.COMMUNE),
        KnownChannel(CO_DONG, "Cổ động trực quan huyện Hạ Hòa", ChannelKind.VISUAL, ChannelLevel.DISTRICT),
    ),
    topics=(
        Known(TRE_EM, ("Công ước về quyền trẻ em",)),
        Known(PHU_NU, ("Công ước về xóa bỏ mọi hình thức phân biệt đối xử với phụ nữ",)),
        Known(KHUYET_TAT, ("Công ước về quyền của người khuyết tật",)),
    ),
    agencies=(
        Known(XUAN_ANG, ("UBND xã Xuân Áng",)),
        Known(GIA_DIEN, ("UBND xã Gia Điền",)),
        Known(CAC_XA, ("UBND các xã, thị trấn", "các xã, thị trấn")),
    ),
)


def read(text: str) -> QuickLine:
    return read_quick_line(text, VOCABULARY, TODAY)


def test_the_line_of_the_design_is_understood_whole() -> None:
    line = read("pt 15p x4 loa huyện quyền trẻ em 12/9")
    assert (line.kind, line.seconds, line.times, line.channel) == (ProductKind.PROGRAMME, 900, 4, LOA_HUYEN)
    assert (line.title, line.topics, line.day) == ("quyền trẻ em", (TRE_EM,), date(2024, 9, 12))
    assert (line.missing, line.doubts) == ((), ())


def test_without_marks_and_in_another_order_it_says_the_same() -> None:
    one = read("tin 12/9 loa huyen Hạ Hòa triển khai Đề án 3p x2")
    assert (one.kind, one.seconds, one.times, one.channel, one.day) == (
        ProductKind.NEWS, 180, 2, LOA_HUYEN, date(2024, 9, 12),
    )  # fmt: skip
    assert one.title == "Hạ Hòa triển khai Đề án"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("15p", 900), ("15'", 900), ("15 phút", 900), ("2p30", 150), ("90s", 90), ("45 giây", 45), ("1h30", 5400),
     ("1h05p", 3900), ("15ph", 900), ("0p", 0)],
)  # fmt: skip
def test_durations(text: str, seconds: int) -> None:
    assert read(f"pt {text} loa huyện x").seconds == seconds


@pytest.mark.parametrize(
    ("text", "at"),
    [("17:15", time(17, 15)), ("17h15", time(17, 15)), ("5h", time(5)), ("lúc 5h30", time(5, 30)), ("05h00", time(5))],
)
def test_times_of_day_are_no_durations(text: str, at: time) -> None:
    line = read(f"pt {text} loa huyện tên")
    assert (line.at, line.seconds, line.title) == (at, 0, "tên")


@pytest.mark.parametrize(
    ("text", "day"),
    [("12/9", date(2024, 9, 12)), ("25/12", date(2023, 12, 25)), ("12/9/2022", date(2022, 9, 12)),
     ("12-9-24", date(2024, 9, 12)), ("hôm qua", date(2024, 9, 19)), ("hn", TODAY), ("", TODAY),
     ("29/2", date(2024, 2, 29)), ("ngày 2/9", date(2024, 9, 2))],
)  # fmt: skip
def test_days(text: str, day: date) -> None:
    assert read(f"tin tên {text} loa huyện").day == day


def test_a_day_that_is_none_stays_in_the_title() -> None:
    line = read("tin Họp 31/9 loa huyện")
    assert (line.day, line.title) == (TODAY, "Họp 31/9")


def test_a_title_in_quotation_marks_is_left_alone() -> None:
    line = read("bài «Tin x4 loa huyện 15p» fb 2 lần")
    assert (line.title, line.channel, line.times, line.seconds) == ("Tin x4 loa huyện 15p", FACEBOOK, 2, 0)


def test_words_of_titles_are_no_channels() -> None:
    line = read("tin Bảo đảm thông tin về xã Hạ Hòa cho báo chí")
    assert (line.channel, line.missing) == (None, ("kênh",))
    assert line.title == "Bảo đảm thông tin về xã Hạ Hòa cho báo chí"


def test_a_kind_is_said_first_or_not_at_all() -> None:
    assert read("loa huyện Tin vui 5p").missing == ("thể loại",)


def test_quantities_of_visual_kinds() -> None:
    line = read("tờ rơi 1.200 tờ Quyền của người khuyết tật cổ động trực quan huyện hn")
    assert (line.kind, line.quantity, line.channel) == (ProductKind.LEAFLET, 1200, CO_DONG)
    assert line.topics == (KHUYET_TAT,)


def test_relaying_by_a_commune_and_by_all() -> None:
    one = read("pt 12p tp xã Xuân Áng loa xã Chuyên mục tháng 9")
    assert (one.relayed, one.agency, one.channel, one.title) == (True, XUAN_ANG, LOA_XA, "Chuyên mục tháng 9")
    assert read("pt 12p loa xã tiếp phát các xã, thị trấn Chuyên mục").agency == CAC_XA
    assert read("tin Xã Xuân Áng ra quân loa huyện").agency is None


def test_origin() -> None:
    assert read("ps tiếp nhận 6p loa huyện Phóng sự của tỉnh").origin is Origin.RECEIVED


def test_two_channels_that_fit_are_said() -> None:
    line = read("tin loa Tên")
    assert line.channel == LOA_HUYEN
    assert line.doubts == (
        "Kênh được hiểu là «Đài truyền thanh huyện Hạ Hòa»; cũng có thể là «Hệ thống truyền thanh các xã, thị trấn».",
    )


def test_who_had_ended_by_that_day_is_not_meant() -> None:
    old, new = bytes([31]) * 16, bytes([32]) * 16
    vocabulary = Vocabulary(
        channels=VOCABULARY.channels,
        agencies=(
            Known(old, ("UBND xã Xuân Áng",), last=date(2024, 6, 30)),
            Known(new, ("Đảng ủy xã Xuân Áng",), first=date(2024, 7, 1)),
        ),
    )
    for day, meant in (("12/9", new), ("12/6", old)):
        line = read_quick_line(f"tin 2p loa xã tp xã Xuân Áng Tên {day}", vocabulary, TODAY)
        assert (line.agency, line.title, line.doubts) == (meant, "Tên", ())


def test_an_empty_line_lacks_everything() -> None:
    assert read("   ").missing == ("tên sản phẩm", "thể loại", "kênh")


_WORDS = st.sampled_from(
    (
        *(
            "pt",
            "tin",
            "15p",
            "x4",
            "loa",
            "huyện",
            "xã",
            "quyền",
            "trẻ",
            "em",
            "12/9",
            "31/9",
            "hn",
            "«Tên",
            "“a",
            "a»",
        ),
        *("lúc", "17h15", "500", "tờ", "tp", "Xuân", "Áng", "fb", "'", ",", "đ", ""),
    )
)


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_every_letter_is_read_at_most_once_and_none_is_changed(text: str) -> None:
    line = read(text)
    ends = 0
    for stretch in line.stretches:
        assert ends <= stretch.start < stretch.end <= len(text)
        ends = stretch.end
    left = [one for one in line.stretches if one.piece is Piece.TITLE]
    assert all(text[one.start : one.end].strip() in line.title for one in left)


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    read(text)
