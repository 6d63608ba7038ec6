"""K1 to K4 of a Word paper: Kính gửi."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart
from desktop.documents.conformance.kinds import Addressed, PaperKind
from desktop.documents.conformance.letters import text_width
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.body_items import Item, ItemKind
from desktop.documents.conformance.word.judging import TWIPS_PER_MM, Setting, demand, setting_faults
from desktop.documents.conformance.word.parts import Anatomy
from desktop.vietnamese.folding import fold

_WHERE = "Kính gửi"
_SETTING = Setting(26, 28, bold=False)
_UNDER_COLON = 3 * TWIPS_PER_MM


def check_address(parts: Anatomy, items: list[Item], kind: PaperKind) -> Iterator[Departure]:
    """Whether it must stand, and how it is set."""
    heads = [item for item in items if item.kind is ItemKind.ADDRESS]
    listed = [item for item in items if item.kind is ItemKind.ADDRESSEE]
    yield from _presence(parts, kind, addressed=bool(heads))
    for item in (*heads, *listed):
        faults = setting_faults(_SETTING, item.paragraph.runs)
        if faults:
            yield depart("K2", item.where, f"Kính gửi: {', '.join(faults)}.", demand(_SETTING))
    if not heads:
        return
    head = heads[0]
    if ":" not in head.paragraph.words[:12]:
        yield depart("K2", head.where, "Sau «Kính gửi» thiếu dấu hai chấm.", "Đề nghị ghi «Kính gửi:».")
    names = _names_in_head(head)
    if names == 0 and len(listed) == 1:
        remedy = "Đề nghị ghi «Kính gửi:» và tên cơ quan trên cùng một dòng."
        yield depart("K3", head.where, "Gửi một nơi nhưng tên cơ quan nằm ở dòng khác.", remedy)
    elif names > 1 or (names and listed):
        remedy = "Đề nghị ghi mỗi nơi nhận trên một dòng riêng, đầu dòng có gạch (-)."
        yield depart("K4", head.where, "Gửi nhiều nơi nhưng không xuống dòng.", remedy)
    elif names == 0 and not listed:
        yield depart("K3", head.where, "Không có tên nơi nhận.", "Đề nghị ghi tên cơ quan nhận sau «Kính gửi:».")
    if len(listed) > 1:
        yield from _list(head, listed)


def _presence(parts: Anatomy, kind: PaperKind, *, addressed: bool) -> Iterator[Departure]:
    if kind.addressed is Addressed.MUST and not addressed:
        remedy = "Đề nghị ghi «Kính gửi:» và tên cơ quan nhận dưới phần trích yếu."
        yield depart("K1", _WHERE, "Không tìm thấy «Kính gửi».", remedy)
    if kind.addressed is Addressed.NOT and addressed:
        remedy = "Đề nghị bỏ «Kính gửi», ghi nơi nhận ở cuối văn bản."
        yield depart("K1", _WHERE, f"{kind.term} không ghi «Kính gửi».", remedy, Severity.WARNING)
    lines = parts.foot.left.lines if parts.foot else ()
    if not addressed and kind.addressed is Addressed.MAY and any("nhu tren" in fold(line.text) for line in lines):
        remedy = "Đề nghị ghi «Kính gửi:» dưới phần trích yếu hoặc bỏ «Như trên»."
        yield depart("K1", _WHERE, "Nơi nhận ghi «Như trên» nhưng văn bản không có «Kính gửi».", remedy)


def _names_in_head(head: Item) -> int:
    """How many addressees stand in the paragraph of "Kính gửi" itself."""
    text = head.paragraph.words
    rest = text.partition(":")[2] if ":" in text else text[len("Kính gửi") :]
    return len([name for name in rest.strip(" .;-").split(";") if name.strip(" -.")])


def _list(head: Item, listed: list[Item]) -> Iterator[Departure]:
    remedy = "Đề nghị: đầu dòng có gạch (-), cuối dòng có dấu chấm phẩy (;), dòng cuối có dấu chấm (.)."
    for item in listed:
        last = item is listed[-1]
        if not item.paragraph.words.startswith("- ") or not item.paragraph.words.endswith("." if last else ";"):
            yield depart("K4", item.where, "Dòng nơi nhận của Kính gửi ghi chưa đúng dấu.", remedy)
    if any(item.in_table for item in (head, *listed)):
        return
    lefts = [item.paragraph.layout.left + item.paragraph.layout.first for item in listed]
    if max(lefts) - min(lefts) > TWIPS_PER_MM:
        yield depart("K4", listed[0].where, "Các gạch đầu dòng chưa thẳng hàng.", "Đề nghị đặt lùi đầu dòng bằng nhau.")
    elif head.paragraph.layout.align == "left":
        run = head.paragraph.shown[0]
        size, bold, italic = run.look.size, run.look.bold, run.look.italic
        begins = head.paragraph.layout.left + head.paragraph.layout.first
        colon = begins + text_width("Kính gửi", size, bold=bold, italic=italic)
        if abs(lefts[0] - colon) > _UNDER_COLON:
            remedy = "Đề nghị đặt các gạch đầu dòng thẳng dưới dấu hai chấm."
            what = "Các gạch đầu dòng không nằm dưới dấu hai chấm của «Kính gửi:»."
            yield depart("K4", listed[0].where, what, remedy, Severity.WARNING)
