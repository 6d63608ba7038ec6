"""The rows below a head: which are data, and which are totals, heads again, group names, notes and signatures."""

from __future__ import annotations

import re

from desktop.spreadsheet.heads import FoundHead, is_numbering
from desktop.spreadsheet.sheet import Area, Cell, Kind, Row, Sheet
from desktop.spreadsheet.table import LeftOut, Why
from desktop.vietnamese.folding import fold_words

_TOTAL = re.compile(
    r"(?:tong|tong cong|tong so|cong|luy ke|cong luy ke|cong don)"
    r"|(?:tong cong|tong so|luy ke|cong (?:thang|quy|nam|trang|muc|nhom|phan|chuyen|luy|cot|[ivx]+|[a-d])\b).*"
)
_FOOT = re.compile(
    r"(?:nguoi (?:lap|tong hop|bao cao|ghi|ky)|thu truong|ky ten|ghi chu\b|luu y\b|noi nhan|chu tich"
    r"|truong (?:phong|ban|dai)|giam doc|xac nhan|ke toan|can bo|cong chuc|tm |kt |tl "
    r"|.*\bngay\b.{0,6}\bthang\b.{0,6}\bnam\b).*"
)
_GROUP = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*\D.*|[IVXLC]{1,6}\s+\D.*", re.DOTALL)
_GROUP_MARK = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_SHOWN = 60
_FIRST_LETTERS = frozenset("tcl")
_FIGURES = re.compile(r"[\d.,\s-]+")


class Sorter:
    """Parts the rows below a head; `data` and `left_out` are ready when it is made."""

    def __init__(self, sheet: Sheet, head: FoundHead, rows: tuple[Row, ...]) -> None:
        self._head = head
        self._columns = [head.column for head in head.heads]
        self._wide = {(area.first_row, area.first_column): area for area in sheet.merged if _is_wide(area)}
        self._in_foot = False
        self.data: list[Row] = []
        self.left_out: list[LeftOut] = []
        for row in rows:
            why = self._why_not(row)
            if why is None:
                self.data.append(row)
            else:
                self._leave(row, why)
        self._look_at_the_end()
        self.left_out.sort(key=lambda left: left.row)

    def _leave(self, row: Row, why: Why) -> None:
        text = " ".join(" | ".join(cell.text for cell in row.cells[:4]).split())
        self.left_out.append(LeftOut(row.number, why, text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")))

    def _why_not(self, row: Row) -> Why | None:
        fixed = self._as_placed(row)
        if fixed is not None:
            return fixed
        if self._is_repeated(row):
            self._in_foot = False
            return Why.REPEATED
        if self._in_foot:
            return Why.FOOT
        if is_total(row):
            return Why.TOTAL
        if self.data and self._is_foot(row):
            self._in_foot = True
            return Why.FOOT
        return Why.GROUP if self._is_group(row) else None

    def _as_placed(self, row: Row) -> Why | None:
        if row.number == self._head.unit_row:
            return Why.UNITS
        if row.number == self._head.numbering_row:
            return Why.NUMBERING
        after_head = self.left_out and self.left_out[-1].why is Why.REPEATED and is_numbering(row)
        return Why.NUMBERING if after_head else None

    def _is_repeated(self, row: Row) -> bool:
        """Whether most of a head row's texts stand in their columns again."""
        for told in self._head.texts:
            same = sum(1 for cell in row.cells if _says(cell, told.get(cell.column)))
            if same > 1 and same * 10 >= len(row.cells) * 6:
                return True
        return False

    def _is_foot(self, row: Row) -> bool:
        return len(row.cells) <= 3 and any(
            cell.kind is Kind.TEXT and _FOOT.fullmatch(fold_words(cell.text)) for cell in row.cells[:3]
        ) and not any(cell.kind in (Kind.NUMBER, Kind.DAY) for cell in row.cells)  # fmt: skip

    def _is_group(self, row: Row) -> bool:
        """A line that names what follows: one text over the table's width, `I. Phát thanh`, `A | Phát thanh`."""
        if len(self._columns) < 3 or any(cell.kind is not Kind.TEXT for cell in row.cells):
            return False
        first = row.cells[0]
        if len(row.cells) == 1:
            text = first.text.strip()
            wide = (row.number, first.column) in self._wide
            return wide or bool(_GROUP.fullmatch(text)) or (text.isupper() and first.column == self._columns[0])
        if len(row.cells) == 2 and len(self._columns) > 3:
            return first.column == self._columns[0] and bool(_GROUP_MARK.fullmatch(first.text.strip()))
        return False

    def _look_at_the_end(self) -> None:
        """Sums without a word, and names under a signature, stand below the last row of data."""
        while len(self.data) > 1 and _is_bare_sum(self.data[-1], self.data[:-1]):
            self._leave(self.data.pop(), Why.TOTAL)
        while len(self.data) > 1 and self._is_stray(self.data[-1], self.data[-2]):
            self._leave(self.data.pop(), Why.FOOT)

    def _is_stray(self, last: Row, before: Row) -> bool:
        if len(self._columns) < 3 or last.number == before.number + 1 or len(last.cells) > 1:
            return False
        return last.cells[0].kind is Kind.TEXT


def _says(cell: Cell, told: str | None) -> bool:
    """Whether a cell holds these words; white space and capitals do not count."""
    if told is None or not isinstance(cell.value, str) or len(cell.value) < len(told):
        return False
    return " ".join(cell.value.split()).lower() == told


def is_total(row: Row) -> bool:
    """Whether a row sums up others: its first text says so, and beside it stand only numbers."""
    texts = [cell for cell in row.cells if cell.kind is Kind.TEXT and not _looks_like_number(cell)]
    if not texts or texts[0].text.lstrip(" (-*")[:1].lower() not in _FIRST_LETTERS:
        return False
    if not _TOTAL.fullmatch(fold_words(texts[0].text)):
        return False
    return len(texts) < 3 and not any(cell.kind in (Kind.DAY, Kind.MOMENT) for cell in row.cells)


def _looks_like_number(cell: Cell) -> bool:
    return bool(_FIGURES.fullmatch(cell.text))


def _is_bare_sum(row: Row, above: list[Row]) -> bool:
    """A row of nothing but numbers, counted by formulas or equal to the sums of their columns."""
    if any(cell.kind is not Kind.NUMBER for cell in row.cells):
        return False
    if all(len(other.cells) == len(row.cells) for other in above[-3:]):
        return False
    if all(cell.formula for cell in row.cells):
        return True
    return all(_sum_of(above, cell.column) == cell.value for cell in row.cells)


def _sum_of(rows: list[Row], column: int) -> float | None:
    values = [cell.value for row in rows if (cell := row.at(column)) is not None and cell.kind is Kind.NUMBER]
    numbers = [value for value in values if isinstance(value, int | float)]
    return sum(numbers) if len(numbers) > 1 else None


def _is_wide(area: Area) -> bool:
    return area.last_column > area.first_column
