"""What is measured, and against which floor: raw sqlite3, hand-written SQL, LibreOffice, a bare import."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from desktop.domain.media import Channel, Product, ProductKind, ProductTopic
from desktop.domain.period import DECREE, Period, span
from desktop.domain.plan import CadenceKind, Task, Topic
from desktop.domain.record import new_uid
from desktop.services import figuring
from desktop.services.figuring import Window
from desktop.services.reporting import Reporting
from desktop.storage import database, search
from desktop.storage import figures as counting
from desktop.storage.database import Database
from desktop.storage.repository import airings
from tests.benchmarks.timing import Measured, in_turn
from tests.factories import broadcasts, new_desk, office, record, two_courses

_FIRST_DAY = date(2021, 1, 1)
_WORDS = [
    "đào",
    "tạo",
    "tập",
    "huấn",
    "quyền",
    "trẻ",
    "em",
    "người",
    "khuyết",
    "tật",
    "phụ",
    "nữ",
    "truyền",
    "thanh",
    "xã",
    "thị",
    "trấn",
    "bình",
    "đẳng",
    "giới",
    "an",
    "sinh",
]


def lists_and_figures(folder: Path, rows: int) -> Iterator[Measured]:
    """Pages and year's figures over `rows` airings of five years."""
    made = with_airings(folder, rows)
    raw = sqlite3.connect(made.path)
    raw.execute("PRAGMA cache_size = -65536")
    with made.read() as reader:
        connection = reader.connection
        middle = airings.page(connection, (date(2023, 6, 15), b""), 1)[0]
        key = (middle.day.isoformat(), middle.uid)
        yield in_turn(
            f"page of 200 of {rows:,} airings",
            lambda: airings.page(connection, (middle.day, middle.uid)),
            lambda: raw.execute(airings._AFTER, (*key, 200)).fetchall(),
            goal="≤ 1.5",
            floor_name="the same query, raw sqlite3",
            rounds=200,
        )
        year = span(Period.parse("2023"), DECREE)
        wanted = [figuring.standing(name) for name in ("media.products", "media.airings", "media.minutes")]
        yield in_turn(
            f"a year's three figures over {rows:,} airings",
            lambda: counting.counts(connection, wanted, year),
            lambda: _by_hand(raw, year.from_day, year.to_day),
            goal="≤ 1.3",
            floor_name="hand-written SQL, raw sqlite3",
            rounds=5,
        )
        window = Window.of(year, date(2025, 1, 1))
        yield in_turn(
            "all figures of that year with their breakdowns",
            lambda: figuring.all_figures(reader, window, None),
            lambda: _by_hand(raw, year.from_day, year.to_day),
            goal="-",
            floor_name="three figures by hand",
            rounds=3,
        )
    raw.close()
    made.close()


