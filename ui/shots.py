"""Pictures of every page and dialog, for whoever looks the window over without sitting before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMenu, QPushButton, QTabWidget, QWidget

from desktop import paths
from desktop.domain.editorial import EditorialItem
from desktop.domain.period import Period
from desktop.domain.record import Record
from desktop.domain.schedule import TaskActivity, WorkItem
from ui.app import ENTRIES, Application
from ui.commands import Command
from ui.labels import tr
from ui.pages.editorial_page import EditorialPage
from ui.pages.facilities_page import BY_KIND, FacilitiesPage
from ui.pages.media_page import ask_for_log
from ui.pages.page import Page
from ui.pages.persons_page import PersonsPage
from ui.pages.plan_page import PlanPage
from ui.pages.products_page import ProductsPage
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage

Scene = Callable[[], QWidget | None]
"""Brings something into sight: gives it, or None where it is a dialog that opened by itself or the window."""

_SEARCH_SECONDS = 0.6
_UNHEEDED = "This plugin does not support"
"""What Qt says of every window where there is no screen."""


def shoot(program: Application, folder: Path) -> list[Path]:
    """Write a PNG of every page, tab, side sheet, dialog and menu into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    before = qInstallMessageHandler(_hear)
    try:
        return [_shot(name, target, folder / f"{name}.png") for name, target in walk(program)]
    finally:
        qInstallMessageHandler(before)


def _hear(kind: QtMsgType, _where: object, text: str) -> None:
    if kind != QtMsgType.QtDebugMsg and not text.startswith(_UNHEEDED):
        print(text)


def walk(program: Application) -> Iterator[tuple[str, QWidget]]:
    """Bring every page, tab, side sheet, dialog and menu into sight, one after another; dialogs close when left."""
    for name, scene in _scenes(program):
        shown = scene()
        if shown is not None and not program.window.isAncestorOf(shown):
            shown.show()
        settle()
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        yield name, shown or next(iter(dialogs), program.window)
        for one in dialogs:
            one.close()
            one.deleteLater()
        if isinstance(shown, QMenu):
            shown.close()
        settle()


def _shot(name: str, target: QWidget, path: Path) -> Path:
    target.grab().save(str(path))
    print(path)
    if not path.is_file():
        raise FileNotFoundError(name)
    return path


def settle(seconds: float = 0) -> None:
    """Let everything that is due, now or within these seconds, be drawn."""
    until = time.monotonic() + seconds
    for _ in range(5):
        QApplication.processEvents()
    while time.monotonic() < until:
        QApplication.processEvents()


def _scenes(program: Application) -> Iterator[tuple[str, Scene]]:
    yield from _pages(program)
    if program.workspace is not None:
        yield from _plan(program)
        yield from _records(program)
        yield from _reports(program)
        yield from _upkeep(program)
    yield from _start(program)
    yield from _help(program)
    for place, action in enumerate(program.window.menuBar().actions(), start=1):
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield f"trinh-don-{place}", lambda menu=menu: _popped(menu)  # type: ignore[misc]


def _pages(program: Application) -> Iterator[tuple[str, Scene]]:
    window = program.window
    for name in ENTRIES:
        if name not in window.page_names():
            continue
        tabs = window.show_page(name).findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            yield (f"{name}-{place + 1}" if tabs else name), lambda name=name, place=place: _tab(program, name, place)  # type: ignore[misc]
    yield "tim-moi-so", lambda: _sought(program)
    window.search.clear()


def _plan(program: Application) -> Iterator[tuple[str, Scene]]:
    """The sheets of the board, the steps of reading a plan, the dialogs of a plan."""
    yield "plan-phieu-cong-viec", lambda: _opened(program, "work_item", WorkItem)
    yield "plan-hoat-dong", lambda: _opened(program, "task_activity", TaskActivity)
    page = program.window.show_page("plan")
    if not isinstance(page, PlanPage):
        return
    yield "hop-thoai-sua-nhiem-vu", lambda: _after(lambda: _opened(program, "work_item", WorkItem), page.edit_task)
    yield "hop-thoai-sua-doi-loi-van", lambda: _after(lambda: _opened(program, "work_item", WorkItem), page.amend)
    yield "hop-thoai-ke-hoach", lambda: _after(lambda: _tab(program, "plan", 0), page.edit_plan)
    yield "hop-thoai-ke-hoach-nam-sau", lambda: _after(lambda: _tab(program, "plan", 0), page.renew)
    yield "doc-ke-hoach-1-chon-tep", lambda: _after(lambda: _tab(program, "plan", 0), page.begin_reading)
    sample = paths.resource_dir() / "sample" / "ke-hoach.txt"
    yield "doc-ke-hoach-2-xem-lai", lambda: _after(lambda: page.reading.read_file(sample))


