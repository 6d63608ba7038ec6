"""The bad workbook of a commune: a head merged over two rows, text in .VnTime, a totals row, 37 rows, four wrong."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
from openpyxl.styles import Font

from desktop.spreadsheet.days import YearOf
from desktop.spreadsheet.layout import Layout, Meaning, Wanted
from tests.desktop.vietnamese.test_legacy import in_tcvn3

LAYOUT = Layout(
    "airings",
    "Sổ phát thanh",
    (
        Wanted("day", "Ngày phát", Meaning.DAY, ("Ngày", "Ngày phát sóng", "Ngày tháng"), required=True),
        Wanted("title", "Tên sản phẩm", Meaning.TEXT, ("Tên tin, bài", "Tên chương trình", "Nội dung"), required=True),
        Wanted("channel", "Kênh", Meaning.TEXT, ("Kênh phát", "Hệ thống"), required=True),
        Wanted("seconds", "Thời lượng", Meaning.DURATION, ("Thời gian phát",)),
        Wanted("times", "Số lượt", Meaning.NUMBER, ("Số lượt phát", "Lượt"), units=("lượt", "lần")),
    ),
)
PERIOD = YearOf(date(2024, 8, 15), date(2024, 9, 14))
HEAD = 5
FIRST_ROW = 8
CHANNEL = "Đài Truyền thanh xã"
WRONG_DAYS = (4, 19)
WRONG_LENGTH = 11
UNKNOWN_CHANNEL = 25


def rows() -> list[list[object]]:
    """The 37 rows in Unicode; days and numbers partly Excel's own, partly typed."""
    made: list[list[object]] = []
    for number in range(37):
        day: object = date(2024, 9, 1 + number % 13)
        if number % 3 == 1:
            day = f"{1 + number % 13}/9/2024"
        if number % 3 == 2:
            day = f"{1 + number % 13}/9"
        length: object = ("15 phút", "15'", "mười lăm phút", "1h30", "90 giây")[number % 5]
        times: object = (1, "2", "hai lượt", "1.250")[number % 4]
        made.append([number + 1, day, f"Bản tin số {number + 1} về quyền trẻ em", CHANNEL, length, times])
    for wrong in WRONG_DAYS:
        made[wrong][1] = "31/9/2024"
    made[WRONG_LENGTH][4] = "mười lăm"
    made[UNKNOWN_CHANNEL][3] = "Đài Phát thanh Sao Hỏa"
    return made


def workbook() -> bytes:
    """The file as the commune sends it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Thang 9"

    def put(place: str, value: object, font: str = ".VnTime") -> None:
        sheet[place] = in_tcvn3(value) if isinstance(value, str) else value
        sheet[place].font = Font(name=font)

    put("A1", "ủy ban nhân dân xã yên luật", ".VnTimeH")
    sheet.merge_cells("A1:C1")
    put("A3", "Sổ theo dõi tin, bài phát thanh tháng 9 năm 2024")
    sheet.merge_cells("A3:F3")
    for place, name in (("A5", "STT"), ("B5", "Ngày phát"), ("C5", "Tên tin, bài"), ("F5", "Số lượt")):
        put(place, name)
        sheet.merge_cells(f"{place}:{place[0]}6")
    put("D5", "Phát sóng")
    sheet.merge_cells("D5:E5")
    put("D6", "Kênh")
    put("E6", "Thời lượng")
    for column in range(1, 7):
        sheet.cell(7, column, f"({column})")
    for number, row in enumerate(rows(), FIRST_ROW):
        for letter, value in zip("ABCDEF", row, strict=True):
            put(f"{letter}{number}", value)
            if isinstance(value, date):
                sheet[f"{letter}{number}"].number_format = "dd/mm/yyyy"
    put("A45", "Tổng cộng")
    sheet.merge_cells("A45:E45")
    put("F45", 9999)
    put("E47", "Ngày 14 tháng 9 năm 2024")
    put("B48", "Người lập biểu")
    put("E48", "Chủ tịch")
    put("B52", "Nguyễn Văn Ất")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
