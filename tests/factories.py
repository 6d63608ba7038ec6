"""Small offices for tests: an open desk on a temporary database, and entries of record files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from desktop.progress import NullProgress
from desktop.services.desk import Desk
from desktop.services.recording import Recording
from desktop.storage import database

TODAY = date(2025, 2, 1)

Entries = list[dict[str, Any]]


def new_desk(folder: Path, today: date = TODAY) -> Desk:
    """A desk at a new database; the caller closes `desk.database`."""
    made = database.create(folder / "so.db", folder=folder / "machines")
    return Desk(made, "Lê Thu (công chức)", lambda: today)


def record(desk: Desk, entries: Entries) -> None:
    Recording(desk).record(entries, "thu.json", NullProgress())


def office() -> Entries:
    """Our own office with heading and signer."""
    return [
        {"act": "agency", "id": "ubnd", "name": "Ủy ban nhân dân huyện Suối Trong", "kind": "committee"},
        {
            "act": "office", "agency": "ubnd", "from_day": "2023-01-01", "place_name": "Suối Trong", "symbol": "UBND",
            "issuer_lines": "ỦY BAN NHÂN DÂN\nHUYỆN SUỐI TRONG", "area": "huyện Suối Trong",
            "full_name": "Ủy ban nhân dân huyện Suối Trong", "drafting_symbol": "VHTT",
            "recipients": "UBND tỉnh\nLưu: VT, VHTT",
        },
        {
            "act": "signer", "agency": "ubnd", "from_day": "2023-01-01", "name": "Trần Thị Mẫu",
            "authority_lines": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH",
        },
    ]  # fmt: skip


def two_courses() -> Entries:
    """Groups of 42 and 60 members, a course in April and one in August with members in common (TC03)."""
    entries: Entries = [{"act": "agency", "id": f"d{i}", "name": f"Phòng số {i}"} for i in range(6)]
    entries += [
        {"act": "group", "mark": "A", "name": "Cán bộ làm công tác quyền con người, quản lý thông tin"},
        {"act": "group", "mark": "B", "name": "Cán bộ chủ chốt tổ chức chính trị - xã hội"},
    ]
    for mark, size in (("A", 42), ("B", 60)):
        names = [f"{mark}{i}" for i in range(size)]
        entries += [
            {"act": "person", "id": name, "name": f"Người {name}", "agency": f"d{i % 6}"}
            for i, name in enumerate(names)
        ]
        entries.append({"act": "roster", "group": mark, "persons": names, "from_day": "2023-01-01"})
    entries += [
        {"act": "course", "title": "Lớp tháng 4", "sessions": [{"id": "april", "day": "2024-04-12"}]},
        {"act": "course", "title": "Lớp tháng 8", "sessions": [{"id": "august", "day": "2024-08-20"}]},
        {"act": "attendance", "session": "april", "mark": "present", "persons": _some("A", 0, 30) + _some("B", 0, 20)},
        {"act": "attendance", "session": "august", "mark": "late", "persons": _some("A", 26, 36) + _some("B", 15, 40)},
    ]
    return entries


def _some(mark: str, first: int, end: int) -> list[str]:
    return [f"{mark}{i}" for i in range(first, end)]


def broadcasts() -> Entries:
    """A programme aired by the district and relayed by 20 communes, and two more (TC05)."""
    entries: Entries = [{"act": "agency", "name": f"Xã số {i}", "kind": "commune"} for i in range(20)]
    entries += [
        {"act": "topic", "name": "Quyền trẻ em"},
        {"act": "topic", "name": "Quyền của người khuyết tật"},
        {"act": "channel", "name": "Truyền thanh huyện", "kind": "radio", "level": "district"},
        {"act": "channel", "name": "Loa xã", "kind": "radio", "level": "commune"},
        {"act": "product", "title": "Chương trình một", "kind": "programme", "minutes": 12, "topics": ["Quyền trẻ em"]},
        {"act": "product", "title": "Chương trình hai", "kind": "programme", "minutes": 15},
        {"act": "product", "title": "Chương trình ba", "kind": "programme", "minutes": 15},
        {
            "act": "airing", "product": "Chương trình một", "channel": "Truyền thanh huyện", "day": "2024-09-02",
            "times": 4,
        },
        {
            "act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-03", "relayed": True,
            "agencies": [f"Xã số {i}" for i in range(20)],
        },
        {
            "act": "airing", "product": "Chương trình hai", "channel": "Truyền thanh huyện", "day": "2024-09-14",
            "at": "23:59", "times": 2,
        },
        {
            "act": "airing", "product": "Chương trình ba", "channel": "Truyền thanh huyện", "day": "2024-09-10",
            "times": 2,
        },
    ]  # fmt: skip
    return entries
