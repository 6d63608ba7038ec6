"""The list of erased rows that is kept outside the database, and beside its backups, so that no restore forgets it.

One row a line: table and uid. An entry means that the erasure is finished on this machine: the file is vacuumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from desktop.storage.durable import write_text

Entry = tuple[str, bytes]
"""Table and uid of an erased row."""

IN_JOURNAL = "SELECT DISTINCT table_name, row_uid FROM operation WHERE kind = 'erase'"
"""The entries that the journal of a database itself holds."""

_LINE = re.compile(r"([a-z_]+) ([0-9a-f]{32})")


def read(file: Path) -> frozenset[Entry]:
    """The entries of a list; one that is not there is empty, and lines that are none of ours are passed over."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    found = (_LINE.fullmatch(line.strip()) for line in lines)
    return frozenset((line[1], bytes.fromhex(line[2])) for line in found if line)


def add(file: Path, entries: Iterable[Entry]) -> None:
    """Make a list hold these entries too; raises OSError when it cannot be written."""
    old = read(file)
    new = old.union(entries)
    if new != old:
        write_text(file, "".join(f"{table} {uid.hex()}\n" for table, uid in sorted(new)))
