"""Which files may become evidence: known kinds by their content, no programs, nothing marked secret.

A name proves nothing, so the content decides; but a name that Windows would run is refused whatever the content.
"""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO, NoReturn

from desktop.errors import FileFault
from desktop.vietnamese.folding import fold_words, nfc

_HEAD_BYTES = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_KINDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "jpeg"), (0, b"\x89PNG\r\n\x1a\n", "png"), (0, b"GIF8", "gif"), (8, b"WEBP", "webp"),
    (0, b"II*\x00", "tiff"), (0, b"MM\x00*", "tiff"), (6, b"\x00\x00\x00\x00", "bmp"),
    (4, b"ftyp", "mp4"), (4, b"moov", "mp4"), (4, b"mdat", "mp4"), (4, b"wide", "mp4"), (8, b"AVI ", "avi"),
    (0, b"\x1aE\xdf\xa3", "mkv"), (0, b"0&\xb2u\x8ef\xcf\x11", "wmv"), (0, b"\x00\x00\x01\xba", "mpeg"),
    (0, b"\x00\x00\x01\xb3", "mpeg"), (0, b"ID3", "mp3"), (0, b"\xff\xfb", "mp3"), (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf2", "mp3"), (0, b"\xff\xf1", "aac"), (0, b"\xff\xf9", "aac"), (8, b"WAVE", "wav"), (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"), (0, b"#!AMR", "amr"), (0, b"{\\rtf", "rtf"), (0, _OLE, "office97"), (0, b"PK\x03\x04", "zip"),
)  # fmt: skip
"""Where the first bytes of a kind stand, those bytes, and the kind. A bitmap also begins with BM."""

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
"""First bytes of programs for Windows, Linux, Java, macOS and Android, and of a Windows shortcut."""

_SCRIPT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:#!|@echo|rem |::|@?powershell|set-executionpolicy|on error resume|<\?php|<script|"
    rb"<!doctype|<html|<hta|<svg|<\?xml|\[internetshortcut\]|\[desktop entry\]|\[autorun\]|windows registry editor)",
    re.IGNORECASE,
)
_RUN = (
    "ade adp apk app application appref-ms bas bat chm cmd com cpl desktop dll docm dotm drv exe gadget hlp hta htm "
    "html img inf ins iso isp jar jnlp jse js lib library-ms lnk mht mhtml msc msh msi msix msp mst ocx pif potm ppam "
    "ppsm pptm ps1 psm1 py pyw reg scf scr sct search-ms settingcontent-ms sh shb shs svg sys theme url vb vbe vbs "
    "vhd vhdx ws wsc wsf wsh xlam xll xlsm xltm"
)
"""Extensions that Windows runs, or opens with something that runs what is inside."""

_TEXT_NAMES = ("txt", "csv", "log", "md")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

_SEPARATORS = re.compile(r"[_()\[\]{}.,;–—-]+")
_MARK_ALONE = re.compile(
    r"(?:văn bản |công văn |tài liệu |báo cáo |bản |dấu )?(?:(?:chỉ )?(?:mức )?độ )?(?:tối |tuyệt )?mật", re.IGNORECASE
)
_MARK_WITHIN = re.compile(r"\b(?:tối|tuyệt) mật\b", re.IGNORECASE)
_MARK_PLAIN = re.compile(r"\b(?:toi|tuyet) mat\b(?! tran)")
_MARK_UPPER = re.compile(
    r"(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!THÂN )(?<!VIÊN )\bMẬT\b(?! (?:ĐỘ|KHẨU|MÃ|VỤ|THƯ|ONG|THIẾT|THÁM|DANH))"
)


def refuse_name(name: str) -> None:
    """Raise `FileFault` for a name that hides letters, that Windows would run, or that bears a mark of secrecy."""
    if _HIDDEN.search(name):
        raise FileFault(
            "Tên tệp có ký tự ẩn, thường dùng để giấu loại tệp thật.",
            where=_HIDDEN.sub("?", name),
            remedy="Hãy đổi tên tệp rồi đính kèm lại; nếu tệp do người khác gửi, hãy hỏi lại nơi gửi.",
        )
    if _extension(name) in _RUN.split():
        _refuse_program(name)
    if bears_secrecy_mark(name):
        raise FileFault(
            "Tên tệp mang dấu chỉ độ mật; chương trình không đọc và không lưu tài liệu mật.",
            where=name,
            remedy="Đề nghị quản lý tài liệu này theo quy định về bảo vệ bí mật nhà nước, không đưa vào máy tính này.",
        )


