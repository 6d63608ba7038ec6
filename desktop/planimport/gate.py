"""Which file may come in: its size, its kind by content, and the sentences for what cannot be read."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.plan_draft import SourceKind
from desktop.errors import FileFault
from desktop.incoming import Incoming

MAX_TEXT_BYTES = 3_000_000
MAX_LINES = 30_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_ANEW = (
    "Đề nghị mở tệp bằng Word (hoặc LibreOffice), chọn “Lưu thành” (Save As) kiểu Word (.docx) rồi đọc lại tệp mới."
)
_CHOOSE = "Đề nghị chọn tệp kế hoạch dạng Word (.docx), PDF có chữ hoặc văn bản (.txt)."
_FILE = Incoming(
    "tệp kế hoạch",
    "kế hoạch",
    _CHOOSE,
    "Đề nghị kiểm tra lại tệp đã chọn; nếu tệp chứa nhiều ảnh quét, hãy dùng bản Word của kế hoạch.",
)
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "một ảnh PNG"),
    (b"\xff\xd8\xff", "một ảnh JPEG"),
    (b"GIF8", "một ảnh GIF"),
    (b"BM", "một ảnh BMP"),
    (b"II*\x00", "một ảnh TIFF"),
    (b"MM\x00*", "một ảnh TIFF"),
    (b"MZ", "một chương trình"),
    (b"\x7fELF", "một chương trình"),
    (b"Rar!", "một tệp nén RAR"),
    (b"7z\xbc\xaf", "một tệp nén 7z"),
    (b"\x1f\x8b", "một tệp nén GZ"),
    (b"SQLite format 3\x00", "một cơ sở dữ liệu"),
)


def read_bytes(path: Path) -> bytes:
    """The whole file, after checks that need no reading. Raises `FileFault`."""
    return _FILE.read(path)


def kind_of(data: bytes, name: str) -> SourceKind:
    """The kind by the first bytes, whatever the name says. Raises `FileFault` for a kind that is not read."""
    if data.startswith(b"PK\x03\x04"):
        return SourceKind.DOCX
    if b"%PDF-" in data[:1024]:
        return SourceKind.PDF
    if data.startswith(_OLE):
        _refuse_ole(data, name)
    if data.lstrip()[:5] == b"{\\rtf":
        raise FileFault("Tệp thuộc định dạng RTF, chương trình không đọc trực tiếp.", where=name, remedy=_SAVE_ANEW)
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise FileFault("Tệp nén rỗng hoặc hỏng, không phải tệp Word.", where=name, remedy=_CHOOSE)
    for magic, what in _STRANGERS:
        if data.startswith(magic) and (len(magic) > 2 or _is_binary(data)):
            raise FileFault(f"Tệp là {what}, không phải văn bản kế hoạch.", where=name, remedy=_CHOOSE)
    return SourceKind.TXT


def _is_binary(data: bytes) -> bool:
    return any(byte < 9 for byte in data[:4096])


def _refuse_ole(data: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        raise FileFault(
            "Tệp Word được bảo vệ bằng mật khẩu.",
            where=name,
            remedy="Đề nghị mở tệp bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu), lưu lại rồi đọc.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        raise FileFault(
            "Tệp thuộc định dạng Word cũ (.doc), chương trình không đọc trực tiếp.", where=name, remedy=_SAVE_ANEW
        )
    raise FileFault("Tệp thuộc định dạng Office cũ, không phải văn bản kế hoạch.", where=name, remedy=_SAVE_ANEW)


def damaged(name: str, what: str) -> FileFault:
    """The fault for a file that breaks off or makes no sense; `what` is its kind ("Word", "PDF")."""
    return FileFault(
        f"Tệp {what} bị hỏng hoặc chưa chép xong, không đọc được.",
        where=name,
        remedy="Đề nghị mở thử tệp bằng chương trình thường dùng; nếu không mở được, hãy xin lại tệp từ nơi gửi.",
    )


def refuse_too_long(lines: int, name: str) -> None:
    """Raise `FileFault` for a text of more lines or paragraphs than any plan has."""
    if lines > MAX_LINES:
        raise FileFault(
            f"Văn bản quá dài (hơn {MAX_LINES} dòng) để là một kế hoạch.",
            where=name,
            remedy="Đề nghị kiểm tra lại tệp đã chọn, hoặc tách riêng phần kế hoạch thành một tệp.",
        )


def refuse_zip(name: str, names: frozenset[str], mimetype: bytes) -> None:
    """Tell a zip that is no Word file apart: OpenDocument, Excel, PowerPoint, or an archive. Raises `FileFault`."""
    if b"opendocument" in mimetype:
        raise FileFault(
            "Tệp thuộc định dạng OpenDocument (.odt), chương trình không đọc trực tiếp.", where=name, remedy=_SAVE_ANEW
        )
    if any(part.startswith("xl/") for part in names):
        raise FileFault("Tệp là bảng tính Excel, không phải văn bản kế hoạch.", where=name, remedy=_CHOOSE)
    if any(part.startswith("ppt/") for part in names):
        raise FileFault("Tệp là bản trình chiếu, không phải văn bản kế hoạch.", where=name, remedy=_CHOOSE)
    raise FileFault(
        "Tệp là một tệp nén, không phải văn bản Word.",
        where=name,
        remedy="Đề nghị giải nén rồi chọn tệp kế hoạch bên trong.",
    )
