"""Bringing figures in from a sender's workbook: what is kept of an import, and the draft a clerk looks at first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.domain.record import Code, Record, code_field, day_field, line_field, number_field, ref_field, text_field


class ImportKind(Code):
    """What a workbook brings in."""

    MEDIA = "media", "tin bài, lần phát"
    TRAINEES = "trainees", "danh sách học viên"


class ImportBatch(Record):
    """One import (lần nhập): undone as one act, it takes this record along.

    `corrected` are digests of the sender's rows, one a line, that a clerk put right before they came in: when the same
    file comes again they are known for what they are. No content of a row is kept.
    """

    term: ClassVar[str] = "lần nhập từ Excel"

    number: int = number_field("Lần nhập số", ge=1)
    kind: ImportKind = code_field("Nội dung", ImportKind)
    day: date = day_field("Ngày nhập")
    file_name: str = line_field("Tên tệp", min_length=1, max_length=300)
    file_sha256: str = line_field("Mã băm của tệp", max_length=64)
    sender: bytes | None = ref_field("Đơn vị gửi", "agency", default=None)
    course: bytes | None = ref_field("Lớp", "course", default=None)
    taken: int = number_field("Số dòng đã nhập", default=0, ge=0)
    double: int = number_field("Số dòng trùng", default=0, ge=0)
    refused: int = number_field("Số dòng lỗi", default=0, ge=0)
    corrected: str = text_field("Dòng đã sửa", default="", max_length=1_000_000)


class ImportMapping(Record):
    """Which column of a sender's table is which of ours, as the clerk left it; known again by the table's heads."""

    term: ClassVar[str] = "cách ghép cột của nơi gửi"

    kind: ImportKind = code_field("Nội dung", ImportKind)
    signature: str = line_field("Mẫu bảng", min_length=1, max_length=64)
    columns: str = text_field("Cột đã ghép", default="", max_length=2000)
    sender: bytes | None = ref_field("Đơn vị gửi", "agency", default=None)


class LineState(Enum):
    """What becomes of a row; the value is how a clerk is told."""

    GOOD = "hợp lệ"
    WRONG = "lỗi"
    DOUBLE = "trùng"
    FIXED_BEFORE = "đã sửa lần trước"


@dataclass(frozen=True)
class Refusal:
    """Why a cell is refused, in a whole sentence that names sheet, row, column and what stands there.

    `brief` is for the sender, who has the row before him.
    """

    key: str
    sentence: str
    brief: str = ""


@dataclass(frozen=True)
class ImportLine:
    """A row of the sender's table: its own number, its cells as text, what becomes of it and why.

    `retyped` are the keys a clerk corrected.
    """

    row: int
    texts: tuple[str, ...]
    state: LineState
    refusals: tuple[Refusal, ...] = ()
    note: str = ""
    retyped: frozenset[str] = frozenset()

    @property
    def reason(self) -> str:
        """Why it does not come in, or what is worth knowing; empty for a plain good row."""
        return " ".join([*(one.sentence for one in self.refusals), *([self.note] if self.note else [])])


@dataclass(frozen=True)
class ImportColumn:
    """A column of the draft: the office's name, and the sender's head it was found under (empty: not found).

    `own` is one that no sender fills: the clerk answers there.
    """

    key: str
    name: str
    letter: str = ""
    head: str = ""
    required: bool = False
    own: bool = False


@dataclass(frozen=True)
class Sample:
    """A text as it came in an old font, and in Unicode."""

    font: str
    before: str
    after: str


@dataclass(frozen=True)
class ImportDraft:
    """Everything a clerk sees before anything is stored; `remarks` are whole sentences.

    `heads` are the sender's columns to choose from: letter and words. `kind` is None for a block pasted into a list.
    """

    file_name: str
    kind: ImportKind | None
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[ImportColumn, ...]
    heads: tuple[tuple[str, str], ...]
    lines: tuple[ImportLine, ...]
    remarks: tuple[str, ...] = ()
    samples: tuple[Sample, ...] = ()
    sender: bytes | None = None
    sender_name: str = ""
    counts: dict[LineState, int] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[ImportColumn, ...]:
        """The columns that were found, then our own: `ImportLine.texts` stand in this order."""
        return tuple(column for column in self.columns if column.letter or column.own)

    @property
    def told(self) -> str:
        """`31 hợp lệ, 4 lỗi, 2 trùng`; of a file that came before `33 trùng, 3 đã sửa lần trước, 1 còn lỗi`."""
        good, wrong, *there = LineState
        again = self.counts.get(LineState.FIXED_BEFORE, 0) > 0
        words = {state: state.value for state in LineState} | ({wrong: "còn lỗi"} if again else {})
        order = (good, *there, wrong) if again else tuple(LineState)
        parts = [f"{self.counts[state]} {words[state]}" for state in order if self.counts.get(state)]
        return ", ".join(parts) or "không có dòng nào"
