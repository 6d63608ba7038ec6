"""Cells of a flat tree whose words are broken over a few lines, in every column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_MOST_LINES = 4
_PADDING = 6
_BESIDE, _ICON = 16, 24
"""What the style keeps free at both sides of the words, and for an icon before them."""


class WrappingCells(QStyledItemDelegate):
    """Breaks the words of each cell to the width of its column; the rows follow when a column changes."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        tree.header().sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText  # type: ignore[attr-defined]

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics, words = self._tree.fontMetrics(), str(index.data() or "")
        spanned = self._tree.isFirstColumnSpanned(index.row(), QModelIndex())
        room = self._tree.viewport().width() if spanned else self._tree.header().sectionSize(index.column())
        room -= _BESIDE + (_ICON if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0)
        around = QRect(0, 0, max(40, room), 10_000)
        height = metrics.boundingRect(around, int(Qt.TextFlag.TextWordWrap), words).height()
        lines = min(_MOST_LINES, max(1, round(height / metrics.lineSpacing())))
        return QSize(super().sizeHint(option, index).width(), lines * metrics.lineSpacing() + 2 * _PADDING)
