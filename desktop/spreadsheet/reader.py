"""A workbook from a file: .xlsx and .xlsm, .xls, .csv, known by content; texts of old fonts turned into Unicode."""

from __future__ import annotations

from pathlib import Path

from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.csv_reader import read_csv
from desktop.spreadsheet.gate import BookKind, kind_of, read_bytes
from desktop.spreadsheet.sheet import Workbook
from desktop.spreadsheet.xls_reader import read_xls
from desktop.spreadsheet.xlsx_reader import read_xlsx

_READERS = {BookKind.XLSX: read_xlsx, BookKind.XLS: read_xls, BookKind.CSV: read_csv}
_USUAL_NAMES = {
    BookKind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    BookKind.XLS: (".xls", ".xlt"),
    BookKind.CSV: (".csv", ".txt", ".tsv"),
}
_SPOKEN = {BookKind.XLSX: "Excel (.xlsx)", BookKind.XLS: "Excel cũ (.xls)", BookKind.CSV: "văn bản (.csv)"}


def read_workbook(path: Path, progress: Progress | None = None) -> Workbook:
    """The workbook as it stands in the file, texts as they were typed (`fonts.in_unicode` turns them).

    Raises `FileFault` for what cannot be read, `Cancelled` when someone asked to stop.
    """
    data = read_bytes(path)
    kind = kind_of(data, path.name)
    book = _READERS[kind](data, path.name, progress or NullProgress())
    remarks = (*_misnamed(path, kind), *book.remarks, *_about(book))
    return Workbook(book.name, book.sheets, remarks)


def _misnamed(path: Path, kind: BookKind) -> list[str]:
    if path.suffix.lower() in _USUAL_NAMES[kind]:
        return []
    return [f"Tên tệp có đuôi «{path.suffix}» nhưng nội dung là tệp {_SPOKEN[kind]}; chương trình đọc theo nội dung."]


def _about(book: Workbook) -> list[str]:
    """What a reader should know of the sheets: what is hidden, which formulas have no value."""
    said = []
    for sheet in book.sheets:
        called = f"Trang tính «{sheet.name}»"
        if sheet.hidden:
            said.append(f"{called} đang bị ẩn.")
        hidden = [row.number for row in sheet.rows if row.hidden]
        if hidden:
            said.append(f"{called} có {len(hidden)} dòng bị ẩn, dòng đầu là dòng {hidden[0]}; chương trình vẫn đọc.")
        if sheet.unfilled_formulas:
            places = ", ".join(sheet.unfilled_formulas[:5])
            more = "…" if len(sheet.unfilled_formulas) > 5 else ""
            said.append(
                f"{called} có công thức chưa có kết quả lưu trong tệp, ô {places}{more}; những ô này được coi là "
                "trống. Đề nghị mở tệp bằng Excel, lưu lại rồi đọc."
            )
    return said
