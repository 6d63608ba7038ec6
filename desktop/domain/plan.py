"""The signed plan: its paragraphs, bases, targets, audiences, topics, tasks and who answers for what."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from desktop.domain.cadence import CadenceKind
from desktop.domain.record import (
    Code,
    Record,
    code_field,
    day_field,
    flag_field,
    line_field,
    number_field,
    ref_field,
    text_field,
)


class TargetKind(Code):
    """How a target is measured."""

    PERCENT = "percent", "tỷ lệ phần trăm"
    COUNT = "count", "số lượng"
    PERIODIC = "periodic", "số lượng tối thiểu mỗi kỳ"
    ACTION = "action", "công việc phải làm"


class Role(Code):
    """An agency's part in a task (vai trò)."""

    LEAD = "lead", "chủ trì"
    COORDINATING = "coordinating", "phối hợp"
    ADVISING = "advising", "tham mưu"


class DueRule(Code):
    """Where in a period the due day of a work item lies."""

    CLOSING = "closing", "ngày chốt số liệu của kỳ"
    DAY_OF_MONTH = "day_of_month", "ngày cố định trong tháng cuối kỳ"
    LAST_DAY = "last_day", "ngày cuối tháng"
    LAST_WORKING_DAY = "last_working_day", "ngày làm việc cuối cùng của tháng"


class Plan(Record):
    """A plan in force between two days, as signed."""

    term: ClassVar[str] = "kế hoạch"

    number: str = line_field("Số, ký hiệu", default="", max_length=60)
    day: date | None = day_field("Ngày ban hành", default=None)
    issuer: str = line_field("Cơ quan ban hành", default="", max_length=300)
    title: str = line_field("Trích yếu", min_length=1, max_length=1000)
    from_day: date | None = day_field("Thực hiện từ ngày", default=None)
    to_day: date | None = day_field("Thực hiện đến ngày", default=None)
    parent: bytes | None = ref_field("Kế hoạch cấp trên", "plan", default=None)
    signer: str = line_field("Người ký", personal=True, default="", max_length=100)
    signer_title: str = line_field("Chức vụ người ký", default="", max_length=300)
    source_name: str = text_field("Tệp nguồn", default="", max_length=300)
    source_sha256: str = text_field("Mã băm tệp nguồn", default="", max_length=64)


class PlanParagraph(Record):
    """One paragraph of the signed text; tasks and targets quote it by `position`."""

    term: ClassVar[str] = "đoạn của kế hoạch"

    plan: bytes = ref_field("Kế hoạch", "plan")
    position: int = number_field("Thứ tự", ge=0)
    text: str = text_field("Nội dung")


