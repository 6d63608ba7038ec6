"""Lists of a million lines, blocks pasted, a column of marks, a year's matrix: against the plain SQL of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.domain.matrix import MatrixQuestion
from desktop.domain.period import DECREE, Period, span
from desktop.domain.record import new_uid
from desktop.domain.registers import Asked, registers
from desktop.domain.training import Enrolment, Mark, Session
from desktop.services.attending import Attending
from desktop.services.desk import Desk
from desktop.services.listing import Listing
from desktop.services.media_matrix import MediaMatrix
from desktop.services.pasting import Pasting
from tests.benchmarks.measurements import with_airings
from tests.benchmarks.timing import Measured, in_turn
from tests.factories import broadcasts, new_desk, office, record

_TODAY = date(2025, 2, 1)
_JOINED = "FROM airing b LEFT JOIN product p ON p.uid = b.product LEFT JOIN channel c ON c.uid = b.channel"


def lists_of_a_million(folder: Path, rows: int) -> Iterator[Measured]:
    """A register opened, sorted, filtered, grouped and scrolled through."""
    made = with_airings(folder / "lists", rows)
    raw = sqlite3.connect(made.path)
    raw.execute("PRAGMA cache_size = -65536")
    listing, register = Listing(Desk(made, "Đo", lambda: _TODAY)), registers()["airing"]
    plain = Asked(register)
    uids = listing.ordered(plain)
    middle = uids[rows // 2 : rows // 2 + 200]
    marks = ", ".join("?" * len(middle))
    year = (date(2023, 1, 1), date(2023, 12, 31))
    for name, ours, floor, rounds in (
        ("opened, by day", plain, "SELECT b.uid FROM airing b ORDER BY b.day DESC, b.uid DESC", 5),
        ("sorted by a number", Asked(register, order="times"), "SELECT b.uid FROM airing b ORDER BY b.times, b.uid", 5),
        (
            "sorted by the title, in Vietnamese order",
            Asked(register, order="product.title"),
            f"SELECT b.uid {_JOINED} ORDER BY p.title, b.uid",
            3,
        ),
        (
            "filtered to a channel and a year",
            Asked(register, only=(("channel.name", "Kênh 3"),), from_day=year[0], to_day=year[1]),
            f"SELECT b.uid {_JOINED} WHERE c.name IS 'Kênh 3' AND substr(b.day, 1, 4) = '2023' ORDER BY b.day DESC",
            5,
        ),
    ):
        yield in_turn(
            f"list of {rows:,} airings {name}",
            lambda ours=ours: listing.ordered(ours),  # type: ignore[misc]
            lambda floor=floor: raw.execute(floor).fetchall(),  # type: ignore[misc]
            goal="≤ 2",
            floor_name="the same by hand, raw sqlite3",
            rounds=rounds,
        )
    yield in_turn(
        f"list of {rows:,} airings grouped by channel, with sums",
        lambda: listing.grouped(Asked(register, group="channel.name")),
        lambda: raw.execute(
            f"SELECT c.name, count(*), sum(b.times), sum(p.seconds * b.times) {_JOINED} GROUP BY 1"
        ).fetchall(),
        goal="≤ 1.5",
        floor_name="the same by hand, raw sqlite3",
        rounds=5,
    )
    yield in_turn(
        f"list of {rows:,} airings scrolled: a page of 200",
        lambda: listing.lines(plain, middle),
        lambda: raw.execute(
            f"SELECT b.uid, b.day, b.at, p.title, p.kind, c.name, b.times {_JOINED} WHERE b.uid IN ({marks})", middle
        ).fetchall(),
        goal="≤ 3",
        floor_name="the same by hand, raw sqlite3",
        rounds=100,
    )
    matrix = MediaMatrix(listing.desk)
    days = span(Period.parse("2023"), DECREE)
    yield in_turn(
        f"matrix of a year over {rows:,} airings",
        lambda: matrix.over(Period.parse("2023"), MatrixQuestion("month")),
        lambda: raw.execute(
            "SELECT x.topic, substr(b.day, 1, 7), sum(b.times) FROM airing b JOIN product_topic x ON x.product = "
            "b.product WHERE b.day BETWEEN ? AND ? GROUP BY 1, 2",
            (days.from_day.isoformat(), days.to_day.isoformat()),
        ).fetchall(),
        goal="≤ 2",
        floor_name="hand-written SQL, raw sqlite3",
        rounds=5,
    )
    raw.close()
    made.close()


def blocks_and_marks(folder: Path, rows: int) -> Iterator[Measured]:
    """A thousand lines pasted, three hundred marks given, each one act, against the bare INSERTs committed."""
    inside = folder / "blocks"
    inside.mkdir()
    desk = new_desk(inside)
    record(desk, [*office(), *broadcasts()])
    bare = sqlite3.connect(inside / "bare.db", isolation_level=None)
    bare.execute(
        "CREATE TABLE line(uid BLOB PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e INTEGER) STRICT, WITHOUT ROWID"
    )
    block = "Sản phẩm\tKênh\tNgày\tSố lần\r\n" + "".join(
        f"Chương trình {('một', 'hai', 'ba')[n % 3]}\tLoa xã\t{1 + n % 28}/{1 + n % 12}/2024\t{1 + n % 4}\r\n"
        for n in range(1000)
    )
    pasting, register = Pasting(desk), registers()["airing"]

    def paste() -> None:
        session, _ = pasting.open(register, block)
        pasting.record(session)

    def inserted(count: int) -> None:
        bare.execute("BEGIN")
        bare.executemany(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)",
            [(new_uid(), "Chương trình một", "Loa xã", "2024-09-10", "", n) for n in range(count)],
        )
        bare.execute("COMMIT")

    yield in_turn(
        "1,000 lines pasted: read, judged, stored as one act",
        paste,
        lambda: inserted(1000),
        goal="–",
        floor_name="1,000 bare INSERTs, committed",
        rounds=5,
    )
    record(desk, [
        {"act": "course", "title": "Lớp lớn", "sessions": [{"day": "2024-09-10"}]},
        *({"act": "person", "id": f"n{n}", "name": f"Người {n}"} for n in range(300)),
    ])  # fmt: skip
    with desk.read() as reader:
        session = reader.find(Session)[0]
        persons = [row[0] for row in reader.connection.exec_driver_sql("SELECT uid FROM person")]
    with desk.act("Ghi danh") as writer:
        writer.add_all(Enrolment.of(course=session.course, person=person) for person in persons)
    attending, marks = Attending(desk), [Mark.PRESENT, Mark.LATE]

    def mark() -> None:
        attending.mark(session.uid, persons, marks[0])
        marks.reverse()

    yield in_turn(
        "300 people marked at once, one act",
        mark,
        lambda: inserted(300),
        goal="–",
        floor_name="300 bare INSERTs, committed",
        rounds=5,
    )
    bare.close()
    desk.database.close()


ALL = (lists_of_a_million, blocks_and_marks)
