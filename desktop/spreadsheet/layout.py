"""What is looked for in a table: the columns of one register, as the office names them and as others do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.vietnamese.folding import fold_words


class Meaning(Enum):
    """What a column's cells are read as; the comment says the type of a value."""

    TEXT = "chữ"  # str, one line, ends stripped
    LONG_TEXT = "chữ nhiều dòng"  # str, line ends kept
    NUMBER = "số nguyên"  # int
    DECIMAL = "số"  # Decimal
    DAY = "ngày"  # date
    TIME = "giờ trong ngày"  # time
    DURATION = "thời lượng"  # timedelta
    FLAG = "có/không"  # bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """One column looked for. `units` are words that may stand behind its numbers and change nothing (lượt, tờ)."""

    key: str
    name: str
    meaning: Meaning = Meaning.TEXT
    other_names: tuple[str, ...] = ()
    required: bool = False
    units: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, folded."""
        return tuple(dict.fromkeys(fold_words(name) for name in (self.name, *self.other_names)))


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one register; `name` is what a clerk calls it."""

    key: str
    name: str
    columns: tuple[Wanted, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every folded name of every column, for finding the head."""
        return frozenset(name for wanted in self.columns for name in wanted.names)

    def wanted(self, key: str) -> Wanted:
        """The column of a key; KeyError when there is none."""
        for wanted in self.columns:
            if wanted.key == key:
                return wanted
        raise KeyError(key)
