"""A workbook's texts turned into Unicode, with what was turned, before and after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desktop.spreadsheet.sheet import Cell, Kind, Row, Run, Sheet, Workbook
from desktop.vietnamese.legacy import Coding, coding_of_all, coding_of_font, could_be_legacy, to_unicode

_SAMPLES = 8


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
        texts: dict[str, list[str]] = defaultdict(list)
        for row in sheet.rows:
            for cell in row.cells:
                for text, font in _stretches(cell):
                    if could_be_legacy(text):
                        texts[font].append(text)
        self._codings = {font: coding_of_all(found, font) for font, found in texts.items()}
        self._counts: dict[tuple[str, Coding], int] = defaultdict(int)
        self._samples: dict[tuple[str, Coding], list[tuple[str, str]]] = defaultdict(list)

    def turn(self, turned: list[Turned]) -> Sheet:
        sheet = self._sheet
        rows = tuple(Row(row.number, tuple(map(self._cell, row.cells)), row.hidden) for row in sheet.rows)
        for (font, coding), count in self._counts.items():
            turned.append(Turned(sheet.name, font, coding, count, tuple(self._samples[font, coding])))
        return Sheet(
            sheet.name, rows, sheet.merged, sheet.hidden, sheet.hidden_columns, sheet.widths, sheet.unfilled_formulas
        )

    def _cell(self, cell: Cell) -> Cell:
        if cell.kind is not Kind.TEXT or (cell.text.isascii() and not cell.runs and not _in_capitals(cell.font)):
            return cell
        pieces = [self._stretch(text, font) for text, font in _stretches(cell)]
        after = "".join(pieces)
        return cell if after == cell.text and not cell.runs else cell._replace(value=after, runs=())

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
    if cell.kind is not Kind.TEXT:
        return ()
    return tuple(Run(run.text, run.font or cell.font) for run in cell.runs) or (Run(cell.text, cell.font),)


def _in_capitals(font: str) -> bool:
    return coding_of_font(font) is Coding.TCVN3_CAPITALS
