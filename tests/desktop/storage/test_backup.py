"""Backups: verified before they count, several places, rotated, and cancelled without a trace."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.schedule import Evidence
from desktop.errors import Cancelled, DamagedDatabase, FileFault, KnownError, NewerDatabase, NotOurFile
from desktop.progress import Progress
from desktop.storage import attachments, backup, copying, manifest
from desktop.storage.copying import checked
from desktop.storage.database import Database
from desktop.storage.manifest import Backup, Reason
from tests.desktop.storage.office import around_the_triggers, made, populate

PDF = b"%PDF-1.7\nbien ban\n"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    one = made(tmp_path)
    populate(one)
    yield one
    one.close()


@pytest.fixture
def place(base: Database) -> Path:
    return paths.backup_dir(base.path)


def make(base: Database, place: Path, reason: Reason = Reason.ASKED) -> Backup:
    return backup.make(base.path, place, reason)


def attach(base: Database, content: bytes = PDF) -> str:
    file = base.path.with_name("nguồn.pdf")
    file.write_bytes(content)
    kept = attachments.store(file, base.path)
    file.unlink()
    with base.act("Đính kèm minh chứng") as act:
        act.add(Evidence.of(sha256=kept.sha256, file_name="nguồn.pdf", size=kept.size))
    return kept.sha256


def left(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_a_backup_is_a_whole_database_with_its_proof(base: Database, place: Path) -> None:
    made_one = make(base, place)
    assert hashlib.sha256(made_one.file.read_bytes()).hexdigest() == made_one.sha256
    assert made_one.contents.counts["attendance"] == 20
    assert made_one.contents.counts["operation"] == 42
    assert made_one.file.name.isascii()
    assert backup.listing(place) == [made_one]
    backup.verify(made_one, fold=True)
    assert left(place) == sorted([made_one.file.name, manifest.beside(made_one.file).name])


def test_the_live_database_can_be_written_on_afterwards(base: Database, place: Path) -> None:
    make(base, place)
    with base.act("Thêm") as act:
        act.add(Person.of(name="Người mới"))
    assert make(base, place).contents.counts["person"] == 21


@pytest.mark.parametrize("statement", ["DELETE FROM attendance", "DELETE FROM operation WHERE n = 5", "garbage"])
def test_a_copy_that_lost_something_on_the_way_is_not_kept(
    base: Database, place: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
        copying.copy(source, target, progress)
        if statement == "garbage":
            target.write_bytes(target.read_bytes()[:40_000])
        else:
            around_the_triggers(target, statement)

    monkeypatch.setattr(backup, "copy", lossy)
    with pytest.raises(DamagedDatabase, match="không đạt kiểm tra"):
        make(base, place)
    assert left(place) == []


def test_an_open_act_is_not_in_the_backup(base: Database, place: Path) -> None:
    with base.act("Thêm") as act:
        act.add(Person.of(name="Người mới"))
        assert make(base, place).contents.counts["person"] == 20


def test_evidence_travels_along_and_is_copied_once(base: Database, place: Path) -> None:
    sha256 = attach(base)
    assert make(base, place).missing == ()
    kept = attachments.place_of(place / "files", sha256)
    assert kept.read_bytes() == PDF
    before = kept.stat().st_mtime_ns
    make(base, place)
    assert kept.stat().st_mtime_ns == before


def test_missing_and_damaged_evidence_is_told_and_stops_nothing(base: Database, place: Path) -> None:
    lost, spoilt = attach(base), attach(base, PDF + b"2")
    attachments.path_of(base.path, lost).unlink()
    attachments.path_of(base.path, spoilt).write_bytes(PDF * 3)
    assert make(base, place).missing == tuple(sorted((lost, spoilt)))
    assert not (place / "files").exists() or left(place / "files") == []


def test_a_content_broken_off_in_the_store_is_brought_again(base: Database, place: Path) -> None:
    sha256 = attach(base)
    make(base, place)
    kept = attachments.place_of(place / "files", sha256)
    kept.write_bytes(PDF[:5])
    make(base, place)
    assert kept.read_bytes() == PDF


def test_several_places_and_one_that_is_gone(base: Database, place: Path, tmp_path: Path) -> None:
    second, gone = tmp_path / "ổ thứ hai", tmp_path / "usb đã rút"
    second.mkdir()
    outcomes = backup.make_everywhere(base.path, Reason.CLOSING, (second, gone, second))
    assert [outcome.place for outcome in outcomes] == [place, second, gone]
    assert [bool(outcome.backup) for outcome in outcomes] == [True, True, False]
    assert isinstance(outcomes[2].fault, FileFault)
    assert "cắm lại" in str(outcomes[2].fault)
    assert not gone.exists()
    assert len(backup.listing(second)) == 1


def test_a_full_place_is_told_beforehand(base: Database, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(FileFault, match="không đủ chỗ"):
        make(base, place)
    assert left(place) == []


def cancel_at(step: int) -> Progress:
    class Impatient(Progress):
        steps = 0

        def step(self, text: str | None = None, *, done: int | None = None, total: int | None = None) -> None:
            self.steps += 1
            if self.steps == step:
                self.stop()
            super().step(text, done=done, total=total)

    return Impatient()


def test_cancel_at_every_step_leaves_nothing(base: Database, place: Path) -> None:
    attach(base)
    attach(base, PDF + b"2")
    step = 1
    while True:
        progress = cancel_at(step)
        try:
            backup.make(base.path, place, Reason.ASKED, progress)
            break
        except Cancelled:
            assert not place.exists() or left(place) == []
            step += 1
    assert step > 5
    assert len(backup.listing(place)) == 1


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def foreign(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE t(x)")
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(flip, id="one bit"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-4096]), id="a page short"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(newer, id="changed by a newer program"),
        pytest.param(foreign, id="another program's"),
    ],
)
def test_a_backup_that_is_not_what_was_made_is_found(
    base: Database, place: Path, change: Callable[[Path], None]
) -> None:
    one = make(base, place)
    change(one.file)
    with pytest.raises(DamagedDatabase, match="Bản sao lưu bị hỏng"):
        backup.verify(one)


def test_a_backup_that_is_gone_is_told(base: Database, place: Path) -> None:
    one = make(base, place)
    one.file.unlink()
    with pytest.raises(FileFault, match="Không tìm thấy bản sao lưu"):
        backup.verify(one)
    assert backup.listing(place) == []


@pytest.mark.parametrize(("change", "fault"), [(newer, NewerDatabase), (foreign, NotOurFile)])
def test_a_file_without_a_manifest_is_judged_by_itself(
    base: Database, place: Path, change: Callable[[Path], None], fault: type[KnownError]
) -> None:
    one = make(base, place)
    change(one.file)
    with pytest.raises(fault):
        checked(one.file)


def test_a_copy_taken_while_somebody_wrote_is_refused(base: Database, place: Path) -> None:
    one = make(base, place)
    one.file.with_name(f"{one.file.name}-journal").write_bytes(b"nhat ky do dang")
    with pytest.raises(NotOurFile, match="ghi dở"):
        checked(one.file)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT hex(zeroblob(900000000))",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "CREATE TABLE g(x INTEGER, y INTEGER GENERATED ALWAYS AS (x + 1))",
        "CREATE INDEX strange ON person(lower(name))",
        "CREATE TABLE c(x INTEGER CHECK (x > abs(1)))",
    ],
)
def test_a_schema_with_a_program_in_it_is_refused(base: Database, place: Path, statement: str) -> None:
    one = make(base, place)
    connection = sqlite3.connect(one.file)
    connection.execute(statement)
    connection.close()
    with pytest.raises(NotOurFile, match="cấu trúc lạ"):
        checked(one.file)


def test_a_manifest_that_makes_no_sense_is_no_backup(base: Database, place: Path) -> None:
    one = make(base, place)
    note = manifest.beside(one.file)
    for text in ("", "[]", "{}", json.dumps({**json.loads(note.read_text("utf-8")), "reason": "khác"})):
        note.write_text(text, encoding="utf-8")
        assert backup.listing(place) == []


def dated(one: Backup, day: date) -> Backup:
    """The same backup as if it had been made at noon of another day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    file = manifest.new_file(one.file.parent, one.database, one.contents.origin, at, one.reason)
    shutil.copyfile(one.file, file)
    old = replace(one, file=file, at=at)
    manifest.write(old)
    return old


