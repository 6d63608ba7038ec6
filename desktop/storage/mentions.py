"""Where somebody's name stands in text that an erasure of the person does not reach: notes, titles, names of files.

The journal is searched, not the tables: what a text said earlier, or a record that was deleted, gives a name away too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.terms import Shape, is_personal, shape_of
from desktop.journal.operation import written
from desktop.storage import erased, history, tables
from desktop.storage.erasure import fields_of
from desktop.vietnamese.folding import fold_words

_ESCAPE = re.compile(r'\\[nrtbf"\\/]')
_SEALED = "sealed_report"
ACT_WHO = "act.who"
"""Where the name is that of the person who did an act at this program."""

_SIGNING = ("office_signer", "plan")


@dataclass(frozen=True)
class Mention:
    """A text that holds a name, in any of its wordings.

    `what` and `uid` are what `erasure.correct_text` takes; `shown` names the record, `text` is today's wording, empty
    where the record is deleted. `past` says that only earlier wordings hold the name. `personal` is a field that an
    erasure of its own record empties (somebody of the same name); `sealed` is a paper that has gone out. `staff` is
    whoever worked at this program, `signing` the signer of papers: those names stay.
    """

    what: str
    uid: bytes
    shown: str
    text: str
    past: bool = False

    @property
    def table(self) -> str:
        return self.what.partition(".")[0]

    @property
    def field(self) -> str:
        return self.what.partition(".")[2]

    @property
    def personal(self) -> bool:
        return not self.staff and is_personal(self.table, self.field)

    @property
    def sealed(self) -> bool:
        return self.table == _SEALED

    @property
    def staff(self) -> bool:
        return self.what == ACT_WHO

    @property
    def signing(self) -> bool:
        return self.personal and self.table in _SIGNING


class Names:
    """Names looked for together, in texts read once: each as whole words, with or without marks."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        for words in {tuple(fold_words(name).split()) for name in names}:
            if words:
                self._by_first.setdefault(words[0], []).append(list(words))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in a text."""
        words = fold_words(text).split()
        return any(
            words[place : place + len(name)] == name
            for place, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )


def of_names(connection: Connection, names: Iterable[str]) -> list[Mention]:
    """Every text in which one of the names stands as whole words; reads the whole journal once."""
    wanted = Names(names)
    if not wanted:
        return []
    shown = history.names(connection)
    found = dict.fromkeys(_in_operations(connection, wanted))
    records = []
    for table, uid, field in found:
        text = _today(connection, table, uid, field)
        past = not wanted.stand_in(text)
        records.append(Mention(f"{table}.{field}", uid, shown(table, uid) or "", text, past=past))
    return [*records, *_in_acts(connection, wanted)]


def _in_operations(connection: Connection, wanted: Names) -> Iterator[tuple[str, bytes, str]]:
    """Table, uid and field of each text; most payloads are ruled out before their JSON is read."""
    known = {table.name for table in tables.replicated()}
    query = "SELECT table_name, row_uid, payload FROM operation WHERE payload IS NOT NULL AND kind <> 'erase'"
    for table, uid, payload in connection.exec_driver_sql(query):
        if table in known and wanted.stand_in(_ESCAPE.sub(" ", payload)):
            for field, value in written(json.loads(payload)).items():
                readable = isinstance(value, str) and shape_of(table, field) is Shape.TEXT
                if readable and fields_of(f"{table}.{field}") and wanted.stand_in(str(value)):
                    yield table, uid, field


def _today(connection: Connection, table: str, uid: bytes, field: str) -> str:
    query = f"SELECT {field} FROM {table} WHERE uid = ?"
    return str(connection.exec_driver_sql(query, (uid,)).scalar() or "")


def _in_acts(connection: Connection, wanted: Names) -> Iterator[Mention]:
    for uid, name in connection.exec_driver_sql("SELECT uid, name FROM act ORDER BY rowid").all():
        if wanted.stand_in(name):
            yield Mention(erased.ACT_NAME, uid, name, name)
    for uid, who in connection.exec_driver_sql("SELECT uid, who FROM act GROUP BY who ORDER BY min(rowid)").all():
        if wanted.stand_in(who or ""):
            yield Mention(ACT_WHO, uid, who, who)
