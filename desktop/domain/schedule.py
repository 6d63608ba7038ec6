"""The work a plan's cadence makes: one item a task and reporting period, its result and its evidence."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from desktop.domain.record import Code, Record, code_field, day_field, line_field, number_field, ref_field, text_field


class WorkState(Code):
    """What the clerk says of a work item; "overdue" is computed from the due day, never stored."""

    OPEN = "open", "đang thực hiện"
    WAITING = "waiting", "chờ văn bản"
    DONE = "done", "đã hoàn thành"
    DROPPED = "dropped", "không thực hiện trong kỳ"


class WorkItem(Record):
    """A task's work in one reporting period (code as in `period.py`: 2024-09, 2024-Q3, 2024)."""

    term: ClassVar[str] = "công việc của kỳ"
    merge_units: ClassVar[tuple[tuple[str, ...], ...]] = (("state", "done_day"),)

    task: bytes = ref_field("Nhiệm vụ", "task")
    period: str = text_field("Kỳ", min_length=4, max_length=10)
    due_day: date | None = day_field("Hạn", default=None)
    state: WorkState = code_field("Trạng thái", WorkState, default=WorkState.OPEN)
    done_day: date | None = day_field("Ngày hoàn thành", default=None)
    result: str = text_field("Kết quả", default="")
    difficulty: str = text_field("Khó khăn, vướng mắc", default="")


class TaskActivity(Record):
    """A day on which a continuous task was worked on: it is never done, but its last activity is known."""

    term: ClassVar[str] = "hoạt động của nhiệm vụ"

    task: bytes = ref_field("Nhiệm vụ", "task")
    agency: bytes | None = ref_field("Cơ quan thực hiện", "agency", default=None)
    day: date = day_field("Ngày")
    text: str = text_field("Nội dung", min_length=1, max_length=2000)


class Evidence(Record):
    """A file that proves a result: its content is kept once by its SHA-256, its name is as the clerk gave it."""

    term: ClassVar[str] = "minh chứng"

    work_item: bytes | None = ref_field("Công việc", "work_item", default=None)
    stated_value: bytes | None = ref_field("Số liệu", "stated_value", default=None)
    course: bytes | None = ref_field("Lớp tập huấn", "course", default=None)
    product: bytes | None = ref_field("Sản phẩm", "product", default=None)
    sha256: str = text_field("Mã băm", min_length=64, max_length=64)
    file_name: str = text_field("Tên tệp", min_length=1, max_length=255)
    size: int = number_field("Dung lượng (byte)", ge=0)
    note: str = text_field("Ghi chú", default="", max_length=500)


class Holiday(Record):
    """A day off, or a weekend day worked in exchange, as the clerk confirmed it."""

    term: ClassVar[str] = "ngày nghỉ, ngày làm bù"

    day: date = day_field("Ngày")
    name: str = line_field("Tên", min_length=1, max_length=200)
    working: int = number_field("Là ngày làm bù", default=0, ge=0, le=1)


class ConfirmedYear(Record):
    """A year whose list of holidays the clerk has confirmed against the official announcement."""

    term: ClassVar[str] = "năm đã xác nhận lịch nghỉ"

    year: int = number_field("Năm", ge=1990, le=2200)
    document: str = line_field("Theo văn bản", default="", max_length=300)


class PeriodSetting(Record):
    """A change of the closing rule of a rule set from a day on; drafts follow it, sealed papers never do.

    What is left empty stays as it was (`PeriodRules.changed`); `kind` empty means every kind of period.
    """

    term: ClassVar[str] = "quy định chốt số liệu"

    rules: str = text_field("Bộ quy định", min_length=1, max_length=30)
    kind: str = text_field("Loại kỳ", default="", max_length=20)
    from_day: date = day_field("Áp dụng từ ngày")
    close_day: int | None = number_field("Ngày chốt số liệu", default=None, ge=1, le=31)
    lag_days: int | None = number_field("Số ngày làm việc đến hạn gửi", default=None, ge=1, le=60)
    citation: str = text_field("Căn cứ", default="", max_length=300)