def bears_secrecy_mark(name: str) -> bool:
    """Whether a file name says MẬT, TỐI MẬT or TUYỆT MẬT; "bảo mật", "bí mật", "mật độ" and "mặt trận" say nothing.

    Names typed without marks are understood too, as far as they can be told from other words.
    """
    stem = nfc(name).rpartition(".")[0] or nfc(name)
    segments = [" ".join(segment.split()) for segment in _SEPARATORS.split(stem)]
    words = " ".join(filter(None, segments))
    return (
        any(_MARK_ALONE.fullmatch(segment) or segment == "MAT" for segment in segments)
        or bool(_MARK_WITHIN.search(words) or _MARK_UPPER.search(words))
        or (stem.isascii() and bool(_MARK_PLAIN.search(fold_words(words))))
    )


def kind_of(file: BinaryIO, name: str) -> str:
    """The kind of an open file by its content; raises `FileFault` for programs, archives and whatever is unknown."""
    head = file.read(_HEAD_BYTES)
    if head.startswith(_PROGRAMS):
        _refuse_program(name)
    kind = _by_first_bytes(head)
    if kind == "zip":
        return _packed_kind(file, name)
    if kind == "office97":
        return _office97(file, name)
    if kind:
        return kind
    if _SCRIPT.match(_single_bytes(head)):
        _refuse_program(name)
    if _extension(name) in _TEXT_NAMES and _is_text(head):
        return "text"
    raise FileFault(
        "Loại tệp này chưa nhận làm minh chứng.",
        where=name,
        remedy="Hãy dùng ảnh, PDF, tệp Word, Excel, PowerPoint, âm thanh, phim hoặc văn bản (.txt, .csv); "
        "trang web thì in ra PDF, tệp nén thì giải nén rồi đính kèm từng tệp.",
    )


def _by_first_bytes(head: bytes) -> str:
    for place, mark, kind in _KINDS:
        if head.startswith(mark, place) and (kind != "bmp" or head.startswith(b"BM")):
            return kind
    return "pdf" if b"%PDF-" in head[:1024] else ""


def _extension(name: str) -> str:
    """What Windows would take for the extension: it forgets blanks and full stops at the end of a name."""
    return name.rstrip(" .").rpartition(".")[2].lower()


def _single_bytes(head: bytes) -> bytes:
    """Text of two bytes a letter as if it had one: Windows runs scripts in UTF-16 too."""
    return head.replace(b"\x00", b"")[2:] if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in head)


def _packed_kind(file: BinaryIO, name: str) -> str:
    """Office documents are zip files; any other archive hides what it carries. Only the table of contents is read."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise FileFault(
            "Tệp bị hỏng hoặc chưa chép xong, không mở được.", where=name, remedy="Hãy chép lại tệp từ nơi lưu gốc."
        ) from fault
    if any(part.lower().endswith("vbaproject.bin") or part.startswith(("Basic/", "Scripts/")) for part in parts):
        _refuse_macros(name)
    if "[Content_Types].xml" in parts:
        return "office"
    if "content.xml" in parts and "mimetype" in parts:
        return "opendocument"
    raise FileFault(
        "Tệp nén không nhận làm minh chứng.", where=name, remedy="Hãy giải nén rồi đính kèm từng tệp bên trong."
    )


def _office97(file: BinaryIO, name: str) -> str:
    """Word, Excel and PowerPoint before 2007, and Outlook messages, by the names of their inner streams."""
    file.seek(0)
    data = file.read()
    if _wide("_VBA_PROJECT") in data:
        _refuse_macros(name)
    if any(_wide(stream) in data for stream in ("WordDocument", "Workbook", "Book", "PowerPoint Document")):
        return "office97"
    if _wide("__properties_version1.0") in data:
        return "outlook"
    return _refuse_program(name)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _refuse_program(name: str) -> NoReturn:
    raise FileFault(
        "Tệp là chương trình, kịch bản, trang web hoặc lối tắt, không nhận làm minh chứng.",
        where=name,
        remedy="Không mở tệp này nếu không rõ nguồn gốc; hãy chọn ảnh, PDF hoặc tài liệu thật.",
    )


def _refuse_macros(name: str) -> NoReturn:
    raise FileFault(
        "Tệp có chứa macro (lệnh chạy ngầm), không nhận làm minh chứng.",
        where=name,
        remedy="Hãy mở tệp, chọn «Lưu thành» (Save As) kiểu .docx, .xlsx, .pptx hoặc PDF rồi đính kèm tệp mới.",
    )
