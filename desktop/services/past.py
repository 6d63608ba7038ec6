"""What has been done, in words, and taking it back: acts, the history of a record, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop.domain.deleted import Deleted
from desktop.domain.paperwork import SealedReport
from desktop.domain.terms import ActKind
from desktop.errors import InputFault, RecordFault, SealedPeriod
from desktop.journal import sentences
from desktop.journal.operation import Act, Kind
from desktop.journal.story import Change
from desktop.journal.undo import in_effect
from desktop.journal.wording import Names, Reading
from desktop.services.desk import Desk
from desktop.storage import figures, history, sealing, search, undoing
from desktop.storage.tables import record_of
from desktop.storage.undoing import UndoResult
from desktop.vietnamese.numerals import day_text

_LOOKED_THROUGH, _SHOWN, _TOLD = 2000, 5, 3


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

    def bin(self, limit: int = 200) -> list[Deleted]:
        """What was deleted and not brought back, newest first: who, when and what."""
        with self.desk.read() as reader:
            connection = reader.connection
            undoing = history.undone_by(connection)
            names = history.names(connection)
            found = []
            for one in history.acts(connection, limit=_LOOKED_THROUGH):
                if one.undoes is None and one.kind == ActKind.EDIT and in_effect(one.uid, undoing):
                    gone = [change for change in history.of_act(connection, one.uid) if change.kind is Kind.DELETE]
                    if gone:
                        found.append(_deleted(one, gone, names))
                if len(found) == limit:
                    break
            return found

    def last_who(self) -> str:
        """Who did the last act here; empty before there is one."""
        with self.desk.read() as reader:
            return next((act.who for act in history.acts(reader.connection, limit=1)), "")

    def offered(self) -> tuple[str, str]:
        """What undo would take back and what redo would do again, by the acts' names; empty when there is nothing."""
        with self.desk.read() as reader:
            undo, redo = history.undoable(reader.connection), history.redoable(reader.connection)
        return undo.name if undo else "", redo.name.removeprefix("Hoàn tác: ") if redo else ""

    def late_notes(self) -> list[str]:
        """What is to be told of the newest act where it reaches into periods whose reports have gone out.

        Taking something back is not told: it is allowed only for what no such report holds.
        """
        with self.desk.read() as reader:
            newest = next(iter(history.acts(reader.connection, limit=1)), None)
            if newest is None or newest.kind not in (ActKind.EDIT, ActKind.REDO):
                return []
            reached = sealing.reached_by(reader.connection, newest.uid)
        notes = [late_note(report, day) for report, day in reached]
        rest = len(notes) - _TOLD
        return notes if rest <= 0 else [*notes[:_TOLD], f"Và {rest} báo cáo khác đã phát hành."]

    def undo(self, act: bytes | None = None) -> tuple[Act, UndoResult]:
        """Take back an act, the newest that can be when none is named; refused where a sealed report rests on it."""
        with self.desk.read() as reader:
            connection = reader.connection
            target = history.act(connection, act) if act else history.undoable(connection)
            if target is None:
                raise InputFault("Không còn việc nào để hoàn tác.")
            if act:
                _refuse_taken_back(connection, target)
            self._refuse_sealed(connection, target, "hoàn tác")
        return target, self._compensated(target, f"Hoàn tác: {target.name}", "undo")

    def redo(self) -> tuple[Act, UndoResult]:
        """Do again what was undone last."""
        with self.desk.read() as reader:
            target = history.redoable(reader.connection)
            if target is None:
                raise InputFault("Không có việc nào vừa hoàn tác để làm lại.")
            self._refuse_sealed(reader.connection, target, "làm lại")
        return target, self._compensated(target, f"Làm lại: {target.name.removeprefix('Hoàn tác: ')}", "redo")

    def left_alone(self, result: UndoResult) -> list[str]:
        """What an undo or redo has left as it is, one sentence each."""
        with self.desk.read() as reader:
            names = history.names(reader.connection)
            return [sentences.left_sentence(one, names(one.table, one.row) or "") for one in result.left]

    def _compensated(self, target: Act, name: str, kind: str) -> UndoResult:
        with self.desk.act(name, kind=kind, undoes=target.uid) as writer:
            done = undoing.apply_undo(writer, target.uid)
            if figures.merged_in_a_ring(writer.connection):
                raise RecordFault(
                    f"Không thực hiện được «{name}»: các bản ghi của cùng một người sẽ gộp vào nhau thành vòng.",
                    remedy="Hãy hoàn tác lần gộp làm sau trước.",
                )
            return done

    def _refuse_sealed(self, connection: Connection, target: Act, how: str) -> None:
        resting = sealing.touched_by(connection, target.uid)
        if resting is None:
            return
        report, name = resting.report, target.name.removeprefix("Hoàn tác: ")
        if resting.own:
            raise SealedPeriod(
                f"Không {how} được «{name}»: báo cáo số {sealed_text(report)} đã có số và ngày ký, là văn bản đã "
                "phát hành.",
                remedy="Nếu văn bản có sai sót, hãy lập báo cáo đính chính hoặc thu hồi theo quy định về công tác văn "
                "thư.",
            )
        day = f" (ngày {day_text(resting.day)})" if resting.day else ""
        raise SealedPeriod(
            f"Không {how} được «{name}»: việc này có số liệu{day} đã nằm trong báo cáo số {sealed_text(report)}, "
            f"kỳ từ {day_text(report.from_day)} đến {day_text(report.to_day)}.",
            remedy="Hãy nhập phần điều chỉnh như một mục mới; phần điều chỉnh sẽ hiện ở báo cáo đính chính.",
        )


def _refuse_taken_back(connection: Connection, target: Act) -> None:
    """Refuse to undo what no undo reaches, each with its own reason."""
    if target.kind == ActKind.ERASE:
        raise InputFault(
            f"Không hoàn tác được «{target.name}»: dữ liệu cá nhân đã xóa thì không còn ở đâu để lấy lại.",
            remedy="Nếu xóa nhầm, hãy nhập lại từ hồ sơ giấy.",
        )
    if not in_effect(target.uid, history.undone_by(connection)):
        raise InputFault(f"«{target.name}» đã được hoàn tác rồi.", remedy="Muốn có lại thì dùng lệnh làm lại (redo).")


def late_note(report: SealedReport, day: date) -> str:
    """What the clerk is told of records that come after the report of their period has gone out."""
    return (
        f"Có mục ngày {day_text(day)} thuộc kỳ từ {day_text(report.from_day)} đến {day_text(report.to_day)} đã có báo "
        f"cáo số {sealed_text(report)}; phần này sẽ thuộc báo cáo đính chính."
    )


def sealed_text(report: SealedReport) -> str:
    return f"{report.number}/{report.symbol}"


def _deleted(act: Act, gone: list[Change], names: Names) -> Deleted:
    """An act in the bin; the records of the kind that was deleted last are what was meant, the others went along."""
    meant = [change for change in gone if change.table == gone[-1].table]
    shown = tuple(f"{record_of(one.table).term} «{names(one.table, one.row) or '…'}»" for one in meant[:_SHOWN])
    return Deleted(act.uid, act.at, act.who, act.name, shown, len(gone) - len(meant))


def _lines(connection: Connection, table: str, uid: bytes, reading: Reading) -> list[str]:
    told = history.of_record(connection, table, uid)
    return [line for one, changes in told for line in sentences.sentences(one, changes, reading)]
