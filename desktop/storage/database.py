"""One database file: created, opened with every check, read and written through its own connections."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from desktop.domain.record import new_uid
from desktop.errors import DamagedDatabase, DatabaseFault, KnownError, NewerDatabase, NotOurFile
from desktop.journal.operation import SCHEMA
from desktop.storage import capture, identity, search, tables
from desktop.storage.acts import OpenAct, open_act
from desktop.storage.rows import Reader
from desktop.storage.whitelist import misshapen, strangers

APPLICATION_ID = 0x53545431
"""The mark of our files in SQLite's header ("STT1")."""

OLDEST_SQLITE = (3, 38, 0)
_SAFE_SCHEMA_FROM = (3, 41, 2)
_HEADER = b"SQLite format 3\x00"


@dataclass
class Database:
    """An open database: `act` writes on the one writing connection, `read` asks on a second one."""

    path: Path
    engine: Engine
    reading: Engine
    identity: identity.Identity
    _asking: RLock = field(default_factory=RLock, repr=False)
    """Held while a question is answered: SQLite refuses to commit under an open read, so a commit waits for its end."""

    @contextmanager
    def act(
        self,
        name: str,
        *,
        who: str = "",
        kind: str = "edit",
        undoes: bytes | None = None,
        import_uid: bytes | None = None,
    ) -> Iterator[OpenAct]:
        """One act, one transaction: committed whole at the end of the block, or rolled back whole."""
        with told(self.path), ExitStack() as committing:
            with self.engine.begin() as connection:
                own = identity.confirmed(connection, self.identity)
                with open_act(connection, name=name, who=who, kind=kind, undoes=undoes, import_uid=import_uid) as act:
                    yield act
                committing.enter_context(self._asking)
            self.identity = own
            if act.touched:
                self.identity.remember(act.n)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A consistent view for the length of the block; never open across an act of one's own."""
        with told(self.path), self._asking, self.reading.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def maintenance(self) -> Iterator[Connection]:
        """The writing connection in one transaction, for upkeep that is no act (capture is the caller's affair)."""
        with told(self.path), ExitStack() as committing, self.engine.begin() as connection:
            yield connection
            committing.enter_context(self._asking)

    def outside_transaction(self, statement: str) -> None:
        """Run a statement that SQLite allows only outside a transaction (VACUUM)."""
        with told(self.path), self._asking, self.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute(statement)

    def close(self) -> None:
        self.reading.dispose()
        self.engine.dispose()


def create(path: Path, *, folder: Path, office: bytes | None = None) -> Database:
    """A new, empty database; `folder` holds machine identities. The path must not exist yet."""
    _check_sqlite()
    if path.exists():
        raise DatabaseFault(
            "Tệp cơ sở dữ liệu đã có sẵn.", where=str(path), remedy="Hãy chọn tên khác hoặc mở tệp đã có."
        )
    if not path.parent.is_dir():
        raise DatabaseFault(
            "Không có thư mục để tạo cơ sở dữ liệu.",
            where=str(path.parent),
            remedy="Hãy tạo thư mục hoặc chọn nơi khác.",
        )
    engine = engine_of(path, write=True)
    try:
        with told(path), engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            make_schema(connection)
            own = identity.mint(connection, folder, office or new_uid())
        return Database(path, engine, engine_of(path, write=False), own)
    except BaseException:
        engine.dispose()
        for leftover in (path, path.with_name(f"{path.name}-journal")):
            leftover.unlink(missing_ok=True)
        raise


