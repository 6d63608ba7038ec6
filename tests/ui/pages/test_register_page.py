"""A register as the clerk works with it: open, enter, save, undo, reopen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.domain.media import Channel
from desktop.domain.period import Period
from desktop.vietnamese.folding import fold_words
from tests.ui.typing import press, settle, typed
from ui.app import Application
from ui.commands import Command
from ui.jobs import Job
from ui.pages.directory_page import DirectoryPage
from ui.pages.products_page import ProductsPage
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage


def channels(program: Application) -> RegisterPage:
    page = program.window.show_page("directory")
    assert isinstance(page, DirectoryPage)
    page.tabs.setCurrentIndex(3)
    part = page.here()
    assert isinstance(part, RegisterPage)
    return part


def names(page: RegisterPage) -> list[str]:
    lines = [page.table.lines.line(row) for row in range(page.table.lines.rowCount())]
    return [str(line.values[0]) for line in lines if line]


def enter_channel(page: RegisterPage, name: str) -> None:
    page.form.field("name").setFocus()
    typed(page.form.field("name"), name)
    page.form.field("kind").put("radio")
    page.form.field("level").put("commune")


def test_a_channel_is_entered_saved_undone_and_done_again(program: Application) -> None:
    page = channels(program)
    before = names(page)
    program.window.do(Command.NEW)
    enter_channel(page, "Đài truyền thanh thôn Đồng Xuân")
    program.window.do(Command.SAVE)
    assert "Đài truyền thanh thôn Đồng Xuân" in names(page)
    assert page.form.uid == page.table.uid(), "the list stands on what was entered"
    program.window.do(Command.UNDO)
    assert names(page) == before
    program.window.do(Command.REDO)
    assert "Đài truyền thanh thôn Đồng Xuân" in names(page)


def test_a_change_is_kept_and_shows_in_the_list(program: Application) -> None:
    page = channels(program)
    uid = page.table.uid()
    field = page.form.field("name")
    field.selectAll()
    typed(field, "Loa số một")
    press(page.form.field("name"), Qt.Key.Key_Return)
    program.window.do(Command.SAVE)
    assert program.workspace is not None
    assert uid is not None
    stored = program.workspace.listing.record("channel", uid)
    assert isinstance(stored, Channel)
    assert stored.name == "Loa số một"
    assert "Loa số một" in names(page)


def test_a_missing_field_is_told_beside_it_and_nothing_is_stored(program: Application) -> None:
    page = channels(program)
    before = names(page)
    program.window.do(Command.NEW)
    program.window.do(Command.SAVE)
    settle()
    assert names(page) == before
    assert page.form._faults["name"].text() == "Mục này chưa điền."
    assert program.window.focusWidget() is page.form.field("name")


def test_what_was_typed_survives_a_step_to_another_record(program: Application) -> None:
    page = channels(program)
    typed(page.form.field("name"), "x")
    page.table.selectRow(2)
    assert page.form.field("name").text().endswith("x") or page.form.field("name").text().startswith("x")
    assert "chưa lưu" in page.form._notice.text()


def test_a_record_in_use_is_not_deleted_and_the_reason_is_told(program: Application) -> None:
    page = channels(program)
    before = names(page)
    program.window.do(Command.DELETE)
    assert names(page) == before
    assert "đang được dùng" in program.messages.told[-1].text


def test_a_deleted_record_comes_back_with_undo(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.NEW)
    enter_channel(page, "Kênh tạm")
    program.window.do(Command.SAVE)
    program.window.do(Command.DELETE)
    assert "Kênh tạm" not in names(page)
    assert program.window.focusWidget() is page.table, "Ctrl+Z must take back the act, not what was typed in a field"
    program.window.do(Command.UNDO)
    assert "Kênh tạm" in names(page)


def test_the_filter_takes_words_with_and_without_marks(program: Application, qtbot: QtBot) -> None:
    page = channels(program)
    program.window.do(Command.FILTER)
    assert program.window.focusWidget() is page._filter
    everything = names(page)
    page._filter.setText("truyen thanh")
    qtbot.waitUntil(lambda: names(page) != everything)
    bare = names(page)
    assert bare
    assert all({"truyen", "thanh"} <= set(re.findall(r"\w+", fold_words(name))) for name in bare)
    page._filter.setText("truyền thanh")
    qtbot.waitUntil(lambda: page.table.asked.words == "truyền thanh")
    assert names(page) == bare


def test_the_database_sorts_in_vietnamese_order(program: Application) -> None:
    page = channels(program)
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    backwards = names(page)
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(page) == list(reversed(backwards))


def test_same_as_above_fills_a_new_form_with_the_record_stored_last(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.NEW)
    enter_channel(page, "Kênh A")
    program.window.do(Command.SAVE)
    program.window.do(Command.NEW)
    program.window.do(Command.SAME_AS_ABOVE)
    assert page.form.field("name").text() == "Kênh A"
    assert page.form.uid is None


def waiting(program: Application) -> list[Job]:
    """From now on acts wait until they are let go, as behind an import."""
    held: list[Job] = []
    program.lanes.writing.submit = lambda job: held.append(job) or job  # type: ignore[method-assign,func-returns-value]
    return held


def let_go(program: Application, held: list[Job]) -> None:
    del program.lanes.writing.submit
    for job in held:
        program.lanes.writing.submit(job)


def test_a_key_pressed_twice_stores_once(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.NEW)
    enter_channel(page, "Kênh một lần")
    held = waiting(program)
    program.window.do(Command.SAVE)
    program.window.do(Command.SAVE)
    let_go(program, held)
    assert names(page).count("Kênh một lần") == 1
    program.window.do(Command.SAVE)
    assert names(page).count("Kênh một lần") == 1


def test_what_is_typed_while_an_act_waits_is_not_lost(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.NEW)
    enter_channel(page, "Kênh")
    held = waiting(program)
    program.window.do(Command.SAVE)
    typed(page.form.field("name"), " xa")
    let_go(program, held)
    assert page.form.field("name").text() == "Kênh xa"
    assert page.unsaved()
    program.window.do(Command.SAVE)
    assert "Kênh xa" in names(page)
    assert "Kênh" not in names(page)


def test_a_number_beyond_all_measure_is_told_in_the_form(program: Application) -> None:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    part = page.here()
    assert isinstance(part, RegisterPage)
    part.form.field("times").setText("9" * 20)
    program.window.do(Command.SAVE)
    assert "Số lần" in part.form._notice.text()
    assert program.messages.told == []


def test_a_topic_ticked_is_unsaved_work_under_any_tab(program: Application) -> None:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, ProductsPage)
    assert isinstance(part._filled, QTabWidget)
    part._filled.setCurrentIndex(1)
    item = part.topics.list.item(0)
    turned = Qt.CheckState.Unchecked if item.checkState() == Qt.CheckState.Checked else Qt.CheckState.Checked
    item.setCheckState(turned)
    assert part.unsaved()
    part.table.selectRow(3)
    assert item.checkState() == turned


def airings(program: Application) -> RegisterPage:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    part = page.here()
    assert isinstance(part, RegisterPage)
    return part


def test_a_change_in_a_period_already_reported_is_told_at_once_without_a_question(program: Application) -> None:
    assert program.workspace is not None
    program.workspace.reporting.seal(Period.parse("2024-08"), "11", date(2024, 8, 19))
    page = airings(program)
    notice = program.window.notice
    page.form.field("day").put(date(2024, 8, 14))
    program.window.do(Command.SAVE)
    assert "14/08/2024" in notice.text()
    assert "số 11/" in notice.text()
    assert "đính chính" in notice.text()
    assert not notice.isHidden()
    program.window.do(Command.UNDO)
    assert notice.isHidden()
    assert program.messages.told == []


def test_a_refusal_names_the_field_keeps_the_text_and_goes_there(program: Application) -> None:
    page = airings(program)
    said: list[str] = []
    page.room.ways.said.connect(said.append)
    page.form.field("day").setText("1/1/1800")
    program.window.do(Command.SAVE)
    assert "«Ngày» phải từ ngày 01/01/1900 đến ngày 31/12/2200" in page.form._notice.text()
    assert page.form.field("day").text() == "1/1/1800"
    assert program.window.focusWidget() is page.form.field("day")
    assert said[-1].startswith("Chưa lưu")
    page.form.field("day").setText("32/13")
    program.window.do(Command.SAVE)
    assert "«Ngày»" in said[-1]
    assert page.form.field("day").text() == "32/13"


def test_f3_goes_from_match_to_match_and_round(program: Application) -> None:
    page = channels(program)
    everything = names(page)
    page._words = "trang"
    wanted = [row for row, name in enumerate(everything) if "trang" in re.findall(r"\w+", fold_words(name))]
    assert len(wanted) > 1
    page.table.stand_on(page.table.lines.uid(wanted[-1]) or b"")
    steps = []
    for command in (Command.FIND_NEXT, Command.FIND_NEXT, Command.FIND_PREVIOUS, Command.FIND_PREVIOUS):
        program.window.do(command)
        steps.append(page.table.currentIndex().row())
    assert steps == [wanted[0], wanted[1], wanted[0], wanted[-1]]
    assert names(page) == everything


def test_f3_without_words_asks_for_them(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.FIND_NEXT)
    assert program.window.focusWidget() is page._filter


def test_same_as_above_leaves_what_was_typed(program: Application) -> None:
    page = channels(program)
    program.window.do(Command.NEW)
    enter_channel(page, "Kênh A")
    program.window.do(Command.SAVE)
    program.window.do(Command.NEW)
    typed(page.form.field("name"), "Kênh B")
    program.window.do(Command.SAME_AS_ABOVE)
    assert page.form.field("name").text() == "Kênh B"
    assert page.form.field("level").take() == "commune"


def test_another_tab_is_worked_in_at_once(program: Application) -> None:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, ProductsPage)
    assert program.window.focusWidget() is part.table


def test_no_tick_of_another_product_is_stored(program: Application) -> None:
    page = program.window.show_page("media")
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, ProductsPage)
    assert part.topics.ticked()
    held: list[Job] = []
    program.lanes.reading.submit = lambda job: held.append(job) or job  # type: ignore[method-assign,func-returns-value]
    part.begin_new()
    assert part.extra_values() == {}
    assert part.topics.ticked() == []
    del program.lanes.reading.submit
    for job in held:
        program.lanes.reading.submit(job)
    assert part.extra_values() == {"topics": [], "audiences": []}


def test_a_file_dropped_on_a_list_is_answered(program: Application) -> None:
    page = channels(program)
    said: list[str] = []
    page.room.ways.said.connect(said.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path("kenh.xlsx").absolute()))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    assert "kenh.xlsx" in said[-1]
    assert "Ctrl+V" in said[-1]


def test_escape_and_a_new_record_wait_for_the_one_being_stored(program: Application) -> None:
    assert program.workspace is not None
    page = airings(program)
    page.begin_new()
    form = page.form
    line = page.table.lines.uid(0)
    assert line is not None
    held = program.workspace.listing.record("airing", line)
    assert held is not None
    values = {name: getattr(held, name) for name in page.register.form}
    form.begin({**values, "day": date(2024, 9, 4)})
    stored: list[bytes] = []
    write = program.lanes.write

    def later(owner, work, done=None, *, failed=None):  # type: ignore[no-untyped-def]
        page._cancel()
        page._new()
        return write(owner, work, lambda record: (stored.append(record.uid), done(record)), failed=failed)

    program.lanes.write = later  # type: ignore[method-assign]
    try:
        page._save({**values, "day": date(2024, 9, 4)})
    finally:
        program.lanes.write = write  # type: ignore[method-assign]
    kept = program.workspace.listing.record("airing", stored[0])
    assert getattr(kept, "day", None) == date(2024, 9, 4)
    assert form.uid is None, "the new record begins after the stored one"
