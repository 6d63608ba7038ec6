"""A window without a person before it: real workspace, jobs done at once, messages recorded instead of shown."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ui.screen import provide_screen

provide_screen()

from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler  # noqa: E402  the screen comes before Qt
from PySide6.QtTest import QTest  # noqa: E402  the screen comes before Qt
from PySide6.QtWidgets import QApplication  # noqa: E402  the screen comes before Qt

from desktop.workspace import Workspace  # noqa: E402  the screen comes before Qt
from ui.app import Application, prepared  # noqa: E402  the screen comes before Qt
from ui.room import Room  # noqa: E402  the screen comes before Qt

TODAY = date(2024, 9, 20)
"""The day on which the tests sit at the desk; the sample office is in the middle of its work then."""

_PATIENCE = 200
"""How many hundredths of a second a window may take to become the active one."""

_HARMLESS = ("propagateSizeHints", "QFontDatabase: Cannot find font directory", "This plugin does not support")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as it is run, with our texts and looks."""
    return prepared(["so-truyen-thong"])


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[list[str]]:
    """Whatever Qt warns of fails the test."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(mark in text for mark in _HARMLESS):
            heard.append(text)

    before = qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(before)
    assert heard == []


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; tests get copies."""
    folder = tmp_path_factory.mktemp("sample")
    os.environ["SO_TRUYEN_THONG_HOME"] = str(folder / "home")
    path = folder / "sample.db"
    with Workspace.create(path, today=lambda: TODAY) as workspace:
        workspace.sampling.fill()
    return path


def _copied(source: Path, target: Path) -> None:
    """A copy by SQLite itself; a plain copy of an open database may lose what is not yet in the file."""
    old = sqlite3.connect(source)
    old.execute("VACUUM INTO ?", (str(target),))
    old.close()


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "so.db", who="Người thử, công chức", today=lambda: TODAY) as workspace:
        yield workspace


@pytest.fixture
def sample_workspace(tmp_path: Path, sample_file: Path) -> Iterator[Workspace]:
    path = tmp_path / "mau.db"
    _copied(sample_file, path)
    with Workspace.open(path, who="Người thử, công chức", today=lambda: TODAY) as workspace:
        yield workspace


@pytest.fixture
def started(qapp: QApplication) -> Iterator[Callable[[Workspace], Application]]:
    """Starts the program on a workspace; at the end nothing of it may be left in sight."""
    programs: list[Application] = []

    def start(workspace: Workspace) -> Application:
        program = Application(inline=True, silent=True, who="Người thử, công chức")
        programs.append(program)
        program.window.resize(1366, 728)
        program.window.show()
        program.window.activateWindow()
        for _ in range(_PATIENCE):
            qapp.processEvents()
            if program.window.isActiveWindow():
                break
            QTest.qWait(10)
        program.furnish(workspace)
        return program

    yield start
    for program in programs:
        program.workspace = None
        program.window.may_drop = lambda _: True
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []


@pytest.fixture
def program(sample_workspace: Workspace, started: Callable[[Workspace], Application]) -> Application:
    """The program on the sample office; it ends before its workspace, as it does in life."""
    return started(sample_workspace)


@pytest.fixture
def room(program: Application) -> Room:
    assert program.workspace is not None
    return Room(program.workspace, program.lanes, program.messages, program.ways, lambda _name, _kinds: "")
