"""A table of a Word paper read as a sheet: what each column is called, rows of figures, the total row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop.documents.conformance.word.model import Row, Table
from desktop.vietnamese.folding import fold, fold_words

_FIGURE = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_TOTAL = re.compile(r"(?:tong|cong)(?: cong| so)?\b(?!.*(?:hop|ket|dai|cuc|cong ty|doan|dong|tac))")
_GROUP = re.compile(r"[IVXLC]+|[A-ZĐ]")
_NOTHING = {"", "-", "–", "…"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Texts by column; a merged cell stands in its first column only."""

    cells: tuple[str, ...]
    bold: bool
    group: bool

    @property
    def is_total(self) -> bool:
        first = next((text for text in self.cells if text), "")
        return _TOTAL.match(fold_words(first)) is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Column heads (joined over head rows) and the rows below."""

    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    def column(self, *words: str) -> int | None:
        """The first column whose head holds one of these folded words as a whole phrase."""
        for place, head in enumerate(self.heads):
            if any(f" {word} " in f" {fold_words(head)} " for word in words):
                return place
        return None


def read_sheet(table: Table) -> Sheet | None:
    """The sheet; None for a table without a head and two columns."""
    if len(table.rows) < 2:
        return None
    heads = _head_rows(table)
    width = max(sum(cell.span for cell in row.cells) for row in table.rows)
    if width < 2:
        return None
    titles = [""] * width
    for row in table.rows[:heads]:
        for place, span, text in _spread(row):
            for column in range(place, min(place + span, width)):
                titles[column] = f"{titles[column]} {text}".strip()
    rows = [_sheet_row(row, width) for row in table.rows[heads:]]
    if rows and _counts_columns(rows[0]):
        rows = rows[1:]
    return Sheet(tuple(titles), tuple(rows))


def _head_rows(table: Table) -> int:
    marked = 0
    while marked < len(table.rows) and table.rows[marked].head:
        marked += 1
    if marked:
        return marked
    second = table.rows[1]
    return 2 if len(table.rows) > 2 and any(cell.continued for cell in second.cells) else 1


def _spread(row: Row) -> list[tuple[int, int, str]]:
    found = []
    place = 0
    for cell in row.cells:
        found.append((place, cell.span, "" if cell.continued else cell.words))
        place += cell.span
    return found


def _sheet_row(row: Row, width: int) -> SheetRow:
    cells = [""] * width
    for place, _, text in _spread(row):
        if place < width:
            cells[place] = text
    runs = [run for cell in row.cells for one in cell.paragraphs for run in one.shown]
    bold = bool(runs) and all(run.look.bold for run in runs)
    return SheetRow(tuple(cells), bold, bold or _GROUP.fullmatch(cells[0]) is not None)


def _counts_columns(row: SheetRow) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3), or A, B, 1, 2."""
    bare = [text.strip("() ") for text in row.cells if text]
    numbers = [int(text) for text in bare if text.isdigit()]
    if len(numbers) < 2 or any(len(text) > 2 for text in bare):
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(bare) == len(row.cells)


def figure(text: str) -> Decimal | None:
    """A number written the Vietnamese way, a percent sign let pass; 0 for nothing, None for anything else."""
    bare = text.strip().rstrip("%").strip()
    if bare in _NOTHING:
        return Decimal(0)
    if not _FIGURE.fullmatch(bare):
        return None
    try:
        return Decimal(bare.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def decimals(text: str) -> int:
    """How many digits stand behind the comma."""
    return len(text.strip().rstrip("% ").partition(",")[2])


def is_folded(text: str, *words: str) -> bool:
    """Whether a folded text holds one of the words."""
    folded = fold(text)
    return any(word in folded for word in words)