def make_schema(connection: Connection) -> None:
    """Every table, index and trigger of this version in an empty file, inside the caller's transaction."""
    for statement in capture.JOURNAL_TABLES:
        connection.exec_driver_sql(statement)
    tables.metadata.create_all(connection, tables=list(tables.replicated()))
    for statement in search.SCHEMA:
        connection.exec_driver_sql(statement)
    capture.remake_triggers(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def open_existing(path: Path, *, folder: Path, expected: int = SCHEMA) -> Database:
    """Open a database of schema `expected` after all checks; an older one is upgraded first by the workspace."""
    schema_of(path)
    with told(path), legible(path):
        engine = engine_of(path, write=True)
        try:
            with engine.begin() as connection:
                found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                if found != expected:
                    raise DatabaseFault(
                        f"Cơ sở dữ liệu đang ở mẫu số {found}, chưa nâng cấp lên mẫu số {expected}.",
                        where=str(path),
                        remedy="Hãy mở bằng chương trình để nâng cấp; dữ liệu còn nguyên.",
                    )
                look_over(connection.connection.driver_connection, path)
                capture.remake_triggers(connection)
                _leave_no_open_act(connection)
                own = identity.settle(connection, folder)
        except BaseException:
            engine.dispose()
            raise
        return Database(path, engine, engine_of(path, write=False), own)


def schema_of(path: Path) -> int:
    """The schema number of one of our files; every other file is refused in words, untouched."""
    _check_sqlite()
    if not path.exists():
        raise DatabaseFault(
            "Không tìm thấy tệp cơ sở dữ liệu.", where=str(path), remedy="Hãy kiểm tra lại tên tệp và thư mục."
        )
    if path.is_dir():
        raise NotOurFile("Đây là thư mục, không phải tệp cơ sở dữ liệu.", where=str(path), remedy="Hãy chọn tệp.")
    if not path.is_file():
        raise NotOurFile(
            "Đây là thiết bị hoặc đường ống của hệ thống, không phải tệp cơ sở dữ liệu.",
            where=str(path),
            remedy="Hãy chọn tệp.",
        )
    head = _head(path)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size:
        # The header may be of a change that was never committed: let SQLite take it back before believing it.
        with told(path), legible(path), closing(sqlite3.connect(path, timeout=5)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        head = _head(path)
    found = int.from_bytes(head[60:64], "big")
    if found > SCHEMA:
        raise NewerDatabase(
            f"Cơ sở dữ liệu này do phiên bản mới hơn ghi (mẫu số {found}); bản đang dùng chỉ đọc đến mẫu số {SCHEMA}.",
            where=str(path),
            remedy=f"Hãy cài phiên bản Sổ Truyền Thông có mẫu dữ liệu số {found} trở lên; dữ liệu còn nguyên.",
        )
    _refuse_stray_log(path, head)
    return found


def _head(path: Path) -> bytes:
    """The header of one of our files; raises for every other."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as fault:
        raise DatabaseFault(
            "Không đọc được tệp cơ sở dữ liệu.", where=str(path), remedy="Hãy kiểm tra quyền đọc tệp rồi mở lại."
        ) from fault
    if not head:
        raise NotOurFile(
            "Tệp cơ sở dữ liệu rỗng, không có nội dung.",
            where=str(path),
            remedy="Hãy khôi phục từ bản sao lưu gần nhất, hoặc chọn tệp khác.",
        )
    if head[:16] != _HEADER or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotOurFile(
            "Tệp này không phải cơ sở dữ liệu của Sổ Truyền Thông.",
            where=str(path),
            remedy="Hãy chọn đúng tệp; tệp vừa chọn không bị thay đổi.",
        )
    return head


def _refuse_stray_log(path: Path, head: bytes) -> None:
    """Refuse a `-wal` file beside a database that is not in that mode: it is another file's, and SQLite would take it.

    Tried: with such a neighbour SQLite shows the other database's tables under this one's name, and says "ok".
    """
    stray = path.with_name(f"{path.name}-wal")
    if head[18:20] == b"\x01\x01" and stray.exists() and stray.stat().st_size:
        raise DatabaseFault(
            "Bên cạnh cơ sở dữ liệu có tệp lạ, mở cùng sẽ làm hỏng dữ liệu.",
            where=str(stray),
            remedy="Hãy chuyển tệp lạ đó sang thư mục khác rồi mở lại; cơ sở dữ liệu còn nguyên.",
        )


def look_over(raw: Any, path: Path) -> None:
    """SQLite's own check, and what the schema of a connection may say; any complaint of SQLite here means damage.

    Raises `NotOurFile` for what this program never makes, else `DamagedDatabase`.
    """
    try:
        if strangers(raw):
            raise NotOurFile(
                "Tệp có cấu trúc lạ, không phải do Sổ Truyền Thông tạo ra.",
                where=str(path),
                remedy="Hãy chọn cơ sở dữ liệu hoặc bản sao lưu do chương trình tạo ra; tệp này không được mở tiếp.",
            )
        if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        if raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,) and misshapen(raw):
            raise damaged(path)
    except (sqlite3.Error, UnicodeDecodeError) as fault:
        raise sentence_for(path, str(fault)) or damaged(path) from fault


def damaged(path: Path) -> DamagedDatabase:
    return DamagedDatabase(
        "Cơ sở dữ liệu bị hỏng.",
        where=str(path),
        remedy="Hãy khôi phục từ bản sao lưu gần nhất; giữ lại tệp hỏng để kiểm tra.",
    )


def _leave_no_open_act(connection: Connection) -> None:
    """A transaction never ends with an act open; if one did, somebody wrote around the program: close it."""
    connection.exec_driver_sql(
        "UPDATE machine_now SET act_uid = NULL, capture = 1 WHERE act_uid IS NOT NULL OR capture = 0"
    )


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseFault(
            f"Thư viện SQLite {sqlite3.sqlite_version} quá cũ; cần từ 3.38 trở lên.",
            remedy="Hãy cài lại chương trình từ bộ cài đầy đủ.",
        )


def engine_of(path: Path, *, write: bool) -> Engine:
    """One connection in a pool of one. The reader cannot write; the writer's transactions begin IMMEDIATE."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": 5, "cached_statements": 512},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _connected(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        for pragma in _pragmas(write=write):
            raw.execute(f"PRAGMA {pragma}")
        if raw.execute("PRAGMA recursive_triggers").fetchone() != (1,):
            raise DatabaseFault("SQLite không bật được trình ghi nhật ký.", remedy="Hãy cài lại chương trình.")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _pragmas(*, write: bool) -> Iterator[str]:
    yield "busy_timeout = 5000"
    yield "foreign_keys = ON"
    yield "recursive_triggers = ON"
    yield "cell_size_check = ON"
    yield "mmap_size = 0"
    yield "cache_size = -65536"
    if sqlite3.sqlite_version_info >= _SAFE_SCHEMA_FROM:
        yield "trusted_schema = OFF"
    if write:
        yield "journal_mode = DELETE"
        yield "synchronous = FULL"
        yield "secure_delete = ON"
        yield "cache_spill = OFF"
    else:
        yield "query_only = ON"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the faults of disk and file into sentences; everything else, a bug of ours included, passes through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as fault:
        sentence = sentence_for(path, str(getattr(fault, "orig", None) or fault))
        if sentence is None:
            raise
        raise sentence from fault


@contextmanager
def legible(path: Path) -> Iterator[None]:
    """While a file is looked at for the first time: SQLite's complaint may quote rotten text that is no UTF-8."""
    try:
        yield
    except UnicodeDecodeError as fault:
        raise damaged(path) from fault


_SENTENCES = (
    ("disk is full", "Đĩa đã đầy nên chưa ghi được; dữ liệu trước đó còn nguyên.", "Hãy dọn bớt đĩa rồi làm lại."),
    ("readonly", "Tệp cơ sở dữ liệu chỉ cho đọc nên chưa ghi được gì.",
     "Hãy bỏ thuộc tính chỉ đọc của tệp và thư mục, hoặc chép ra nơi ghi được."),
    ("unable to open", "Không mở được tệp cơ sở dữ liệu.",
     "Hãy kiểm tra thư mục còn đó và cho phép ghi, rồi mở lại."),
    ("locked", "Chương trình khác đang giữ cơ sở dữ liệu.", "Hãy đóng chương trình đó rồi thử lại."),
    ("disk I/O", "Đĩa báo lỗi khi đọc hoặc ghi; việc đang làm đã được hủy, dữ liệu trước đó còn nguyên.",
     "Hãy kiểm tra đĩa (hoặc cắm lại ổ), rồi mở lại chương trình."),
)  # fmt: skip


def sentence_for(path: Path, words: str) -> KnownError | None:
    """What SQLite's words mean for the clerk, or None when they speak of a bug of ours."""
    if any(mark in words for mark in ("malformed", "not a database", "Could not decode")):
        return damaged(path)
    for mark, what, remedy in _SENTENCES:
        if mark in words:
            return DatabaseFault(what, where=str(path), remedy=remedy)
    return None
