"""What this machine remembers outside every database, in one small TOML file: backup places, widths of columns.

Places are drives and folders of this machine alone, so they belong in no file that is copied to another one; and they
must be known before a database can be opened, for the backup before an upgrade.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import FileFault

_PLACES, _WIDTHS, _SHOWN = "backup_places", "column_widths", "columns_shown"

Table = Mapping[str, Any]


def backup_places(database: Path) -> tuple[Path, ...]:
    """The places a database is backed up to besides its own folder; raises `FileFault` when that cannot be read."""
    places = _read().get(_PLACES, {})
    found = places.get(_key(database), []) if isinstance(places, dict) else []
    return tuple(Path(place) for place in found if isinstance(place, str)) if isinstance(found, list) else ()


def set_backup_places(database: Path, places: tuple[Path, ...]) -> None:
    """Remember these places, and no others, for a database; raises `FileFault` when they cannot be written."""
    held = dict(_read())
    before = held.get(_PLACES)
    others = {key: value for key, value in before.items() if key != _key(database)} if isinstance(before, dict) else {}
    held[_PLACES] = others | ({_key(database): [str(place) for place in places]} if places else {})
    _write(held)


def column_widths(register: str) -> dict[str, int]:
    """The widths the clerk has set in the list of a register, by column; raises `FileFault` when that is unreadable."""
    held = _read().get(_WIDTHS, {})
    found = held.items() if isinstance(held, dict) else ()
    start = f"{register}/"
    return {key.removeprefix(start): at for key, at in found if key.startswith(start) and isinstance(at, int)}


def set_column_widths(register: str, widths: Mapping[str, int]) -> None:
    """Remember these widths, and no others, for the list of a register; raises `FileFault` when that cannot be."""
    held = dict(_read())
    before = held.get(_WIDTHS)
    start = f"{register}/"
    others = {key: at for key, at in before.items() if not key.startswith(start)} if isinstance(before, dict) else {}
    held[_WIDTHS] = others | {start + column: width for column, width in widths.items()}
    _write(held)


def columns_shown(register: str) -> tuple[str, ...]:
    """The columns the clerk has chosen for the list of a register, from left to right; none: the register's own."""
    held = _read().get(_SHOWN, {})
    found = held.get(register, []) if isinstance(held, dict) else []
    return tuple(path for path in found if isinstance(path, str)) if isinstance(found, list) else ()


def set_columns_shown(register: str, columns: Sequence[str]) -> None:
    """Remember these columns for the list of a register; none forgets them. Raises `FileFault`."""
    held = dict(_read())
    before = held.get(_SHOWN)
    others = {key: value for key, value in before.items() if key != register} if isinstance(before, dict) else {}
    held[_SHOWN] = others | ({register: list(columns)} if columns else {})
    _write(held)


def _key(database: Path) -> str:
    return os.path.normcase(os.path.realpath(database))


def _read() -> Table:
    file = paths.settings_file()
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise FileFault(
            "Không đọc được tệp thiết lập của máy này nên chưa biết các nơi sao lưu đã ghi nhớ.",
            where=str(file),
            remedy="Hãy xóa hoặc đổi tên tệp đó rồi ghi nhớ lại nơi sao lưu; dữ liệu không bị ảnh hưởng.",
        ) from fault


def _write(held: Table) -> None:
    file = paths.settings_file()
    part = file.with_name(f"{file.name}.part")
    try:
        words = ("\n".join(_lines(held)) + "\n").encode()
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(words)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except (OSError, ValueError) as fault:
        raise FileFault(
            "Không ghi được tệp thiết lập của máy này.",
            where=str(file),
            remedy="Hãy kiểm tra đĩa còn chỗ, thư mục cho phép ghi và tên thư mục chỉ gồm chữ đọc được.",
        ) from fault


def _lines(held: Table) -> list[str]:
    """Plain values first, then one table each; deeper tables do not occur here."""
    plain = [f"{_quoted(key)} = {_value(value)}" for key, value in held.items() if not isinstance(value, dict)]
    for name, table in held.items():
        if isinstance(table, dict):
            plain += ["", f"[{_quoted(name)}]", *(f"{_quoted(key)} = {_value(value)}" for key, value in table.items())]
    return plain


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value) if isinstance(value, bool | int | float) else _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, but for the delete sign, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
