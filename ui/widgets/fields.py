"""The fields of a form, one kind for each shape of value: each gives its value, or says in words what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain import terms
from desktop.domain.record import Code
from desktop.domain.terms import Shape
from desktop.vietnamese.numerals import duration_text, grouped
from ui.labels import plain, sentence, tr
from ui.widgets.typed import read_clock, read_day, read_number, read_seconds

T = TypeVar("T")


class Field(Protocol):
    """What a form needs of a field."""

    def put(self, value: Any) -> None:
        """Show a value."""

    def take(self) -> Any:
        """The value; ValueError in words when what stands there means nothing."""

    def mark(self, *, faulty: bool) -> None:
        """Show that the field is at fault, or no longer."""

    def raw(self) -> Any:
        """What stands in the field, be it sense or not; plain enough for JSON."""

    def put_raw(self, value: Any) -> None:
        """What `raw` gave, as if typed again."""


def restyle(widget: QWidget, name: str, *, value: bool) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineField(QLineEdit):
    """One line of text, or of something read from text when the field is left."""

    def __init__(
        self, read: Callable[[str], Any] = str.strip, write: Callable[[Any], str] = plain, *, hint: str = ""
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._tidy)

    def put(self, value: Any) -> None:
        self.setText("" if value is None else self._write(value))
        self.setCursorPosition(0)

    def take(self) -> Any:
        return self._read(self.text())

    def mark(self, *, faulty: bool) -> None:
        restyle(self, "faulty", value=faulty)

    def raw(self) -> str:
        return self.text()

    def put_raw(self, value: Any) -> None:
        self.setText(str(value))

    def _tidy(self) -> None:
        """Write the value as the office does, once the field is left and means something."""
        try:
            value = self._read(self.text())
        except ValueError:
            self.mark(faulty=True)
            return
        self.mark(faulty=False)
        tidy = "" if value is None else self._write(value)
        if tidy != self.text():
            self.setText(tidy)


class DayField(LineField):
    """A day; Ctrl+; is today."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(lambda text: read_day(text, today()), hint=tr("ngày/tháng/năm"))
        self._today = today

    def put_today(self) -> None:
        """Today, as Ctrl+; puts it."""
        self.put(self._today())


class LongField(QPlainTextEdit):
    """Several lines of text; Tab leaves the field, Ctrl+Enter too."""

    left = Signal()

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 18)

    def put(self, value: Any) -> None:
        self.setPlainText(str(value or ""))

    def take(self) -> str:
        return self.toPlainText().strip()

    def mark(self, *, faulty: bool) -> None:
        restyle(self, "faulty", value=faulty)

    def raw(self) -> str:
        return self.toPlainText()

    def put_raw(self, value: Any) -> None:
        self.setPlainText(str(value))


class CodeField(QComboBox):
    """One of a closed list, by the office's words."""

    def __init__(self, codes: Sequence[Code], *, empty: str = "") -> None:
        super().__init__()
        if empty:
            self.addItem(empty, None)
        for code in codes:
            self.addItem(sentence(code.term), code.value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def put(self, value: Any) -> None:
        self.setCurrentIndex(max(0, self.findData(None if value is None else str(value))))

    def take(self) -> str | None:
        """The code; the record makes its own member of it."""
        code = self.currentData()
        return None if code is None else str(code)

    def mark(self, *, faulty: bool) -> None:
        restyle(self, "faulty", value=faulty)

    def raw(self) -> str | None:
        return self.take()

    def put_raw(self, value: Any) -> None:
        self.put(value)

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802
        """Rolling over a closed list never changes what is chosen: the form behind it rolls."""
        event.ignore()


class YesNoField(QCheckBox):
    """Yes or no; `number` for a field that holds 1 or 0."""

    def __init__(self, *, number: bool = False) -> None:
        super().__init__()
        self._number = number

    def put(self, value: Any) -> None:
        self.setChecked(bool(value))

    def take(self) -> bool | int:
        return int(self.isChecked()) if self._number else self.isChecked()

    def mark(self, *, faulty: bool) -> None:
        restyle(self, "faulty", value=faulty)

    def raw(self) -> bool:
        return self.isChecked()

    def put_raw(self, value: Any) -> None:
        self.setChecked(bool(value))


def changed_in(field: QWidget) -> Any:
    """The signal by which a field tells that something else stands in it."""
    if isinstance(field, QComboBox):
        return field.currentIndexChanged
    return field.toggled if isinstance(field, QCheckBox) else field.textChanged  # type: ignore[attr-defined]


_LONG = {
    "note", "text", "addressees", "recipients", "issuer_lines", "authority_lines", "content", "result", "difficulty",
}  # fmt: skip


def field_for(table: str, name: str, today: Callable[[], date]) -> Any:
    """The field for a value of a record, by the value's shape; references are chosen by a `ChoiceField` instead."""
    shape = terms.shape_of(table, name)
    if shape is Shape.CODE:
        empty = tr("Mọi loại") if terms.default_of(table, name) == "" else ""
        return CodeField(terms.codes_of(table, name), empty=empty)
    if shape is Shape.TEXT and name in _LONG:
        return LongField()
    made: dict[Shape, Callable[[], Any]] = {
        Shape.DAY: lambda: DayField(today),
        Shape.CLOCK: lambda: LineField(read_clock, hint=tr("giờ:phút")),
        Shape.YES_NO: lambda: YesNoField(number=terms.records()[table].model_fields[name].annotation is int),
        Shape.SECONDS: lambda: LineField(read_seconds, duration_text, hint=tr("ví dụ 15 phút")),
        Shape.YEAR: lambda: LineField(read_number, str),
        Shape.NUMBER: lambda: LineField(read_number, grouped),
    }
    return made.get(shape, LineField)()
