"""Help on keys: the one table, as the menu has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.commands import Command
from ui.labels import tr

_GRID_KEYS = (
    ("Enter", "Sang ô kế tiếp; ở ô cuối thì tới nút Lưu"),
    ("Alt + chữ gạch chân", "Tới ô hoặc nút mang chữ đó"),
    ("C, M, P, V, T", "Điểm danh: có mặt, muộn, vắng có phép, vắng, cử người thay"),
    ("Shift + các chữ trên", "Điểm danh cả cột"),
    ("Ctrl + ←, →", "Bảng kế hoạch: sang năm trước, năm sau"),
)


class KeysDialog(QDialog):
    """Every key and what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Phím tắt"))
        rows = [(command.key, command.plain) for command in Command] + list(_GRID_KEYS)
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName(tr("Bảng phím tắt"))
        table.setHorizontalHeaderLabels([tr("Phím"), tr("Việc")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        for row, cells in enumerate(rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(tr(text))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                table.setItem(row, place, item)
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(table)
        column.addWidget(buttons)
        self.resize(560, 520)
