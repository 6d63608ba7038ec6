"""What has been done, in words, and taking it back: acts, the history of a record, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.paperwork import SealedReport
from desktop.errors import InputFault, SealedPeriod
from desktop.journal import sentences
from desktop.journal.operation import Act
from desktop.journal.wording import Reading
from desktop.services.desk import Desk
from desktop.storage import history, sealing, search, undoing
from desktop.storage.tables import record_of
from desktop.storage.undoing import UndoResult


@dataclass
class Past:
    """The journal as the clerk uses it."""

    desk: Desk

    def acts(self, limit: int = 50) -> list[Act]:
        """Acts, newest first."""
        with self.desk.read() as reader:
            return history.acts(reader.connection, limit=limit)

    def told(self, limit: int = 20, of: str = "") -> list[str]:
        """Acts in words, newest first; with `of`, the history of every record found by these words."""
        with self.desk.read() as reader:
            connection = reader.connection
            reading = Reading(history.names(connection))
            if not of:
                return [sentences.act_line(one, reading) for one in history.acts(connection, limit=limit)]
            lines = []
            for hit in search.find(connection, of, limit):
                lines.append(f"{record_of(hit.table).term.capitalize()} «{hit.shown}»:")
                lines += [f"  {line}" for line in _lines(connection, hit.table, hit.uid, reading)]
            return lines or ["Không tìm thấy mục nào."]

    def of_record(self, table: str, uid: bytes) -> list[str]:
        """The history of one record and its parts in sentences, newest act first."""
        with self.desk.read() as reader:
            return _lines(reader.connection, table, uid, Reading(history.names(reader.connection)))

    def offered(self) -> tuple[str, str]:
        """What undo would take back and what redo would do again, by the acts' names; empty when there is nothing."""
        with self.desk.read() as reader:
            undo, redo = history.undoable(reader.connection), history.redoable(reader.connection)
        return undo.name if undo else "", redo.name.removeprefix("Hoàn tác: ") if redo else ""

    def undo(self, act: bytes | None = None) -> tuple[Act, UndoResult]:
        """Take back an act, the newest that can be when none is named; refused where a sealed report rests on it."""
        with self.desk.read() as reader:
            target = history.act(reader.connection, act) if act else history.undoable(reader.connection)
            if target is None:
                raise InputFault("Không còn việc nào để hoàn tác.")
            self._refuse_sealed(reader.connection, target)
        return target, self._compensated(target, f"Hoàn tác: {target.name}", "undo")

    def redo(self) -> tuple[Act, UndoResult]:
        """Do again what was undone last."""
        with self.desk.read() as reader:
            target = history.redoable(reader.connection)
            if target is None:
                raise InputFault("Không có việc nào vừa hoàn tác để làm lại.")
            self._refuse_sealed(reader.connection, target)
        return target, self._compensated(target, f"Làm lại: {target.name.removeprefix('Hoàn tác: ')}", "redo")

    def left_alone(self, result: UndoResult) -> list[str]:
        """What an undo or redo has left as it is, one sentence each."""
        with self.desk.read() as reader:
            names = history.names(reader.connection)
            return [sentences.left_sentence(one, names(one.table, one.row) or "") for one in result.left]

    def _compensated(self, target: Act, name: str, kind: str) -> UndoResult:
        with self.desk.act(name, kind=kind, undoes=target.uid) as writer:
            return undoing.apply_undo(writer, target.uid)

    def _refuse_sealed(self, connection: Connection, target: Act) -> None:
        sealed = sealing.touched_by(connection, target.uid)
        if sealed is not None:
            raise SealedPeriod(
                f"Không hoàn tác được «{target.name}»: số liệu đã nằm trong báo cáo số {sealed_text(sealed)}.",
                remedy="Hãy nhập phần điều chỉnh như một mục mới; phần điều chỉnh sẽ hiện ở báo cáo đính chính.",
            )


def sealed_text(report: SealedReport) -> str:
    return f"{report.number}/{report.symbol}"


def _lines(connection: Connection, table: str, uid: bytes, reading: Reading) -> list[str]:
    told = history.of_record(connection, table, uid)
    return [line for one, changes in told for line in sentences.sentences(one, changes, reading)]
