"""The kinds of workbooks that come in, each by its way: what columns it asks for, how rows are judged and stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from desktop.domain.importing import ImportKind, LineState, Refusal
from desktop.services import import_media, import_trainees
from desktop.services.directory import AgencyIndex
from desktop.services.import_media import MediaJudge, MediaKnown
from desktop.services.import_trainees import WHO, Taking, TraineeJudge, TraineesKnown
from desktop.spreadsheet.layout import Layout
from desktop.storage.rows import Reader, Writer

if TYPE_CHECKING:
    from desktop.services.importing import ImportSession
    from desktop.spreadsheet.reading import ReadRow

Faults = list[tuple[str, str]]


class Judging(Protocol):
    """Rows of one file, judged one after another; what a row became is the way's own."""

    def understand(self, values: Mapping[str, Any], number: int) -> tuple[Any, Faults]:
        """The row, or None with the columns at fault and why."""

    def judge(self, row: Any, number: int) -> tuple[LineState, str]:
        """What becomes of a row that was understood, and what is worth knowing of it."""

    def asked(self, row: Any) -> Refusal | None:
        """What the clerk must say of a row before it comes in."""

    def own(self, row: Any, number: int) -> tuple[str, ...]:
        """The cells of the columns that are ours, in the order of the way's `own`."""

    def put(self, writer: Writer, rows: Sequence[tuple[int, Any]]) -> None:
        """Store the rows in the open act."""

    def choices(self, key: str, row: Any) -> list[str]:
        """What may stand in a cell of a column, where there is a list to choose from."""


class Way(Protocol):
    """A kind of workbook: `named` are columns whose cells name a record, `own` the columns that no sender fills."""

    layout: Layout
    named: tuple[str, ...]
    own: tuple[tuple[str, str], ...]

    def judging(self, reader: Reader, session: ImportSession, read: Sequence[ReadRow], today: date) -> Judging:
        """Begin to judge the rows of a file."""

    def heads(self, reader: Reader, rows: Sequence[Sequence[str]], today: date) -> list[str] | None:
        """Heads for a block pasted without any; None where they cannot be told."""


@dataclass
class _MediaJudging:
    judged: MediaJudge
    understood: dict[int, tuple[Any, Faults]]

    def understand(self, values: Mapping[str, Any], number: int) -> tuple[Any, Faults]:
        if number not in self.understood:
            self.understood[number] = self.judged.understand(values)
        return self.understood[number]

    def judge(self, row: Any, number: int) -> tuple[LineState, str]:
        return self.judged.judge(row, number)

    def asked(self, _row: Any) -> Refusal | None:
        return None

    def own(self, _row: Any, _number: int) -> tuple[str, ...]:
        return ()

    def put(self, writer: Writer, rows: Sequence[tuple[int, Any]]) -> None:
        list(import_media.put_rows(writer, [row for _, row in rows]))

    def choices(self, key: str, _row: Any) -> list[str]:
        return import_media.choices(self.judged.known, key)


class _MediaWay:
    layout = import_media.LAYOUT
    named: tuple[str, ...] = ("channel", "topic", "agency", "kind", "origin")
    own: tuple[tuple[str, str], ...] = ()

    def judging(self, reader: Reader, session: ImportSession, read: Sequence[ReadRow], today: date) -> Judging:
        if not isinstance(session.known, MediaKnown):
            days = [day for one in read if isinstance(day := one.values.get("day"), date)]
            session.known = MediaKnown.of(reader, days, today)
        return _MediaJudging(MediaJudge(session.known, session.default_kind, session.sender), session.understood)

    def heads(self, reader: Reader, rows: Sequence[Sequence[str]], today: date) -> list[str] | None:  # noqa: ARG002
        return None


@dataclass
class _TraineeJudging:
    judged: TraineeJudge

    def understand(self, values: Mapping[str, Any], number: int) -> tuple[Any, Faults]:
        return self.judged.understand(values, number)

    def judge(self, row: Any, number: int) -> tuple[LineState, str]:
        return self.judged.judge(row, number)

    def asked(self, row: Any) -> Refusal | None:
        question = self.judged.question(row)
        return Refusal(WHO, f"«{row.incoming.name}» {question}", question)

    def own(self, row: Any, number: int) -> tuple[str, ...]:
        return (self.judged.who(row, number) if row is not None else "",)

    def put(self, writer: Writer, rows: Sequence[tuple[int, Any]]) -> None:
        import_trainees.put_rows(writer, self.judged, rows)

    def choices(self, key: str, row: Any) -> list[str]:
        if key == WHO:
            return list(import_trainees.offered(row)) if row is not None else []
        return import_trainees.choices(self.judged.agencies, key)


class _TraineeWay:
    layout = import_trainees.LAYOUT
    named: tuple[str, ...] = import_trainees.NAMED
    own: tuple[tuple[str, str], ...] = ((WHO, "Là ai"),)

    def judging(
        self,
        reader: Reader,
        session: ImportSession,
        read: Sequence[ReadRow],  # noqa: ARG002  the way of media needs the days of them
        today: date,
    ) -> Judging:
        taking = Taking(session.course, session.all_present, session.who, session.sender_name)
        if not isinstance(session.known, TraineesKnown):
            session.known = TraineesKnown.of(reader, today)
        return _TraineeJudging(TraineeJudge(reader, taking, today, session.known))

    def heads(self, reader: Reader, rows: Sequence[Sequence[str]], today: date) -> list[str] | None:
        return import_trainees.guessed_heads(rows, AgencyIndex.of(reader, day=today))


WAYS: dict[ImportKind, Way] = {ImportKind.MEDIA: _MediaWay(), ImportKind.TRAINEES: _TraineeWay()}
