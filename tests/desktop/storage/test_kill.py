"""Kill −9 at random moments: what was reported as done is there, nothing is there in part, nothing has to be repaired.

On Windows there is no fork to make this cheap; it is not run there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.people import Person
from desktop.storage import backup, erasure, log, opening, upgrade
from desktop.storage.database import Database, schema_of
from desktop.storage.manifest import Reason
from tests.desktop.storage import earlier
from tests.desktop.storage.office import dice, everything, made, populate, reopened

KILLS = {"acts": 150, "erasures": 50, "backups": 36, "upgrade": 32, "restore": 32}
"""How often each kind of work is killed."""

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill three hundred times in a minute"),
]


@dataclass
class Worker:
    """The warm process, and the reports of the worker that was killed last."""

    process: subprocess.Popen[str]
    reports: list[list[str]] = field(default_factory=list)

    def run(self, work: str, database: Path, seed: int, seconds: float) -> None:
        """Set one worker to work, kill it `seconds` after it has begun, and gather what it said."""
        assert self.process.stdin is not None
        order = {"work": work, "database": str(database), "seed": str(seed)}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        self.reports = []
        pid = int(self._line()[1])
        while self._line() != ["begun"]:
            pass
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        while (line := self._line())[0] != "gone":
            assert line[0] != "failed", line
            self.reports.append(line)
        assert line == ["gone", str(-signal.SIGKILL)]

    def said(self, word: str) -> list[str]:
        return [line[1] for line in self.reports if line[0] == word]

    def _line(self) -> list[str]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the warm process has died"
        return line.split()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.storage.killing"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    one = Worker(process)
    assert one._line() == ["ready"]
    yield one
    process.communicate()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed, populated database to copy for every series of kills."""
    base = made(tmp_path_factory.mktemp("mẫu"))
    populate(base, people=30)
    base.close()
    return base.path


