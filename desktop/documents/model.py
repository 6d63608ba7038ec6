"""The tree of an official paper (Nghị định 30/2020/NĐ-CP): what it says, never how large or where it stands.

Every text is tidied when its part is made: NFC, one space between words, no control characters. Numbers of headings
are typed text: search, comparison and both writers see the same words, which `composition.plain_lines` gives.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import assert_never

_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffc-\uffff]")
_GAP = re.compile("[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LINES = re.compile(r"\s*(?:\r\n|[\n\r\x0b\u2028\u2029])\s*")


def tidy(text: str) -> str:
    """One line of text as it is printed: NFC, single plain spaces, hyphens that may break, nothing invisible."""
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    return _GAP.sub(" ", _DROPPED.sub("", text)).strip(" ")


class _Part:
    """A part of the tree: tidies its own strings, and tuples of strings, when it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for spot in fields(self):  # type: ignore[arg-type]
            value = getattr(self, spot.name)
            if isinstance(value, str):
                object.__setattr__(self, spot.name, self._tidied(value))
            elif isinstance(value, tuple):
                clean = tuple(self._tidied(v) if isinstance(v, str) else v for v in value)
                object.__setattr__(self, spot.name, clean)

    def _tidied(self, text: str) -> str:
        return tidy(text)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight and slant inside a paragraph; spaces at its ends are kept."""

    text: str
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        body = tidy(self.text)
        before = " " if self.text[:1].isspace() and body else ""
        after = " " if self.text[-1:].isspace() else ""
        object.__setattr__(self, "text", before + body + after)


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Orientation(Enum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Level(Enum):
    """Levels of layout b (phần, mục, khoản, điểm; Phụ lục I, mục II.6.đ and bảng V.6.b)."""

    PART = "part"  # Phần I, its title below it, both centred
    SECTION = "section"  # I. TIÊU ĐỀ MỤC
    CLAUSE = "clause"  # 1. Tiêu đề khoản, bold
    POINT = "point"  # a) Tiêu đề điểm, upright


@dataclass(frozen=True, slots=True)
class Heading(_Part):
    """A heading on its own line. `number` is bare ("I", "1", "a"); the decree's mark and case are added here."""

    level: Level
    number: str
    title: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The heading as printed: one paragraph, for a part two."""
        if self.level is Level.PART:
            return (f"Phần {self.number}", self.title.upper())
        if self.level is Level.SECTION:
            return (f"{self.number}. {self.title.upper()}",)
        if self.level is Level.CLAUSE:
            return (f"{self.number}. {self.title}",)
        if self.level is Level.POINT:
            return (f"{self.number}) {self.title}",)
        assert_never(self.level)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: justified, first line indented. Between its runs, too, stands one space at most."""

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        kept: list[Run] = []
        ends_blank = True
        for run in self.runs:
            text = run.text.lstrip(" ") if ends_blank else run.text
            if text:
                kept.append(replace(run, text=text))
                ends_blank = text.endswith(" ")
        if kept and ends_blank:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        object.__setattr__(self, "runs", tuple(run for run in kept if run.text))

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold, italic),))


def bullet(text: str, mark: str = "-", lead: str = "") -> Paragraph:
    """A listed item in office style: the mark is typed ("- ", "+ "), the indent is the body's; `lead` is set bold."""
    words = (Run(f"{mark} "), Run(f"{tidy(lead)} ", bold=True), Run(text)) if lead else (Run(f"{mark} {text}"),)
    return Paragraph(words)


@dataclass(frozen=True, slots=True)
class Basis(_Part):
    """The bases (căn cứ), without their marks: each line is italic and ends with ";", the last with "."."""

    items: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return ended(self.items)


def ended(items: tuple[str, ...]) -> tuple[str, ...]:
    """Items of a list with the decree's marks: ";" after each, "." after the last."""
    bare = [item.rstrip(";. ") for item in items]
    return tuple(f"{item}{'.' if place == len(bare) - 1 else ';'}" for place, item in enumerate(bare))


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width: so many mm, or a share of what the columns in mm leave of the text width."""

    mm: float | None = None
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class HeadCell(_Part):
    """A cell of a table's head, bold and centred, over `across` columns and `down` head rows."""

    text: str
    across: int = 1
    down: int = 1

    def _tidied(self, text: str) -> str:
        return tidy_lines(text)


@dataclass(frozen=True, slots=True)
class Cell(_Part):
    """A cell that differs from its column: over several columns, bold, italic, or aligned otherwise.

    A line break in the text of any cell starts a new line in the cell.
    """

    text: str
    across: int = 1
    bold: bool = False
    italic: bool = False
    align: Align | None = None

    def _tidied(self, text: str) -> str:
        return tidy_lines(text)


