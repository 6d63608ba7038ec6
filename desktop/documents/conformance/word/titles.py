"""T1 to T5 of a Word paper: name of the type and trích yếu."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, snippet
from desktop.documents.conformance.kinds import PaperKind
from desktop.documents.conformance.landmarks import is_type_name
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.head_parts import HeadParts
from desktop.documents.conformance.word.heading import LEFT, rule_line_faults
from desktop.documents.conformance.word.judging import Setting, line_departures
from desktop.documents.conformance.word.parts import Anatomy
from desktop.vietnamese.folding import fold

_WHERE = "Tên loại và trích yếu"
_KIND = Setting(26, 28, bold=True, upper=True)
_SUBJECT = Setting(26, 28, bold=True, upper=False)
_LETTER = Setting(24, 26, bold=False)
_LETTER_GAP = (120, 130)  # 6 pt


def check_title(parts: Anatomy, head: HeadParts, kind: PaperKind) -> Iterator[Departure]:
    """The title of a named type, or the "V/v" line of a công văn."""
    if kind.is_letter:
        yield from _letter(parts, head)
        return
    named = parts.title.kind
    if named is None:
        remedy = f"Đề nghị ghi «{kind.name or 'BÁO CÁO'}», canh giữa, dưới phần đầu văn bản."
        yield depart("T1", _WHERE, "Không tìm thấy tên loại văn bản.", remedy)
        return
    if kind.name is not None and fold(named.text) != fold(kind.name):
        what = f"Tên loại ghi {snippet(named.text)}, không phải «{kind.name}»."
        yield depart("T1", _WHERE, what, f"Đề nghị ghi tên loại «{kind.name}».")
    yield from line_departures("T1", _WHERE, [named], _KIND, centred=True)
    yield from _subject(parts)
    yield from _rule(parts)


def _subject(parts: Anatomy) -> Iterator[Departure]:
    subject = parts.title.subject
    if not subject:
        remedy = "Đề nghị ghi trích yếu ngay dưới tên loại, chữ in thường, đậm, canh giữa."
        yield depart("T2", _WHERE, "Không tìm thấy trích yếu nội dung.", remedy)
        return
    yield from line_departures("T2", _WHERE, subject, _SUBJECT, centred=True)
    if subject[-1].text.endswith("."):
        yield depart("T2", _WHERE, "Trích yếu kết thúc bằng dấu chấm.", "Đề nghị bỏ dấu chấm.", Severity.WARNING)


def _rule(parts: Anatomy) -> Iterator[Departure]:
    subject, drawn = parts.title.subject, parts.title.rule
    if not subject:
        return
    remedy = "Đề nghị kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối dưới trích yếu."
    if any(run.look.underline != "none" for line in subject for run in line.shown):
        yield depart("T3", _WHERE, "Trích yếu được gạch chân chữ thay cho đường kẻ.", remedy)
        return
    if drawn is None:
        yield depart("T3", _WHERE, "Không có đường kẻ dưới trích yếu.", remedy)
        return
    faults = rule_line_faults(drawn, [width for line in subject for width in line.widths(parts.main.room)])
    if faults:
        yield depart("T3", _WHERE, f"Đường kẻ dưới trích yếu {', '.join(faults)}.", remedy)


def _letter(parts: Anatomy, head: HeadParts) -> Iterator[Departure]:
    if parts.title.kind is not None and is_type_name(parts.title.kind.text):
        yield depart("T4", _WHERE, "Công văn không ghi tên loại.", "Đề nghị bỏ tên loại, ghi trích yếu sau «V/v».")
    if not head.letter_subject:
        remedy = "Đề nghị ghi trích yếu sau chữ «V/v», dưới số, ký hiệu."
        yield depart("T4", LEFT, "Không tìm thấy trích yếu «V/v …».", remedy)
        return
    yield from line_departures("T4", LEFT, head.letter_subject, _LETTER, centred=True)
    if head.number is not None:
        yield from _letter_gap(max(head.number.layout.after, head.letter_subject[0].layout.before))


def _letter_gap(gap: int) -> Iterator[Departure]:
    remedy = "Đề nghị đặt khoảng cách 6pt giữa số, ký hiệu và trích yếu."
    if gap < _LETTER_GAP[0]:
        yield depart("T5", LEFT, "Trích yếu «V/v» cách số, ký hiệu chưa đủ 6pt.", remedy)
    elif gap > _LETTER_GAP[1]:
        yield depart("T5", LEFT, "Trích yếu «V/v» cách số, ký hiệu quá 6pt.", remedy, Severity.WARNING)
