"""The heads of a table's columns: at most two lines, and an arrow that points up when the order rises."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QTableView

from ui.widgets.column_widths import two_lines

_MARGIN, _ARROW = 16, 20


class Heads(QHeaderView):
    """Horizontal heads of `table`."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 14)

    def least(self, section: int) -> int:
        """The width below which a head would be cut, with room for the arrow where it stands."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "").split()
        metrics = self.fontMetrics()
        width = two_lines(words, [metrics.horizontalAdvance(word) for word in words], metrics.horizontalAdvance(" "))
        arrow = _ARROW if self.isSortIndicatorShown() and self.sortIndicatorSection() == section else 0
        return width + _MARGIN + arrow

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # noqa: N802
        """Qt's style draws a rising order as an arrow downwards; Windows and Excel draw it upwards."""
        super().initStyleOptionForIndex(option, section)
        kind = QStyleOptionHeader.SortIndicator
        turned = {kind.SortDown: kind.SortUp, kind.SortUp: kind.SortDown}
        shown = option.sortIndicator  # type: ignore[attr-defined]
        option.sortIndicator = turned.get(shown, shown)  # type: ignore[attr-defined]
