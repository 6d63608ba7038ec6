"""Erasing personal data so that no file of this machine holds it: row, journal, search index, free pages, backups.

The act commits first; what cannot be part of a transaction (vacuum, backups, the list outside) follows, and is made up
for at the next open when the program was stopped in between. Counts stay: only fields declared personal are emptied.
"""

from __future__ import annotations

import json
import secrets
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Column, Connection, Text

from desktop import paths
from desktop.errors import DatabaseFault, KnownError, RecordFault
from desktop.journal.erasure import emptied, erasures_of, survives
from desktop.journal.fold import fold
from desktop.journal.operation import ERASED_MARK, SCHEMA, Kind, Operation, Value
from desktop.journal.upgrade import CONVERTERS, Converter, converted
from desktop.storage import backup, erased, history, search, tables
from desktop.storage.acts import OpenAct
from desktop.storage.backup import Outcome, make_everywhere
from desktop.storage.database import Database
from desktop.storage.durable import disk_faults
from desktop.storage.erased import Row, Rows
from desktop.storage.log import machines, operations_of_rows, stored_value
from desktop.storage.manifest import Reason


def erase(database: Database, table: str, uid: bytes, who: str, *, places: Sequence[Path] = ()) -> list[Outcome]:
    """Erase the personal fields of one row, living or deleted, for good; gives what came of remaking the backups.

    The act cannot be undone, and its name holds no person's name. Raises `RecordFault` for a row that the journal does
    not know or that has no personal fields, and then nothing has changed. Rows of the same person under other uids
    (entered twice) are erased with it by `erase_all`.
    """
    return erase_all(database, table, [uid], who, places=places)


def erase_all(
    database: Database, table: str, uids: Iterable[bytes], who: str, *, places: Sequence[Path] = (), persons: int = 1
) -> list[Outcome]:
    """Erase the personal fields of several rows of so many persons as one act; as `erase` in everything else."""
    term = tables.record_of(table).term
    if not personal_fields(table):
        raise RecordFault(f"Trong {term} không có dữ liệu cá nhân để xóa.", remedy="Hãy chọn bản ghi về người.")
    many = "một" if persons == 1 else str(persons)
    with database.act(f"Xóa dữ liệu cá nhân của {many} {term}", who=who, kind=Kind.ERASE.value) as act:
        if not erase_rows(act, [(table, uid) for uid in uids]):
            raise RecordFault(f"Không tìm thấy {term}.", remedy="Hãy mở lại danh sách rồi chọn lại.")
    return _finished(database, places)


def correct_text(
    database: Database, what: str, uid: bytes, text: str, who: str, *, places: Sequence[Path] = ()
) -> list[Outcome]:
    """Put other words in the place of a text that says somebody's name, and take every earlier wording out for good.

    `what` is `table.field`, or `ACT_NAME`: such a name has one nameless wording, whatever `text` says. A deleted row
    only loses the text. Raises `RecordFault` when the record does not allow the new words; then nothing has changed.
    """
    table, _, name = what.partition(".")
    with database.act("Sửa nội dung có tên người, xóa nội dung cũ", who=who, kind=Kind.ERASE.value) as act:
        kind = tables.record_of(table) if what != erased.ACT_NAME else None
        new = act.one(kind, uid).changed(**{name: text}) if kind and act.get(kind, uid) else None
        if not erase_rows(act, [(what, uid)]):
            raise RecordFault("Không tìm thấy mục cần sửa.", remedy="Hãy xem lại danh sách rồi chọn lại.")
        if kind and new is not None and getattr(new, name):
            act.change(kind, uid, **{name: getattr(new, name)})
            search.refresh(act.connection, {table: [uid]})
    return _finished(database, places)


def _finished(database: Database, places: Sequence[Path]) -> list[Outcome]:
    try:
        return settle(database, places)
    except KnownError as fault:
        raise DatabaseFault(
            f"Đã xóa dữ liệu cá nhân, nhưng chưa dọn xong vết cũ trong tệp và bản sao lưu. {fault.what}",
            where=fault.where,
            remedy=f"{fault.remedy} Lần mở sau chương trình sẽ tự dọn tiếp.".strip(),
        ) from fault


