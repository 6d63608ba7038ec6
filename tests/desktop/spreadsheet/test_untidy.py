"""Tables made untidy in every way at once; the rows that were put in must come out, and no others."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from desktop.spreadsheet.finding import find_table
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.matching import match
from desktop.spreadsheet.reading import read_rows
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import read
from tests.desktop.vietnamese.test_legacy import in_tcvn3, in_vni

HEADS = ("STT", "Ngày phát", "Tên tin, bài", "Kênh", "Thời lượng", "Số lượt", "Ghi chú")
KEYS = ("", "day", "title", "channel", "seconds", "times", "")
WORDS = "bản tin phóng sự quyền trẻ em bình đẳng giới người khuyết tật tuyên truyền xã thôn hội nghị tập huấn".split()  # noqa: SIM905
titles = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize())


@dataclass(frozen=True)
class Untidy:
    """How a table is spoilt."""

    order: tuple[int, ...]
    titles: tuple[str, ...]
    gap: bool
    outer: bool
    merged: bool
    numbering: bool
    groups: bool
    blanks: bool
    repeated: bool
    total: str
    foot: bool
    font: str
    left: int


plans = st.builds(
    Untidy,
    order=st.permutations(range(1, 6)).map(lambda middle: (0, *middle, 6)),
    titles=st.lists(
        st.sampled_from(
            ["UBND XÃ YÊN LUẬT", "Báo cáo tin bài phát thanh tháng 9 năm 2024", "(Kèm theo Công văn số 5)"]
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
    gap=st.booleans(),
    outer=st.booleans(),
    merged=st.booleans(),
    numbering=st.booleans(),
    groups=st.booleans(),
    blanks=st.booleans(),
    repeated=st.booleans(),
    total=st.sampled_from(["", "Cộng", "Tổng cộng", "TỔNG SỐ", "Cộng tháng 9"]),
    foot=st.booleans(),
    font=st.sampled_from(["Times New Roman", ".VnTime", "VNI-Times"]),
    left=st.integers(0, 2),
)


class Drawing:
    """The table drawn by a plan; remembers where the rows of data went."""

    def __init__(self, plan: Untidy, rows: list[str]) -> None:
        self.plan = plan
        self.sheet = openpyxl.Workbook().active
        self.row = 0
        self.data: dict[int, str] = {}
        self._titles()
        self._head()
        for number, title in enumerate(rows, 1):
            if plan.groups and number % 4 == 1:
                self._line([f"{'I' * (number // 4 % 3 + 1)}. Phần {number}"])
            if plan.repeated and number == 5:
                self._head()
            if plan.blanks and number % 3 == 0:
                self.row += 1
            self._data(number, title)
        if plan.total:
            self._line([plan.total, None, None, None, None, 99])
        if plan.foot:
            self.row += 1
            self._line([None, None, None, "Yên Luật, ngày 14 tháng 9 năm 2024"])
            self._line([None, "Người lập biểu", None, "CHỦ TỊCH"])

    def _line(self, values: list[object], row: int = 0) -> None:
        if not row:
            self.row += 1
        for place, value in enumerate(values, 1 + self.plan.left):
            if value is not None:
                cell = self.sheet.cell(row or self.row, place, self._typed(value))
                cell.font = Font(name=self.plan.font)

    def _typed(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        if self.plan.font == ".VnTime":
            return in_tcvn3(value if value != value.upper() else value.capitalize())
        return in_vni(value) if self.plan.font == "VNI-Times" else value

    def _titles(self) -> None:
        for title in self.plan.titles:
            self._line([title])
            self._merge(self.row, 1, self.row, 7)
        self.row += self.plan.gap

    def _merge(self, *area: int) -> None:
        first_row, first, last_row, last = area
        left = self.plan.left
        self.sheet.merge_cells(start_row=first_row, start_column=first + left, end_row=last_row, end_column=last + left)

    def _head(self) -> None:
        names: list[object] = [HEADS[index] for index in self.plan.order]
        if self.plan.outer:
            inner = slice(3, 6)
            self._line([*names[:3], "Phát sóng", None, None, names[6]])
            self._line([None, None, None, *names[inner], None])
            if self.plan.merged:
                self._merge(self.row - 1, 4, self.row - 1, 6)
                for column in (1, 2, 3, 7):
                    self._merge(self.row - 1, column, self.row, column)
        else:
            self._line(names)
        if self.plan.numbering:
            self._line([f"({number})" for number in range(1, 8)])

    def _data(self, number: int, title: str) -> None:
        values = [number, date(2024, 9, number % 14 + 1), title, commune.CHANNEL, "15 phút", number, None]
        self._line([values[index] for index in self.plan.order])
        self.data[self.row] = title

    def file(self) -> bytes:
        buffer = io.BytesIO()
        self.sheet.parent.save(buffer)
        return buffer.getvalue()


@settings(max_examples=50)
@given(plans, st.lists(titles, min_size=3, max_size=12))
def test_every_row_of_data_comes_out_and_nothing_else(plan: Untidy, rows: list[str]) -> None:
    drawing = Drawing(plan, rows)
    book, _ = in_unicode(read(drawing.file()))
    table = find_table(book.sheets[0], commune.LAYOUT.names)
    assert table is not None
    assert [row.number for row in table.rows] == list(drawing.data)
    matching = match(table, commune.LAYOUT)
    columns = {found.wanted.key: found.head.column - plan.left - 1 for found in matching.found}
    assert columns == {KEYS[index]: place for place, index in enumerate(plan.order) if KEYS[index]}
    reading = read_rows(table, matching, commune.PERIOD)
    assert [row.faults for row in reading.rows] == [()] * len(rows)
    assert [row.values["title"] for row in reading.rows] == rows
    numbers = sorted([*drawing.data, *(left.row for left in table.left_out)])
    assert all(one < other for one, other in pairwise(numbers))
