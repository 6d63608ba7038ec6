"""Cài đặt: who sits here, period rules, days off, backups."""

from __future__ import annotations

from ui.labels import tr
from ui.pages.backup_page import BackupPage
from ui.pages.bin_page import BinPage
from ui.pages.desk_page import DeskPage
from ui.pages.holidays_page import HolidaysPage
from ui.pages.period_rules_page import PeriodRulesPage
from ui.pages.tabbed_page import TabbedPage
from ui.room import Room


class SettingsPage(TabbedPage):
    """What the program is told once."""

    name = "settings"
    title = "Cài đặt"
    tables = ("period_setting", "holiday")

    def __init__(self, room: Room) -> None:
        super().__init__(
            room,
            [
                (tr("Người làm &việc"), DeskPage),
                (tr("Quy định &kỳ báo cáo"), PeriodRulesPage),
                (tr("Ngày n&ghỉ"), HolidaysPage),
                (tr("Sao &lưu"), BackupPage),
                (tr("Thùng &rác"), BinPage),
            ],
        )
