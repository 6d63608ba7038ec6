from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.plan_draft import PlanDraft, Sure
from desktop.planimport.head import capitalised, clean_number
from tests.desktop.planimport.files import draft_of

BODY = "I. NHIỆM VỤ\n1. Mở thư viện\n- Đơn vị chủ trì: Thư viện huyện"


def read(head: str, after: str = "Đọc sách") -> PlanDraft:
    return draft_of(f"{head}\nKẾ HOẠCH\n{after}\n{BODY}")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 308/KH-UBND", "308/KH-UBND"),
        ("Số: 0125/KH-UBND", "0125/KH-UBND"),
        ("Số 14-KH/TU", "14-KH/TU"),
        ("Số:\n308/KH-UBND", "308/KH-UBND"),
        ("Số: 71/KH -BCĐ", "71/KH-BCĐ"),
        ("Số: 252/KH-BCĐQG1237", "252/KH-BCĐQG1237"),
        ("Số:      /KH-UBND", None),
        ("Số: …/KH-UBND", None),
        ("Số:", None),
    ],
)
def test_numbers(line: str, number: str | None) -> None:
    found = read(line).number
    assert (found.value if found else None) == number


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hà Nội, ngày 17 tháng 11 năm 2025", date(2025, 11, 17)),
        ("Hà Nội, ngày 17\ntháng 11 năm 2025", date(2025, 11, 17)),
        ("Hà Nội, ngày\n29 tháng 11 năm 2025", date(2025, 11, 29)),
        ("Mây Trắng, ngày    tháng 4 năm 2024", None),
        ("Mây Trắng, ngày 31 tháng 4 năm 2024", None),
    ],
)
def test_days(line: str, day: date | None) -> None:
    found = read(f"Số: 1/KH-UBND\n{line}").day
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("ỦY BAN NHÂN\nDÂN\nHUYỆN MÂY TRẮNG", "Ủy ban nhân dân huyện Mây Trắng"),
        ("UBND XÃ SUỐI NGÀN", "Ủy ban nhân dân xã Suối Ngàn"),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH LÂM GIANG\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lâm Giang",
        ),
        ("BCH ĐOÀN TỈNH LÂM AN\nBAN THƯỜNG VỤ\n***\nĐOÀN TNCS HỒ CHÍ MINH", "Ban Thường vụ BCH Đoàn tỉnh Lâm An"),
        ("TỈNH ĐOÀN LÂM AN\nBAN THƯỜNG VỤ\nĐOÀN TNCS HỒ CHÍ MINH", "Ban Thường vụ Tỉnh Đoàn Lâm An"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH LÂM AN", "Bảo hiểm xã hội tỉnh Lâm An"),
        ("TỈNH ỦY LÂM AN\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nĐẢNG CỘNG SẢN VIỆT NAM", "Ban Tuyên giáo và Dân vận"),
        ("ĐẢNG BỘ TỈNH LÂM AN\nHUYỆN ỦY AN KHÊ\nĐẢNG CỘNG SẢN VIỆT NAM", "Huyện ủy An Khê"),
        (
            "UBND TỈNH LÂM AN\nBAN CHỈ ĐẠO PHÒNG CHÁY,\nCHỮA CHÁY RỪNG TỈNH",
            "Ban Chỉ đạo phòng cháy, chữa cháy rừng tỉnh",
        ),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH LÂM AN", "Công an tỉnh Lâm An"),
        ("UBND TỈNH LÂM GIANG\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("UBND HUYỆN MÂY TRẮNG\nPHÒNG VĂN HÓA VÀ THÔNG TIN", "Phòng Văn hóa và Thông tin"),
        ("THỦ TƯỚNG\nCHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("TỈNH ỦY LÂM GIANG\n*", "Tỉnh ủy Lâm Giang"),
    ],
)
def test_issuers_in_the_head(head: str, issuer: str) -> None:
    nation = "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    found = read(f"{head}\n-------\n{nation}\nSố: 1/KH").issuer
    assert found is not None
    assert (found.value, found.sure) == (issuer, Sure.SURE)


def test_the_texts_own_spelling_of_the_issuer_is_preferred() -> None:
    found = read("UBND HUYỆN KRÔNG NÔ", "Đọc sách\nỦy ban nhân dân huyện Krông Nô ban hành Kế hoạch như sau:").issuer
    assert found is not None
    assert found.value == "Ủy ban nhân dân huyện Krông Nô"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BAN CHỈ ĐẠO 35 TỈNH ỦY", "Ban Chỉ đạo 35 Tỉnh ủy"),
        ("BAN TUYÊN GIÁO HUYỆN ỦY BA BỂ", "Ban Tuyên giáo Huyện ủy Ba Bể"),
        ("BAN CHỈ ĐẠO HUYỆN BA BỂ", "Ban Chỉ đạo huyện Ba Bể"),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận"),
        ("SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Y tế - Sở Giáo dục và Đào tạo"),
        ("ỦY BAN MTTQ VIỆT NAM TỈNH SƠN HẢI", "Ủy ban MTTQ Việt Nam tỉnh Sơn Hải"),
        ("TRƯỜNG CAO ĐẲNG NGHỀ", "Trường Cao đẳng Nghề"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
        ("ỦY BAN NHÂN DÂN XÃ HỘI AN", "Ủy ban nhân dân xã Hội An"),
    ],
)
def test_a_name_in_capitals_as_office_texts_write_it(printed: str, name: str) -> None:
    assert capitalised(printed) == name


