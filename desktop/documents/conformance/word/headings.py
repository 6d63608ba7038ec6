"""B8 to B12 of a Word paper: mục, khoản, điểm, điều, chương, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.conformance.departure import Departure, gather
from desktop.documents.conformance.word.body_items import Item, ItemKind
from desktop.documents.conformance.word.judging import Setting, demand, is_upper, setting_faults
from desktop.documents.conformance.word.lines import is_centred
from desktop.vietnamese.numerals import from_roman, point_letter, roman

_UPPER = Setting(26, 28, bold=True, upper=True)
_LOWER = Setting(26, 28, bold=True, upper=False)
_LONGEST_TITLE = 160  # letters of a khoản that can still be a title on its own line
_SENTENCE_ENDS = (".", ";", ":", ",", "…")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check_headings(items: Sequence[Item]) -> Iterator[Departure]:
    """How each heading is set, then whether the numbers run without gap or double."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for spot, item in enumerate(items):
        for fault in _set(item, items[spot + 1] if spot + 1 < len(items) else None):
            found.setdefault((fault.rule, fault.remedy), []).append((item.where, fault.what))
    for (rule, remedy), places in found.items():
        yield from gather(rule, places, remedy)
    yield from gather("B11", _numbers(items), "Đề nghị đánh lại số thứ tự liên tục, không trùng.")


@dataclass(frozen=True, slots=True)
class _Fault:
    rule: str
    what: str
    remedy: str


def _set(item: Item, following: Item | None) -> Iterator[_Fault]:
    kind = item.kind
    if kind is ItemKind.SECTION:
        yield from _faulty("B8", "Tiêu đề mục", item, _UPPER)
        if not re.match(r"[IVXL]+\. ", item.paragraph.words):
            yield _Fault("B8", "Sau số thứ tự của mục thiếu dấu chấm và dấu cách.", "Đề nghị ghi dạng «I. TIÊU ĐỀ».")
    elif kind in {ItemKind.CLAUSE, ItemKind.SUBCLAUSE}:
        yield from _clause(item, following)
    elif kind is ItemKind.POINT:
        yield from _point(item)
    elif kind is ItemKind.ARTICLE:
        yield from _article(item)
    elif kind in {ItemKind.PART, ItemKind.CHAPTER}:
        yield from _part(item)
    elif kind is ItemKind.DIVISION:
        if not item.number.isdigit():
            yield _Fault("B12", "Số của mục không dùng chữ số Ả Rập.", "Đề nghị ghi «Mục 1».")
        yield from _faulty("B12", "Mục", item, _LOWER, centred=True)
    elif kind is ItemKind.PART_TITLE:
        yield from _faulty("B12", "Tiêu đề phần, chương, mục", item, _UPPER, centred=True)


def _faulty(rule: str, what: str, item: Item, setting: Setting, *, centred: bool = False) -> Iterator[_Fault]:
    faults = setting_faults(setting, item.paragraph.runs)
    if centred and not is_centred(item.paragraph.layout):
        faults.append("chưa canh giữa")
    if faults:
        yield _Fault(rule, f"{what} {', '.join(faults)}.", demand(setting, centred=centred))


def _clause(item: Item, following: Item | None) -> Iterator[_Fault]:
    """A khoản with a title is bold as a whole; one without is not; a bold lead before its sentence is let pass."""
    text = item.paragraph.words
    if item.bold and is_upper(item.rest):
        yield _Fault("B9", "Tiêu đề khoản viết bằng chữ in hoa.", "Đề nghị trình bày tiêu đề khoản chữ in thường, đậm.")
    elif item.bold and len(text) > _LONGEST_TITLE and text.endswith((".", ";", "./.")):
        yield _Fault("B9", "Khoản không có tiêu đề nhưng in đậm.", "Đề nghị bỏ in đậm.")
    elif _looks_like_title(item, following) and not any(run.look.bold for run in item.paragraph.shown):
        yield _Fault("B9", "Tiêu đề khoản chưa in đậm.", "Đề nghị in đậm số thứ tự và tiêu đề khoản.")


def _looks_like_title(item: Item, following: Item | None) -> bool:
    """Short, no sentence mark at its end, and something other than the next khoản below it."""
    if item.kind is not ItemKind.CLAUSE or len(item.paragraph.words) > _LONGEST_TITLE:
        return False
    if item.paragraph.words.endswith(_SENTENCE_ENDS):
        return False
    return following is not None and following.kind in {ItemKind.TEXT, ItemKind.POINT, ItemKind.SUBCLAUSE}


