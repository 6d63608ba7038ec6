"""A small office to write, kill, copy and erase in: a course, its people and their attendance."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.people import Person
from desktop.domain.training import Attendance, Course, Mark, Session
from desktop.storage import database, log
from desktop.storage.database import Database

needs_posix = pytest.mark.skipif(os.name == "nt", reason="links, rights, limits and fork are those of POSIX")

NAME = "Hoàng Thị Mẫu Đơn"
PHONE = "0988123457"
POST = f"Trưởng đài truyền thanh, điện thoại {PHONE}"
YEAR = 1973


def made(folder: Path, name: str = "so.db") -> Database:
    """A new, empty database."""
    return database.create(folder / name, folder=folder / "machines")


def opened(path: Path) -> Database:
    return database.open_existing(path, folder=path.parent / "machines")


@contextmanager
def reopened(path: Path) -> Iterator[Database]:
    one = opened(path)
    try:
        yield one
    finally:
        one.close()


def populate(base: Database, people: int = 20) -> list[Person]:
    """One course with one session, and `people` who were there; the first is the one to be erased in tests."""
    with base.act("Nhập lớp tập huấn", who="Chị Hà, văn thư") as act:
        course = act.add(Course.of(title="Kỹ năng viết tin bài"))
        session = act.add(Session.of(course=course.uid, day=date(2024, 5, 17), place="Hội trường"))
        persons = [Person.of(name=NAME, post=POST, birth_year=YEAR)]
        persons += [Person.of(name=f"Cán bộ số {number}", post="Công chức") for number in range(1, people)]
        act.add_all(persons)
        act.add_all(Attendance.of(session=session.uid, person=one.uid, mark=Mark.PRESENT) for one in persons)
    return persons


def everything(base: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is not derived, for comparing two states."""
    with base.read() as reader:
        names = reader.connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' "
            "AND name NOT IN ('machine', 'machine_now') ORDER BY name"
        ).scalars()
        return {
            name: sorted((tuple(row) for row in reader.connection.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
            for name in names.all()
        }


def differing(base: Database) -> list[str]:
    with base.read() as reader:
        return log.differences(reader.connection)


def around_the_triggers(path: Path, *statements: str) -> None:
    """Change a closed database as only another program, or rotten bits, could."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def dice(seed: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(seed)  # noqa: S311  (damage needs no secrecy)


def in_child(work: Callable[[], None]) -> int:
    """Run in a forked child of this process and give its exit status; for limits and rights that cannot be undone."""
    with warnings.catch_warnings():
        # Under pytest-xdist there is a second thread, which waits for the next test and holds nothing we need.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
