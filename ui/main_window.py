"""The frame: navigation, search over everything, pages, menu and status line. It knows pages only by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.commands import MENU, Command
from ui.icons import icon
from ui.labels import PROGRAM, tr
from ui.pages.page import Page
from ui.theme import GRID, TITLE_PT, sized
from ui.widgets.notice_strip import NoticeStrip
from ui.widgets.search_box import SearchBox

_NAVIGATION_WIDTH = 168
_UNDO_WIDTH = 360
"""How much of the name of an act that can be taken back the menu shows."""


class MainWindow(QMainWindow):
    """The window. Pages are handed in as makers and made when they are first shown."""

    undo = Signal()
    redo = Signal()
    help_wanted = Signal(str)
    """A topic of the help, or nothing for that of the page in sight."""
    diagnosis_wanted = Signal()
    closing = Signal()
    sample_dropped = Signal()

    def __init__(self, entries: Mapping[str, tuple[str, str]]) -> None:
        """Show the frame; `entries` are the pages' names with words (and access key) and icon, in their order."""
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(icon("app", 32))
        self._entries = entries
        self._makers: Mapping[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._actions: dict[Command, QAction] = {}
        self._came_from: list[str] = []
        self.may_drop: Callable[[list[str]], bool] = lambda _: True
        self._build()
        self._menus()
        self.setMinimumSize(960, 560)

    # --- pages ----------------------------------------------------------------------------------------------------

    def furnish(self, makers: Mapping[str, Callable[[], Page]]) -> None:
        """Give the window its pages, once they can be made."""
        self._makers = makers
        for page in self._pages.values():
            page.kept()
        self._pages.clear()
        while self._stack.count():
            old = self._stack.widget(0)
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._navigation.setEnabled(bool(makers))
        self._search.setEnabled(bool(makers))
        if not makers:
            self._bare()

    def _bare(self) -> None:
        """Nothing of what was open stays in sight."""
        self._came_from.clear()
        self._title.setText(PROGRAM)
        self._search.clear()
        self._navigation.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self._navigation.setCurrentRow(-1)
        self._navigation.blockSignals(False)  # noqa: FBT003
        self._said.clear()
        self.show_place("")
        self.show_undo("", "")

    def show_page(self, name: str) -> Page:
        """Show a page the clerk asks for; there is no way back from there then."""
        self._came_from.clear()
        return self._show(name)

    def _show(self, name: str) -> Page:
        """Show a page, making it when it is first asked for."""
        here = self.page()
        if here is not None and here.name != name:
            here.leave()
        page = self._made(name)
        self._title.setText(page.title)
        self._stack.setCurrentWidget(page)
        self._navigation.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self._navigation.setCurrentRow(list(self._entries).index(name))
        self._navigation.blockSignals(False)  # noqa: FBT003
        page.refresh()
        page.focus_first()
        return page

    def make_ahead(self) -> bool:
        """Make one page nobody has asked for yet, so that it is there at once when asked for; whether one was left."""
        name = next((one for one in self._makers if one not in self._pages), None)
        if name is not None:
            self._made(name).made_ahead()
        return name is not None

    def _made(self, name: str) -> Page:
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        return page

    def page(self) -> Page | None:
        """The page in sight."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def goto(self, table: str, uid: bytes) -> bool:
        """Show a record on the page that keeps its kind; whether there is one."""
        for name in self._entries:
            if table in self._tables(name):
                here = self.page()
                if here is not None:
                    self._came_from.append(here.name)
                self._show(name).open_record(table, uid)
                return True
        return False

    def _tables(self, name: str) -> tuple[str, ...]:
        page = self._pages.get(name)
        if page is not None:
            return page.tables
        made_by = self._makers.get(name)
        return tuple(getattr(made_by, "tables", ()))

    def page_names(self) -> list[str]:
        """The pages there are."""
        return list(self._makers)

    def pages(self) -> list[Page]:
        """The pages made so far."""
        return list(self._pages.values())

    # --- the status line ------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence in the status line, with the time of day."""
        self._said.setText(f"{datetime.now().strftime('%H:%M')}  {text}")  # noqa: DTZ005  the clock on the wall

    def show_place(self, text: str, *, sample: bool = False) -> None:
        """Who sits here and which file is open, at the right of the status line; the sample can be thrown away."""
        self._place.setText(text)
        self._drop.setVisible(sample)

    def show_undo(self, undo: str, redo: str) -> None:
        """What Ctrl+Z and Ctrl+Y would take back and do again; empty when nothing."""
        for command, name in ((Command.UNDO, undo), (Command.REDO, redo)):
            action = self._actions[command]
            action.setEnabled(bool(name))
            told = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _UNDO_WIDTH)
            action.setText(f"{command.words}: {told}" if name else command.words)

    def show_busy(self, text: str, done: int, total: int) -> None:
        """How far a long job is; an empty text hides the bar."""
        self._bar.setVisible(bool(text))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setFormat(text)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close, unless something typed is neither stored nor kept and the clerk wants to go on with it."""
        for page in self._pages.values():
            page.leave()
        unsaved = [page.title for page in self._pages.values() if page.unsaved() and not page.kept()]
        if unsaved and not self.may_drop(unsaved):
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._navigation = self._made_navigation()
        self._title = QLabel(PROGRAM)
        self._title.setFont(sized(self.font(), TITLE_PT, bold=True))
        self._search = SearchBox()
        self._search.setEnabled(False)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self._search)
        right = QVBoxLayout()
        right.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        right.setSpacing(GRID + 4)
        right.addLayout(head)
        self.notice = NoticeStrip()
        right.addWidget(self.notice)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._navigation)
        whole.addLayout(right, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)
        self._said, self._place, self._bar = QLabel(), QLabel(), QProgressBar()
        self._drop = QPushButton(tr("Xóa dữ liệu mẫu"))
        self._drop.setToolTip(tr("Bỏ dữ liệu mẫu và bắt đầu với cơ quan của mình; dữ liệu thật không bị ảnh hưởng"))
        self._drop.clicked.connect(self.sample_dropped)
        self._drop.hide()
        self._bar.setFixedWidth(220)
        self._bar.hide()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._said, 1)
        self.statusBar().addPermanentWidget(self._bar)
        self.statusBar().addPermanentWidget(self._place)
        self.statusBar().addPermanentWidget(self._drop)

    def _made_navigation(self) -> QListWidget:
        entries = QListWidget()
        entries.setObjectName("navigation")
        entries.setFixedWidth(_NAVIGATION_WIDTH)
        entries.setIconSize(QSize(20, 20))
        entries.setAccessibleName(tr("Các trang"))
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, (words, picture) in self._entries.items():
            item = QListWidgetItem(icon(picture), words.replace("&", ""))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(_NAVIGATION_WIDTH - 20, 40))
            entries.addItem(item)
        entries.setEnabled(False)
        entries.currentItemChanged.connect(self._navigate)
        return entries

    def _navigate(self, item: QListWidgetItem | None) -> None:
        if item is not None and self._makers:
            self.show_page(item.data(Qt.ItemDataRole.UserRole))

    def _menus(self) -> None:
        for head, commands in MENU:
            menu = self.menuBar().addMenu(tr(head))
            menu.aboutToShow.connect(self._offer)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                    continue
                action = QAction(tr(command.words), self)
                action.setShortcut(QKeySequence(command.key))
                action.triggered.connect(lambda _=False, which=command: self.do(which))
                self._actions[command] = action
                menu.addAction(action)
        pages = self.menuBar().addMenu(tr("Tr&ang"))
        for place, (name, (words, picture)) in enumerate(self._entries.items(), start=1):
            action = pages.addAction(icon(picture), tr(words))
            action.setShortcut(f"Ctrl+{place}")
            action.triggered.connect(lambda _=False, which=name: self._makers and self.show_page(which))

    def _own(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.UNDO: self.undo.emit,
            Command.REDO: self.redo.emit,
            Command.SEARCH: self._search.begin,
            Command.QUIT: self.close,
            Command.HELP: lambda: self.help_wanted.emit(""),
            Command.FIRST_MONTH: lambda: self.help_wanted.emit("first-month"),
            Command.KEYS: lambda: self.help_wanted.emit("keys"),
            Command.PLEDGE: lambda: self.help_wanted.emit("no-network"),
            Command.DIAGNOSE: self.diagnosis_wanted.emit,
            Command.OPEN_LIST: self._open_list,
            Command.TODAY: self._fill_today,
        }

    def _open_list(self) -> None:
        """Open the list of the field the clerk stands in."""
        from ui.widgets.choice_field import ChoiceField  # here, because it brings the records along

        field = self.focusWidget()
        if isinstance(field, ChoiceField):
            field.open_list()
        elif isinstance(field, QComboBox):
            field.showPopup()

    def _fill_today(self) -> None:
        """Put today into the field of a day the clerk stands in."""
        from ui.widgets.fields import DayField  # here, because it brings the records along

        field = self.focusWidget()
        if isinstance(field, DayField):
            field.put_today()

    def _offer(self) -> None:
        """Let the menu show which acts can be done just now."""
        page = self.page()
        offered = dict(page.acts()) if page is not None else {}
        for command, action in self._actions.items():
            if command not in (Command.UNDO, Command.REDO):
                action.setEnabled(command in offered or command in self._own())
        QTimer.singleShot(0, self._allow_all)

    def _allow_all(self) -> None:
        """Keys must work whatever the menu showed last; an act that means nothing here does nothing."""
        if QApplication.activePopupWidget() is None:
            for command, action in self._actions.items():
                if command not in (Command.UNDO, Command.REDO):
                    action.setEnabled(True)
        else:
            QTimer.singleShot(200, self._allow_all)

    def do(self, command: Command) -> None:
        """Do an act: the page's own meaning of it, else the window's."""
        page = self.page()
        offered = dict(page.acts()) if page is not None else {}
        act = offered.get(command) or self._own().get(command)
        here = self.page()
        if command is Command.BACK and self._came_from and here is not None and not here.unsaved():
            self._show(self._came_from.pop())
        elif act is not None:
            act()

    @property
    def search(self) -> SearchBox:
        return self._search