def test_rotation_removes_the_superfluous_and_their_evidence(base: Database, place: Path) -> None:
    today = datetime.now(UTC).astimezone().date()
    first = make(base, place)
    for day in range(1, 60):
        dated(first, today - timedelta(days=day))
    sha256 = attach(base)
    stray = attachments.place_of(place / "files", "0" * 64)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    backup.make_everywhere(base.path, Reason.CLOSING, today=today)
    kept = backup.listing(place)
    assert 12 < len(kept) < 25
    assert len(list(place.glob("*.json"))) == len(kept)
    assert attachments.place_of(place / "files", sha256).is_file()
    assert not stray.exists()


def test_rotation_leaves_other_databases_and_machines_alone(base: Database, place: Path) -> None:
    today = datetime.now(UTC).astimezone().date()
    first = make(base, place)
    other_machine = replace(first, machine="máy khác")
    other_base = replace(first, contents=replace(first.contents, origin="f" * 32))
    theirs = [dated(one, today - timedelta(days=day)) for one in (other_machine, other_base) for day in range(1, 30)]
    backup.make_everywhere(base.path, Reason.CLOSING, today=today)
    assert {one.file for one in theirs} <= {one.file for one in backup.listing(place)}


def test_what_a_killed_program_left_is_swept(base: Database, place: Path) -> None:
    one = make(base, place)
    begin = manifest.prefix(one.database, one.contents.origin)
    (place / f"{begin}-x.db.part").write_bytes(b"x")
    (place / f"{begin}-y.json").write_bytes(b"{}")
    (place / "cua-nguoi-khac.part").write_bytes(b"x")
    backup.make_everywhere(base.path, Reason.CLOSING)
    assert sorted(file.name for file in place.glob("*x*.part")) == []
    assert not (place / f"{begin}-y.json").exists()
    assert (place / "cua-nguoi-khac.part").exists()


