"""Faults of the world or of the clerk, told in Vietnamese: what happened, where, what to do.

Anything that is not a `KnownError` is a bug of ours and is reported as one.
"""

from __future__ import annotations


class KnownError(Exception):
    """A fault we foresaw.

    `what` and `remedy` are whole Vietnamese sentences ending in a full stop; `where` names file, row, cell or
    record without a full stop, or is empty.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"Tại: {self.where}." if self.where else ""
        return " ".join(part for part in (self.what, place, self.remedy) if part)


class InputFault(KnownError):
    """A file or a value the clerk gave cannot be used (exit status 1)."""


class FileFault(InputFault):
    """A file is missing, empty, damaged, locked by a password, of another kind, or secret."""


class RecordFault(InputFault):
    """A record breaks a rule of its kind; nothing was saved."""


class WrongUse(KnownError):
    """The command was called in a way that means nothing (exit status 2)."""


class DatabaseFault(KnownError):
    """The database cannot be opened or written (exit status 1)."""


class NotOurFile(DatabaseFault):
    """The file is no database of this program."""


class NewerDatabase(DatabaseFault):
    """The database was written by a newer version of the program."""


class DamagedDatabase(DatabaseFault):
    """SQLite's own checks, or the comparison with the journal, failed."""


class DatabaseHeld(DatabaseFault):
    """Another program holds the database."""


class SealedPeriod(KnownError):
    """The act would change what a sealed report rests on (exit status 1)."""


class Cancelled(Exception):
    """The clerk asked to stop; everything begun is rolled back."""
