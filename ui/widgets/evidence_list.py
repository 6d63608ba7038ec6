"""The evidence of a record: files are attached by choosing or dropping them; a copy is opened, saved, or taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.schedule import Evidence
from desktop.vietnamese.numerals import grouped
from ui.labels import tr
from ui.theme import GRID
from ui.widgets.dropped import dropped_files

_ROWS = 3


class EvidenceList(QWidget):
    """Files in a list; whoever has it does what its signals ask."""

    added = Signal(list)
    opened = Signal(object)
    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose: Callable[[], Sequence[str]] = self._choose
        self.setAcceptDrops(True)
        self._list = QListWidget()
        self._list.setObjectName("checks")
        self._list.setAccessibleName(tr("Tệp minh chứng"))
        self._list.setFixedHeight(_ROWS * (self.fontMetrics().lineSpacing() + 4) + 12)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _: self._tell(self.opened))
        self._list.currentItemChanged.connect(lambda *_: self._offer())
        self.attach = self._button(tr("Đính &kèm…"), tr("Chọn tệp, hoặc kéo tệp thả vào đây"), self.request)
        self._open = self._button(tr("Mở"), tr("Mở một bản sao để xem"), lambda: self._tell(self.opened))
        self._save = self._button(tr("Lưu bản sao…"), tr("Ghi một bản sao ra nơi khác"), lambda: self._tell(self.saved))
        self._remove = self._button(tr("Gỡ"), tr("Gỡ tệp khỏi công việc (Del)"), self.remove_here)
        head = QLabel(tr("Tệp minh chứng (kéo thả được vào đây)"))
        head.setBuddy(self._list)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID // 2)
        for button in (self.attach, self._open, self._save, self._remove):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(head)
        column.addWidget(self._list)
        column.addLayout(buttons)
        self._offer()

    def show_files(self, files: Sequence[Evidence]) -> None:
        """Show the evidence of a record."""
        self._list.clear()
        for one in files:
            item = QListWidgetItem(f"{one.file_name}  ·  {size_text(one.size)}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(one.file_name)
            self._list.addItem(item)
        if files:
            self._list.setCurrentRow(0)
        self._offer()

    def names(self) -> list[str]:
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole).file_name for row in range(self._list.count())]

    def has_the_focus(self) -> bool:
        return self.window().focusWidget() is self._list

    def request(self) -> None:
        """Ask for files and attach them."""
        chosen = [Path(name) for name in self.choose()]
        if chosen:
            self.added.emit(chosen)

    def remove_here(self) -> None:
        self._tell(self.removed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        dropped_files(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = dropped_files(event)
        if files:
            self.added.emit(files)

    def _choose(self) -> Sequence[str]:
        return QFileDialog.getOpenFileNames(self, tr("Chọn tệp minh chứng"))[0]

    def _tell(self, signal: SignalInstance) -> None:
        item = self._list.currentItem()
        if item is not None:
            signal.emit(item.data(Qt.ItemDataRole.UserRole))

    def _offer(self) -> None:
        here = self._list.currentItem() is not None
        for button in (self._open, self._save, self._remove):
            button.setEnabled(here)

    def _button(self, words: str, hint: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(hint)
        button.setObjectName("small")
        button.clicked.connect(lambda _=False: act())
        return button


def size_text(size: int) -> str:
    """`12 KB`, `3,4 MB`."""
    if size < 1_000_000:
        return f"{grouped(max(1, round(size / 1000)))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
