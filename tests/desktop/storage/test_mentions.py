"""A name in free text: found in every wording, and gone for good once the text is put in other words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.schedule import Evidence
from desktop.domain.training import Course, Session
from desktop.errors import RecordFault
from desktop.storage import attachments, backup, erased, erasure, mentions, restore, undoing
from desktop.storage.database import Database
from desktop.storage.manifest import Reason
from desktop.storage.mentions import Mention
from desktop.vietnamese.folding import fold_words
from tests.desktop.storage.office import differing, made, opened

NAME = "Trịnh Thị Mẫu Hoà"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    one = made(tmp_path)
    yield one
    one.close()


def found(base: Database, name: str = NAME) -> list[Mention]:
    with base.read() as reader:
        return mentions.of_names(reader.connection, [name])


def holding(folder: Path) -> list[str]:
    marks = [text.encode() for text in (NAME, fold_words(NAME), "Mẫu Hoà", "Mẫu Hòa", "mau hoa")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if any(mark in file.read_bytes() for mark in marks))


def test_every_wording_is_found_with_or_without_marks(base: Database) -> None:
    with base.act("Nhập danh sách của trinh thi MAU HOA") as act:
        course = act.add(Course.of(title="Lớp do bà Trịnh Thị Mẫu  Hòa giảng", note="không ai"))
        act.add(Session.of(course=course.uid, day=date(2024, 5, 1), place="Nhà Trinh Thi Mau Hoa"))
        act.add(Evidence.of(sha256="0" * 64, file_name="don-trinh-thi-mau-hoa.pdf", size=1, course=course.uid))
        gone = act.add(Course.of(title="Lớp hai", note=NAME.replace(" ", "\n", 1) + " vắng"))
        act.add(Course.of(title="Trịnh Thị Mẫu Hoàn"))
        act.add(Person.of(name="Trịnh thị mẫu Hoà"))
    with base.act("Sửa") as act:
        act.change(Course, course.uid, title="Lớp một")
        act.remove(Course, gone.uid)
    told = {(one.what, one.past, one.personal) for one in found(base)}
    assert told == {
        ("course.title", True, False), ("session.place", False, False), ("evidence.file_name", False, False),
        ("course.note", True, False), ("person.name", False, True), ("act.name", False, False),
    }  # fmt: skip
    assert found(base, "  ") == []


@pytest.fixture
def written(base: Database, tmp_path: Path) -> Database:
    """Notes that name somebody, an earlier wording too, backed up in two places."""
    usb = tmp_path / "usb"
    usb.mkdir()
    with base.act(f"Thêm lớp của {NAME}") as act:
        course = act.add(Course.of(title=f"Lớp của {NAME}", note=f"{NAME} dự"))
    with base.act("Sửa") as act:
        act.change(Course, course.uid, note=f"{NAME} không dự")
    backup.make_everywhere(base.path, Reason.CLOSING, (usb,))
    return base


def corrected(base: Database, places: tuple[Path, ...]) -> None:
    for one in found(base):
        erasure.correct_text(base, one.what, one.uid, "Nội dung mới", "Chị Hà", places=places)


def test_after_the_correction_no_byte_says_the_name(written: Database, tmp_path: Path) -> None:
    assert len(holding(tmp_path)) > 2
    corrected(written, (tmp_path / "usb",))
    assert holding(tmp_path) == []
    with written.read() as reader:
        (course,) = reader.find(Course)
        assert (course.title, course.note) == ("Nội dung mới", "Nội dung mới")
    assert differing(written) == []
    assert found(written) == []


def test_no_undo_brings_the_words_back(written: Database, tmp_path: Path) -> None:
    with written.read() as reader:
        acts = [uid for (uid,) in reader.connection.exec_driver_sql("SELECT uid FROM act ORDER BY rowid")]
    corrected(written, (tmp_path / "usb",))
    for uid in reversed(acts):
        with written.act("Hoàn tác", kind="undo", undoes=uid) as act:
            undoing.apply_undo(act, uid)
    assert holding(tmp_path) == []


def test_a_restored_older_copy_forgets_the_words_too(written: Database, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(paths.backup_dir(written.path), kept)
    corrected(written, (tmp_path / "usb",))
    written.close()
    (source,) = kept.glob("*.db")
    restore.restore(source, written.path, folder=tmp_path / "machines")
    again = opened(written.path)
    try:
        assert found(again) == []
        assert differing(again) == []
        erasure.settle(again)
    finally:
        again.close()
    shutil.rmtree(kept)
    assert holding(tmp_path) == []


def test_a_title_may_not_be_left_empty(written: Database) -> None:
    (title,) = [one for one in found(written) if one.what == "course.title"]
    with pytest.raises(RecordFault, match="để trống"):
        erasure.correct_text(written, title.what, title.uid, "", "Chị Hà")
    assert len(found(written)) == 3


def test_a_deleted_record_only_loses_the_text(base: Database) -> None:
    with base.act("Thêm") as act:
        course = act.add(Course.of(title="Lớp", note=NAME))
    with base.act("Xóa") as act:
        act.remove(Course, course.uid)
    (one,) = found(base)
    assert one.past
    erasure.correct_text(base, one.what, one.uid, "mới", "Chị Hà")
    assert found(base) == []
    with base.read() as reader:
        assert reader.find(Course) == []


def test_the_list_outside_reads_old_and_new_lines() -> None:
    lines = [f"person {'0' * 32} 2", f"course.note {'1' * 32} 1", f"act.name {'2' * 32} 1", "course..note 3 1", "rác"]
    rows = erased.of_lines(lines)
    assert [what for what, _ in rows] == ["person", "course.note", "act.name"]
    assert list(erased.lines(rows)) == sorted(lines[:3])


def test_a_file_that_is_not_what_was_stored_is_named(base: Database, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("minh chứng", encoding="utf-8")
    kept = attachments.store(source, base.path)
    with base.act("Đính kèm") as act:
        act.add(Evidence.of(sha256=kept.sha256, file_name="a.txt", size=kept.size))
    with base.read() as reader:
        assert attachments.altered(reader.connection, base.path) == []
        attachments.path_of(base.path, kept.sha256).write_text("khác", encoding="utf-8")
        assert attachments.altered(reader.connection, base.path) == [kept.sha256]
