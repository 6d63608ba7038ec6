"""The registers as lists: opened at once as the order of their lines, read as far as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.record import Record
from desktop.domain.registers import Asked, Choice, Group, Line, Register
from desktop.services.desk import Desk
from desktop.storage.repository import lines
from desktop.storage.tables import record_of


@dataclass
class Listing:
    """Lists as the clerk looks at them."""

    desk: Desk

    def ordered(self, asked: Asked) -> list[bytes]:
        """The identities of every line asked for, in order."""
        with self.desk.read() as reader:
            return lines.ordered(reader.connection, asked, self.desk.today())

    def lines(self, asked: Asked, uids: Sequence[bytes]) -> list[Line]:
        """The lines of these identities."""
        with self.desk.read() as reader:
            return lines.lines(reader.connection, asked.register, uids, self.desk.today())

    def grouped(self, asked: Asked) -> list[Group]:
        """The lines asked for by the values of a column, with counts and sums; without a group all of them as one."""
        with self.desk.read() as reader:
            return lines.grouped(reader.connection, asked, self.desk.today())

    def values_of(self, register: Register, path: str) -> list[tuple[object, str]]:
        """What stands in a column, and what it is called, to choose from."""
        with self.desk.read() as reader:
            return lines.values_of(reader.connection, register, path, self.desk.today())

    def record(self, table: str, uid: bytes) -> Record | None:
        """The record itself, for its form; None when it is no longer there."""
        with self.desk.read() as reader:
            return reader.get(record_of(table), uid)

    def choices(self, table: str, typed: str = "", limit: int = 100) -> list[Choice]:
        """Records to choose from: those whose name holds the typed words, in Vietnamese order."""
        with self.desk.read() as reader:
            return lines.choices(reader.connection, table, typed, limit)

    def shown(self, table: str, uid: bytes) -> str:
        """What shows a record that a form refers to; empty when it is no longer there."""
        with self.desk.read() as reader:
            return lines.shown(reader.connection, table, uid)
