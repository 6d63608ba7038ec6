"""A record file as it lies on the disk: read, its form checked, and named in the history by what is in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop.errors import FileFault
from desktop.vietnamese.numerals import grouped

_LIMIT_BYTES = 64 * 1024 * 1024
_LONGEST_FILE_NAME = 60
_KINDS_NAMED = 5
Entry = Mapping[str, Any]

_KINDS = {
    "agency": "cơ quan",
    "agency_group": "nhóm cơ quan",
    "succession": "việc kế thừa cơ quan",
    "office": "thể thức của cơ quan",
    "signer": "người ký",
    "group": "nhóm đối tượng",
    "roster": "thành viên nhóm",
    "person": "người",
    "person_change": "thay đổi về người",
    "person_merge": "lần gộp người",
    "course": "lớp tập huấn",
    "session": "buổi học",
    "attendance": "điểm danh",
    "topic": "chủ đề",
    "channel": "kênh",
    "product": "sản phẩm",
    "airing": "lần phát, đăng",
    "issued_document": "văn bản",
    "stated_value": "số liệu mục tiêu",
    "target": "cách đo mục tiêu",
    "amendment": "sửa đổi kế hoạch",
    "work": "công việc",
    "activity": "hoạt động",
    "words": "lời văn báo cáo",
    "holiday": "ngày nghỉ, ngày làm bù",
    "confirmed_year": "năm xác nhận lịch nghỉ",
}
"""What the history calls the acts of a file."""


def act_name(source: str, entries: Iterable[Entry]) -> str:
    """The name of recording a file: the file and how many of which kind, the most frequent kinds by name; no persons.

    Of attendance, rosters and airings it counts whom and by whom they name, a group of agencies as one.
    """
    found: Counter[str] = Counter()
    for entry in entries:
        act = entry.get("act") if isinstance(entry, Mapping) else None
        if isinstance(act, str):
            found[act.replace(" ", "_")] += _many(entry)
    order = found.most_common()
    named = [kind for kind, _ in order[:_KINDS_NAMED]]
    parts = [f"{grouped(found[kind])} {_KINDS.get(kind, 'mục')}" for kind in found if kind in named]
    rest = sum(number for _, number in order[_KINDS_NAMED:])
    parts += [f"{grouped(rest)} mục khác"] * (rest > 0)
    name = Path(source).name
    short = name if len(name) <= _LONGEST_FILE_NAME else f"{name[:_LONGEST_FILE_NAME]}…"
    return f"Ghi tệp {short}: {', '.join(parts) or 'không có mục nào'}"


def _many(entry: Entry) -> int:
    lists = [entry.get(name) for name in ("persons", "agencies")]
    return max([1, *(len(one) for one in lists if isinstance(one, list))])


class _Doubled(dict[str, Any]):
    """An object in which one key stands twice: which of its values was meant nobody knows."""

    key = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    doubled = _Doubled(values)
    doubled.key = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
    return doubled


def _doubled(value: object) -> str | None:
    """The key that stands twice in an object or in one inside it; JSON's own reader bounds how deep they lie."""
    if isinstance(value, _Doubled):
        return value.key
    inner: Iterable[object] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((key for one in inner if (key := _doubled(one)) is not None), None)


def read_entries(path: Path) -> list[Entry]:
    """The entries of a record file; raises `FileFault` for anything that is not a list in JSON."""
    try:
        if path.exists() and not path.is_file():
            raise FileFault("Đây không phải là tệp.", where=str(path), remedy="Hãy chọn tệp ghi nhận (.json).")
        if path.stat().st_size > _LIMIT_BYTES:
            raise FileFault("Tệp ghi nhận quá lớn (trên 64 MB).", where=str(path), remedy="Hãy chia thành nhiều tệp.")
        entries = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_object)
    except OSError as fault:
        raise FileFault("Không đọc được tệp.", where=str(path), remedy="Hãy kiểm tra tên tệp và quyền đọc.") from fault
    except (ValueError, RecursionError) as fault:
        line = f", dòng {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise FileFault(
            "Tệp không phải là danh sách JSON đúng dạng.", where=f"{path}{line}", remedy="Hãy sửa tệp rồi ghi lại."
        ) from fault
    if not isinstance(entries, list):
        raise FileFault("Tệp phải là một danh sách các mục.", where=str(path), remedy="Hãy đặt các mục trong [ … ].")
    for position, entry in enumerate(entries, start=1):
        key = _doubled(entry)
        if key is not None:
            raise FileFault(
                f"Trong một mục có hai lần «{key}».", where=f"{path}, mục {position}", remedy="Hãy bỏ một lần."
            )
    return entries
