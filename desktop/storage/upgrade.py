"""Bringing an older database to today's schema: a verified backup, then one transaction that refolds the journal.

The tables are a cache of the journal, so they are made anew from the metadata and filled from it; only the journal's
own tables change by hand-written steps. Anything but a commit leaves the old file as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop import paths
from desktop.errors import DamagedDatabase
from desktop.journal.operation import SCHEMA
from desktop.journal.upgrade import CONVERTERS, Converter
from desktop.progress import NullProgress, Progress
from desktop.storage import backup, capture, log, search, tables
from desktop.storage.database import engine_of, legible, look_over, schema_of, told
from desktop.storage.manifest import Backup, Reason

JOURNAL_STEPS: Mapping[int, Sequence[str]] = {}
"""Statements that bring the journal's own tables from a schema to the next, by the schema they start from."""

_OLD = "before_upgrade_"
_BATCH = 500


def upgrade(
    database: Path, progress: Progress | None = None, converters: Mapping[int, Converter] = CONVERTERS
) -> Backup | None:
    """Upgrade an older database after a verified backup beside it; gives that backup, or None when nothing was to do.

    Raises what `schema_of` and the backup raise, `DamagedDatabase` when the journal does not give the rows that are
    there, `Cancelled`; then the database is as it was. The caller holds the lock.
    """
    if schema_of(database) == SCHEMA:
        return None
    copy = backup.make(database, paths.backup_dir(database), Reason.BEFORE_UPGRADE, progress)
    refold_file(database, progress, converters)
    return copy


def refold_file(
    database: Path, progress: Progress | None = None, converters: Mapping[int, Converter] = CONVERTERS
) -> None:
    """The upgrade itself, in one transaction, for a file of which a backup exists (or which is a copy of one)."""
    schema_of(database)
    engine = engine_of(database, write=True)
    try:
        with told(database), legible(database), engine.begin() as connection:
            # Every page of the file changes and nobody reads meanwhile: let them go to the disk before the commit.
            connection.exec_driver_sql("PRAGMA cache_spill = ON")
            look_over(connection.connection.driver_connection, database)
            _Upgrade(connection, database, progress or NullProgress(), converters).run()
    finally:
        engine.dispose()


class _Upgrade:
    """One upgrade inside one transaction."""

    def __init__(
        self, connection: Connection, database: Path, progress: Progress, converters: Mapping[int, Converter]
    ) -> None:
        self.connection = connection
        self.database = database
        self.progress = progress
        self.converters = converters

    def run(self) -> None:
        found = self.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        self.progress.step("Đang nâng cấp: chuẩn bị", done=0, total=len(tables.replicated()) + 2)
        self._do("UPDATE machine_now SET act_uid = NULL, capture = 0")
        self._clear_derived()
        for schema in range(found, SCHEMA):
            for statement in JOURNAL_STEPS.get(schema, ()):
                self._do(statement)
        old = self._set_tables_aside()
        # Every table asks for its own operations in order of row; without this each would read the whole journal.
        self._do("CREATE INDEX for_this_upgrade ON operation(table_name, row_uid)")
        tables.metadata.create_all(self.connection, tables=list(tables.replicated()))
        for number, table in enumerate(tables.replicated(), start=1):
            self.progress.step(f"Đang nâng cấp: bảng {number}", done=number)
            made = log.refold(
                self.connection, table, self.converters, lambda: self.progress.step(done=self.progress.done)
            )
            self._compare(table.name, made, old)
        self._do("DROP INDEX for_this_upgrade")
        for name in old:
            self._do(f'DROP TABLE "{_OLD}{name}"')
        self._index_words()
        capture.remake_triggers(self.connection)
        self._do("UPDATE machine_now SET capture = 1")
        self._do(f"PRAGMA user_version = {SCHEMA}")
        self.progress.step("Đang nâng cấp: ghi lại")

    def _clear_derived(self) -> None:
        """Triggers first: nothing of the old schema may act while its tables go."""
        for kind in ("trigger", "view"):
            for name in self._names(f"type = '{kind}'"):
                self._do(f'DROP {kind.upper()} "{name}"')
        self._do("DROP TABLE IF EXISTS search_index")
        self._do("DROP TABLE IF EXISTS search_entry")

    def _set_tables_aside(self) -> list[str]:
        """Rename every table that is not the journal's own, without its indexes; gives their old names."""
        own = ", ".join(f"'{name}'" for name in capture.JOURNAL_NAMES)
        others = f"name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN ({own})"
        for name in self._names(f"type = 'index' AND sql IS NOT NULL AND {others}"):
            self._do(f'DROP INDEX "{name}"')
        old = self._names(f"type = 'table' AND {others}")
        for name in old:
            self._do(f'ALTER TABLE "{name}" RENAME TO "{_OLD}{name}"')
        return old

    def _compare(self, table: str, made: int, old: Sequence[str]) -> None:
        """A table that was there must give as many rows as it had: the journal alone says what survives."""
        if table not in old:
            return
        had = self.connection.exec_driver_sql(f'SELECT count(*) FROM "{_OLD}{table}"').scalar_one()
        if had != made:
            raise DamagedDatabase(
                f"Chưa nâng cấp được: bảng «{tables.record_of(table).term}» có {had} dòng nhưng nhật ký cho {made} "
                "dòng. Dữ liệu còn nguyên như trước.",
                where=str(self.database),
                remedy="Hãy dùng tiếp phiên bản cũ và báo người hỗ trợ, kèm bản sao lưu vừa tạo.",
            )

    def _index_words(self) -> None:
        for statement in search.SCHEMA:
            self._do(statement)
        for table in search.SEARCHED:
            uids = self.connection.exec_driver_sql(f"SELECT uid FROM {table}").scalars().all()
            for start in range(0, len(uids), _BATCH):
                self.progress.step("Đang nâng cấp: lập chỉ mục tìm kiếm", done=start, total=len(uids))
                search.refresh(self.connection, {table: uids[start : start + _BATCH]})

    def _names(self, which: str) -> list[str]:
        found: Any = self.connection.exec_driver_sql(f"SELECT name FROM sqlite_schema WHERE {which} ORDER BY name")
        return list(found.scalars().all())

    def _do(self, statement: str) -> None:
        self.connection.exec_driver_sql(statement)
