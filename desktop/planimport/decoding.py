"""Bytes of a .txt file → text: UTF-8, UTF-16, Windows-1258; everything else is refused with a sentence."""

from __future__ import annotations

import codecs
import re

from desktop.errors import FileFault
from desktop.vietnamese.folding import nfc

_BREAKS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\ufffc]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_VIETNAMESE = re.compile(
    r"\b(?:kế hoạch|thực hiện|của|và|các|ủy ban|uỷ ban|nhân dân|nhiệm vụ|quyết định|thời gian|đơn vị)\b"
)
_TCVN3 = re.compile(r"KÕ ho¹ch|kÕ ho¹ch|KÕ HO¹CH|thùc hiÖn|nhiÖm vô|\bc¸c\b|\bcña\b|®¬n vÞ|Uû ban nh©n d©n|ñy ban")
_VNI = re.compile(r"KEÁ HOAÏCH|[Kk]eá hoaïch|thöïc hieän|nhieäm vuï|\bcaùc\b|\bcuûa\b|ñôn vò|[UÛuû]y ban nhaân daân")
_SAVE_UTF8 = "Đề nghị mở tệp bằng Notepad, chọn “Lưu thành” (Save As), mục Mã hóa (Encoding) chọn UTF-8, rồi đọc lại."
_REMARK_1258 = "Tệp dùng bảng mã cũ Windows-1258; đã chuyển sang Unicode, đề nghị soát lại dấu của chữ."


def clean(text: str) -> str:
    r"""NFC, `\n` as the only line end, form feeds kept, without invisible signs."""
    return nfc(_INVISIBLE.sub("", _BREAKS.sub("\n", text)))


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text and remarks on its encoding. Raises `FileFault` for binary data and unknown encodings."""
    text, remarks = _decoded(data, name)
    text = clean(text)
    if len(_CONTROL.findall(text[:200_000])) > 0:
        raise _not_text(name)
    refuse_legacy(text, name)
    return text, remarks


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if wide := _wide(data):
        return data.decode(wide, errors="ignore" if len(data) % 2 else "replace"), ()
    if b"\x00" in data[:4096]:
        raise _not_text(name)
    try:
        # a file cut in the middle of its last letter is still read
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data), ()
    except UnicodeDecodeError:
        pass
    return _old_codepage(data, name), (_REMARK_1258,)


def _wide(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:2000]
    if len(sample) < 20:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.2 and even < odd / 8:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.2 and odd < even / 8 else ""


def _old_codepage(data: bytes, name: str) -> str:
    refuse_legacy(data.decode("latin-1"), name)
    try:
        text = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if len(set(_VIETNAMESE.findall(text.lower()))) < 2:
        raise FileFault("Không nhận ra bảng mã của tệp văn bản.", where=name, remedy=_SAVE_UTF8)
    return text


def refuse_legacy(text: str, name: str) -> None:
    """Raise `FileFault` for text typed in the fonts of before Unicode (TCVN3, VNI)."""
    sample = text[:50_000]
    for pattern, what in ((_TCVN3, "TCVN3 (phông .Vn…)"), (_VNI, "VNI (phông VNI-…)")):
        if len(set(pattern.findall(sample))) >= 2:
            raise FileFault(
                f"Văn bản dùng bảng mã cũ {what}, không phải Unicode.",
                where=name,
                remedy="Đề nghị chuyển văn bản sang Unicode (bằng công cụ chuyển mã của UniKey), lưu lại rồi đọc.",
            )


def _not_text(name: str) -> FileFault:
    return FileFault(
        "Tệp chứa dữ liệu nhị phân, không phải văn bản.",
        where=name,
        remedy="Đề nghị chọn tệp kế hoạch dạng Word (.docx), PDF có chữ hoặc văn bản (.txt).",
    )
