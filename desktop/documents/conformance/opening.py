"""Which file is examined: its size, its kind by content, and the sentences for what cannot be read."""

from __future__ import annotations

import stat
from enum import Enum
from pathlib import Path

from desktop.errors import FileFault

MAX_FILE_BYTES = 50_000_000
_CHOOSE = "Đề nghị chọn văn bản dạng Word (.docx) hoặc PDF."
_SAVE_ANEW = "Đề nghị mở tệp bằng Word hoặc LibreOffice, lưu thành kiểu Word (.docx) rồi kiểm tra tệp mới."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))


class PaperFormat(Enum):
    """The two formats a paper is examined in."""

    WORD = "Word"
    PDF = "PDF"


def read_paper(path: Path) -> tuple[bytes, PaperFormat]:
    """The whole file and its format by the first bytes, whatever its name says. Raises `FileFault`."""
    data = _content(path)
    if data.startswith(b"PK\x03\x04"):
        return data, PaperFormat.WORD
    if b"%PDF-" in data[:1024]:
        return data, PaperFormat.PDF
    if data.startswith(_OLE):
        _refuse_old_office(data, path.name)
    raise FileFault("Tệp không phải là văn bản Word hay PDF.", where=path.name, remedy=_CHOOSE)


def damaged(name: str, what: str) -> FileFault:
    """The fault for a file that breaks off or makes no sense; `what` is its kind ("Word", "PDF")."""
    return FileFault(
        f"Tệp {what} bị hỏng hoặc chưa chép xong, không đọc được.",
        where=name,
        remedy="Đề nghị mở thử tệp bằng chương trình thường dùng; nếu không mở được, hãy xin lại tệp từ nơi gửi.",
    )


def harmful(name: str, what: str) -> FileFault:
    """The fault for a file made to exhaust or mislead the program; `what` is a whole sentence."""
    return FileFault(what, where=name, remedy="Đề nghị kiểm tra nguồn gốc của tệp và xin lại văn bản từ nơi gửi.")


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileFault("Đường dẫn đã chọn không phải là một tệp.", where=path.name, remedy=_CHOOSE)
        _refuse_size(status.st_size, path.name)
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise FileFault("Không tìm thấy tệp văn bản.", where=path.name, remedy=_CHOOSE) from None
    except (OSError, ValueError):
        raise FileFault(
            "Không đọc được tệp văn bản.",
            where=path.name,
            remedy="Đề nghị đóng tệp nếu đang mở trong chương trình khác, kiểm tra quyền đọc rồi thử lại.",
        ) from None
    _refuse_size(len(data), path.name)
    return data


def _refuse_size(size: int, name: str) -> None:
    if size == 0:
        raise FileFault("Tệp rỗng, không có nội dung.", where=name, remedy="Đề nghị chép lại tệp từ nơi gửi.")
    if size > MAX_FILE_BYTES:
        raise FileFault(
            f"Tệp quá lớn; chương trình chỉ kiểm tra văn bản đến {MAX_FILE_BYTES // 1_000_000} MB.",
            where=name,
            remedy="Đề nghị kiểm tra lại tệp đã chọn; nếu tệp chứa nhiều ảnh quét, hãy dùng bản Word của văn bản.",
        )


def _refuse_old_office(data: bytes, name: str) -> None:
    if any(mark in data for mark in _ENCRYPTED):
        raise FileFault(
            "Tệp Word được bảo vệ bằng mật khẩu.",
            where=name,
            remedy="Đề nghị mở tệp bằng Word, bỏ mật khẩu, lưu lại rồi kiểm tra.",
        )
    raise FileFault("Tệp thuộc định dạng Office cũ, chương trình không đọc trực tiếp.", where=name, remedy=_SAVE_ANEW)
