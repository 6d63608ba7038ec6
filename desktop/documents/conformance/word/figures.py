"""Z3 to Z5 of a Word paper: what its tables ask and whether their figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from desktop.documents.conformance.departure import Departure, depart, gather, snippet
from desktop.documents.conformance.personal import sensitive_departures
from desktop.documents.conformance.word.model import Paragraph, Table
from desktop.documents.conformance.word.parts import Anatomy
from desktop.documents.conformance.word.sheets import Sheet, decimals, figure, is_folded, read_sheet
from desktop.vietnamese.collation import name_key
from desktop.vietnamese.folding import fold

_NO_SUM = ("%", "ty le", "ti le", "stt", "luy ke", "binh quan", "trung binh", "so hieu", "ghi chu")
_PERCENT = ("%", "ty le", "ti le")
_DECIMAL_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})%?")
_PERCENT_POINT = re.compile(r"(?<![\d.])\d+\.\d{1,2} ?%")
_ROUNDED = ("phut", "thoi luong")
"""Columns of durations: each row is rounded to a minute on its own, the total once."""
_ENOUGH = 3  # rows that must agree before a formula is believed


def check_figures(parts: Anatomy) -> Iterator[Departure]:
    """Tables of body and annexes."""
    in_body = [(block, True) for block in parts.body if isinstance(block, Table)]
    in_annex = [(block, False) for annex in parts.annexes for block in annex.blocks if isinstance(block, Table)]
    read = [(read_sheet(table), inside) for table, inside in (*in_body, *in_annex)]
    sheets = [(inside, sheet) for sheet, inside in read if sheet is not None]
    yield from sensitive_departures((_where(sheet), head) for _, sheet in sheets for head in sheet.heads)
    for inside, sheet in sheets:
        yield from _names(sheet, in_body=inside)
    sums = [(_where(sheet), what) for _, sheet in sheets for what in (*_totals(sheet), *_percents(sheet))]
    yield from gather("Z5", sums, "Đề nghị kiểm tra lại số liệu.")
    points = [(_where(sheet), what) for _, sheet in sheets for what in _points(sheet)]
    texts = [block for block in parts.body if isinstance(block, Paragraph)]
    points += [
        (f"đoạn {snippet(one.words)}", _point(found[0])) for one in texts if (found := _PERCENT_POINT.search(one.words))
    ]
    yield from gather("Z5", points, "Đề nghị dùng dấu phẩy cho phần thập phân.")


def _where(sheet: Sheet) -> str:
    return f"Bảng {snippet(' | '.join(head for head in sheet.heads if head))}"


def _names(sheet: Sheet, *, in_body: bool) -> Iterator[Departure]:
    column = sheet.column("ho va ten", "ho ten", "ho, ten")
    rows = [row for row in sheet.rows if column is not None and row.cells[column] and not row.is_total]
    if column is None or len(rows) < 2:
        return
    if in_body:
        remedy = "Đề nghị đưa danh sách vào phụ lục, trong nội dung chỉ ghi số lượng."
        yield depart("Z4", _where(sheet), "Danh sách cá nhân nằm trong nội dung văn bản.", remedy)
    counted = [int(row.cells[0]) for row in rows if row.cells[0].isdigit()]
    if column and counted != list(range(1, len(rows) + 1)):
        yield depart("Z4", _where(sheet), "Số thứ tự của danh sách không liên tục.", "Đề nghị đánh lại số thứ tự.")
    if not _is_ordered([(_unit(sheet, row.cells), row.cells[column]) for row in rows]):
        remedy = "Đề nghị xếp theo tên, họ, đệm theo thứ tự chữ cái tiếng Việt."
        yield depart("Z4", _where(sheet), "Danh sách chưa xếp theo thứ tự tên.", remedy)


def _unit(sheet: Sheet, cells: tuple[str, ...]) -> str:
    column = sheet.column("don vi", "co quan", "don vi cong tac")
    return cells[column] if column is not None else ""


def _is_ordered(listed: list[tuple[str, str]]) -> bool:
    """By name as a whole, or by name within each unit."""
    keys = [name_key(name) for _, name in listed]
    if keys == sorted(keys):
        return True
    by_unit: dict[str, list[str]] = {}
    for (unit, _), key in zip(listed, keys, strict=True):
        by_unit.setdefault(unit, []).append(key)
    units = [unit for spot, (unit, _) in enumerate(listed) if not spot or listed[spot - 1][0] != unit]
    together = len(units) == len(set(units)) > 1
    return together and all(group == sorted(group) for group in by_unit.values())


def _totals(sheet: Sheet) -> Iterator[str]:
    totals = [row for row in sheet.rows if row.is_total]
    if len(totals) != 1:
        return
    rows = [row for row in sheet.rows if row is not totals[0] and any(row.cells)]
    for column, head in enumerate(sheet.heads):
        said = figure(totals[0].cells[column]) if totals[0].cells[column].strip() else None
        values = [figure(row.cells[column]) for row in rows]
        known = [value for value in values if value is not None]
        if said is None or column == 0 or is_folded(head, *_NO_SUM) or len(known) != len(values) or len(known) < 2:
            continue
        groups = [value for row, value in zip(rows, known, strict=True) if row.group]
        leaves = [value for row, value in zip(rows, known, strict=True) if not row.group]
        rounded = is_folded(head, *_ROUNDED)
        if not any(_adds_up(said, chosen, rounded=rounded) for chosen in (known, groups, leaves) if chosen):
            added = _written(sum(known, Decimal(0)))
            yield f"Cột «{head}»: tổng ghi {totals[0].cells[column]}, cộng các hàng được {added}."


def _adds_up(said: Decimal, values: list[Decimal], *, rounded: bool) -> bool:
    """Rounded figures may miss the total by half their last digit each."""
    exponent = min(int(value.as_tuple().exponent) for value in (*values, said))
    slack = Decimal(len(values)).scaleb(exponent) / 2 if exponent < 0 or rounded else Decimal(0)
    return abs(sum(values, Decimal(0)) - said) <= slack


def _written(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _percents(sheet: Sheet) -> Iterator[str]:
    """Shares that do not follow from the other figures of their row, where most rows of the column do."""
    for column, head in enumerate(sheet.heads):
        if not is_folded(head, *_PERCENT):
            continue
        rows = [row.cells for row in sheet.rows if re.search(r"\d", row.cells[column])]
        fits = _best_formula(sheet, column, rows)
        if fits is None:
            continue
        for cells, fit in zip(rows, fits, strict=True):
            if fit is False:
                yield f"Cột «{head}»: tỷ lệ {cells[column]} không khớp với số liệu cùng hàng ({snippet(cells[1])})."


def _best_formula(sheet: Sheet, column: int, rows: list[tuple[str, ...]]) -> list[bool | None] | None:
    others = [
        place for place, head in enumerate(sheet.heads) if place != column and not is_folded(head, *_PERCENT, "stt")
    ]
    best: list[bool | None] | None = None
    for part, whole in permutations(others, 2):
        fits = [_is_share(cells, part, whole, column) for cells in rows]
        if best is None or fits.count(True) > best.count(True):
            best = fits
    if best is None or best.count(True) < _ENOUGH or best.count(True) < 3 * best.count(False):
        return None
    return best


def _is_share(cells: tuple[str, ...], part: int, whole: int, column: int) -> bool | None:
    """Whether the share is part of whole in hundredths to the digits shown; None when it cannot be reckoned."""
    if not (cells[part].strip() and cells[whole].strip()):
        return None
    top, below, said = figure(cells[part]), figure(cells[whole]), figure(cells[column])
    if top is None or not below or said is None:
        return None
    slack = Decimal(1).scaleb(-decimals(cells[column])) / 2
    return abs(top * 100 / below - said) <= slack


def _points(sheet: Sheet) -> Iterator[str]:
    for column, head in enumerate(sheet.heads):
        if column == 0 or is_folded(head, "stt", "ngay", "thoi gian", "muc", "so hieu"):
            continue
        for row in sheet.rows:
            if _DECIMAL_POINT.fullmatch(row.cells[column].strip()):
                yield _point(row.cells[column])


def _point(text: str) -> str:
    return f"Số thập phân ghi bằng dấu chấm: {fold(text)}."
