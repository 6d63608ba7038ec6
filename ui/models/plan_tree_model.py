"""A plan's branches as a tree: what stands in the text, and beside it its kind or count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.plan_view import PlanNode
from ui.labels import sentence, tr

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Mục của kế hoạch", "Mức, chu kỳ, số mục")


@dataclass(eq=False)
class _Place:
    node: PlanNode
    row: int
    above: _Place | None
    below: list[_Place] = field(default_factory=list)


class PlanTreeModel(QAbstractItemModel):
    """The tree of `PlanNode`s. `UserRole` gives the node."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Place] = []

    def show(self, branches: Sequence[PlanNode]) -> None:
        self.beginResetModel()
        self._roots = [_placed(node, row, None) for row, node in enumerate(branches)]
        self.endResetModel()

    def node(self, index: Index) -> PlanNode | None:
        place = self._place(index)
        return place.node if place else None

    def find(self, table: str, uid: bytes) -> QModelIndex:
        """Where a record stands; an invalid index when it does not."""

        def look(places: list[_Place]) -> _Place | None:
            for place in places:
                if (place.node.table, place.node.uid) == (table, uid):
                    return place
                below = look(place.below)
                if below is not None:
                    return below
            return None

        found = look(self._roots)
        return self.createIndex(found.row, 0, found) if found else QModelIndex()

    def at_paragraph(self, paragraph: int) -> QModelIndex:
        """The narrowest thing that was read from a paragraph."""
        best: list[tuple[int, _Place]] = []

        def look(places: list[_Place]) -> None:
            for place in places:
                if place.node.table and paragraph in place.node.paragraphs:
                    best.append((len(place.node.paragraphs), place))
                look(place.below)

        look(self._roots)
        if not best:
            return QModelIndex()
        place = min(best, key=lambda one: one[0])[1]
        return self.createIndex(place.row, 0, place)

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._place(parent)
        return self.createIndex(row, column, (above.below if above else self._roots)[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        place = self._place(child)
        if place is None or place.above is None:
            return QModelIndex()
        return self.createIndex(place.above.row, 0, place.above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        if parent.isValid() and parent.column():
            return 0
        above = self._place(parent)
        return len(above.below if above else self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        return len(_HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text if index.column() == 0 else sentence(node.more)
            case Qt.ItemDataRole.ToolTipRole:
                return node.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return " · ".join(filter(None, (node.text, node.more))) if index.column() == 0 else node.more
            case Qt.ItemDataRole.UserRole:
                return node
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section]) if 0 <= section < len(_HEADS) else None
        return None

    def _place(self, index: Index) -> _Place | None:
        place = index.internalPointer() if index.isValid() else None
        return place if isinstance(place, _Place) else None


def _placed(node: PlanNode, row: int, above: _Place | None) -> _Place:
    place = _Place(node, row, above)
    place.below = [_placed(child, number, place) for number, child in enumerate(node.children)]
    return place
