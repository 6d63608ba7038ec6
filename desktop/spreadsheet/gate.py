"""Which file may come in as a workbook: its size, its kind by content, and the sentences for what cannot be read."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import Path

from desktop.errors import FileFault
from desktop.incoming import Incoming

MAX_INFLATED = 200_000_000
MAX_ROWS = 120_000
MAX_CELLS = 1_500_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHOOSE = "Đề nghị chọn tệp bảng tính Excel (.xlsx, .xls) hoặc tệp .csv."
_SAVE_ANEW = (
    "Đề nghị mở tệp bằng Excel (hoặc LibreOffice), chọn “Lưu thành” (Save As) kiểu “Excel Workbook (.xlsx)” "
    "rồi chọn tệp mới."
)
_FILE = Incoming(
    "tệp bảng tính",
    "bảng tính",
    _CHOOSE,
    "Đề nghị xóa ảnh và các trang tính thừa trong tệp, hoặc tách tệp thành nhiều phần.",
    "Excel",
)
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "một tệp PDF"),
    (b"{\\rtf", "một văn bản RTF"),
    (b"\x89PNG", "một ảnh PNG"),
    (b"\xff\xd8\xff", "một ảnh JPEG"),
    (b"GIF8", "một ảnh GIF"),
    (b"II*\x00", "một ảnh TIFF"),
    (b"MM\x00*", "một ảnh TIFF"),
    (b"MZ", "một chương trình"),
    (b"\x7fELF", "một chương trình"),
    (b"Rar!", "một tệp nén RAR"),
    (b"7z\xbc\xaf", "một tệp nén 7z"),
    (b"\x1f\x8b", "một tệp nén GZ"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "một lối tắt (shortcut)"),
    (b"SQLite format 3\x00", "một cơ sở dữ liệu"),
)
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|table|head|body|meta)\b", re.IGNORECASE)


class BookKind(Enum):
    """What is read as a workbook."""

    XLSX = auto()
    XLS = auto()
    CSV = auto()


def read_bytes(path: Path) -> bytes:
    """The whole file, after checks that need no reading. Raises `FileFault`."""
    return _FILE.read(path)


def kind_of(data: bytes, name: str) -> BookKind:
    """The kind by content, whatever the name says. Raises `FileFault` for a kind that is not read.

    Zips are told apart further when they are opened.
    """
    if data.startswith(b"PK\x03\x04"):
        return BookKind.XLSX
    if data.startswith(_OLE):
        return _ole_kind(data, name)
    if data.startswith(_OLD_BIFF):
        raise FileFault("Tệp thuộc đời Excel rất cũ, chương trình không đọc.", where=name, remedy=_SAVE_ANEW)
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise FileFault("Tệp nén rỗng hoặc hỏng, không phải bảng tính.", where=name, remedy=_CHOOSE)
    for magic, what in _STRANGERS:
        if data.startswith(magic):
            raise FileFault(f"Tệp là {what}, không phải bảng tính.", where=name, remedy=_CHOOSE)
    _refuse_markup(data, name)
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in data[:4096]:
        raise FileFault("Tệp không phải bảng tính hoặc đã hỏng.", where=name, remedy=_CHOOSE)
    return BookKind.CSV


def _refuse_markup(data: bytes, name: str) -> None:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\x00", b"")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise FileFault(
            "Tệp là bảng tính dạng XML 2003, chương trình không đọc trực tiếp.", where=name, remedy=_SAVE_ANEW
        )
    if _WEB_PAGE.search(head) or head[:13].lower() == b"mime-version:":
        raise FileFault(
            "Tệp là một trang web được đặt tên như bảng tính, không phải bảng tính Excel thật.",
            where=name,
            remedy=_SAVE_ANEW,
        )
    if head.startswith(b"<?xml"):
        raise FileFault("Tệp là một tệp XML, không phải bảng tính.", where=name, remedy=_CHOOSE)


def _ole_kind(data: bytes, name: str) -> BookKind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise locked(name)
    if holds("WordDocument"):
        raise FileFault("Tệp là văn bản Word cũ (.doc), không phải bảng tính.", where=name, remedy=_CHOOSE)
    if holds("PowerPoint Document"):
        raise FileFault("Tệp là bản trình chiếu, không phải bảng tính.", where=name, remedy=_CHOOSE)
    if holds("Workbook") or holds("Book"):
        return BookKind.XLS
    raise FileFault("Tệp thuộc định dạng Office cũ, không phải bảng tính.", where=name, remedy=_CHOOSE)


def refuse_zip(name: str, names: frozenset[str], mimetype: bytes) -> FileFault:
    """The fault for a zip that is no .xlsx: OpenDocument, .xlsb, Word, PowerPoint, or an archive."""
    if b"opendocument.spreadsheet" in mimetype:
        what = "Tệp thuộc định dạng OpenDocument (.ods), chương trình không đọc trực tiếp."
        return FileFault(what, where=name, remedy=_SAVE_ANEW)
    if "xl/workbook.bin" in names:
        what = "Tệp thuộc định dạng Excel nhị phân (.xlsb), chương trình không đọc trực tiếp."
        return FileFault(what, where=name, remedy=_SAVE_ANEW)
    if any(part.startswith("word/") for part in names) or b"opendocument.text" in mimetype:
        return FileFault("Tệp là văn bản, không phải bảng tính.", where=name, remedy=_CHOOSE)
    if any(part.startswith("ppt/") for part in names) or b"opendocument" in mimetype:
        return FileFault("Tệp là bản trình chiếu hoặc bản vẽ, không phải bảng tính.", where=name, remedy=_CHOOSE)
    return FileFault(
        "Tệp là một tệp nén, không phải bảng tính Excel.",
        where=name,
        remedy="Đề nghị giải nén rồi chọn tệp bảng tính bên trong.",
    )


def locked(name: str) -> FileFault:
    """The fault for a workbook under a password."""
    return FileFault(
        "Tệp bảng tính được bảo vệ bằng mật khẩu.",
        where=name,
        remedy="Đề nghị mở tệp bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi đọc.",
    )


def damaged(name: str) -> FileFault:
    """The fault for a file that breaks off or makes no sense."""
    return FileFault(
        "Tệp bảng tính bị hỏng hoặc chưa chép xong, không đọc được.",
        where=name,
        remedy="Đề nghị mở thử tệp bằng Excel; nếu không mở được, hãy xin lại tệp từ nơi gửi.",
    )


def harmful(name: str) -> FileFault:
    """The fault for a file that is made to do harm: a zip bomb, XML entities."""
    return FileFault(
        "Tệp nở ra quá lớn khi giải nén hoặc có khai báo lạ, có thể là tệp gây hại; chương trình đã dừng đọc.",
        where=name,
        remedy="Đề nghị kiểm tra nguồn gốc của tệp và xin lại từ nơi gửi.",
    )


def refuse_too_much(name: str, sheet: str, rows: int, cells: int) -> None:
    """Raise `FileFault` for more rows or cells than any report has."""
    if rows > MAX_ROWS or cells > MAX_CELLS:
        raise FileFault(
            f"Bảng tính quá lớn (hơn {MAX_ROWS:,} dòng hoặc {MAX_CELLS:,} ô có nội dung).".replace(",", "."),
            where=f"{name}, trang tính «{sheet}»",
            remedy="Đề nghị tách tệp thành nhiều phần, mỗi phần một năm hoặc một đơn vị.",
        )