def settle(database: Database, places: Sequence[Path] = ()) -> list[Outcome]:
    """Finish what erasures have left to do, and repeat those a restored file has forgotten; cheap when there is none.

    To be called at every open, in the write lane. Gives the outcomes of the backups it had to remake, if any: a place
    that was not plugged in when somebody was erased is made up for when it is there again.
    """
    outside = paths.erased_list(database.path)
    listed = erased.read(outside)
    again = forgotten(database, listed)
    if again:
        with database.act("Xóa lại dữ liệu cá nhân đã xóa trước đây", kind=Kind.ERASE.value) as act:
            erase_rows(act, again)
    with database.read() as reader:
        journal = erased_rows(reader.connection)
    new = erased.beyond(journal, listed) | {row: max(listed[row], journal[row]) for row in again}
    if not new:
        late = [place for place in places if backup.forgets(place, _origin(database), journal)] if journal else []
        return backup.make_in(late, database.path, Reason.AFTER_ERASURE)
    database.outside_transaction("VACUUM")
    outcomes = make_everywhere(database.path, Reason.AFTER_ERASURE, places, just_erased=new)
    # Last, for the list says what is finished: whatever stops this before is made up for at the next open.
    if not outcomes[0].fault:
        with disk_faults(outside):
            erased.add(outside, new)
    return outcomes


def _origin(database: Database) -> str:
    with database.read() as reader:
        query = "SELECT lower(hex(uid)) FROM machine ORDER BY rid LIMIT 1"
        return str(reader.connection.exec_driver_sql(query).scalar_one())


def personal_fields(table: str) -> dict[str, Value]:
    """The personal columns of a table and the empty value each gets."""
    columns = tables.table_of(tables.record_of(table)).columns
    return {column.name: _empty(column) for column in columns if column.info.get("personal")}


def erased_rows(connection: Connection) -> dict[Row, int]:
    """The rows that the journal has erased, and how often."""
    return erased.counted(tuple(row) for row in connection.exec_driver_sql(erased.IN_JOURNAL))


def forgotten(database: Database, listed: Rows) -> list[Row]:
    """Listed rows that this journal has, in a table of today, without all their erasures or written since."""
    with database.read() as reader:
        behind = erased.beyond(listed, erased_rows(reader.connection))
        acts = [row for row in behind if row[0] == erased.ACT_NAME and history.act(reader.connection, row[1])]
        operations = {
            row: operations_of_rows(reader.connection, [row[1]])[row[1]] for row in behind if fields_of(row[0])
        }
        found = [row for row, known in operations.items() if known and not _stands_erased(row[0], known)]
        return sorted(acts + found)


def erase_rows(act: OpenAct, rows: Iterable[Row]) -> int:
    """Erase rows inside an open act of kind `erase`; gives how many the journal knew. Capture is off meanwhile."""
    connection = act.connection
    connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
    touched: dict[str, set[bytes]] = defaultdict(set)
    for what, uid in rows:
        if what == erased.ACT_NAME:
            _take_name(connection, uid)
            touched["act"].add(uid)
            continue
        table = what.partition(".")[0]
        operations = operations_of_rows(connection, [uid])[uid]
        if operations:
            if not _stands_erased(what, operations):
                _append(connection, table, uid, operations, fields_of(what))
            empty_row(connection, table, uid)
            touched[table].add(uid)
    search.refresh(connection, touched)
    # A deletion only marks a word in the index as gone; the word itself stays in its older parts until they merge.
    connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('rebuild')")
    connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    return sum(map(len, touched.values()))


