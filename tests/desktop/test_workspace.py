from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import DatabaseFault, DatabaseHeld, NotOurFile
from desktop.progress import NullProgress
from desktop.services.restoring import restore_backup
from desktop.workspace import Workspace
from tests.factories import two_courses


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sổ công tác.db"


def test_closing_backs_up_what_was_written_and_only_then(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.directory.add_agency(name="Phòng Văn hóa")
    assert len(list(paths.backup_dir(path).glob("*.db"))) == 1
    with Workspace.open(path) as workspace:
        assert [agency.name for agency in workspace.directory.agencies()] == ["Phòng Văn hóa"]
    assert len(list(paths.backup_dir(path).glob("*.db"))) == 1


def test_a_second_start_is_told_who_holds_the_file(path: Path) -> None:
    with Workspace.create(path), pytest.raises(DatabaseHeld) as told:
        Workspace.open(path)
    assert "đang" in str(told.value)
    Workspace.open(path).close()


def test_a_failed_open_lets_the_lock_go(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    with pytest.raises(NotOurFile):
        Workspace.open(path)
    path.unlink()
    with pytest.raises(DatabaseFault):
        Workspace.open(path)
    Workspace.create(path).close()


def test_a_restore_brings_the_old_state_back_and_keeps_the_new_one(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.directory.add_agency(name="Phòng Một")
    with Workspace.open(path) as workspace:
        (backup, *_) = workspace.upkeep.backups()
        workspace.directory.add_agency(name="Phòng Hai")
    done = restore_backup(backup.file, path)
    assert done.safety is not None
    with Workspace.open(path) as workspace:
        assert [agency.name for agency in workspace.directory.agencies()] == ["Phòng Một"]
        assert workspace.upkeep.check().sound
        workspace.directory.add_agency(name="Phòng Ba")
    restore_backup(done.safety.file, path)
    with Workspace.open(path) as workspace:
        assert {agency.name for agency in workspace.directory.agencies()} == {"Phòng Một", "Phòng Hai"}


def test_a_person_erased_by_name_is_gone_and_counts_stay(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.recording.record(two_courses(), "thu.json", NullProgress())
        workspace.upkeep.erase_by_name("nguoi a0")
        with workspace.desk.read() as reader:
            turns = reader.connection.exec_driver_sql("SELECT count(*) FROM attendance").scalar_one()
        assert turns == 85
        assert workspace.finding.find("Người A0") == []
    everything = b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())
    assert "Người A0".encode() not in everything
    assert b"nguoi a0" not in everything
