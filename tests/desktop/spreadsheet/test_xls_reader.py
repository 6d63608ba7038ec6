"""Old .xls files, made by LibreOffice from workbooks that are also read as .xlsx."""

from __future__ import annotations

import random
import struct
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import Cancelled, FileFault
from desktop.progress import NullProgress, Progress
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.gate import BookKind, kind_of
from desktop.spreadsheet.sheet import Area, Kind, Moment, Run, Workbook
from desktop.spreadsheet.xls_reader import read_xls
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import read, values_of

GOLDEN = Path(__file__).parent / "golden"
COMMUNE = (GOLDEN / "commune.xls").read_bytes()
BOF = b"\x09\x08\x10\x00\x00\x06\x05\x00"


@pytest.fixture(scope="module")
def kinds() -> Workbook:
    return read_xls((GOLDEN / "kinds.xls").read_bytes(), "kinds.xls", NullProgress())


def test_the_same_workbook_reads_the_same_from_both_formats() -> None:
    old = read_xls(COMMUNE, "commune.xls", NullProgress()).sheets[0]
    new = read(commune.workbook()).sheets[0]
    assert values_of(old) == values_of(new)
    assert set(old.merged) == set(new.merged)
    fonts = {(row.number, cell.column): cell.font for row in new.rows for cell in row.cells}
    assert {(row.number, cell.column): cell.font for row in old.rows for cell in row.cells} == fonts


def test_one_of_everything(kinds: Workbook) -> None:
    values = values_of(kinds.sheets[0])
    assert values == {
        (1, 1): "chữ thường",
        (1, 2): 1250,
        (1, 3): 0.5,
        (1, 4): date(2024, 9, 14),
        (1, 5): timedelta(hours=5, minutes=30),
        (1, 6): timedelta(hours=30),
        (1, 7): True,
        (3, 1): "#DIV/0!",
        (3, 2): 2500,
        (3, 3): Moment(date(2024, 9, 14), timedelta(hours=9, minutes=30)),
        (5, 1): "hai\ndòng",
        (5, 2): "xã x·",
        (7, 1): "c¸c",
        (9, 1): "gộp",
    }
    row = kinds.sheets[0].rows[1]
    assert [cell.kind for cell in row.cells] == [Kind.FAULT, Kind.NUMBER, Kind.MOMENT]


def test_what_is_out_of_sight_fonts_and_merges(kinds: Workbook) -> None:
    sheet, other = kinds.sheets
    assert [row.number for row in sheet.rows if row.hidden] == [3]
    assert sheet.hidden_columns == {7}
    assert 25 < sheet.widths[1] < 35
    assert (sheet.hidden, other.hidden) == (False, True)
    assert sheet.merged == (Area(9, 1, 10, 2),)
    by_row = {row.number: row for row in sheet.rows}
    assert by_row[7].cells[0].font == ".VnTime"
    runs = by_row[5].cells[1].runs
    assert runs[-1] == Run("x·", ".VnTimeH")
    assert "".join(run.text for run in runs) == "xã x·"


def test_a_password_is_told() -> None:
    """The record behind the first one is made the mark of encryption."""
    start = COMMUNE.index(BOF)
    data = bytearray(COMMUNE)
    data[start + 20 : start + 22] = b"\x2f\x00"
    with pytest.raises(FileFault, match="mật khẩu"):
        read_xls(bytes(data), "a.xls", NullProgress())


@pytest.mark.parametrize("length", [600, 2000, 5000, len(COMMUNE) // 2])
def test_a_truncated_file_is_damaged(length: int) -> None:
    with pytest.raises(FileFault, match="bị hỏng"):
        read_xls(COMMUNE[:length], "a.xls", NullProgress())


def test_a_chain_of_sectors_without_end_is_damage() -> None:
    """The workbook's stream is called short, and its first short sectors follow each other."""
    data = bytearray(COMMUNE)
    (sectors,) = struct.unpack_from("<i", data, 60)
    assert sectors >= 0
    short = 512 + 512 * sectors
    struct.pack_into("<2i", data, short, 1, 0)
    name = data.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<2i", data, name + 116, 0, 1000)
    with pytest.raises(FileFault, match="bị hỏng"):
        read_xls(bytes(data), "a.xls", NullProgress())


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_is_told_or_harmless(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (invented damage)
    data = bytearray(COMMUNE)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(512, len(data))] = chance.randrange(256)
    with suppress(FileFault):
        assert kind_of(bytes(data), "a.xls") is BookKind.XLS
        in_unicode(read_xls(bytes(data), "a.xls", NullProgress()))


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.spreadsheet.xls_reader.MAX_XLS_BYTES", 1000)
    with pytest.raises(FileFault, match="quá lớn"):
        read_xls(COMMUNE, "a.xls", NullProgress())


def test_the_reading_can_be_stopped() -> None:
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        read_xls(COMMUNE, "a.xls", progress)
