"""Báo cáo: the report itself, the papers it names, the values stated for targets no register counts."""

from __future__ import annotations

from desktop.domain.registers import registers
from ui.labels import tr
from ui.pages.charts_page import ChartsPage
from ui.pages.page import Page
from ui.pages.register_page import RegisterPage
from ui.pages.reports_page import ReportsPage
from ui.pages.tabbed_page import TabbedPage
from ui.room import Room


class ReportingPage(TabbedPage):
    """The report of a period and what it is fed with by hand."""

    name = "reports"
    title = "Báo cáo"
    tables = ("sealed_report", "issued_document", "stated_value")

    def __init__(self, room: Room) -> None:
        super().__init__(
            room,
            [
                (tr("Báo cáo &kỳ"), ReportsPage),
                (tr("Biể&u đồ"), ChartsPage),
                (tr("Văn bản &chỉ đạo"), lambda room: _register(room, "issued_document")),
                (tr("Số liệu &mục tiêu"), lambda room: _register(room, "stated_value")),
            ],
        )

    def report(self) -> ReportsPage:
        """The report, brought to the front."""
        self.tabs.setCurrentIndex(0)
        page = self.part(0)
        assert isinstance(page, ReportsPage)  # noqa: S101  the first tab is made of it above
        return page


def _register(room: Room, table: str) -> Page:
    return RegisterPage(room, registers()[table])
