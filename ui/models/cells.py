"""How the value of a register's column is written in a cell."""

from __future__ import annotations

from desktop.domain.registers import Column
from desktop.domain.terms import Shape
from desktop.vietnamese.numerals import duration_text, grouped
from ui.labels import plain, tr


def shown(column: Column, value: object) -> str:
    """A value of a register as its cell shows it."""
    if value is None or value == "":
        return ""
    match column.shape:
        case Shape.CODE:
            return column.word(value)
        case Shape.YES_NO:
            return tr("Có") if value else ""
        case Shape.SECONDS:
            return duration_text(int(str(value)))
        case Shape.NUMBER if isinstance(value, int):
            return grouped(value)
        case _:
            return plain(value)
