from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.plan_draft import BasisDraft
from tests.desktop.planimport.files import draft_of


def bases(opening: str) -> tuple[BasisDraft, ...]:
    return draft_of(f"KẾ HOẠCH\nĐọc sách\n{opening}\nI. NHIỆM VỤ\n1. Mở thư viện").bases


RESOLUTION = """Thực hiện Nghị quyết số 5-NQ/TW ngày 1/2/2024 của Bộ Chính trị; Nghị định số 6/2024/NĐ-CP của Chính \
phủ; UBND huyện Mây ban hành Kế hoạch như sau:"""
TWO_PLANS = """Thực hiện Kế hoạch số 14-KH/TU ngày 29/7/2025 của Ban Thường vụ và Kế hoạch số 24/KH-UBND ngày \
14/8/2025 của UBND tỉnh thực hiện Nghị quyết số 66-NQ/TW, UBND xã ban hành Kế hoạch đọc sách như sau:"""
ONE_A_PARAGRAPH = """Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;
Căn cứ Quyết định số 1/QĐ-TTg (sau đây gọi là Quyết định 1);
Căn cứ tình hình thực tế, Phòng Văn hóa xây dựng kế hoạch như sau:"""
QUOTED = """Triển khai thực hiện Quyết định số 7/QĐ-UBND về “Đề án đọc sách; xây dựng tủ sách” của tỉnh. UBND xã ban \
hành Kế hoạch với những nội dung sau:"""


@pytest.mark.parametrize(
    ("opening", "texts"),
    [
        (
            RESOLUTION,
            ["Nghị quyết số 5-NQ/TW ngày 1/2/2024 của Bộ Chính trị", "Nghị định số 6/2024/NĐ-CP của Chính phủ"],
        ),
        (
            TWO_PLANS,
            [
                "Kế hoạch số 14-KH/TU ngày 29/7/2025 của Ban Thường vụ",
                "Kế hoạch số 24/KH-UBND ngày 14/8/2025 của UBND tỉnh thực hiện Nghị quyết số 66-NQ/TW",
            ],
        ),
        (ONE_A_PARAGRAPH, ["Luật Thư viện ngày 21 tháng 11 năm 2019", "Quyết định số 1/QĐ-TTg"]),
        (QUOTED, ["Quyết định số 7/QĐ-UBND về “Đề án đọc sách; xây dựng tủ sách” của tỉnh"]),
        ("Luật Thư viện được thông qua ngày 21/11/2019. Để thi hành, UBND xã ban hành Kế hoạch:", []),
        ("Căn cứ chức năng, nhiệm vụ được giao, Phòng Văn hóa xây dựng Kế hoạch như sau:", []),
        ("Theo đề nghị của Phòng Văn hóa tại Tờ trình số 9/TTr-VH, UBND xã ban hành Kế hoạch:", []),
    ],
)
def test_bases_in_their_three_forms(opening: str, texts: list[str]) -> None:
    assert [basis.text for basis in bases(opening)] == texts


def test_number_day_and_the_parent_plan() -> None:
    found = bases(
        "Căn cứ Công văn số 5768/BTTTT- TTĐN, ngày 28/11/2022 của Bộ;\n"
        "Thực hiện Kế hoạch số 38/KHSTTT ngày 04/4/2023 của Sở; Kế hoạch số 9/KH-UBND ngày 5 tháng 5 năm 2023;"
    )
    assert [(basis.number, basis.day, basis.is_parent) for basis in found] == [
        ("5768/BTTTT-TTĐN", date(2022, 11, 28), False),
        ("38/KHSTTT", date(2023, 4, 4), True),
        ("9/KH-UBND", date(2023, 5, 5), False),
    ]
    assert [basis.paragraphs for basis in found] == [(2,), (3,), (3,)]


def test_lines_that_end_in_a_comma_are_bases_of_their_own() -> None:
    found = bases(
        "Căn cứ Luật Thư viện ngày 21/11/2019,\n"
        "Căn cứ Quyết định số 1/QĐ-TTg ngày 02/01/2024 của Thủ tướng Chính phủ về việc phê duyệt Đề án đọc sách,\n"
        "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/5/2024 của UBND tỉnh về việc triển khai thực hiện Quyết định số "
        "1/QĐ-TTg, UBND xã ban hành Kế hoạch như sau:"
    )
    assert [basis.text for basis in found] == [
        "Luật Thư viện ngày 21/11/2019",
        "Quyết định số 1/QĐ-TTg ngày 02/01/2024 của Thủ tướng Chính phủ về việc phê duyệt Đề án đọc sách",
        "Kế hoạch số 9/KH-UBND ngày 05/5/2024 của UBND tỉnh về việc triển khai thực hiện Quyết định số 1/QĐ-TTg",
    ]
    assert [basis.is_parent for basis in found] == [False, False, True]
