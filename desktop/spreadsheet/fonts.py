"""A workbook's texts turned into Unicode, with what was turned, before and after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from unicodedata import is_normalized

from desktop.spreadsheet.sheet import Cell, Kind, Row, Run, Sheet, Workbook
from desktop.vietnamese.legacy import Coding, coding_of_all, coding_of_font, could_be_legacy, to_unicode

_SAMPLES = 8
_JUDGED = 500


@dataclass(frozen=True, slots=True)
class Turned:
    """Cells of one font of one sheet that were turned: how many, and the first of them before and after."""

    sheet: str
    font: str
    coding: Coding
    cells: int
    samples: tuple[tuple[str, str], ...]


def in_unicode(book: Workbook) -> tuple[Workbook, tuple[Turned, ...]]:
    """The workbook with every text in Unicode, NFC; and what had to be turned for it."""
    turned: list[Turned] = []
    sheets = tuple(_Turner(sheet).turn(turned) for sheet in book.sheets)
    return Workbook(book.name, sheets, book.remarks), tuple(turned)


class _Turner:
    """Texts of one font of a sheet are judged together: one short word may be a syllable in two codings."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        texts: dict[str, set[str]] = defaultdict(set)
        for row in sheet.rows:
            for cell in row.cells:
                if cell.kind is Kind.TEXT and not cell.text.isascii():
                    for text, font in _stretches(cell):
                        judged = texts[font]
                        if len(judged) < _JUDGED and could_be_legacy(text):
                            judged.add(text)
        self._codings = {font: coding_of_all(found, font) for font, found in texts.items() if found}
        self._capitals: dict[str, bool] = {}
        self._counts: dict[tuple[str, Coding], int] = defaultdict(int)
        self._samples: dict[tuple[str, Coding], list[tuple[str, str]]] = defaultdict(list)

    def turn(self, turned: list[Turned]) -> Sheet:
        rows = tuple(self._row(row) for row in self._sheet.rows)
        for (font, coding), count in self._counts.items():
            turned.append(Turned(self._sheet.name, font, coding, count, tuple(self._samples[font, coding])))
        return replace(self._sheet, rows=rows)

    def _row(self, row: Row) -> Row:
        cells = tuple([cell if self._stays(cell) else self._cell(cell) for cell in row.cells])
        return row if cells == row.cells else Row(row.number, cells, row.hidden)

    def _stays(self, cell: Cell) -> bool:
        """Whether nothing in the cell could change, asked quickly."""
        text = cell.value
        if cell.kind is not Kind.TEXT or not isinstance(text, str):
            return True
        if cell.runs:
            return False
        if text.isascii():
            capitals = self._capitals.get(cell.font)
            if capitals is None:
                capitals = self._capitals[cell.font] = coding_of_font(cell.font) is Coding.TCVN3_CAPITALS
            return not capitals
        return self._codings.get(cell.font, Coding.UNICODE) is Coding.UNICODE and is_normalized("NFC", text)

    def _cell(self, cell: Cell) -> Cell:
        pieces = [self._stretch(text, font) for text, font in _stretches(cell)]
        return cell._replace(value="".join(pieces), runs=())

    def _stretch(self, text: str, font: str) -> str:
        named = coding_of_font(font)
        if text.isascii():
            return text.upper() if named is Coding.TCVN3_CAPITALS else text
        coding = self._codings.get(font, Coding.UNICODE) if could_be_legacy(text) else Coding.UNICODE
        after = to_unicode(text, coding)
        if coding is not Coding.UNICODE and after != text:
            self._counts[font, coding] += 1
            samples = self._samples[font, coding]
            if len(samples) < _SAMPLES:
                samples.append((text, after))
        return after


def _stretches(cell: Cell) -> tuple[Run, ...]:
    """The parts of a text with the font of each; a run without one has the cell's."""
    return tuple(Run(run.text, run.font or cell.font) for run in cell.runs) or (Run(cell.text, cell.font),)
