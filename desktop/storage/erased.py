"""The list of erased rows that is kept outside the database, and beside its backups, so that no restore forgets it.

One row a line: what is erased of it, its uid, and how often, for a name may have been given to it again in between. An
entry means that the erasure is finished on this machine: file vacuumed, backups made anew.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from desktop.domain.terms import is_personal
from desktop.journal.operation import written
from desktop.storage.durable import write_text

Row = tuple[str, bytes]
"""What is erased, and the uid of its row: a table (its personal fields), or `table.field` (a text naming somebody)."""

Rows = Mapping[Row, int]
"""How often each row has been erased."""

ACT_NAME = "act.name"
"""What is erased where the name of an act said who somebody is."""

NAMELESS_ACT = "Việc đã xóa tên gọi vì có tên người"
"""The name such an act bears from then on; acts are in no operation, so it is also how they are known again."""

IN_JOURNAL = (
    "SELECT table_name, row_uid, payload FROM operation WHERE kind = 'erase' "
    f"UNION ALL SELECT 'act', uid, '{{\"name\":\"\"}}' FROM act WHERE name = '{NAMELESS_ACT}'"
)
"""The erasures that the journal of a database itself holds, for `counted`."""

_LINE = re.compile(r"([a-z_]+(?:\.[a-z_0-9]+)?) ([0-9a-f]{32}) ([0-9]{1,9})")


def counted(erasures: Iterable[tuple[str, bytes, str | None]]) -> dict[Row, int]:
    """What the rows of `IN_JOURNAL` have erased, and how often."""
    return dict(Counter((what, uid) for table, uid, payload in erasures for what in _erased_of(table, payload)))


def _erased_of(table: str, payload: str | None) -> set[str]:
    fields = written(json.loads(payload)) if payload else {}
    return {table if is_personal(table, name) else f"{table}.{name}" for name in fields} or {table}


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
