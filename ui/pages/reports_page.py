"""Báo cáo: choose a period, see its figures and the records behind them, write the words, look, hand out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.rendering import Preview
from desktop.domain.paperwork import SealedReport, WordsPlace
from desktop.domain.period import Period, PeriodDays
from desktop.errors import KnownError
from ui.commands import Command
from ui.dialogs.records_dialog import RecordsDialog
from ui.dialogs.seal_dialog import SealDialog
from ui.labels import plain, sentence, tr
from ui.pages.page import Page
from ui.printing import print_pictures
from ui.room import Room
from ui.theme import GRID
from ui.widgets.figures_table import FiguresTable
from ui.widgets.page_preview import PagePreview, Zoom
from ui.widgets.period_choice import PeriodChoice
from ui.widgets.words_editor import WordsEditor

if TYPE_CHECKING:
    from desktop.indicators.comparison import Comparison
    from desktop.indicators.figure import Figure

_PAPER_DPI = 300
_CHANGES_TOLD = 6


class ReportsPage(Page):
    """The report of a period."""

    name = "reports"
    title = "Báo cáo"
    tables = ("sealed_report",)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        today = room.workspace.desk.today()
        self.choice = PeriodChoice(today)
        self.figures = FiguresTable()
        self.words = WordsEditor()
        self.preview = PagePreview()
        self._days = QLabel()
        self._warnings = QLabel()
        self._sealed = ""
        self._words_of = ""
        """The period whose words stand in the fields: what is typed there belongs to it, whatever is chosen above."""
        self._notes: dict[str, list[str]] = {}
        self._noted = ""
        self._shown: Preview | None = None
        self._build()
        self._chosen = False
        self.choice.changed.connect(self._period_changed)
        self.figures.opened.connect(self._behind)
        self.words.written.connect(self._store_words)
        self._views.currentChanged.connect(self._view_changed)

    # --- what the window asks -------------------------------------------------------------------------------------

    def acts(self) -> Mapping[Command, Callable[[], None]]:
        return {
            Command.SUMMARISE: self._again,
            Command.PRINT: self._print,
            Command.SAVE: self.words.leave,
            Command.NEXT_PANE: self._next_pane,
        }

    def reload(self) -> None:
        """Show the chosen period; the first time that is the month whose figures closed last."""
        if not self._chosen:
            self._chosen = True
            reporting = self.room.workspace.reporting
            self.room.lanes.read(self, reporting.last_closed, lambda period: self.open_period(period.code))
            return
        period, workspace = self.choice.period(), self.room.workspace
        self.room.lanes.read(self, lambda: workspace.reporting.days(period), self._show_days, topic="days")

        def sealed() -> tuple[SealedReport | None, tuple[str, ...]]:
            return workspace.reporting.sealed(period), workspace.reporting.changed_since(period)

        self.room.lanes.read(self, sealed, self._show_sealed, topic="sealed")
        self.room.lanes.read(self, lambda: workspace.reporting.compared(period), self._show_figures, topic="figures")

        def words() -> tuple[str, dict[WordsPlace, str], dict[WordsPlace, str]]:
            paperwork = workspace.paperwork
            return period.code, paperwork.words(period.code), paperwork.words(period.previous.code)

        self.room.lanes.read(self, words, self._show_words, topic="words")
        if self._views.currentWidget() is self.preview:
            self._look()

    def open_period(self, code: str) -> None:
        """Show the report of a period."""
        self.words.leave()
        self._chosen = True
        self.choice.put(Period.parse(code))
        self._again()

    def open_record(self, _table: str, uid: bytes) -> None:
        workspace = self.room.workspace
        self.room.lanes.read(self, lambda: workspace.reporting.period_of(uid), self._open_found, topic="period")

    def _open_found(self, code: str) -> None:
        if code:
            self.open_period(code)

    def focus_first(self) -> None:
        self.figures.setFocus()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.choice)
        top.addStretch(1)
        for words, tip, act in (
            (tr("&Word…"), tr("Ghi báo cáo thành tệp Word"), lambda: self._write("docx")),
            (tr("PD&F…"), tr("Ghi báo cáo thành tệp PDF"), lambda: self._write("pdf")),
            (tr("&In…"), tr("In báo cáo (Ctrl+P)"), self._print),
            (tr("Phát hàn&h…"), tr("Ghi số, ngày văn thư đã cấp và khóa số liệu của kỳ"), self._seal),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(act)
            top.addWidget(button)
            self._seal_button = button
        self._days.setObjectName("faint")
        self._days.setWordWrap(True)
        self._warnings.setObjectName("notice")
        self._warnings.setWordWrap(True)
        self._warnings.setMargin(GRID)
        self._warnings.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.figures)
        note = QLabel(tr("Enter hoặc bấm đúp vào một số liệu, của kỳ này hay kỳ so sánh, để xem các mục được đếm."))
        note.setObjectName("faint")
        note.setWordWrap(True)
        column.addWidget(note)
        self._views = QStackedWidget()
        for view in (left, self.words, self.preview):
            self._views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addWidget(self._days)
        whole.addWidget(self._warnings)
        whole.addLayout(self._switch())
        whole.addWidget(self._views, 1)

    def _switch(self) -> QHBoxLayout:
        """The three ways to look at a report, and how large its pages are shown."""
        line = QHBoxLayout()
        line.setSpacing(GRID)
        self._looks = QButtonGroup(self)
        for place, words in enumerate((tr("Số liệ&u"), tr("&Lời văn"), tr("&Xem trước"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("switch", 1)
            self._looks.addButton(button, place)
            line.addWidget(button)
        self._looks.button(0).setChecked(True)
        self._looks.idClicked.connect(self._views.setCurrentIndex)
        line.addStretch(1)
        self._zoom = QComboBox()
        self._zoom.setAccessibleName(tr("Cỡ trang xem trước"))
        for zoom in Zoom:
            self._zoom.addItem(tr(zoom.value), zoom.name)
        self._zoom.activated.connect(self._zoomed)
        self._pages = QLabel()
        self._pages.setObjectName("faint")
        for widget in (self._pages, self._zoom):
            line.addWidget(widget)
            widget.hide()
        for moved in (self.preview.verticalScrollBar().valueChanged, self.preview.verticalScrollBar().rangeChanged):
            moved.connect(lambda *_: self._count_pages())
        return line

    def show_view(self, view: QWidget) -> None:
        """Show figures, words or preview."""
        place = 0 if view is self.figures else self._views.indexOf(view)
        self._looks.button(place).setChecked(True)
        self._views.setCurrentIndex(place)

    def _view_changed(self, _place: int) -> None:
        looking = self._views.currentWidget() is self.preview
        self._zoom.setVisible(looking)
        self._pages.setVisible(looking)
        if looking:
            self.words.leave()
            self._look()
            self.preview.setFocus()
        elif self._views.currentWidget() is self.words:
            self.words.focus_first()
        else:
            self.figures.setFocus()

    def _zoomed(self) -> None:
        self.preview.zoom = Zoom[self._zoom.currentData()]
        self._look()

    def _count_pages(self) -> None:
        count = self.preview.pages_shown()
        words = tr("Trang {number} trên {all}").format(number=max(self.preview.page_here(), 1), all=count)
        self._pages.setText(words if count else "")

    def _period_changed(self) -> None:
        self.words.leave()
        self._again()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def _next_pane(self) -> None:
        self.show_view(self.words if self.figures.hasFocus() else self.figures)

    def _show_days(self, days: PeriodDays) -> None:
        self._days.setText(
            tr("{period}: số liệu từ {first} đến hết {last}; gửi trước hết ngày {due} ({citation}).").format(
                period=sentence(days.period.name),
                first=plain(days.span.from_day),
                last=plain(days.span.to_day),
                due=plain(days.due),
                citation=days.citation,
            )
        )

    def _show_figures(self, comparison: Comparison) -> None:
        self.figures.show_figures(comparison)
        counted = [one for one in self.figures.lines.figures() if one.id.startswith(("training.", "media.", "papers."))]
        empty = not any(one.value for one in counted if one.numerator is None)
        self._tell("empty", [self._what_to_enter()] if empty and not self._sealed else [])

    def _what_to_enter(self) -> str:
        return tr(
            "Chưa ghi lớp tập huấn, lần phát, đăng hay văn bản nào trong {period}. Hãy nhập ở trang Tập huấn, Truyền "
            "thông, Kế hoạch; báo cáo lập lúc này sẽ ghi là không có."
        ).format(period=self.choice.period().name)

    def _show_words(self, found: tuple[str, dict[WordsPlace, str], dict[WordsPlace, str]]) -> None:
        code, words, before = found
        if code != self._words_of:
            self.words.leave()
        self._words_of = code
        self.words.show_words(words, before, locked=bool(self._sealed))

    def _store_words(self, place: WordsPlace, text: str) -> None:
        code, paperwork = self._words_of, self.room.workspace.paperwork
        self.room.lanes.write(
            self,
            lambda _: paperwork.set_words(code, place, text),
            lambda _: self.room.ways.said.emit(tr("Đã lưu lời văn: {place}.").format(place=place.term)),
        )

    def _look(self) -> None:
        """Lay the report out and show its pages."""
        period, previewing = self.choice.period(), self.room.workspace.previewing
        if not self.preview.pages_shown():
            self.preview.tell(tr("Đang dàn trang…"))
        dots = self.preview.fitting_dpi()

        def read() -> None:
            self.room.lanes.read(
                self, lambda: previewing.report(period, dots), self._show_pages, topic="pages", failed=self._no_pages
            )

        self.room.lanes.settled(self, read)

    def _show_pages(self, preview: Preview) -> None:
        self._shown = preview  # the pictures lie in its memory
        self.preview.show_pages(
            [
                QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
                for page in preview.pages
            ]
        )
        self._count_pages()
        self._tell("paper", list(preview.warnings))

    def _show_sealed(self, state: tuple[SealedReport | None, tuple[str, ...]]) -> None:
        """Whether the period's report is out: asked before its words, which are then closed."""
        report, changed = state
        self._sealed = f"{report.number}/{report.symbol}" if report is not None else ""
        self._seal_button.setEnabled(report is None)
        notes = []
        if report is not None:
            notes.append(
                tr("Báo cáo đã phát hành, số {number} ngày {day}; nội dung không đổi nữa.").format(
                    number=self._sealed, day=plain(report.day)
                )
            )
        if changed:
            notes.append(
                tr("Từ khi phát hành, {count} số liệu của kỳ đã thay đổi; phần này đưa vào báo cáo đính chính:").format(
                    count=len(changed)
                )
            )
            notes += changed[:_CHANGES_TOLD]
            more = len(changed) - _CHANGES_TOLD
            if more > 0:
                notes.append(tr("và {more} số liệu khác, xem ở thẻ Số liệu.").format(more=more))
        self._tell("sealed", notes)

    def _tell(self, about: str, notes: list[str]) -> None:
        """Say what there is to know of this report; of one that is out, only that."""
        code = self.choice.period().code
        if code != self._noted:
            self._notes, self._noted = {}, code
        self._notes[about] = notes
        told = (
            self._notes.get("sealed", []) if self._sealed else [note for some in self._notes.values() for note in some]
        )
        told = list(dict.fromkeys(told))
        self._warnings.setText("\n".join(f"• {note}" for note in told))
        self._warnings.setVisible(bool(told))

    def _no_pages(self, fault: BaseException) -> None:
        self.preview.tell(str(fault))

    def _behind(self, figure: Figure, period: Period) -> None:
        reporting = self.room.workspace.reporting

        def ask() -> list[object]:
            return list(reporting.behind(figure.id, period))

        def show(records: list[object]) -> None:
            # The list behind a share are those still missing from it, because they are whom somebody must invite.
            missing = figure.denominator is not None and all(getattr(one, "table", "") == "person" for one in records)
            head = f"{sentence(period.name)}. {figure.label}: {figure.text}"
            dialog = RecordsDialog(head, records, self, missing=missing)
            dialog.opened.connect(self.room.ways.goto)
            dialog.open()

        self.room.lanes.read(self, ask, show, topic="behind")

    def _write(self, ending: str) -> None:
        kinds = {"docx": tr("Tệp Word (*.docx)"), "pdf": tr("Tệp PDF (*.pdf)")}
        period, reporting = self.choice.period(), self.room.workspace.reporting
        self.words.leave()
        chosen = self.room.save_as(f"bao-cao-{period.code}.{ending}", kinds[ending])
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(f".{ending}") else f"{chosen}.{ending}")

        def done(written: Any) -> None:
            self._tell("paper", list(written.warnings))
            self.room.ways.said.emit(tr("Đã ghi {file}.").format(file=target.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        def write() -> None:
            self.room.lanes.read(self, lambda: reporting.write_one(period, target), done)

        self.room.lanes.settled(self, write)

    def _print(self) -> None:
        period, previewing = self.choice.period(), self.room.workspace.previewing
        self.words.leave()
        name = tr("Báo cáo {period}").format(period=period.name)

        def draw() -> None:
            self.room.lanes.read(
                self,
                lambda: previewing.report(period, _PAPER_DPI),
                lambda preview: self._send_to_printer(preview, name),
                topic="print",
            )

        self.room.lanes.settled(self, draw)

    def _send_to_printer(self, preview: Preview, name: str) -> None:
        try:
            sent = print_pictures(self, list(preview.pages), name)
        except KnownError as fault:
            self.room.messages.fault(fault)
            return
        if sent:
            self.room.ways.said.emit(tr("Đã gửi {name} tới máy in.").format(name=name))

    def _seal(self) -> None:
        self.words.leave()
        period, reporting = self.choice.period(), self.room.workspace.reporting
        dialog = SealDialog(period, self.room.workspace.desk.today(), self)
        if not dialog.exec():
            return
        number, day = dialog.result_values()

        def sealed(report: SealedReport) -> None:
            self.room.ways.said.emit(
                tr("Đã phát hành báo cáo số {number}.").format(number=f"{report.number}/{report.symbol}")
            )
            self._again()

        def seal(notes: tuple[str, ...]) -> None:
            if notes and not self.room.messages.ask(
                tr("Có điều cần xem trước khi phát hành báo cáo số {number}.").format(number=number),
                "\n".join(f"• {note}" for note in notes),
                tr("&Phát hành báo cáo này"),
            ):
                return
            self.room.lanes.write(self, lambda _: reporting.seal(period, number, day), sealed)

        def ask() -> None:
            self.room.lanes.read(self, lambda: reporting.before_sealing(period, number, day), seal, topic="seal")

        self.room.lanes.settled(self, ask)
