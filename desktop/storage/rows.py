"""Records in and out of rows. A row never leaves this room: readers get records, writers give records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select

from desktop.domain.record import Record
from desktop.errors import RecordFault
from desktop.storage.tables import replicated, table_of

R = TypeVar("R", bound=Record)


def record_from(kind: type[R], row: Row[Any]) -> R:
    """A stored row as a record; stored rows were validated when written and are not validated again."""
    return cast("R", kind.model_construct(**row._mapping))  # noqa: SLF001  (a Row's public mapping view has this name)


class Reader:
    """Reads records through one connection. Every question fetches all its rows before it returns."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, kind: type[R], uid: bytes) -> R | None:
        table = table_of(kind)
        row = self.connection.execute(select(table).where(table.c.uid == uid)).first()
        return None if row is None else record_from(kind, row)

    def one(self, kind: type[R], uid: bytes) -> R:
        """The record, or `RecordFault` when it is not (or no longer) there."""
        found = self.get(kind, uid)
        if found is None:
            raise RecordFault(f"Không tìm thấy {kind.term}.", remedy="Có thể mục này đã bị xóa; hãy mở lại danh sách.")
        return found

    def find(self, kind: type[R], /, *, order: Sequence[str] = ("uid",), **equal: Any) -> list[R]:
        """Records whose fields equal the given values; a tuple or list means "one of", None means empty."""
        table = table_of(kind)
        query = select(table).where(_equals(table, equal)).order_by(*(table.c[name] for name in order))
        return [record_from(kind, row) for row in self.connection.execute(query).all()]

    def count(self, kind: type[Record], /, **equal: Any) -> int:
        table = table_of(kind)
        query = select(func.count()).select_from(table).where(_equals(table, equal))
        return int(self.connection.execute(query).scalar_one())

    def by_uid(self, kind: type[R], uids: Iterable[bytes | None]) -> dict[bytes, R]:
        """Several records at once, by uid; missing ones are left out."""
        wanted = list({uid for uid in uids if uid is not None})
        table = table_of(kind)
        found: dict[bytes, R] = {}
        for start in range(0, len(wanted), 500):
            query = select(table).where(table.c.uid.in_(wanted[start : start + 500]))
            found |= {row.uid: record_from(kind, row) for row in self.connection.execute(query).all()}
        return found


class Writer(Reader):
    """Writes records inside an open act. Rows without an owner become the office's own."""

    def __init__(self, connection: Connection, owner: bytes) -> None:
        super().__init__(connection)
        self.owner = owner

    def add(self, record: R) -> R:
        """Store a new record; gives it back as stored."""
        owned = self._owned(record)
        self.connection.execute(table_of(type(owned)).insert(), owned.model_dump())
        return owned

    def add_all(self, records: Iterable[Record]) -> None:
        """Store many records, table by table, each table in one statement."""
        by_kind: dict[type[Record], list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            by_kind[type(record)].append(self._owned(record).model_dump())
        for kind, values in by_kind.items():
            self.connection.execute(table_of(kind).insert(), values)

    def change(self, kind: type[R], uid: bytes, /, **values: Any) -> R:
        """Change fields of a stored record; the whole record is validated, and only what differs is written."""
        old = self.one(kind, uid)
        new = old.changed(**values)
        differing = {name: getattr(new, name) for name in values if getattr(new, name) != getattr(old, name)}
        if differing:
            table = table_of(kind)
            self.connection.execute(table.update().where(table.c.uid == uid).values(differing))
        return new

    def remove(self, kind: type[Record], uid: bytes) -> None:
        """Delete a stored record; the journal keeps what it was."""
        self.one(kind, uid)
        table = table_of(kind)
        self.connection.execute(table.delete().where(table.c.uid == uid))

    def _owned(self, record: R) -> R:
        return record if record.owner else record.model_copy(update={"owner": self.owner})


def _equals(table: Table, equal: dict[str, Any]) -> ColumnElement[bool]:
    clauses: list[ColumnElement[bool]] = []
    for name, value in equal.items():
        column = table.c[name]
        if isinstance(value, list | tuple | set | frozenset):
            clauses.append(column.in_(list(value)))
        else:
            clauses.append(column.is_(None) if value is None else column == value)
    return and_(True, *clauses)  # noqa: FBT003


def references(connection: Connection, uid: bytes) -> list[tuple[str, str, bytes]]:
    """Living rows that refer to `uid`: table, column, row."""
    found = []
    for table in replicated():
        for column in table.columns:
            if column.info.get("refers"):
                query = select(table.c.uid).where(column == uid)
                found += [(table.name, column.name, row.uid) for row in connection.execute(query).all()]
    return found


def dangling(connection: Connection) -> list[tuple[str, str, bytes]]:
    """References that lead to no living row: table, column, row. A parent may still be on its way."""
    names = {table.name for table in replicated()}
    found = []
    for table in replicated():
        for column in table.columns:
            target = column.info.get("refers")
            if target in names:
                query = (
                    f"SELECT c.uid FROM {table.name} c WHERE c.{column.name} IS NOT NULL "
                    f"AND NOT EXISTS (SELECT 1 FROM {target} p WHERE p.uid = c.{column.name})"
                )
                found += [(table.name, column.name, row[0]) for row in connection.exec_driver_sql(query).all()]
    return found
