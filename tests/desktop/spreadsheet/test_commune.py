"""A commune's bad workbook from the file to the sentences."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.spreadsheet.finding import find_tables
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.matching import How, match
from desktop.spreadsheet.reader import read_workbook
from desktop.spreadsheet.reading import Reading, RowReader, read_rows, retyped
from desktop.spreadsheet.sheet import Workbook
from desktop.spreadsheet.table import Table, Why
from desktop.vietnamese.legacy import Coding
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import put

PLACE = "Trang tính «Thang 9», dòng 19, cột E «Phát sóng - Thời lượng»"
GOLDEN = Path(__file__).parent / "golden" / "commune.xls"


@pytest.fixture(params=["commune.xlsx", "commune.xls"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Workbook:
    if request.param.endswith(".xls"):
        return read_workbook(GOLDEN)
    return read_workbook(put(tmp_path, commune.workbook(), request.param))


@pytest.fixture
def table(book: Workbook) -> Table:
    (found,) = find_tables(in_unicode(book)[0], commune.LAYOUT.names)
    return found


@pytest.fixture
def reading(table: Table) -> Reading:
    return read_rows(table, match(table, commune.LAYOUT), commune.PERIOD)


def test_the_fonts_are_turned_with_samples_before_and_after(book: Workbook) -> None:
    turned = {found.font: found for found in in_unicode(book)[1]}
    assert turned[".VnTime"].coding is Coding.TCVN3
    assert turned[".VnTime"].cells > 100
    assert ("Tªn tin, bµi", "Tên tin, bài") in turned[".VnTime"].samples
    assert turned[".VnTimeH"].samples[0][1] == "ỦY BAN NHÂN DÂN XÃ YÊN LUẬT"


def test_the_head_the_title_and_what_is_left_out(table: Table) -> None:
    assert [head.name for head in table.heads] == [
        "STT", "Ngày phát", "Tên tin, bài", "Phát sóng - Kênh", "Phát sóng - Thời lượng", "Số lượt",
    ]  # fmt: skip
    assert (table.first_head_row, table.last_head_row) == (5, 6)
    assert table.title == ("ỦY BAN NHÂN DÂN XÃ YÊN LUẬT", "Sổ theo dõi tin, bài phát thanh tháng 9 năm 2024")
    assert [(left.row, left.why) for left in table.left_out] == [
        (7, Why.NUMBERING), (45, Why.TOTAL), (47, Why.FOOT), (48, Why.FOOT), (52, Why.FOOT),
    ]  # fmt: skip
    assert table.left_out[1].sentence == "Dòng 45 «Tổng cộng | 9999» là dòng cộng, không đưa vào."
    assert [row.number for row in table.rows] == list(range(8, 45))


def test_every_column_is_found(table: Table) -> None:
    matching = match(table, commune.LAYOUT)
    assert {found.wanted.key: found.head.letter for found in matching.found} == {
        "day": "B", "title": "C", "channel": "D", "seconds": "E", "times": "F",
    }  # fmt: skip
    assert {found.how for found in matching.found} == {How.NAMED}
    assert matching.is_complete
    assert [head.name for head in matching.unused] == ["STT"]


def test_three_rows_are_refused_with_place_and_reason(reading: Reading) -> None:
    example = "đề nghị ghi kèm đơn vị (ví dụ 15 phút, 1h30, 90 giây)."
    assert [fault.sentence for row in reading.faulty for fault in row.faults] == [
        "Trang tính «Thang 9», dòng 12, cột B «Ngày phát»: ghi «31/9/2024», tháng 9 chỉ có 30 ngày.",
        f"{PLACE}: ghi «mười lăm», là số viết bằng chữ không kèm đơn vị; {example}",
        "Trang tính «Thang 9», dòng 27, cột B «Ngày phát»: ghi «31/9/2024», tháng 9 chỉ có 30 ngày.",
    ]


def test_the_others_are_values(reading: Reading) -> None:
    assert len(reading.good) == 34
    assert dict(reading.good[0].values) == {
        "day": date(2024, 9, 1),
        "title": "Bản tin số 1 về quyền trẻ em",
        "channel": commune.CHANNEL,
        "seconds": timedelta(minutes=15),
        "times": 1,
    }
    assert [reading.good[number].values["times"] for number in range(4)] == [1, 2, 2, 1250]
    assert [reading.good[number].values["day"] for number in range(3)] == [date(2024, 9, day) for day in (1, 2, 3)]
    assert [row.number for row in reading.good if "Sao Hỏa" in str(row.values["channel"])] == [33]


def test_a_wrong_cell_typed_anew_is_read_without_the_file(table: Table, reading: Reading) -> None:
    reader = RowReader(table, match(table, commune.LAYOUT), commune.PERIOD)
    wrong = reading.faulty[0]
    again = reader.read(retyped(wrong.original, wrong.faults[0].head, "30/9/2024"))
    assert again.is_good
    assert again.values["day"] == date(2024, 9, 30)
    assert not reader.read(retyped(wrong.original, wrong.faults[0].head, "")).is_good
