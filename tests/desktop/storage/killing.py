"""A process that is warm once and forks a worker for every kill; each worker says what it believes to be on disk.

Run as a module. One order a line comes in (JSON: work, database, seed); lines go out as `pid …`, whatever the worker
reports, and `gone …` when it has died. A line is one write, so lines never mix.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.training import Course
from desktop.storage import backup, erasure, restore, undoing, upgrade
from desktop.storage.database import Database
from desktop.storage.manifest import Reason
from tests.desktop.storage import earlier
from tests.desktop.storage.office import dice, made, opened, populate

WHO = "Chị Hà, văn thư"


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def acts(base: Database, chance: random.Random) -> None:
    """Every kind of ordinary act, for ever. The name of each act says how many operations it has: `việc 7 gồm 15`."""
    number = 0
    while True:
        number += 1
        kind = chance.choice((add, change, bulk, raw, remove, undo))
        uid = kind(base, f"việc {os.getpid()}.{number} gồm", chance)
        say("committed", uid.hex())


def add(base: Database, name: str, chance: random.Random) -> bytes:
    with base.act(f"{name} 1", who=WHO) as act:
        act.add(Person.of(name=f"Người mới {chance.random()}"))
    return act.uid


def change(base: Database, name: str, chance: random.Random) -> bytes:
    with base.act(f"{name} 1", who=WHO) as act:
        course = act.find(Course)[0]
        act.change(Course, course.uid, note=f"Ghi chú {chance.random()}")
    return act.uid


def bulk(base: Database, name: str, chance: random.Random) -> bytes:
    count = chance.randrange(2, 60)
    with base.act(f"{name} {count}", who=WHO) as act:
        act.add_all(Person.of(name=f"Nhập {number} {chance.random()}", post="x" * 120) for number in range(count))
    return act.uid


def raw(base: Database, name: str, chance: random.Random) -> bytes:
    with base.read() as reader:
        count = min(reader.count(Person), 200)
    with base.act(f"{name} {count}", who=WHO) as act:
        act.connection.exec_driver_sql(
            "UPDATE person SET post = ? WHERE uid IN (SELECT uid FROM person ORDER BY uid LIMIT 200)",
            (f"Chức vụ {chance.random()}",),
        )
    return act.uid


def remove(base: Database, name: str, chance: random.Random) -> bytes:
    with base.act(f"{name} 2", who=WHO) as act:
        person = act.add(Person.of(name=f"Thêm rồi xóa {chance.random()}"))
        act.remove(Person, person.uid)
    return act.uid


def undo(base: Database, name: str, chance: random.Random) -> bytes:
    count = chance.randrange(2, 30)
    with base.act(f"{name} {count}", who=WHO) as act:
        act.add_all(Person.of(name=f"Sẽ hoàn tác {number}") for number in range(count))
    say("committed", act.uid.hex())
    with base.act(f"{name} lại, gồm {count}", who=WHO, kind="undo", undoes=act.uid) as back:
        undoing.apply_undo(back, act.uid)
    return back.uid


def erasures(base: Database, chance: random.Random) -> None:
    """Erase one person after the other, backups and all."""
    while True:
        with base.read() as reader:
            named = [person.uid for person in reader.find(Person) if person.name]
        if not named:
            idle()
        uid = chance.choice(named)
        say("erasing", uid.hex())
        erasure.erase(base, "person", uid, WHO)
        say("erased", uid.hex())


def backups(base: Database, chance: random.Random) -> None:
    while True:
        add(base, "việc gồm", chance)
        made_one = backup.make_everywhere(base.path, Reason.CLOSING)[0].backup
        assert made_one is not None
        say("saved", made_one.file)


def upgrading(database: Path) -> None:
    upgrade.upgrade(database, converters=earlier.CONVERTERS)
    say("upgraded")


def restoring(database: Path) -> None:
    source = next(iter(paths.backup_dir(database).glob("*asked.db")))
    restore.restore(source, database, folder=database.parent / "machines", who=WHO)
    say("restored")


def idle() -> None:
    while True:
        time.sleep(1)


OPEN: Mapping[str, Callable[[Database, random.Random], None]] = {
    "acts": acts, "erasures": erasures, "backups": backups,
}  # fmt: skip
CLOSED: Mapping[str, Callable[[Path], None]] = {"upgrade": upgrading, "restore": restoring}


def work(order: dict[str, str]) -> None:
    database = Path(order["database"])
    say("pid", os.getpid())
    if order["work"] in OPEN:
        base = opened(database)
        say("begun")
        OPEN[order["work"]](base, dice(int(order["seed"])))
    else:
        say("begun")
        CLOSED[order["work"]](database)
    idle()


def warm() -> None:
    """Pay for imports and compiled statements once."""
    with tempfile.TemporaryDirectory() as folder:
        base = made(Path(folder))
        populate(base)
        base.close()


def serve() -> None:
    warm()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(json.loads(line))
            except BaseException:
                say("failed", repr(traceback.format_exc()))
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        say("gone", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve()
