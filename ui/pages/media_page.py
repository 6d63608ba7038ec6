"""Truyền thông: airings and products."""

from __future__ import annotations

from desktop.domain.registers import registers
from ui.dialogs.log_dialog import LogDialog
from ui.labels import tr
from ui.pages.editorial_page import EditorialPage
from ui.pages.facilities_page import FacilitiesPage
from ui.pages.import_page import ImportPage
from ui.pages.list_tools import PAPER_DPI
from ui.pages.matrix_page import MatrixPage
from ui.pages.page import Page
from ui.pages.parts_list import PartsList
from ui.pages.products_page import ProductsPage
from ui.pages.quick_page import QuickPage
from ui.pages.register_page import RegisterPage
from ui.pages.tabbed_page import TabbedPage
from ui.room import Room


class MediaPage(TabbedPage):
    """What was made, and when it was aired or posted."""

    name = "media"
    title = "Truyền thông"
    tables = ("airing", "product", "editorial_item", "facility_count")

    def __init__(self, room: Room) -> None:
        super().__init__(
            room,
            [
                (tr("Lần phát, đăn&g"), _airings),
                (tr("Sản &phẩm"), ProductsPage),
                (tr("&Nhập nhanh"), QuickPage),
                (tr("Ma trận &chủ đề"), MatrixPage),
                (tr("&Kế hoạch tin bài"), EditorialPage),
                (tr("&Hạ tầng"), FacilitiesPage),
                (tr("Nhập từ &Excel"), ImportPage),
            ],
        )


def _airings(room: Room) -> Page:
    """The airings, each with what was read off of how many it had reached."""
    known = registers()
    page = RegisterPage(room, known["airing"], parts=[(tr("Lượt tiếp cận"), PartsList(room, known["airing_reach"]))])
    page.tools.more.append((tr("&Sổ theo dõi phát thanh…"), lambda: ask_for_log(page)))
    return page


def ask_for_log(page: RegisterPage) -> LogDialog:
    """Ask of which period the broadcast log is wanted, and put it on paper."""
    sheets, tools = page.room.workspace.list_sheets, page.tools
    dialog = LogDialog(page.room, page)
    dialog.wrote.connect(
        lambda period: tools.write_paper(lambda to: sheets.log(period, to), f"so-phat-thanh-{period.code}.docx")
    )
    dialog.printed.connect(
        lambda period: tools.print_paper(lambda: sheets.log_preview(period, PAPER_DPI), tr("Sổ theo dõi phát thanh"))
    )
    dialog.open()
    return dialog
