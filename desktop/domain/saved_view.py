"""Saved views of a register (cách xem đã lưu): a filter, columns in an order, a grouping and sums, under a name."""

from __future__ import annotations

from typing import ClassVar

from desktop.domain.record import Record, flag_field, line_field, text_field


class SavedView(Record):
    """One view. `book` is the register's key, `body` what is asked for as JSON; `annex` puts it into reports."""

    term: ClassVar[str] = "cách xem đã lưu"

    name: str = line_field("Tên cách xem", min_length=1, max_length=120)
    book: str = line_field("Sổ", min_length=1, max_length=60)
    body: str = text_field("Nội dung cách xem", default="", max_length=20_000)
    annex: bool = flag_field("Đưa vào phụ lục báo cáo", default=False)
