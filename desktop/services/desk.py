"""The desk every service works at: the open database, who sits there, and what day it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date

from desktop.storage.acts import OpenAct
from desktop.storage.database import Database
from desktop.storage.rows import Reader


@dataclass
class Desk:
    """`who` is name and post of the person at the desk, as it stands in each act."""

    database: Database
    who: str = ""
    today: Callable[[], date] = field(default=date.today)

    def act(self, name: str, kind: str = "edit", undoes: bytes | None = None) -> AbstractContextManager[OpenAct]:
        return self.database.act(name, who=self.who, kind=kind, undoes=undoes)

    def read(self) -> AbstractContextManager[Reader]:
        return self.database.read()
