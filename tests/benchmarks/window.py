"""The window against a bare one: start, memory, and how long its event loop is ever held up in a day's walk."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from desktop.workspace import Workspace
from tests.benchmarks.measurements import with_airings
from tests.benchmarks.timing import Measured, in_turn

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow(); window.resize(1366, 728); window.show(); app.processEvents()
"""
_FIRST_FRAME = """
from ui.app import Application, prepared
app = prepared(['x'])
program = Application(silent=True)
program.window.resize(1366, 728); program.window.show(); app.processEvents()
"""
_USABLE = (
    _FIRST_FRAME
    + """
import sys, time
from pathlib import Path
program.open(Path(sys.argv[1]))
while program.workspace is None or program.lanes.reading.busy or program.lanes.writing.busy:
    app.processEvents(); time.sleep(0.002)
page = program.window.show_page('media'); part = page.here()
while part.table.lines.rowCount() == 0 or program.lanes.reading.busy:
    app.processEvents(); time.sleep(0.002)
app.processEvents()
"""
)
_MEMORY = """
from pathlib import Path
told = Path('/proc/self/status').read_text()
print(int(told.partition('VmHWM:')[2].split()[0]) / 1024)
"""
"""The peak of this process alone: what the one that started it once held is not counted."""
_WALK = (
    _USABLE
    + """
from PySide6.QtCore import QTimer
from desktop.progress import NullProgress
last, worst, where = time.perf_counter(), 0.0, ''
def beat():
    global last, worst, where
    now = time.perf_counter()
    if now - last > worst: worst, where = now - last, step
    last = now
timer = QTimer(); timer.setInterval(1); timer.timeout.connect(beat); timer.start()
def settle(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or program.lanes.reading.busy:
        app.processEvents(); time.sleep(0.0005)
importing = Path(sys.argv[2])
step = 'ahead'
settle(2)
step = 'import'
program.lanes.write(program, lambda p: program.workspace.recording.record_file(importing, p))
for _ in range(2):
    for name in program.window.page_names():
        step = name
        program.window.show_page(name); settle(0.3)
    step = 'scroll'
    table = program.window.show_page('media').here().table
    for row in range(0, table.lines.rowCount(), 97):
        table.scrollTo(table.lines.index(row, 0)); settle(0.005)
    step = 'search'
    for typed in ('t', 'tr', 'tru', 'truyen', 'truyen thanh'):
        program.window.search.setFocus(); program.window.search.setText(typed); settle(0.15)
while program.lanes.writing.busy: settle(0.05)
print(worst, where)
"""
)


def window_start(folder: Path, rows: int) -> Iterator[Measured]:
    """First frame and usable list against a bare window, each a process of its own."""
    sample = _sample(folder)
    for name, code, goal in (
        ("window: first frame", _FIRST_FRAME, "≤ 1.5"),
        ("window: a register in sight", _USABLE, "≤ 4"),
    ):
        yield in_turn(
            name,
            lambda code=code: _run(code, str(sample)),
            lambda: _run(_BARE),
            goal=goal,
            floor_name="bare QMainWindow",
            rounds=7,
        )


def window_memory(folder: Path, rows: int) -> Iterator[Measured]:
    """Peak memory with a register in sight."""
    sample = _sample(folder)
    pairs = [(float(_run(_USABLE + _MEMORY, str(sample))), float(_run(_BARE + _MEMORY))) for _ in range(3)]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield Measured("window: peak memory", ours, floor, ours / floor, "–", "bare QMainWindow", "MB")


def window_over_a_million(folder: Path, rows: int) -> Iterator[Measured]:
    """Peak memory and time with the register of a million airings in sight, against the sample's few thousand."""
    many, sample = folder / "million", _sample(folder)
    made = with_airings(many, rows)
    made.close()
    pairs = [
        (float(_run(_USABLE + _MEMORY, str(made.path))), float(_run(_USABLE + _MEMORY, str(sample)))) for _ in range(3)
    ]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    name = f"window: peak memory with {rows:,} airings behind it"
    yield Measured(name, ours, floor, ours / floor, "≤ 2", "the same with the sample office", "MB")


def window_blocks(folder: Path, rows: int) -> Iterator[Measured]:
    """The longest the event loop was held up while a file was recorded and the pages were walked through."""
    sample = _sample(folder)
    more = folder / "more.json"
    if not more.exists():
        entries = [
            f'{{"act": "product", "title": "Bản tin thử số {number}", "kind": "news"}}' for number in range(3000)
        ]
        more.write_text("[" + ",\n".join(entries) + "]", encoding="utf-8")
    worst, _, where = _run(_WALK, str(sample), str(more)).partition(" ")
    yield Measured(f"window: longest block ({where.strip()})", float(worst), 0.1, float(worst) / 0.1, "≤ 1", "100 ms")


def _sample(folder: Path) -> Path:
    _compiled()
    path = folder / "window-sample.db"
    if not path.exists():
        with Workspace.create(path, today=lambda: date(2026, 9, 20)) as workspace:
            workspace.sampling.fill()
    return path


@cache
def _compiled() -> None:
    """Bytecode for everything, as an installed program has it: else the compiler is measured."""
    places = [sysconfig.get_paths()["purelib"], "desktop", "ui"]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *places], capture_output=True, check=False)


def _run(code: str, *arguments: str) -> str:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, env=environment
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


ALL = (window_start, window_memory, window_over_a_million, window_blocks)
