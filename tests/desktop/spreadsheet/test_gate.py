"""What is a workbook, and in which words everything else is refused."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.errors import FileFault
from desktop.spreadsheet.gate import BookKind, kind_of
from desktop.spreadsheet.reader import read_workbook
from tests.desktop.spreadsheet import commune
from tests.desktop.spreadsheet.books import MAIN, by_hand, put, with_rows, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PLAIN = by_hand("<sheetData><row><c><v>1</v></c></row></sheetData>")


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7\n", "một tệp PDF"),
        (b"\x89PNG\r\n", "một ảnh PNG"),
        (b"MZ\x90\x00", "một chương trình"),
        (b"L\x00\x00\x00\x01\x14\x02\x00abc", "một lối tắt"),
        (b"SQLite format 3\x00", "một cơ sở dữ liệu"),
        (b"{\\rtf1 abc}", "một văn bản RTF"),
        (b"Rar!\x1a", "một tệp nén RAR"),
        (b"\x00\x01\x02\x03" * 100, "không phải bảng tính hoặc đã hỏng"),
        (b"PK\x05\x06" + b"\x00" * 18, "Tệp nén rỗng"),
        (b"PK\x03\x04" + b"\x00" * 50, "bị hỏng"),
        (b"\x09\x08\x10\x00\x00\x05", "đời Excel rất cũ"),
        (OLE, "định dạng Office cũ"),
        (OLE + utf16("WordDocument"), "văn bản Word cũ"),
        (OLE + utf16("PowerPoint Document"), "bản trình chiếu"),
        (OLE + utf16("EncryptedPackage"), "mật khẩu"),
        (OLE + utf16("Workbook"), "bị hỏng"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "một trang web"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "một trang web"),
        (b"\xff\xfe" + utf16("<table>"), "một trang web"),
        (b"MIME-Version: 1.0\r\n", "một trang web"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 2003"),
        (b'<?xml version="1.0"?><a/>', "một tệp XML"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), r"\.ods"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "Tệp là văn bản"),
        (zipped({"xl/workbook.bin": "x"}), r"\.xlsb"),
        (zipped({"word/document.xml": "<a/>"}), "Tệp là văn bản"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "bản trình chiếu"),
        (zipped({"a.txt": "x"}), "một tệp nén"),
        (by_hand("<sheetData/>", {"xl/_rels/workbook.xml.rels": "<a/>"}), "không có trang tính nào"),
        (by_hand("<sheetData/>", {"xl/workbook.xml": "<a/>"}), "bị hỏng"),
        (PLAIN[:-40], "bị hỏng"),
        (by_hand("<sheetData/>", {"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY x "y">]><workbook/>'}), "gây hại"),
    ],
)
def test_each_refusal_says_what_and_what_to_do(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(FileFault, match=sentence) as refused:
        read_workbook(put(tmp_path, data, "Tháng 9.xlsx"))
    assert refused.value.where.startswith("Tháng 9.xlsx")
    assert refused.value.remedy.startswith("Đề nghị")


def test_the_name_does_not_count(tmp_path: Path) -> None:
    renamed = read_workbook(put(tmp_path, with_rows([["a", 1]]), "a.xls"))
    assert renamed.sheets[0].rows[0].cells[1].value == 1
    assert renamed.remarks[0].startswith("Tên tệp có đuôi «.xls» nhưng nội dung là tệp Excel (.xlsx)")
    text = read_workbook(put(tmp_path, b"a;b\n1;2\n", "b.xls"))
    assert [cell.text for cell in text.sheets[0].rows[1].cells] == ["1", "2"]
    assert "văn bản (.csv)" in text.remarks[0]
    assert read_workbook(put(tmp_path, PLAIN, "c.XLSX")).remarks == ()


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="Không tìm thấy"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(FileFault, match="là một thư mục"):
        read_workbook(tmp_path)


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.incoming.MAX_FILE_BYTES", 100)
    with pytest.raises(FileFault, match="Tệp quá lớn"):
        read_workbook(put(tmp_path, PLAIN))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_bomb_is_not_blown_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Ten megabytes of one letter take ten kilobytes in the zip."""
    monkeypatch.setattr("desktop.spreadsheet.xlsx_package.MAX_INFLATED", 1_000_000)
    relation = (
        '<Relationship Id="s" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
    )
    bomb = f'<a xmlns="{MAIN}"><si><t>{"x" * 10_000_000}</t></si></a>'
    data = by_hand("<sheetData/>", {part: bomb}, relations=relation)
    assert len(data) < 50_000
    with pytest.raises(FileFault, match="nở ra quá lớn"):
        read_workbook(put(tmp_path, data))


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_is_told_or_harmless(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (invented damage)
    data = bytearray(commune.workbook())
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(FileFault):
        assert read_workbook(put(tmp_path, bytes(data))).sheets


def test_what_is_hidden_and_unfilled_is_told(tmp_path: Path) -> None:
    data = by_hand(
        '<sheetData><row r="4" hidden="1"><c><v>1</v></c></row><row r="5"><c><f>A1</f></c></row></sheetData>',
        {
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="x"><sheets><sheet name="Một" state="hidden" '
            'r:id="a"/></sheets></workbook>'
        },
    )
    hidden, rows, formulas = read_workbook(put(tmp_path, data)).remarks
    assert hidden == "Trang tính «Một» đang bị ẩn."
    assert rows == "Trang tính «Một» có 1 dòng bị ẩn, dòng đầu là dòng 4; chương trình vẫn đọc."
    assert formulas.startswith("Trang tính «Một» có công thức chưa có kết quả lưu trong tệp, ô A5;")


def test_kinds() -> None:
    assert kind_of(PLAIN, "a") is BookKind.XLSX
    assert kind_of(b"a,b", "a") is BookKind.CSV
    assert kind_of("\ufeffa\tb".encode("utf-16"), "a") is BookKind.CSV
