"""Marks of state: told by shape and by colour, so that neither alone has to be seen."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ui.theme import Colours, colours


class Shape(Enum):
    """The shapes: a full disc, a ring, a triangle, a square, two bars, a tick, a tick with a dot, a cross-out."""

    DISC = auto()
    RING = auto()
    TRIANGLE = auto()
    SQUARE = auto()
    BARS = auto()
    TICK = auto()
    DOTTED_TICK = auto()
    STRIKE = auto()


class Mark(Enum):
    """What is marked: its shape and the name of its colour in the theme."""

    OVERDUE = Shape.TRIANGLE, "bad"
    SOON = Shape.DISC, "warn"
    WAITING = Shape.BARS, "waiting"
    QUIET = Shape.SQUARE, "warn"
    OPEN = Shape.RING, "accent"
    DONE = Shape.TICK, "good"
    DONE_LATE = Shape.DOTTED_TICK, "warn"
    DROPPED = Shape.STRIKE, "faint"


def paint(painter: QPainter, mark: Mark, box: QRectF, now: Colours | None = None) -> None:
    """Draw a mark into a square box."""
    shape, colour = mark.value
    ink = QColor(getattr(now or colours(), colour))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.6, box.width() / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(ink if shape in (Shape.DISC, Shape.TRIANGLE, Shape.SQUARE) else Qt.BrushStyle.NoBrush)
    _draw(painter, shape, box.adjusted(2, 2, -2, -2))
    painter.restore()


def _draw(painter: QPainter, shape: Shape, box: QRectF) -> None:
    left, right, top, bottom, middle = box.left(), box.right(), box.top(), box.bottom(), box.center()
    match shape:
        case Shape.DISC | Shape.RING:
            painter.drawEllipse(box)
        case Shape.SQUARE:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        case Shape.TRIANGLE:
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom), QPointF(left, bottom)]))
        case Shape.BARS:
            for x in (left + box.width() / 4, right - box.width() / 4):
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        case Shape.TICK | Shape.DOTTED_TICK:
            low = QPointF(left + box.width() * 0.38, bottom - 1)
            painter.drawPolyline([QPointF(left, middle.y()), low, QPointF(right, top + 1)])
            if shape is Shape.DOTTED_TICK:
                painter.drawPoint(QPointF(left + 1, top + 1))
        case Shape.STRIKE:
            painter.drawLine(QPointF(left, middle.y()), QPointF(right, middle.y()))


def mark_icon(mark: Mark, size: int = 14) -> QIcon:
    """A mark as an icon."""
    picture = QPixmap(2 * size, 2 * size)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, mark, QRectF(0, 0, size, size))
    painter.end()
    return QIcon(picture)
