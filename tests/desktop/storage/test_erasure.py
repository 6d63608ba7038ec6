"""Erasing a person: no byte of any file says the name any more, the counts stay, and nothing brings it back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.record import new_uid
from desktop.domain.training import Attendance, Course
from desktop.errors import DatabaseFault, FileFault, RecordFault
from desktop.journal.operation import ERASED_MARK, Kind, operation_digest, payload_digest
from desktop.storage import backup, erased, erasure, restore, search, tables, undoing, upgrade
from desktop.storage.database import Database
from desktop.storage.log import operations_of_rows
from desktop.storage.manifest import Reason
from desktop.vietnamese.folding import fold_words
from tests.desktop.storage import earlier
from tests.desktop.storage.office import NAME, PHONE, POST, YEAR, differing, made, opened, populate, reopened

NEW_NAME, NEW_POST = "Hoàng Thị Mẫu Đơn Ngọc", "Phó đài lưu động"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    one = made(tmp_path)
    populate(one)
    yield one
    one.close()


@pytest.fixture
def person(base: Database) -> bytes:
    """The person to be erased, who has been changed twice since."""
    with base.read() as reader:
        uid = reader.find(Person, name=NAME)[0].uid
    with base.act("Sửa") as act:
        act.change(Person, uid, name=NEW_NAME)
    with base.act("Sửa") as act:
        act.change(Person, uid, post=NEW_POST, birth_year=YEAR + 1)
    return uid


def traces() -> set[bytes]:
    """Everything that would give the person away: whole, word by word, folded, as index terms, in UTF-8 and UTF-16."""
    texts = {NAME, NEW_NAME, POST, NEW_POST, PHONE, f'"birth_year":{YEAR}', f'"birth_year":{YEAR + 1}', "Mẫu", "Ngọc"}
    texts |= {fold_words(text) for text in texts} | {text.lower() for text in texts}
    texts |= {text.upper() for text in texts}
    texts |= {term for term in search._indexed("person", NEW_NAME).split()[1:] if term.startswith("0")}
    found = {text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    return {trace for trace in found if len(trace) > 3}


def giving_away(folder: Path) -> list[str]:
    hits = []
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            hits += [f"{file.name}: {trace!r}" for trace in traces() if trace in data]
    return sorted(hits)


def payloads(base: Database, uid: bytes) -> list[str]:
    with base.read() as reader:
        query = "SELECT payload FROM operation WHERE row_uid = ? AND payload IS NOT NULL"
        return list(reader.connection.exec_driver_sql(query, (uid,)).scalars())


def test_no_byte_of_any_file_gives_the_person_away(base: Database, person: bytes, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    backup.make_everywhere(base.path, Reason.CLOSING, (usb,))
    assert len(giving_away(tmp_path)) > 20
    outcomes = erasure.erase(base, "person", person, "Chị Hà, văn thư", places=(usb,))
    assert [outcome.fault for outcome in outcomes] == [None, None]
    assert giving_away(tmp_path) == []
    base.close()
    assert giving_away(tmp_path) == []


def test_the_row_stays_and_so_do_the_counts(base: Database, person: bytes) -> None:
    erasure.erase(base, "person", person, "Chị Hà")
    with base.read() as reader:
        row = reader.one(Person, person)
        assert (row.name, row.post, row.birth_year) == ("", "", None)
        assert reader.count(Person) == 20
        assert reader.count(Attendance, person=person) == 1
        assert search.find(reader.connection, NAME) == []
        assert search.find(reader.connection, "Cán bộ số 7")
    assert differing(base) == []


def test_other_people_keep_their_names(base: Database, person: bytes) -> None:
    with base.read() as reader:
        before = {one.uid: one for one in reader.find(Person) if one.uid != person}
    erasure.erase(base, "person", person, "Chị Hà")
    with base.read() as reader:
        assert {one.uid: one for one in reader.find(Person) if one.uid != person} == before


def test_the_journal_keeps_digests_without_a_way_to_test_a_guess(base: Database, person: bytes) -> None:
    with base.read() as reader:
        query = "SELECT n, payload_digest, digest FROM operation WHERE row_uid = ? ORDER BY n"
        before = reader.connection.exec_driver_sql(query, (person,)).all()
    erasure.erase(base, "person", person, "Chị Hà")
    with base.read() as reader:
        after = reader.connection.exec_driver_sql(query, (person,)).all()
        operations = operations_of_rows(reader.connection, [person])[person]
        salts = reader.connection.exec_driver_sql(
            "SELECT length(salt) FROM operation WHERE row_uid = ? ORDER BY n", (person,)
        ).scalars()
        assert list(salts) == [0, 0, 0, 16]
    assert after[:-1] == before
    *old, last = operations
    assert all(operation.payload and ERASED_MARK in operation.payload for operation in old)
    assert last.kind is Kind.ERASE
    assert last.payload == {"name": "", "post": "", "birth_year": None}
    hashed = payload_digest(last.salt, last.payload)
    assert (after[-1].payload_digest, after[-1].digest) == (hashed, operation_digest(last, hashed))


def test_the_erasing_operation_stands_in_line(base: Database, person: bytes) -> None:
    with base.act("Thêm trước") as act:
        act.add(Person.of(name="Người trước"))
    erasure.erase(base, "person", person, "Chị Hà")
    with base.act("Thêm sau") as act:
        act.add(Person.of(name="Người sau"))
    with base.read() as reader:
        rows = reader.connection.exec_driver_sql("SELECT n, hlc FROM operation ORDER BY n").all()
        assert [row.n for row in rows] == list(range(1, len(rows) + 1))
        assert [row.hlc for row in rows] == sorted({row.hlc for row in rows})
        assert reader.connection.exec_driver_sql("SELECT n, capture FROM machine_now").one() == (len(rows), 1)


def test_the_act_says_what_and_who_but_not_whom(base: Database, person: bytes) -> None:
    erasure.erase(base, "person", person, "Chị Hà, văn thư")
    with base.read() as reader:
        act = reader.connection.exec_driver_sql("SELECT name, who, kind FROM act ORDER BY at DESC, uid DESC").first()
    assert act == ("Xóa dữ liệu cá nhân của một người tham gia tập huấn", "Chị Hà, văn thư", "erase")


def test_undoing_and_redoing_any_act_brings_nothing_back(base: Database, person: bytes, tmp_path: Path) -> None:
    with base.act("Xóa") as act:
        act.remove(Attendance, act.find(Attendance, person=person)[0].uid)
        act.remove(Person, person)
    erasure.erase(base, "person", person, "Chị Hà")
    with base.read() as reader:
        query = "SELECT uid FROM act WHERE kind <> 'erase' ORDER BY at DESC, uid DESC"
        acts = list(reader.connection.exec_driver_sql(query).scalars())
    assert len(acts) == 4
    for _ in range(2):
        for uid in acts:
            with base.act("Hoàn tác", kind="undo", undoes=uid) as act:
                undoing.apply_undo(act, uid)
    assert giving_away(tmp_path) == []
    assert differing(base) == []


def test_a_deleted_person_is_erased_too(base: Database, person: bytes, tmp_path: Path) -> None:
    with base.act("Xóa") as act:
        act.remove(Person, person)
    assert giving_away(tmp_path)
    erasure.erase(base, "person", person, "Chị Hà")
    assert giving_away(tmp_path) == []
    with base.read() as reader:
        assert reader.get(Person, person) is None
    assert differing(base) == []


def test_erasing_again_adds_nothing(base: Database, person: bytes) -> None:
    erasure.erase(base, "person", person, "Chị Hà")
    before = payloads(base, person)
    assert erasure.erase(base, "person", person, "Chị Hà") == []
    assert payloads(base, person) == before


def test_a_name_given_after_the_erasure_stays_until_erased_again(base: Database, person: bytes, tmp_path: Path) -> None:
    erasure.erase(base, "person", person, "Chị Hà")
    with base.act("Sửa") as act:
        act.change(Person, person, name=NAME)
    assert differing(base) == []
    between = backup.make_everywhere(base.path, Reason.CLOSING)[0].backup
    assert between is not None
    kept = tmp_path / "cất đi.db"
    shutil.copyfile(between.file, kept)
    assert erasure.settle(base) == []
    assert giving_away(paths.backup_dir(base.path))
    erasure.erase(base, "person", person, "Chị Hà")
    with base.read() as reader:
        assert reader.one(Person, person).name == ""
    assert differing(base) == []
    base.close()
    restore.restore(kept, base.path, folder=tmp_path / "machines")
    kept.unlink()
    with reopened(base.path) as again:
        assert erasure.settle(again) == []
    assert giving_away(tmp_path) == []


def test_unknown_rows_and_kinds_without_persons_are_refused_without_a_trace(base: Database) -> None:
    with base.read() as reader:
        course = reader.find(Course)[0].uid
    before = base.path.read_bytes()
    with pytest.raises(RecordFault, match="Không tìm thấy"):
        erasure.erase(base, "person", new_uid(), "Chị Hà")
    with pytest.raises(RecordFault, match="không có dữ liệu cá nhân"):
        erasure.erase(base, "course", course, "Chị Hà")
    assert base.path.read_bytes() == before
    assert not paths.erased_list(base.path).exists()


def test_a_stop_after_the_commit_is_made_up_for_at_the_next_open(
    base: Database, person: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make_everywhere(base.path, Reason.CLOSING)
    with monkeypatch.context() as patch:
        patch.setattr(
            Database, "outside_transaction", lambda _self, _statement: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        with pytest.raises(KeyboardInterrupt):
            erasure.erase(base, "person", person, "Chị Hà")
    base.close()
    assert giving_away(paths.backup_dir(base.path))
    with reopened(base.path) as again:
        assert [outcome.fault for outcome in erasure.settle(again)] == [None]
        assert erasure.settle(again) == []
    assert giving_away(tmp_path) == []


def test_a_fault_after_the_commit_is_told_as_what_it_is(
    base: Database, person: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Database, _statement: str) -> None:
        raise FileFault("Đĩa đã đầy nên chưa ghi được.", remedy="Hãy dọn bớt đĩa rồi làm lại.")

    monkeypatch.setattr(Database, "outside_transaction", full)
    with pytest.raises(DatabaseFault) as told:
        erasure.erase(base, "person", person, "Chị Hà")
    assert told.value.what.startswith("Đã xóa dữ liệu cá nhân, nhưng chưa dọn xong")
    assert "tự dọn tiếp" in told.value.remedy
    with base.read() as reader:
        assert reader.one(Person, person).name == ""


def test_a_place_that_was_away_is_cleaned_when_it_is_back(base: Database, person: bytes, tmp_path: Path) -> None:
    usb, away = tmp_path / "usb", tmp_path / "usb cất đi"
    usb.mkdir()
    backup.make_everywhere(base.path, Reason.CLOSING, (usb,))
    usb.rename(away)
    outcomes = erasure.erase(base, "person", person, "Chị Hà", places=(usb,))
    assert isinstance(outcomes[1].fault, FileFault)
    away.rename(usb)
    assert giving_away(usb)
    backup.make_everywhere(base.path, Reason.CLOSING, (usb,))
    assert giving_away(tmp_path) == []
    assert len(backup.listing(usb)) == 1


def test_old_backups_stay_when_no_fresh_one_can_be_made(
    base: Database, person: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = paths.backup_dir(base.path)
    backup.make_everywhere(base.path, Reason.CLOSING)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10, 10, 0))
        outcomes = erasure.erase(base, "person", person, "Chị Hà")
    assert outcomes[0].fault is not None
    assert giving_away(place)
    assert len(backup.listing(place)) == 1
    assert [outcome.fault for outcome in erasure.settle(base)] == [None]
    assert giving_away(base.path.parent) == []


def test_damaged_files_set_aside_do_not_outlive_an_erasure(base: Database, person: bytes, tmp_path: Path) -> None:
    place = paths.backup_dir(base.path)
    place.mkdir()
    (place / "so-x.damaged").write_bytes(base.path.read_bytes()[:40_000])
    (place / "hong.db").write_bytes(base.path.read_bytes()[:40_000])
    erasure.erase(base, "person", person, "Chị Hà")
    assert giving_away(tmp_path) == []


def test_backups_from_before_the_person_stay(base: Database) -> None:
    early = backup.make(base.path, paths.backup_dir(base.path), Reason.ASKED)
    with base.act("Thêm") as act:
        late = act.add(Person.of(name="Người đến sau cùng"))
    erasure.erase(base, "person", late.uid, "Chị Hà")
    assert early.file.exists()


def test_operations_of_another_machine_are_emptied_and_seen(tmp_path: Path) -> None:
    base = made(tmp_path)
    uid = populate(base)[0].uid
    base.close()
    shutil.rmtree(tmp_path / "machines")
    with reopened(base.path) as second:
        assert second.identity.uid != base.identity.uid
        with second.act("Sửa") as act:
            act.change(Person, uid, name=NEW_NAME)
    shutil.rmtree(tmp_path / "machines")
    third = opened(base.path)
    erasure.erase(third, "person", uid, "Chị Hà")
    with third.read() as reader:
        *before, last = operations_of_rows(reader.connection, [uid])[uid]
        assert all(operation.happened_before(last) for operation in before)
        assert len({operation.machine for operation in (*before, last)}) == 3
        assert reader.one(Person, uid).name == ""
    assert differing(third) == []
    third.close()
    assert giving_away(tmp_path) == []


def test_operations_that_arrive_after_the_erasure_are_emptied(base: Database, person: bytes, tmp_path: Path) -> None:
    """As an import would do it: a write of another machine that had not seen the erasure."""
    erasure.erase(base, "person", person, "Chị Hà")
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        connection.exec_driver_sql(
            "INSERT INTO machine(rid, uid, office_uid, name, key, state) "
            "SELECT 9, x'09090909090909090909090909090909', office_uid, 'máy xã', NULL, 'active' FROM machine"
        )
        connection.exec_driver_sql(
            "INSERT INTO operation(rid, n, act_uid, table_name, row_uid, kind, hlc, seen, payload, salt, "
            "payload_digest, digest, schema) SELECT 9, 1, act_uid, 'person', row_uid, 'change', hlc + 9, NULL, ?, "
            "randomblob(16), x'', x'', schema FROM operation WHERE row_uid = ? AND kind = 'erase'",
            (json.dumps({"name": NAME}, ensure_ascii=False), person),
        )
        erasure.empty_row(connection, "person", person)
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    base.outside_transaction("VACUUM")
    assert differing(base) == []
    with base.read() as reader:
        assert reader.one(Person, person).name == ""
    assert giving_away(tmp_path) == []


def test_the_list_outside_survives_nonsense(tmp_path: Path) -> None:
    file = tmp_path / "so.db.erased"
    assert erased.read(file) == {}
    uid = new_uid()
    file.write_text(f"rác\nperson {uid.hex()} 1\nperson zz 1\n", encoding="utf-8")
    assert erased.read(file) == {("person", uid): 1}
    other = new_uid()
    erased.add(file, {("person", other): 2, ("person", uid): 3})
    erased.add(file, {("person", other): 1})
    assert erased.read(file) == {("person", uid): 3, ("person", other): 2}


def test_rows_of_unknown_tables_and_databases_are_passed_over(base: Database) -> None:
    erased.add(paths.erased_list(base.path), {("person", new_uid()): 1, ("future_table", new_uid()): 1})
    assert erasure.settle(base) == []


def test_a_field_that_had_another_name_in_an_older_schema_is_emptied_too(base: Database, person: bytes) -> None:
    base.close()
    earlier.make_earlier(base.path)
    upgrade.refold_file(base.path, converters=earlier.CONVERTERS)
    again = opened(base.path)
    with again.act("Xóa dữ liệu", kind="erase") as act:
        with again.read() as reader:
            assert "full_name" in operations_of_rows(reader.connection, [person])[person][0].writes()
        erasure.erase_rows(act, [("person", person)])
        act.connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        erasure.empty_row(act.connection, "person", person, earlier.CONVERTERS)
        act.connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    assert not [text for text in payloads(again, person) if NAME in text or NEW_NAME in text]
    with again.read() as reader:
        assert reader.one(Person, person).name == ""
    assert any('"provisional":0' in text for text in payloads(again, person))
    again.close()


def test_every_personal_column_has_an_empty_value_that_its_table_takes(base: Database) -> None:
    personal = {table.name: erasure.personal_fields(table.name) for table in tables.replicated()}
    assert personal["person"] == {"name": "", "post": "", "birth_year": None}
    with base.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        for table, fields in personal.items():
            for name, value in fields.items():
                column = tables.table_of(tables.record_of(table)).columns[name]
                assert value is not None or column.nullable
                assert column.type.python_type in (str, int), "an emptied day or code could not be read again"
                connection.exec_driver_sql(f"UPDATE {table} SET {name} = ?", (value,))
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
