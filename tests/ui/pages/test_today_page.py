"""Hôm nay: every line leads to its record, says its columns aloud, and a calm day is told as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from desktop.domain.agenda import AgendaLine, Urgency
from desktop.domain.plan import Task
from tests.ui.typing import press, settle
from ui.app import Application
from ui.pages.today_page import TodayPage


def today_page(program: Application) -> TodayPage:
    page = program.window.show_page("today")
    assert isinstance(page, TodayPage)
    settle()
    return page


def busy_page(program: Application) -> TodayPage:
    """The page on a day with one thing overdue."""
    workspace = program.workspace
    assert workspace is not None
    page = today_page(program)
    with workspace.desk.read() as reader:
        task = reader.find(Task)[0]
    line = AgendaLine(
        Urgency.OVERDUE, "task", task.uid, task.title, "tháng 8 năm 2024", date(2024, 9, 14), 6, ("Phòng Mẫu",)
    )
    page._show(replace(workspace.today.agenda(), lines=(line,)))
    settle()
    return page


def test_enter_on_a_line_leads_to_its_record(program: Application) -> None:
    page = busy_page(program)
    led: list[tuple[str, bytes]] = []
    program.ways.goto.connect(lambda table, uid: led.append((table, uid)))
    item = page._lines.topLevelItem(1)
    assert item is not None
    page._lines.setCurrentItem(item)
    wanted = item.data(0, Qt.ItemDataRole.UserRole)
    press(page._lines, Qt.Key.Key_Return)
    assert led == [wanted]


def test_every_cell_says_its_column(program: Application) -> None:
    page = busy_page(program)
    item = page._lines.topLevelItem(1)
    assert item is not None
    told = [str(item.data(place, Qt.ItemDataRole.AccessibleTextRole)) for place in range(1, 4)]
    assert [words.partition(":")[0] for words in told] == ["Kỳ", "Hạn", "Chủ trì"]


def test_a_long_name_is_broken_over_lines_and_not_cut(program: Application) -> None:
    page = busy_page(program)
    item = page._lines.topLevelItem(1)
    assert item is not None
    first = page._lines.visualItemRect(item).height()
    item.setText(3, "Trung tâm Văn hóa, Thể thao, Du lịch và Truyền thông huyện")
    settle()
    assert page._lines.visualItemRect(item).height() >= first + page._lines.fontMetrics().lineSpacing()


def test_a_calm_day_says_so_and_what_comes_next(program: Application) -> None:
    assert program.workspace is not None
    page = today_page(program)
    page._show(replace(program.workspace.today.agenda(), lines=(), owing=()))
    assert "Không có việc nào quá hạn" in page._nothing.text()
    assert "Việc kế tiếp: báo cáo" in page._nothing.text()
    assert page._lines.isHidden()
    assert page._owing.isHidden()
    assert not page._no_owing.isHidden()
