"""Papers: documents issued, the report's own words, and sealed reports that no later rule or entry changes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from desktop.domain.record import Code, Record, code_field, day_field, line_field, number_field, ref_field, text_field


class DocumentKind(Code):
    """Kinds of document with the abbreviation of Nghị định 30/2020, Phụ lục III (công văn has none)."""

    PLAN = "plan", "Kế hoạch"
    DECISION = "decision", "Quyết định"
    LETTER = "letter", "Công văn"
    REPORT = "report", "Báo cáo"
    NOTICE = "notice", "Thông báo"
    GUIDANCE = "guidance", "Hướng dẫn"
    SUBMISSION = "submission", "Tờ trình"
    INVITATION = "invitation", "Giấy mời"
    PROGRAMME = "programme", "Chương trình"
    DIRECTIVE = "directive", "Chỉ thị"
    OTHER = "other", "Văn bản khác"


class Direction(Code):
    """Whether we issued a document or received it."""

    ISSUED = "issued", "văn bản ban hành"
    RECEIVED = "received", "văn bản đến"


class IssuedDocument(Record):
    """A document the report names under direction and management."""

    term: ClassVar[str] = "văn bản chỉ đạo, điều hành"

    kind: DocumentKind = code_field("Loại văn bản", DocumentKind)
    direction: Direction = code_field("Chiều", Direction, default=Direction.ISSUED)
    number: str = line_field("Số, ký hiệu", min_length=1, max_length=60)
    day: date = day_field("Ngày ban hành")
    issuer: str = line_field("Cơ quan ban hành", min_length=1, max_length=300)
    title: str = line_field("Trích yếu", min_length=1, max_length=1000)
    task: bytes | None = ref_field("Nhiệm vụ", "task", default=None)


class WordsPlace(Code):
    """Where in a report the office's own words stand."""

    OPENING = "opening", "mở đầu"
    DIRECTION = "direction", "công tác chỉ đạo"
    STRENGTHS = "strengths", "ưu điểm"
    DIFFICULTIES = "difficulties", "khó khăn, hạn chế"
    CAUSES = "causes", "nguyên nhân"
    NEXT = "next", "nhiệm vụ kỳ tới"
    PROPOSALS = "proposals", "đề xuất, kiến nghị"


class ReportWords(Record):
    """A passage of the report of one period in the office's own words, kept apart from its figures."""

    term: ClassVar[str] = "lời văn báo cáo"

    period: str = text_field("Kỳ", min_length=4, max_length=10)
    place: WordsPlace = code_field("Vị trí", WordsPlace)
    text: str = text_field("Nội dung", default="")


class SealedReport(Record):
    """A report with its number: period and rule as they were, figures, words, and both files by digest."""

    term: ClassVar[str] = "báo cáo đã phát hành"

    period: str = text_field("Kỳ", min_length=4, max_length=10)
    rules: str = text_field("Bộ quy định kỳ", min_length=1, max_length=30)
    from_day: date = day_field("Từ ngày")
    to_day: date = day_field("Đến ngày")
    number: str = line_field("Số", min_length=1, max_length=10)
    symbol: str = line_field("Ký hiệu", min_length=1, max_length=60)
    year: int = number_field("Năm", ge=1990, le=2200)
    day: date = day_field("Ngày ký")
    figures: str = text_field("Số liệu (JSON)", max_length=5_000_000)
    words: str = text_field("Toàn văn", max_length=5_000_000)
    docx_sha256: str = text_field("Mã băm tệp Word", min_length=64, max_length=64)
    pdf_sha256: str = text_field("Mã băm tệp PDF", min_length=64, max_length=64)
