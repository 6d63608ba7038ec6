"""A screen nobody sees: Xvfb where it is installed, so that windows are active and keys go their real way; else none.

Set QT_QPA_PLATFORM to choose another (`offscreen`, or `xcb` to watch the tests on one's own screen).
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess

import pytest


def provide_screen() -> None:
    """Choose Qt's platform before Qt is loaded; one screen a process, gone with it."""
    if "QT_QPA_PLATFORM" in os.environ:
        return
    display = _started() if shutil.which("Xvfb") else ""
    os.environ["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
    if display:
        os.environ["DISPLAY"] = display


def _started() -> str:
    """The name of a new screen of an office PC's size; empty when it does not come up."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    atexit.register(_ended, screen)
    with os.fdopen(reading, encoding="ascii") as told:
        number = told.readline().strip()
    return f":{number}" if number else ""


def _ended(screen: subprocess.Popen[bytes]) -> None:
    screen.terminate()
    screen.wait(timeout=10)


needs_screen = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") == "offscreen", reason="needs Xvfb: keys go their real way on a screen only"
)