def _records(program: Application) -> Iterator[tuple[str, Scene]]:
    yield "hop-thoai-het-thoi-han", lambda: _after(lambda: _tab(program, "directory", 1), lambda: _outlasted(program))
    yield "hop-thoai-mot-nguoi", lambda: _after(lambda: _tab(program, "directory", 1), lambda: _likeness(program))
    yield "hop-thoai-la-ai", lambda: _after(lambda: _tab(program, "directory", 1), lambda: _identity(program))
    yield "hop-thoai-con-ten", lambda: _after(lambda: _tab(program, "directory", 1), lambda: _mentions(program))
    yield "hop-thoai-giong-nhau", lambda: _after(lambda: _tab(program, "media", 1), lambda: _alike(program))
    yield "hop-thoai-loc", lambda: _after(lambda: _tab(program, "media", 0), lambda: _tool(program, "narrow"))
    yield (
        "hop-thoai-chon-cot",
        lambda: _after(lambda: _tab(program, "media", 0), lambda: _tool(program, "choose_columns")),
    )
    yield "hop-thoai-cach-xem", lambda: _after(lambda: _tab(program, "media", 0), lambda: _tool(program, "keep"))
    yield (
        "hop-thoai-sua-nhieu",
        lambda: _after(lambda: _tab(program, "media", 0), lambda: _tool(program, "change_several")),
    )
    yield "hop-thoai-dan", lambda: _after(lambda: _tab(program, "media", 0), lambda: _pasted(program))
    yield "danh-sach-gop", lambda: _after(lambda: _tab(program, "media", 0), lambda: _grouped(program, "channel.name"))
    yield "hop-thoai-so-phat-thanh", lambda: _after(lambda: _tab(program, "media", 0), lambda: _log(program))
    yield "media-ke-hoach-thang", lambda: _opened(program, "editorial_item", EditorialItem)
    yield "media-san-pham-giong", lambda: _offered(program)
    yield "media-ha-tang-hien-co", lambda: _after(lambda: _tab(program, "media", 5), lambda: _standing(program))
    for name, page, tab, button in (
        ("hop-thoai-doi-ten", "directory", 0, "Đổi tên từ ngày…"),
        ("hop-thoai-cham-dut", "directory", 0, "Chấm dứt…"),
        ("hop-thoai-nguoi-moi", "training", 1, "Người mới…"),
        ("hop-thoai-them-buoi", "training", 1, "Thêm buổi…"),
        ("hop-thoai-lich-nghi", "settings", 2, "Xác nhận lịch nghỉ năm…"),
    ):
        yield name, lambda page=page, tab=tab, button=button: _pressed(program, page, tab, button)  # type: ignore[misc]


def _reports(program: Application) -> Iterator[tuple[str, Scene]]:
    from ui.dialogs.records_dialog import RecordsDialog
    from ui.dialogs.seal_dialog import SealDialog
    from ui.printing import print_choice

    workspace, window = program.workspace, program.window
    if workspace is None:
        return
    today = workspace.desk.today()
    last = Period.parse(f"{today.year}-{today.month:02d}")
    yield "bao-cao-loi-van", lambda: _after(lambda: _tab(program, "reports", 0), lambda: _look_at(program, "words"))
    yield "bao-cao-xem-truoc", lambda: _after(lambda: _tab(program, "reports", 0), lambda: _look_at(program, "preview"))
    figures = [one for one in workspace.reporting.figures(Period.parse(f"{today.year}")) if one.numerator is None]
    if figures:
        behind = workspace.reporting.behind(figures[0].id, Period.parse(f"{today.year}"))
        yield "hop-thoai-muc-duoc-dem", lambda: RecordsDialog(figures[0].label, list(behind), window)
    yield "hop-thoai-phat-hanh", lambda: SealDialog(last, today, window)
    printer = print_choice(window, 12)  # the dialog lives as long as its printer
    yield "hop-thoai-in", lambda: printer[1]


def _upkeep(program: Application) -> Iterator[tuple[str, Scene]]:
    messages = program.messages
    yield (
        "hoi-khoi-phuc",
        lambda: messages.question(
            tr("Thay dữ liệu hiện nay bằng bản sao lưu {name}?").format(name="14/09/2024 11:30"),
            tr("Dữ liệu hiện nay được giữ lại thành một bản an toàn trước khi thay."),
            tr("&Khôi phục bản này"),
        )[0],
    )
    yield "bao-loi", lambda: messages.of_bug()[0]


