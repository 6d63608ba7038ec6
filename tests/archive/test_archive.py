"""Every database that any release has ever written is opened, upgraded, read and written on."""

from __future__ import annotations

import json
import lzma
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop.domain.people import Person
from desktop.journal.operation import SCHEMA
from desktop.storage import backup, log, opening, restore, search, tables
from desktop.storage.database import schema_of
from tests.archive.make import ERASED, FOLDER, archived, expected
from tests.desktop.storage.office import made

SCHEMAS = sorted(int(re.findall(r"\d+", file.name)[0]) for file in FOLDER.glob("schema_*.db.xz"))


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def path(schema: int, tmp_path: Path) -> Path:
    file = tmp_path / "sổ cũ.db"
    file.write_bytes(lzma.decompress(archived(schema).read_bytes()))
    return file


def shape(path: Path) -> list[tuple[str, str, str]]:
    """Tables and indexes of a file, blanks apart; triggers are made anew at every open, shadow tables are SQLite's."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE type IN ('table', 'index') "
        "AND name NOT LIKE 'search\\_index\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY type, name"
    ).fetchall()
    connection.close()
    return [(kind, name, re.sub(r"\s+", "", sql)) for kind, name, sql in rows]


def test_todays_schema_is_in_the_archive() -> None:
    assert SCHEMA in SCHEMAS, "a new schema number needs its archived database: python -m tests.archive.make"


def test_todays_archive_has_todays_shape(tmp_path: Path) -> None:
    old = tmp_path / "cũ.db"
    old.write_bytes(lzma.decompress(archived(SCHEMA).read_bytes()))
    fresh = made(tmp_path)
    fresh.close()
    assert shape(old) == shape(fresh.path), (
        "the tables have changed: a released schema needs a new number, a converter and an archived database of its "
        "own; while this one is not released, make its archive again: python -m tests.archive.make"
    )


def test_it_opens_with_everything_it_had(path: Path, schema: int) -> None:
    assert schema_of(path) == schema
    one = opening.open_held(path, folder=path.parent / "machines")
    known = json.loads(expected(schema).read_text(encoding="utf-8"))
    with one.database.read() as reader:
        ask = reader.connection.exec_driver_sql
        today = {table.name for table in tables.replicated()} | {"act", "operation"}
        found = {name: ask(f"SELECT count(*) FROM {name}").scalar_one() for name in today & set(known)}
        assert found == {name: known[name] for name in found}
        assert log.differences(reader.connection) == []
        assert log.broken(reader.connection) == []
        for table in tables.replicated():
            kind = tables.record_of(table.name)
            assert len(reader.find(kind)) == found.get(table.name, 0)
        assert search.find(reader.connection, "lưu trữ")
        assert search.find(reader.connection, ERASED) == []
    one.close()
    assert (one.before_upgrade is not None) == (schema < SCHEMA)


def test_work_goes_on_in_it(path: Path) -> None:
    one = opening.open_held(path, folder=path.parent / "machines")
    with one.database.act("Thêm") as act:
        person = act.add(Person.of(name="Người của hôm nay"))
    with one.database.read() as reader:
        assert reader.one(Person, person.uid).name == "Người của hôm nay"
        assert log.differences(reader.connection) == []
    assert backup.make_everywhere(path, backup.Reason.CLOSING)[0].fault is None
    one.close()


def test_it_comes_back_as_a_backup(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "mới"
    target.mkdir()
    shutil.copyfile(path, tmp_path / "sao lưu cũ.db")
    done = restore.restore(tmp_path / "sao lưu cũ.db", target / "so.db", folder=target / "machines")
    assert done.differing == ()
    assert schema_of(target / "so.db") == SCHEMA
    opening.open_held(target / "so.db", folder=target / "machines").close()
