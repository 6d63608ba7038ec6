"""What the window calls things and how it writes values: days as 05/01/2024, numbers as 1.234, yes as Có."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from desktop.vietnamese.numerals import day_text

PROGRAM = "Sổ Truyền Thông"


def tr(text: str) -> str:
    """A text of the window; Vietnamese is the source language, a translation may replace it."""
    return QCoreApplication.translate("ui", text)


def sentence(text: str) -> str:
    """A term as it begins a sentence: the first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def plain(value: object) -> str:
    """A value without a column: a day, a time of day, or what it is."""
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


def moment(stamp: str) -> str:
    """A moment kept in UTC as ISO text, by the clock on the wall: `05/01/2024 14:30`."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%d/%m/%Y %H:%M")
