"""The only door to message boxes: faults in words (what, where, what to do) and the few questions that are asked."""

from __future__ import annotations

import platform
import sqlite3
import traceback
from dataclasses import dataclass, field

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop import __version__
from desktop.errors import Cancelled, KnownError
from ui.labels import PROGRAM, tr


@dataclass
class Told:
    """One message as it was shown; kept for tests and for whoever asks what was said."""

    title: str
    text: str
    more: str = ""


@dataclass
class Messages:
    """Shows messages over a window; `silent` only records them, for tests without a person."""

    parent: QWidget | None = None
    silent: bool = False
    told: list[Told] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    """What a silent door answers to questions, the first one first; then no."""
    _last: str = ""
    """Where the last fault arose, for «Chép thông tin lỗi»."""

    def fault(self, fault: BaseException) -> None:
        """Tell a fault: a known one in its own words, anything else as a mistake of the program."""
        if isinstance(fault, Cancelled):
            return
        self._last = diagnosis(fault)
        if isinstance(fault, KnownError):
            where = tr("Tại: {where}").format(where=fault.where) if fault.where else ""
            self._show(fault.what, "\n\n".join(filter(None, (where, fault.remedy))), QMessageBox.Icon.Warning)
            return
        self._bug(fault)

    @staticmethod
    def known(fault: BaseException) -> bool:
        """Whether a fault is the world's or the clerk's: a form tells it beside its fields, in its own words."""
        return isinstance(fault, KnownError)

    def notice(self, text: str, more: str = "") -> None:
        """Tell something that needs no answer."""
        self._show(text, more, QMessageBox.Icon.Information)

    def ask(self, text: str, more: str, act: str) -> bool:
        """Ask before what cannot be undone; the button says what is done ("Xóa 3 lượt phát")."""
        self.told.append(Told(PROGRAM, text, more))
        if self.silent:
            return self.answers.pop(0) if self.answers else False
        box, yes = self.question(text, more, act)
        box.exec()
        return box.clickedButton() is yes

    def question(self, text: str, more: str, act: str) -> tuple[QMessageBox, QPushButton]:
        """The box of a question, and its button that does the act."""
        box = self._box(text, more, QMessageBox.Icon.Question)
        yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr("Để &nguyên"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        return box, yes

    def copy_diagnosis(self) -> None:
        """Put into the clipboard what whoever helps needs: versions, and where the last fault arose; no record."""
        QGuiApplication.clipboard().setText("\n".join(filter(None, (surroundings(), self._last))))

    def _bug(self, fault: BaseException) -> None:
        box, copy = self.of_bug()
        self.told.append(Told(PROGRAM, box.text(), box.informativeText()))
        if self.silent:
            raise fault
        box.exec()
        if box.clickedButton() is copy:
            self.copy_diagnosis()

    def of_bug(self) -> tuple[QMessageBox, QPushButton]:
        """The box that tells of a mistake of the program, and its button that copies where it arose."""
        text = tr("Chương trình gặp lỗi của chính nó khi làm việc này; dữ liệu đã lưu còn nguyên.")
        more = tr("Hãy làm lại. Nếu vẫn gặp, bấm «Chép thông tin lỗi» và gửi cho người hỗ trợ.")
        box = self._box(text, more, QMessageBox.Icon.Critical)
        copy = box.addButton(tr("&Chép thông tin lỗi"), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(tr("Đó&ng"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(close)
        return box, copy

    def _show(self, text: str, more: str, icon: QMessageBox.Icon) -> None:
        self.told.append(Told(PROGRAM, text, more))
        if self.silent:
            return
        box = self._box(text, more, icon)
        box.addButton(tr("Đó&ng"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _box(self, text: str, more: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(icon, PROGRAM, text, QMessageBox.StandardButton.NoButton, self.parent)
        box.setInformativeText(more)
        return box


def diagnosis(fault: BaseException) -> str:
    """Where a fault of the program arose, without any value of a record: names of files, lines and functions only."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [
        f"  {frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return "\n".join([type(fault).__name__, *places])


def surroundings() -> str:
    """The versions of the program and of what it stands on."""
    python = f"Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite3.sqlite_version}"
    return f"{PROGRAM} {__version__} · {platform.platform()} · {python}"
