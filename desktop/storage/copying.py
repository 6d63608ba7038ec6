"""One verified copy of a database file: read through SQLite, never as bytes, and opened again before it counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from desktop.errors import DamagedDatabase, DatabaseFault, NotOurFile
from desktop.journal.operation import SCHEMA
from desktop.progress import NullProgress, Progress
from desktop.storage import log
from desktop.storage.attachments import PAYLOADS, digests_in
from desktop.storage.database import APPLICATION_ID, damaged, legible, look_over, schema_of, sentence_for, told
from desktop.storage.durable import flush_file
from desktop.storage.manifest import Contents

_PAGES = 512
"""Pages a step: a large file can be cancelled between steps."""

_NEIGHBOURS = ("-journal", "-wal", "-shm")


@contextmanager
def live(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database that may be open elsewhere in this program, inside one read transaction.

    An act that wants to commit meanwhile waits. The file is opened for writing, so that what a crash has left half
    written is rolled back first; nothing is written. It must never be opened as a plain file here: closing that would
    drop SQLite's locks on it (sqlite.org/howtocorrupt.html, 2.2).
    """
    if not database.is_file():
        raise DatabaseFault(
            "Không tìm thấy tệp cơ sở dữ liệu.", where=str(database), remedy="Hãy kiểm tra lại tên tệp và thư mục."
        )
    uri = _uri(database, "mode=rw")
    with (
        told(database),
        legible(database),
        closing(sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise NotOurFile(
                "Tệp này không phải cơ sở dữ liệu của Sổ Truyền Thông.",
                where=str(database),
                remedy="Hãy chọn đúng tệp; tệp vừa chọn không bị thay đổi.",
            )
        yield connection


@contextmanager
def at_rest(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes, opened so that nothing at all is written beside it."""
    uri = _uri(file, "mode=ro&immutable=1")
    with told(file), legible(file), closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def _uri(file: Path, how: str) -> str:
    """SQLite's name for a file; a share (`//server/…`) keeps an empty server before it."""
    path = file.resolve().as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path)}?{how}"


def contents(connection: sqlite3.Connection, file: Path) -> Contents:
    """What a file of ours holds, whatever its schema; raises `DamagedDatabase` when it cannot say."""
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "AND name NOT LIKE 'search\\_index%' ESCAPE '\\' ORDER BY name"
        ).fetchall()
        counts = {
            name: int(connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]) for (name,) in names
        }
        (origin,) = connection.execute("SELECT lower(hex(uid)) FROM machine ORDER BY rid LIMIT 1").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        files = digests_in(payload for (payload,) in connection.execute(PAYLOADS))
    except (sqlite3.Error, TypeError, ValueError) as fault:
        raise sentence_for(file, str(fault)) or damaged(file) from fault
    return Contents(origin, schema, counts, tuple(sorted(files)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def copy(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    """Copy page by page by SQLite's backup interface, and flush; `target` is new, and junk until this returns."""

    def each(_status: int, remaining: int, total: int) -> None:
        progress.step(done=total - remaining, total=total)

    with told(target), closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        source.backup(connection, pages=_PAGES, progress=each)
    flush_file(target)


def refuse_neighbours(file: Path) -> None:
    """Raise when a file that ought to be whole by itself has a journal beside it: then it is not."""
    for ending in _NEIGHBOURS:
        neighbour = file.with_name(f"{file.name}{ending}")
        if neighbour.exists() and neighbour.stat().st_size:
            raise NotOurFile(
                "Tệp được chép khi chương trình đang ghi dở (còn kèm tệp tạm) nên không dùng làm bản sao lưu được.",
                where=str(neighbour),
                remedy="Hãy chọn bản sao lưu do chương trình tạo ra.",
            )


def checked(file: Path, *, fold: bool = False, progress: Progress | None = None) -> Contents:
    """What a file at rest holds, after every check: kind, schema, SQLite's own, and the journal's fold if asked.

    Raises `NotOurFile`, `NewerDatabase` or `DamagedDatabase`.
    """
    refuse_neighbours(file)
    schema_of(file)
    with at_rest(file) as connection:
        connection.set_progress_handler(lambda: int(bool(progress and progress.stopping)), 100_000)
        try:
            look_over(connection, file)
        except DamagedDatabase:
            (progress or NullProgress()).step()
            raise
        held = contents(connection, file)
    if fold and held.schema == SCHEMA and _folds_differently(file):
        raise damaged(file)
    return held


def _folds_differently(file: Path) -> bool:
    with at_rest(file) as raw:
        raw.execute("PRAGMA query_only = ON")
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)
        with engine.connect() as connection:
            return bool(log.differences(connection))
