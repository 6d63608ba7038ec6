"""Reading .xlsx: against openpyxl where it tells as much, part by part where it does not."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop.errors import Cancelled, FileFault
from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.serials import Shape, from_serial
from desktop.spreadsheet.sheet import Area, Cell, Kind, Moment, Run, plain_text
from desktop.spreadsheet.xlsx_reader import read_xlsx
from tests.desktop.spreadsheet.books import MAIN, RELATIONS, by_hand, filled, read, values_of, with_rows, zipped

texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=12
).filter(lambda text: text.strip() and not text.startswith("=") and "_x" not in text)
days = st.dates(date(1900, 3, 1), date(2100, 1, 1))
numbers = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 6)))
cells = st.one_of(st.none(), texts, numbers, days, st.booleans())


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=8))
def test_what_openpyxl_reads_is_read(rows: list[list[object]]) -> None:
    data = with_rows(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    theirs = {}
    for line in sheet.iter_rows():
        for cell in line:
            value = cell.value.date() if isinstance(cell.value, datetime) else cell.value
            if value is not None and str(value).strip():
                theirs[cell.row, cell.column] = value
    ours = values_of(read(data).sheets[0])
    assert ours == theirs
    assert {place: type(value) for place, value in ours.items() if isinstance(value, bool)} == {
        place: bool for place, value in theirs.items() if isinstance(value, bool)
    }


def test_places_fonts_and_what_is_hidden() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"] = "tiªu ®Ò"
        sheet["B3"].font = Font(name=".VnTime")
        sheet.merge_cells("B3:D4")
        sheet["E9"] = 5
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["E"].hidden = True
        sheet.column_dimensions["B"].width = 30

    sheet = read(filled(fill)).sheets[0]
    assert [row.number for row in sheet.rows] == [3, 9]
    assert sheet.rows[0].cells == (Cell(2, Kind.TEXT, "tiªu ®Ò", ".VnTime"),)
    assert sheet.merged == (Area(3, 2, 4, 4),)
    assert [row.hidden for row in sheet.rows] == [False, True]
    assert sheet.hidden_columns == {5}
    assert sheet.widths[2] == 30
    assert sheet.rows[1].at(5) == sheet.rows[1].cells[0]
    assert sheet.rows[1].at(4) is None


def test_fonts_that_change_within_a_cell() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText(TextBlock(InlineFont(rFont=".VnTimeH"), "x· "), "thôn 2")

    cell = read(filled(fill)).sheets[0].rows[0].cells[0]
    assert cell.text == "x· thôn 2"
    assert cell.runs == (Run("x· ", ".VnTimeH"), Run("thôn 2", ""))


@pytest.mark.parametrize(
    ("code", "value", "kind", "read_as"),
    [
        ("dd/mm/yyyy", date(2024, 9, 14), Kind.DAY, date(2024, 9, 14)),
        ("dd/mm", datetime(2024, 9, 14, 9, 30), Kind.DAY, date(2024, 9, 14)),  # noqa: DTZ001
        ("h:mm", time(5, 30), Kind.TIME, timedelta(hours=5, minutes=30)),
        ("[h]:mm", timedelta(hours=30), Kind.TIME, timedelta(hours=30)),
        ("mm:ss", time(0, 15), Kind.TIME, timedelta(minutes=15)),
        ("dd/mm/yyyy hh:mm", datetime(2024, 9, 14, 9, 30), Kind.MOMENT,  # noqa: DTZ001
         Moment(date(2024, 9, 14), timedelta(hours=9, minutes=30))),
        ("#,##0", 1250, Kind.NUMBER, 1250),
        ('0" phút"', 15, Kind.NUMBER, 15),
        ('#,##0\\ "đ"', 15, Kind.NUMBER, 15),
        ("[Red]0;[Blue]-0", 15, Kind.NUMBER, 15),
        ("mmm-yy", date(2024, 9, 1), Kind.DAY, date(2024, 9, 1)),
    ],
)  # fmt: skip
def test_numbers_shown_as_days_and_times(code: str, value: object, kind: Kind, read_as: object) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = code

    cell = read(filled(fill)).sheets[0].rows[0].cells[0]
    assert (cell.kind, cell.value) == (kind, read_as)


def test_days_since_1904() -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    relation = f'<Relationship Id="s" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>'
    data = by_hand(
        "<sheetData><row><c><v>366</v></c></row></sheetData>",
        {"xl/styles.xml": styles},
        book='<workbookPr date1904="1"/>',
        relations=relation,
    )
    assert read(data).sheets[0].rows[0].cells[0].value == date(1905, 1, 1)


def test_days_past_excels_calendar_stay_numbers() -> None:
    assert from_serial(2_958_465, Shape.DAY, since_1904=False) == (Kind.NUMBER, 2_958_465)
    assert from_serial(2_958_464.9999999, Shape.MOMENT, since_1904=False)[0] is Kind.NUMBER
    assert from_serial(2_957_500, Shape.DAY, since_1904=True)[0] is Kind.NUMBER
    assert from_serial(-1, Shape.DAY, since_1904=False) == (Kind.NUMBER, -1)
    assert from_serial(60, Shape.DAY, since_1904=False) == (Kind.NUMBER, 60)
    assert from_serial(59, Shape.DAY, since_1904=False) == (Kind.DAY, date(1900, 2, 28))
    assert from_serial(61, Shape.DAY, since_1904=False) == (Kind.DAY, date(1900, 3, 1))


def test_the_strict_form_of_the_standard() -> None:
    data = by_hand('<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>')
    strict = {
        name: zipfile.ZipFile(io.BytesIO(data))
        .read(name)
        .decode()
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    assert values_of(read(zipped(strict)).sheets[0]) == {(2, 2): 7}


def test_formulas_are_read_as_saved_and_those_without_a_value_are_named() -> None:
    book = read(
        by_hand(
            '<sheetData><row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2</f></c>'
            '<c r="C2" t="str"><f>""</f><v></v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>'
        )
    )
    assert book.sheets[0].rows[0].cells == (
        Cell(1, Kind.NUMBER, 2, formula=True),
        Cell(4, Kind.FAULT, "#DIV/0!", formula=True),
    )
    assert book.sheets[0].unfilled_formulas == ("B2",)


def test_cells_without_places_and_strings_in_place() -> None:
    sheet = read(
        by_hand(
            '<sheetData><row><c t="inlineStr"><is><t>một_x000D_</t></is></c><c><v>2</v></c></row>'
            '<row><c r="C2" t="d"><v>2024-09-14T00:00:00</v></c><c t="b"><v>1</v></c></row></sheetData>'
        )
    ).sheets[0]
    assert values_of(sheet) == {(1, 1): "một\n", (1, 2): 2, (2, 3): date(2024, 9, 14), (2, 4): True}


def test_macros_links_and_embedded_files_are_named_and_not_opened() -> None:
    data = by_hand(
        "<sheetData/>",
        {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<a/>", "xl/embeddings/a.bin": "x"},
    )
    assert [remark.split(";")[0] for remark in read(data).remarks] == [
        "Tệp có macro",
        "Tệp có liên kết tới tệp hoặc nguồn khác",
        "Tệp có tài liệu nhúng bên trong",
    ]


def test_a_chart_sheet_is_left_out() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_chartsheet("Biểu đồ").add_chart(openpyxl.chart.BarChart())
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    assert [(sheet.name, sheet.hidden) for sheet in read(buffer.getvalue()).sheets] == [("Sheet", False), ("Ẩn", True)]


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="0"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="x"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row><c r="ZZZZZ1"><v>1</v></c></row></sheetData>',
        '<sheetData><row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row></sheetData>',
        '<sheetData><row><c><v>1e999</v></c></row></sheetData>',
        '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>',
        '<sheetData><row><c t="d"><v>2024-13-45</v></c></row></sheetData>',
        '<sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells>',
        "<sheetData><row>",
    ],
)  # fmt: skip
def test_nonsense_is_damage(sheet: str) -> None:
    with pytest.raises(FileFault, match="bị hỏng"):
        read(by_hand(sheet))


def test_millions_of_blank_rows_cost_nothing() -> None:
    rows = "<row><c/></row>" * 300_000
    data = by_hand(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}<row><c><v>1</v></c></row></sheetData>')
    sheet = read(data).sheets[0]
    assert [row.number for row in sheet.rows] == [300_001]


def test_more_rows_than_any_report_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.spreadsheet.gate.MAX_ROWS", 1000)
    with pytest.raises(FileFault, match=r"hơn 1\.000 dòng"):
        read(by_hand(f"<sheetData>{'<row><c><v>1</v></c></row>' * 1001}</sheetData>"))


def test_the_reading_can_be_stopped_and_tells_how_far_it_is() -> None:
    data = by_hand(f"<sheetData>{'<row><c><v>1</v></c></row>' * 2000}</sheetData>")
    told: list[int] = []

    class Watched(Progress):
        def step(self, text: str | None = None, *, done: int | None = None, total: int | None = None) -> None:
            super().step(text, done=done, total=total)
            told.append(self.done)
            if self.done == 1000:
                self.stop()

    with pytest.raises(Cancelled):
        read_xlsx(data, "a.xlsx", Watched())
    assert told[-1] == 1000
    assert len(read_xlsx(data, "a.xlsx", NullProgress()).sheets[0].rows) == 2000


def test_values_in_plain_text() -> None:
    assert plain_text(3.0) == "3"
    assert plain_text(timedelta(hours=1, minutes=5)) == "1:05"
    assert plain_text(Moment(date(2024, 9, 5), timedelta(seconds=7))) == "05/09/2024 0:00:07"
    assert plain_text(value=True) == "TRUE"
