"""One event reported by two communes: flagged before it counts, joined as one act, told apart for good."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.duplicates import WorkPair
from desktop.domain.media import Airing, Product, ProductDistinction, ProductTopic
from desktop.domain.period import Period
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.duplicates import Duplicates
from desktop.services.importing import Importing
from desktop.services.past import Past
from desktop.services.quick_entry import QuickEntry
from desktop.services.reporting import Reporting
from tests.factories import broadcasts, office, record

SEPTEMBER = Period.parse("2024-09")
TITLE = "Ra quân vệ sinh môi trường"


@pytest.fixture
def duplicates(desk: Desk) -> Duplicates:
    record(desk, [
        *office(), *broadcasts(),
        {"act": "product", "id": "p1", "title": f"Xã số 1 {TITLE}", "kind": "news", "minutes": 2,
         "topics": ["Quyền trẻ em"]},
        {"act": "product", "id": "p2", "title": f"Xã số 1 {TITLE} sạch", "kind": "news", "agency": "Xã số 1",
         "topics": ["Quyền trẻ em", "Quyền của người khuyết tật"]},
        {"act": "airing", "product": "p1", "channel": "Loa xã", "agency": "Xã số 1", "day": "2024-09-03"},
        {"act": "airing", "product": "p2", "channel": "Loa xã", "agency": "Xã số 1", "day": "2024-09-03"},
        {"act": "airing", "product": "p2", "channel": "Loa xã", "agency": "Xã số 2", "day": "2024-09-04", "times": 2},
    ])  # fmt: skip
    return Duplicates(desk)


def the_pair(duplicates: Duplicates) -> WorkPair:
    (pair,) = duplicates.pairs(SEPTEMBER)
    return pair


def figures(desk: Desk) -> tuple[object, object]:
    found = {one.id: one.value for one in Reporting(desk).figures(SEPTEMBER)}
    return found["media.products"], found["media.airings"]


def test_the_pair_is_told_where_the_report_is_made(duplicates: Duplicates) -> None:
    assert the_pair(duplicates).words == "tên giống nhau 90%; cùng ngày"
    (told,) = [one for one in Reporting(duplicates.desk).summary(SEPTEMBER).warnings if "giống nhau" in one]
    assert told.startswith("1 cặp sản phẩm giống nhau, đang tính là hai: «Xã số 1 Ra quân")
    assert duplicates.pairs(Period.parse("2024-11")) == []


def test_joined_they_count_once_and_undo_takes_them_apart(duplicates: Duplicates) -> None:
    desk, pair = duplicates.desk, the_pair(duplicates)
    assert figures(desk) == (5, 32)
    assert duplicates.join(pair.other.uid, pair.one.uid) == 1
    assert figures(desk) == (4, 31)
    with desk.read() as reader:
        kept = reader.one(Product, pair.one.uid)
        assert kept.seconds == 120
        assert kept.agency is not None
        assert reader.count(ProductTopic, product=kept.uid) == 2
        assert {one.day for one in reader.find(Airing, product=kept.uid)} == {date(2024, 9, 3), date(2024, 9, 4)}
    assert duplicates.pairs(SEPTEMBER) == []
    Past(desk).undo()
    assert figures(desk) == (5, 32)
    assert len(duplicates.pairs(SEPTEMBER)) == 1


def test_told_apart_they_are_not_asked_about_again(duplicates: Duplicates) -> None:
    pair = the_pair(duplicates)
    assert len(duplicates.of_product(pair.one.uid)) == 1
    duplicates.tell_apart(pair.other.uid, pair.one.uid)
    duplicates.tell_apart(pair.one.uid, pair.other.uid)
    with duplicates.desk.read() as reader:
        assert reader.count(ProductDistinction) == 1
    assert duplicates.pairs(SEPTEMBER) == []
    assert duplicates.of_product(pair.one.uid) == []
    duplicates.join(pair.one.uid, pair.other.uid)
    with duplicates.desk.read() as reader:
        assert reader.count(ProductDistinction) == 0
    with pytest.raises(RecordFault, match="là một"):
        duplicates.join(pair.other.uid, pair.other.uid)


def test_the_quick_line_and_the_import_say_so_before_it_is_stored(duplicates: Duplicates) -> None:
    offer = QuickEntry(duplicates.desk).read(f"tin 2p loa xã xã số 1 {TITLE} đẹp 5/9/2024")
    assert any("Giống sản phẩm đã có «Xã số 1 Ra quân" in note for note in offer.notes)
    block = (
        f"Tên tin, bài\tNgày phát\tKênh\r\nXã số 1 {TITLE} đẹp\t5/9/2024\tLoa xã\r\nTin khác hẳn\t5/9/2024\tLoa xã\r\n"
    )
    _, draft = Importing(duplicates.desk).open_block(block)
    assert draft.told == "2 hợp lệ"
    assert "Giống sản phẩm đã có" in draft.lines[0].note
    assert draft.lines[1].note == ""
