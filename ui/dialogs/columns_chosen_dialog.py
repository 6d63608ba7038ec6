"""Chọn cột: which columns a list shows, and in which order; with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from desktop.domain.registers import Register
from ui.labels import tr
from ui.theme import GRID

_PATH = int(Qt.ItemDataRole.UserRole)


class ColumnsChosenDialog(QDialog):
    """Space ticks a column, the buttons move it; at least one stays."""

    def __init__(self, register: Register, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Chọn cột"))
        self._register = register
        self.columns = QListWidget()
        self.columns.setAccessibleName(tr("Các cột của danh sách"))
        words = QLabel(tr("Đánh dấu cột cần xem (phím cách); thứ tự từ trên xuống là từ trái sang phải."))
        words.setWordWrap(True)
        words.setBuddy(self.columns)
        up, down, own = QPushButton(tr("&Lên")), QPushButton(tr("&Xuống")), QPushButton(tr("&Mặc định"))
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        own.clicked.connect(lambda: self._fill([column.path for column in register.own]))
        side = QVBoxLayout()
        for button in (up, down, own):
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self.columns, 1)
        middle.addLayout(side)
        buttons = QDialogButtonBox()
        self._go = buttons.addButton(tr("&Xem các cột này"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setProperty("primary", 1)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(words)
        whole.addLayout(middle, 1)
        whole.addWidget(buttons)
        self._fill(shown)
        self.columns.itemChanged.connect(lambda _: self._go.setEnabled(bool(self.chosen())))
        self.resize(460, 480)

    def chosen(self) -> tuple[str, ...]:
        """The ways to the columns ticked, in their order."""
        items = [self.columns.item(row) for row in range(self.columns.count())]
        return tuple(item.data(_PATH) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _fill(self, shown: Sequence[str]) -> None:
        self.columns.clear()
        rest = [column.path for column in self._register.declared if column.path not in shown]
        for path in (*shown, *rest):
            item = QListWidgetItem(self._register.column(path).title)
            item.setData(_PATH, path)
            item.setCheckState(Qt.CheckState.Checked if path in shown else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.setCurrentRow(0)

    def _move(self, step: int) -> None:
        row = self.columns.currentRow()
        if 0 <= row + step < self.columns.count():
            self.columns.insertItem(row + step, self.columns.takeItem(row))
            self.columns.setCurrentRow(row + step)
