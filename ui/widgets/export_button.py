"""«Xuất Excel…»: asks where, writes behind the window, and is the button to stop it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from desktop.errors import Cancelled
from desktop.progress import Progress
from desktop.vietnamese.numerals import grouped
from ui.jobs import Job
from ui.labels import tr
from ui.room import Room

Write = Callable[[Path, Progress], int]


class ExportButton(QPushButton):
    """`proposed` names the file, `prepared` gives the work as things stand when the button is pressed."""

    def __init__(self, room: Room, proposed: Callable[[], str], prepared: Callable[[], Write]) -> None:
        super().__init__(tr("&Xuất Excel…"))
        self.room = room
        self._proposed = proposed
        self._prepared = prepared
        self._job: Job | None = None
        self.setToolTip(tr("Ghi danh sách đang xem (đúng phần lọc, thứ tự, cột) thành tệp Excel (Ctrl+E)"))
        self.clicked.connect(self.press)
        room.lanes.filing.ended.connect(self._ended)

    def press(self) -> None:
        """Begin, or stop what is under way."""
        if self._job is not None:
            self._job.progress.stop()
            return
        chosen = self.room.save_as(self._proposed(), tr("Tệp Excel (*.xlsx)"))
        if not chosen:
            return
        path, write = Path(chosen), self._prepared()
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        self._job = Job(
            self,
            lambda progress: write(path, progress),
            lambda count: self.room.ways.said.emit(
                tr("Đã xuất {count} dòng ra tệp «{file}».").format(count=grouped(count), file=path.name)
            ),
            self.room.messages.fault,
        )
        self.setText(tr("Dừng &xuất"))
        self.room.lanes.filing.submit(self._job)

    def _ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self.setText(tr("&Xuất Excel…"))
        if isinstance(job.fault, Cancelled):
            self.room.ways.said.emit(tr("Đã dừng xuất; chưa ghi tệp nào."))
