"""The month's editorial plan, works for press awards, facilities counted: kept, compared, carried over, reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from desktop.domain.editorial import EditorialItem
from desktop.domain.facilities import STANDING
from desktop.domain.list_view import View
from desktop.domain.media import Product, ProductTopic
from desktop.domain.period import Period
from desktop.domain.registers import registers
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.editorial import Editorial
from desktop.services.list_sheets import ListSheets
from desktop.services.listing import Listing
from desktop.services.past import Past
from desktop.services.reporting import Reporting
from tests.factories import broadcasts, new_desk, office, record

ITEMS = [
    {"act": "editorial_item", "day": "2024-09-02", "title": "chuong trinh MOT", "kind": "programme",
     "channel": "Truyền thanh huyện", "topic": "Quyền trẻ em"},
    {"act": "editorial_item", "day": "2024-09-30", "title": "Bài cuối tháng", "kind": "article",
     "topic": "Quyền trẻ em"},
    {"act": "editorial_item", "day": "2024-09-12", "title": "Tin bỏ", "kind": "news", "dropped": True},
]  # fmt: skip


@pytest.fixture
def editorial(desk: Desk) -> Editorial:
    record(desk, [*office(), *broadcasts(), *ITEMS])
    return Editorial(desk)


def items(desk: Desk, month: int) -> list[EditorialItem]:
    with desk.read() as reader:
        return [one for one in reader.find(EditorialItem, order=("day",)) if one.day.month == month]


def test_what_was_foreseen_is_compared_with_what_was_made(editorial: Editorial) -> None:
    assert editorial.month(2024, 9).told == (
        "Tháng 9/2024: 3 mục dự kiến, 0 đã thực hiện, 1 không thực hiện, 2 quá ngày dự kiến."
    )
    assert editorial.compare(2024, 9) == 1
    with pytest.raises(RecordFault, match="Không có sản phẩm nào trùng tên"):
        editorial.compare(2024, 9)
    month = editorial.month(2024, 9)
    assert (month.foreseen, month.made, month.dropped, month.late) == (3, 1, 1, 1)
    Past(editorial.desk).undo()
    assert editorial.month(2024, 9).made == 0


def test_an_item_becomes_a_product_with_its_topic_once(editorial: Editorial) -> None:
    item = items(editorial.desk, 9)[2]
    product = editorial.make_product(item.uid)
    assert (product.title, product.kind) == ("Bài cuối tháng", "article")
    with editorial.desk.read() as reader:
        assert reader.count(ProductTopic, product=product.uid) == 1
    with pytest.raises(RecordFault, match="đã có sản phẩm"):
        editorial.make_product(item.uid)


def test_products_are_offered_by_likeness_and_one_is_tied(editorial: Editorial) -> None:
    desk = editorial.desk
    record(desk, [
        {"act": "product", "title": "Bài cuối tháng: trẻ em vùng cao tới lớp", "kind": "article"},
        {"act": "product", "title": "Bài cuối tháng", "kind": "article"},
        {"act": "product", "title": "Bài cuối năm", "kind": "article"},
    ])  # fmt: skip
    item = items(desk, 9)[2].uid
    offered = editorial.offers(item)
    assert [work.title for work in offered] == [
        "Bài cuối tháng", "Bài cuối tháng: trẻ em vùng cao tới lớp",
    ]  # fmt: skip
    editorial.tie(item, offered[0].uid)
    assert items(desk, 9)[2].product == offered[0].uid
    assert offered[0].uid not in {work.uid for work in editorial.offers(items(desk, 9)[1].uid)}
    Past(desk).undo()
    assert items(desk, 9)[2].product is None


def test_a_month_is_carried_over_once_and_its_last_day_fits(editorial: Editorial) -> None:
    assert editorial.copy_on(2024, 9) == 2
    assert [one.day for one in items(editorial.desk, 10)] == [date(2024, 10, 2), date(2024, 10, 30)]
    with pytest.raises(RecordFault, match="không có mục nào để chép"):
        editorial.copy_on(2024, 9)
    editorial.copy_on(2024, 10)
    editorial.copy_on(2024, 11)
    editorial.copy_on(2024, 12)
    assert editorial.copy_on(2025, 1) == 2
    assert items(editorial.desk, 2)[-1].day == date(2025, 2, 28)


def test_the_plan_is_printed_under_its_own_head(editorial: Editorial, tmp_path: Path) -> None:
    sheets = ListSheets(editorial.desk)
    path = sheets.write(
        editorial.view(2024, 9), "editorial_item", tmp_path / "a.docx", "tháng 9 năm 2024", kind="KẾ HOẠCH TIN, BÀI"
    )
    paper = docx.Document(str(path))
    assert "KẾ HOẠCH TIN, BÀI" in [paragraph.text for paragraph in paper.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in paper.tables[1].rows]
    assert [row[2] for row in rows[1:]] == ["chuong trinh MOT", "Tin bỏ", "Bài cuối tháng"]
    assert [row[-1] for row in rows[1:]] == ["quá ngày dự kiến", "không thực hiện", "quá ngày dự kiến"]


def test_works_for_awards_are_chosen_together_and_taken_back(editorial: Editorial) -> None:
    with editorial.desk.read() as reader:
        uids = [one.uid for one in reader.find(Product)]
    Editing(editorial.desk).change_all("product", uids[:2], {"starred": True})
    with editorial.desk.read() as reader:
        assert reader.count(Product, starred=True) == 2
    Past(editorial.desk).undo()
    with editorial.desk.read() as reader:
        assert reader.count(Product, starred=True) == 0


COUNTS = [
    {"act": "facility", "day": "2024-01-05", "agency": "Xã số 1", "kind": "cluster", "quantity": 8, "working": 7},
    {"act": "facility", "day": "2024-08-20", "agency": "Xã số 1", "kind": "cluster", "quantity": 10, "working": 9},
    {"act": "facility", "day": "2024-10-20", "agency": "Xã số 1", "kind": "cluster", "quantity": 12},
    {"act": "facility", "day": "2024-02-01", "agency": "Xã số 2", "kind": "cluster", "quantity": 5},
    {"act": "facility", "day": "2024-02-01", "agency": "Xã số 2", "kind": "station", "quantity": 1},
]


def test_the_newest_count_of_each_agency_holds_until_the_next(editorial: Editorial) -> None:
    desk = editorial.desk
    record(desk, COUNTS)
    reporting = Reporting(desk)

    def counted(period: str, kind: str) -> object:
        return {one.id: one.value for one in reporting.figures(Period.parse(period))}[f"media.facilities.{kind}"]

    assert [counted(month, "cluster") for month in ("2024-01", "2024-02", "2024-09", "2024-11")] == [8, 13, 15, 17]
    assert counted("2024-09", "station") == 1
    behind = reporting.behind("media.facilities.cluster", Period.parse("2024-09"))
    assert sorted(one.shown for one in behind) == ["Xã số 1", "Xã số 2"]
    record(desk, [{"act": "succession", "agency": "Xã số 2", "successor": "Xã số 1", "day": "2024-10-20"}])
    with desk.act("Chấm dứt") as writer:
        from desktop.domain.organisation import Agency

        writer.change(Agency, writer.find(Agency, name="Xã số 2")[0].uid, to_day=date(2024, 10, 19))
    assert counted("2024-11", "cluster") == 12
    assert counted("2024-09", "cluster") == 15


def test_the_list_tells_what_there_is_of_each_kind_today(editorial: Editorial) -> None:
    record(editorial.desk, COUNTS)
    listing, register = Listing(editorial.desk), registers()["facility_count"]
    now = View(only=(("~standing", STANDING),), group="kind").asked(register)
    assert [(one.name, one.sums) for one in listing.grouped(now)] == [
        ("cụm loa truyền thanh", (17,)), ("đài truyền thanh", (1,)),
    ]  # fmt: skip
    every = View(group="kind").asked(register)
    assert [(one.count, one.sums) for one in listing.grouped(every)] == [(4, (17,)), (1, (1,))]


def test_facilities_stand_in_the_report(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    record(desk, [*office(), *broadcasts()])
    without = Reporting(desk).write(Period.parse("2024-09"), tmp_path / "a")
    assert "Hạ tầng thông tin" not in "\n".join(p.text for p in docx.Document(str(without.docx)).paragraphs)
    record(desk, COUNTS)
    written = Reporting(desk).write(Period.parse("2024-09"), tmp_path / "b")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(written.docx)).paragraphs)
    assert "Hạ tầng thông tin cơ sở hiện có 01 đài truyền thanh, 15 cụm loa truyền thanh." in text
    desk.database.close()
