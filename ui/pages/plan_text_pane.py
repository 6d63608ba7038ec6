"""The plan as a tree beside its signed paragraphs: what is chosen in the one is set off in the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTreeView, QVBoxLayout, QWidget

from desktop.domain.plan_view import PlanText
from ui.commands import Command
from ui.labels import tr
from ui.models.plan_tree_model import PlanTreeModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.signed_text import SignedText
from ui.widgets.wrapping_delegate import WrappingDelegate

_MORE_WIDTH = 150


class PlanTextPane(QWidget):
    """`opened` asks for the record of a line: its table and uid."""

    opened = Signal(str, bytes)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.nodes = PlanTreeModel(self)
        self.tree = _Tree(self.nodes)
        self.text = SignedText()
        self._wanted: tuple[str, bytes] | None = None
        self._shown = b""
        self.tree.selectionModel().currentChanged.connect(lambda now, _: self._stood_on(now))
        self.tree.entered_on.connect(self._enter)
        self.text.pointed.connect(self._point)
        self.text.entered.connect(self._enter_paragraph)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.tree)
        panes.addWidget(self.text)
        panes.setSizes([640, 520])
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

    def show_plan(self, plan: bytes) -> None:
        """Read a plan's text anew."""
        if not plan:
            self.nodes.show(())
            self.text.show_paragraphs(())
            self._shown = b""
            return
        view = self.room.workspace.plan_view
        self.room.lanes.read(self, lambda: view.text(plan), self._show, topic="text")

    def go(self, table: str, uid: bytes) -> None:
        """Stand on a record; waits for the text when it is not read yet."""
        self._wanted = (table, uid)
        self._go()

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        found: dict[Command, Callable[[], None]] = {
            Command.NEXT_PANE: self._next_pane,
            Command.EDIT: lambda: self._enter(self.tree.currentIndex()),
        }
        node = self.nodes.node(self.tree.currentIndex())
        if self.tree.hasFocus() and node is not None and node.table == "amendment":
            found[Command.DELETE] = lambda: self._drop_amendment(node.uid)
        return found

    def focus_first(self) -> None:
        self.tree.setFocus()

    def subject(self) -> tuple[str, bytes, str]:
        """The task or target the clerk stands on, and what it is called; empty words for anything else."""
        node = self.nodes.node(self.tree.currentIndex())
        if node is None or node.table not in ("task", "target"):
            return "", b"", ""
        whole = self.nodes.node(self.nodes.find(node.table, node.uid)) or node
        return node.table, node.uid, whole.text

    def _show(self, plan: PlanText) -> None:
        node = self.nodes.node(self.tree.currentIndex())
        stays = (node.table, node.uid) if node is not None and plan.head.uid == self._shown else None
        open_rows = [self.tree.isExpanded(self.nodes.index(row, 0)) for row in range(self.nodes.rowCount())]
        self.nodes.show(plan.branches)
        self.text.show_paragraphs(plan.paragraphs)
        for row in range(self.nodes.rowCount()):
            was_open = open_rows[row] if stays and row < len(open_rows) else None
            index = self.nodes.index(row, 0)
            tasks = plan.branches[row].text in (tr("Mục tiêu"), tr("Nhiệm vụ"))
            self.tree.setExpanded(index, tasks if was_open is None else was_open)
        self._shown = plan.head.uid
        self._wanted = self._wanted or stays
        if not self._go():
            self._stand(self.nodes.index(0, 0))

    def _go(self) -> bool:
        if self._wanted is None:
            return False
        index = self.nodes.find(*self._wanted)
        if index.isValid():
            self._wanted = None
            self._stand(index)
        return index.isValid()

    def _stand(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.tree.scrollTo(index)

    def _stood_on(self, index: QModelIndex) -> None:
        node = self.nodes.node(index)
        self.text.highlight(node.paragraphs if node else ())

    def _point(self, paragraph: int) -> None:
        index = self.nodes.at_paragraph(paragraph)
        if index.isValid():
            self._stand(index)

    def _enter_paragraph(self, paragraph: int) -> None:
        """Enter in the text: to the line of the tree that was read from this paragraph."""
        self._point(paragraph)
        self.tree.setFocus()

    def _enter(self, index: QModelIndex) -> None:
        node = self.nodes.node(index)
        if node is not None and node.table:
            self.opened.emit(node.table, node.uid)

    def _drop_amendment(self, uid: bytes) -> None:
        tasking = self.room.workspace.tasking
        self.room.lanes.write(
            self,
            lambda _: tasking.drop_amendment(uid),
            lambda _: self.room.ways.said.emit(tr("Đã bỏ sửa đổi. Bấm Ctrl+Z để lấy lại.")),
        )

    def _next_pane(self) -> None:
        (self.text if self.tree.hasFocus() else self.tree).setFocus()


class _Tree(QTreeView):
    entered_on = Signal(QModelIndex)

    def __init__(self, model: PlanTreeModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Cây kế hoạch"))
        self.setItemDelegate(WrappingDelegate(self))
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        heads.resizeSection(1, _MORE_WIDTH)
        heads.sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.doubleClicked.connect(self.entered_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
