from __future__ import annotations

import pytest

from desktop.planimport import special_lines


@pytest.mark.parametrize(
    ("test", "lines"),
    [
        ("is_plan_title", ["KẾ HOẠCH", "Kế hoạch", "K Ế  H O Ạ C H", "DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH:"]),
        ("is_decision_title", ["QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"]),
        (
            "is_nation",
            [
                "CỘNG HÒA XÃ HỘI",
                "CHỦ NGHĨA VIỆT NAM",
                "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
            ],
        ),
        ("is_number_line", ["Số: 12/KH-UBND", "Số:", "Số 14-KH/TU", "Số:      /KH-UBND"]),
        ("is_place_date", ["Hà Nội, ngày 17", "Mây Trắng, ngày   tháng   năm 2025"]),
        ("is_recipients", ["Nơi nhận:", "NƠI NHẬN:", "Nơi nhận"]),
        ("is_signing", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "KT GIÁM ĐỐC", "TL. CHỦ TỊCH"]),
        ("is_appendix", ["PHỤ LỤC", "PHỤ LỤC 01", "Phụ lục I", "PHỤ LỤC SỐ 2."]),
        ("is_digital_signature", ["Ký bởi: UBND xã", "Thời gian ký: 02/3/2026", "(Đã ký)"]),
        ("opens_closing", ["Trên đây là Kế hoạch", "Trong quá trình tổ chức thực hiện"]),
    ],
)
def test_lines_of_the_frame(test: str, lines: list[str]) -> None:
    assert all(getattr(special_lines, test)(line) for line in lines)


@pytest.mark.parametrize(
    ("test", "lines"),
    [
        ("is_plan_title", ["Kế hoạch.", "Kế hoạch này", "kế hoạch", "KẾ HOẠCH TRIỂN KHAI"]),
        ("is_decision_title", ["Quyết định", "QUYẾT ĐỊNH SỐ 5"]),
        ("is_nation", ["tự do", "Việt"]),
        ("is_number_line", ["Số lượng: 5", "Số liệu báo cáo"]),
        ("is_place_date", ["Căn cứ Công văn, ngày 5", "Thực hiện từ tháng 5, ngày 3 họp", "Luật Trẻ em, ngày 5"]),
        ("is_recipients", ["nơi nhận hồ sơ", "Nơi nhận hồ sơ là bộ phận một cửa"]),
        ("is_signing", ["KT-XH của huyện", "TM và DV", "Kt. chủ tịch"]),
        ("is_appendix", ["Phụ lục I.", "Phụ lục kèm theo", "phụ lục"]),
        ("is_digital_signature", ["Thời gian thực hiện: 2026", "Cơ quan: chủ trì"]),
        ("opens_closing", ["trên đây là", "Trong quá trình học"]),
    ],
)
def test_lines_that_only_look_like_it(test: str, lines: list[str]) -> None:
    assert not any(getattr(special_lines, test)(line) for line in lines)


def test_a_title_on_the_line_of_its_word() -> None:
    assert special_lines.titled_plan("KẾ HOẠCH ĐỌC SÁCH NĂM 2026") == "ĐỌC SÁCH NĂM 2026"
    assert special_lines.titled_plan("Kế hoạch đọc sách") is None
    assert special_lines.titled_plan("KẾ HOẠCH SỐ 5") is None
