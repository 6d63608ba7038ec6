"""B1 to B7 and B13 of a Word paper: how the running text is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from desktop.documents.conformance.departure import Departure, depart, gather
from desktop.documents.conformance.letters import natural_line
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.body_items import Item, ItemKind
from desktop.documents.conformance.word.judging import Setting, demand, millimetres, points, setting_faults, size_faults
from desktop.documents.conformance.word.model import Layout, Paragraph, Table
from desktop.documents.conformance.word.parts import Anatomy
from desktop.vietnamese.folding import fold

_SIZES = Setting(26, 28)
_BASIS = Setting(26, 28, bold=None, italic=True)
_INDENTS = (567, 720)
_SLACK = 6
_GAP = 120
_LINE = (240, 360)
_LINE_SLACK = 2
_END = "./."


def check_body(parts: Anatomy, body: Sequence[Item | Table]) -> Iterator[Departure]:
    """The running text between the title and the foot."""
    items = [item for item in body if isinstance(item, Item)]
    running = [item for item in items if item.is_text]
    yield from _bases([item for item in items if item.kind is ItemKind.BASIS])
    yield from _sizes([item for item in items if item.kind not in _OWN_SIZE])
    crooked = [(item.where, "Đoạn văn chưa canh đều hai lề.") for item in running if not _is_justified(item)]
    yield from gather("B3", crooked, "Đề nghị canh đều cả hai lề (Justify).")
    yield from _indents(running)
    yield from _gaps(body)
    yield from gather("B6", _lines(running), "Đề nghị đặt khoảng cách dòng từ dòng đơn đến 1,5 dòng.")
    yield from _empty(body)
    yield from _end(parts, items)


_OWN_SIZE = {ItemKind.EMPTY, ItemKind.DRAWN, ItemKind.CAPTION, ItemKind.ADDRESS, ItemKind.ADDRESSEE}


def _bases(bases: list[Item]) -> Iterator[Departure]:
    told = [(item.where, setting_faults(_BASIS, item.paragraph.runs)) for item in bases]
    found = [(where, f"Căn cứ {', '.join(faults)}.") for where, faults in told if faults]
    yield from gather("B1", found, demand(_BASIS))
    # Bases that follow one another are one list; the text may hold more than one.
    ends = {one.place for one, below in zip_longest(bases, bases[1:]) if below is None or below.place != one.place + 1}
    wrong = [
        (item.where, f"Căn cứ phải kết thúc bằng dấu ({mark}).")
        for item in bases
        if not item.paragraph.words.endswith(mark := "." if item.place in ends else ";")
    ]
    yield from gather("B1", wrong, "Đề nghị ghi dấu chấm phẩy sau mỗi căn cứ, dấu chấm sau căn cứ cuối cùng.")


def _sizes(items: list[Item]) -> Iterator[Departure]:
    wrong: list[tuple[str, str]] = []
    letters: Counter[int] = Counter()
    for item in items:
        # Raised letters (footnote marks, m²) keep the size of their words.
        looks = [run.look for run in item.paragraph.shown if not run.look.raised]
        wrong += [(item.where, f"Nội dung có {fault}.") for fault in size_faults(_SIZES, looks)]
        for run in item.paragraph.shown:
            if not run.look.raised and _SIZES.least <= run.look.size <= _SIZES.most:
                letters[run.look.size] += len(run.text)
    yield from gather("B2", wrong, "Đề nghị đặt cỡ chữ nội dung từ 13 đến 14, thống nhất cả văn bản.")
    if len(letters) > 1:
        sizes = " và ".join(points(size) for size in sorted(letters))
        remedy = "Đề nghị dùng một cỡ chữ cho toàn bộ nội dung."
        yield depart("B2", "Nội dung", f"Nội dung dùng lẫn cỡ chữ {sizes}.", remedy, Severity.WARNING)


def _is_justified(item: Item) -> bool:
    """Titles on a line of their own (khoản, điều) may end ragged: there is nothing to stretch."""
    align = item.paragraph.layout.align
    words = item.paragraph.words
    formula = align == "center" and words.isupper() and words.endswith(":")  # QUYẾT ĐỊNH:
    return align == "both" or (item.bold and align == "left") or formula


def _indents(running: list[Item]) -> Iterator[Departure]:
    wrong: list[tuple[str, str]] = []
    faked: list[tuple[str, str]] = []
    right: Counter[int] = Counter()
    for item in running:
        layout = item.paragraph.layout
        near = next((wanted for wanted in _INDENTS if abs(layout.first + layout.left - wanted) <= _SLACK), None)
        if layout.first < 0:
            faked.append((item.where, "Đoạn văn treo dòng đầu (hanging)."))
        elif _typed_indent(item.paragraph):
            faked.append((item.where, "Lùi đầu dòng bằng phím Tab hoặc dấu cách."))
        elif near is None or layout.left > _SLACK:
            wrong.append((item.where, f"Dòng đầu lùi {millimetres(layout.first + layout.left)} mm{_left(layout)}."))
        else:
            right[near] += 1
    yield from gather("B4", wrong, "Đề nghị đặt lùi dòng đầu 1 cm hoặc 1,27 cm, các dòng sau sát lề.")
    yield from gather("B4", faked, "Đề nghị đặt lùi dòng đầu (First line) 1 cm hoặc 1,27 cm.", Severity.WARNING)
    if len(right) > 1:
        remedy = "Đề nghị dùng một mức lùi đầu dòng cho toàn bộ nội dung."
        what = "Nội dung dùng lẫn hai mức lùi đầu dòng 1 cm và 1,27 cm."
        yield depart("B4", "Nội dung", what, remedy, Severity.WARNING)


def _left(layout: Layout) -> str:
    return f", cả đoạn lùi {millimetres(layout.left)} mm" if layout.left > _SLACK else ""


def _typed_indent(one: Paragraph) -> bool:
    return re.match(r"(?:\t| {3,})", one.text) is not None


def _gaps(body: Sequence[Item | Table]) -> Iterator[Departure]:
    found: list[tuple[str, str]] = []
    contextual: list[tuple[str, str]] = []
    for above, below in pairwise(body):
        if not (isinstance(above, Item) and isinstance(below, Item) and above.is_text and below.is_text):
            continue
        if above.paragraph.layout.contextual or below.paragraph.layout.contextual:
            contextual.append((below.where, "Đoạn văn bỏ khoảng cách với đoạn cùng kiểu."))
            continue
        gap = max(above.paragraph.layout.after, below.paragraph.layout.before)
        if gap < _GAP:
            found.append((below.where, f"Cách đoạn trên {points(gap // 10)}pt."))
    yield from gather("B5", found, "Đề nghị đặt khoảng cách giữa các đoạn tối thiểu 6pt.")
    remedy = "Đề nghị bỏ chọn “Don't add space between paragraphs of the same style”."
    yield from gather("B5", contextual, remedy)


def _lines(running: list[Item]) -> Iterator[tuple[str, str]]:
    for item in running:
        layout = item.paragraph.layout
        single = natural_line(max((run.look.size for run in item.paragraph.shown), default=28))
        if layout.rule == "auto":
            least, most = (float(bound) for bound in _LINE)
            what = f"Khoảng cách dòng là {layout.line / 240:.2f} dòng.".replace(".", ",", 1)
        else:
            # "At least" never makes lines closer than single ones.
            least, most = (0.0 if layout.rule == "atLeast" else single), 1.5 * single
            what = f"Khoảng cách dòng đặt {layout.rule} {points(layout.line // 10)}pt."
        if not least - _LINE_SLACK <= layout.line <= most + _LINE_SLACK:
            yield item.where, what


def _empty(body: Sequence[Item | Table]) -> Iterator[Departure]:
    found: list[tuple[str, str]] = []
    for spot, item in enumerate(body):
        if isinstance(item, Item) and item.kind is ItemKind.EMPTY and not _is_needed(body, spot, item):
            found.append((f"Nội dung, sau đoạn {item.place}", "Có đoạn trống để tạo khoảng cách."))
    yield from gather("B7", found, "Đề nghị xóa đoạn trống, dùng khoảng cách đoạn (Spacing).")


def _is_needed(body: Sequence[Item | Table], spot: int, item: Item) -> bool:
    """Word needs a paragraph between two tables, and before a page or section break."""
    beside = (body[spot - 1] if spot else None, body[spot + 1] if spot + 1 < len(body) else None)
    at_break = item.paragraph.page_break or item.paragraph.ends_section
    return at_break or all(one is None or isinstance(one, Table) for one in beside)


def _end(parts: Anatomy, items: list[Item]) -> Iterator[Departure]:
    texts = [item for item in items if item.kind not in {ItemKind.EMPTY, ItemKind.DRAWN}]
    if not texts:
        return
    marks = sum(item.paragraph.words.count(_END) for item in texts)
    marks += sum(fold(block.words).count(_END) for block in parts.body if isinstance(block, Table))
    remedy = "Đề nghị kết thúc phần nội dung bằng dấu «./.», chỉ một lần."
    if not texts[-1].paragraph.words.endswith(_END):
        yield depart("B13", texts[-1].where, "Nội dung không kết thúc bằng dấu «./.».", remedy)
    elif marks > 1:
        yield depart("B13", "Nội dung", f"Dấu «./.» xuất hiện {marks} lần.", remedy)
