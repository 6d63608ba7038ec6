"""An .xls of Excel 97–2003, with the fonts of its cells; these are the files typed in .VnTime."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from desktop.errors import FileFault
from desktop.progress import Progress
from desktop.spreadsheet.gate import damaged, locked, refuse_too_much
from desktop.spreadsheet.serials import Shape, from_serial, shape_of
from desktop.spreadsheet.sheet import Area, Cell, Kind, Row, Run, Sheet, Value, Workbook

if TYPE_CHECKING:
    import xlrd

MAX_XLS_BYTES = 25_000_000
_STEP = 500
_CHARACTERS_OF_WIDTH = 256
_MACROS = ("_VBA_PROJECT_CUR".encode("utf-16-le"), "Macros".encode("utf-16-le"))


def read_xls(data: bytes, name: str, progress: Progress) -> Workbook:
    """The workbook, formulas as the values they were saved with. Raises `FileFault`, `Cancelled`."""
    if len(data) > MAX_XLS_BYTES:
        raise FileFault(
            f"Tệp .xls quá lớn; chương trình chỉ đọc tệp .xls đến {MAX_XLS_BYTES // 1_000_000} MB.",
            where=name,
            remedy="Đề nghị mở tệp bằng Excel, lưu thành kiểu “Excel Workbook (.xlsx)” rồi chọn tệp mới.",
        )
    progress.step("Đang mở tệp .xls", done=0)
    book = _opened(data, name)
    reader = _Reader(book, name, progress)
    sheets = []
    for index in range(book.nsheets):
        sheets.append(reader.sheet(index))
        book.unload_sheet(index)
    remarks = ("Tệp có macro; chương trình chỉ đọc các ô, không chạy macro.",) if _with_macros(data) else ()
    return Workbook(name, tuple(sheets), remarks)


def _opened(data: bytes, name: str) -> xlrd.book.Book:
    import xlrd

    try:
        _refuse_endless(data)
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        raise (locked(name) if "encrypted" in str(error).lower() else damaged(name)) from None
    except Exception:
        raise damaged(name) from None


def _refuse_endless(data: bytes) -> None:
    """Raise ValueError for a chain of short sectors that comes back to itself: the library would follow it for ever."""
    from xlrd.compdoc import CompDoc

    following: list[int] = CompDoc(data, logfile=io.StringIO()).SSAT
    seen_from = [-1] * len(following)
    for start in range(len(following)):
        sector = start
        while 0 <= sector < len(following) and seen_from[sector] < 0:
            seen_from[sector] = start
            sector = following[sector]
            if 0 <= sector < len(following) and seen_from[sector] == start:
                raise ValueError(f"sectors without end from {start}")


def _with_macros(data: bytes) -> bool:
    return any(mark in data for mark in _MACROS)


class _Reader:
    def __init__(self, book: xlrd.book.Book, name: str, progress: Progress) -> None:
        self._book = book
        self._name = name
        self._progress = progress
        self._styles: dict[int, tuple[str, Shape]] = {}
        self._rows = 0
        self._cells = 0

    def sheet(self, index: int) -> Sheet:
        try:
            sheet = self._book.sheet_by_index(index)
        except Exception:
            raise damaged(self._name) from None
        rows = []
        for number in range(sheet.nrows):
            if number % _STEP == 0:
                self._progress.step(f"Đang đọc trang tính «{sheet.name}»", done=number, total=sheet.nrows)
            cells = tuple(self._row(sheet, number))
            if cells:
                info = sheet.rowinfo_map.get(number)
                rows.append(Row(number + 1, cells, bool(info and info.hidden)))
                self._rows += 1
                self._cells += len(cells)
                refuse_too_much(self._name, sheet.name, self._rows, self._cells)
        merged = tuple(Area(top + 1, left + 1, below, right) for top, below, left, right in sheet.merged_cells)
        columns = sheet.colinfo_map
        return Sheet(
            sheet.name,
            tuple(rows),
            merged,
            bool(sheet.visibility),
            frozenset(column + 1 for column, info in columns.items() if info.hidden),
            {column + 1: info.width / _CHARACTERS_OF_WIDTH for column, info in columns.items()},
        )

    def _row(self, sheet: Any, row: int) -> list[Cell]:
        cells = []
        for column in range(sheet.row_len(row)):
            found = self._content(sheet, row, column)
            if found is not None:
                font, _ = self._style(sheet.cell_xf_index(row, column))
                kind, value = found
                cells.append(Cell(column + 1, kind, value, font, runs=self._runs(sheet, row, column, font)))
        return cells

    def _content(self, sheet: Any, row: int, column: int) -> tuple[Kind, Value] | None:
        import xlrd

        value = sheet.cell_value(row, column)
        match sheet.cell_type(row, column):
            case xlrd.XL_CELL_TEXT:
                text = str(value).replace("\r\n", "\n").replace("\r", "\n")
                return (Kind.TEXT, text) if text.strip() else None
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                _, shape = self._style(sheet.cell_xf_index(row, column))
                number = float(value)
                if not math.isfinite(number):
                    raise damaged(self._name)
                number = int(number) if number.is_integer() and abs(number) < 1e15 else number
                return from_serial(number, shape, since_1904=bool(self._book.datemode))
            case xlrd.XL_CELL_BOOLEAN:
                return Kind.FLAG, bool(value)
            case xlrd.XL_CELL_ERROR:
                return Kind.FAULT, str(xlrd.error_text_from_code.get(value, "#N/A"))
            case _:
                return None

    def _style(self, index: int) -> tuple[str, Shape]:
        known = self._styles.get(index)
        if known is None:
            styles = self._book.xf_list
            if not 0 <= index < len(styles):
                raise damaged(self._name)
            style = styles[index]
            code = self._book.format_map.get(style.format_key)
            shape = shape_of(style.format_key, code.format_str if code else "")
            known = self._styles[index] = (self._font(style.font_index), shape)
        return known

    def _font(self, index: int) -> str:
        fonts = self._book.font_list
        return str(fonts[index].name) if 0 <= index < len(fonts) else ""

    def _runs(self, sheet: Any, row: int, column: int, font: str) -> tuple[Run, ...]:
        """The stretches of a text whose fonts differ."""
        starts = sheet.rich_text_runlist_map.get((row, column))
        if not starts:
            return ()
        text = sheet.cell_value(row, column)
        stretches = [(0, font), *((start, self._font(index)) for start, index in starts)]
        ends = [*(start for start, _ in stretches[1:]), len(text)]
        runs = (Run(text[start:end], name) for (start, name), end in zip(stretches, ends, strict=True))
        told = tuple(run for run in runs if run.text)
        return told if "".join(run.text for run in told) == text else ()