def empty_row(connection: Connection, table: str, uid: bytes, converters: Mapping[int, Converter] = CONVERTERS) -> None:
    """Apply the erasures in a row's journal to the row's payloads and to the row itself; capture must be off.

    Also for operations older than an erasure that arrive after it. The salt goes with the payload, else a guess at the
    name could be tested against the digest.
    """
    rids = {machine: rid for rid, machine in machines(connection).items()}
    before = operations_of_rows(connection, [uid])[uid]
    erasures = erasures_of(before)
    after = [_without_former(operation, erasures, converters) for operation in emptied(before)]
    for old, new in zip(before, after, strict=True):
        if new.payload != old.payload:
            connection.exec_driver_sql(
                "UPDATE operation SET payload = ?, salt = x'' WHERE rid = ? AND n = ?",
                (json.dumps(new.payload, ensure_ascii=False, separators=(",", ":")), rids[new.machine], new.n),
            )
    stored = tables.table_of(tables.record_of(table))
    today = (converted(operation, converters=converters) for operation in after)
    state = fold(today, tables.record_of(table).merge_units)
    values = {name: state.values[name] for name in erasures if name in stored.columns}
    if values:
        connection.exec_driver_sql(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in values)} WHERE uid = ?",
            (*(stored_value(stored, name, value) for name, value in values.items()), uid),
        )


def _without_former(
    operation: Operation, erasures: Mapping[str, Sequence[Operation]], converters: Mapping[int, Converter]
) -> Operation:
    """The same for fields that had another name in the operation's schema: a converter tells what each has become."""
    if operation.schema == SCHEMA or operation.kind is Kind.ERASE:
        return operation
    gone: dict[str, Value] = {}
    for name, value in operation.writes().items():
        now = set(converted(replace(operation, payload={name: value}), converters=converters).writes())
        covered = now & erasures.keys()
        if name not in now and covered and not all(survives(operation, erasures[other]) for other in covered):
            gone[name] = "" if isinstance(value, str) else None
    if not gone:
        return operation
    mark = ",".join(sorted({*gone, *operation.emptied_fields()}))
    return replace(operation, payload={**(operation.payload or {}), **gone, ERASED_MARK: mark})


def fields_of(what: str) -> dict[str, Value]:
    """The fields that an erasure of `what` empties, and the empty value each gets; none for what is not known here."""
    table, _, name = what.partition(".")
    known = {each.name: each for each in tables.replicated()}
    if table not in known:
        return {}
    if not name:
        return personal_fields(table)
    return {name: _empty(known[table].columns[name])} if name in known[table].columns else {}


def _take_name(connection: Connection, act: bytes) -> None:
    connection.exec_driver_sql("UPDATE act SET name = ? WHERE uid = ?", (erased.NAMELESS_ACT, act))


def _stands_erased(what: str, operations: Sequence[Operation]) -> bool:
    """Whether an erasure is the last word on every field of a row that it covers."""
    heads = fold(operations, tables.record_of(what.partition(".")[0]).merge_units).heads
    return all(name in heads and heads[name][-1].kind is Kind.ERASE for name in fields_of(what))


def _append(
    connection: Connection, table: str, uid: bytes, operations: Sequence[Operation], fields: Mapping[str, Value]
) -> None:
    """Write the erasing operation by hand, as the trigger would; its digests are sealed when the act closes."""
    now = connection.exec_driver_sql("SELECT rid, n, act_uid FROM machine_now").one()
    known = machines(connection)
    seen: dict[int, int] = {}
    for rid, machine in known.items():
        own = [operation.n for operation in operations if operation.machine == machine]
        if own and rid != now.rid:
            seen[rid] = max(own)
    last = connection.exec_driver_sql(
        "SELECT coalesce(max(hlc), 0) FROM operation WHERE rid = ? AND n = ?", (now.rid, now.n)
    ).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO operation(rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, payload_digest, "
        "digest, schema) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, x'', x'', ?)",
        (
            now.rid, now.n + 1, now.act_uid, table, uid, Kind.ERASE.value, max(time.time_ns() // 10**6 << 16, last + 1),
            json.dumps(seen) if seen else None, json.dumps(dict(fields)), secrets.token_bytes(16), SCHEMA,
        ),
    )  # fmt: skip
    connection.exec_driver_sql("UPDATE machine_now SET n = n + 1")


def _empty(column: Column[object]) -> Value:
    if column.nullable:
        return None
    return "" if isinstance(column.type, Text) else 0
