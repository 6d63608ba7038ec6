"""Opening for work: every guard in its order, and nothing held when one of them refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.errors import DatabaseFault, DatabaseHeld, FileFault
from desktop.storage import drives, erasure, opening, upgrade
from desktop.storage.drives import Drive
from desktop.storage.manifest import Reason
from tests.desktop.storage import earlier
from tests.desktop.storage.office import NAME, made, populate, reopened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    base = made(tmp_path)
    populate(base)
    base.close()
    return base.path


def held(path: Path) -> opening.Opened:
    return opening.open_held(path, folder=path.parent / "machines")


def test_a_new_database_is_held_and_let_go(tmp_path: Path) -> None:
    path = tmp_path / "mới.db"
    one = opening.create_held(path, folder=tmp_path / "machines")
    with pytest.raises(DatabaseHeld):
        held(path)
    one.close()
    held(path).close()


def test_an_existing_file_is_not_made_anew_and_not_held(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DatabaseFault, match="đã có sẵn"):
        opening.create_held(path, folder=path.parent / "machines")
    assert path.read_bytes() == before
    held(path).close()


@pytest.mark.parametrize("drive", [Drive.REMOVABLE, Drive.NETWORK])
def test_an_unfit_drive_is_refused_before_anything_is_written(
    path: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.parent.iterdir())
    monkeypatch.setattr(drives, "drive_of", lambda _path: drive)
    with pytest.raises(DatabaseFault, match="ổ cứng"):
        held(path)
    with pytest.raises(DatabaseFault, match="ổ cứng"):
        opening.create_held(path.with_name("mới.db"), folder=path.parent / "machines")
    assert sorted(path.parent.iterdir()) == before


def test_an_older_database_is_upgraded_on_the_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier.make_earlier(path)
    upgrade_file = upgrade.upgrade
    monkeypatch.setattr(upgrade, "upgrade", lambda file, progress: upgrade_file(file, progress, earlier.CONVERTERS))
    one = held(path)
    assert one.before_upgrade is not None
    assert one.before_upgrade.reason is Reason.BEFORE_UPGRADE
    with one.database.read() as reader:
        assert reader.count(Person, name=NAME) == 1
    one.close()


def test_leftovers_of_a_killed_restore_are_swept(path: Path) -> None:
    for ending in ("", "-journal"):
        path.with_name(f"so.db.restoring{ending}").write_bytes(b"dang do")
    held(path).close()
    assert not list(path.parent.glob("*.restoring*"))


def test_erasures_that_a_plain_copy_has_forgotten_are_repeated(path: Path) -> None:
    """Somebody puts an old copy of the file in its place by hand: the list beside it still knows."""
    old = path.with_name("bản chép tay.db")
    shutil.copyfile(path, old)
    with reopened(path) as base:
        with base.read() as reader:
            person = reader.find(Person, name=NAME)[0].uid
        erasure.erase(base, "person", person, "Chị Hà")
    old.replace(path)
    one = held(path)
    assert [outcome.fault for outcome in one.remade] == [None]
    with one.database.read() as reader:
        assert reader.one(Person, person).name == ""
    one.close()
    assert NAME.encode() not in path.read_bytes()
    again = held(path)
    assert again.remade == ()
    again.close()


def test_an_erasure_that_cannot_be_finished_is_told_and_stops_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = FileFault("Đĩa đã đầy nên chưa ghi được.", remedy="Hãy dọn bớt đĩa.")

    def full(*_arguments: object) -> None:
        raise fault

    monkeypatch.setattr(erasure, "settle", full)
    one = held(path)
    assert one.unfinished is fault
    with one.database.act("Thêm") as act:
        act.add(Person.of(name="Vẫn làm việc"))
    one.close()


def test_a_stop_on_the_way_lets_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    for module, name in ((upgrade, "upgrade"), (erasure, "settle")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, stop)
            with pytest.raises(KeyboardInterrupt):
                held(path)
        assert not paths.holder_file(path).exists()
        held(path).close()
