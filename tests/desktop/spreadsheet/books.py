"""Workbooks made for the tests: by openpyxl as a person would fill them, or part by part where Excel would not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop.progress import NullProgress
from desktop.spreadsheet.sheet import Cell, Kind, Row, Sheet, Value, Workbook
from desktop.spreadsheet.xlsx_reader import read_xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def filled(fill: Callable[[Worksheet], None], title: str = "Tháng 9") -> bytes:
    """A workbook of one sheet as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_rows(rows: Iterable[Sequence[Any]], font: str = "") -> bytes:
    """A workbook of these rows, all in one font."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))
        if font:
            for cells in sheet.iter_rows():
                for cell in cells:
                    cell.font = Font(name=font)

    return filled(fill)


def by_hand(sheet: str, parts: Mapping[str, str] = {}, *, book: str = "", relations: str = "") -> bytes:
    """A package with one worksheet whose XML is given; `parts` are added or replaced."""
    content = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>'
        '<sheet name="Một" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return zipped(content | dict(parts))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def read(data: bytes) -> Workbook:
    return read_xlsx(data, "tệp.xlsx", NullProgress())


def put(folder: Path, data: bytes, name: str = "tệp.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def sheet_of(*rows: Sequence[Value | None], name: str = "Một", first: int = 1, **told: Any) -> Sheet:
    """A sheet of plain values; None leaves a cell blank."""
    kinds: dict[type, Kind] = {str: Kind.TEXT, bool: Kind.FLAG, int: Kind.NUMBER, float: Kind.NUMBER}
    made = []
    for number, values in enumerate(rows, first):
        cells = tuple(
            Cell(column, kinds.get(type(value), Kind.DAY), value)
            for column, value in enumerate(values, 1)
            if value is not None
        )
        if cells:
            made.append(Row(number, cells))
    return Sheet(name, tuple(made), **told)


def values_of(sheet: Sheet) -> dict[tuple[int, int], Value]:
    return {(row.number, cell.column): cell.value for row in sheet.rows for cell in row.cells}
