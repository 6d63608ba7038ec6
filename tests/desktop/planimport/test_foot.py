from __future__ import annotations

import pytest

from desktop.planimport.foot import read_foot
from desktop.planimport.frame import HeadLine, bare_name, is_person


def read(*texts: str) -> tuple[list[str], tuple[str, str, str, str] | None]:
    recipients, signer = read_foot([HeadLine(text, number) for number, text in enumerate(texts)])
    block = (signer.on_behalf, signer.acting_for, signer.position, signer.name) if signer else None
    return [recipient.text for recipient in recipients], block


def test_a_list_with_lines_that_go_on_and_a_copy_mark() -> None:
    recipients, _ = read(
        "Nơi nhận:",
        "- Thường trực Huyện ủy (để b/c);",
        "- VPUB: CVP, các PCVP,",
        "các phòng, đơn vị: TH, KT;",
        "- Lưu: VT, VX.",
        "08 KH",
    )
    assert recipients == [
        "Thường trực Huyện ủy (để b/c)",
        "VPUB: CVP, các PCVP, các phòng, đơn vị: TH, KT",
        "Lưu: VT, VX",
    ]


def test_a_cell_that_holds_all_on_one_line() -> None:
    recipients, block = read(
        "Nơi nhận: - Các tổ chức chính trị - xã hội; - Mục V; - Lưu: VT, BCĐ(3b)",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lục Thị Mai Hoa",
    )
    assert recipients == ["Các tổ chức chính trị - xã hội", "Mục V", "Lưu: VT, BCĐ(3b)"]
    assert block == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lục Thị Mai Hoa")


@pytest.mark.parametrize(
    ("lines", "block"),
    [
        (("TM. ỦY BAN NHÂN", "DÂN", "CHỦ TỊCH", "Lò Văn An"), ("TM. ỦY BAN NHÂN DÂN", "", "CHỦ TỊCH", "Lò Văn An")),
        (("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn An"), ("", "KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn An")),
        (("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN", "Lò Văn An"), ("", "", "TRƯỞNG BAN", "Lò Văn An")),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lò Văn An"), ("", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lò Văn An")),
        (("CHỦ TỊCH", "(Đã ký)", "ThS. Lò Văn An"), ("", "", "CHỦ TỊCH", "Lò Văn An")),
        (
            ("CHỦ TỊCH", "Ký bởi: UBND xã", "Thời gian ký: 02.03.2026 10:11:12 +07:00", "Lò Văn An"),
            ("", "", "CHỦ TỊCH", "Lò Văn An"),
        ),
        (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lý Thị Mơ"), ("", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lý Thị Mơ")),
        (("TM. UBND", "Q. CHỦ TỊCH", "Lý Thị Mơ"), ("TM. UBND", "", "Q. CHỦ TỊCH", "Lý Thị Mơ")),
    ],
)
def test_signatures(lines: tuple[str, ...], block: tuple[str, str, str, str]) -> None:
    assert read("Nơi nhận:", "- Lưu: VT.", *lines)[1] == block


def test_the_first_of_two_signatures_and_none() -> None:
    assert read("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn An", "CHỦ TỊCH", "Vi Thị Bình")[1] == (
        "",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lò Văn An",
    )
    assert read("Nơi nhận:", "- Lưu: VT.") == (["Lưu: VT"], None)
    assert read() == ([], None)


def test_names_of_persons() -> None:
    assert [
        is_person(text) for text in ("Lò Văn An", "H'Hen Niê", "Phòng Nội vụ", "An", "Các Sở, ngành", "CHỦ TỊCH")
    ] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "BS.CKII. Lò Văn Tám",
        "PGS.TS. Lò Văn Tám",
        "PGS, TS Lò Văn Tám",
        "ThS. Lò Văn Tám",
        "Thượng tá Lò Văn Tám",
        "TS Lò Văn Tám",
    ],
)
def test_degrees_and_ranks_are_no_part_of_a_name(printed: str) -> None:
    assert bare_name(printed) == "Lò Văn Tám"
    assert is_person(printed)


@pytest.mark.parametrize(
    "post",
    [
        "CHI CỤC TRƯỞNG", "CỤC TRƯỞNG", "ĐỘI TRƯỞNG", "HẠT TRƯỞNG", "CHÁNH THANH TRA", "CHÁNH VĂN PHÒNG", "QUẢN ĐỐC",
        "HIỆU TRƯỞNG", "BÍ THƯ", "CHỦ TỊCH HỘI", "TỔNG BIÊN TẬP", "THƯ KÝ HỘI ĐỒNG", "TRƯỞNG TRẠM", "KẾ TOÁN TRƯỞNG",
    ],
)  # fmt: skip
def test_posts_by_their_form(post: str) -> None:
    for lines in (
        ("Nơi nhận:", post, "- Như trên;", "- Lưu: VT.", "Lò Văn An"),
        ("Nơi nhận:", "- Lưu: VT.", post, "Lò Văn An"),
    ):
        recipients, block = read(*lines)
        assert block == ("", "", post, "Lò Văn An")
        assert recipients[-1] == "Lưu: VT"
    _, deputy = read("Nơi nhận:", "- Lưu: VT.", f"KT. {post}", f"PHÓ {post}", "Lò Văn An")
    assert deputy == ("", f"KT. {post}", f"PHÓ {post}", "Lò Văn An")


def test_a_name_in_capitals_that_sounds_like_a_post() -> None:
    assert is_person("NGUYỄN VĂN TRƯỞNG")
    assert not is_person("CHI CỤC TRƯỞNG")
