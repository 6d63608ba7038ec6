from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.plan_draft import SourceKind
from desktop.errors import FileFault
from desktop.incoming import MAX_FILE_BYTES, Incoming
from desktop.planimport import read_plan
from desktop.planimport.gate import MAX_LINES, kind_of, refuse_too_long
from tests.desktop.planimport.files import docx_of, draft_of, source_of, zip_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def fault_of(data: bytes, name: str = "x.docx") -> FileFault:
    with pytest.raises(FileFault) as caught:
        draft_of(data, name)
    return caught.value


def test_a_missing_file_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="Không tìm thấy"):
        read_plan(tmp_path / "không có.docx")
    with pytest.raises(FileFault, match="thư mục"):
        read_plan(tmp_path)
    empty = tmp_path / "rỗng.txt"
    empty.touch()
    with pytest.raises(FileFault, match="rỗng"):
        read_plan(empty)


def test_a_file_of_hundred_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as stream:
        stream.seek(100_000_000)
        stream.write(b"x")
    monkeypatch.setattr(Incoming, "_content", lambda _self, path, _size: pytest.fail(f"{path} was read"))
    with pytest.raises(FileFault, match=r"quá lớn \(100 MB\)") as caught:
        read_plan(large)
    assert MAX_FILE_BYTES < 100_000_000
    assert caught.value.where == "lớn.pdf"
    assert caught.value.remedy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "ống"
    os.mkfifo(pipe)
    with pytest.raises(FileFault, match="tệp thông thường"):
        read_plan(pipe)


def test_the_name_says_nothing_about_the_kind() -> None:
    plan = ["KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ", "1. Mở thư viện", "- Đơn vị chủ trì: Thư viện huyện"]
    assert draft_of(docx_of(plan), "ảnh.jpg").source.kind is SourceKind.DOCX
    assert draft_of("\n".join(plan), "ảnh.pdf").source.kind is SourceKind.TXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "Word cũ", id="doc"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", id="docx with a password"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "Office cũ", id="xls"),
        pytest.param(rb"{\rtf1\ansi K\u7871 ho\u7841ch}", "RTF", id="rtf"),
        pytest.param(
            zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), ".odt", id="odt"
        ),
        pytest.param(zip_of({"xl/workbook.xml": b"<x/>"}), "Excel", id="xlsx"),
        pytest.param(zip_of({"ppt/presentation.xml": b"<x/>"}), "trình chiếu", id="pptx"),
        pytest.param(zip_of({"ke-hoach.docx": b"PK"}), "tệp nén", id="zip"),
        pytest.param(b"PK\x05\x06" + bytes(18), "nén rỗng", id="empty zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "ảnh PNG", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(50), "ảnh JPEG", id="jpeg"),
        pytest.param(b"MZ" + bytes(range(200)), "chương trình", id="exe"),
        pytest.param(b"SQLite format 3\x00" + bytes(84), "cơ sở dữ liệu", id="database"),
    ],
)
def test_other_kinds_are_told_by_name_with_a_way_out(data: bytes, words: str) -> None:
    fault = fault_of(data)
    assert words in fault.what
    assert fault.what.endswith(".")
    assert fault.remedy.endswith(".")
    assert fault.where == "x.docx"


def test_text_that_only_begins_like_a_program_is_text() -> None:
    assert kind_of("MZ là tên gọi tắt của đài".encode(), "x.txt") is SourceKind.TXT


def test_a_text_of_too_many_lines_is_refused() -> None:
    refuse_too_long(MAX_LINES, "x")
    with pytest.raises(FileFault, match="quá dài"):
        source_of(b"a\n" * (MAX_LINES + 1))
    with pytest.raises(FileFault, match="quá lớn"):
        source_of(b"KH " * 1_100_000)


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi: Phòng Văn hóa.\nĐề nghị quý phòng cho ý kiến về việc đặt pano.",
        "GIẤY MỜI\nHọp giao ban tháng 5\n1. Thời gian: 8 giờ ngày 02/5/2024\n2. Địa điểm: Hội trường",
        "Danh sách\n1. Nguyễn Văn Xuân\n2. Trần Thị Hạ",
    ],
)
def test_a_text_that_is_no_plan_is_refused(text: str) -> None:
    assert "không phải một kế hoạch" in fault_of(text.encode(), "công văn.txt").what
