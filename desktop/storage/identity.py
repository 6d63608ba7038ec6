"""This machine's identity in a database: uid and last n in a small file outside it.

When the two disagree (the file was copied, restored, rolled back or moved), a new identity is minted, so that no two
histories ever use one (machine, n) twice. Identities are cheap; old ones simply stay in the history.
"""

from __future__ import annotations

import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.record import new_uid

HERE = "active"
"""State of every machine this very database has written under; machines known from packages bear another word."""


@dataclass
class Identity:
    """The identity a database was opened with; `folder` holds one file a machine uid."""

    folder: Path
    rid: int
    uid: bytes

    @property
    def file(self) -> Path:
        return self.folder / f"{self.uid.hex()}.json"

    def remember(self, n: int) -> None:
        """Write the last n outside; a crash before this costs a new identity at the next open, nothing else.

        So does a full disk: the act is committed by then, and must not look as if it had failed. What could not be
        brought up to date is taken away, lest an older copy of the database agree with it.
        """
        part = self.file.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"uid": self.uid.hex(), "n": n}), encoding="utf-8")
            part.replace(self.file)
        except OSError:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)


def remembered(folder: Path, uid: bytes) -> int | None:
    """The last n this machine remembers for `uid`, or None when it knows nothing of it."""
    try:
        stored = json.loads((folder / f"{uid.hex()}.json").read_text(encoding="utf-8"))
        return int(stored["n"]) if stored["uid"] == uid.hex() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def settle(connection: Connection, folder: Path) -> Identity:
    """The identity to write under, minted anew when the outside file does not agree with the database."""
    row = connection.exec_driver_sql(
        "SELECT w.rid, w.n, m.uid, m.office_uid FROM machine_now w JOIN machine m ON m.rid = w.rid"
    ).one()
    if remembered(folder, row.uid) == row.n:
        return Identity(folder, row.rid, row.uid)
    return mint(connection, folder, row.office_uid)


def confirmed(connection: Connection, own: Identity) -> Identity:
    """The identity to go on with: a new one if another copy of this database has written under ours meanwhile."""
    n = connection.exec_driver_sql("SELECT n FROM machine_now").scalar_one()
    if remembered(own.folder, own.uid) in (None, n):
        return own
    office = connection.exec_driver_sql("SELECT office_uid FROM machine WHERE rid = ?", (own.rid,)).scalar_one()
    return mint(connection, own.folder, office)


def mint(connection: Connection, folder: Path, office: bytes) -> Identity:
    """Register a new machine in the database and remember it outside, in the caller's transaction."""
    uid = new_uid()
    rid = connection.exec_driver_sql("SELECT coalesce(max(rid), 0) + 1 FROM machine").scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO machine(rid, uid, office_uid, name, key, state) VALUES (?, ?, ?, ?, NULL, ?)",
        (rid, uid, office, platform.node() or "máy không tên", HERE),
    )
    connection.exec_driver_sql("DELETE FROM machine_now")
    connection.exec_driver_sql("INSERT INTO machine_now(rid, n, act_uid, capture) VALUES (?, 0, NULL, 1)", (rid,))
    identity = Identity(folder, rid, uid)
    identity.remember(0)
    return identity
