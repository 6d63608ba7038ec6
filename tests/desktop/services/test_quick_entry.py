"""The quick line against a real office: what it offers, what it stores, what undo takes back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.media import Airing, Product, ProductTopic
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.quick_entry import QuickEntry
from tests.factories import broadcasts, office, record


@pytest.fixture
def entry(desk: Desk) -> QuickEntry:
    record(desk, [*office(), *broadcasts()])
    communes = [{"act": "agency_group", "name": "UBND các xã", "members": [f"Xã số {i}" for i in range(20)]}]
    record(desk, communes)
    return QuickEntry(desk)


def test_a_new_product_with_its_airing_and_topic(entry: QuickEntry) -> None:
    offer = entry.read("pt 15p x4 loa huyện quyền trẻ em 12/9/2024")
    assert (offer.channel, offer.topics, offer.missing, offer.notes) == (
        "Truyền thanh huyện", ("Quyền trẻ em",), (), (),
    )  # fmt: skip
    product, airings = entry.put(offer)
    assert (product.title, product.seconds) == ("quyền trẻ em", 900)
    assert [(one.day, one.times, one.product) for one in airings] == [(date(2024, 9, 12), 4, product.uid)]
    with entry.desk.read() as reader:
        assert reader.count(ProductTopic, product=product.uid) == 1


def test_another_airing_of_a_product_that_is_there(entry: QuickEntry) -> None:
    offer = entry.read("loa huyện chuong trinh MOT x2 3/9/2024")
    assert offer.product is not None
    assert (offer.missing, offer.seconds) == ((), 720)
    assert "thành một lần phát, đăng nữa" in offer.notes[0]
    product, _ = entry.put(offer)
    with entry.desk.read() as reader:
        assert reader.count(Product) == 3
        assert reader.count(Airing, product=product.uid) == 22


def test_a_namesake_of_another_length_becomes_a_product_of_its_own_and_says_so(entry: QuickEntry) -> None:
    offer = entry.read("pt 20p loa huyện «Chương trình một» 3/9/2024")
    assert offer.product is None
    assert offer.notes == (
        "Đã có sản phẩm cùng tên nhưng khác (chương trình phát thanh, sản xuất, 12 phút); dòng này thành sản phẩm mới.",
    )


def test_a_relay_by_every_commune_of_a_group(entry: QuickEntry) -> None:
    offer = entry.read("tiếp phát ubnd các xã loa xã «Chương trình hai» 4/9/2024")
    assert len(offer.airing_of) == 20
    assert [name for _, name in offer.airing_of][:3] == ["Xã số 0", "Xã số 1", "Xã số 2"]
    _, airings = entry.put(offer)
    assert len({one.agency for one in airings}) == 20
    assert all(one.relayed for one in airings)


def test_a_group_within_a_group_relays_with_all_its_members(entry: QuickEntry) -> None:
    record(entry.desk, [{"act": "agency_group", "name": "Toàn huyện", "members": ["UBND các xã"]}])
    offer = entry.read("tiếp phát toàn huyện loa xã «Chương trình hai» 4/9/2024")
    assert len(offer.airing_of) == 20


def test_one_undo_takes_back_the_product_and_its_airings(entry: QuickEntry) -> None:
    with entry.desk.read() as reader:
        before = reader.count(Product), reader.count(Airing)
    entry.put(entry.read("tin 2p loa huyện Tin mới 5/9/2024"))
    told = Past(entry.desk).undo()
    assert "Nhập nhanh «Tin mới»" in str(told)
    with entry.desk.read() as reader:
        assert (reader.count(Product), reader.count(Airing)) == before


def test_what_is_missing_is_named_and_nothing_is_stored(entry: QuickEntry) -> None:
    offer = entry.read("loa huyện một tên lạ")
    assert offer.missing == ("thể loại",)
    with pytest.raises(RecordFault, match="thiếu thể loại"):
        entry.put(offer)
    with entry.desk.read() as reader:
        assert reader.count(Product) == 3
