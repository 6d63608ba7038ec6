"""How a cell of the board is drawn: the state by shape and colour, work of long periods as a bar with its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.plan_view import BoardWork
from desktop.domain.recurrence import WorkStanding
from ui.labels import plain, sentence, tr
from ui.models.board_model import BoardModel, state_words
from ui.theme import SMALL_PT, Colours, colours, sized
from ui.widgets.marks import Mark, paint

MARKS = {
    WorkStanding.OPEN: Mark.OPEN,
    WorkStanding.DUE_SOON: Mark.SOON,
    WorkStanding.OVERDUE: Mark.OVERDUE,
    WorkStanding.WAITING: Mark.WAITING,
    WorkStanding.DONE: Mark.DONE,
    WorkStanding.DONE_LATE: Mark.DONE_LATE,
    WorkStanding.DROPPED: Mark.DROPPED,
}
_MARK = 14
_LEAST_WORDS = 64
_FAINT = 26
"""How much of a state's colour lies under a bar, out of 255."""


class BoardDelegate(QStyledItemDelegate):
    """Draws the cells of a `BoardModel`."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, BoardModel)  # noqa: S101  made for this model alone
        now = colours()
        box: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        self._ground(painter, box, model, index.column(), now)
        work = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(work, BoardWork):
            if box.width() > 3 * _MARK:
                seen = option.widget.viewport().rect()  # type: ignore[attr-defined]
                self._bar(painter, box, seen, work, now)
            else:
                self._single(painter, box, work, now)
        elif model.runs(index.row(), index.column()):
            self._running(painter, box, now)
        else:
            self._acted(painter, box, str(index.data() or ""), now)
        if chosen:
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, model: BoardModel, column: int, now: Colours) -> None:
        """Every other year on another ground, a line where a year begins, the current month set off."""
        if (column // 12) % 2:
            painter.fillRect(box, QColor(now.ground))
        if model.board is not None and column == model.board.today and box.width() <= 3 * _MARK:
            painter.fillRect(box, QColor(now.chosen))
        painter.setPen(QColor(now.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column % 12 == 0:
            painter.drawLine(box.topLeft(), box.bottomLeft())

    def _mark(self, painter: QPainter, work: BoardWork, corner: QPointF, now: Colours) -> None:
        paint_standing(painter, work.standing, QRectF(corner.x(), corner.y(), _MARK, _MARK), now)

    def _single(self, painter: QPainter, box: QRect, work: BoardWork, now: Colours) -> None:
        if work.standing is WorkStanding.OPEN and not work.begun:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(now.faint), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(box.center().x() - 2.5, box.center().y() - 2.5, 6, 6))
        else:
            self._mark(painter, work, QPointF(box.center().x() - _MARK / 2 + 0.5, box.center().y() - _MARK / 2), now)
        if work.evidence:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.faint))
            painter.drawEllipse(QPointF(box.center().x() + 0.5, box.bottom() - 7), 2, 2)

    def _bar(self, painter: QPainter, box: QRect, seen: QRect, work: BoardWork, now: Colours) -> None:
        """A bar over its months; its words stand in the part that is in sight."""
        early = work.standing is WorkStanding.OPEN and not work.begun
        ink = QColor(now.faint if early else getattr(now, MARKS[work.standing].value[1]))
        ground = QColor(ink)
        ground.setAlpha(_FAINT)
        bar = QRectF(box).adjusted(4, 8, -4, -9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(bar, 5, 5)
        bar.setLeft(max(bar.left(), seen.left()))
        bar.setRight(min(bar.right(), seen.right()))
        if bar.width() < 2 * _MARK:
            return
        if not early:
            self._mark(painter, work, QPointF(bar.left() + 8, bar.center().y() - _MARK / 2), now)
        painter.setPen(QColor(now.faint if early else now.text))
        left = bar.left() + (10 if early else _MARK + 14)
        words = QRectF(left, bar.top(), bar.right() - left - 6, bar.height())
        if words.width() < _LEAST_WORDS:
            return
        metrics = painter.fontMetrics()
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(words.width())) for line in _lines(work)]
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), "\n".join(lines))

    def _running(self, painter: QPainter, box: QRect, now: Colours) -> None:
        """A line through the months in which work of a range of days goes on."""
        painter.setPen(QPen(QColor(now.accent), 2, Qt.PenStyle.DotLine))
        painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y())

    def _acted(self, painter: QPainter, box: QRect, count: str, now: Colours) -> None:
        if not count:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(now.good)
        ground.setAlpha(2 * _FAINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        pill = QRectF(box.center().x() - 10, box.center().y() - 9, 21, 18)
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QColor(now.text))
        painter.setFont(sized(painter.font(), SMALL_PT))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), count)


def paint_standing(painter: QPainter, standing: WorkStanding, box: QRectF, now: Colours) -> None:
    """The mark of a standing."""
    paint(painter, MARKS[standing], box, now)


def standing_picture(standing: WorkStanding, size: int) -> QPixmap:
    """The mark of a standing as a picture, for the legend."""
    picture = QPixmap(2 * size, 2 * size)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_standing(painter, standing, QRectF(0, 0, size, size), colours())
    painter.end()
    return picture


def _lines(work: BoardWork) -> list[str]:
    """The state, and the day that goes with it."""
    if work.done_day:
        day = tr("ngày {day}").format(day=plain(work.done_day))
    else:
        day = tr("hạn {day}").format(day=plain(work.due_day)) if work.due_day else ""
    files = tr("{count} tệp").format(count=work.evidence) if work.evidence else ""
    return [sentence(state_words(work)), " · ".join(filter(None, (day, files)))]
