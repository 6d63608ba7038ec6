"""The pages of a PDF as they will be printed, one below the other."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.labels import tr
from ui.theme import GRID

_A4_INCHES, _A4_INCHES_HIGH = 8.27, 11.69
_LEAST_DPI, _MOST_DPI = 40.0, 200.0
_TRUE_DPI = 96.0
_AT_ONCE = 2


class Zoom(Enum):
    """How large pages are shown."""

    WIDTH = "Vừa bề ngang"
    PAGE = "Cả trang"
    TRUE = "100%"
    LARGE = "150%"


class PagePreview(QScrollArea):
    """Pages in a scrolling column; a page is a picture with a thin edge. Page keys go from page to page."""

    def __init__(self) -> None:
        super().__init__()
        self.zoom = Zoom.WIDTH
        self._waiting: list[QImage] = []
        self._count = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._add_some)
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
        """Show these pages, a few at a time; where the clerk had scrolled to stays."""
        self._place = self.verticalScrollBar().value()
        self.clear()
        self._waiting, self._count = list(pages), len(pages)
        self._add_some()

    def _add_some(self) -> None:
        for page in self._waiting[:_AT_ONCE]:
            label = QLabel()
            picture = QPixmap.fromImage(self._fitted(page))
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(picture)
            label.setObjectName("card")
            number = self._column.count() + 1
            label.setAccessibleName(tr("Trang {number} trên {all}").format(number=number, all=self._count))
            self._column.addWidget(label)
        del self._waiting[:_AT_ONCE]
        if self._waiting:
            self._later.start()
        else:
            self.verticalScrollBar().setValue(self._place)

    def _fitted(self, page: QImage) -> QImage:
        """A page that lies on its side is made smaller, where pages are to fit the width."""
        room = round((self.viewport().width() - 4 * GRID) * self.devicePixelRatioF())
        if self.zoom not in (Zoom.WIDTH, Zoom.PAGE) or page.width() <= room:
            return page
        return page.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def tell(self, words: str) -> None:
        """Words in place of pages."""
        self.clear()
        label = QLabel(words)
        label.setObjectName("faint")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def clear(self) -> None:
        self._later.stop()
        self._waiting, self._count = [], 0
        while self._column.count():
            old = self._column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def fitting_dpi(self) -> float:
        """The resolution at which pages have the size chosen: an upright A4 page fits the width, or wholly."""
        width, height = self.viewport().width() - 4 * GRID, self.viewport().height() - 4 * GRID
        across = width / _A4_INCHES
        wanted = {
            Zoom.WIDTH: min(across, _TRUE_DPI * 1.5),
            Zoom.PAGE: min(across, height / _A4_INCHES_HIGH),
            Zoom.TRUE: _TRUE_DPI,
            Zoom.LARGE: _TRUE_DPI * 1.5,
        }[self.zoom]
        return max(_LEAST_DPI, min(_MOST_DPI, wanted)) * self.devicePixelRatioF()

    def pages_shown(self) -> int:
        """How many pages there are."""
        return self._count

    def page_here(self) -> int:
        """The number of the page at the top of what is in sight; 0 without pages."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        tops = [self._column.itemAt(place).widget().y() for place in range(self._column.count())] if self._count else []
        return sum(1 for one in tops if one <= top)

    def go(self, steps: int) -> None:
        """Go so many pages on."""
        place = min(max(self.page_here() - 1 + steps, 0), self._column.count() - 1)
        if self._count and place >= 0:
            self.verticalScrollBar().setValue(self._column.itemAt(place).widget().y() - GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in steps:
            bar.setValue(steps[Qt.Key(event.key())])
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)