def _point(item: Item) -> Iterator[_Fault]:
    if item.number not in _LETTERS:
        remedy = "Đề nghị đánh thứ tự điểm theo bảng chữ cái: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q."
        yield _Fault("B10", f"Điểm dùng chữ «{item.number})» không có trong thứ tự điểm.", remedy)
    if item.bold:
        yield _Fault("B10", "Điểm in đậm.", "Đề nghị trình bày điểm bằng chữ in thường, không đậm.")


def _article(item: Item) -> Iterator[_Fault]:
    shown = item.paragraph.shown
    if not item.number.isdigit():
        yield _Fault("B12", "Số của điều không dùng chữ số Ả Rập.", "Đề nghị ghi «Điều 1.».")
    if shown and not shown[0].look.bold:
        yield _Fault("B12", "Điều chưa in đậm.", "Đề nghị in đậm từ «Điều», số thứ tự và tiêu đề.")


def _part(item: Item) -> Iterator[_Fault]:
    word = "Chương" if item.kind is ItemKind.CHAPTER else "Phần"
    if item.number.isdigit():
        yield _Fault("B12", f"Số của {word.lower()} không dùng chữ số La Mã.", f"Đề nghị ghi «{word} I».")
    if not item.rest:
        yield from _faulty("B12", word, item, _LOWER, centred=True)


class _Counter:
    """The numbers of one level: each must follow the one before."""

    def __init__(self) -> None:
        self.last = 0

    def take(self, value: int, written: str, expected: str) -> str:
        """What is wrong with the next number, "" when nothing is."""
        before, self.last = self.last, value
        if value == before + 1:
            return ""
        if value == before:
            return f"Số thứ tự «{written}» bị trùng."
        return f"Số thứ tự là «{written}», đúng ra là «{expected}»."


def _numbers(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Faults of sequence; a level begins anew below each heading of a higher one."""
    levels = (ItemKind.PART, ItemKind.CHAPTER, ItemKind.SECTION, ItemKind.CLAUSE, ItemKind.POINT)
    counters = {kind: _Counter() for kind in (*levels, ItemKind.ARTICLE)}
    deeper: dict[str, _Counter] = {}
    for item in items:
        kind = item.kind
        if kind in levels or kind is ItemKind.ARTICLE:
            fault = _step(counters[kind], item)
            _begin_below(counters, kind)
            deeper = {} if kind is not ItemKind.POINT else deeper
        elif kind is ItemKind.SUBCLAUSE:
            prefix, _, own = item.number.rpartition(".")
            counter = deeper.setdefault(prefix, _Counter())
            fault = counter.take(int(own), item.number, f"{prefix}.{counter.last + 1}")
            counters[ItemKind.POINT].last = 0
        else:
            fault = ""
            if kind is ItemKind.TEXT and item.bold:
                # An unnumbered bold title opens a new list below it.
                counters[ItemKind.POINT].last = 0
        if fault:
            yield item.where, fault


def _step(counter: _Counter, item: Item) -> str:
    value = _value(item)
    if value is None:
        return ""
    return counter.take(value, item.number, _written(item, counter.last + 1))


def _value(item: Item) -> int | None:
    if item.kind is ItemKind.POINT:
        return _LETTERS.index(item.number) + 1 if item.number in _LETTERS else None
    if item.number.isdigit():
        return int(item.number)
    try:
        return from_roman(item.number)
    except ValueError:
        return None


def _written(item: Item, value: int) -> str:
    if item.kind is ItemKind.POINT:
        return point_letter(value)
    return str(value) if item.number.isdigit() else roman(value)


def _begin_below(counters: dict[ItemKind, _Counter], kind: ItemKind) -> None:
    below = {
        ItemKind.PART: (ItemKind.CHAPTER, ItemKind.SECTION, ItemKind.CLAUSE, ItemKind.POINT),
        ItemKind.CHAPTER: (ItemKind.SECTION, ItemKind.CLAUSE, ItemKind.POINT),
        ItemKind.SECTION: (ItemKind.CLAUSE, ItemKind.POINT),
        ItemKind.ARTICLE: (ItemKind.CLAUSE, ItemKind.POINT),
        ItemKind.CLAUSE: (ItemKind.POINT,),
    }
    for lower in below.get(kind, ()):
        counters[lower].last = 0
