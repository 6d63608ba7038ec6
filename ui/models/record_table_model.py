"""The one model of every list: it knows the order of all lines and holds the pages that were looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.registers import Column, Line
from desktop.domain.terms import Shape
from ui.labels import tr
from ui.models.cells import shown

PAGE = 200
_KEPT_PAGES = 60
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ASKED = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.UserRole,
    )
)
_RIGHTWARDS = (Shape.NUMBER, Shape.YEAR, Shape.SECONDS)
Index = QModelIndex | QPersistentModelIndex


class RecordTableModel(QAbstractTableModel):
    """Lines of a register; columns are the register's, rows are records known by their uid.

    `fetch` is asked for the lines of some uids and answers through `supply`, at once or later; until then a line reads
    as waiting.
    """

    ordered = Signal(str)
    """The clerk asked for another order: the way to a column, with `-` before it when backwards."""

    def __init__(
        self, columns: Sequence[Column], fetch: Callable[[int, list[bytes]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._uids: list[bytes] = []
        self._pages: OrderedDict[int, dict[bytes, Line]] = OrderedDict()
        self._asked: set[int] = set()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns of the same lines; the lines are asked for anew."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def show(self, uids: list[bytes]) -> None:
        """Show these records in this order; what was known of their lines is forgotten."""
        self.beginResetModel()
        self._uids = uids
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def supply(self, page: int, lines: Sequence[Line]) -> None:
        """The lines of a page have come."""
        self._asked.discard(page)
        self._pages[page] = {line.uid: line for line in lines}
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, len(self._uids)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def uid(self, row: int) -> bytes | None:
        return self._uids[row] if 0 <= row < len(self._uids) else None

    def row_of(self, uid: bytes) -> int:
        """The row of a record, or -1 when the list does not show it."""
        try:
            return self._uids.index(uid)
        except ValueError:
            return -1

    def known(self, row: int) -> Line | None:
        """The line of a row as far as it has come; nothing is asked for."""
        page = self._pages.get(row // PAGE)
        return page.get(self._uids[row]) if page is not None and 0 <= row < len(self._uids) else None

    def line(self, row: int) -> Line | None:
        """The line of a row, asked for when it is not known yet."""
        page = row // PAGE
        known = self._pages.get(page)
        if known is None:
            if page not in self._asked:
                self._asked.add(page)
                self._fetch(page, self._uids[page * PAGE : (page + 1) * PAGE])
                known = self._pages.get(page)
            if known is None:
                return None
        return known.get(self._uids[row])

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._uids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in _ASKED or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.shape in _RIGHTWARDS else _LEFT
        line = self.line(index.row())
        if line is None:
            return tr("…") if role == Qt.ItemDataRole.DisplayRole else None
        value = line.values[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return value
        text = shown(column, value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {text or tr('để trống')}"
        return text

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self.columns):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 <= section < len(self.columns):
            side = _RIGHT if self.columns[section].shape in _RIGHTWARDS else _LEFT
            return side | int(Qt.TextFlag.TextWordWrap)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the database sorts, never the window."""
        if 0 <= column < len(self.columns):
            sign = "-" if order == Qt.SortOrder.DescendingOrder else ""
            self.ordered.emit(sign + self.columns[column].path)
