"""What each paragraph of the body is: căn cứ, mục, khoản, điểm, or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from desktop.documents.conformance.departure import snippet
from desktop.documents.conformance.word.lines import RuleLine, entries
from desktop.documents.conformance.word.model import Block, Paragraph, Table
from desktop.vietnamese.folding import fold


class ItemKind(Enum):
    ADDRESS = "Kính gửi"
    ADDRESSEE = "nơi nhận của Kính gửi"
    BASIS = "căn cứ"
    PART = "phần"
    CHAPTER = "chương"
    PART_TITLE = "tiêu đề phần, chương, mục"
    DIVISION = "mục, tiểu mục của chương"
    ARTICLE = "điều"
    SECTION = "mục"
    CLAUSE = "khoản"
    SUBCLAUSE = "tiểu khoản"
    POINT = "điểm"
    CAPTION = "tên bảng, đơn vị tính"
    DRAWN = "đường kẻ"
    EMPTY = "đoạn trống"
    TEXT = "lời văn"


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the body. `number` is bare ("IV", "3", "đ"), `rest` what follows it."""

    kind: ItemKind
    paragraph: Paragraph
    place: int
    number: str = ""
    rest: str = ""
    in_table: bool = False

    @property
    def where(self) -> str:
        return f"Nội dung, đoạn {self.place} {snippet(self.paragraph.words)}"

    @property
    def bold(self) -> bool:
        return bool(self.paragraph.shown) and all(run.look.bold for run in self.paragraph.shown)

    @property
    def is_text(self) -> bool:
        """Whether the rules for running text hold: justified, first line indented."""
        return self.kind in _RUNNING


_TITLED = {ItemKind.PART, ItemKind.CHAPTER, ItemKind.DIVISION}
_DEEP = 1000  # twips: further in than any first line of the body
_RUNNING = {
    ItemKind.TEXT,
    ItemKind.BASIS,
    ItemKind.ARTICLE,
    ItemKind.CLAUSE,
    ItemKind.SUBCLAUSE,
    ItemKind.POINT,
}
_NUMBERED: tuple[tuple[ItemKind, re.Pattern[str]], ...] = (
    (ItemKind.PART, re.compile(r"(?i:Phần)\s+(?:thứ\s+)?([IVXLC]+|\d{1,2})\b[.:]?\s*(.*)")),
    (ItemKind.CHAPTER, re.compile(r"(?i:Chương)\s+([IVXLC]+|\d{1,2})\b[.:]?\s*(.*)")),
    (ItemKind.DIVISION, re.compile(r"(?i:(?:Tiểu )?Mục)\s+([IVXLC]+|\d{1,2})[.:]?()")),
    (ItemKind.ARTICLE, re.compile(r"Điều\s+([IVXLC]+|\d{1,3})[.:]\s*(.*)")),
    (ItemKind.SECTION, re.compile(r"([IVX]{1,6}|XL[IVX]{0,4})\s?\.\s*(\D.*)")),
    (ItemKind.SUBCLAUSE, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(.*)")),
    (ItemKind.CLAUSE, re.compile(r"(\d{1,2})\s?\.\s*(\D.*)")),
    (ItemKind.POINT, re.compile(r"([a-zđăâêôơư])\)\s*(.*)")),
)


def body_items(blocks: Iterable[Block]) -> list[Item | Table]:
    """The blocks of a body in order, each paragraph with what it is."""
    listed = list(blocks)
    found: list[Item | Table] = []
    place = 0
    for spot, block in enumerate(listed):
        if isinstance(block, Table):
            paragraphs = _address_table(block, _last(found))
            if not paragraphs:
                found.append(block)
                continue
        else:
            paragraphs = (block,)
        for one in paragraphs:
            place += bool(one.words)
            before_table = any(isinstance(below, Table) for below in listed[spot + 1 : spot + 3])
            item = _item(one, place, before_table=before_table, before=_last(found))
            found.append(replace(item, in_table=isinstance(block, Table)))
    return found


def _address_table(table: Table, before: Item | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a table without borders that only places "Kính gửi" and its addressees; () for any other.

    A single addressee in the cell beside the word stands on the same line, so the two are one paragraph.
    """
    if any(border.drawn for row in table.rows for cell in row.cells for border in cell.borders):
        return ()
    inside = [one for row in table.rows for cell in row.cells for one in cell.paragraphs if one.words]
    if inside and fold(inside[0].words).startswith("kinh gui"):
        if len(inside) == 2 and not inside[1].words.startswith("-"):
            return (replace(inside[0], runs=(*inside[0].runs, *inside[1].runs)),)
        return tuple(inside)
    listed = all(one.words.startswith("-") for one in inside) and before is not None
    return tuple(inside) if listed and before is not None and before.kind is ItemKind.ADDRESS else ()


def _last(found: list[Item | Table]) -> Item | None:
    return found[-1] if found and isinstance(found[-1], Item) else None


def _item(one: Paragraph, place: int, *, before_table: bool, before: Item | None) -> Item:
    if not one.words:
        drawn = bool(one.strokes or one.pictures or one.boxes or one.layout.top.drawn or one.layout.bottom.drawn)
        return Item(ItemKind.DRAWN if drawn else ItemKind.EMPTY, one, place)
    if all(isinstance(entry, RuleLine) for entry in entries([one], 9000.0)):
        return Item(ItemKind.DRAWN, one, place)
    kind = _by_words(one, before)
    if kind is not None:
        return Item(kind, one, place)
    for numbered, pattern in _NUMBERED:
        match = pattern.fullmatch(one.words)
        if match:
            return Item(numbered, one, place, match[1], match[2])
    beside_figure = before_table or (before is not None and before.kind is ItemKind.DRAWN)
    caption = beside_figure and one.layout.align in {"center", "right"}
    return Item(ItemKind.CAPTION if caption else ItemKind.TEXT, one, place)


def _by_words(one: Paragraph, before: Item | None) -> ItemKind | None:
    folded = fold(one.words)
    if folded.startswith("kinh gui"):
        return ItemKind.ADDRESS
    if before is not None and _goes_on_addressing(one, before):
        return ItemKind.ADDRESSEE
    if folded.startswith("can cu ") and one.words.startswith("Căn"):
        return ItemKind.BASIS
    follows_basis = before is not None and before.kind is ItemKind.BASIS
    if follows_basis and folded.startswith(("theo de nghi", "xet de nghi")):
        return ItemKind.BASIS
    titled = before is not None and before.kind in _TITLED and not before.rest
    if titled and one.layout.align == "center":
        return ItemKind.PART_TITLE
    return None


def _goes_on_addressing(one: Paragraph, before: Item) -> bool:
    """Whether a paragraph lists an addressee.

    Below "Kính gửi:" alone a dash is enough; below one that names its addressee a dash is the body's, unless it stands
    further in than the body does.
    """
    deep = one.layout.left + one.layout.first > _DEEP
    dashed = one.words.startswith(("-", "–", "+"))
    if before.kind is ItemKind.ADDRESS:
        return deep or (dashed and before.paragraph.words.endswith((":", "gửi")))
    return before.kind is ItemKind.ADDRESSEE and (deep or (dashed and not before.paragraph.words.endswith(".")))
