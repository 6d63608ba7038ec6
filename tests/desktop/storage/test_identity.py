"""No two histories ever use one machine and number twice: a doubtful identity is replaced by a new one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.domain.training import Course
from desktop.storage import database, identity, log
from desktop.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one act, closed."""
    base = database.create(tmp_path / "so.db", folder=tmp_path / "machines")
    write(base)
    base.close()
    return base.path


def opened(path: Path, folder: Path | None = None) -> Database:
    return database.open_existing(path, folder=folder or path.parent / "machines")


def write(base: Database) -> None:
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))


class GaveUp(Exception):
    """Raised inside an act to have it rolled back."""


def give_up(base: Database) -> None:
    with base.act("Thêm") as act:
        act.add(Course.of(title="Kỹ năng viết tin"))
        raise GaveUp


def machines(base: Database) -> dict[int, bytes]:
    with base.read() as reader:
        return log.machines(reader.connection)


def pairs(base: Database) -> dict[tuple[bytes, int], bytes]:
    """What each machine and number stands for."""
    with base.read() as reader:
        known = log.machines(reader.connection)
        rows = reader.connection.exec_driver_sql("SELECT rid, n, digest FROM operation").all()
        return {(known[row.rid], row.n): row.digest for row in rows}


def test_a_database_opened_again_goes_on_under_its_identity(path):
    first = opened(path)
    own = first.identity.uid
    write(first)
    first.close()
    again = opened(path)
    assert again.identity.uid == own
    assert len(machines(again)) == 1
    assert [n for _, n in pairs(again)] == [1, 2]
    again.close()


def test_another_machine_writes_under_an_identity_of_its_own(path, tmp_path):
    moved = opened(path, tmp_path / "other machine")
    write(moved)
    assert len(machines(moved)) == 2
    assert sorted(n for _, n in pairs(moved)) == [1, 1]
    assert moved.identity.rid == 2
    moved.close()


def test_an_older_copy_put_back_does_not_write_the_same_numbers_again(path):
    older = path.with_name("older.db")
    shutil.copy(path, older)
    base = opened(path)
    write(base)
    written = pairs(base)
    base.close()
    shutil.copy(older, path)
    back = opened(path)
    write(back)
    assert all(written[key] == digest for key, digest in pairs(back).items() if key in written)
    assert len(machines(back)) == 2
    back.close()


def test_two_copies_open_at_once_part_their_ways(path):
    twin = path.with_name("twin.db")
    shutil.copy(path, twin)
    one, other = opened(path), opened(twin)
    assert one.identity.uid == other.identity.uid
    for _ in range(2):
        write(one)
        write(other)
    shared = pairs(one).keys() & pairs(other).keys()
    assert len(shared) == 1
    assert all(pairs(one)[key] == pairs(other)[key] for key in shared)
    assert len(machines(other)) <= 3
    one.close()
    other.close()


def test_an_act_that_fails_after_a_new_identity_was_minted_keeps_database_and_program_agreed(path):
    base = opened(path)
    base.identity.remember(99)
    with pytest.raises(GaveUp):
        give_up(base)
    assert len(machines(base)) == 1
    write(base)
    assert machines(base)[base.identity.rid] == base.identity.uid
    assert len(machines(base)) == 2
    base.close()
    again = opened(path)
    assert again.identity.uid == base.identity.uid
    again.close()


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"uid": "00", "n": 1}', '{"n": 1}', '{"uid": null, "n": null}'])
def test_an_unreadable_memory_is_no_memory(path, tmp_path, spoilt):
    base = opened(path)
    file = base.identity.file
    base.close()
    file.write_text(spoilt, encoding="utf-8")
    assert identity.remembered(tmp_path / "machines", base.identity.uid) is None
    again = opened(path)
    assert again.identity.uid != base.identity.uid
    again.close()


def test_the_memory_outside_holds_uid_and_last_number(path):
    base = opened(path)
    write(base)
    assert json.loads(base.identity.file.read_text(encoding="utf-8")) == {"uid": base.identity.uid.hex(), "n": 2}
    assert list(base.identity.folder.glob("*.part")) == []
    base.close()


def test_a_folder_that_cannot_be_written_costs_a_new_identity_at_the_next_open_and_nothing_else(path, tmp_path):
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("", encoding="utf-8")
    base = opened(path, blocked)
    first = base.identity.uid
    write(base)
    write(base)
    assert base.identity.uid == first
    base.close()
    again = opened(path, blocked)
    assert again.identity.uid != first
    assert len(pairs(again)) == 3
    again.close()
