"""Forms half filled in, kept in a small file beside the database until they are stored or dropped.

They are no records: no act, no journal, no backup holds them. Registers that hold data of persons are never kept here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain import terms
from desktop.domain.half_filled import HalfFilled
from desktop.domain.registers import registers
from desktop.services.desk import Desk


@dataclass
class Drafting:
    """The half-filled forms of this machine. What cannot be read or written is passed over: it is a convenience."""

    desk: Desk

    @staticmethod
    def keeps(register: str) -> bool:
        """Whether forms of a register are kept: none that asks for data of a person is."""
        declared = registers()[register]
        return not any(
            terms.is_personal(declared.table, name) or terms.refers_to(declared.table, name) == "person"
            for name in declared.form
        )

    def keep(self, register: str, draft: HalfFilled) -> None:
        """Keep what stands typed in a form, in place of what was kept of it."""
        if self.keeps(register):
            self._write(self._read() | {register: {"uid": draft.uid.hex(), "values": dict(draft.values)}})

    def kept(self, register: str) -> HalfFilled | None:
        """What was left typed in the form of a register."""
        held = self._read().get(register)
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            return HalfFilled(bytes.fromhex(held["uid"]), dict(held["values"])) if held else None
        return None

    def drop(self, register: str) -> None:
        """The form of a register was stored or given up."""
        held = self._read()
        if held.pop(register, None) is not None:
            self._write(held)

    def waiting(self) -> list[str]:
        """The titles of the registers whose forms were left half filled in."""
        known = registers()
        return [known[register].title for register in self._read() if register in known]

    @property
    def _file(self) -> Path:
        return paths.half_filled_file(self.desk.database.path)

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            held = json.loads(self._file.read_text(encoding="utf-8"))
            return held if isinstance(held, dict) else {}
        return {}

    def _write(self, held: Mapping[str, Any]) -> None:
        file = self._file
        part = file.with_name(f"{file.name}.part")
        with suppress(OSError):
            if not held:
                file.unlink(missing_ok=True)
                return
            try:
                with part.open("w", encoding="utf-8") as out:
                    json.dump(held, out, ensure_ascii=False)
                    out.flush()
                    os.fsync(out.fileno())
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
