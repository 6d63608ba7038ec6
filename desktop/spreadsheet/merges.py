"""Merged cells: which text stands in every place they cover."""

from __future__ import annotations

from bisect import bisect_left

from desktop.spreadsheet.sheet import Area, Cell, Row, Sheet


class Covered:
    """Places of a few rows with the merged area each belongs to; areas are cut to the columns in use."""

    def __init__(self, sheet: Sheet, rows: tuple[Row, ...]) -> None:
        self._cells = {(row.number, cell.column): cell for row in rows for cell in row.cells}
        self.width = max((column for _, column in self._cells), default=0)
        self._areas: dict[tuple[int, int], Area] = {}
        numbers = [row.number for row in rows]
        if not numbers:
            return
        for area in sheet.merged:
            if area.last_row < numbers[0] or area.first_row > numbers[-1]:
                continue
            for row in range(max(area.first_row, numbers[0]), min(area.last_row, numbers[-1]) + 1):
                for column in range(area.first_column, min(area.last_column, self.width) + 1):
                    self._areas[row, column] = area

    def area(self, row: int, column: int) -> Area | None:
        return self._areas.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The text shown in a place, that of the first cell where it is merged; one line, ends stripped."""
        area = self._areas.get((row, column))
        cell = self._cells.get((area.first_row, area.first_column) if area else (row, column))
        return " ".join(cell.text.split()) if cell else ""


def filled_down(sheet: Sheet, after: int) -> tuple[Row, ...]:
    """The rows below `after`, what is merged over several of them given to each that holds something else too."""
    rows = [row for row in sheet.rows if row.number > after]
    numbers = [row.number for row in rows]
    added: dict[int, list[Cell]] = {}
    for area in sheet.merged:
        if area.last_row == area.first_row or area.first_row <= after:
            continue
        start = bisect_left(numbers, area.first_row)
        if start == len(rows) or numbers[start] != area.first_row:
            continue
        cell = rows[start].at(area.first_column)
        for index in range(start + 1, bisect_left(numbers, area.last_row + 1)):
            if cell is not None and rows[index].at(area.first_column) is None:
                added.setdefault(index, []).append(cell)
    for index, cells in added.items():
        row = rows[index]
        both = sorted((*row.cells, *cells), key=lambda cell: cell.column)
        rows[index] = Row(row.number, tuple(both), row.hidden)
    return tuple(rows)
