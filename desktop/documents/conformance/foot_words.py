"""What the lines of the foot must say, in .docx and .pdf alike: recipients, signing prefixes, the signer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.rules import Severity
from desktop.vietnamese.folding import fold, fold_words

LEFT = "Phần cuối văn bản, nơi nhận"
RIGHT = "Phần cuối văn bản, phần ký"
PREFIXES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_ARCHIVE = re.compile(r"- Lưu: ?VT(?P<unit>,[^,()]+?)?(?:,? ?\(\w+\)|, ?\d+\w*)?(?:,[^,()]+)*\.")
_LOOSE_PREFIX = re.compile(
    r"(?:T/M|K/T|T/L|[A-ZĐ](?:\.[A-ZĐ])+\.?|TM|KT|TL|TUQ|Q)[ :]\s*\S|[A-ZĐ]{1,4}\.\s*\S|T/M\.|K/T\.|T/L\."
)
_RANKS = re.compile(r"(?:PGS|GS|TS|ThS|Th\.S|BS|KS|CN|NGƯT|NGND|NSƯT|NSND|Luật sư|Tiến sĩ|Thạc sĩ|Ông|Bà)\b\.?\s")
_COLLECTIVE = re.compile(r"(?:uy ban|hoi dong|ban|dang uy|to|doan|tap the|thuong truc|chi bo|hoi)\b")
_OFFICE = re.compile(
    r"(?:pho |quyen )?(?:chu tich|truong|giam doc|tong giam doc|bo truong|thu truong|chanh|cuc truong|vien truong|"
    r"hieu truong|bi thu|thu tuong|tong cuc truong|chi cuc truong|chu nhiem|doi truong|pho)\b"
)


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """The right side of the foot: lines of authority and position above, the name last, "" when it is not there."""

    titles: tuple[str, ...]
    name: str


def signature_lines(lines: Sequence[str]) -> SignatureLines:
    """The lines of the signature told apart; a last line in capitals is no name unless nothing else can be."""
    words = [line for line in lines if not line.startswith("(")]
    if not words:
        return SignatureLines((), "")
    last = words[-1]
    if len(words) > 1 and not (last.isupper() and _is_title(last)):
        return SignatureLines(tuple(words[:-1]), last)
    return SignatureLines(tuple(words), "") if last.isupper() else SignatureLines((), last)


def _is_title(line: str) -> bool:
    prefixed = line.startswith(PREFIXES) or _LOOSE_PREFIX.match(line) is not None
    return prefixed or _OFFICE.match(fold_words(line)) is not None


def recipient_departures(lines: Sequence[str], *, addressed: bool, minutes: bool) -> Iterator[Departure]:
    """Rules G2 (words), G3 and G4 of the lines below "Nơi nhận:"."""
    if not lines:
        remedy = "Đề nghị liệt kê nơi nhận, dòng cuối là «- Lưu: VT, …»."
        yield depart("G2", LEFT, "Không có danh sách nơi nhận.", remedy)
        return
    remedy = "Đề nghị: đầu dòng có gạch (-), cuối dòng có dấu chấm phẩy (;), dòng cuối có dấu chấm (.)."
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        if not re.fullmatch(r"- .+", line) or not line.endswith("." if last else ";"):
            yield depart("G2", LEFT, f"Dòng nơi nhận ghi chưa đúng dấu: {snippet(line)}.", remedy)
    yield from _archive(lines[-1], minutes=minutes)
    if addressed and fold(lines[0]).strip(" -;.") != "nhu tren":
        remedy = "Đề nghị ghi dòng đầu của nơi nhận là «- Như trên;»."
        yield depart("G4", LEFT, "Văn bản có «Kính gửi» nhưng nơi nhận không bắt đầu bằng «Như trên».", remedy)


def _archive(last: str, *, minutes: bool) -> Iterator[Departure]:
    found = _ARCHIVE.fullmatch(last)
    if found is None:
        remedy = "Đề nghị ghi dòng cuối «- Lưu: VT, <đơn vị soạn thảo>.»."
        yield depart("G3", LEFT, f"Dòng lưu ghi chưa đúng: {snippet(last)}.", remedy)
    elif not found["unit"] or re.fullmatch(r", ?\d+\w?", found["unit"]):
        unit = "Hồ sơ" if minutes else "chữ viết tắt đơn vị soạn thảo"
        what = "Dòng lưu thiếu đơn vị soạn thảo." if not minutes else "Dòng lưu của biên bản thiếu «Hồ sơ»."
        yield depart("G3", LEFT, what, f"Đề nghị ghi thêm {unit} sau «VT,».", Severity.WARNING)


def prefix_departures(titles: Sequence[str]) -> Iterator[Departure]:
    """Rule G6 of the lines above the signature, in their order."""
    used: list[str] = []
    for line in titles:
        prefix = next((one for one in PREFIXES if line.startswith(one)), "")
        if prefix:
            used.append(prefix)
            yield from _prefix_with(prefix, line[len(prefix) :].strip())
        elif _LOOSE_PREFIX.match(line):
            remedy = "Đề nghị chỉ dùng các chữ viết tắt TM., KT., TL., TUQ., Q. (có dấu chấm)."
            yield depart("G6", RIGHT, f"Chữ viết tắt quyền hạn ghi chưa đúng: {snippet(line)}.", remedy)
    if "TM." in used[1:] or len(set(used)) != len(used):
        remedy = "Đề nghị ghi theo thứ tự: TM. và tên tập thể, KT. (TL., TUQ.) và chức vụ cấp trưởng, chức vụ người ký."
        yield depart("G6", RIGHT, "Thứ tự các dòng quyền hạn chưa đúng.", remedy)
    elif titles and titles[-1].startswith(("KT.", "TL.", "TUQ.")):
        remedy = "Đề nghị ghi chức vụ của người ký dưới dòng quyền hạn."
        yield depart("G6", RIGHT, f"Thiếu chức vụ của người ký dưới dòng {snippet(titles[-1])}.", remedy)


def _prefix_with(prefix: str, rest: str) -> Iterator[Departure]:
    bare = fold_words(rest)
    office = _OFFICE.match(bare) is not None
    collective = _COLLECTIVE.match(bare) is not None
    if prefix == "TM." and office and not collective:
        remedy = "Đề nghị ghi TM. trước tên tập thể lãnh đạo hoặc tên cơ quan."
        yield depart("G6", RIGHT, f"TM. đứng trước chức vụ: {snippet(rest)}.", remedy)
    if prefix != "TM." and collective and not office:
        remedy = f"Đề nghị ghi {prefix} trước chức vụ của người đứng đầu."
        yield depart("G6", RIGHT, f"{prefix} đứng trước tên tập thể: {snippet(rest)}.", remedy)


def name_departures(name: str) -> Iterator[Departure]:
    """Rule G7 of the signer's name: no titles before it."""
    if _RANKS.match(name):
        remedy = "Đề nghị chỉ ghi họ và tên, không ghi học hàm, học vị, danh hiệu."
        yield depart("G7", RIGHT, f"Trước họ tên có học hàm, học vị hoặc danh hiệu: {snippet(name)}.", remedy)
