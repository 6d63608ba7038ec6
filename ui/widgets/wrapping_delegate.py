"""Lines of a tree whose words are broken over as many lines as they need, within a limit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_MOST_LINES = 6
_PADDING = 6
_BESIDE = 20
"""What the style keeps free at both sides of the words."""


class WrappingDelegate(QStyledItemDelegate):
    """Breaks the words of the first column; the others stay on one line."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText  # type: ignore[attr-defined]

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics, words = self._tree.fontMetrics(), str(index.data() or "")
        lines = 1
        if index.column() == 0:
            around = QRect(0, 0, max(40, self._room(index)), 10_000)
            height = metrics.boundingRect(around, int(Qt.TextFlag.TextWordWrap), words).height()
            lines = min(_MOST_LINES, max(1, round(height / metrics.lineSpacing())))
        return QSize(super().sizeHint(option, index).width(), lines * metrics.lineSpacing() + 2 * _PADDING)

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide the words may be: the column without what stands before them at their depth."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self._tree.header().sectionSize(0) - depth * self._tree.indentation() - _BESIDE
