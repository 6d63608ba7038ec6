"""The pages of a PDF as they will be printed, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.labels import tr
from ui.theme import GRID

_A4_INCHES = 8.27
_LEAST_DPI, _MOST_DPI = 60.0, 130.0


class PagePreview(QScrollArea):
    """Pages in a scrolling column; a page is a picture with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Xem trước bản in"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout()
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._column.setSpacing(2 * GRID)
        inside = QWidget()
        inside.setLayout(self._column)
        self.setWidget(inside)

    def show_pages(self, pages: list[QImage]) -> None:
        """Show these pages; where the clerk had scrolled to stays."""
        place = self.verticalScrollBar().value()
        self.clear()
        for number, page in enumerate(pages, start=1):
            label = QLabel()
            picture = QPixmap.fromImage(page)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(picture)
            label.setObjectName("card")
            label.setAccessibleName(tr("Trang {number} trên {all}").format(number=number, all=len(pages)))
            self._column.addWidget(label)
        self.verticalScrollBar().setValue(place)

    def tell(self, words: str) -> None:
        """Words in place of pages."""
        self.clear()
        label = QLabel(words)
        label.setObjectName("faint")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def clear(self) -> None:
        while self._column.count():
            old = self._column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def fitting_dpi(self) -> float:
        """The resolution at which an upright A4 page just fits the width in sight."""
        width = self.viewport().width() - 4 * GRID
        return max(_LEAST_DPI, min(_MOST_DPI, width / _A4_INCHES)) * self.devicePixelRatioF()

    def pages_shown(self) -> int:
        return self._column.count()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in steps:
            bar.setValue(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