def with_airings(folder: Path, rows: int) -> Database:
    """A new database in a folder with this many airings of five years, 5,000 products and 12 channels."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(7)  # noqa: S311  (invented rows)
    made = database.create(folder / "airings.db", folder=folder / "machines")
    with made.act("Thêm kênh và sản phẩm") as act:
        channels = [act.add(Channel.of(name=f"Kênh {n}", kind="radio", level="district")).uid for n in range(12)]
        tasks = [
            act.add(Task.of(plan=new_uid(), position=n, title=f"Nhiệm vụ {n}", cadence=CadenceKind.CONTINUOUS)).uid
            for n in range(20)
        ]
        topics = [act.add(Topic.of(name=f"Chủ đề {n}")).uid for n in range(12)]
        products = [
            Product.of(title=f"Sản phẩm {n}", kind=kind, seconds=60 + n % 900, task=chance.choice(tasks))
            for n, kind in enumerate(chance.choices(list(ProductKind), k=5000))
        ]
        act.add_all(products)
        act.add_all(
            ProductTopic.of(product=product.uid, topic=topic)
            for product in products
            for topic in chance.sample(topics, chance.randint(0, 2))
        )
        owner = act.owner
    uids = [product.uid for product in products]
    days = [(_FIRST_DAY + timedelta(days=n)).isoformat() for n in range(1826)]
    with made.maintenance() as connection:
        connection.exec_driver_sql("UPDATE machine_now SET capture = 0")
        columns = "uid, owner, product, channel, day, times, quantity, relayed, place, link"
        for start in range(0, rows, 50_000):
            connection.exec_driver_sql(
                f"INSERT INTO airing({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')",
                [
                    (new_uid(), owner, chance.choice(uids), chance.choice(channels), chance.choice(days),
                     chance.randint(1, 4), n % 50, chance.randint(0, 1))
                    for n in range(min(50_000, rows - start))
                ],
            )  # fmt: skip
        connection.exec_driver_sql("UPDATE machine_now SET capture = 1")
    return made


def _by_hand(raw: sqlite3.Connection, first: date, last: date) -> list[object]:
    days = (first.isoformat(), last.isoformat())
    return [
        raw.execute(query, days).fetchone()
        for query in (
            "SELECT count(*) FROM product p WHERE (SELECT min(day) FROM airing WHERE product = p.uid) BETWEEN ? AND ?",
            "SELECT sum(times) FROM airing WHERE day BETWEEN ? AND ?",
            """SELECT sum(p.seconds * a.times) FROM airing a JOIN product p ON p.uid = a.product
            JOIN channel c ON c.uid = a.channel AND c.with_duration = 1 WHERE a.day BETWEEN ? AND ?""",
        )
    ]


def searching(folder: Path, rows: int) -> Iterator[Measured]:
    """The search box over `rows` titles."""
    chance = random.Random(11)  # noqa: S311  (invented titles)
    made = database.create(folder / "titles.db", folder=folder / "machines")
    with made.maintenance() as connection:
        for start in range(0, rows, 20_000):
            entries = []
            for place in range(start + 1, min(start + 20_000, rows) + 1):
                words = " ".join(chance.choices(_WORDS, k=8)) + f" {place}"
                entries.append((place, "product", place.to_bytes(16), words, words, search._indexed("product", words)))
            connection.exec_driver_sql(
                "INSERT INTO search_entry(id, table_name, row_uid, shown, words, folded) VALUES (?, ?, ?, ?, ?, ?)",
                entries,
            )
            connection.exec_driver_sql(
                "INSERT INTO search_index(rowid, folded) VALUES (?, ?)", [(entry[0], entry[5]) for entry in entries]
            )
    raw = sqlite3.connect(made.path)
    raw.execute("PRAGMA cache_size = -65536")
    query = (
        "SELECT e.id, e.table_name, e.row_uid, e.shown, e.words FROM search_index i JOIN search_entry e "
        "ON e.id = i.rowid WHERE search_index MATCH ? ORDER BY i.rowid DESC LIMIT 500"
    )
    with made.read() as reader:
        for typed, match in (("đào tạo", '"0d9ao2" AND "0tao5"'), ("quyen tre em", '"quyen" AND "tre" AND "em"')):
            yield in_turn(
                f"search «{typed}» in {rows:,} titles",
                lambda typed=typed: search.find(reader.connection, typed),  # type: ignore[misc]
                lambda match=match: raw.execute(query, (match,)).fetchall(),  # type: ignore[misc]
                goal="≤ 1.5, < 50 ms",
                floor_name="raw FTS5, its 500 newest rows",
                rounds=15,
            )
    raw.close()
    made.close()


def report_files(folder: Path, rows: int) -> Iterator[Measured]:
    """Both files of a month's report against LibreOffice converting the .docx, process start excluded on both sides."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return
    from desktop.documents.docx_writer import write_docx
    from desktop.documents.pdf_writer import write_pdf

    desk = new_desk(_folder(folder, "report"))
    record(desk, office() + two_courses() + broadcasts())
    reporting = Reporting(desk)
    document = reporting._document(reporting.summary(Period.parse("2024-09")))
    docx, pdf = folder / "report.docx", folder / "report.pdf"
    write_docx(document, docx)

    def both() -> None:
        write_docx(document, docx)
        write_pdf(document, pdf)

    several = [folder / f"copy-{n}.docx" for n in range(6)]
    for copy in several:
        shutil.copyfile(docx, copy)
    convert = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder / "converted")]  # fmt: skip
    seconds = _per_file(convert, several)
    measured = in_turn("report as .docx and .pdf", both, lambda: None, goal="", floor_name="", rounds=9)
    yield Measured(
        "report as .docx and .pdf", measured.ours, seconds, measured.ours / seconds, "≤ 0.05",
        "LibreOffice converting that .docx",
    )  # fmt: skip
    desk.database.close()


def _folder(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def _per_file(convert: list[str], several: list[Path]) -> float:
    """Seconds LibreOffice takes for one file more: six files less one file, over five."""
    from tests.benchmarks.timing import _timed

    def run(files: list[Path]) -> None:
        subprocess.run([*convert, *map(str, files)], check=True, capture_output=True)

    run(several[:1])
    return (_timed(lambda: run(several)) - _timed(lambda: run(several[:1]))) / (len(several) - 1)


def saving(folder: Path, rows: int) -> Iterator[Measured]:
    """One product saved with its own commit and fsync: our whole act, the triggers alone, the bare INSERT."""
    desk = new_desk(_folder(folder, "saving"))
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("journal_mode = DELETE", "synchronous = FULL"):
        bare.execute(f"PRAGMA {pragma}")
    with desk.read() as reader:
        for (statement,) in reader.connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'product' AND type IN ('table', 'index') AND sql <> ''"
        ).all():
            bare.execute(statement)
    columns = "uid, owner, title, kind, origin, agency, task, seconds, language, note"
    statement = f"INSERT INTO product({columns}) VALUES (?, ?, ?, 'news', 'produced', NULL, NULL, 60, 'Việt', '')"

    def plain() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(statement, (new_uid(), b"o" * 16, "Tin quyền trẻ em"))
        bare.execute("COMMIT")

    def whole() -> None:
        with desk.act("Thêm sản phẩm") as act:
            act.add(Product.of(title="Tin quyền trẻ em", kind="news", seconds=60))

    def journalled() -> None:
        with desk.database.maintenance() as connection:
            connection.exec_driver_sql("UPDATE machine_now SET act_uid = x'00'")
            connection.exec_driver_sql(statement, (new_uid(), b"o" * 16, "Tin quyền trẻ em"))
            connection.exec_driver_sql("UPDATE machine_now SET act_uid = NULL")

    floor = "the bare INSERT, committed"
    yield in_turn("save through the triggers", journalled, plain, goal="≤ 1.3 on a disk", floor_name=floor, rounds=101)
    yield in_turn("save as an act (digests, search index)", whole, plain, goal="-", floor_name=floor, rounds=101)
    bare.close()
    desk.database.close()


def importing(folder: Path, rows: int) -> Iterator[Measured]:
    """Import of the core at the start, in a process of its own."""

    def run(words: str) -> None:
        subprocess.run([sys.executable, "-c", words], check=True)

    yield in_turn(
        "import desktop.workspace",
        lambda: run("import desktop.workspace"),
        lambda: run("import sqlmodel"),
        goal="-",
        floor_name="import sqlmodel",
        rounds=7,
    )


ALL = (lists_and_figures, searching, report_files, saving, importing)
