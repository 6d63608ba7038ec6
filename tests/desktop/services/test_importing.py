"""A commune's bad workbook through the whole way in (TC06), and what else a sender may do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop.domain.importing import ImportBatch, ImportDraft, LineState
from desktop.domain.media import Airing, Product
from desktop.domain.period import Period
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.importing import Importing, ImportSession
from desktop.services.reporting import Reporting
from tests.desktop.spreadsheet import commune
from tests.factories import office, record

SEPTEMBER = Period.parse("2024-09")


@pytest.fixture
def importing(desk: Desk) -> Importing:
    record(desk, [
        *office(),
        {"act": "agency", "name": "Ủy ban nhân dân xã Yên Luật", "kind": "commune"},
        {"act": "channel", "name": commune.CHANNEL, "kind": "radio", "level": "commune"},
        {"act": "channel", "name": "Trang thông tin điện tử huyện", "kind": "portal", "level": "district",
         "with_duration": False},
        {"act": "topic", "name": "Quyền trẻ em"},
    ])  # fmt: skip
    for number in (1, 2):  # the first two good rows of the file, entered by hand before
        record(desk, [
            {"act": "product", "title": f"Bản tin số {number} về quyền trẻ em", "kind": "news"},
            {"act": "airing", "product": f"Bản tin số {number} về quyền trẻ em", "channel": commune.CHANNEL,
             "day": f"2024-09-0{number}", "times": 1 if number == 1 else 2},
        ])  # fmt: skip
    return Importing(desk)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Thang 9 xa Yen Luat.xlsx"
    path.write_bytes(commune.workbook())
    return path


def state(draft: ImportDraft, row: int) -> LineState:
    return next(line.state for line in draft.lines if line.row == row)


def wrong(draft: ImportDraft) -> dict[int, str]:
    return {line.row: line.reason for line in draft.lines if line.state is LineState.WRONG}


def airings(desk: Desk) -> int:
    with desk.read() as reader:
        return reader.count(Airing)


def test_the_first_look_counts_and_says_every_fault_with_its_own_row(importing: Importing, file: Path) -> None:
    _, draft = importing.open(file)
    assert draft.told == "31 hợp lệ, 4 lỗi, 2 trùng"
    first = commune.FIRST_ROW
    assert set(wrong(draft)) == {
        first + place for place in (*commune.WRONG_DAYS, commune.WRONG_LENGTH, commune.UNKNOWN_CHANNEL)
    }
    assert wrong(draft)[first + commune.WRONG_DAYS[0]] == (
        f"Trang tính «Thang 9», dòng {first + commune.WRONG_DAYS[0]}, cột B «Ngày phát»: ghi «31/9/2024», tháng 9 chỉ "
        "có 30 ngày."
    )
    assert "mười lăm" in wrong(draft)[first + commune.WRONG_LENGTH]
    assert "chưa có kênh này trong danh mục" in wrong(draft)[first + commune.UNKNOWN_CHANNEL]
    assert any("dòng cộng" in remark for remark in draft.remarks)
    assert draft.samples
    assert draft.sender_name == "Ủy ban nhân dân xã Yên Luật"


@pytest.fixture
def corrected(importing: Importing, file: Path) -> ImportSession:
    session, _ = importing.open(file)
    first = commune.FIRST_ROW
    importing.retype(session, first + commune.WRONG_DAYS[0], "day", "30/9/2024")
    importing.retype(session, first + commune.WRONG_DAYS[1], "day", "29/9")
    importing.retype(session, first + commune.WRONG_LENGTH, "seconds", "15 phút")
    return session


def test_three_put_right_the_fourth_goes_back_and_34_come_in(
    importing: Importing, corrected: ImportSession, tmp_path: Path
) -> None:
    before = airings(importing.desk)
    back = tmp_path / "tra lai xa.xlsx"
    assert importing.give_back(corrected, back) == 1
    batch = importing.record(corrected)
    assert (batch.number, batch.taken, batch.double, batch.refused) == (1, 34, 2, 1)
    assert airings(importing.desk) == before + 34
    sheet = openpyxl.load_workbook(back).active
    assert sheet is not None
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Lý do trả lại" in told
    assert any(text.startswith(f"Dòng {commune.FIRST_ROW + commune.UNKNOWN_CHANNEL}:") for text in told)


def test_the_same_file_again_changes_nothing(importing: Importing, corrected: ImportSession, file: Path) -> None:
    importing.record(corrected)
    after = airings(importing.desk)
    session, draft = importing.open(file)
    assert draft.told == "33 trùng, 3 đã sửa lần trước, 1 còn lỗi"
    assert draft.remarks[0] == "Tệp này đã được nhập ngày 01/02/2025 (lần nhập số 1)."
    with pytest.raises(RecordFault, match="không có dòng hợp lệ nào"):
        importing.record(session)
    assert airings(importing.desk) == after


def test_withdrawing_brings_the_count_back(importing: Importing, corrected: ImportSession, file: Path) -> None:
    figures = [figure.value for figure in Reporting(importing.desk).figures(SEPTEMBER)]
    before = airings(importing.desk)
    importing.record(corrected)
    (batch,) = importing.batches()
    assert importing.withdraw(batch.uid) == "Nhập tệp Thang 9 xa Yen Luat.xlsx"
    assert airings(importing.desk) == before
    with importing.desk.read() as reader:
        assert reader.count(ImportBatch) == 0
        assert reader.count(Product) == 2
    assert [figure.value for figure in Reporting(importing.desk).figures(SEPTEMBER)] == figures
    _, draft = importing.open(file)
    assert draft.told == "31 hợp lệ, 4 lỗi, 2 trùng"


def test_a_double_comes_in_when_the_clerk_says_so(importing: Importing, file: Path) -> None:
    session, _ = importing.open(file)
    draft = importing.accept(session, [commune.FIRST_ROW])
    assert state(draft, commune.FIRST_ROW) is LineState.GOOD
    assert draft.told == "32 hợp lệ, 4 lỗi, 1 trùng"
    assert importing.accept(session, [commune.FIRST_ROW]).told == "31 hợp lệ, 4 lỗi, 2 trùng"


def test_a_wrong_name_is_put_right_wherever_it_stands(importing: Importing, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Ngày phát", "Tên tin, bài", "Kênh"])
    for number in range(1, 6):
        book.active.append([f"0{number}/09/2024", f"Tin số {number}", "Loa nén"])
    book.save(tmp_path / "loa.xlsx")
    session, draft = importing.open(tmp_path / "loa.xlsx")
    assert draft.told == "5 lỗi"
    draft = importing.retype(session, 3, "channel", commune.CHANNEL)
    assert draft.told == "5 hợp lệ"
    assert importing.retype(session, 4, "title", "Một tên khác").lines[0].texts[0] != "Một tên khác"


def test_columns_chosen_by_the_clerk_are_remembered_for_that_layout(importing: Importing, tmp_path: Path) -> None:
    def sent(name: str, day: str) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["STT", "Khi nào", "Cái gì", "Ở đâu"])
        sheet.append([1, day, "Một tin của xã", "loa xã"])
        book.save(tmp_path / name)
        return tmp_path / name

    session, draft = importing.open(sent("mot.xlsx", "05/09/2024"))
    assert draft.remarks[0].startswith("Chưa tìm thấy cột")
    draft = importing.choose_columns(session, {"day": "B", "title": "C", "channel": "D"})
    assert draft.told == "1 hợp lệ"
    importing.record(session)
    _, again = importing.open(sent("hai.xlsx", "06/09/2024"))
    assert again.told == "1 hợp lệ"
    assert [column.letter for column in again.shown] == ["C", "B", "D"]


def test_nothing_is_stored_by_looking(importing: Importing, corrected: ImportSession) -> None:
    with importing.desk.read() as reader:
        assert reader.count(ImportBatch) == 0
        assert reader.count(Product) == 2
        operations = reader.connection.exec_driver_sql("SELECT count(*) FROM operation").scalar_one()
    importing.accept(corrected, [commune.FIRST_ROW])
    with importing.desk.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM operation").scalar_one() == operations
