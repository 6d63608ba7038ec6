"""Evidence files: kept once, whole before the act, gone only when nothing refers to them, and never a program."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.paperwork import SealedReport
from desktop.domain.plan import Plan
from desktop.domain.schedule import Evidence
from desktop.errors import FileFault
from desktop.storage import attachments, backup, tables
from desktop.storage.evidence_kinds import bears_secrecy_mark
from tests.desktop.storage.office import made, needs_posix

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + b"".join(name.encode("utf-16-le") for name in streams)


def given(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "so.db"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "từ usb"
    folder.mkdir()
    return folder


GOOD = {
    "bien-ban.pdf": (PDF, "pdf"),
    "ảnh hội nghị.jpg": (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "jpeg"),
    "anh.png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "png"),
    "anh.bmp": (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", "bmp"),
    "phim.mp4": (b"\x00\x00\x00\x20ftypisom" + b"\x00" * 40, "mp4"),
    "bản tin.mp3": (b"ID3\x04\x00" + b"\x00" * 40, "mp3"),
    "bản tin.wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", "wav"),
    "ghi âm.amr": (b"#!AMR\n\x3c\x00", "amr"),
    "báo cáo.docx": (packed("[Content_Types].xml", "word/document.xml"), "office"),
    "báo cáo.odt": (packed("mimetype", "content.xml"), "opendocument"),
    "báo cáo cũ.doc": (ole("WordDocument"), "office97"),
    "thư.msg": (ole("__properties_version1.0"), "outlook"),
    "ghi chép.txt": ("Nội dung buổi họp\n".encode(), "text"),
    "ghi chép cũ.txt": ("Nội dung buổi họp\n".encode("utf-16"), "text"),
    "tên không đúng loại.jpg": (PDF, "pdf"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_known_kind_is_kept_by_its_content(name: str, source: Path, database: Path) -> None:
    content, kind = GOOD[name]
    kept = attachments.store(given(source, name, content), database)
    assert kept == attachments.Stored(hashlib.sha256(content).hexdigest(), len(content), kind)
    assert attachments.read_back(database, kept.sha256) == content
    assert attachments.path_of(database, kept.sha256).parent.name == kept.sha256[:2]


def test_the_same_content_is_kept_once(source: Path, database: Path) -> None:
    first = attachments.store(given(source, "a.pdf", PDF), database)
    second = attachments.store(given(source, "b.pdf", PDF), database)
    assert first == second
    assert len(list(attachments.stored(database.with_name("so.db.files")))) == 1


def test_a_damaged_content_is_replaced_by_the_good_one(source: Path, database: Path) -> None:
    kept = attachments.store(given(source, "a.pdf", PDF), database)
    attachments.path_of(database, kept.sha256).write_bytes(b"x")
    with pytest.raises(FileFault, match="đã hỏng"):
        attachments.read_back(database, kept.sha256)
    attachments.store(source / "a.pdf", database)
    assert attachments.read_back(database, kept.sha256) == PDF


BAD = {
    "ảnh.jpg": (b"MZ\x90\x00" + b"\x00" * 60, "chương trình"),
    "ảnh.png": (b"\x7fELF\x02\x01" + b"\x00" * 60, "chương trình"),
    "bao cao.pdf": (b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 60, "lối tắt"),
    "bao cao.lnk": (PDF, "lối tắt"),
    "bao cao.pdf.exe": (PDF, "chương trình"),
    "bao cao.PDF.Exe ": (PDF, "chương trình"),
    "bao cao.scr.": (PDF, "chương trình"),
    "chạy.bat": (b"@echo off\r\ndel x\r\n", "chương trình"),
    "chạy.txt": (b"@echo off\r\ndel x\r\n", "kịch bản"),
    "chạy2.txt": (b"\r\n#!/bin/sh\n", "kịch bản"),
    "chạy3.txt": ("powershell -c 1".encode("utf-16"), "kịch bản"),
    "trang.csv": (b"<html><script>1</script>", "trang web"),
    "ảnh.svg": (b"<svg onload='x'/>", "trang web"),
    "tài liệu.docm": (packed("[Content_Types].xml"), "chương trình"),
    "tài liệu.docx": (packed("[Content_Types].xml", "word/vbaProject.bin"), "macro"),
    "tài liệu.xls": (ole("Workbook", "_VBA_PROJECT"), "macro"),
    "bộ cài.doc": (ole("Property"), "chương trình"),
    "gói.zip": (packed("a.exe", "b.txt"), "Tệp nén"),
    "hỏng.docx": (b"PK\x03\x04" + b"\x00" * 20, "hỏng"),
    "gói.rar": (b"Rar!\x1a\x07\x00" + b"\x00" * 20, "chưa nhận"),
    "dữ liệu.bin": (b"\x01\x02\x03\x04" * 20, "chưa nhận"),
    "nhị phân.txt": (b"abc\x00\x01\x02" * 20, "chưa nhận"),
    "rỗng.pdf": (b"", "rỗng"),
    "b\u202efdp.jpg": (PDF, "ký tự ẩn"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_could_harm_is_refused_in_words_and_leaves_nothing(name: str, source: Path, database: Path) -> None:
    content, word = BAD[name]
    with pytest.raises(FileFault) as told:
        attachments.store(given(source, name, content), database)
    assert word in told.value.what
    assert told.value.remedy
    assert not database.with_name("so.db.files").exists()


@pytest.mark.parametrize(
    "name",
    ["12-KH (MẬT).docx", "MẬT.pdf", "TỐI MẬT - phương án.pdf", "kế hoạch tuyệt mật 2024.pdf", "Báo cáo_mật_.docx",
     "độ mật.pdf", "BÁO CÁO MẬT THÁNG 3.pdf", "Tài liệu mật.docx", "toi_mat_kh05.pdf", "KH 05 - MAT.pdf",
     "Tuyet Mat.doc", "Tối mật.pdf"],
)  # fmt: skip
def test_a_name_that_says_secret_is_refused_unread(name: str, source: Path, database: Path) -> None:
    with pytest.raises(FileFault, match="độ mật"):
        attachments.store(source / name, database)


@needs_posix
@pytest.mark.parametrize(
    "name",
    ["Tập huấn bảo mật thông tin.pdf", "BẢO VỆ BÍ MẬT NHÀ NƯỚC.docx", "Mật độ dân số.xlsx", "ban mat tran to quoc.pdf",
     "huong toi mat tran to quoc.pdf", "MẬT KHẨU MÁY.txt", "Mặt trận Tổ quốc.docx", "Hội mật ong xã.pdf",
     "mất điện.pdf", "CƠ MẬT VIỆN.pdf", "bí mật gia đình.pdf"],
)  # fmt: skip
def test_words_that_only_sound_like_it_pass(name: str) -> None:
    assert not bears_secrecy_mark(name)


def test_too_large_is_told_before_it_is_read(source: Path, database: Path) -> None:
    file = given(source, "phim.mp4", GOOD["phim.mp4"][0])
    os.truncate(file, attachments.MAX_BYTES)
    assert attachments.store(file, database).size == attachments.MAX_BYTES
    os.truncate(file, attachments.MAX_BYTES + 1)
    with pytest.raises(FileFault, match="50 MB"):
        attachments.store(file, database)
    assert len(list(attachments.stored(database.with_name("so.db.files")))) == 1


def test_folders_links_and_missing_files_are_told(source: Path, database: Path) -> None:
    given(source, "a.pdf", PDF)
    (source / "link.pdf").symlink_to(source / "a.pdf")
    for path, word in ((source, "thư mục"), (source / "link.pdf", "lối tắt"), (source / "không có.pdf", "Không đọc")):
        with pytest.raises(FileFault, match=word):
            attachments.store(path, database)


def test_a_digest_is_no_path(database: Path) -> None:
    for wrong in ("../../x", "A" * 64, "", "0" * 63):
        with pytest.raises(ValueError, match="SHA-256"):
            attachments.path_of(database, wrong)


def test_only_what_no_operation_ever_referred_to_may_go(tmp_path: Path, source: Path) -> None:
    base = made(tmp_path)
    kept = attachments.store(given(source, "a.pdf", PDF), base.path)
    stray = attachments.store(given(source, "b.pdf", PDF + b"2"), base.path)
    with base.act("Đính kèm") as act:
        record = act.add(Evidence.of(sha256=kept.sha256, file_name="a.pdf", size=kept.size))
    with base.act("Xóa") as act:
        act.remove(Evidence, record.uid)
    with base.read() as reader:
        going = attachments.unreferenced(reader.connection, base.path)
    assert [file.name for file in going] == [stray.sha256]
    assert attachments.remove(going) == 1
    assert attachments.read_back(base.path, kept.sha256) == PDF
    base.close()


def test_sealed_papers_are_kept_and_copied_like_evidence(tmp_path: Path, source: Path) -> None:
    base = made(tmp_path)
    word = attachments.store(given(source, "báo cáo.docx", GOOD["báo cáo.docx"][0]), base.path)
    paper = attachments.store(given(source, "báo cáo.pdf", PDF), base.path)
    with base.act("Phát hành báo cáo") as act:
        act.add(
            SealedReport.of(
                period="2024-05", rules="nd", from_day=date(2024, 4, 15), to_day=date(2024, 5, 14), number="12",
                symbol="BC-VHTT", year=2024, day=date(2024, 5, 16), figures='{"sha256":"' + "a" * 64 + '"}',
                words='Toàn văn, có chuỗi "sha256":"' + "b" * 64 + '"', docx_sha256=word.sha256,
                pdf_sha256=paper.sha256,
            )
        )  # fmt: skip
        act.add(Plan.of(title="Kế hoạch", source_sha256="c" * 64))
    with base.read() as reader:
        assert attachments.unreferenced(reader.connection, base.path) == []
        assert attachments.absent(reader.connection, base.path) == []
    copied = backup.make(base.path, paths.backup_dir(base.path), backup.Reason.ASKED)
    assert set(copied.contents.files) == {word.sha256, paper.sha256}
    assert copied.missing == ()
    attachments.path_of(base.path, paper.sha256).unlink()
    with base.read() as reader:
        assert attachments.absent(reader.connection, base.path) == [paper.sha256]
    base.close()


def test_every_field_that_requires_a_digest_is_known_to_hold_a_content() -> None:
    """Else its file would be in no backup, and would be taken for one that nothing refers to."""
    requiring = set()
    for table in tables.replicated():
        for name, field in tables.record_of(table.name).model_fields.items():
            if 64 in {getattr(rule, "min_length", None) for rule in field.metadata}:
                requiring.add(name)
    assert requiring == set(attachments.HOLDING_FIELDS)


def test_missing_files_are_listed_by_their_evidence(tmp_path: Path, source: Path) -> None:
    base = made(tmp_path)
    kept = attachments.store(given(source, "a.pdf", PDF), base.path)
    with base.act("Đính kèm") as act:
        act.add(Evidence.of(sha256=kept.sha256, file_name="a.pdf", size=kept.size))
        lost = act.add(Evidence.of(sha256="0" * 64, file_name="mất.pdf", size=1))
    with base.read() as reader:
        assert attachments.absent(reader.connection, base.path) == [lost.sha256]
    with pytest.raises(FileFault, match="Không có tệp minh chứng"):
        attachments.read_back(base.path, "0" * 64, "mất.pdf")
    base.close()
