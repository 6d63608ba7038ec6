"""Reading and writing at once, from two threads, as the window does."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from desktop.domain.media import Channel
from tests.factories import new_desk


def test_an_act_commits_while_somebody_asks_a_long_question(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with desk.database.maintenance() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")  # so that waiting is ours, not SQLite's
    asking, enough = threading.Event(), threading.Event()

    def ask() -> None:
        with desk.read() as reader:
            cursor = reader.connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n"
            )
            cursor.fetchone()
            asking.set()
            enough.wait(5)
            cursor.close()

    thread = threading.Thread(target=ask)
    thread.start()
    assert asking.wait(5)
    threading.Timer(0.3, enough.set).start()
    begun = time.monotonic()
    with desk.act("Thêm kênh") as writer:
        writer.add(Channel.of(name="Loa", kind="radio", level="commune"))
    assert time.monotonic() - begun > 0.2, "the commit waited for the question"
    thread.join(5)
    with desk.read() as reader:
        assert reader.count(Channel) == 1
    desk.database.close()


def test_many_questions_and_acts_at_once_lose_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    faults: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        try:
            while not stop.is_set():
                with desk.read() as reader:
                    reader.find(Channel)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(40):
        with desk.act("Thêm kênh") as writer:
            writer.add(Channel.of(name=f"Loa {number}", kind="radio", level="commune"))
    stop.set()
    for thread in threads:
        thread.join(5)
    assert faults == []
    with desk.read() as reader:
        assert reader.count(Channel) == 40
    desk.database.close()
