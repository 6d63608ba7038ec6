"""The only place where the window is put together: style, frame, lanes, workspace, pages, and what joins them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
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
    from desktop.errors import DamagedDatabase
    from desktop.workspace import Workspace
    from ui.dialogs.first_start_dialog import FirstStartDialog
    from ui.dialogs.help_window import HelpWindow

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

_SWITCH_SECONDS = 0.001
"""How long a lane may hold the interpreter before the window gets its turn; a fifth of Python's own measure."""

_POLL_MS, _WATCH_MS, _KNOCK_MS, _AHEAD_MS = 120, 500, 1800, 150


def knock(database: Path) -> None:
    """Ask the program that has this database open to show itself. A file, because no socket is ever opened."""
    with suppress(OSError):
        paths.raise_file(database).touch()


def _make_folder(folder: Path) -> None:
    """Make the folder of the data; where the disk refuses, say so in words."""
    from desktop.errors import DatabaseFault

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DatabaseFault(
            tr("Không tạo được thư mục dữ liệu."),
            where=str(folder),
            remedy=tr("Hãy kiểm tra quyền ghi vào thư mục này và chỗ trống trên đĩa, rồi làm lại."),
        ) from fault


def prepared(arguments: list[str], *, dark: bool | None = None) -> QApplication:
    """The Qt application with our texts and looks; made once a process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    sys.setswitchinterval(_SWITCH_SECONDS)
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName(PROGRAM)
    translator = QTranslator(app)
    if translator.load(str(paths.resource_dir() / "translations" / "qtbase_vi.qm")):
        app.installTranslator(translator)
    dress(app, dark=dark)
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
        self._helping: HelpWindow | None = None
        self._closed = False
        self.choose_backup: Callable[[], str] = self._choose_backup
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._answer_knock)
        self._ahead = QTimer(self, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._join()

    def begin(self, database: Path | None = None) -> None:
        """Open what was named, or what is there; where nothing is, ask how to begin."""
        database = database or paths.default_database()
        if database.exists():
            self.open(database)
        else:
            self.first_start(database)

    def first_start(self, database: Path) -> None:
        """Ask who sits here and where to begin, then do so."""
        from ui.dialogs.first_start_dialog import FirstStartDialog

        dialog = FirstStartDialog(self.window)
        dialog.put_who(self.who)
        dialog.accepted.connect(lambda: self._begin_with(dialog, database))
        dialog.rejected.connect(self.window.close)
        dialog.open()

    def _begin_with(self, dialog: FirstStartDialog, database: Path) -> None:
        begun = dialog.begun
        if begun is None:
            return
        self.who = begun.who
        self.window.activateWindow()

        def failed(fault: BaseException) -> None:
            """Tell it and come back with everything that was typed."""
            self.messages.fault(fault)
            dialog.open()

        if begun.sample:
            self.open(paths.sample_database(), fill=True, failed=failed)
            return

        def declare(workspace: Workspace) -> None:
            heading = begun.heading
            if heading is None:
                return
            values = {"area": begun.area, "place_name": begun.place_name, "signer": begun.signer}
            workspace.founding.declare(begun.name, begun.parent, heading, values)

        self.open(database, prepare=declare, failed=failed)

    def open(
        self,
        database: Path,
        *,
        fill: bool = False,
        prepare: Callable[[Workspace], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Open a database behind the window and furnish the pages when it is there.

        `fill` puts the sample into a new file; `prepare` is done before anything is shown; `failed` hears of a fault,
        without it the fault is told and the window closes.
        """
        self.window.say(tr("Đang mở {name}…").format(name=database.name))

        def work(progress: Progress) -> Workspace:
            from desktop.workspace import Workspace, throw_away_sample
            from ui import furnishing  # noqa: F401  the pages are imported here, so that the window is not held up

            new = not database.exists()
            _make_folder(database.parent)
            workspace = Workspace.open_or_create(database, who=self.who)
            try:
                if fill and new:
                    workspace.sampling.fill(progress)
                if prepare is not None:
                    prepare(workspace)
                if not self.who:
                    workspace.desk.who = workspace.past.last_who()
            except BaseException:
                workspace.close()
                if fill and new:
                    throw_away_sample(database)
                raise
            return workspace

        def not_opened(fault: BaseException) -> None:
            self._not_opened(database, fault, failed)

        self.lanes.writing.submit(Job(self, work, self.furnish, not_opened))

    def _not_opened(self, database: Path, fault: BaseException, failed: Callable[[BaseException], None] | None) -> None:
        """Bring a database already open to the front; for a damaged one offer its newest backup; tell all else."""
        from desktop.errors import DamagedDatabase, DatabaseHeld

        if isinstance(fault, DatabaseHeld):
            knock(database)
            waiting = QTimer(self, singleShot=True, interval=_KNOCK_MS)
            waiting.timeout.connect(lambda: self._after_knock(database, fault))
            waiting.start()
        elif failed is not None:
            failed(fault)
        elif isinstance(fault, DamagedDatabase):
            self._repair(database, fault)
        else:
            self.messages.fault(fault)
            self.window.close()

    def _repair(self, database: Path, fault: DamagedDatabase) -> None:
        """Offer the newest backup in the place of a damaged database, or one that lies elsewhere."""
        from desktop.workspace import newest_backup

        backup = newest_backup(database)
        if backup is not None and self.messages.ask(
            fault.what,
            tr(
                "Tệp: {file}\n\nBản sao lưu gần nhất được ghi lúc {at}. Khôi phục bản ấy thì việc đã làm sau lúc đó "
                "không còn; tệp hỏng được giữ lại bên cạnh."
            ).format(file=database, at=f"{backup.local:%d/%m/%Y %H:%M}"),
            tr("&Khôi phục bản sao lưu này"),
        ):
            self._put_back(backup.file, database)
            return
        chosen = ""
        if self.messages.ask(
            fault.what,
            tr(
                "Tệp: {file}\n\nNếu có bản sao lưu ở nơi khác (USB, máy khác) thì chọn tệp ấy để khôi phục; tệp hỏng "
                "được giữ lại bên cạnh."
            ).format(file=database),
            tr("&Chọn tệp sao lưu…"),
        ):
            chosen = self.choose_backup()
        if chosen:
            self._put_back(Path(chosen), database)
        else:
            self.window.close()

    def _choose_backup(self) -> str:
        kinds = tr("Bản sao lưu (*.db);;Mọi tệp (*)")
        return QFileDialog.getOpenFileName(self.window, tr("Chọn tệp sao lưu"), "", kinds)[0]

    def _after_knock(self, database: Path, fault: BaseException) -> None:
        if paths.raise_file(database).exists():  # nobody answered: it is held elsewhere
            paths.raise_file(database).unlink(missing_ok=True)
            self.messages.fault(fault)
        self.window.close()

    def furnish(self, workspace: Workspace) -> None:
        """Give the window the pages of an open workspace."""
        from ui.furnishing import makers

        self.workspace = workspace
        room = Room(workspace, self.lanes, self.messages, self.ways, self._save_as)
        self.window.furnish(makers(room))
        self.window.search.ask = lambda typed: self._look_for(room, typed)
        self._show_place()
        self.window.show_page("today")
        left = workspace.drafting.waiting()
        dangling = tr("Còn phần nhập dở ở sổ {titles}: mở trang đó là nhập tiếp được.")
        titles = ", ".join(f"«{title}»" for title in left)
        self.window.say(dangling.format(titles=titles) if left else tr("Đã mở cơ sở dữ liệu."))
        self._watch.start()
        if not self.lanes.reading.inline:
            self._ahead.start()
        self._ask_undo()
        if workspace.notices:
            self.messages.notice(tr("Có điều cần biết khi mở cơ sở dữ liệu."), "\n\n".join(workspace.notices))
            workspace.notices.clear()

    def _make_ahead(self) -> None:
        """Make the other pages one by one while nobody waits for anything, so that none has to be waited for later."""
        idle = not (self.lanes.reading.busy or self.lanes.writing.busy)
        if self.workspace is None or (idle and not self.window.make_ahead()):
            self._ahead.stop()

    def _show_place(self) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        sample = workspace.desk.database.path == paths.sample_database().resolve()
        name = tr("Dữ liệu mẫu") if sample else workspace.desk.database.path.name
        self.window.show_place(f"{workspace.desk.who or tr('Chưa đặt tên người làm việc')}  ·  {name}", sample=sample)

    def _sit(self, who: str) -> None:
        if self.workspace is not None:
            self.who = self.workspace.desk.who = who
            self._show_place()
            self.window.say(tr("Người làm việc: {who}.").format(who=who or tr("chưa đặt tên")))

    # --- another file in place of the open one --------------------------------------------------------------------

    def _restore(self, file: str) -> None:
        """Close, put the backup in place, open again; if that fails the old file is opened as it was."""
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            self.lanes.filing.halt()
            self.window.furnish({})
            self._put_back(Path(file), workspace.desk.database.path, before=workspace.close)

    def _put_back(self, file: Path, path: Path, before: Callable[[], object] = lambda: None) -> None:
        def work(progress: Progress) -> list[str]:
            from desktop.workspace import restored

            before()
            return restored(file, path, who=self.who, progress=progress)

        def done(notices: list[str]) -> None:
            self.open(path)
            self.messages.notice(tr("Đã khôi phục dữ liệu."), "\n".join(notices))

        def failed(fault: BaseException) -> None:
            self.messages.fault(fault)
            self.open(path)

        self.lanes.writing.submit(Job(self, work, done, failed))

    def _drop_sample(self) -> None:
        """Throw the sample away with all that belongs to it and begin anew; real data lie in another file."""
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        path = workspace.desk.database.path

        def work(_progress: Progress) -> None:
            from desktop.workspace import throw_away_sample

            workspace.close()
            throw_away_sample(path)

        self.lanes.filing.halt()
        self.window.furnish({})
        self.lanes.writing.submit(Job(self, work, lambda _: self.begin(), self.messages.fault))

    def close(self) -> None:
        """Close the workspace with its backup, then the lanes; what is under way is finished first."""
        if self._closed:
            return
        self._closed = True
        self.window.hide()
        workspace, self.workspace = self.workspace, None
        self.lanes.filing.halt()
        self.lanes.reading.close()
        if workspace is not None:
            self.lanes.writing.submit(Job(self, lambda _: workspace.close(), lambda _: None, self.messages.fault))
        self.lanes.close()
        if workspace is not None and workspace.notices:
            self.messages.notice(tr("Có điều cần biết khi đóng chương trình."), "\n\n".join(workspace.notices))

    # --- joining --------------------------------------------------------------------------------------------------

    def _join(self) -> None:
        self.window.undo.connect(lambda: self._take_back(undo=True))
        self.window.redo.connect(lambda: self._take_back(undo=False))
        self.window.may_drop = self._may_drop
        self.window.closing.connect(self.close)
        self.window.help_wanted.connect(self._help)
        self.window.diagnosis_wanted.connect(self._copy_diagnosis)
        self.window.search.opened.connect(self._goto)
        self.ways.goto.connect(self._goto)
        self.ways.page.connect(self.window.show_page)
        self.ways.said.connect(self.window.say)
        self.ways.restore.connect(self._restore)
        self.ways.who.connect(self._sit)
        self.window.sample_dropped.connect(self._drop_sample)
        self.ways.report.connect(self._show_report)
        self.lanes.wrote.connect(self._written)
        self.lanes.writing.started.connect(self._began)
        self.lanes.writing.ended.connect(self._ended)
        self.lanes.filing.started.connect(self._began)
        self.lanes.filing.ended.connect(self._ended)
        self._stray.connect(self.messages.fault, Qt.ConnectionType.QueuedConnection)

    def _answer_knock(self) -> None:
        """A second start knocked: show this window instead of it."""
        workspace = self.workspace
        if workspace is None:
            return
        note = paths.raise_file(workspace.desk.database.path)
        if note.exists():
            note.unlink(missing_ok=True)
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def catch_strays(self) -> None:
        """From now on an exception nobody caught, in whatever thread, is told through the one door."""

        def hook(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
            self._stray.emit(fault)

        sys.excepthook = hook
        threading.excepthook = lambda told: self._stray.emit(told.exc_value)

    def _may_drop(self, pages: list[str]) -> bool:
        return self.messages.ask(
            tr("Có phần đang nhập chưa lưu ở trang {pages}.").format(pages=", ".join(pages)),
            tr("Để nguyên rồi bấm Ctrl+S để lưu, hoặc đóng và bỏ phần đang nhập."),
            tr("Đóng và &bỏ phần đang nhập"),
        )

    def _written(self) -> None:
        for page in self.window.pages():
            page.stale()
        self._ask_undo()
        if self.workspace is not None:
            self.lanes.read(self, self.workspace.past.late_notes, self._tell_late, topic="late")

    def _tell_late(self, notes: list[str]) -> None:
        """What was just written and is not in the report that has gone out, told at once and asking nothing."""
        self.window.notice.tell("\n".join(notes))

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
        from ui.pages.reporting_page import ReportingPage

        page = self.window.show_page("reports")
        if isinstance(page, ReportingPage):
            page.report().open_period(code)

    def _save_as(self, name: str, kinds: str) -> str:
        return QFileDialog.getSaveFileName(self.window, tr("Lưu thành tệp"), name, kinds)[0]

    def _help(self, name: str) -> None:
        """Open the help, or bring it forward, at a topic; where none is named, at that of the page in sight."""
        if self._helping is None:
            from ui.dialogs.help_window import HelpWindow

            self._helping = HelpWindow(self.window)
            self._helping.lie_beside(self.window)
        helping, page = self._helping, self.window.page()
        helping.show_topic(*((name,) if name else page.help_topics() if page is not None else ()))
        helping.show()
        helping.raise_()
        helping.activateWindow()
        helping.list.setFocus()

    def _copy_diagnosis(self) -> None:
        self.messages.copy_diagnosis()
        self.window.say(tr("Đã chép thông tin lỗi; dán vào thư gửi người hỗ trợ. Trong đó không có nội dung dữ liệu."))

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
