"""A workbook with one of everything a cell can hold, and with rows, columns and a sheet out of sight."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Đủ loại"
    values = {
        "A1": "chữ thường",
        "B1": 1250,
        "C1": 0.5,
        "D1": date(2024, 9, 14),
        "E1": time(5, 30),
        "F1": timedelta(hours=30),
        "G1": True,
        "A3": "=1/0",
        "B3": "=B1*2",
        "C3": datetime(2024, 9, 14, 9, 30),  # noqa: DTZ001
        "A5": "hai\ndòng",
        "A7": "c¸c",
    }
    for place, value in values.items():
        sheet[place] = value
    sheet["B5"] = CellRichText("xã ", TextBlock(InlineFont(rFont=".VnTimeH"), "x·"))
    sheet["D1"].number_format = "dd/mm/yyyy"
    sheet["C3"].number_format = "dd/mm/yyyy hh:mm"
    sheet["E1"].number_format = "hh:mm"
    sheet["F1"].number_format = "[h]:mm:ss"
    sheet["A7"].font = Font(name=".VnTime")
    sheet.merge_cells("A9:B10")
    sheet["A9"] = "gộp"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["G"].hidden = True
    sheet.column_dimensions["A"].width = 30
    other = book.create_sheet("Ẩn")
    other["A1"] = "x"
    other.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
