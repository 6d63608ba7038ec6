"""What stands half filled in the form of a register outlives a power cut and the end of the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.domain.half_filled import HalfFilled
from desktop.domain.record import Record
from desktop.domain.registers import Register
from ui.room import Room
from ui.widgets.record_form import RecordForm

_WAIT_MS = 700


class FormKeeping(QObject):
    """Keeps what is typed into a form a moment after the last key, until it is stored or given up.

    `unsaved` tells whether the form holds something not stored; a register that asks for data of persons is never kept.
    """

    def __init__(self, room: Room, register: Register, form: RecordForm, unsaved: Callable[[], bool]) -> None:
        super().__init__(form)
        self._room, self._key, self._table = room, register.key, register.table
        self._form, self._unsaved = form, unsaved
        self._drafting = room.workspace.drafting
        self._kept = self._offered = False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._keep)
        form.edited.connect(self._timer.start)

    def keep_now(self) -> bool:
        """Keep what is typed before the form goes away; whether this register's forms are kept at all."""
        self._timer.stop()
        if self._drafting.keeps(self._key) and self._unsaved():
            self._drafting.keep(self._key, self._half_filled())
        return self._drafting.keeps(self._key)

    def drop(self) -> None:
        """What was typed has been stored or given up."""
        self._timer.stop()
        if self._kept:
            self._kept = False
            self._room.lanes.read(self, lambda: self._drafting.drop(self._key), lambda _: None, topic="draft")

    def offer(self, begin: Callable[[Record | None], None]) -> None:
        """Once: type again what was left; `begin` opens the form of the record, or of a new one, beforehand."""
        if self._offered:
            return
        self._offered = True

        def ask() -> tuple[HalfFilled, Record | None] | None:
            draft = self._drafting.kept(self._key)
            if draft is None:
                return None
            return draft, self._room.workspace.listing.record(self._table, draft.uid) if draft.uid else None

        def show(found: tuple[HalfFilled, Record | None] | None) -> None:
            if found is None or self._unsaved():
                return
            draft, record = found
            begin(record)
            self._form.put_raw(draft.values)
            self._kept = True

        self._room.lanes.read(self, ask, show, topic="offer")

    def _half_filled(self) -> HalfFilled:
        return HalfFilled(self._form.uid or b"", self._form.raw())

    def _keep(self) -> None:
        if self._drafting.keeps(self._key) and self._unsaved():
            draft = self._half_filled()
            self._kept = True
            self._room.lanes.read(self, lambda: self._drafting.keep(self._key, draft), lambda _: None, topic="draft")
