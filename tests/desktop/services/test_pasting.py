"""Blocks from Excel into a register: by head or by the columns in sight, put right, one act, nothing worked out."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop.domain.importing import ImportDraft, LineState
from desktop.domain.media import Airing, Channel, Product
from desktop.domain.registers import registers
from desktop.errors import InputFault, RecordFault
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.past import Past
from desktop.services.pasting import Pasting
from tests.factories import broadcasts, office, record

KNOWN = registers()


@pytest.fixture
def pasting(desk: Desk) -> Pasting:
    record(desk, [*office(), *broadcasts()])
    return Pasting(desk)


def reasons(draft: ImportDraft) -> list[str]:
    return [line.reason for line in draft.lines]


def test_with_a_head_in_any_order_and_one_act(pasting: Pasting) -> None:
    block = (
        "Kênh\tNgày\tSản phẩm\tSố lần\tGiờ\tCột lạ\r\n"
        "loa xã\t5/9/2024\tchuong trinh HAI\t3\t17h15\tx\r\n"
        "Truyền thanh huyện\t6/9/2024\tChương trình ba\t1.250\t\t\r\n"
    )
    session, draft = pasting.open(KNOWN["airing"], block)
    assert [column.key for column in draft.shown] == ["channel", "day", "product", "times", "at"]
    assert draft.told == "2 hợp lệ"
    stored = pasting.record(session)
    assert [(one.day, one.times, one.at) for one in stored if isinstance(one, Airing)] == [
        (date(2024, 9, 5), 3, time(17, 15)), (date(2024, 9, 6), 1250, None),
    ]  # fmt: skip
    with pasting.desk.read() as reader:
        before = reader.count(Airing)
    Past(pasting.desk).undo()
    with pasting.desk.read() as reader:
        assert reader.count(Airing) == before - 2


def test_what_ctrl_c_put_out_is_read_by_the_columns_in_sight(pasting: Pasting) -> None:
    shown = ["day", "at", "product.title", "product.kind", "channel.name", "times", "~minutes"]
    block = "02/09/2024\t08:00\tChương trình một\tchương trình phát thanh\tLoa xã\t2\t24\r\n"
    session, draft = pasting.open(KNOWN["airing"], block, shown)
    assert [column.key for column in draft.shown] == ["day", "at", "product", "channel", "times"]
    assert reasons(draft) == [""]
    pasting.record(session)


def test_every_wrong_cell_says_where_and_why_and_is_put_right(pasting: Pasting) -> None:
    block = (
        "Sản phẩm\tKênh\tNgày\tSố lần\r\n"
        "Chương trình lạ\tLoa xã\t31/9/2024\t0\r\n"
        "Chương trình lạ\tLoa xã\t30/9/2024\tvài\r\n"
        "\tLoa xã\t30/9/2024\t1\r\n"
    )
    session, draft = pasting.open(KNOWN["airing"], block)
    assert draft.told == "3 lỗi"
    assert "Dòng 2, cột «Sản phẩm»: ghi «Chương trình lạ», chưa có trong sổ" in reasons(draft)[0]
    assert "tháng 9 chỉ có 30 ngày" in reasons(draft)[0]
    assert "Dòng 4, cột «Sản phẩm»: còn trống." in reasons(draft)[2]
    with pytest.raises(RecordFault, match="Không có dòng hợp lệ"):
        pasting.record(session)
    assert "Chương trình một" in pasting.choices(session, "product")
    pasting.retype(session, 2, "product", "Chương trình một")
    pasting.retype(session, 2, "day", "29/9/2024")
    draft = pasting.retype(session, 3, "times", "4")
    assert [line.state for line in draft.lines] == [LineState.WRONG, LineState.GOOD, LineState.WRONG]
    assert "Số lần" in reasons(draft)[0]
    assert len(pasting.record(session)) == 1


def test_a_formula_stays_the_text_it_is(pasting: Pasting) -> None:
    text = '=HYPERLINK("http://a.example","x")'
    session, draft = pasting.open(KNOWN["channel"], f"Tên kênh\tLoại kênh\tCấp\r\n{text}\tbáo, đài\tcấp huyện\r\n")
    assert draft.told == "1 hợp lệ"
    pasting.record(session)
    with pasting.desk.read() as reader:
        assert reader.count(Channel, name=text) == 1


def test_products_come_with_codes_and_lengths(pasting: Pasting) -> None:
    block = "Tên sản phẩm\tThể loại\tNguồn\tThời lượng\r\nTin pasted\ttin\tsản xuất\t1 phút 30 giây\r\n"
    session, draft = pasting.open(KNOWN["product"], block)
    assert reasons(draft) == [""]
    pasting.record(session)
    with pasting.desk.read() as reader:
        assert reader.find(Product, title="Tin pasted")[0].seconds == 90
    assert "phóng sự" in pasting.choices(session, "kind")


def test_what_is_no_block_of_the_register_is_refused(pasting: Pasting, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", " \t \r\n"):
        with pytest.raises(InputFault, match="Chưa chép dòng nào"):
            pasting.open(KNOWN["airing"], text)
    with pytest.raises(InputFault, match="Không nhận ra cột nào"):
        pasting.open(KNOWN["airing"], "a\tb", ["~minutes", "product.kind"])
    monkeypatch.setattr("desktop.services.pasting.MOST_PASTED", 2)
    with pytest.raises(InputFault, match="nhiều hơn 2 dòng"):
        pasting.open(KNOWN["airing"], "a\r\nb\r\nc\r\n")


def test_several_lines_get_one_value_as_one_act_or_none_does(pasting: Pasting) -> None:
    editing = Editing(pasting.desk)
    with pasting.desk.read() as reader:
        uids = [one.uid for one in reader.find(Airing)]
    assert editing.change_all("airing", uids, {"place": "Nhà văn hóa"}) == len(uids)
    with pytest.raises(RecordFault):
        editing.change_all("airing", [*uids, b"0" * 16], {"place": "Nơi khác"})
    with pasting.desk.read() as reader:
        assert {one.place for one in reader.find(Airing)} == {"Nhà văn hóa"}
    Past(pasting.desk).undo()
    with pasting.desk.read() as reader:
        assert {one.place for one in reader.find(Airing)} == {""}
