"""What the judge refuses to read, and that it says so in words: damaged, harmful, locked and foreign files."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from desktop.documents.conformance import check, check_pair
from desktop.documents.conformance import opening as opening_rules
from desktop.documents.conformance.pdf import reader as pdf_reader
from desktop.documents.conformance.word import package as word_package
from desktop.errors import FileFault
from tests.desktop.documents.conformance_pdf import correct_plan, pdf_bytes, write_pdf
from tests.desktop.documents.conformance_word import (
    DOCUMENT,
    HEADER,
    STYLES,
    docx_bytes,
    p,
    swapped,
    word_parts,
    write_word,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path) -> FileFault:
    with pytest.raises(FileFault) as caught:
        check(path)
    fault = caught.value
    assert fault.what.endswith(".")
    assert fault.remedy.endswith(".")
    assert fault.where == path.name
    return fault


def written(folder: Path, data: bytes, name: str = "tep.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"Kinh gui", "không phải", id="text"),
        pytest.param(b"PK\x03\x04" + bytes(200), "hỏng", id="zip that is none"),
        pytest.param(b"%PDF-1.4 cut off", "hỏng", id="pdf that is none"),
        pytest.param(OLE + bytes(600), "Office cũ", id="doc"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", id="locked docx"),
    ],
)
def test_a_file_that_is_no_paper(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refused(written(tmp_path, data)).what


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "Không tìm thấy" in refused(tmp_path / "khong-co.docx").what
    assert "không phải là một tệp" in refused(tmp_path).what


def test_the_kind_is_known_by_content_not_by_name(tmp_path: Path) -> None:
    assert check(written(tmp_path, docx_bytes(word_parts()), "ten.pdf")) == []
    assert check(written(tmp_path, pdf_bytes(correct_plan()), "ten.docx")) == []


def test_a_truncated_file_is_damaged_at_every_length(tmp_path: Path) -> None:
    data = docx_bytes(word_parts())
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "hỏng" in refused(written(tmp_path, data[: int(len(data) * share)])).what


def test_a_truncated_pdf_is_refused_or_judged_but_never_a_crash(tmp_path: Path) -> None:
    data = pdf_bytes(correct_plan())
    for share in (0.2, 0.5, 0.8, 0.99):
        try:
            check(written(tmp_path, data[: int(len(data) * share)]))
        except FileFault as fault:
            assert "hỏng" in fault.what  # noqa: PT017  (pdfium repairs some of these)


def test_a_main_part_that_is_no_xml(tmp_path: Path) -> None:
    assert "hỏng" in refused(write_word(tmp_path, word_parts() | {DOCUMENT: "<w:document"})).what


def test_a_main_part_without_a_body(tmp_path: Path) -> None:
    parts = word_parts()
    headless = parts[DOCUMENT].replace("w:body>", "w:corpse>")
    assert "hỏng" in refused(write_word(tmp_path, parts | {DOCUMENT: headless})).what


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    assert "không phải là văn bản Word" in refused(write_word(tmp_path, {"xl/workbook.xml": "<a/>"})).what


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>'
    assert "thực thể" in refused(write_word(tmp_path, word_parts() | {DOCUMENT: evil})).what


def test_a_broken_secondary_part_is_a_departure(tmp_path: Path) -> None:
    found = check(write_word(tmp_path, word_parts() | {"word/settings.xml": "<w:settings"}))
    assert [one.rule for one in found] == ["X10"]


def test_a_broken_style_part_leaves_the_paper_readable(tmp_path: Path) -> None:
    found = check(write_word(tmp_path, word_parts() | {STYLES: "<w:styles"}))
    assert {"X10", "F1"} <= {one.rule for one in found}


def test_what_is_inflated_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_word(tmp_path, word_parts() | {"word/media.xml": "<a>" + " " * 300_000 + "</a>"})
    assert check(path) != []
    monkeypatch.setattr(word_package, "MAX_INFLATED", 200_000)
    assert "nở ra quá lớn" in refused(path).what


def test_the_number_of_parts_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_PARTS", 5)
    assert "quá nhiều phần" in refused(write_word(tmp_path, word_parts())).what


def test_the_size_of_a_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_rules, "MAX_FILE_BYTES", 1_000)
    assert "quá lớn" in refused(write_word(tmp_path, word_parts())).what


def test_pages_and_letters_of_a_pdf_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_pdf(tmp_path, correct_plan())
    monkeypatch.setattr(pdf_reader, "MAX_LETTERS", 100)
    assert "quá nhiều chữ" in refused(path).what
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    assert "3 trang" in refused(path).what


def test_tables_within_tables_are_bounded(tmp_path: Path) -> None:
    inner = p("Body", "x")
    for _ in range(25):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    fault = refused(write_word(tmp_path, swapped(word_parts(), DOCUMENT, "<w:body>", f"<w:body>{inner}")))
    assert "lồng" in fault.what


def test_a_zip_locked_by_a_password(tmp_path: Path) -> None:
    data = bytearray(docx_bytes(word_parts()))
    # The flag "encrypted" of every local and central header.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert "mật khẩu" in refused(written(tmp_path, bytes(data))).what


def test_parts_of_one_name(tmp_path: Path) -> None:
    buffer = io.BytesIO(docx_bytes(word_parts()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as package:
        package.writestr(HEADER, word_parts()[HEADER])
    assert [one.rule for one in check(written(tmp_path, buffer.getvalue()))] == ["X10"]


def test_nonsense_numbers_do_not_crash_the_judge(tmp_path: Path) -> None:
    parts = word_parts()
    for old in ('w:val="28"', 'w:w="3628"', 'w:top="1134"', 'w:after="120"', 'w:firstLine="720"'):
        for part in (DOCUMENT, STYLES):
            name = old.partition("=")[0]
            parts = parts | {part: parts[part].replace(old, f'{name}="1e9x"')}
    assert check(write_word(tmp_path, parts)) != []


def test_an_empty_body(tmp_path: Path) -> None:
    parts = word_parts()
    start, end = parts[DOCUMENT].index("<w:body>"), parts[DOCUMENT].index("</w:body>")
    empty = parts[DOCUMENT][: start + 8] + parts[DOCUMENT][end:]
    assert {"H1", "T1", "G1", "P1"} <= {one.rule for one in check(write_word(tmp_path, parts | {DOCUMENT: empty}))}


def test_a_pair_must_be_a_docx_and_a_pdf(tmp_path: Path) -> None:
    word, pdf = write_word(tmp_path, word_parts()), write_pdf(tmp_path, correct_plan())
    with pytest.raises(FileFault, match="định dạng Word"):
        check_pair(pdf, word)
    with pytest.raises(FileFault, match="định dạng PDF"):
        check_pair(word, word)


def test_endless_words_and_digits_are_read_in_time(tmp_path: Path) -> None:
    """Patterns over text are bounded: a paragraph of half a million signs costs seconds, not days."""
    long = "số " + "1" * 150_000 + " " + "a" * 150_000 + " " + "«" * 50_000 + " x@" * 30_000
    parts = swapped(word_parts(), DOCUMENT, "1. Tiếp tục phát tin hằng tuần.", long)
    parts = swapped(parts, DOCUMENT, ">- Lưu: VT, VHXH.<", f">- Lưu: VT{', a' * 20_000}<")
    started = time.monotonic()
    assert check(write_word(tmp_path, parts)) != []
    assert time.monotonic() - started < 60


def test_streams_without_an_end_are_read_in_time(tmp_path: Path) -> None:
    started = time.monotonic()
    check(written(tmp_path, pdf_bytes(correct_plan()) + b"stream\n" * 300_000))
    assert time.monotonic() - started < 60