@dataclass(frozen=True, slots=True)
class Row(_Part):
    """A row of a table's body: plain strings, or `Cell` where one differs; bold for groups and totals."""

    cells: tuple[str | Cell, ...]
    bold: bool = False

    def _tidied(self, text: str) -> str:
        return tidy_lines(text)


def tidy_lines(text: str) -> str:
    """A cell's text: each line tidied, empty lines dropped."""
    return "\n".join(line for line in map(tidy, _LINES.split(text)) if line)


@dataclass(frozen=True, slots=True)
class Table(_Part):
    """A table over the whole text width.

    `head` holds the head rows, repeated on every page; a cell that reaches down is named in its first row only.
    `total` is a last row in bold. `caption` stands above in bold, `unit` below it at the right ("Đơn vị tính: người").
    `row_mm` is the least height of a row of the body, for tables that are filled in by hand.
    Raises ValueError when a row does not fill the columns exactly.
    """

    columns: tuple[Column, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    body: tuple[Row, ...]
    total: Row | None = None
    caption: str = ""
    unit: str = ""
    row_mm: float = 0.0

    def __post_init__(self) -> None:
        _Part.__post_init__(self)
        head_places(self.head, len(self.columns))
        for row in (*self.body, *((self.total,) if self.total else ())):
            if sum(cell.across if isinstance(cell, Cell) else 1 for cell in row.cells) != len(self.columns):
                raise ValueError(f"row does not fill {len(self.columns)} columns: {row.cells!r}")


def head_places(head: tuple[tuple[HeadCell, ...], ...], columns: int) -> tuple[tuple[int, ...], ...]:
    """The first column of each head cell, row by row; ValueError when the head leaves a hole or overlaps."""
    if not head:
        raise ValueError("a table needs a head")
    busy = [0] * columns
    places = []
    for left, row in zip(range(len(head), 0, -1), head, strict=True):
        places.append(_row_places(row, busy, left))
        busy = [rest - 1 for rest in busy]
    return tuple(places)


def _row_places(row: tuple[HeadCell, ...], busy: list[int], rows_left: int) -> tuple[int, ...]:
    places = []
    at = 0
    for cell in row:
        while at < len(busy) and busy[at]:
            at += 1
        under = range(at, at + cell.across)
        if cell.down > rows_left or under.stop > len(busy) or any(busy[i] for i in under):
            raise ValueError(f"head cell does not fit: {cell!r}")
        busy[at : under.stop] = [cell.down] * cell.across
        places.append(at)
        at = under.stop
    if not all(busy):
        raise ValueError(f"head row leaves a hole: {row!r}")
    return tuple(places)


Block = Heading | Paragraph | Basis | Table


@dataclass(frozen=True, slots=True)
class IssueDay:
    """The day of issue as far as it is known; a part left None is printed blank for the văn thư to fill in."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> IssueDay:
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Letterhead(_Part):
    """The head of a paper: parent agency, issuer, number, place and day.

    `parent` is the line of the agency above, not bold, or empty. `issuer` is one or more bold lines. `number` is None
    until the văn thư gives one; `symbol` is what follows the stroke ("BC-UBND"), empty for a paper without a number.
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    day: IssueDay
    parent: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Closing(_Part):
    """The foot of a paper: who receives it, who signs.

    `recipients` are bare ("UBND tỉnh Phú Thọ", …, "Lưu: VT, VHXH"); dashes and marks are added, and "Như trên" when the
    paper has addressees; a paper that is sent to nobody has none. `authority` are the lines above the position
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH").
    """

    recipients: tuple[str, ...]
    position: str
    signer: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex(_Part):
    """A phụ lục on pages of its own, numbered from 1.

    `number` is Roman, or empty when there is only one annex.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Document(_Part):
    """A paper with a named type (Mẫu 1.4).

    `kind` is the type in capitals ("BÁO CÁO"), `subject` the trích yếu without a full stop. `addressees` (Kính gửi) are
    bare names, empty when the paper is not sent up. `issued_by` is the issuer as inside a sentence, for the line
    "(Kèm theo …)" of annexes, which only a paper `on_paper` fills with number and day (mục III.1.c). `made_on` is the
    day the file says it was made. Only registers, with their many columns, lie on their side.
    """

    kind: str
    subject: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    closing: Closing
    made_on: date
    issued_by: str
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    on_paper: bool = False
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Award(_Part):
    """A certificate for one person: what stands above and below the name, and the number it has in the register.

    `remark` stands in brackets under the title ("Bản cấp lại …"), empty for a first issue.
    """

    above: str
    name: str
    below: tuple[str, ...]
    number: str
    day: IssueDay
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Awards(_Part):
    """Certificates in one file, each on a sheet of its own lying on its side, headed and signed alike.

    `kind` is their title in capitals, `subject` what the file is about.
    """

    kind: str
    subject: str
    letterhead: Letterhead
    awards: tuple[Award, ...]
    closing: Closing
    made_on: date


Paper = Document | Awards
