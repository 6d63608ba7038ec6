"""A table in plain text (.csv, or text copied out of Excel): its bytes, its delimiter, its rows."""

from __future__ import annotations

import csv
import io
import re

from desktop.errors import FileFault
from desktop.progress import Progress
from desktop.spreadsheet.gate import damaged, refuse_too_much
from desktop.spreadsheet.sheet import Cell, Kind, Row, Sheet, Workbook
from desktop.vietnamese.folding import nfc

MAX_CSV_BYTES = 20_000_000
_STEP = 500
_LOOKED_AT = 20_000
_DELIMITERS = "\t;,|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LONGEST_CELL = 200_000


def read_csv(data: bytes, name: str, progress: Progress) -> Workbook:
    """One sheet of text cells; what they mean is asked later. Raises `FileFault`, `Cancelled`.

    Text of one byte a letter is given as Latin-1 or, where that reads as Vietnamese, as Windows' own code page; TCVN3
    and VNI are found by their letters with everything else.
    """
    if len(data) > MAX_CSV_BYTES:
        raise FileFault(
            f"Tệp .csv quá lớn; chương trình chỉ đọc tệp .csv đến {MAX_CSV_BYTES // 1_000_000} MB.",
            where=name,
            remedy="Đề nghị tách tệp thành nhiều phần.",
        )
    text = _decoded(data, name)
    rows = []
    cells_in_all = 0
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, fields in enumerate(reader, 1):
            if number % _STEP == 0:
                progress.step("Đang đọc tệp .csv", done=number)
            cells = tuple(
                Cell(column, Kind.TEXT, field.replace("\r\n", "\n"))
                for column, field in enumerate(fields, 1)
                if field.strip()
            )
            if cells:
                rows.append(Row(number, cells))
                cells_in_all += len(cells)
                refuse_too_much(name, name, len(rows), cells_in_all)
    except csv.Error:
        raise damaged(name) from None
    return Workbook(name, (Sheet("CSV", tuple(rows)),))


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise damaged(name) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _of_one_byte(data: bytes) -> str:
    from desktop.vietnamese.legacy import Coding, coding_of_all

    latin = data.decode("latin-1")
    if coding_of_all(latin.splitlines()) is not Coding.UNICODE:
        return latin
    return nfc(data.decode("cp1258", errors="replace"))


def _delimiter(text: str) -> str:
    """The sign that stands equally often in the most of the first lines, quoted cells left aside; the oftener wins."""
    lines = [line for line in _QUOTED.sub("", text[:_LOOKED_AT]).splitlines() if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max({count for count in counts if count}, key=lambda count: (counts.count(count), count), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=agreement)
