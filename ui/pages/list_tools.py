"""How a list is looked at: its columns, filters, grouping and sums, the views kept under a name, the list on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedWidget, QWidget

from desktop import settings
from desktop.documents.rendering import Preview
from desktop.domain.importing import ImportDraft
from desktop.domain.list_view import PERSONAL, View
from desktop.domain.registers import Asked, Group, Register
from desktop.domain.saved_view import SavedView
from desktop.errors import FileFault, KnownError
from desktop.vietnamese.numerals import grouped
from ui.dialogs.columns_chosen_dialog import ColumnsChosenDialog
from ui.dialogs.narrowing_dialog import NarrowingDialog
from ui.dialogs.paste_dialog import PasteDialog
from ui.dialogs.several_dialog import SeveralDialog
from ui.dialogs.view_name_dialog import ViewNameDialog
from ui.jobs import Job
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.printing import print_pictures
from ui.room import Room
from ui.widgets.plain_table import PlainTable
from ui.widgets.register_table import RegisterTable

_PAPERS = "Tệp Word (*.docx);;Tệp PDF (*.pdf)"
PAPER_DPI = 300


class ListTools(QObject):
    """The view of one list. `changed` asks for the list anew; `lists` holds the lines, or the groups."""

    changed = Signal()

    def __init__(self, page: QWidget, room: Room, register: Register, table: RegisterTable) -> None:
        super().__init__(page)
        self._page, self.room, self.register, self.table = page, room, register, table
        self.view = View(columns=_remembered(register))
        self.more: list[tuple[str, Callable[[], object]]] = []
        self.saved: SavedView | None = None
        self._views: list[SavedView] = []
        self._opened: tuple[str, object] | None = None
        self._latest: Asked | None = None
        self.button = QPushButton(tr("D&anh sách"))
        self.button.setToolTip(tr("Cột, lọc theo mục, gộp và cộng, cách xem đã lưu, in danh sách"))
        self._menu = QMenu(page)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)
        self.told, self.total = QLabel(), QLabel()
        for label in (self.told, self.total):
            label.setObjectName("faint")
            label.setWordWrap(True)
        self.told.setVisible(False)
        name = PlainColumn[Group](tr("Nhóm"), lambda one: one.name)
        self.groups: PlainTable[Group] = PlainTable(tr("Các nhóm của danh sách"), PlainTableModel([name]))
        self.groups.opened.connect(self.open_group)
        self.lists = QStackedWidget()
        self.lists.addWidget(table)
        self.lists.addWidget(self.groups)
        table.view(register.viewed(self.view.columns))
        table.pasted.connect(self.paste)

    # --- what the page asks -----------------------------------------------------------------------------------------

    def asked(self, words: str, equal: tuple[tuple[str, object], ...]) -> Asked:
        """What the lines are asked for by: the view, the order of the moment, the words of the filter."""
        shown = replace(self.view, words=words, order=self.table.asked.order)
        if self._opened is not None:
            shown = replace(shown, group="", only=(*shown.only, self._opened))
        elif shown.group:
            shown = replace(shown, group="")
        return shown.asked(self.register, equal)

    def asked_as_seen(self, words: str, equal: tuple[tuple[str, object], ...]) -> Asked:
        """The same for a file: grouped when groups are in sight."""
        asked = self.asked(words, equal)
        return replace(asked, group=self.view.group) if self.grouping else asked

    @property
    def grouping(self) -> bool:
        """Whether groups are in sight."""
        return bool(self.view.group) and self._opened is None

    def refresh(self, asked: Asked) -> None:
        """Show the groups or the total of what the list shows, and say what narrows it."""
        self._latest = asked
        listing = self.room.workspace.listing
        self.lists.setCurrentWidget(self.groups if self.grouping else self.table)
        if self.grouping:
            by = replace(asked, group=self.view.group)
            self.room.lanes.read(self, lambda: listing.grouped(by), lambda found: self._show(by, found), topic="groups")
        if asked.summed:
            # Beside the reading lane: adding up a million lines must not keep the lines in sight waiting.
            job = Job(
                self,
                lambda _: listing.grouped(asked),
                lambda found: self._sum(asked, found),
                self.room.messages.fault,
                topic="sum",
            )
            self.room.lanes.filing.submit(job)
        else:
            self.total.clear()
        self._tell()

    def back(self) -> Callable[[], None] | None:
        """What Esc takes back: an opened group, then the filters; None when there is nothing."""
        if self._opened is not None:
            return self._close_group
        return None

    def open_group(self, group: Group) -> None:
        """Look at the lines of one group."""
        self._opened = self.view.group, group.value
        self.changed.emit()
        self.table.setFocus()

    def put(self, view: View, saved: SavedView | None = None) -> None:
        """Look at the list this way."""
        self.view, self.saved, self._opened = view, saved, None
        self.table.view(self.register.viewed(view.columns))
        if view.order and self.register.has(view.order.removeprefix("-")):
            self.table.asked = replace(self.table.asked, order=view.order)
            self.table.view_order(view.order)
        self.changed.emit()

    def clear_narrowing(self) -> None:
        """Leave filters and grouping without asking for the list: the page does that when it goes to a record."""
        self.view, self.saved, self._opened = View(columns=self.view.columns), None, None

    def clear(self) -> None:
        """Leave filters and grouping; the columns stay."""
        self.put(View(columns=self.view.columns))

    # --- the menu -------------------------------------------------------------------------------------------------

    def choose_columns(self) -> None:
        """Choose which columns are shown; remembered on this machine."""
        dialog = ColumnsChosenDialog(self.register, self.table.shown_columns(), self._page)
        dialog.accepted.connect(lambda: self._take_columns(dialog.chosen()))
        dialog.open()

    def narrow(self) -> NarrowingDialog:
        """Narrow the list to days and values."""
        dialog = NarrowingDialog(self.room, self.register, self.view, self._page)
        dialog.accepted.connect(lambda: self.put(dialog.view))
        dialog.open()
        return dialog

    def group_by(self, path: str) -> None:
        """Group the list by a column; empty takes the grouping back."""
        self.put(replace(self.view, group=path), self.saved)

    def keep(self) -> None:
        """Keep the view under a name."""
        columns = tuple(self.table.shown_columns())
        view = replace(self.view, columns=columns, order=self.table.asked.order or self.register.order)
        ViewNameDialog(self.room, self.register.key, view, self._page).open()

    def change_several(self) -> SeveralDialog:
        """Give one field of all lines chosen the same value."""
        dialog = SeveralDialog(self.room, self.register, self.table.chosen(), self._page)
        dialog.open()
        return dialog

    def paste(self) -> None:
        """Look at what was copied from Excel as new lines of the list."""
        text, pasting, shown = (
            QGuiApplication.clipboard().text(),
            self.room.workspace.pasting,
            self.table.shown_columns(),
        )
        register, equal = self.register, self.table.asked.equal

        def show(outcome: tuple[Any, ImportDraft]) -> None:
            PasteDialog(self.room, register, outcome, self._page).open()

        self.room.lanes.read(self, lambda: pasting.open(register, text, shown, equal), show, topic="paste")

    def load(self) -> None:
        """Ask which views there are, for the menu."""
        saved_views, book = self.room.workspace.saved_views, self.register.key
        self.room.lanes.read(self, lambda: saved_views.of(book), self._take_views, topic="views")

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        menu.addAction(tr("Chọn &cột…")).triggered.connect(self.choose_columns)
        menu.addAction(tr("&Lọc theo mục…")).triggered.connect(self.narrow)
        self._fill_groups(menu.addMenu(tr("&Gộp theo")))
        menu.addSeparator()
        several = menu.addAction(tr("&Sửa {count} dòng đang chọn…").format(count=grouped(len(self.table.chosen()))))
        several.setEnabled(len(self.table.chosen()) > 1 and not self.grouping)
        several.triggered.connect(self.change_several)
        menu.addAction(tr("&Dán từ Excel (Ctrl+V)…")).triggered.connect(self.paste)
        menu.addSeparator()
        self._fill_views(menu.addMenu(tr("Cách &xem đã lưu")))
        menu.addAction(tr("L&ưu cách xem này…")).triggered.connect(self.keep)
        menu.addSeparator()
        menu.addAction(tr("Ghi danh sách &Word, PDF…")).triggered.connect(self.write)
        menu.addAction(tr("&In danh sách…")).triggered.connect(self.print_list)
        for words, act in self.more:
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())

    def _fill_groups(self, menu: QMenu) -> None:
        for path, words in (("", tr("&Không gộp")), *((one.path, one.title) for one in self.register.groupable)):
            action = _checked(menu, words, on=self.view.group == path)
            action.triggered.connect(lambda _=False, path=path: self.group_by(path))

    def _fill_views(self, menu: QMenu) -> None:
        for saved in self._views:
            action = _checked(menu, saved.name, on=self.saved is not None and saved.uid == self.saved.uid)
            action.triggered.connect(lambda _=False, saved=saved: self.put(View.parse(saved.body), saved))
        if not self._views:
            menu.addAction(tr("Chưa lưu cách xem nào")).setEnabled(False)
        here = next((one for one in self._views if self.saved is not None and one.uid == self.saved.uid), None)
        if here is None:
            return
        menu.addSeparator()
        if self.register.table not in PERSONAL and self.register.day:
            annex = _checked(menu, tr("&Phụ lục báo cáo: {name}").format(name=here.name), on=here.annex)
            annex.triggered.connect(lambda on: self._put_annex(here, annex=on))
        menu.addAction(tr("&Xóa cách xem: {name}").format(name=here.name)).triggered.connect(lambda: self._remove(here))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _take_columns(self, chosen: tuple[str, ...]) -> None:
        own = chosen == tuple(column.path for column in self.register.own)
        with suppress(FileFault):  # columns that cannot be remembered are no trouble worth a word
            settings.set_columns_shown(self.register.key, () if own else chosen)
        self.put(replace(self.view, columns=chosen), self.saved)

    def _take_views(self, views: Sequence[SavedView]) -> None:
        self._views = list(views)
        if self.saved is not None and self.saved.uid not in {one.uid for one in views}:
            self.saved = None

    def _put_annex(self, saved: SavedView, *, annex: bool) -> None:
        saved_views = self.room.workspace.saved_views
        said = (
            tr("Danh sách «{name}» sẽ có trong phụ lục các báo cáo.") if annex else tr("Đã bỏ «{name}» khỏi phụ lục.")
        )
        self.room.lanes.write(
            self,
            lambda _: saved_views.put_annex(saved.uid, annex=annex),
            lambda _: self.room.ways.said.emit(said.format(name=saved.name)),
        )

    def _remove(self, saved: SavedView) -> None:
        saved_views = self.room.workspace.saved_views
        self.room.lanes.write(
            self,
            lambda _: saved_views.remove(saved.uid),
            lambda _: self.room.ways.said.emit(tr("Đã xóa cách xem. Bấm Ctrl+Z để lấy lại.")),
        )

    def _close_group(self) -> None:
        self._opened = None
        self.changed.emit()
        self.groups.setFocus()

    def _show(self, asked: Asked, found: Sequence[Group]) -> None:
        register = asked.register
        columns = [
            PlainColumn[Group](register.column(asked.group).title, lambda one: sentence(one.name)),
            PlainColumn[Group](tr("Số mục"), lambda one: grouped(one.count), number=True),
            *(
                PlainColumn[Group](column.title, lambda one, at=at: grouped(one.sums[at]), number=True)  # type: ignore[misc]
                for at, column in enumerate(asked.summed)
            ),
        ]
        self.groups.things.columns = tuple(columns)
        self.groups.show_things(list(found))

    def _sum(self, asked: Asked, found: Sequence[Group]) -> None:
        if asked is not self._latest:  # the list has moved on while it was added up
            return
        whole = found[0]
        parts = [f"{column.title}: {grouped(number)}" for column, number in zip(asked.summed, whole.sums, strict=True)]
        self.total.setText(
            tr("Tổng số {count} mục · {sums}").format(count=grouped(whole.count), sums=" · ".join(parts))
        )

    def _tell(self) -> None:
        """Say what narrows the list, and how to leave it."""
        told = self.view.told(self.register)
        if self._opened is not None:
            path, value = self._opened
            column = self.register.column(path)
            said = tr("Nhóm {column}: {value}. Esc: về các nhóm.")
            opened = said.format(column=column.title, value=column.called(value))
            told = f"{told}. {opened}" if told else opened
        elif told and self.grouping:
            told = tr("{told}. Enter: xem các mục của nhóm.").format(told=told)
        name = tr("Cách xem «{name}»: ").format(name=self.saved.name) if self.saved else ""
        words = f"{name}{told}" if told else name.removesuffix(": ")
        self.told.setText(sentence(words))
        self.told.setVisible(bool(words))

    # --- on paper -------------------------------------------------------------------------------------------------

    def _on_paper(self) -> View:
        asked = self.table.asked
        only = (*self.view.only, self._opened) if self._opened else self.view.only
        return replace(
            self.view, columns=tuple(self.table.shown_columns()), order=asked.order, words=asked.words, only=only,
            group=self.view.group if self.grouping else "",
        )  # fmt: skip

    def write(self) -> None:
        """Write the list as it is seen, as Word or PDF."""
        view, sheets, book = self._on_paper(), self.room.workspace.list_sheets, self.register.key
        title = self.saved.name if self.saved else ""
        self.write_paper(lambda target: sheets.write(view, book, target, title), "danh-sach.docx")

    def print_list(self) -> None:
        """Print the list as it is seen."""
        view, sheets, book = self._on_paper(), self.room.workspace.list_sheets, self.register.key
        title = self.saved.name if self.saved else ""
        self.print_paper(lambda: sheets.preview(view, book, PAPER_DPI, title), title or self.register.title)

    def write_paper(self, write: Callable[[Path], Path], name: str) -> None:
        """Ask where a paper goes, write it, and open it."""
        chosen = self.room.save_as(name, tr(_PAPERS))
        if not chosen:
            return
        target = Path(chosen) if Path(chosen).suffix.lower() in (".docx", ".pdf") else Path(f"{chosen}.docx")

        def done(written: Path) -> None:
            self.room.ways.said.emit(tr("Đã ghi {file}.").format(file=written.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written)))

        self.room.lanes.read(self, lambda: write(target), done)

    def print_paper(self, draw: Callable[[], Preview], name: str) -> None:
        """Draw the pages and hand them to the printer the clerk chooses."""

        def send(preview: Preview) -> None:
            try:
                sent = print_pictures(self._page, list(preview.pages), name)
            except KnownError as fault:
                self.room.messages.fault(fault)
                return
            if sent:
                self.room.ways.said.emit(tr("Đã gửi {name} tới máy in.").format(name=name))

        self.room.lanes.read(self, draw, send, topic="print")


def _remembered(register: Register) -> tuple[str, ...]:
    with suppress(FileFault):
        return settings.columns_shown(register.key)
    return ()


def _checked(menu: QMenu, words: str, *, on: bool) -> QAction:
    action: Any = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    made: QAction = action
    return made