def copied(sample: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copytree(sample.parent, folder, dirs_exist_ok=True)
    return folder / sample.name


def opened_again(path: Path) -> opening.Opened:
    """The way the program opens, with every check; then what must hold after any kill."""
    one = opening.open_held(path, folder=path.parent / "machines")
    assert one.unfinished is None
    assert [outcome.fault for outcome in one.remade if outcome.fault] == []
    with one.database.read() as reader:
        ask = reader.connection.exec_driver_sql
        assert log.differences(reader.connection) == []
        assert log.broken(reader.connection) == []
        assert ask("SELECT count(*) FROM operation WHERE act_uid NOT IN (SELECT uid FROM act)").scalar_one() == 0
        assert ask("SELECT act_uid IS NULL AND capture = 1 FROM machine_now").scalar_one() == 1
        assert all(top == count for top, count in ask("SELECT max(n), count(*) FROM operation GROUP BY rid"))
        assert ask("PRAGMA integrity_check").scalar_one() == "ok"
        ask("SELECT rank FROM search_index WHERE search_index MATCH 'nguoi' LIMIT 1").all()
    return one


def acts_of(base: Database) -> dict[str, tuple[str, int]]:
    """Every act's name and number of operations, by uid."""
    with base.read() as reader:
        rows = reader.connection.exec_driver_sql(
            "SELECT lower(hex(a.uid)), a.name, (SELECT count(*) FROM operation o WHERE o.act_uid = a.uid) FROM act a"
        )
        return {uid: (name, count) for uid, name, count in rows}


def in_series(kills: int, length: int) -> Iterator[tuple[int, range]]:
    """The kills in series that each begin with a fresh database, so that no check has to read too much."""
    for series, start in enumerate(range(0, kills, length)):
        yield series, range(start, min(start + length, kills))


def test_acts_are_there_whole_or_not_at_all(worker: Worker, sample: Path, tmp_path: Path) -> None:
    chance = dice(time.time_ns())
    hot = 0
    for series, kills in in_series(KILLS["acts"], 20):
        path = copied(sample, tmp_path / str(series))
        known = 1
        for _ in kills:
            worker.run("acts", path, chance.randrange(10**9), chance.uniform(0, 0.1))
            hot += path.with_name(f"{path.name}-journal").exists()
            one = opened_again(path)
            found = acts_of(one.database)
            one.close()
            reported = worker.said("committed")
            assert set(reported) <= set(found)
            for name, count in found.values():
                expected = re.search(r"gồm (\d+)$", name)
                assert expected is None or int(expected[1]) == count, name
            assert len(found) - known - len(reported) in (0, 1), "only the last act may be there unreported"
            known = len(found)
    assert hot > KILLS["acts"] // 20, "too few kills met an act in the middle of its commit"


def test_an_erasure_is_finished_at_the_next_open(worker: Worker, sample: Path, tmp_path: Path) -> None:
    chance = dice(time.time_ns())
    for series, kills in in_series(KILLS["erasures"], 10):
        path = copied(sample, tmp_path / str(series))
        with reopened(path) as base, base.act("Đặt tên riêng từng người") as act:
            names = {person.uid.hex(): f"Tên riêng {person.uid.hex()[-12:]}" for person in act.find(Person)}
            for uid, name in names.items():
                act.change(Person, bytes.fromhex(uid), name=name)
        for _ in kills:
            worker.run("erasures", path, chance.randrange(10**9), chance.uniform(0, 0.2))
            one = opened_again(path)
            with one.database.read() as reader:
                gone = {uid.hex() for _, uid in erasure.erased_rows(reader.connection)}
                left = {person.uid.hex(): person.name for person in reader.find(Person) if person.name}
            one.close()
            assert set(worker.said("erased")) <= gone
            assert left == {uid: name for uid, name in names.items() if uid not in gone}
            held = {file.name: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
            assert [(name, uid) for uid in gone for name in held if names[uid].encode() in held[name]] == []


def test_a_backup_is_whole_or_is_none(worker: Worker, sample: Path, tmp_path: Path) -> None:
    chance = dice(time.time_ns())
    for series, kills in in_series(KILLS["backups"], 9):
        path = copied(sample, tmp_path / str(series))
        proven: set[Path] = set()
        for _ in kills:
            worker.run("backups", path, chance.randrange(10**9), chance.uniform(0, 0.2))
            listed = backup.listing(paths.backup_dir(path))
            assert {Path(file) for file in worker.said("saved")} <= {one.file for one in listed}
            for one in listed:
                if one.file not in proven:
                    backup.verify(one, fold=True)
                    proven.add(one.file)
            opened_again(path).close()
        assert backup.make_everywhere(path, Reason.CLOSING)[0].fault is None
        assert [file.name for file in paths.backup_dir(path).iterdir() if ".part" in file.name] == []


def test_an_upgrade_is_done_or_has_not_begun(worker: Worker, sample: Path, tmp_path: Path) -> None:
    chance = dice(time.time_ns())
    old = copied(sample, tmp_path / "cũ")
    earlier.make_earlier(old)
    whole = copied(old, tmp_path / "trọn vẹn")
    upgrade.upgrade(whole, converters=earlier.CONVERTERS)
    with reopened(whole) as base:
        wanted = everything(base)
    before = 0
    for kill in range(KILLS["upgrade"]):
        path = copied(old, tmp_path / str(kill))
        worker.run("upgrade", path, 0, chance.uniform(0, 0.35))
        if worker.reports:
            assert worker.reports == [["upgraded"]]
            assert schema_of(path) != earlier.SCHEMA
        before += schema_of(path) == earlier.SCHEMA
        upgrade.upgrade(path, converters=earlier.CONVERTERS)
        with reopened(path) as base:
            assert everything(base) == wanted
        for one in backup.listing(paths.backup_dir(path)):
            backup.verify(one)
        shutil.rmtree(path.parent)
    assert before > 0, "no kill came before the commit"


def test_a_restore_is_done_or_has_not_begun(worker: Worker, sample: Path, tmp_path: Path) -> None:
    chance = dice(time.time_ns())
    start = copied(sample, tmp_path / "đầu")
    backup.make(start, paths.backup_dir(start), Reason.ASKED)
    with reopened(start) as base, base.act("Thêm sau khi sao lưu") as act:
        act.add(Person.of(name="Người đến sau"))
    seen: Counter[int] = Counter()
    for kill in range(KILLS["restore"]):
        path = copied(start, tmp_path / str(kill))
        worker.run("restore", path, 0, chance.uniform(0, 0.35))
        one = opened_again(path)
        with one.database.read() as reader:
            people = reader.count(Person)
        one.close()
        assert people == 30 if worker.reports else people in (30, 31)
        seen[people] += 1
        kept = backup.listing(paths.backup_dir(path))
        assert people == 31 or Reason.BEFORE_RESTORE in {one.reason for one in kept}
        for one in kept:
            backup.verify(one)
        assert not list(path.parent.glob("*.restoring*"))
        shutil.rmtree(path.parent)
    assert seen[31], "no kill came before the swap"


def test_three_hundred_are_killed() -> None:
    assert sum(KILLS.values()) >= 300
