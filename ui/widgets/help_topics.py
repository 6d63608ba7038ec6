"""The one reader of the help: small Markdown files of the resources, with the keys of the one table put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.vietnamese.folding import fold
from ui.commands import GRID_KEYS, Command

FIRST = "first-month"
_PLACE = re.compile(r"\{([A-Z_]+|keys)\}")


@dataclass(frozen=True)
class Topic:
    """One topic: the name that links and pages know it by, its title, its text as Markdown."""

    name: str
    title: str
    text: str

    def distance(self, words: str) -> int | None:
        """How near the words are, with or without tone marks: all in the title 0, as they stand 1, each somewhere 2."""
        sought, title, text = fold(words).strip(), fold(self.title), fold(" ".join(self.text.split()))
        if sought in title:
            return 0
        if sought in text:
            return 1
        return 2 if all(word in text for word in sought.split()) else None


def help_dir() -> Path:
    return paths.resource_dir() / "help"


def topics() -> list[Topic]:
    """Every topic in the order of the files' numbers."""
    return [_read(file) for file in sorted(help_dir().glob("[0-9]*.md"))]


def _read(file: Path) -> Topic:
    text = _PLACE.sub(_filled, file.read_text(encoding="utf-8"))
    title = text.partition("\n")[0].lstrip("# ").strip()
    return Topic(file.stem.partition("-")[2], title, text)


def _filled(found: re.Match[str]) -> str:
    """`{SAVE}` → the key of that act, `{keys}` → the table of all."""
    return _key_table() if found[1] == "keys" else f"**{Command[found[1]].key}**"


def _key_table() -> str:
    rows = [(command.key, command.plain.rstrip("…")) for command in Command] + list(GRID_KEYS)
    return "\n".join(["| Phím | Việc |", "|---|---|", *(f"| {key} | {words} |" for key, words in rows)])
