"""The history of records as Vietnamese sentences: who did what and when, from which value to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import assert_never

from desktop.domain.terms import ActKind, Shape, default_of, record_term, shape_of
from desktop.journal.operation import Act, Kind, Value
from desktop.journal.story import Change
from desktop.journal.undo import Left
from desktop.journal.wording import ERASED, Reading, label

_SINGLY = 3
"""So many rows of one table are told one by one; more are counted."""


def heading(act: Act, reading: Reading) -> str:
    """When and who: `24/11/2026 18:30, Phạm Thu Hà (công chức)`."""
    return ", ".join(filter(None, (reading.moment(act.at), act.who)))


def act_line(act: Act, reading: Reading) -> str:
    """An act by its own name: `24/11/2026 18:30, Phạm Thu Hà (công chức): Xóa lớp tập huấn`."""
    return f"{heading(act, reading)}: {act.name.rstrip('.')}."


def sentence(act: Act, change: Change, reading: Reading, *, named: bool = False) -> str:
    """One change of one record. `named` says which record it is, where the reader does not know that already."""
    return f"{heading(act, reading)}: {_again(act)}{told(change, reading, named=named)}."


def sentences(act: Act, changes: Sequence[Change], reading: Reading) -> Iterator[str]:
    """Everything an act did, one sentence each; many rows of a table that fared alike are counted in one."""
    alike = sorted(changes, key=lambda change: (change.table, change.kind))
    for (table, kind), group in groupby(alike, key=lambda change: (change.table, change.kind)):
        rows = list(group)
        if len(rows) > _SINGLY:
            yield f"{heading(act, reading)}: {_again(act)}{_verb(kind)} {len(rows)} {record_term(table)}."
        else:
            yield from (sentence(act, change, reading, named=True) for change in rows)


def told(change: Change, reading: Reading, *, named: bool = False) -> str:
    """A change without time and person: `sửa lớp tập huấn: «Tên lớp» từ «A» thành «B»`."""
    what = f"{_verb(change.kind)} {record_term(change.table)}"
    name = _name(change, reading)
    match change.kind:
        case Kind.CREATE:
            return _listed(what, _filled(change, reading))
        case Kind.CHANGE:
            altered = _altered(change, reading)
            nothing = "thông tin chương trình tự giữ" if change.fields else "không đổi giá trị nào"
            return _listed(f"{what}{name if named else ''}", altered or [nothing])
        case Kind.DELETE | Kind.RESTORE:
            return f"{what}{name}"
        case Kind.RESOLVE:
            return _listed(f"{what}{name if named else ''}", _chosen(change, reading) or ["giữ lại"])
        case Kind.ERASE:
            return _listed(what, [", ".join(_quoted_label(change, field) for field in change.fields)])
        case _:
            assert_never(change.kind)


def left_sentence(left: Left, name: str) -> str:
    """What an undo has left alone and why; `name` is the row's shown name, or empty."""
    row = f"{record_term(left.table)} «{name}»" if name else record_term(left.table)
    fields = ", ".join(f"«{label(left.table, field)}»" for field in left.fields if _readable(left.table, field))
    return f"Giữ nguyên {fields + ' của ' if fields else ''}{row}: {left.why.term}."


def _again(act: Act) -> str:
    if act.undoes is None:
        return ""
    return f"{(ActKind.REDO if act.kind == ActKind.REDO else ActKind.UNDO).term}: "


def _verb(kind: Kind) -> str:
    match kind:
        case Kind.CREATE:
            return "thêm"
        case Kind.CHANGE:
            return "sửa"
        case Kind.DELETE:
            return "xóa"
        case Kind.RESTORE:
            return "khôi phục"
        case Kind.RESOLVE:
            return "chọn giá trị cho"
        case Kind.ERASE:
            return f"{ERASED} của"
        case _:
            assert_never(kind)


def _name(change: Change, reading: Reading) -> str:
    values = change.after if change.kind is Kind.RESTORE else change.before or change.after
    shown = reading.row(change.table, {name: value for name, value in values.items() if name not in change.erased})
    return f" «{shown}»" if shown else ""


def _filled(change: Change, reading: Reading) -> list[str]:
    return [
        f"{_quoted_label(change, name)} là {_quoted(change, name, change.after, reading)}"
        for name in _shown(change)
        if name in change.erased or not _left_empty(change.table, name, change.after.get(name))
    ]


def _left_empty(table: str, name: str, value: Value) -> bool:
    """Whether nobody has filled a field: it is empty, or still the nought it began with."""
    return value is None or value == "" or (value == 0 and default_of(table, name) in (0, False))


def _chosen(change: Change, reading: Reading) -> list[str]:
    return [
        f"{_quoted_label(change, name)} lấy {_quoted(change, name, change.after, reading)}" for name in _shown(change)
    ]


def _altered(change: Change, reading: Reading) -> list[str]:
    return [
        f"{_quoted_label(change, name)} {ERASED}"
        if name in change.erased
        else f"{_quoted_label(change, name)} từ {_quoted(change, name, change.before, reading)} "
        f"thành {_quoted(change, name, change.after, reading)}"
        for name in _shown(change)
    ]


def _shown(change: Change) -> list[str]:
    return [name for name in change.fields if _readable(change.table, name)]


def _readable(table: str, name: str) -> bool:
    return shape_of(table, name) is not Shape.TECHNICAL


def _quoted_label(change: Change, name: str) -> str:
    return f"«{label(change.table, name)}»"


def _quoted(change: Change, name: str, values: Mapping[str, Value], reading: Reading) -> str:
    return f"«{ERASED if name in change.erased else reading.value(change.table, name, values)}»"


def _listed(what: str, parts: list[str]) -> str:
    return f"{what}: {'; '.join(parts)}" if parts else what