def test_titles_of_one_to_five_lines() -> None:
    one = draft_of(f"KẾ HOẠCH ĐỌC SÁCH NĂM 2026\n{BODY}").title
    assert one is not None
    assert one.value == "ĐỌC SÁCH NĂM 2026"
    five = read(
        "Số: 1/KH", "PHÁT TRIỂN\nVĂN HÓA ĐỌC\nTRONG NHÀ TRƯỜNG\nGIAI ĐOẠN\n2026 - 2030\nThực hiện Chỉ thị số 1/CT-TTg"
    ).title
    assert five is not None
    assert five.value == "PHÁT TRIỂN VĂN HÓA ĐỌC TRONG NHÀ TRƯỜNG GIAI ĐOẠN 2026 - 2030"


def test_a_plan_alone_that_says_which_decision_it_is_attached_to() -> None:
    draft = read("", "Đọc sách\n(Kèm theo Quyết định số 29/QĐ-UBND ngày 10/12/2025 của UBND huyện)")
    assert draft.number is not None
    assert (draft.number.value, draft.number.sure) == ("29/QĐ-UBND", Sure.LIKELY)
    assert draft.day is not None
    assert draft.day.value == date(2025, 12, 10)
    blank = read("", "Đọc sách\n(Kèm theo Quyết định số      /QĐ-UBND ngày    /12/2025)")
    assert (blank.number, blank.day) == (None, None)


def test_a_blank_number_in_an_appendix_changes_nothing() -> None:
    draft = draft_of(
        f"Số: 5/KH-UBND\nKẾ HOẠCH\nĐọc sách\n{BODY}\nPHỤ LỤC\n(Kèm theo Kế hoạch số:     /KH-UBND ngày  / /2025)"
    )
    assert draft.number is not None
    assert draft.number.value == "5/KH-UBND"


def test_a_text_whose_site_dropped_the_word_of_the_title() -> None:
    draft = draft_of(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 112/KH-UBND | Mây Trắng, ngày 31 tháng 3 năm 2023 |\n"
        f"ĐỌC SÁCH TRONG NHÀ TRƯỜNG\nThực hiện Chỉ thị số 1/CT-TTg, UBND huyện ban hành Kế hoạch:\n{BODY}"
    )
    assert draft.number is not None
    assert draft.number.value == "112/KH-UBND"
    assert draft.title is not None
    assert (draft.title.value, draft.title.sure) == ("ĐỌC SÁCH TRONG NHÀ TRƯỜNG", Sure.LIKELY)


def test_blanks_in_numbers_are_taken_out() -> None:
    assert clean_number("71/NQ -CP") == "71/NQ-CP"
    assert clean_number("5768/BTTTT- TTĐN") == "5768/BTTTT-TTĐN"
    assert clean_number("10- CTr/TU;") == "10-CTr/TU"


def test_the_stamp_of_a_digital_signature_does_not_spell_the_issuer() -> None:
    found = read("Người ký: ỦY BAN NHÂN DÂN XÃ SUỐI BẠC\nỦY BAN NHÂN DÂN\nXÃ SUỐI BẠC\nSố: 5/KH-UBND").issuer
    assert found is not None
    assert found.value == "Ủy ban nhân dân xã Suối Bạc"


def test_a_day_with_torn_figures() -> None:
    found = read("UBND XÃ SUỐI BẠC\nSuối Bạc , ngày 1 2 tháng 0 2 năm 2026").day
    assert found is not None
    assert found.value == date(2026, 2, 12)