class PlanBasis(Record):
    """A document the plan rests on (căn cứ)."""

    term: ClassVar[str] = "căn cứ của kế hoạch"

    plan: bytes = ref_field("Kế hoạch", "plan")
    position: int = number_field("Thứ tự", ge=0)
    text: str = text_field("Căn cứ", min_length=1)
    is_parent: bool = flag_field("Là kế hoạch cấp trên", default=False)
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class Target(Record):
    """A target (mục tiêu, chỉ tiêu). `goal` is in basis points for percent, else a plain count of `unit`."""

    term: ClassVar[str] = "mục tiêu"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("kind", "goal", "unit"),)

    plan: bytes = ref_field("Kế hoạch", "plan")
    position: int = number_field("Thứ tự", ge=0)
    text: str = text_field("Mục tiêu", min_length=1)
    short: str = line_field("Tên gọn", default="", max_length=200)
    kind: TargetKind = code_field("Loại mục tiêu", TargetKind)
    goal: int | None = number_field("Mức phải đạt", default=None, ge=0)
    unit: str = line_field("Đơn vị tính", default="", max_length=60)
    each_period: str = text_field("Kỳ tính", default="", max_length=60)
    until_year: int | None = number_field("Đến năm", default=None, ge=1990, le=2200)
    roster_group: bytes | None = ref_field("Nhóm đối tượng", "roster_group", default=None)
    task: bytes | None = ref_field("Nhiệm vụ", "task", default=None)
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class Audience(Record):
    """A group of people the plan speaks to; counted, never listed by person."""

    term: ClassVar[str] = "đối tượng truyền thông"

    plan: bytes = ref_field("Kế hoạch", "plan")
    position: int = number_field("Thứ tự", ge=0)
    text: str = text_field("Đối tượng", min_length=1)
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class Topic(Record):
    """A subject of communication in the plan's topic tree."""

    term: ClassVar[str] = "chủ đề truyền thông"

    plan: bytes | None = ref_field("Kế hoạch", "plan", default=None)
    parent: bytes | None = ref_field("Chủ đề cấp trên", "topic", default=None)
    position: int = number_field("Thứ tự", default=0, ge=0)
    name: str = line_field("Tên chủ đề", min_length=1, max_length=300)
    text: str = text_field("Nguyên văn", default="")
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class Task(Record):
    """A task of the plan. `printed_number` is text and never identity: real plans have two items "4."."""

    term: ClassVar[str] = "nhiệm vụ"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("cadence", "due_rule", "due_day", "by_day"),)

    plan: bytes = ref_field("Kế hoạch", "plan")
    parent: bytes | None = ref_field("Nhiệm vụ cấp trên", "task", default=None)
    position: int = number_field("Thứ tự", ge=0)
    printed_number: str = line_field("Số in trong kế hoạch", default="", max_length=30)
    section: str = text_field("Phần của kế hoạch", default="", max_length=500)
    title: str = line_field("Tên nhiệm vụ", min_length=1, max_length=2000)
    content: str = text_field("Nội dung", default="")
    product: str = text_field("Sản phẩm, kết quả", default="", max_length=1000)
    timing: str = text_field("Thời gian thực hiện (nguyên văn)", default="", max_length=500)
    cadence: CadenceKind = code_field("Chu kỳ", CadenceKind, default=CadenceKind.UNKNOWN)
    due_rule: DueRule = code_field("Cách tính hạn", DueRule, default=DueRule.CLOSING)
    due_day: int | None = number_field("Ngày trong tháng", default=None, ge=1, le=31)
    by_day: date | None = day_field("Hạn cuối", default=None)
    from_day: date | None = day_field("Bắt đầu từ", default=None)
    to_day: date | None = day_field("Kết thúc", default=None)
    quiet_days: int = number_field("Nhắc khi không hoạt động quá (ngày)", default=30, ge=1, le=3660)
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class TaskRole(Record):
    """An agency's role in a task; a group of agencies stands here as one and is expanded when asked."""

    term: ClassVar[str] = "vai trò trong nhiệm vụ"

    task: bytes = ref_field("Nhiệm vụ", "task")
    agency: bytes = ref_field("Cơ quan", "agency")
    role: Role = code_field("Vai trò", Role)
    position: int = number_field("Thứ tự", default=0, ge=0)
    printed: str = text_field("Tên in trong kế hoạch", default="", max_length=300)


class Responsibility(Record):
    """What the plan's last section lays on an agency; one row a bullet or paragraph."""

    term: ClassVar[str] = "trách nhiệm"

    plan: bytes = ref_field("Kế hoạch", "plan")
    agency: bytes = ref_field("Cơ quan", "agency")
    position: int = number_field("Thứ tự", ge=0)
    printed: str = text_field("Tên in trong kế hoạch", default="", max_length=500)
    text: str = text_field("Nội dung", default="")
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class NoteKind(Code):
    """What a note of a plan is about."""

    MONEY = "money", "kinh phí"
    RECIPIENT = "recipient", "nơi nhận"
    FAULT = "fault", "điểm cần lưu ý của văn bản"


class PlanNote(Record):
    """Money, recipients, and what the reader found odd in the text."""

    term: ClassVar[str] = "ghi chú của kế hoạch"

    plan: bytes = ref_field("Kế hoạch", "plan")
    kind: NoteKind = code_field("Loại ghi chú", NoteKind)
    position: int = number_field("Thứ tự", ge=0)
    text: str = text_field("Nội dung", min_length=1)
    first_paragraph: int | None = number_field("Từ đoạn", default=None, ge=0)
    last_paragraph: int | None = number_field("Đến đoạn", default=None, ge=0)


class AmendedPart(Code):
    """The part of a task or target whose wording an amendment changes."""

    TITLE = "title", "tên nhiệm vụ"
    CONTENT = "content", "nội dung"
    TIMING = "timing", "thời gian thực hiện"
    TEXT = "text", "mục tiêu"


class Amendment(Record):
    """From `from_day` on one part of a task or target reads otherwise; earlier periods keep the old words."""

    term: ClassVar[str] = "sửa đổi kế hoạch"

    plan: bytes = ref_field("Kế hoạch", "plan")
    task: bytes | None = ref_field("Nhiệm vụ", "task", default=None)
    target: bytes | None = ref_field("Mục tiêu", "target", default=None)
    part: AmendedPart = code_field("Phần được sửa", AmendedPart)
    text: str = text_field("Nội dung mới", min_length=1)
    from_day: date = day_field("Có hiệu lực từ ngày")
    document: str = line_field("Văn bản sửa đổi", default="", max_length=300)
