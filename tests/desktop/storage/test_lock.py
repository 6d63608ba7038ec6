"""One program per database, and a sentence that says who has it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import DatabaseFault, DatabaseHeld
from desktop.storage.lock import Lock, held_here, holder_of
from tests.desktop.storage.office import needs_posix

HOLD = """
import sys, time
from pathlib import Path
from desktop.storage.lock import Lock
held = Lock.take(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "sổ công tác.db"


def another_program(database: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "held"
    return process


def test_the_holder_is_named_to_the_second(database: Path) -> None:
    process = another_program(database)
    try:
        with pytest.raises(DatabaseHeld) as told:
            Lock.take(database)
        holder = holder_of(database)
        assert holder is not None
        assert holder.pid == process.pid
        sentence = str(told.value)
        for part in (holder.machine, holder.user, str(process.pid), time.strftime("%d/%m/%Y"), "đóng chương trình"):
            assert part in sentence
    finally:
        process.kill()
        process.communicate()


def test_a_killed_holder_lets_go_and_leaves_a_harmless_note(database: Path) -> None:
    process = another_program(database)
    os.kill(process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.communicate()
    assert paths.holder_file(database).exists()
    with Lock.take(database):
        holder = holder_of(database)
        assert holder is not None
        assert holder.pid == os.getpid()
    assert not paths.holder_file(database).exists()


@needs_posix
@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"machine": 1}', '{"machine":"a","user":"b","since":"hôm qua","pid":1}']
)
def test_a_note_that_makes_no_sense_still_gives_a_sentence(database: Path, note: str) -> None:
    with Lock.take(database):
        paths.holder_file(database).write_text(note, encoding="utf-8")
        with pytest.raises(DatabaseHeld, match="một chương trình khác"):
            Lock.take(database)


def test_the_same_program_may_not_open_twice_either(database: Path) -> None:
    with Lock.take(database):
        assert held_here(database)
        with pytest.raises(DatabaseHeld):
            Lock.take(database)
    assert not held_here(database)
    Lock.take(database).release()


def test_a_link_to_the_database_is_the_database(database: Path, tmp_path: Path) -> None:
    database.touch()
    link = tmp_path / "lối tắt.db"
    link.symlink_to(database)
    with Lock.take(link), pytest.raises(DatabaseHeld):
        Lock.take(database)


def test_releasing_twice_does_nothing(database: Path) -> None:
    lock = Lock.take(database)
    lock.release()
    with Lock.take(database):
        lock.release()
        with pytest.raises(DatabaseHeld):
            Lock.take(database)


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFault, match="Không có thư mục"):
        Lock.take(tmp_path / "ổ đã rút" / "so.db")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_cannot_be_made_is_told(database: Path) -> None:
    paths.lock_file(database).mkdir()
    with pytest.raises(DatabaseFault, match="tệp khóa"):
        Lock.take(database)


def test_a_note_that_cannot_be_written_keeps_nobody_out(database: Path) -> None:
    paths.holder_file(database).mkdir()
    with Lock.take(database), pytest.raises(DatabaseHeld):
        Lock.take(database)


def test_the_note_holds_what_it_says(database: Path) -> None:
    with Lock.take(database):
        note = json.loads(paths.holder_file(database).read_text(encoding="utf-8"))
    assert set(note) == {"machine", "user", "since", "pid"}
