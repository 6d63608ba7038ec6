"""How a list is looked at (cách xem): columns in an order, filters, a grouping; as text, to be kept under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop.domain.registers import Asked, Register
from desktop.vietnamese.numerals import day_text

PERSONAL = frozenset({"person", "enrolment", "roster_member"})
"""Tables whose lists never go into a report: they name persons."""


@dataclass(frozen=True)
class View:
    """How a list is looked at: columns from left to right (none: the register's own), order, filters, grouping."""

    columns: tuple[str, ...] = ()
    order: str = ""
    words: str = ""
    only: tuple[tuple[str, object], ...] = field(default=())
    from_day: date | None = None
    to_day: date | None = None
    group: str = ""

    def asked(self, register: Register, equal: tuple[tuple[str, object], ...] = ()) -> Asked:
        """The question it stands for; what the register no longer has is left out."""
        only = tuple((path, value) for path, value in self.only if register.has(path))
        order = self.order if register.has(self.order.removeprefix("-")) else ""
        group = self.group if register.has(self.group) else ""
        return Asked(register.viewed(self.columns), order, self.words, equal, self.from_day, self.to_day, only, group)

    @property
    def narrows(self) -> bool:
        """Whether it leaves lines out."""
        return bool(self.words.strip() or self.only or self.from_day or self.to_day)

    def within(self, first: date, last: date) -> View:
        """The same over no more than these days."""
        begin = max(first, self.from_day or first)
        return replace(self, from_day=begin, to_day=min(last, self.to_day or last))

    def as_json(self) -> str:
        """As `SavedView.body` holds it."""
        held: dict[str, Any] = {
            "columns": list(self.columns), "order": self.order, "words": self.words,
            "only": [list(one) for one in self.only], "group": self.group,
            "from": self.from_day.isoformat() if self.from_day else "",
            "to": self.to_day.isoformat() if self.to_day else "",
        }  # fmt: skip
        return json.dumps({key: value for key, value in held.items() if value}, ensure_ascii=False)

    @classmethod
    def parse(cls, body: str) -> View:
        """What `as_json` gave; whatever cannot be read is left out, so that a view never keeps a list from opening."""
        try:
            held = json.loads(body or "{}")
            return cls(
                tuple(map(str, held.get("columns", ()))),
                str(held.get("order", "")),
                str(held.get("words", "")),
                tuple((str(path), value) for path, value in held.get("only", ()) if _is_plain(value)),
                date.fromisoformat(held["from"]) if held.get("from") else None,
                date.fromisoformat(held["to"]) if held.get("to") else None,
                str(held.get("group", "")),
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def told(self, register: Register) -> str:
        """The filters and the grouping in words; empty where there is neither."""
        parts = [
            f"{register.column(path).title}: {register.column(path).called(value)}"
            for path, value in self.only
            if register.has(path)
        ]
        if self.from_day:
            parts.append(f"từ ngày {day_text(self.from_day)}")
        if self.to_day:
            parts.append(f"đến ngày {day_text(self.to_day)}")
        if self.words.strip():
            parts.append(f"có chữ «{self.words.strip()}»")
        if self.group and register.has(self.group):
            parts.append(f"gộp theo {register.column(self.group).title.lower()}")
        return "; ".join(parts)


def _is_plain(value: object) -> bool:
    """Whether a value may stand in a column: another program's file may say anything."""
    return value is None or isinstance(value, str | int | float)
