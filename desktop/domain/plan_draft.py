"""What the plan reader proposes and a person confirms: each guess with its paragraphs and how sure it is.

Paragraphs are counted from 0 through `PlanDraft.paragraphs`; a row of a table counts as one paragraph. What the text
does not say is None or an empty tuple, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from desktop.domain.cadence import Timing
from desktop.domain.plan import TargetKind
from desktop.domain.record import Code

T = TypeVar("T")


class Sure(Code):
    """How sure the reader is of a guess."""

    SURE = "sure", "chắc chắn"
    LIKELY = "likely", "có khả năng"
    DOUBTFUL = "doubtful", "cần xem lại"


class SourceKind(Code):
    """The kind of the file by its content, whatever its name."""

    DOCX = "docx", "tệp Word"
    PDF = "pdf", "tệp PDF"
    TXT = "txt", "tệp văn bản"


@dataclass(frozen=True)
class PlanSource:
    """The file a draft was read from; `sha256` is of its bytes, in hex."""

    name: str
    kind: SourceKind
    sha256: str


@dataclass(frozen=True)
class Guess(Generic[T]):
    """One value read from the text."""

    value: T
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class BasisDraft:
    """A document the plan rests on (căn cứ); `number` and `day` are those of that document."""

    text: str
    number: str | None
    day: date | None
    is_parent: bool
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class TargetDraft:
    """A target (mục tiêu, chỉ tiêu).

    `percent` is the level to reach, `percent_to` the upper end of a range; `at_most` says that the level must not be
    passed ("xuống dưới 30%"). `count` and `unit` are of a count ("ít nhất 20 mô hình"), with `each` the period of a
    periodic one ("quý"). `heading` is the nearest heading above.
    """

    text: str
    kind: TargetKind
    paragraphs: tuple[int, ...]
    sure: Sure
    percent: Decimal | None = None
    percent_to: Decimal | None = None
    at_most: bool = False
    count: int | None = None
    unit: str = ""
    each: str = ""
    year: int | None = None
    heading: str = ""


@dataclass(frozen=True)
class AudienceDraft:
    """A group of people the plan speaks to (đối tượng)."""

    text: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class TopicDraft:
    """A subject of communication; `name` is its first clause, `text` the whole."""

    name: str
    text: str
    children: tuple[TopicDraft, ...]
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class AgencyMention:
    """An agency as the plan prints it; a group ("UBND các xã, thị trấn") is one mention."""

    name: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class TaskDraft:
    """A task of the plan.

    `printed_number` is text, never identity; `part` counts the tasks that share one printed number (None when it has
    only one). `section` is the chain of headings above, joined by " › ".
    """

    printed_number: str
    part: int | None
    section: str
    title: str
    content: str
    timing: Guess[Timing] | None
    lead: tuple[AgencyMention, ...]
    coordinating: tuple[AgencyMention, ...]
    advising: tuple[AgencyMention, ...]
    result: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class ResponsibilityDraft:
    """What the last section lays on one agency; `bullets` only where the text has them, `text` always."""

    printed_number: str
    agency: str
    bullets: tuple[str, ...]
    text: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class MoneyDraft:
    """A paragraph on money (kinh phí)."""

    text: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class RecipientDraft:
    """One line of Nơi nhận, without its dash and end mark."""

    text: str
    paragraphs: tuple[int, ...]
    sure: Sure


@dataclass(frozen=True)
class SignerDraft:
    """The signature block: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, name; empty where not printed."""

    on_behalf: str
    acting_for: str
    position: str
    name: str
    paragraphs: tuple[int, ...]
    sure: Sure


class FindingKind(Code):
    """What is odd in the text."""

    SAME_NUMBER = "same_number", "trùng số thứ tự"
    NUMBER_GAP = "number_gap", "thiếu số thứ tự"
    STRANGE_BODY = "strange_body", "tên cơ quan không hợp cấp"
    DOUBLED_WORDS = "doubled_words", "lặp từ"
    NO_LEAD = "no_lead", "chưa rõ cơ quan chủ trì"
    NO_TIMING = "no_timing", "chưa rõ thời gian"
    NO_TASKS = "no_tasks", "không thấy nhiệm vụ"
    HEAD_MISSING = "head_missing", "thiếu thông tin đầu văn bản"
    UPPER_BOUND = "upper_bound", "mức không được vượt"
    ENCODING = "encoding", "bảng mã của tệp"
    BAD_DATE = "bad_date", "ngày tháng không có thật"


@dataclass(frozen=True)
class Finding:
    """A note on the text for the person who confirms: a whole Vietnamese sentence. Never a failure."""

    kind: FindingKind
    text: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlanDraft:
    """Everything read from one signed plan, nothing of it saved."""

    source: PlanSource
    number: Guess[str] | None
    day: Guess[date] | None
    issuer: Guess[str] | None
    title: Guess[str] | None
    bases: tuple[BasisDraft, ...]
    targets: tuple[TargetDraft, ...]
    audiences: tuple[AudienceDraft, ...]
    topics: tuple[TopicDraft, ...]
    tasks: tuple[TaskDraft, ...]
    responsibilities: tuple[ResponsibilityDraft, ...]
    money: tuple[MoneyDraft, ...]
    recipients: tuple[RecipientDraft, ...]
    signer: SignerDraft | None
    notes: tuple[Finding, ...]
    paragraphs: tuple[str, ...]

    def quote(self, paragraphs: tuple[int, ...]) -> str:
        """The paragraphs of the signed text, one a line."""
        return "\n".join(self.paragraphs[number] for number in paragraphs)
