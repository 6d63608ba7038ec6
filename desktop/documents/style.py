"""Sizes and distances of Nghị định 30/2020/NĐ-CP, Phụ lục I, as one table; no writer knows a number of its own.

Lengths are whole twips (1/20 pt), which Word stores and LibreOffice reckons in; sizes are points. Every line stands at
an exact pitch, because the two programs disagree on "single" by a hair and a hair is a page after fifty pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

FONT = "Times New Roman"
LANGUAGE = "vi-VN"


def mm(length: float) -> int:
    """Twips in so many millimetres."""
    return round(length * 1440 / 25.4)


PAGE_SHORT, PAGE_LONG = 11906, 16838  # A4 as Word writes it (mục I.1)
TOP, BOTTOM, LEFT, RIGHT = mm(20), mm(20), mm(30), mm(20)  # mục I.3: 20-25, 20-25, 30-35, 15-20 mm
HEADER = mm(10)  # page number from the upper edge, as in the ministry's own file
INDENT = 720  # 1,27 cm (mục II.6.e)
GAP = 120  # 6 pt between paragraphs, the least allowed (mục II.6.e)
TITLE_GAP = 240  # below the line under the title
LONGEST_KEPT = 20  # lines; a longer paragraph is not moved to another page whole
SIGNATURE_ROOM = mm(30)  # for the signature and the seal between position and name
ADDRESS_INDENT = mm(35)  # "Kính gửi", as Mẫu 1.5 has it
RULE_SHARE = 0.4  # of the longest line, between 1/3 and 1/2 (mục II.2.b and II.5.b)
STROKE = 15  # width of drawn lines, 0,75 pt
BORDER = 10  # of table borders, 0,5 pt
CELL_SIDE, CELL_TOP = 80, 40  # room inside table cells

# Column places are exact in LibreOffice only at ten-thousandths of the table's width, so the widths below are
# multiples of 10 000 / n: a column in between would be a twip wider or narrower there than in Word.
TABLE_PORTRAIT, TABLE_LANDSCAPE = (9000, 9), (14000, 7)  # width, step
HEAD_COLUMNS = (3628, 5442)  # issuer 64 mm, Quốc hiệu 96 mm (88,9 mm wide at 13 pt)
FOOT_COLUMNS = (3628, 5442)  # Nơi nhận, signature
WIDE_COLUMNS = (5600, 8400)  # of head and foot on a sheet lying on its side
LEAST_COLUMN = mm(8)


def page_size(*, landscape: bool) -> tuple[int, int]:
    """Width and height of the sheet."""
    return (PAGE_LONG, PAGE_SHORT) if landscape else (PAGE_SHORT, PAGE_LONG)


def text_width(*, landscape: bool) -> int:
    return page_size(landscape=landscape)[0] - LEFT - RIGHT


def text_height(*, landscape: bool) -> int:
    return page_size(landscape=landscape)[1] - TOP - BOTTOM


class Side(Enum):
    """Where the words of a paragraph stand; values are OOXML's `w:jc`."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of paragraph looks: points, twips, and what it keeps together.

    `left` and `first` are indents, `first` negative for hanging; `before` and `after` the gaps around the paragraph.
    `widows` lets a single line stand on a page of its own: inside table cells.
    """

    key: str
    name: str
    size: int
    pitch: int
    side: Side = Side.LEFT
    bold: bool = False
    italic: bool = False
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = False


LINE_11, LINE_12, LINE_13, LINE_14 = 260, 290, 310, 330  # single lines, rounded up to a half point
BODY_LINE = 360  # 18 pt, 1,1 lines: between single and 1,5 (mục II.6.e)

BODY = TextStyle("NoiDung", "Nội dung", 14, BODY_LINE, Side.BOTH, first=INDENT, after=GAP)
NATION = TextStyle("QuocHieu", "Quốc hiệu", 13, LINE_13, Side.CENTER, bold=True)
MOTTO = TextStyle("TieuNgu", "Tiêu ngữ", 14, LINE_14, Side.CENTER, bold=True)
PARENT = TextStyle("CoQuanChuQuan", "Cơ quan chủ quản", 13, LINE_13, Side.CENTER)
ISSUER = TextStyle("CoQuanBanHanh", "Cơ quan ban hành", 13, LINE_13, Side.CENTER, bold=True)
NUMBER = TextStyle("SoKyHieu", "Số và ký hiệu", 13, LINE_14, Side.CENTER, before=60)
PLACE_DAY = TextStyle("DiaDanhThoiGian", "Địa danh và thời gian", 14, LINE_14, Side.CENTER, italic=True, before=60)
KIND = TextStyle(
    "TenLoai", "Tên loại", 14, LINE_14, Side.CENTER, bold=True, before=280, keep_next=True, keep_lines=True
)
SUBJECT = TextStyle("TrichYeu", "Trích yếu", 14, LINE_14, Side.CENTER, bold=True, keep_next=True, keep_lines=True)
RULE = TextStyle("DuongKe", "Đường kẻ", 2, 60, before=40, keep_next=True)
ADDRESS = TextStyle("KinhGui", "Kính gửi", 14, BODY_LINE, left=ADDRESS_INDENT, after=GAP)
BASIS = replace(BODY, key="CanCu", name="Căn cứ", italic=True)
PART = TextStyle("Phan", "Phần", 14, BODY_LINE, Side.CENTER, bold=True, after=GAP, keep_next=True, keep_lines=True)
SECTION = replace(BODY, key="Muc", name="Mục", bold=True, keep_next=True, keep_lines=True)
CLAUSE = replace(BODY, key="Khoan", name="Khoản", bold=True, keep_next=True, keep_lines=True)
POINT = replace(BODY, key="Diem", name="Điểm", keep_next=True, keep_lines=True)
CAPTION = TextStyle(
    "TenBang", "Tên bảng", 14, BODY_LINE, Side.CENTER, bold=True, after=GAP, keep_next=True, keep_lines=True
)
UNIT = TextStyle(
    "DonViTinh", "Đơn vị tính", 13, LINE_13, Side.RIGHT, italic=True, after=GAP, keep_next=True, keep_lines=True
)
CELL = TextStyle("OBang", "Ô bảng", 13, LINE_13, widows=True)
RECIPIENTS = TextStyle("NoiNhan", "Nơi nhận", 12, LINE_12, bold=True, italic=True)
RECIPIENT = TextStyle("DanhSachNoiNhan", "Danh sách nơi nhận", 11, LINE_11)
AUTHORITY = TextStyle("QuyenHan", "Quyền hạn và chức vụ", 14, LINE_14, Side.CENTER, bold=True)
SIGNER = TextStyle("NguoiKy", "Người ký", 14, LINE_14, Side.CENTER, bold=True, before=SIGNATURE_ROOM)
ANNEX_WORD = TextStyle("PhuLuc", "Phụ lục", 14, LINE_14, Side.CENTER, bold=True, keep_next=True, keep_lines=True)
ANNEX_TITLE = TextStyle(
    "TenPhuLuc", "Tên phụ lục", 14, LINE_14, Side.CENTER, bold=True, keep_next=True, keep_lines=True
)
ATTACHED = TextStyle("KemTheo", "Kèm theo", 14, LINE_14, Side.CENTER, italic=True, keep_next=True, keep_lines=True)
PAGE_NUMBER = TextStyle("SoTrang", "Số trang", 14, LINE_14, Side.CENTER)
AWARD_KIND = TextStyle("TenGiay", "Tên giấy chứng nhận", 28, 650, Side.CENTER, bold=True, keep_next=True)
AWARD_REMARK = TextStyle("GhiChuGiay", "Ghi chú giấy chứng nhận", 14, LINE_14, Side.CENTER, italic=True, keep_next=True)
AWARD_LINE = TextStyle("LoiGiay", "Lời giấy chứng nhận", 16, 400, Side.CENTER, keep_next=True, keep_lines=True)
AWARD_NAME = TextStyle(
    "TenNguoi", "Tên người được cấp", 24, 600, Side.CENTER, bold=True, before=60, after=60, keep_next=True
)
AWARD_NUMBER = TextStyle("SoGiay", "Số giấy chứng nhận", 13, LINE_14)
SECTION_END = TextStyle("HetPhan", "Hết phần", 1, 24)  # Word wants a paragraph after a table at a section's end
BETWEEN = TextStyle("GiuaBang", "Giữa hai bảng", 1, GAP)  # and one between two tables, or it joins them

NAMED = (
    *(NATION, MOTTO, PARENT, ISSUER, NUMBER, PLACE_DAY, KIND, SUBJECT, RULE, ADDRESS, BASIS, BODY),
    *(PART, SECTION, CLAUSE, POINT, CAPTION, UNIT, CELL, RECIPIENTS, RECIPIENT, AUTHORITY, SIGNER),
    *(ANNEX_WORD, ANNEX_TITLE, ATTACHED, PAGE_NUMBER, SECTION_END, BETWEEN),
    *(AWARD_KIND, AWARD_REMARK, AWARD_LINE, AWARD_NAME, AWARD_NUMBER),
)
