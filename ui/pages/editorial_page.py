"""Kế hoạch tin bài: the works foreseen for a month against those made; carried over, tied to products, printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton

from desktop.domain.duplicates import Work
from desktop.domain.editorial import EditorialMonth
from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.list_tools import PAPER_DPI
from ui.pages.register_page import RegisterPage
from ui.room import Room

_PLAN = "Kế hoạch tin, bài"
_MOST_LETTERS = 110


class EditorialPage(RegisterPage):
    """One month of the plan at a time."""

    def __init__(self, room: Room) -> None:
        self._first = room.workspace.desk.today().replace(day=1)
        super().__init__(room, registers()["editorial_item"])
        self.offers = QMenu(self)
        for words, tip, act in (
            (tr("Tháng &trước"), tr("Xem kế hoạch của tháng trước"), lambda: self._turn(-1)),
            (tr("Tháng sa&u"), tr("Xem kế hoạch của tháng sau"), lambda: self._turn(1)),
            (tr("&Gắn với…"), tr("Chọn sản phẩm đã thực hiện mục đang đứng, theo tên giống nhau"), self.offer),
            (tr("Thành sản &phẩm"), tr("Lập sản phẩm từ mục đang đứng rồi mở sản phẩm ấy"), self.make_product),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(act)
            self.add_tool(button)
        self.tools.more += [
            (tr("Đối &chiếu với sản phẩm đã có"), self.compare),
            (tr("C&hép kế hoạch sang tháng sau"), self.copy_on),
            (tr("Ghi kế hoạch tháng (Word, PDF)…"), self.write),
            (tr("In kế hoạch tháng…"), self.print_plan),
        ]

    def reload(self) -> None:
        """The month's items, and how the month stands."""
        year, month = self._first.year, self._first.month
        editorial = self.room.workspace.editorial
        days = editorial.view(year, month)
        self.tools.view = replace(self.tools.view, from_day=days.from_day, to_day=days.to_day)
        super().reload()
        self.room.lanes.read(self, lambda: editorial.month(year, month), self._tell, topic="month")

    def open_record(self, table: str, uid: bytes) -> None:
        item = self.room.workspace.listing.record("editorial_item", uid)
        day = getattr(item, "day", None)
        if isinstance(day, date):
            self._first = day.replace(day=1)
        super().open_record(table, uid)

    def begin_new(self, values: Mapping[str, Any] | None = None) -> None:
        """A new item of the month in sight."""
        super().begin_new({"day": self._first, **(values or {})})

    def make_product(self) -> None:
        """Make a product of the item stood on, and go to it."""
        uid, editorial = self.table.uid(), self.room.workspace.editorial
        if uid is not None:
            self.room.lanes.write(
                self, lambda _: editorial.make_product(uid), lambda made: self.room.ways.goto.emit("product", made.uid)
            )

    def offer(self) -> None:
        """Offer the products whose titles are like that of the item stood on; the one chosen is tied to it."""
        uid, editorial = self.table.uid(), self.room.workspace.editorial
        if uid is not None and not self.unsaved():
            self.room.lanes.read(
                self, lambda: editorial.offers(uid), lambda found: self.show_offers(uid, found), topic="offers"
            )

    def show_offers(self, uid: bytes, found: Sequence[Work]) -> None:
        """Let one of the products found be chosen by its number; say so when there is none."""
        if not found:
            self.room.ways.said.emit(
                tr("Không có sản phẩm nào tên giống mục này, trong khoảng hai tháng quanh ngày ấy.")
            )
            return
        self.offers.clear()
        for place, work in enumerate(found, start=1):
            action = self.offers.addAction(
                f"&{place}  {shorten(work.told, _MOST_LETTERS, placeholder='…').replace('&', '&&')}"
            )
            action.triggered.connect(lambda _=False, work=work: self._tie(uid, work))
        self.offers.popup(self.mapToGlobal(self.rect().center()))

    def _tie(self, uid: bytes, work: Work) -> None:
        editorial = self.room.workspace.editorial
        said = tr("Đã gắn mục này với sản phẩm «{title}». Bấm Ctrl+Z để lấy lại.").format(title=work.title)
        self.room.lanes.write(self, lambda _: editorial.tie(uid, work.uid), lambda _: self.room.ways.said.emit(said))

    def compare(self) -> None:
        """Tie the month's items to products of the same title."""
        self._act(self.room.workspace.editorial.compare, _TIED)

    def copy_on(self) -> None:
        """Carry the month's items over into the next month, and go there."""
        self._act(self.room.workspace.editorial.copy_on, _COPIED, step=1)

    def write(self) -> None:
        """Write the month's plan as Word or PDF."""
        sheets, view, title = self._paper()
        first = self._first
        self.tools.write_paper(
            lambda to: sheets.write(view, "editorial_item", to, title, kind=_PLAN.upper()),
            f"ke-hoach-tin-bai-{first:%Y-%m}.docx",
        )

    def print_plan(self) -> None:
        """Print the month's plan."""
        sheets, view, title = self._paper()
        self.tools.print_paper(
            lambda: sheets.preview(view, "editorial_item", PAPER_DPI, title, kind=_PLAN.upper()), f"{_PLAN} {title}"
        )

    def _paper(self) -> tuple[Any, Any, str]:
        workspace, first = self.room.workspace, self._first
        view = replace(workspace.editorial.view(first.year, first.month))
        return workspace.list_sheets, view, tr("tháng {month} năm {year}").format(month=first.month, year=first.year)

    def _act(self, work: Callable[[int, int], int], words: str, step: int = 0) -> None:
        year, month = self._first.year, self._first.month

        def done(count: int) -> None:
            self.room.ways.said.emit(tr(words).format(count=count))
            if step:
                self._turn(step)

        self.room.lanes.write(self, lambda _: work(year, month), done)

    def _turn(self, step: int) -> None:
        near = self._first + timedelta(days=31) if step > 0 else self._first - timedelta(days=1)
        self._first = near.replace(day=1)
        self._stale = True
        self.refresh()

    def _tell(self, month: EditorialMonth) -> None:
        self.tools.total.setText(month.told)


_TIED = "Đã gắn {count} mục với sản phẩm cùng tên. Bấm Ctrl+Z để lấy lại."
_COPIED = "Đã chép {count} mục sang tháng sau. Bấm Ctrl+Z để lấy lại."
