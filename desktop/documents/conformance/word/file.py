"""X6 and X10 of a Word paper: what the file carries along, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart
from desktop.documents.conformance.word.model import FileFacts, paragraphs_of
from desktop.documents.conformance.word.parts import Anatomy

_FONT = "times new roman"
_WHERE = "Thông tin của tệp"
_SHOWN_PARTS = 4


def check_file(parts: Anatomy) -> Iterator[Departure]:
    """Metadata and hidden content, then structure."""
    facts = parts.paper.facts
    carried = [words for words, there in _carried(facts) if there]
    if carried:
        remedy = "Đề nghị dùng “Inspect Document” của Word để xóa trước khi phát hành."
        yield depart("X6", _WHERE, f"Tệp còn {', '.join(carried)}.", remedy)
    wrong = [*facts.broken_parts, *facts.missing_parts]
    if wrong:
        what = f"Tệp có phần hỏng hoặc thiếu: {', '.join(wrong[:_SHOWN_PARTS])}."
        yield depart("X10", _WHERE, what, "Đề nghị mở tệp bằng Word, lưu lại thành tệp mới.")
    if facts.macros:
        yield depart("X10", _WHERE, "Tệp có chứa macro.", "Đề nghị lưu thành kiểu Word (.docx) không có macro.")
    if any(name.lower() != _FONT for name in facts.default_fonts[:2]):
        remedy = "Đề nghị đặt phông chữ mặc định (Set As Default) là Times New Roman."
        yield depart("X10", "Kiểu mặc định", "Phông chữ mặc định không phải Times New Roman.", remedy)
    if _mostly_direct(parts):
        remedy = "Đề nghị định dạng bằng kiểu (Styles)."
        yield depart("X10", "Nội dung", "Phần lớn nội dung được định dạng trực tiếp, không dùng kiểu.", remedy)


def _carried(facts: FileFacts) -> tuple[tuple[str, bool], ...]:
    return (
        ("tên người soạn", bool(facts.author)),
        ("tên người sửa cuối", bool(facts.last_author)),
        ("tên công ty, người quản lý", bool(facts.company or facts.manager)),
        ("ý kiến nhận xét", facts.comments),
        ("vết sửa đổi (Track Changes)", facts.tracked),
        ("chữ ẩn", facts.hidden_text),
        ("dữ liệu XML riêng", facts.custom_xml),
    )


def _mostly_direct(parts: Anatomy) -> bool:
    runs = [run for one in paragraphs_of(parts.body) for run in one.shown]
    return len(runs) > 5 and sum(run.look.direct for run in runs) > len(runs) / 2
