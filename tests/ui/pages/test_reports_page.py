"""The report from the window: TC08 as far as the core's report goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.domain.media import Airing
from desktop.domain.paperwork import WordsPlace
from desktop.domain.period import Period
from tests.ui.conftest import TODAY
from tests.ui.screen import needs_screen
from tests.ui.typing import activated, press, typed
from ui.app import Application
from ui.commands import Command
from ui.dialogs.records_dialog import RecordsDialog
from ui.pages.register_page import RegisterPage
from ui.pages.reporting_page import ReportingPage
from ui.pages.reports_page import ReportsPage
from ui.pages.tabbed_page import TabbedPage


@pytest.fixture
def page(program: Application) -> ReportsPage:
    program.ways.report.emit("2024-09")
    shown = program.window.page()
    assert isinstance(shown, ReportingPage)
    return shown.report()


def test_the_first_report_shown_is_of_the_month_that_closed_last(program: Application) -> None:
    shown = program.window.show_page("reports")
    assert isinstance(shown, ReportingPage)
    page = shown.report()
    assert page.choice.period().code == "2024-09"
    assert "15/08/2024" in page._days.text()
    assert "14/09/2024" in page._days.text()


def test_the_figures_on_screen_are_those_of_the_core(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    core = {f.id: f.text for f in program.workspace.reporting.figures(page.choice.period())}
    shown = {f.id: f.text for f in page.figures.lines.figures()}
    assert shown
    assert shown == core


def test_a_figure_opens_its_records_and_a_record_its_register(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    row = page.figures.lines.row_of("media.products")
    figure = next(f for f in page.figures.lines.figures() if f.id == "media.products")
    page.figures.setCurrentIndex(page.figures.lines.index(row, 1))
    press(page.figures, Qt.Key.Key_Return)
    (dialog,) = [child for child in page.findChildren(RecordsDialog) if child.isVisible()]
    assert len(dialog.table.things.things) == figure.value
    first = dialog.table.things.things[0]
    press(dialog.table, Qt.Key.Key_Return)
    there = program.window.page()
    assert isinstance(there, TabbedPage)
    part = there.here()
    assert isinstance(part, RegisterPage)
    assert part.table.uid() == first.uid


def test_words_are_kept_per_period_and_those_before_only_offered(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    page.show_view(page.words)
    field = page.words._fields[WordsPlace.PROPOSALS]
    field.clear()
    typed(field, "Đề nghị cấp thêm loa.")
    program.window.do(Command.SAVE)
    assert program.workspace.paperwork.words("2024-09")[WordsPlace.PROPOSALS] == "Đề nghị cấp thêm loa."
    page.open_period("2024-10")
    after = page.words._fields[WordsPlace.PROPOSALS]
    offer = page.words._offers[WordsPlace.PROPOSALS]
    if not after.toPlainText():
        assert offer.isVisibleTo(page)
        offer.click()
        assert after.toPlainText() == "Đề nghị cấp thêm loa."
        assert WordsPlace.PROPOSALS not in program.workspace.paperwork.words("2024-10"), "offered is not yet stored"


def test_the_preview_shows_every_page_and_words_change_it(page: ReportsPage, program: Application) -> None:
    page.show_view(page.preview)
    count = page.preview.pages_shown()
    assert count >= 2
    assert "Trang 1 trên" in page.preview._column.itemAt(0).widget().accessibleName()


def test_word_and_pdf_are_written_where_the_clerk_says(
    page: ReportsPage, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    for ending, mark in (("docx", b"PK"), ("pdf", b"%PDF")):
        target = tmp_path / f"bao cao.{ending}"
        object.__setattr__(page.room, "save_as", lambda _name, _kinds, target=target: str(target))
        page._write(ending)
        assert target.read_bytes().startswith(mark)
    assert [Path(one).suffix for one in opened] == [".docx", ".pdf"]


def test_sealing_asks_number_and_day_and_locks_the_words(page: ReportsPage, program: Application, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.dialogs.seal_dialog import SealDialog

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SealDialog)
        dialog._number.setText("05")
        dialog._go.click()

    assert program.workspace is not None
    program.messages.answers.append(True)
    QTimer.singleShot(0, fill)
    page._seal()
    sealed = program.workspace.reporting.sealed(page.choice.period())
    if sealed is None:  # the sample may hold number 05 of that year already: the refusal names it
        assert "05" in program.messages.told[-1].text
    else:
        assert sealed.number == "05"


def test_printing_draws_each_page_at_its_true_size(program: Application, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing import draw

    assert program.workspace is not None
    preview = program.workspace.previewing.report(Period.parse("2024-09"), 100)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "in.pdf"
    printer.setOutputFileName(str(target))
    draw(printer, list(preview.pages))
    import pypdfium2

    printed = pypdfium2.PdfDocument(str(target))
    sizes = [printed[number].get_size() for number in range(len(printed))]
    printed.close()
    assert len(sizes) == len(preview.pages)
    assert [width > height for width, height in sizes] == [p.width > p.height for p in preview.pages]


def test_what_is_typed_while_words_are_stored_stays(page: ReportsPage) -> None:
    first, second = page.words._fields[WordsPlace.OPENING], page.words._fields[WordsPlace.DIRECTION]
    first.setPlainText("Mở đầu.")
    second.setPlainText("Công tác")
    page.words._hand_over(WordsPlace.OPENING)
    assert second.toPlainText() == "Công tác"
    page.words.leave()
    page.open_period("2024-10")
    assert second.toPlainText() != "Công tác"


def test_only_the_sealed_period_is_closed(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    reporting = program.workspace.reporting
    sealed = next(code for code in ("2024-09", "2024-08", "2024-07") if reporting.sealed(Period.parse(code)) is None)
    reporting.seal(Period.parse(sealed), "987", TODAY)
    page.open_period(sealed)
    assert page.words._fields[WordsPlace.OPENING].isReadOnly()
    assert "987" in page._warnings.text()
    page.open_period("2024-10")
    assert not page.words._fields[WordsPlace.OPENING].isReadOnly()
    assert "987" not in page._warnings.text()


def test_every_figure_opens_its_records(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    reporting, period = program.workspace.reporting, page.choice.period()
    tried = [figure.id for figure in reporting.figures(period) if figure.value not in (None, 0)]
    for identifier in tried:
        reporting.behind(identifier, period)
    assert tried


def test_figures_stand_beside_the_month_before_and_a_year_ago(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    lines = page.figures.lines
    heads = [lines.headerData(place, Qt.Orientation.Horizontal) for place in range(lines.columnCount())]
    assert heads == [
        "Chỉ tiêu", "Tháng 9 năm 2024", "Tháng 8 năm 2024", "Tăng, giảm", "Tháng 9 năm 2023", "Tăng, giảm",
    ]  # fmt: skip
    before = {f.id: f.value for f in program.workspace.reporting.figures(Period.parse("2024-08"))}
    row = lines.row_of("media.airings")
    assert lines.index(row, 2).data() == str(before["media.airings"])
    assert lines.index(row, 3).data()[0] in "+-0"
    told = lines.index(row, 2).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == f"Lượt phát, đăng, Tháng 8 năm 2024: {before['media.airings']} lượt"


def test_a_figure_of_the_month_before_opens_that_month_s_records(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    august = Period.parse("2024-08")
    page.figures.setCurrentIndex(page.figures.lines.index(page.figures.lines.row_of("media.airings"), 2))
    press(page.figures, Qt.Key.Key_Return)
    (dialog,) = [child for child in page.findChildren(RecordsDialog) if child.isVisible()]
    assert [one.uid for one in dialog.table.things.things] == [
        one.uid for one in program.workspace.reporting.behind("media.airings", august)
    ]
    dialog.reject()


def test_words_taken_over_unchanged_are_called_a_repetition(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    said = "Trong kỳ các xã đã phát thanh đúng lịch, đủ thời lượng, nội dung phong phú và sát với cơ sở."
    program.workspace.paperwork.set_words("2024-08", WordsPlace.STRENGTHS, said)
    program.workspace.paperwork.set_words("2024-09", WordsPlace.STRENGTHS, "")
    page.show_view(page.words)
    page.open_period("2024-09")
    page.words._offers[WordsPlace.STRENGTHS].click()
    QTest.qWait(500)
    assert page.words.repeated(WordsPlace.STRENGTHS).startswith("Trùng 100% với kỳ trước")
    assert page.words._repeats[WordsPlace.STRENGTHS].isVisible()
    page.show_view(page.preview)
    assert "Lời văn phần «ưu điểm» trùng 100% với kỳ trước (tháng 8 năm 2024)." in page._warnings.text()


def test_what_changes_after_a_seal_is_told_and_the_paper_stays(program: Application) -> None:
    assert program.workspace is not None
    reporting = program.workspace.reporting
    period = Period.parse("2024-09")
    if reporting.sealed(period) is None:
        reporting.seal(period, "905", TODAY)
    with program.workspace.desk.read() as reader:
        airing = max(reader.find(Airing), key=lambda one: (one.day <= date(2024, 9, 14), one.day))
    program.workspace.editing.change("airing", airing.uid, {"times": airing.times + 5})
    program.ways.report.emit("2024-09")
    shown = program.window.page()
    assert isinstance(shown, ReportingPage)
    told = shown.report()._warnings.text()
    assert "Báo cáo đã phát hành, số 905/BC-UBND" in told
    assert "Lượt phát, đăng: báo cáo đã phát hành ghi" in told


@pytest.mark.xvfb
@needs_screen
def test_the_month_report_takes_few_keys_and_no_mouse(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """TC08: from the start page to the Word file; every key pressed is counted."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    target = tmp_path / "bao cao.docx"
    window, pressed = program.window, 0

    def key(which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        pressed += 1
        QTest.keyClick(window.focusWidget() or window, which, held)
        QTest.qWait(250)  # a button pressed by its access key goes down and up again

    window.show_page("today")
    activated(window)
    key(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    shown = window.page()
    assert isinstance(shown, ReportingPage)
    page = shown.report()
    object.__setattr__(page.room, "save_as", lambda _name, _kinds: str(target))
    assert page.choice.period().code == "2024-09"
    activated(window)
    key(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.preview.pages_shown() >= 2, timeout=15_000)
    activated(window)
    key(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(target.is_file, timeout=15_000)
    assert target.read_bytes().startswith(b"PK")
    assert pressed < 25


def test_words_belong_to_the_period_they_were_typed_in(page: ReportsPage, program: Application) -> None:
    assert program.workspace is not None
    paperwork = program.workspace.paperwork
    page.show_view(page.words)
    page.words._fields[WordsPlace.CAUSES].setPlainText("Vì mưa bão.")
    page.choice.put(Period.parse("2024-08"))
    page.choice.changed.emit()
    assert paperwork.words("2024-09")[WordsPlace.CAUSES] == "Vì mưa bão."
    assert paperwork.words("2024-08").get(WordsPlace.CAUSES) != "Vì mưa bão."
    page.words._fields[WordsPlace.CAUSES].setPlainText("Vì thiếu loa.")
    page.open_period("2024-09")
    assert paperwork.words("2024-08")[WordsPlace.CAUSES] == "Vì thiếu loa."
    assert page.words._fields[WordsPlace.CAUSES].toPlainText() == "Vì mưa bão."


def test_a_printer_that_takes_nothing_is_told(program: Application, tmp_path: Path, no_qt_warnings: list[str]) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing import PrinterFault, draw

    assert program.workspace is not None
    preview = program.workspace.previewing.report(Period.parse("2024-09"), 40)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "khong co" / "in.pdf"))
    with pytest.raises(PrinterFault, match="không nhận lệnh in"):
        draw(printer, list(preview.pages))
    assert no_qt_warnings == ["QPainter::begin(): Returned false"]
    no_qt_warnings.clear()
