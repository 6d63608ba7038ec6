"""The editorial plan, the works for awards and the facilities through the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.domain.editorial import EditorialItem
from desktop.domain.list_view import View
from desktop.domain.media import Product
from desktop.services.list_sheets import ListSheets
from desktop.vietnamese.numerals import day_text
from tests.ui.conftest import TODAY
from ui.app import Application
from ui.commands import Command
from ui.pages.editorial_page import EditorialPage
from ui.pages.facilities_page import BY_KIND, NOW, FacilitiesPage
from ui.pages.products_page import ProductsPage
from ui.room import Room


@pytest.fixture
def page(room: Room, program: Application) -> EditorialPage:
    assert program.workspace is not None
    for day, title in ((1, "Tin đầu tháng"), (28, "Bài cuối tháng")):
        values = {"day": date(2023, 3, day), "title": title, "kind": "news"}
        program.workspace.editing.add("editorial_item", values)
    made = EditorialPage(room)
    made._first = date(2023, 3, 1)
    program.lanes.wrote.connect(lambda: (made.stale(), made.refresh()))
    made.refresh()
    return made


def test_a_month_at_a_time_with_how_it_stands(page: EditorialPage, program: Application) -> None:
    assert page.table.lines.rowCount() == 2
    assert page.tools.total.text() == "Tháng 3/2023: 2 mục dự kiến, 0 đã thực hiện, 2 quá ngày dự kiến."
    page.copy_on()
    assert page.table.lines.rowCount() == 2
    assert page.tools.total.text().startswith("Tháng 4/2023: 2 mục")
    page._turn(-1)
    assert page.tools.total.text().startswith("Tháng 3/2023")
    program.window.do(Command.UNDO)
    page._turn(1)
    assert page.table.lines.rowCount() == 0
    page.begin_new()
    assert page.form.field("day").take() == date(2023, 4, 1)


def test_an_item_becomes_a_product(page: EditorialPage, program: Application) -> None:
    assert program.workspace is not None
    gone: list[tuple[str, bytes]] = []
    page.room.ways.goto.connect(lambda table, uid: gone.append((table, uid)))
    page.make_product()
    assert gone[0][0] == "product"
    with program.workspace.desk.read() as reader:
        assert reader.one(Product, gone[0][1]).title == "Tin đầu tháng"
    assert "1 đã thực hiện" in page.tools.total.text()


def test_a_product_like_an_item_is_offered_and_tied(page: EditorialPage, program: Application) -> None:
    assert program.workspace is not None
    said: list[str] = []
    page.room.ways.said.connect(said.append)
    page.offer()
    assert said[-1].startswith("Không có sản phẩm nào tên giống mục này")
    made = program.workspace.editing.add("product", {"title": "Tin đầu tháng về quyền trẻ em", "kind": "news"})
    page.offer()
    chosen = page.offers.actions()[0]
    assert "Tin đầu tháng về quyền trẻ em" in chosen.text()
    chosen.trigger()
    uid = page.table.uid()
    with program.workspace.desk.read() as reader:
        assert reader.one(EditorialItem, uid or b"").product == made.uid
    page.offers.close()


def test_facilities_are_shown_as_they_are_now(room: Room, program: Application) -> None:
    page = FacilitiesPage(room)
    page.refresh()
    every = page.table.lines.rowCount()
    page.tools.put(NOW)
    assert 0 < page.table.lines.rowCount() < every
    page.tools.put(BY_KIND)
    assert page.tools.grouping
    assert page.tools.groups.model().rowCount() > 1


def test_works_are_starred_listed_and_written(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.workspace is not None
    target = tmp_path / "giai.pdf"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    room = Room(program.workspace, program.lanes, program.messages, program.ways, lambda _name, _kinds: str(target))
    page = ProductsPage(room)
    program.lanes.wrote.connect(lambda: (page.stale(), page.refresh()))
    page.refresh()
    with program.workspace.desk.read() as reader:
        of_sample = reader.count(Product, starred=True)
    page.star()
    dict(page.tools.more)["Xem các tác phẩm dự &giải"]()
    assert page.table.lines.rowCount() == of_sample + 1
    titles: list[str] = []
    sheets = program.workspace.list_sheets
    write = ListSheets.write

    def heard(self: ListSheets, view: View, book: str, to: Path, title: str, **more: str) -> Path:
        titles.append(title)
        return write(self, view, book, to, title, **more)

    monkeypatch.setattr(type(sheets), "write", heard)
    page.write_starred()
    assert titles == [f"đến ngày {day_text(TODAY)}"]
    assert target.read_bytes().startswith(b"%PDF")
    page.star()
    assert page.table.lines.rowCount() == of_sample
