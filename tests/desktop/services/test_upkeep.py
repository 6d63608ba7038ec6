"""Backup places, health and tidying of a database as the clerk sees them."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import paths, settings
from desktop.domain.period import Period
from desktop.errors import FileFault, InputFault, SealedPeriod
from desktop.services import telling
from desktop.services.desk import Desk
from desktop.services.evidence import EvidenceKeeping
from desktop.services.past import Past
from desktop.services.reporting import Reporting
from desktop.services.upkeep import UNDO_DAYS, Upkeep
from desktop.storage import attachments, backup
from desktop.storage.restore import Restored
from desktop.workspace import Workspace
from tests.factories import TODAY, broadcasts, office, record, two_courses


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    place = tmp_path / "ổ USB"
    place.mkdir()
    return place


def copies(place: Path) -> list[Path]:
    return sorted(place.glob("*.db"))


def test_a_remembered_place_gets_a_copy_at_every_close_that_changed_something(tmp_path: Path, usb: Path) -> None:
    path = tmp_path / "so.db"
    with Workspace.create(path) as workspace:
        assert workspace.upkeep.remember_place(usb) == usb
        workspace.directory.add_agency(name="Phòng Một")
    assert len(copies(usb)) == 1
    with Workspace.open(path):
        pass
    assert len(copies(usb)) == 1
    with Workspace.open(path) as workspace:
        assert workspace.upkeep.places() == (usb,)
        assert [one.backup is not None for one in workspace.upkeep.back_up()] == [True, True]
        workspace.upkeep.forget_place(usb)
        workspace.directory.add_agency(name="Phòng Hai")
    assert len(copies(usb)) == 2


def test_a_place_that_is_not_there_is_told_and_stops_nothing(tmp_path: Path, usb: Path) -> None:
    path = tmp_path / "so.db"
    with Workspace.create(path) as workspace:
        workspace.upkeep.remember_place(usb)
        workspace.directory.add_agency(name="Phòng Một")
        usb.rename(tmp_path / "rút")
    (notice,) = workspace.notices
    assert str(usb) in notice
    assert "Chưa sao lưu được" in notice
    assert len(copies(paths.backup_dir(path))) == 1
    assert not usb.exists()


def test_only_a_folder_that_is_there_is_remembered_and_only_a_remembered_one_forgotten(desk: Desk, usb: Path) -> None:
    upkeep = Upkeep(desk)
    for nothing in (usb / "không có", Path("\0")):
        with pytest.raises(FileFault, match="Không thấy thư mục"):
            upkeep.remember_place(nothing)
    upkeep.remember_place(usb)
    upkeep.remember_place(usb / ".." / usb.name)
    assert upkeep.places() == (usb,)
    with pytest.raises(InputFault, match="không có trong danh sách"):
        upkeep.forget_place(usb / "khác")


def test_damaged_settings_are_a_notice_and_no_reason_not_to_open(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    Workspace.create(path).close()
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text("= rác", encoding="utf-8")
    with Workspace.open(path) as workspace:
        assert "thiết lập" in workspace.notices[0]


def test_a_copy_that_was_out_of_reach_forgets_the_erased_when_it_is_back(tmp_path: Path, usb: Path) -> None:
    path, away = tmp_path / "so.db", tmp_path / "rút"
    with Workspace.create(path) as workspace:
        workspace.upkeep.remember_place(usb)
        record(workspace.desk, two_courses())
    usb.rename(away)
    with Workspace.open(path) as workspace:
        outcomes = workspace.upkeep.erase_by_name("nguoi a0").outcomes
        (told,) = telling.copies_not_erased(outcomes)
        assert str(usb) in told
    name = "Người A0".encode()
    assert any(name in file.read_bytes() for file in copies(away))
    away.rename(usb)
    with Workspace.open(path) as workspace:
        assert any(str(usb) in notice for notice in workspace.notices)
    assert copies(usb)
    assert not any(name in file.read_bytes() for file in usb.rglob("*") if file.is_file())
    with Workspace.open(path) as workspace:
        assert workspace.notices == []


def test_a_name_in_a_text_is_found_and_put_in_other_words(desk: Desk) -> None:
    record(desk, [*two_courses(), {"act": "course", "title": "Lớp của Người A0"}])
    upkeep = Upkeep(desk)
    names = upkeep.erase_by_name("Người A0").names
    (title,) = upkeep.mentions(*names)
    assert (title.what, title.shown) == ("course.title", "Lớp của Người A0")
    upkeep.correct_mention(title, "Lớp riêng")
    assert upkeep.mentions("nguoi a0") == []


def test_sealed_papers_and_other_persons_are_not_put_in_other_words(desk: Desk) -> None:
    record(desk, office() + broadcasts() + two_courses())
    Reporting(desk).seal(Period.parse("2024-09"), "05", date(2024, 9, 16))
    upkeep = Upkeep(desk)
    sealed = [one for one in upkeep.mentions("Chương trình một", "Trần Thị Mẫu") if one.sealed]
    with pytest.raises(SealedPeriod, match="không sửa được"):
        upkeep.correct_mention(sealed[0], "khác")
    (namesake,) = upkeep.mentions("Người A1")
    with pytest.raises(InputFault, match="cùng tên"):
        upkeep.correct_mention(namesake, "khác")


def test_files_missing_or_changed_are_named_by_the_check(desk: Desk, tmp_path: Path) -> None:
    record(desk, office() + broadcasts())
    source = tmp_path / "ảnh lớp.txt"
    source.write_text("minh chứng", encoding="utf-8")
    with desk.read() as reader:
        (product,) = reader.connection.exec_driver_sql("SELECT uid FROM product LIMIT 1").scalars()
    evidence = EvidenceKeeping(desk).attach(source, "product", product)
    report = Reporting(desk).seal(Period.parse("2024-09"), "05", date(2024, 9, 16))
    upkeep = Upkeep(desk)
    assert upkeep.check().sound
    path = desk.database.path
    attachments.path_of(path, evidence.sha256).unlink()
    attachments.path_of(path, report.pdf_sha256).write_bytes(b"%PDF-")
    health = upkeep.check()
    assert health.missing_files == ("minh chứng «ảnh lớp.txt»",)
    assert health.changed_files == ("bản PDF của báo cáo số 05/BC-UBND",)
    assert not health.sound


def test_only_old_files_that_nothing_refers_to_are_tidied_away(desk: Desk, tmp_path: Path) -> None:
    record(desk, broadcasts())
    path = desk.database.path
    with desk.read() as reader:
        (product,) = reader.connection.exec_driver_sql("SELECT uid FROM product LIMIT 1").scalars()
    files = []
    for name in ("dùng", "cũ", "mới"):
        source = tmp_path / f"{name}.txt"
        source.write_text(name, encoding="utf-8")
        stored = attachments.store(source, path).sha256
        if name == "dùng":
            stored = EvidenceKeeping(desk).attach(source, "product", product).sha256
        files.append(attachments.path_of(path, stored))
    used, old, new = files
    for file, days in ((used, UNDO_DAYS + 9), (old, UNDO_DAYS + 9), (new, UNDO_DAYS - 1)):
        at = datetime.combine(TODAY - timedelta(days=days), datetime.min.time()).timestamp()
        os.utime(file, (at, at))
    assert Upkeep(desk).tidy() == 1
    assert [file.exists() for file in (used, old, new)] == [True, False, True]


def test_what_a_restore_found_is_told(tmp_path: Path) -> None:
    done = Restored(None, tmp_path / "so.damaged", ("0" * 64,), ("course", "person"))
    kept, missing, differing = telling.restored_notices(done)
    assert "so.damaged" in kept
    assert "1 tệp" in missing
    assert "«lớp tập huấn», «người tham gia tập huấn»" in differing


def test_an_erasure_that_could_not_be_finished_is_told_at_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "so.db"
    Workspace.create(path).close()

    def full(*_: object) -> None:
        raise FileFault("Đĩa đã đầy.", where="ổ C", remedy="Hãy dọn bớt đĩa.")

    monkeypatch.setattr("desktop.storage.erasure.settle", full)
    with Workspace.open(path) as workspace:
        (notice,) = workspace.notices
    assert "chưa dọn xong" in notice
    assert "Đĩa đã đầy" in notice


def test_copies_before_an_upgrade_that_failed_are_told(tmp_path: Path) -> None:
    outcome = backup.Outcome(tmp_path, fault=FileFault("Không thấy nơi sao lưu.", where="E:", remedy="Hãy cắm ổ."))
    (told,) = telling.failed_copies([outcome])
    assert "Không thấy nơi sao lưu" in told
    assert settings.backup_places(tmp_path / "khác.db") == ()


PERSON = {"act": "person", "id": "n", "name": "Vi Thị Rừng", "agency": "d"}
AGENCY = {"act": "agency", "id": "d", "name": "Phòng Nội vụ xã Mơ"}


def test_a_person_that_only_the_journal_knows_is_erased(desk: Desk) -> None:
    record(desk, [AGENCY])
    record(desk, [{**PERSON, "agency": "Phòng Nội vụ xã Mơ"}])
    Past(desk).undo()
    upkeep = Upkeep(desk)
    assert upkeep.find_persons("Vi Thị Rừng") == []
    with pytest.raises(InputFault, match="Không tìm thấy"):
        upkeep.erase_by_name("vi thi rung", "Phòng khác")
    assert upkeep.erase_by_name("vi thi rung", "phong noi vu xa mo").names == ["Vi Thị Rừng"]
    assert upkeep.mentions("Vi Thị Rừng") == []
    assert "Vi Thị Rừng".encode() not in desk.database.path.read_bytes()
    with pytest.raises(InputFault, match="Không tìm thấy"):
        upkeep.erase_by_name("vi thi rung")


def test_merged_records_are_erased_as_one_person_under_whatever_name(desk: Desk) -> None:
    others = [
        {**PERSON, "id": "m"},
        {**PERSON, "id": "k", "name": "Vi Thị Rừng Xanh"},
        {"act": "person_merge", "person": "n", "into": "m"},
        {"act": "person_merge", "person": "k", "into": "m"},
    ]
    record(desk, [AGENCY, PERSON, *others])
    done = Upkeep(desk).erase_by_name("Vi Thị Rừng")
    assert done.records == 3
    assert set(done.names) == {"Vi Thị Rừng", "Vi Thị Rừng Xanh"}
    assert "Vi Thị Rừng".encode() not in desk.database.path.read_bytes()


def test_names_that_stay_are_told_with_the_reason(desk: Desk) -> None:
    record(desk, office())
    upkeep = Upkeep(desk)
    with pytest.raises(InputFault, match="người ký văn bản"):
        upkeep.erase_by_name("Trần Thị Mẫu")
    (staff,) = upkeep.mentions("lê thu")
    assert (staff.staff, staff.shown) == (True, "Lê Thu (công chức)")
    with pytest.raises(InputFault, match="nhật ký phải giữ"):
        upkeep.correct_mention(staff, "khác")
    (signer,) = upkeep.mentions("Trần Thị Mẫu")
    with pytest.raises(InputFault, match="tên người ký"):
        upkeep.correct_mention(signer, "khác")
