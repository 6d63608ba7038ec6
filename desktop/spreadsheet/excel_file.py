"""One .xlsx being written: opened without the clerk's name or the day in it, put in its place whole or not at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import FileFault
from desktop.saving import written_beside
from desktop.spreadsheet.sheet import Moment, plain_text
from desktop.vietnamese.folding import squeeze

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 1_048_576
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(1900, 3, 1)
_EXACT = 10**15
_LINE, _TALLEST = 16.5, 400.0
_LETTER = 1.05  # a letter of 12 points against the digit in which Excel counts widths
_CELL: dict[str, object] = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
_CENTRED = _CELL | {"align": "center"}
FORMATS: dict[str, dict[str, object]] = {
    "text": _CELL | {"text_wrap": True},
    "whole": _CELL | {"num_format": "#,##0"},
    "number": _CELL | {"num_format": "#,##0.######"},
    "day": _CENTRED | {"num_format": "dd/mm/yyyy"},
    "time": _CENTRED | {"num_format": "hh:mm"},
    "moment": _CENTRED | {"num_format": "dd/mm/yyyy hh:mm"},
    "length": _CENTRED | {"num_format": "[h]:mm:ss"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#E7EEF5",
    },
    "title": {"bold": True},
    "wrong": _CELL | {"text_wrap": True, "border_color": "#C00000", "bg_color": "#FCE4D6"},
}
_NAMES: tuple[tuple[tuple[type, ...], str], ...] = (
    ((int,), "whole"),
    ((float, Decimal), "number"),
    ((time,), "time"),
    ((timedelta,), "length"),
)


class ExcelFile:
    """The open file: formats by their name, and cells written by what they hold."""

    def __init__(self, book: Workbook, path: Path) -> None:
        self.book = book
        self._path = path
        self._formats: dict[str, Format] = {}
        self._names: set[str] = set()

    def format(self, name: str) -> Format:
        if name not in self._formats:
            self._formats[name] = self.book.add_format(
                {"font_name": "Times New Roman", "font_size": 12, **FORMATS[name]}
            )
        return self._formats[name]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet; the name is made to obey Excel's rules."""
        told = sheet_name(name, self._names)
        self._names.add(told.casefold())
        return self.book.add_worksheet(told)

    def write(self, sheet: Worksheet, row: int, column: int, value: object, dress: str = "") -> None:
        """Write a value in a place counted from 0: texts as texts whatever they begin with, days and numbers as such.

        `dress` names a format to use instead of the one that fits the value. Raises `FileFault` for a text that no
        cell can hold.
        """
        if value is None:
            sheet.write_blank(row, column, None, self.format(dress or "text"))
            return
        if isinstance(value, Moment):
            value = datetime.combine(value.day, time()) + value.at
        kind = _kind(value)
        shown = self.format(dress or kind)
        if kind == "text":
            text = _spoken(value)
            if len(text.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
                raise FileFault(
                    f"Nội dung dài quá {_LONGEST_TEXT:,} ký tự, một ô của Excel không chứa được.".replace(",", ".", 1),
                    where=f"{self._path.name}, dòng {row + 1}, cột {column + 1}",
                    remedy="Đề nghị rút gọn nội dung ấy rồi xuất lại.",
                )
            sheet.write_string(row, column, text, shown)
        elif kind in ("whole", "number"):
            sheet.write_number(row, column, value, shown)
        else:
            sheet.write_datetime(row, column, value, shown)


def row_height(values: Iterable[tuple[object, float]]) -> float | None:
    """The height in points of a row that holds these values in columns of these widths; None for a single line.

    Excel would find it by itself on opening, LibreOffice would not.
    """
    lines = max((_lines(value, width) for value, width in values if isinstance(value, str)), default=1)
    return min(lines * _LINE, _TALLEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) * _LETTER / max(width, 1))) for line in text.split("\n"))


@contextmanager
def excel_file(path: Path, *, streaming: bool) -> Iterator[ExcelFile]:
    """Gives an .xlsx to write; on leaving it takes its place. Nothing is left behind when the writing is stopped.

    While `streaming`, rows go to the disk as they come: they must be written from above to below. Raises `FileFault`.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with written_beside(path, opened_in="Excel") as beside, tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(
            str(beside),
            {
                "constant_memory": streaming,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        book.set_properties({"author": "", "comments": "", "created": _CREATED})
        try:
            yield ExcelFile(book, path)
            book.close()
        except FileCreateError as error:
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error)) from error
        finally:
            _close_what_is_open(book)


def _close_what_is_open(book: Workbook) -> None:
    """Windows removes no folder in which a file is open."""
    for sheet in book.worksheets():
        handle: Any = getattr(sheet, "row_data_fh", None)
        if handle is not None:
            handle.close()


def _kind(value: object) -> str:
    """The name of the format that fits; what Excel's calendar or its fifteen digits cannot hold goes out as text."""
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) >= _EXACT):
        return "text"
    if isinstance(value, date):
        if (value.date() if isinstance(value, datetime) else value) < _FIRST_DAY:
            return "text"
        return "moment" if isinstance(value, datetime) else "day"
    return next((name for kinds, name in _NAMES if isinstance(value, kinds)), "text")


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return plain_text(value) if isinstance(value, date) else str(value)


def sheet_name(name: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """A name Excel accepts for a sheet: 31 characters, no brackets, colon, star, question mark or slash.

    `taken` are the names in use, case folded; a number makes the new one differ.
    """
    told = squeeze(_NOT_IN_NAMES.sub(" ", name)).strip("' ") or "Bảng"
    if told.casefold() == "history":
        told = f"{told} 1"
    told = _cut(told, _LONGEST_NAME)
    number, unique = 1, told
    while unique.casefold() in taken:
        number += 1
        tail = f" ({number})"
        unique = f"{_cut(told, _LONGEST_NAME - len(tail))}{tail}"
    return unique


def _cut(text: str, longest: int) -> str:
    """The text cut to so many UTF-16 units, never within a letter."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text.rstrip(" '")
