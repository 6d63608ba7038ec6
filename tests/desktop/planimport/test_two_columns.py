"""Head and foot of a text file in two columns: parted by bars, tabs, blanks, or by nothing at all."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desktop.planimport.files import draft_of

BODY = """
KẾ HOẠCH
Truyền thông dinh dưỡng học đường năm 2026

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Lâm Giang; UBND xã Suối Bạc xây dựng Kế hoạch:
I. NHIỆM VỤ
1. Tổ chức nói chuyện chuyên đề
- Thời gian thực hiện: Quý II/2026.
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
Trên đây là Kế hoạch của UBND xã Suối Bạc./.

"""
BARS = (
    """UBND TỈNH LÂM GIANG          | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
UBND XÃ SUỐI BẠC             | Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND               | Suối Bạc, ngày 12 tháng 02 năm 2026
""",
    """Nơi nhận:                    | TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);           | KT. CHỦ TỊCH
- Đảng ủy, HĐND xã;          | PHÓ CHỦ TỊCH
- Lưu: VT, VHXH.             |
                             | Hà Văn Gió
""",
)
TABS = (
    """ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI BẠC\t\tĐộc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND\t\tSuối Bạc, ngày 12 tháng 02 năm 2026
""",
    """Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);\t\t\tKT. CHỦ TỊCH
- Đảng ủy, HĐND xã;\t\t\tPHÓ CHỦ TỊCH
- Lưu: VT, VHXH.
\t\t\t\t\t(Đã ký)
\t\t\t\t\tHà Văn Gió
""",
)
BLANKS = (
    """   ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     XÃ SUỐI BẠC          Độc lập - Tự do - Hạnh phúc
    Số: 45/KH-UBND     Suối Bạc, ngày 12 tháng 02 năm 2026
""",
    """Nơi nhận:              TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);         KT. CHỦ TỊCH
- Đảng ủy, HĐND xã;        PHÓ CHỦ TỊCH
- Lưu: VT, VHXH.
                            Hà Văn Gió
""",
)
RUN_TOGETHER = (
    """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI BẠC Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND Suối Bạc, ngày 12 tháng 02 năm 2026
""",
    """Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c); KT. CHỦ TỊCH
- Đảng ủy, HĐND xã; PHÓ CHỦ TỊCH
- Lưu: VT, VHXH. Hà Văn Gió
""",
)


@pytest.mark.parametrize(("head", "foot"), [BARS, TABS, BLANKS, RUN_TOGETHER])
def test_head_and_foot_in_two_columns(head: str, foot: str) -> None:
    draft = draft_of(head + BODY + foot)
    assert draft.number is not None
    assert draft.number.value == "45/KH-UBND"
    assert draft.day is not None
    assert draft.day.value == date(2026, 2, 12)
    assert draft.issuer is not None
    assert draft.issuer.value == "Ủy ban nhân dân xã Suối Bạc"
    assert [one.text for one in draft.recipients] == ["UBND tỉnh (b/c)", "Đảng ủy, HĐND xã", "Lưu: VT, VHXH"]
    assert draft.signer is not None
    assert (draft.signer.on_behalf, draft.signer.acting_for) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (draft.signer.position, draft.signer.name) == ("PHÓ CHỦ TỊCH", "Hà Văn Gió")


def test_a_title_that_begins_with_its_subject() -> None:
    draft = draft_of(BLANKS[0] + BODY.replace("Truyền thông dinh", "V/v truyền thông dinh") + BLANKS[1])
    assert draft.title is not None
    assert draft.title.value == "V/v truyền thông dinh dưỡng học đường năm 2026"


def test_the_note_below_a_title_that_ran_into_it() -> None:
    note = "\n(Kèm theo Quyết định số 9/QĐ-UBND ngày 02/01/2026)"
    draft = draft_of(BODY.replace("học đường năm 2026", "học đường năm 2026" + note))
    assert draft.title is not None
    assert draft.title.value == "Truyền thông dinh dưỡng học đường năm 2026"


def test_the_head_of_a_party_body_with_its_star() -> None:
    head = """        TỈNH ỦY SƠN HẢI                            ĐẢNG CỘNG SẢN VIỆT NAM
  BAN TUYÊN GIÁO VÀ DÂN VẬN
                *                              Sơn Hải, ngày 09 tháng 01 năm 2026
       Số 14-KH/BTGDVTU
"""
    draft = draft_of(head + BODY)
    assert draft.issuer is not None
    assert draft.issuer.value == "Ban Tuyên giáo và Dân vận"
    assert draft.day is not None
    assert draft.day.value == date(2026, 1, 9)


def test_two_signatures_side_by_side_before_the_recipients() -> None:
    foot = """        KT. GIÁM ĐỐC                          KT. GIÁM ĐỐC
  SỞ GIÁO DỤC VÀ ĐÀO TẠO                        SỞ Y TẾ
       PHÓ GIÁM ĐỐC                           PHÓ GIÁM ĐỐC


         Ngô Thị Lá                           Trịnh Văn Cành

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.
"""
    draft = draft_of(BLANKS[0] + BODY + foot)
    assert [one.text for one in draft.recipients] == ["UBND tỉnh (b/c)", "Lưu: VT"]
    assert draft.signer is not None
    assert (draft.signer.position, draft.signer.name) == ("PHÓ GIÁM ĐỐC", "Ngô Thị Lá")


def test_the_stars_below_a_head_do_not_make_a_marked_up_text() -> None:
    head = """\
  TỈNH ĐOÀN SƠN HẢI                       ĐOÀN TNCS HỒ CHÍ MINH
    BAN THƯỜNG VỤ                 Sơn Hải, ngày 08 tháng 01 năm 2026
         **
   Số: 15-KH/TĐTN
"""
    foot = """\
Nơi nhận:                                 TM. BAN THƯỜNG VỤ
- Đoàn các xã, phường;                        PHÓ BÍ THƯ
- Các ban Tỉnh Đoàn;
                                            Ngô Thị Lá
- Lưu: VP.
"""
    draft = draft_of(head + BODY + foot)
    assert [one.text for one in draft.recipients] == ["Đoàn các xã, phường", "Các ban Tỉnh Đoàn", "Lưu: VP"]
    assert draft.signer is not None
    assert draft.signer.name == "Ngô Thị Lá"
