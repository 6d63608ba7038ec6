"""The files of a record beside its form: photographs of posters and banners, scans, recordings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.schedule import Evidence
from ui.labels import tr
from ui.room import Room
from ui.theme import GRID
from ui.widgets.evidence_list import EvidenceList


class EvidencePart(QWidget):
    """Attaching and taking off are acts like any other; a file is only ever shown as a copy."""

    def __init__(self, room: Room, table: str) -> None:
        super().__init__()
        self._room, self._table = room, table
        self._owner: bytes | None = None
        self.files = EvidenceList()
        self.files.added.connect(self._attach)
        self.files.opened.connect(self._look_at)
        self.files.saved.connect(self._save_copy)
        self.files.removed.connect(self._detach)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(self.files)
        column.addStretch(1)

    def show_of(self, owner: bytes | None) -> None:
        """Show the files of a record; none for a record not stored yet."""
        self._owner = owner
        self.setEnabled(owner is not None)
        self.files.show_files([])
        if owner is not None:
            keeping, table = self._room.workspace.evidence, self._table
            self._room.lanes.read(self, lambda: keeping.of(table, owner), self.files.show_files, topic="files")

    def delete_chosen(self) -> bool:
        """Take the file stood on off, if the clerk stands here."""
        if not self.files.has_the_focus():
            return False
        self.files.remove_here()
        return True

    def _attach(self, files: Sequence[Path]) -> None:
        keeping, table, owner = self._room.workspace.evidence, self._table, self._owner
        if owner is None:
            self._room.ways.said.emit(tr("Hãy lưu mục này trước, rồi đính kèm tệp."))
            return

        def done(_: object) -> None:
            self._room.ways.said.emit(tr("Đã đính kèm {count} tệp.").format(count=len(files)))
            self.show_of(owner)

        self._room.lanes.write(self, lambda _: keeping.attach_all(files, table, owner), done)

    def _detach(self, evidence: Evidence) -> None:
        keeping, owner = self._room.workspace.evidence, self._owner

        def done(_: object) -> None:
            self._room.ways.said.emit(tr("Đã gỡ tệp. Bấm Ctrl+Z để lấy lại."))
            self.show_of(owner)

        self._room.lanes.write(self, lambda _: keeping.detach(evidence.uid), done)

    def _look_at(self, evidence: Evidence) -> None:
        keeping = self._room.workspace.evidence
        self._room.lanes.read(
            self,
            lambda: keeping.to_look_at(evidence),
            lambda copy: QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))),
        )

    def _save_copy(self, evidence: Evidence) -> None:
        keeping = self._room.workspace.evidence
        chosen = self._room.save_as(evidence.file_name, tr("Mọi tệp (*)"))
        if chosen:
            target = Path(chosen)
            self._room.lanes.read(
                self,
                lambda: keeping.save_copy(evidence, target),
                lambda saved: self._room.ways.said.emit(tr("Đã ghi {file}.").format(file=saved.name)),
            )
