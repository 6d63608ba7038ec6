"""Views of a list: columns, filters, groups with sums; kept under a name, put on paper, into Excel, into a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.list_view import View
from desktop.domain.period import Period
from desktop.domain.registers import Asked, registers
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.exporting import Exporting
from desktop.services.list_sheets import ListSheets
from desktop.services.listing import Listing
from desktop.services.past import Past
from desktop.services.reporting import Reporting
from desktop.services.saved_views import SavedViews
from tests.factories import broadcasts, office, record

AIRINGS = registers()["airing"]
SEPTEMBER = Period.parse("2024-09")


@pytest.fixture
def office_desk(desk: Desk) -> Desk:
    record(desk, [*office(), *broadcasts()])
    return desk


def test_groups_add_up_to_the_figures(office_desk: Desk) -> None:
    listing = Listing(office_desk)
    figures = {one.id: one.value for one in Reporting(office_desk).figures(SEPTEMBER)}
    whole = listing.grouped(Asked(AIRINGS))[0]
    assert [column.path for column in AIRINGS.summed] == ["times", "~minutes"]
    assert (whole.count, whole.sums) == (23, (figures["media.airings"], figures["media.minutes"]))
    for path in [column.path for column in AIRINGS.groupable]:
        groups = listing.grouped(Asked(AIRINGS, group=path))
        assert sum(group.count for group in groups) == 23
        assert sum(group.sums[0] for group in groups) == 28
        for group in groups:
            lines = listing.ordered(Asked(AIRINGS, only=((path, group.value),)))
            assert len(lines) == group.count, path
    assert [group.name for group in listing.grouped(Asked(AIRINGS, group="channel.name"))] == [
        "Loa xã", "Truyền thanh huyện",
    ]  # fmt: skip
    assert [group.name for group in listing.grouped(Asked(AIRINGS, group="day@month"))] == ["09/2024"]


def test_an_empty_list_adds_up_to_nothing(desk: Desk) -> None:
    whole = Listing(desk).grouped(Asked(AIRINGS))
    assert [(group.count, group.sums) for group in whole] == [(0, (0, 0))]
    assert Listing(desk).grouped(Asked(AIRINGS, group="channel.name")) == []


def test_filters_hold_together_with_words_and_days(office_desk: Desk) -> None:
    listing = Listing(office_desk)
    view = View(only=(("channel.level", "district"),), from_day=date(2024, 9, 3))
    assert len(listing.ordered(view.asked(AIRINGS))) == 2
    assert len(listing.ordered(replace(view, words="chuong trinh ba").asked(AIRINGS))) == 1
    assert listing.values_of(AIRINGS, "channel.name") == [("Loa xã", "Loa xã"), ("Truyền thanh huyện",) * 2]
    assert view.told(AIRINGS) == "Cấp: cấp huyện; từ ngày 03/09/2024"


def test_hidden_columns_may_be_chosen_in_any_order_and_sorted_by(office_desk: Desk) -> None:
    listing = Listing(office_desk)
    asked = View(("~topics", "day", "khong.co", "product.language"), "~topics").asked(AIRINGS)
    assert [column.path for column in asked.register.columns] == ["~topics", "day", "product.language"]
    uids = listing.ordered(asked)
    assert listing.lines(asked, uids[:1])[0].values[0] == "Quyền trẻ em"
    assert View(order="khong_co").asked(AIRINGS).order == ""
    assert View(group="day@week", only=(("day@week", "x"),)).asked(AIRINGS).group == ""


_VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=9))


@given(
    st.builds(
        View,
        st.tuples(st.sampled_from(["day", "times"])),
        st.sampled_from(["", "-day"]),
        st.text(max_size=9),
        st.lists(st.tuples(st.sampled_from(["channel.name", "times"]), _VALUES), max_size=3).map(tuple),
        st.none() | st.dates(),
        st.none() | st.dates(),
        st.sampled_from(["", "day@month"]),
    )
)
def test_a_view_is_read_as_it_was_kept(view: View) -> None:
    assert View.parse(view.as_json()) == view


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"only": 5}', '{"only": [["times", [1]]]}', '{"from": "hôm qua"}', "null"]
)
def test_what_cannot_be_read_is_the_plain_list(body: str) -> None:
    assert View.parse(body) == View()


def test_a_view_is_kept_changed_deleted_and_taken_back(office_desk: Desk) -> None:
    views = SavedViews(office_desk)
    saved = views.save("airing", "Phát thanh huyện", View(group="channel.name"))
    assert views.save("airing", "phát thanh HUYỆN", View(group="day@month")).uid == saved.uid
    assert [View.parse(one.body).group for one in views.of("airing")] == ["day@month"]
    views.remove(saved.uid)
    assert views.of("airing") == []
    Past(office_desk).undo()
    assert len(views.of("airing")) == 1
    with pytest.raises(RecordFault, match="Chưa đặt tên"):
        views.save("airing", " ", View())


def test_lists_of_persons_and_lists_without_days_go_into_no_report(office_desk: Desk) -> None:
    views = SavedViews(office_desk)
    with pytest.raises(RecordFault, match="nêu tên người"):
        views.put_annex(views.save("person", "Mọi người", View()).uid, annex=True)
    with pytest.raises(RecordFault, match="không có ngày"):
        views.put_annex(views.save("channel", "Kênh", View()).uid, annex=True)


def test_an_annexed_view_is_in_the_report_over_its_days_and_nowhere_else(office_desk: Desk, tmp_path: Path) -> None:
    views = SavedViews(office_desk)
    record(office_desk, [
        {"act": "airing", "product": "Chương trình hai", "channel": "Loa xã", "day": "2024-10-20", "times": 5},
    ])  # fmt: skip
    saved = views.save("airing", "Lượt phát theo kênh", View(group="channel.name"))
    plain = Reporting(office_desk).summary(SEPTEMBER)
    assert plain.lists == ()
    views.put_annex(saved.uid, annex=True)
    (facts,) = Reporting(office_desk).summary(SEPTEMBER).lists
    assert facts.rows == (("Loa xã", "20", "20", "240"), ("Truyền thanh huyện", "3", "8", "108"))
    assert facts.total == ("Tổng số (2 nhóm)", "23", "28", "348")
    written = Reporting(office_desk).write(SEPTEMBER, tmp_path)
    cells = [cell.text for table in docx.Document(str(written.docx)).tables for row in table.rows for cell in row.cells]
    assert "Truyền thanh huyện" in cells
    assert "348" in cells


def test_an_annex_too_long_is_left_out_and_said(office_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    views = SavedViews(office_desk)
    views.put_annex(views.save("airing", "Mọi lượt phát", View()).uid, annex=True)
    assert len(Reporting(office_desk).summary(SEPTEMBER).lists) == 1
    monkeypatch.setattr("desktop.services.list_facts.MOST_PRINTED", 5)
    summary = Reporting(office_desk).summary(SEPTEMBER)
    assert summary.lists == ()
    assert any(one.startswith("Phụ lục «Mọi lượt phát» không có trong báo cáo") for one in summary.warnings)


def test_the_broadcast_log_of_a_month_holds_radio_alone_day_by_day(office_desk: Desk, tmp_path: Path) -> None:
    record(office_desk, [
        {"act": "channel", "name": "Cổng thông tin", "kind": "portal", "level": "district", "with_duration": False},
        {"act": "airing", "product": "Chương trình hai", "channel": "Cổng thông tin", "day": "2024-09-05"},
    ])  # fmt: skip
    sheets = ListSheets(office_desk)
    word, pdf = (sheets.log(SEPTEMBER, tmp_path / f"so.{ending}") for ending in ("docx", "pdf"))
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(word)).tables[1].rows]
    assert rows[0][:5] == ["TT", "Ngày", "Giờ", "Sản phẩm", "Thể loại"]
    days = [row[1] for row in rows[1:-1]]
    assert len(days) == 23
    assert days == sorted(days)
    assert "Cổng thông tin" not in {cell for row in rows for cell in row}
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(sheets.log_preview(SEPTEMBER, 40).pages) >= 1


def test_excel_holds_what_is_seen(office_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    asked = View(group="channel.name", only=(("channel.level", "district"),)).asked(AIRINGS)
    assert Exporting(office_desk).write_list(asked, path) == 1
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    assert ["Truyền thanh huyện", 3, 8, 108] in cells
    assert any("Cấp: cấp huyện" in str(cell) for row in cells for cell in row)


def test_a_list_too_long_for_paper_is_refused_in_words(office_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.list_facts.MOST_PRINTED", 5)
    with pytest.raises(RecordFault, match="Danh sách có 23 mục"):
        ListSheets(office_desk).write(View(), "airing", Path("a.docx"))
