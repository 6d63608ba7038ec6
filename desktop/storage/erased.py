"""The list of erased rows that is kept outside the database, and beside its backups, so that no restore forgets it.

One row a line: table, uid, and how often it has been erased, for a name may have been given to it again in between. An
entry means that the erasure is finished on this machine: file vacuumed, backups made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from desktop.storage.durable import write_text

Row = tuple[str, bytes]
"""Table and uid."""

Rows = Mapping[Row, int]
"""How often each row has been erased."""

IN_JOURNAL = "SELECT table_name, row_uid, count(*) FROM operation WHERE kind = 'erase' GROUP BY table_name, row_uid"
"""The erasures that the journal of a database itself holds."""

_LINE = re.compile(r"([a-z_]+) ([0-9a-f]{32}) ([0-9]{1,9})")


def read(file: Path) -> dict[Row, int]:
    """The entries of a list; one that is not there is empty."""
    try:
        return of_lines(file.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return {}


def add(file: Path, rows: Rows) -> None:
    """Make a list hold these entries too; raises OSError when it cannot be written."""
    old = read(file)
    new = joined(old, rows)
    if new != old:
        write_text(file, "".join(f"{line}\n" for line in lines(new)))


def lines(rows: Rows) -> Iterator[str]:
    """The entries as text, in a fixed order."""
    for (table, uid), times in sorted(rows.items()):
        yield f"{table} {uid.hex()} {times}"


def of_lines(texts: Iterable[str]) -> dict[Row, int]:
    """The entries that lines of text hold; lines that are none of ours are passed over."""
    found = (_LINE.fullmatch(text.strip()) for text in texts)
    return {(line[1], bytes.fromhex(line[2])): int(line[3]) for line in found if line}


def joined(*several: Rows) -> dict[Row, int]:
    """Several lists as one."""
    whole: dict[Row, int] = {}
    for rows in several:
        for row, times in rows.items():
            whole[row] = max(times, whole.get(row, 0))
    return whole


def beyond(rows: Rows, known: Rows) -> dict[Row, int]:
    """The entries that are not, or not as often, among the known ones."""
    return {row: times for row, times in rows.items() if times > known.get(row, 0)}
