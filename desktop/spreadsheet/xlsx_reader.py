"""An .xlsx read row by row: saved values of formulas, original places, fonts, what is merged and hidden."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.errors import FileFault
from desktop.openxml import Harm, Refused
from desktop.progress import Progress
from desktop.spreadsheet.gate import refuse_too_much
from desktop.spreadsheet.serials import Shape, from_serial
from desktop.spreadsheet.sheet import (
    Area,
    Cell,
    Kind,
    Moment,
    Row,
    Run,
    Sheet,
    Value,
    Workbook,
    column_number,
    place,
)
from desktop.spreadsheet.xlsx_package import SheetPart, XlsxPackage, is_on, plain_string, read_string, told

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_NAMED_PLACES = 100
_STEP = 500
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_NO_STYLE = ("", Shape.NUMBER)
_Content = tuple[Kind, Value, tuple[Run, ...]]


def read_xlsx(data: bytes, name: str, progress: Progress) -> Workbook:
    """The workbook; nothing in it is run, no link followed. Raises `FileFault`, `Cancelled`."""
    try:
        package = XlsxPackage(data, name)
        parts = package.sheets()
        reader = _Reader(package, progress)
        sheets = tuple(reader.sheet(part) for part in parts if part.part)
    except Refused as refused:
        raise told(refused, name) from None
    except (ValueError, OverflowError):
        raise told(Refused(Harm.BROKEN), name) from None
    if not sheets:
        raise FileFault("Tệp không có trang tính nào để đọc.", where=name, remedy="Đề nghị kiểm tra lại tệp đã chọn.")
    return Workbook(name, sheets, tuple(package.dangers()))


class _Reader:
    def __init__(self, package: XlsxPackage, progress: Progress) -> None:
        self._package = package
        self._progress = progress
        progress.step("Đang đọc bảng chữ của tệp", done=0)
        self._strings = package.strings()
        self._styles = package.styles()
        self._letters: dict[str, int] = {}
        self._rows = 0
        self._cells = 0

    def sheet(self, listed: SheetPart) -> Sheet:
        rows: list[Row] = []
        merged: list[Area] = []
        hidden: set[int] = set()
        widths: dict[int, float] = {}
        self._unfilled: list[str] = []
        number = seen = 0
        for element in self._package.office.elements(listed.part, "row", "col", "mergeCell"):
            kind = element.tag[-3:]
            if kind == "row":
                seen += 1
                if seen % _STEP == 0:
                    self._progress.step(f"Đang đọc trang tính «{listed.name}»", done=seen)
                number = int(element.get("r") or number + 1)
                if not 1 <= number <= _LAST_ROW:
                    raise Refused(Harm.BROKEN)
                cells = self._row(element, number)
                if cells:
                    rows.append(Row(number, cells, is_on(element.get("hidden"))))
                    self._count(listed.name, len(cells))
            elif kind == "col":
                _column(element, hidden, widths)
            else:
                merged.append(_area(element.get("ref") or ""))
        return Sheet(
            listed.name,
            _in_order(rows),
            tuple(merged),
            listed.hidden,
            frozenset(hidden),
            widths,
            tuple(self._unfilled),
        )

    def _count(self, sheet: str, cells: int) -> None:
        self._rows += 1
        self._cells += cells
        refuse_too_much(self._package.name, sheet, self._rows, self._cells)

    def _row(self, element: _Element, number: int) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 0
        value_tag, formula_tag = f"{element.tag[:-3]}v", f"{element.tag[:-3]}f"
        for cell in element:
            reference = cell.get("r")
            before, column = column, self._column(reference) if reference else column + 1
            if column <= before:
                raise Refused(Harm.BROKEN)
            raw, formula, inline = None, False, None
            for child in cell:
                tag = child.tag
                if tag == value_tag:
                    raw = child.text
                elif tag == formula_tag:
                    formula = True
                else:
                    inline = child
            kind = cell.get("t") or "n"
            if raw is None and inline is None:
                if formula and kind != "str" and len(self._unfilled) < _NAMED_PLACES:
                    self._unfilled.append(place(number, column))
                continue
            style = cell.get("s")
            font, shape = self._style(int(style)) if style else self._style(0)
            content = self._content(kind, raw, inline, shape)
            if content is not None:
                cells.append(Cell(column, content[0], content[1], font, formula, content[2]))
        return tuple(cells)

    def _style(self, index: int) -> tuple[str, Shape]:
        return self._styles[index] if 0 <= index < len(self._styles) else _NO_STYLE

    def _column(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        known = self._letters.get(letters)
        if known is None:
            known = column_number(letters)
            if not 1 <= known <= _LAST_COLUMN:
                raise Refused(Harm.BROKEN)
            self._letters[letters] = known
        return known

    def _content(self, kind: str, raw: str | None, inline: _Element | None, shape: Shape) -> _Content | None:
        """Kind, value and runs of a cell; None where nothing stands."""
        if kind in ("s", "inlineStr", "str"):
            text, runs = self._string(kind, raw, inline)
            return (Kind.TEXT, text, runs) if text.strip() else None
        if raw is None or not raw.strip():
            return None
        match kind:
            case "b":
                return Kind.FLAG, is_on(raw.strip()), ()
            case "e":
                return Kind.FAULT, raw.strip(), ()
            case "d":
                return (*_iso(raw.strip()), ())
            case _:
                return (*from_serial(_number(raw), shape, since_1904=self._package.since_1904), ())

    def _string(self, kind: str, raw: str | None, inline: _Element | None) -> tuple[str, tuple[Run, ...]]:
        if kind == "str":
            return plain_string(raw or ""), ()
        if kind == "inlineStr":
            return read_string(inline) if inline is not None else ("", ())
        index = int(raw or -1)
        if not 0 <= index < len(self._strings):
            raise Refused(Harm.BROKEN)
        return self._strings[index]


def _number(raw: str) -> int | float:
    try:
        return int(raw)
    except ValueError:
        number = float(raw)
    if not math.isfinite(number):
        raise Refused(Harm.BROKEN)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _iso(raw: str) -> tuple[Kind, Value]:
    """A day written in ISO form, with or without a time of day."""
    day, _, clock = raw.rstrip("Z").partition("T")
    if not clock or clock.startswith("00:00:00"):
        return Kind.DAY, date.fromisoformat(day)
    at = time.fromisoformat(clock)
    return Kind.MOMENT, Moment(date.fromisoformat(day), timedelta(hours=at.hour, minutes=at.minute, seconds=at.second))


def _column(element: _Element, hidden: set[int], widths: dict[int, float]) -> None:
    first, last = int(element.get("min") or 0), int(element.get("max") or 0)
    if not 1 <= first <= last <= _LAST_COLUMN:
        return
    width = element.get("width")
    for column in range(first, last + 1):
        if is_on(element.get("hidden")):
            hidden.add(column)
        if width:
            widths[column] = float(width)


def _area(reference: str) -> Area:
    found = _AREA.fullmatch(reference)
    if found is None:
        raise Refused(Harm.BROKEN)
    column, row = column_number(found[1]), int(found[2])
    return Area(row, column, int(found[4] or row), column_number(found[3]) if found[3] else column)


def _in_order(rows: list[Row]) -> tuple[Row, ...]:
    numbers = [row.number for row in rows]
    if any(one >= other for one, other in pairwise(numbers)):
        raise Refused(Harm.BROKEN)
    return tuple(rows)
