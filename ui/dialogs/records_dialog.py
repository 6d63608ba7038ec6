"""The records behind a figure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain import terms
from desktop.vietnamese.numerals import grouped
from ui.labels import plain, sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.widgets.plain_table import PlainTable


class RecordsDialog(QDialog):
    """Every record a figure counts; Enter opens one in its register."""

    opened = Signal(str, bytes)

    def __init__(self, head: str, records: list[Any], parent: QWidget | None = None, *, missing: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Các mục được đếm"))
        counted = tr("{head}. Còn thiếu {count} người.") if missing else tr("{head}. Có {count} mục.")
        words = QLabel(counted.format(head=head, count=grouped(len(records))))
        words.setWordWrap(True)
        model: PlainTableModel[Any] = PlainTableModel(
            [
                PlainColumn(tr("Ngày"), lambda one: plain(one.day)),
                PlainColumn(tr("Mục"), lambda one: one.shown),
                PlainColumn(tr("Loại"), lambda one: sentence(terms.record_term(one.table))),
            ]
        )
        self.table: PlainTable[Any] = PlainTable(tr("Các mục được đếm"), model, stretch=1)
        self.table.show_things(records)
        self.table.opened.connect(self._open)
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Mở mục này"), QDialogButtonBox.ButtonRole.ActionRole)
        go.clicked.connect(lambda: self._open(self.table.here()))
        go.setEnabled(bool(records))
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(760, 480)

    def _open(self, one: Any) -> None:
        if one is not None:
            self.accept()
            self.opened.emit(one.table, one.uid)
