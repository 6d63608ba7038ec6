"""Makes the archived database of today's schema: `python -m tests.archive.make`, once for every release of a schema.

An archived database is never made again once its schema has been released: it stands for the files in the offices.
Every table has rows that were added, changed, deleted and undone, written by two machines, and one erased person.
"""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Column, LargeBinary, Table

from desktop.domain.people import Person
from desktop.domain.record import ClockText, CodeText, DayText, YesNo, new_uid
from desktop.journal.operation import SCHEMA
from desktop.storage import database, erasure, tables, undoing
from desktop.storage.acts import OpenAct
from desktop.storage.database import Database

FOLDER = Path(__file__).parent
WHO = "Chị Hà, văn thư"
ERASED = "Lê Thị Lưu Trữ"


def archived(schema: int) -> Path:
    return FOLDER / f"schema_{schema}.db.xz"


def expected(schema: int) -> Path:
    """What is known of an archived database: rows a table, and how many operations."""
    return FOLDER / f"schema_{schema}.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        base = database.create(folder / "so.db", folder=folder / "machines")
        fill(base)
        base.close()
        second = database.open_existing(base.path, folder=folder / "another machine")
        write_on(second)
        second.outside_transaction("VACUUM")
        expected(SCHEMA).write_text(json.dumps(counted(second), indent=1, sort_keys=True) + "\n", encoding="utf-8")
        second.close()
        archived(SCHEMA).write_bytes(lzma.compress(base.path.read_bytes(), preset=9))


def fill(base: Database) -> None:
    """Two rows in every table, and a third that is deleted again."""
    uids = {table.name: [new_uid() for _ in range(3)] for table in tables.replicated()}
    with base.act("Nhập dữ liệu lưu trữ", who=WHO) as act:
        for table in tables.replicated():
            for number in range(3):
                insert(act, table, uids, number)
    with base.act("Xóa mỗi loại một mục", who=WHO) as act:
        for table in tables.replicated():
            act.remove(tables.record_of(table.name), uids[table.name][2])
    with base.act("Thêm người rồi xóa dữ liệu cá nhân", who=WHO) as act:
        person = act.add(Person.of(name=ERASED, post="Người đã xóa", birth_year=1961))
    erasure.erase(base, "person", person.uid, WHO)


def write_on(base: Database) -> None:
    """What a second machine changes, and an undo."""
    with base.act("Sửa trên máy thứ hai", who="Anh Nam, cán bộ") as act:
        for person in act.find(Person, order=("uid",))[:2]:
            act.change(Person, person.uid, post="Đã sửa trên máy thứ hai")
    with base.act("Thêm để hoàn tác", who="Anh Nam, cán bộ") as act:
        act.add(Person.of(name="Sẽ hoàn tác"))
    with base.act("Hoàn tác: Thêm để hoàn tác", who="Anh Nam, cán bộ", kind="undo", undoes=act.uid) as back:
        undoing.apply_undo(back, act.uid)


def insert(act: OpenAct, table: Table, uids: Mapping[str, list[bytes]], number: int) -> None:
    values = {column.name: value(column, uids, number) for column in table.columns}
    values |= {"uid": uids[table.name][number], "owner": act.owner}
    names = ", ".join(values)
    act.connection.exec_driver_sql(
        f"INSERT INTO {table.name}({names}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )


def value(column: Column[Any], uids: Mapping[str, list[bytes]], number: int) -> object:
    """A value of the column's kind: references lead to the row of the same number, every nullable third is empty."""
    kind, target = column.type, column.info.get("refers")
    if number == 1 and column.nullable:
        return None
    match kind:
        case LargeBinary():
            return uids[target][number] if target in uids else b"\x00" * 16
        case DayText():
            return f"2024-0{number + 5}-17"
        case ClockText():
            return "08:30"
        case YesNo():
            return number % 2
        case CodeText():
            return next(iter(kind.kind)).value
        case _ if kind.python_type is int:
            return 2024 + number
        case _:
            return f"Chữ lưu trữ «{number}»: Ấm Hạ, đủ dấu ở mọi nơi"


def counted(base: Database) -> dict[str, int]:
    with base.read() as reader:
        names = [table.name for table in tables.replicated()] + ["act", "operation", "machine"]
        ask = reader.connection.exec_driver_sql
        return {name: ask(f"SELECT count(*) FROM {name}").scalar_one() for name in names}


if __name__ == "__main__":
    main()
