"""A cell's content read as a number, a day, a time, a duration, yes or no.

What is refused is a ValueError with the reason in Vietnamese, to go on after the place and what stands there: ghi
«31/9/2024», tháng 9 chỉ có 30 ngày.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from desktop.spreadsheet.days import YearOf, day_from
from desktop.spreadsheet.layout import Meaning
from desktop.spreadsheet.lengths import duration_from, time_from
from desktop.spreadsheet.numbers import decimal_from, whole_from
from desktop.spreadsheet.sheet import Cell, Kind
from desktop.vietnamese.folding import fold_words, squeeze

Read = str | int | Decimal | date | time | timedelta | bool

_YES = frozenset(fold_words(word) for word in ("có", "x", "v", "đúng", "rồi", "đã", "yes", "y", "true", "1", "ok"))
_NO = frozenset(fold_words(word) for word in ("không", "chưa", "sai", "no", "n", "false", "0", "ko", "k"))
_TICKS = frozenset("✓✔☑√")
_CROSSES = frozenset("✗✘☐-–—")


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell does not say itself: the period a day without a year lies in, and the unit its head tells."""

    year_of: YearOf
    unit: str = ""
    units: tuple[str, ...] = ()


def read_value(cell: Cell, meaning: Meaning, context: Context) -> Read:
    """The cell as the column means it. Raises ValueError."""
    if cell.kind is Kind.FAULT:
        raise ValueError("là lỗi của công thức Excel; đề nghị sửa ô này.")
    return _READERS[meaning](cell, context)


def flag_from(cell: Cell) -> bool:
    """`có`, `x`, `✓` and the like are yes; `không`, `chưa`, `-` no."""
    if isinstance(cell.value, bool):
        return cell.value
    text = cell.text.strip()
    if text in _TICKS or fold_words(text) in _YES:
        return True
    if text in _CROSSES or fold_words(text) in _NO:
        return False
    raise ValueError("không phải là có hoặc không (đề nghị ghi có, x hoặc không).")


def _lines(cell: Cell, _: Context) -> str:
    return "\n".join(squeeze(line) for line in cell.text.strip().splitlines())


_READERS: dict[Meaning, Callable[[Cell, Context], Read]] = {
    Meaning.TEXT: lambda cell, _: squeeze(cell.text),
    Meaning.LONG_TEXT: _lines,
    Meaning.NUMBER: lambda cell, context: whole_from(cell, context.units),
    Meaning.DECIMAL: lambda cell, context: decimal_from(cell, context.units),
    Meaning.DAY: lambda cell, context: day_from(cell, context.year_of),
    Meaning.TIME: lambda cell, _: time_from(cell),
    Meaning.DURATION: lambda cell, context: duration_from(cell, context.unit),
    Meaning.FLAG: lambda cell, _: flag_from(cell),
}


def looks_like(cell: Cell, meaning: Meaning) -> bool:
    """Whether a cell, taken by itself, could mean this; a day may lack its year."""
    if cell.kind is Kind.NUMBER:
        return False
    try:
        read_value(cell, meaning, Context(YearOf.any()))
    except ValueError:
        return False
    return True


def is_blank(cells: Iterable[Cell | None]) -> bool:
    """Whether nothing stands in any of the cells."""
    return all(cell is None or (isinstance(cell.value, str) and not cell.value.strip()) for cell in cells)
