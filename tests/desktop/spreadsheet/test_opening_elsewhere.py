"""Written workbooks before other judges: Microsoft's Open XML SDK, and LibreOffice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.spreadsheet.finding import find_table
from desktop.spreadsheet.fonts import in_unicode
from desktop.spreadsheet.layout import Meaning
from desktop.spreadsheet.matching import match
from desktop.spreadsheet.reader import read_workbook
from desktop.spreadsheet.reading import read_rows
from desktop.spreadsheet.returning import faulty_rows, write_returned
from desktop.spreadsheet.writer import Column, write_table
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import put

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
needs_validator = pytest.mark.skipif(VALIDATOR is None, reason="OOXML_VALIDATOR names no Open XML validator")
SOFFICE = shutil.which("soffice")
CALC = SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob("libsclo.*"))
needs_calc = pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    path = tmp_path / "bảng.xlsx"
    columns = [
        Column("Ngày", Meaning.DAY),
        Column("Tên"),
        Column("Dài", Meaning.DURATION),
        Column("Số", Meaning.NUMBER),
    ]
    rows = [
        (date(2024, 9, 14), "=1+1", timedelta(minutes=90), 1250),
        (None, "hai\ndòng", time(5, 30), Decimal("0.5")),
        (date(2024, 2, 29), "«trẻ em» & <bạn>", True, -3),
    ]
    write_table(path, columns, rows, name="Sổ phát thanh", title=["Tháng 9"])
    return path


@pytest.fixture
def returned_file(tmp_path: Path) -> Path:
    book, _ = in_unicode(read_workbook(put(tmp_path, commune.workbook())))
    table = find_table(book.sheets[0], commune.LAYOUT.names)
    assert table is not None
    path = tmp_path / "trả lại.xlsx"
    reading = read_rows(table, match(table, commune.LAYOUT), commune.PERIOD)
    write_returned(path, book.sheets[0], table, faulty_rows(reading.rows))
    return path


@needs_validator
@pytest.mark.openxml
@pytest.mark.parametrize("name", ["table_file", "returned_file"])
def test_microsofts_open_xml_sdk_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    found = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
    answer = json.loads(found.stdout)
    assert answer["errors"] == []
    assert answer["ok"] is True


@needs_calc
@pytest.mark.libreoffice
def test_libreoffice_reads_the_same(table_file: Path) -> None:
    """Every cell as LibreOffice would show it to a Vietnamese."""
    folder = table_file.parent
    shown = "csv:Text - txt - csv (StarCalc):9,34,76,1"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", shown,
         "--outdir", str(folder), str(table_file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    told = (folder / "bảng.csv").read_text(encoding="utf-8")
    assert told.splitlines()[2:] == [
        '"Ngày"\t"Tên"\t"Dài"\t"Số"',
        '14/09/2024\t"=1+1"\t1:30:00\t1,250',
        '\t"hai',
        'dòng"\t05:30\t0.5',
        '29/02/2024\t"«trẻ em» & <bạn>"\t"có"\t-3',
    ]
