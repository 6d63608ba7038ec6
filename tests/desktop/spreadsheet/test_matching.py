"""Which column is which."""

from __future__ import annotations

from datetime import date

from desktop.spreadsheet.finding import find_table
from desktop.spreadsheet.layout import Layout, Meaning, Wanted
from desktop.spreadsheet.matching import How, Matching, Remembered, match, rematch, signature_of
from desktop.spreadsheet.table import Table
from tests.desktop.spreadsheet.books import sheet_of

LAYOUT = Layout(
    "airings",
    "Sổ phát thanh",
    (
        Wanted("day", "Ngày phát", Meaning.DAY, ("Ngày",), required=True),
        Wanted("title", "Tên sản phẩm", Meaning.TEXT, ("Tên tin, bài", "Nội dung"), required=True),
        Wanted("channel", "Kênh"),
        Wanted("seconds", "Thời lượng", Meaning.DURATION),
    ),
)
DAY = date(2024, 9, 1)


def table_of(*rows: tuple[object, ...]) -> Table:
    found = find_table(sheet_of(*rows), LAYOUT.names)  # type: ignore[arg-type]
    assert found is not None
    return found


def letters(matching: Matching) -> dict[str, str]:
    return {found.wanted.key: found.head.letter for found in matching.found}


def test_other_marks_words_and_orders() -> None:
    table = table_of(("KÊNH PHÁT SÓNG", "Noi dung tuyên truyền", "NGAY PHÁT", "Thời lượng (phút)"), ("a", "b", DAY, 5))
    matching = match(table, LAYOUT)
    assert letters(matching) == {"channel": "A", "title": "B", "day": "C", "seconds": "D"}
    assert matching.is_complete


def test_the_better_name_wins() -> None:
    table = table_of(("Ngày nhận", "Ngày phát", "Nội dung"), (DAY, DAY, "x"))
    assert letters(match(table, LAYOUT)) == {"day": "B", "title": "C"}


def test_two_that_fit_as_well_are_a_doubt() -> None:
    table = table_of(("Ngày", "Nội dung", "Ngày"), (DAY, "x", DAY))
    matching = match(table, LAYOUT)
    assert letters(matching) == {"title": "B"}
    assert [doubt.sentence for doubt in matching.doubts] == [
        "Chưa rõ cột nào là «Ngày phát»: cột A «Ngày», cột C «Ngày». Đề nghị chọn một cột."
    ]
    assert not matching.is_complete
    assert [wanted.key for wanted in matching.missing] == ["channel", "seconds"]


def test_contents_tell_where_heads_do_not() -> None:
    rows = [(f"{number}/9/2024", "x", f"{number} phút") for number in range(1, 9)]
    matching = match(table_of(("Thứ tự A", "Nội dung", "Thứ tự B"), *rows), LAYOUT)
    assert letters(matching) == {"day": "A", "title": "B", "seconds": "C"}
    assert [found.how for found in matching.found] == [How.CONTAINED, How.NAMED, How.CONTAINED]


def test_contents_of_two_columns_tell_nothing() -> None:
    table = table_of(("Cột 1x", "Nội dung", "Cột 2x"), ("1/9/2024", "x", "2/9/2024"))
    assert [wanted.key for wanted in match(table, LAYOUT).missing] == ["day", "channel", "seconds"]


def test_a_mapping_is_remembered_for_the_same_layout_only() -> None:
    table = table_of(("Ngày", "Nội dung", "Ngày"), (DAY, "x", DAY))
    chosen = rematch(table, LAYOUT, {"day": "C", "title": "B"})
    assert letters(chosen) == {"day": "C", "title": "B"}
    remembered = chosen.remembered()
    assert remembered == Remembered(signature_of(table), {"day": "C", "title": "B"})

    again = match(table_of(("ngày", "NỘI DUNG", "Ngày"), (DAY, "y", DAY), (DAY, "z", DAY)), LAYOUT, remembered)
    assert letters(again) == {"day": "C", "title": "B"}
    assert {found.how for found in again.found} == {How.REMEMBERED}
    assert again.doubts == ()

    other = match(table_of(("Ngày", "Nội dung", "Ngày", "Kênh"), (DAY, "x", DAY, "k")), LAYOUT, remembered)
    assert "day" not in letters(other)


def test_the_reason_column_of_a_returned_file_changes_no_signature() -> None:
    table = table_of(("Ngày", "Nội dung"), (DAY, "x"))
    assert signature_of(table) == signature_of(table_of(("Ngày", "Nội dung", "Lý do trả lại"), (DAY, "x", "sai")))


def test_nothing_is_guessed_when_chosen_by_hand() -> None:
    table = table_of(("Ngày", "Nội dung"), (DAY, "x"))
    assert letters(rematch(table, LAYOUT, {"title": "A"})) == {"title": "A"}
    assert letters(rematch(table, LAYOUT, {"title": "Z"})) == {}


def test_columns_of_personal_data_are_dropped_unless_asked_for() -> None:
    rows = (("Ngày", "Nội dung", "Số CCCD", "Dân tộc", "Cột lạ"), (DAY, "x", "0123", "Kinh", "0912 345 678"))
    matching = match(table_of(*rows), LAYOUT)
    assert [sensitive.head.letter for sensitive in matching.sensitive] == ["C", "D", "E"]
    assert matching.unused == ()
    assert matching.sensitive[1].sentence == "Cột D «Dân tộc» chứa dữ liệu cá nhân (dân tộc), không đưa vào."

    asking = Layout("people", "Người", (*LAYOUT.columns, Wanted("ethnic", "Dân tộc")))
    assert letters(match(table_of(*rows), asking))["ethnic"] == "D"
