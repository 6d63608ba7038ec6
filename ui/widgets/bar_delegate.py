"""A bar in a cell of a table: its length, the mark of its goal, readable without colour and in high contrast."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.chart import Bar
from ui.models.plain_table_model import PlainTableModel
from ui.theme import colours

_MARGIN, _BAR = 8, 14


class BarDelegate(QStyledItemDelegate):
    """Draws the bar of a row; a goal not reached is hatched up to its mark."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        bar = model.thing(index.row()) if isinstance(model, PlainTableModel) else None
        if not isinstance(bar, Bar) or bar.share is None:
            return
        now, cell = colours(), QRectF(option.rect)  # type: ignore[attr-defined]
        room = QRectF(cell.left() + _MARGIN, cell.center().y() - _BAR / 2, cell.width() - 2 * _MARGIN, _BAR)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.accent))
        width = max(room.width() * bar.share, 2.0 if bar.share else 0.0)
        painter.drawRect(QRectF(room.left(), room.top(), width, room.height()))
        if bar.goal is not None:
            goal = room.left() + room.width() * bar.goal
            if goal > room.left() + width:
                rest = QRectF(room.left() + width, room.top(), goal - room.left() - width, room.height())
                painter.fillRect(rest, QBrush(QColor(now.faint), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(now.text), 2))
            painter.drawLine(QPointF(goal, room.top() - 4), QPointF(goal, room.bottom() + 4))
        painter.restore()