def test_what_was_left_in_this_very_second_is_written_over(
    base: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = place / "cố định.db"
    place.mkdir()
    file.with_name("cố định.db.part").write_bytes(b"nua chung")
    monkeypatch.setattr(manifest, "new_file", lambda *_arguments: file)
    backup.verify(make(base, place))


def test_two_backups_in_one_second_have_two_names(base: Database, place: Path) -> None:
    files = {make(base, place).file for _ in range(4)}
    assert len(files) == 4
    assert len(backup.listing(place)) == 4


def test_a_name_is_ascii_whatever_the_database_is_called() -> None:
    origin = "ab" * 16
    assert manifest.prefix("Sổ Truyền thông xã Ấm Hạ.db", origin) == "so-truyen-thong-xa-am-ha-abababababab"
    assert manifest.prefix("书.db", origin).startswith("db-")


def test_nothing_is_backed_up_from_a_file_that_is_not_ours(tmp_path: Path) -> None:
    foreign_file = tmp_path / "khac.db"
    connection = sqlite3.connect(foreign_file)
    connection.execute("CREATE TABLE t(x)")
    connection.close()
    before = foreign_file.read_bytes()
    with pytest.raises(NotOurFile):
        backup.make(foreign_file, paths.backup_dir(foreign_file), Reason.ASKED)
    assert foreign_file.read_bytes() == before
    with pytest.raises(KnownError, match="Không tìm thấy"):
        backup.make(tmp_path / "mất.db", paths.backup_dir(tmp_path / "mất.db"), Reason.ASKED)
