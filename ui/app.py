"""The only place where the window is put together: style, frame, lanes, workspace, pages, and what joins them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import paths
from desktop.progress import Progress
from ui.jobs import Job, Lanes
from ui.labels import PROGRAM, tr
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.room import Room, Ways
from ui.theme import dress

if TYPE_CHECKING:
    from desktop.workspace import Workspace

ENTRIES = {
    "today": ("&Hôm nay", "today"),
    "plan": ("&Kế hoạch", "plan"),
    "training": ("Tậ&p huấn", "training"),
    "media": ("Truyền thôn&g", "media"),
    "reports": ("&Báo cáo", "reports"),
    "directory": ("&Danh mục", "directory"),
    "settings": ("&Cài đặt", "settings"),
}
"""The pages: words with access key, icon."""

_POLL_MS = 120


def prepared(arguments: list[str]) -> QApplication:
    """The Qt application with our texts and looks; made once a process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName(PROGRAM)
    translator = QTranslator(app)
    if translator.load(str(paths.resource_dir() / "translations" / "qtbase_vi.qm")):
        app.installTranslator(translator)
    dress(app)
    return app


class Application(QObject):
    """The running program: one window, one workspace."""

    _stray = Signal(object)

    def __init__(self, *, inline: bool = False, silent: bool = False, who: str = "") -> None:
        super().__init__()
        self.window = MainWindow(ENTRIES)
        self.messages = Messages(self.window, silent=silent)
        self.lanes = Lanes(self.messages.fault, inline=inline)
        self.ways = Ways()
        self.workspace: Workspace | None = None
        self.who = who
        self._long: Job | None = None
        self._closed = False
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)
        self._join()

    def open(self, database: Path, then: Callable[[], None] | None = None) -> None:
        """Open a database behind the window and furnish the pages when it is there."""
        self.window.say(tr("Đang mở {name}…").format(name=database.name))

        def work(_progress: Progress) -> Workspace:
            from desktop.workspace import Workspace

            return Workspace.open_or_create(database, who=self.who)

        def done(workspace: Workspace) -> None:
            self.furnish(workspace)
            if then is not None:
                then()

        self.lanes.writing.submit(Job(self, work, done, self.messages.fault))

    def furnish(self, workspace: Workspace) -> None:
        """Give the window the pages of an open workspace."""
        from ui.furnishing import makers

        self.workspace = workspace
        room = Room(workspace, self.lanes, self.messages, self.ways, self._save_as)
        self.window.furnish(makers(room))
        self.window.search.ask = lambda typed: self._look_for(room, typed)
        self.window.show_place(
            f"{self.who or tr('Chưa đặt tên người làm việc')}  ·  {workspace.desk.database.path.name}"
        )
        self.window.show_page("today")
        self.window.say(tr("Đã mở cơ sở dữ liệu."))
        self._ask_undo()

    def close(self) -> None:
        """Close the workspace with its backup, then the lanes; what is under way is finished first."""
        if self._closed:
            return
        self._closed = True
        if self.workspace is not None:
            workspace, self.workspace = self.workspace, None
            self.lanes.reading.close()
            self.lanes.writing.submit(Job(self, lambda _: workspace.close(), lambda _: None, self.messages.fault))
        self.lanes.close()

    # --- joining --------------------------------------------------------------------------------------------------

    def _join(self) -> None:
        self.window.undo.connect(lambda: self._take_back(undo=True))
        self.window.redo.connect(lambda: self._take_back(undo=False))
        self.window.closing.connect(self.close)
        self.window.help_wanted.connect(self._help)
        self.window.search.opened.connect(self._goto)
        self.ways.goto.connect(self._goto)
        self.ways.page.connect(self.window.show_page)
        self.ways.said.connect(self.window.say)
        self.ways.report.connect(self._show_report)
        self.lanes.wrote.connect(self._written)
        self.lanes.writing.started.connect(self._began)
        self.lanes.writing.ended.connect(self._ended)
        self._stray.connect(self.messages.fault, Qt.ConnectionType.QueuedConnection)

    def catch_strays(self) -> None:
        """From now on an exception nobody caught, in whatever thread, is told through the one door."""

        def hook(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
            self._stray.emit(fault)

        sys.excepthook = hook
        threading.excepthook = lambda told: self._stray.emit(told.exc_value)

    def _written(self) -> None:
        for page in self.window.pages():
            page.stale()
        self._ask_undo()

    def _ask_undo(self) -> None:
        workspace = self.workspace
        if workspace is not None:
            self.lanes.read(self, workspace.past.offered, lambda names: self.window.show_undo(*names), topic="undo")

    def _take_back(self, *, undo: bool) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        past = workspace.past

        def work(_progress: Progress) -> tuple[str, list[str]]:
            act, result = past.undo() if undo else past.redo()
            return act.name, past.left_alone(result)

        def done(told: tuple[str, list[str]]) -> None:
            name, left = told
            verb = tr("Đã hoàn tác: {name}.") if undo else tr("Đã làm lại: {name}.")
            self.window.say(verb.format(name=name.removeprefix("Hoàn tác: ")))
            if left:
                self.messages.notice(tr("Đã hoàn tác, trừ các phần đã được sửa sau đó."), "\n".join(left))

        self.lanes.write(self, work, done)

    def _look_for(self, room: Room, typed: str) -> None:
        self.lanes.read(
            self.window.search, lambda: room.workspace.finding.find(typed), self.window.search.show_found, topic="find"
        )

    def _goto(self, table: str, uid: bytes) -> None:
        if not self.window.goto(table, uid):
            self.window.say(tr("Mục này chưa có trang riêng để mở."))

    def _show_report(self, code: str) -> None:
        from ui.pages.reports_page import ReportsPage

        page = self.window.show_page("reports")
        if isinstance(page, ReportsPage):
            page.open_period(code)

    def _save_as(self, name: str, kinds: str) -> str:
        return QFileDialog.getSaveFileName(self.window, tr("Lưu thành tệp"), name, kinds)[0]

    def _help(self) -> None:
        from ui.dialogs.keys_dialog import KeysDialog

        KeysDialog(self.window).exec()

    # --- long work ------------------------------------------------------------------------------------------------

    def _began(self, job: Job) -> None:
        self._long = job
        self._poll.start()

    def _ended(self, job: Job) -> None:
        if self._long is job:
            self._long = None
            self._poll.stop()
            self.window.show_busy("", 0, 0)

    def _tell_progress(self) -> None:
        job = self._long
        if job is not None:
            progress = job.progress
            self.window.show_busy(progress.text or tr("Đang làm…"), progress.done, progress.total)
