"""The lanes: results come back to the window's thread, late answers are dropped, faults are told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop.errors import Cancelled
from desktop.progress import Progress
from ui.jobs import Job, Lanes


@pytest.fixture
def faults() -> list[BaseException]:
    return []


@pytest.fixture
def lanes(qtbot: QtBot, faults: list[BaseException]) -> Iterator[Lanes]:
    made = Lanes(faults.append)
    yield made
    made.close()


def test_work_is_done_elsewhere_and_told_here(lanes: Lanes, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    lanes.read(owner, threading.get_ident, lambda where: told.append((where, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] != threading.get_ident()
    assert told[0][1] == threading.get_ident()


def test_only_the_newest_answer_on_a_topic_is_given(lanes: Lanes, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    gate = threading.Event()
    lanes.read(owner, lambda: gate.wait(5) and "old", told.append, topic="list")
    lanes.read(owner, lambda: "newer", told.append, topic="list")
    lanes.read(owner, lambda: "newest", told.append, topic="list")
    gate.set()
    qtbot.waitUntil(lambda: not lanes.reading.busy)
    assert told == ["newest"]


def test_nothing_is_given_to_who_is_gone(lanes: Lanes, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    gate = threading.Event()
    lanes.read(owner, lambda: gate.wait(5), told.append)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: not lanes.reading.busy)
    assert told == []


def test_a_fault_goes_to_the_door_and_the_lane_goes_on(lanes: Lanes, qtbot: QtBot, faults: list[BaseException]) -> None:
    owner, told = QObject(), []

    def wrong() -> None:
        raise ValueError("no")

    lanes.read(owner, wrong, told.append)
    lanes.read(owner, lambda: 7, told.append)
    qtbot.waitUntil(lambda: told == [7])
    assert [str(fault) for fault in faults] == ["no"]


def test_a_cancelled_job_says_nothing(lanes: Lanes, qtbot: QtBot, faults: list[BaseException]) -> None:
    owner, told = QObject(), []
    begun = threading.Event()

    def long(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step()
            time.sleep(0.001)

    job = lanes.write(owner, long, told.append)
    begun.wait(5)
    job.progress.stop()
    qtbot.waitUntil(lambda: not lanes.writing.busy)
    assert isinstance(job.fault, Cancelled)
    assert told == []
    assert faults == []


def test_the_reading_lane_does_not_wait_for_the_writing_one(lanes: Lanes, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    gate = threading.Event()
    lanes.write(owner, lambda _: gate.wait(5))
    lanes.read(owner, lambda: "read", told.append)
    qtbot.waitUntil(lambda: told == ["read"])
    assert lanes.writing.busy
    gate.set()
    with qtbot.waitSignal(lanes.wrote):
        pass


def test_inline_jobs_are_done_at_once(qtbot: QtBot, faults: list[BaseException]) -> None:
    lanes = Lanes(faults.append, inline=True)
    told: list[int] = []
    lanes.writing.submit(Job(lanes, lambda _: 3, told.append, faults.append))
    assert told == [3]


def test_what_is_asked_after_closing_is_not_done(qtbot: QtBot, faults: list[BaseException]) -> None:
    lanes = Lanes(faults.append)
    owner, told = QObject(), []
    lanes.write(owner, lambda _: told.append("act"), lambda _: lanes.read(owner, lambda: "list", told.append))
    lanes.close()
    qtbot.waitUntil(lambda: not lanes.writing.busy)
    assert told == ["act"]
    assert not lanes.reading.busy
    assert faults == []