def _start(program: Application) -> Iterator[tuple[str, Scene]]:
    from ui.dialogs.first_start_dialog import FirstStartDialog

    def step(place: int) -> QWidget:
        dialog = FirstStartDialog(program.window)
        dialog.turn(place)
        return dialog

    for place, name in enumerate(("nguoi", "chon", "co-quan")):
        yield f"bat-dau-{place + 1}-{name}", lambda place=place: step(place)  # type: ignore[misc]


def _help(program: Application) -> Iterator[tuple[str, Scene]]:
    for command, name in ((Command.FIRST_MONTH, "thang-dau-tien"), (Command.KEYS, "phim-tat")):
        yield f"tro-giup-{name}", lambda command=command: _after(lambda: program.window.do(command))  # type: ignore[misc]


# --- bringing into sight ------------------------------------------------------------------------------------------


def _tab(program: Application, name: str, place: int) -> None:
    tabs = program.window.show_page(name).findChild(QTabWidget)
    if tabs:
        tabs.setCurrentIndex(place)
    settle()


def _look_at(program: Application, view: str) -> None:
    """Show the words or the pages of the report."""
    from ui.pages.reports_page import ReportsPage

    page = _here(program)
    if isinstance(page, ReportsPage):
        page.show_view(getattr(page, view))


def _here(program: Application) -> QWidget:
    page = program.window.page()
    return page.here() if isinstance(page, TabbedPage) else page or program.window


def _after(*acts: Callable[[], object]) -> None:
    """One act after another, each when the one before is in sight."""
    for act in acts:
        act()
        settle()


def _opened(program: Application, table: str, kind: type[Record]) -> None:
    """Show the record of a kind that was made last, where it is kept."""
    workspace = program.workspace
    if workspace is None:
        return
    with workspace.desk.read() as reader:
        found = reader.find(kind)
    if found:
        _tab(program, "plan", 0)
        program.window.goto(table, found[-1].uid)


def _pressed(program: Application, page: str, tab: int, words: str) -> None:
    _tab(program, page, tab)
    here = _here(program)
    if isinstance(here, Page):
        here.focus_first()
    settle()
    buttons = cast("list[QPushButton]", here.findChildren(QPushButton))
    wanted = [button for button in buttons if button.text().replace("&", "") == words]
    wanted[0].click()


def _mentions(program: Application) -> None:
    page = _here(program)
    if isinstance(page, PersonsPage):
        page.focus_first()
        page.seek_mentions()


def _outlasted(program: Application) -> None:
    page = _here(program)
    if isinstance(page, PersonsPage):
        page.focus_first()
        page.seek_outlasted()


def _tool(program: Application, name: str) -> None:
    page = _here(program)
    if isinstance(page, RegisterPage):
        page.tools.group_by("")
        getattr(page.tools, name)()


def _pasted(program: Application) -> None:
    QApplication.clipboard().setText("Ngày\tSản phẩm\tKênh\r\n31/9/2024\tTin\tLoa\r\n")
    _tool(program, "paste")


def _alike(program: Application) -> None:
    page = _here(program)
    if isinstance(page, ProductsPage):
        page.seek_duplicates()


def _grouped(program: Application, path: str) -> None:
    page = _here(program)
    if isinstance(page, RegisterPage):
        page.tools.group_by(path)


def _log(program: Application) -> None:
    page = _here(program)
    if isinstance(page, RegisterPage):
        page.tools.group_by("")
        ask_for_log(page)


def _offered(program: Application) -> QMenu | None:
    """The products offered for the first open item that has any."""
    page, workspace = _here(program), program.workspace
    if not isinstance(page, EditorialPage) or workspace is None:
        return None
    with workspace.desk.read() as reader:
        items = [one.uid for one in reader.find(EditorialItem) if one.product is None]
    for uid in items:
        found = workspace.editorial.offers(uid)
        if found:
            page.show_offers(uid, found)
            return page.offers
    return None


def _standing(program: Application) -> None:
    page = _here(program)
    if isinstance(page, FacilitiesPage):
        page.tools.put(BY_KIND)


def _likeness(program: Application) -> None:
    page = _here(program)
    if isinstance(page, PersonsPage):
        page.seek_likeness().namesakes.setChecked(True)


def _identity(program: Application) -> None:
    page = _here(program)
    if isinstance(page, PersonsPage):
        page.focus_first()
        page.identify()


def _sought(program: Application) -> QWidget:
    program.window.show_page("today")
    search = program.window.search
    search.begin()
    search.setText("hòa giải")
    settle(_SEARCH_SECONDS)
    return cast("QListWidget", search.findChild(QListWidget))


def _popped(menu: QMenu) -> QMenu:
    menu.popup(QPoint(0, 0))
    return menu
