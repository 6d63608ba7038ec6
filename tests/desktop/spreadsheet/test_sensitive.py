"""Heads and contents that are personal data."""

from __future__ import annotations

import pytest

from desktop.spreadsheet.finding import find_table
from desktop.spreadsheet.sensitive import PersonalData, named, sensitive_columns
from tests.desktop.spreadsheet.books import sheet_of


@pytest.mark.parametrize(
    ("head", "data"),
    [
        ("Dân tộc", PersonalData.ETHNIC), ("TÔN GIÁO", PersonalData.RELIGION), ("Đảng viên", PersonalData.PARTY),
        ("Ngày vào Đảng", PersonalData.PARTY), ("Số CCCD/CMND", PersonalData.IDENTITY),
        ("Số căn cước công dân", PersonalData.IDENTITY), ("Số tài khoản", PersonalData.BANK),
        ("Tên ngân hàng", PersonalData.BANK), ("Số thẻ đảng", PersonalData.PARTY), ("STK", PersonalData.BANK),
        ("Tình trạng sức khỏe", PersonalData.HEALTH), ("Dạng khuyết tật", PersonalData.HEALTH),
        ("Điện thoại", PersonalData.CONTACT), ("Số ĐT", PersonalData.CONTACT), ("E-mail", PersonalData.CONTACT),
        ("Nơi cư trú", PersonalData.PRIVATE), ("Mã số thuế", PersonalData.TAX),
        ("Tiền án, tiền sự", PersonalData.CRIME),
    ],
)  # fmt: skip
def test_heads(head: str, data: PersonalData) -> None:
    assert named(head) is data


@pytest.mark.parametrize(
    "head",
    ["Họ và tên", "Đơn vị", "Ngày phát", "Số lượt", "Tên tin, bài", "Đoàn thể", "Người khuyết tật tham dự",
     "Tin tuyên truyền về chính sách dân tộc và công tác tôn giáo", "", "Kênh", "Chức vụ", "Năm sinh", "Giới tính"],
)  # fmt: skip
def test_other_heads(head: str) -> None:
    assert named(head) is None


def test_contents() -> None:
    sheet = sheet_of(
        ("Họ và tên", "Cột a", "Cột b", "Cột c", "Số lượt"),
        ("Trần A", "0912345678", "001099012345", "a.b@xa.gov.vn", 912_345_678),
        ("Lê B", "+84 912.345.678", "001099012346", "c@xa.vn", 5),
        ("Vũ C", "chưa có", None, None, 5),
    )
    table = find_table(sheet)
    assert table is not None
    assert [(found.head.letter, found.data) for found in sensitive_columns(table)] == [
        ("B", PersonalData.CONTACT), ("C", PersonalData.IDENTITY), ("D", PersonalData.CONTACT),
    ]  # fmt: skip
