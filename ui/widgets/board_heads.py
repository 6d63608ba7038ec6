"""The heads of the board: years over months along the top, tasks with their cadence along the side."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.board_model import BoardModel, beside
from ui.theme import SMALL_PT, colours, sized
from ui.widgets.marks import Mark, paint

_LINE = 20
_PADDING = 8
_MARK = 11


class BoardHeads(QHeaderView):
    """One of the two heads of a `BoardModel`."""

    def __init__(self, orientation: Qt.Orientation, board: BoardModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._board = board
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        return QSize(hint.width(), 2 * _LINE + 8) if self.orientation() == Qt.Orientation.Horizontal else hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.orientation() == Qt.Orientation.Horizontal:
            self._years()
        elif self.length() < self.viewport().height():
            painter = QPainter(self.viewport())
            rest = self.viewport().rect().adjusted(0, self.length(), 0, 0)
            painter.fillRect(rest, QColor(colours().surface))
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        painter.save()
        painter.fillRect(rect, QColor(colours().ground))
        if self.orientation() == Qt.Orientation.Horizontal:
            self._month(painter, rect, section)
        else:
            self._task(painter, rect, section)
        painter.restore()

    def _month(self, painter: QPainter, rect: QRect, section: int) -> None:
        now, board = colours(), self._board.board
        low = QRect(rect.left(), rect.bottom() - _LINE - 2, rect.width(), _LINE)
        if board is not None and section == board.today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(QRectF(low).adjusted(2, 1, -2, -1), 4, 4)
            painter.setPen(QColor(now.accent_text))
        else:
            painter.setPen(QColor(now.faint))
        painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), str(section % 12 + 1))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section % 12 == 0:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _years(self) -> None:
        """Each year's number over its months, kept in sight while any of them is."""
        board = self._board.board
        if board is None:
            return
        painter = QPainter(self.viewport())
        painter.setFont(sized(self.font(), self.font().pointSizeF(), bold=True))
        painter.setPen(QColor(colours().text))
        for year in range(board.first_year, board.last_year + 1):
            first = self.sectionViewportPosition((year - board.first_year) * 12)
            width = 12 * self.sectionSize(0)
            left, right = max(first, 0), min(first + width, self.viewport().width())
            if right - left > 2 * _LINE:
                painter.drawText(
                    QRect(left + _PADDING, 3, right - left - _PADDING, _LINE),
                    int(Qt.AlignmentFlag.AlignVCenter),
                    str(year),
                )
        painter.end()

    def _task(self, painter: QPainter, rect: QRect, section: int) -> None:
        now, row = colours(), self._board.row(section)
        if row is None:
            return
        here = self.parent().currentIndex().row() == section  # type: ignore[attr-defined]
        painter.fillRect(rect, QColor(now.chosen if here else now.surface))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PADDING, 5, -_PADDING, -5)
        painter.setPen(QColor(now.text))
        title = ". ".join(filter(None, (row.number, row.title)))
        lines = two_lines(title, painter.fontMetrics(), inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), "\n".join(lines))
        painter.setFont(sized(self.font(), SMALL_PT))
        foot = QRect(
            inner.left(), inner.bottom() - painter.fontMetrics().height(), inner.width(), painter.fontMetrics().height()
        )
        if row.quiet:
            paint(painter, Mark.QUIET, QRectF(foot.left(), foot.top() + 2, _MARK, _MARK), now)
            foot.adjust(_MARK + 4, 0, 0, 0)
        painter.setPen(QColor(now.warn if row.quiet else now.faint))
        words = painter.fontMetrics().elidedText(beside(row), Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), words)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text broken at a space into a line that fits and another that is cut short where it does not."""
    words = text.split()
    first: list[str] = []
    while words and metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width:
        first.append(words.pop(0))
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    rest = " ".join(words)
    return [" ".join(first), *([metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else [])]
