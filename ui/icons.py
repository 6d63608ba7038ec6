"""The program's own icons, drawn in the colours of the moment."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from ui.theme import colours

_STEPS = (1.0, 1.25, 1.5, 2.0)


def icon(name: str, size: int = 20) -> QIcon:
    """An icon of `resources/icons`; on a chosen entry it takes the colour of the text there."""
    text = (paths.resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    now = colours()
    made = QIcon()
    for colour, mode in ((now.text, QIcon.Mode.Normal), (now.accent_text, QIcon.Mode.Selected)):
        renderer = QSvgRenderer(QByteArray(text.replace("#000000", colour).encode()))
        for step in _STEPS:
            made.addPixmap(_drawn(renderer, round(size * step)), mode)
    return made


def _drawn(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture
