"""A PDF with a text layer → paragraphs and tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from desktop.domain.plan_draft import PlanSource
from desktop.errors import FileFault
from desktop.planimport.decoding import clean, refuse_legacy
from desktop.planimport.gate import damaged, refuse_too_long
from desktop.planimport.joining import Line, join_lines
from desktop.planimport.pdf_columns import OpenTables, in_columns, visual_lines
from desktop.planimport.pdf_scans import FEW_SIGNS, is_pictured, own_signs
from desktop.planimport.pdf_tables import find_tables, table_grid
from desktop.planimport.pdf_words import Word, page_sheet, page_words, ruled_lines
from desktop.planimport.plain import one_line, starts_small
from desktop.planimport.secrecy import HEAD_LINES, refuse_secret, refuse_secret_below, stands_in_columns
from desktop.planimport.source import Block, Grid, Paragraph, Row, Source
from desktop.planimport.spaced_words import is_torn, mended
from desktop.planimport.special_lines import (
    is_appendix,
    is_decision_title,
    is_plan_title,
    is_recipients,
    is_signing,
    stands_alone,
    titled_plan,
)
from desktop.planimport.wrap_width import rejoined
from desktop.progress import Progress

MAX_PAGES = 300
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*|trang\s+\d{1,3}(?:\s*/\s*\d+)?|\d{1,3}\s*/\s*\d{1,3}", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Ha-hđ])[.)]?")
_FOOTNOTE = re.compile(r"\[?\d{1,2}\]?\s+\S")


@dataclass(frozen=True)
class _Row:
    """A line of a page; `page` and the shares of its height tell running heads."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    share: float
    first_word: float


_Items = list["_Row | Grid"]


def read_pdf(data: bytes, file: PlanSource, progress: Progress) -> Source:
    """Read the bytes of a PDF. Raises `FileFault`."""
    document = _open(data, file.name)
    try:
        pages, unread = _pages(document, file.name, progress)
    finally:
        document.close()
    rows = [item for page in pages for item in page if isinstance(item, _Row)]
    refuse_too_long(len(rows), file.name)
    signs = sum(own_signs(_page_texts(page)) for page in pages)
    if signs < FEW_SIGNS * max(len(pages) - len(unread), 1):
        _refuse_scan(file.name)
    refuse_legacy("\n".join(row.text for row in rows[:400]), file.name)
    if is_torn([row.text for row in rows]):
        pages = [[_mended(item) for item in page] for page in pages]
    return Source(file, tuple(_blocks(_without_running(pages))), unread_pages=unread)


def _mended(item: _Row | Grid) -> _Row | Grid:
    if isinstance(item, _Row):
        return replace(item, text=mended(item.text))
    return Grid(tuple(Row(tuple(mended(cell) for cell in row.cells)) for row in item.rows))


def _open(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise FileFault(
                "Tệp PDF được bảo vệ bằng mật khẩu.",
                where=name,
                remedy="Đề nghị mở tệp bằng chương trình đọc PDF, in ra một tệp PDF mới không có mật khẩu rồi đọc.",
            ) from None
        raise damaged(name, "PDF") from None
    count = len(document)
    if count > MAX_PAGES:
        document.close()
        raise FileFault(
            f"Tệp PDF có {count} trang; chương trình chỉ đọc kế hoạch đến {MAX_PAGES} trang.",
            where=name,
            remedy="Đề nghị tách riêng phần kế hoạch thành một tệp rồi đọc lại.",
        )
    if count == 0:
        document.close()
        raise damaged(name, "PDF")
    return document


def _refuse_scan(name: str) -> None:
    raise FileFault(
        "Tệp PDF chỉ chứa ảnh quét, không có chữ để đọc.",
        where=name,
        remedy="Đề nghị dùng bản Word, hoặc bản PDF xuất từ Word; nếu chỉ có bản giấy, hãy nhập kế hoạch bằng tay.",
    )


def _pages(document: Any, name: str, progress: Progress) -> tuple[list[_Items], tuple[int, ...]]:
    """What stands on each page, and the numbers, from 1, of those that are pictures only."""
    import pypdfium2

    pages: list[_Items] = []
    unread: list[int] = []
    open_tables = OpenTables()
    for number in range(len(document)):
        progress.step(f"Đang đọc trang {number + 1}", done=number + 1, total=len(document))
        try:
            page = document[number]
            try:
                pages.append(_page(page, number, open_tables))
                if own_signs(_page_texts(pages[-1])) < FEW_SIGNS and is_pictured(page):
                    unread.append(number + 1)
            finally:
                page.close()
        except (pypdfium2.PdfiumError, ValueError):
            raise damaged(name, "PDF") from None
        if number == 0:
            refuse_secret(_page_texts(pages[0])[:HEAD_LINES], name)
        refuse_secret_below(_lines_beside_tables(pages[-1]), name)
    return pages, tuple(unread)


def _page_texts(page: _Items) -> list[str]:
    return [text for item in page for text in _texts(item)]


def _lines_beside_tables(page: _Items) -> list[str]:
    return [
        line
        for item in page
        if isinstance(item, _Row) or stands_in_columns(item.width)
        for text in _texts(item)
        for line in text.split("\n")
    ]


def _texts(item: _Row | Grid) -> list[str]:
    return [item.text] if isinstance(item, _Row) else [cell for row in item.rows for cell in row.cells]


def _page(page: Any, number: int, open_tables: OpenTables) -> _Items:
    sheet = page_sheet(page)
    height = sheet.height
    words = [replace(word, text=clean(word.text)) for word in page_words(page, sheet)]
    items: list[tuple[float, _Row | Grid]] = []
    for table in find_tables(ruled_lines(page, sheet)):
        inside = [word for word in words if table.holds(word)]
        grid = table_grid(table, inside)
        if grid and inside:
            words = [word for word in words if not table.holds(word)]
            items.append((table.top, grid))
    lines, open_grids = open_tables.take([line for line in visual_lines(words) if not _is_page_number(line, height)])
    items.extend(open_grids)
    items.extend((line[0].base, _row(line, number, height)) for line in in_columns(lines))
    return [item for _, item in _in_order(items)]


def _is_page_number(line: list[Word], height: float) -> bool:
    """Whether the line is a page number at the edge of a page: taken out before columns and tables are looked for."""
    share = line[0].base / max(height, 1)
    return not 0.11 < share < 0.9 and _PAGE_NUMBER.fullmatch(" ".join(word.text for word in line)) is not None


def _in_order(items: list[tuple[float, _Row | Grid]]) -> list[tuple[float, _Row | Grid]]:
    """Tables are put between the rows of the page, whose own order (columns one after another) stays."""
    rows = [item for item in items if isinstance(item[1], _Row)]
    grids = sorted((item for item in items if isinstance(item[1], Grid)), key=lambda item: item[0])
    ordered: list[tuple[float, _Row | Grid]] = []
    for row in rows:
        while grids and grids[0][0] < row[0]:
            ordered.append(grids.pop(0))
        ordered.append(row)
    return [*ordered, *grids]


def _row(words: list[Word], page: int, height: float) -> _Row:
    bold = sum(len(word.text) for word in words if word.bold) * 2 > sum(len(word.text) for word in words)
    size = Counter(round(word.size, 1) for word in words).most_common(1)[0][0]
    return _Row(
        one_line(" ".join(word.text for word in words)),
        words[0].left,
        words[-1].right,
        words[0].base,
        size,
        bold,
        page,
        words[0].base / max(height, 1),
        words[0].right - words[0].left,
    )


def _without_running(pages: list[_Items]) -> list[_Row | Grid]:
    """All items without page numbers, running heads and footnotes."""
    repeated = Counter(
        item.text for page in pages for item in page if isinstance(item, _Row) and not 0.09 < item.share < 0.93
    )
    body = _body_size([item for page in pages for item in page if isinstance(item, _Row)])
    kept: list[_Row | Grid] = []
    for page in pages:
        fresh = True
        foot = any(isinstance(item, _Row) and is_recipients(item.text) for item in page)
        small = False
        for item in page:
            if isinstance(item, Grid):
                above = kept[-1] if kept else None
                whole = _went_on(above, item) if fresh and isinstance(above, Grid) else None
                kept[-1:] = [whole] if whole else [*kept[-1:], item]
                fresh = False
                continue
            if not 0.11 < item.share < 0.9 and repeated[item.text] > 2 and not stands_alone(item.text):
                continue
            small = (
                not foot
                and item.share > 0.7
                and item.size < 0.85 * body
                and (small or bool(_FOOTNOTE.match(item.text)))
            )
            if not small:
                kept.append(item)
                fresh = False
    return kept


def _went_on(above: Grid, below: Grid) -> Grid | None:
    """The table that goes on over the end of a page, as one: a repeated head is left out, a broken row put together.

    None when the second table is another one.
    """
    if above.width != below.width:
        return None
    rows = list(below.rows)
    repeated = 0
    while repeated < min(len(rows), len(above.rows)) and _same_cells(above.rows[repeated], rows[repeated]):
        repeated += 1
    rows = rows[repeated:]
    if not rows:
        return above
    broken = _is_second_half(above.rows[-1], rows[0])
    if not (broken or repeated or _ORDINAL.fullmatch(rows[0].cells[0])):
        return None
    if not broken:
        return Grid((*above.rows, *rows))
    whole = tuple(f"{first} {rest}".strip() for first, rest in zip(above.rows[-1].cells, rows[0].cells, strict=True))
    return Grid((*above.rows[:-1], Row(whole), *rows[1:]))


def _same_cells(one: Row, other: Row) -> bool:
    return [one_line(cell) for cell in one.cells] == [one_line(cell) for cell in other.cells]


def _is_second_half(first: Row, half: Row) -> bool:
    """Whether a row has no number of its own and goes on with the sentences of the one before."""
    if half.cells[0]:
        return False
    return any(
        starts_small(rest) or (rest and before.rstrip().endswith((",", ";", " và")))
        for before, rest in zip(first.cells, half.cells, strict=True)
    )


def _body_size(rows: list[_Row]) -> float:
    sizes = Counter[float]()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 13.0


def _blocks(items: list[_Row | Grid]) -> list[Block]:
    blocks: list[Block] = []
    for kept, part in _zones(items):
        held: list[_Row] = []
        for item in [*part, None]:
            if isinstance(item, _Row):
                held.append(item)
                continue
            blocks.extend(
                [Paragraph(row.text, row.bold) for row in held] if kept else join_lines(rejoined(_measured(held)))
            )
            held = []
            blocks.extend([item] if item else [])
    return blocks


def _zones(items: list[_Row | Grid]) -> list[tuple[bool, list[_Row | Grid]]]:
    """Stretches with whether they are a head or a foot, whose lines stay lines."""
    titled = any(isinstance(item, _Row) and _opens_title(item.text) for item in items)
    kept = titled
    zones: list[tuple[bool, list[_Row | Grid]]] = [(kept, [])]
    for item in items:
        if isinstance(item, _Row):
            change = (kept and (_opens_title(item.text) or is_appendix(item.text))) or (
                not kept and (is_recipients(item.text) or is_signing(item.text))
            )
            if change:
                kept = not kept
                zones.append((kept, []))
        zones[-1][1].append(item)
    return zones


def _opens_title(text: str) -> bool:
    return is_plan_title(text) or is_decision_title(text) or titled_plan(text) is not None


def _measured(rows: list[_Row]) -> list[Line]:
    """Lines with what their places say: whether a word more had fitted, whether the indent opens a paragraph."""
    if not rows:
        return []
    right = _usual([row.right for row in rows if len(row.text) > 40] or [row.right for row in rows], largest=True)
    body_left = _usual([row.left for row in rows if len(row.text) > 40] or [row.left for row in rows], largest=False)
    steps = sorted(after.base - before.base for before, after in pairwise(rows) if 0 < after.base - before.base < 60)
    usual = steps[len(steps) // 4] if steps else 18.0
    indented = sum(1 for row in rows if body_left + 12 < row.left < body_left + 70) > 0.08 * len(rows)
    lines = []
    before: _Row | None = None
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        next_word = after.first_word if after else 0.0
        room = row.right + 0.25 * row.size + next_word < right - 1
        gap = (
            before is not None
            and before.page == row.page
            and row.base - before.base > 1.45 * max(usual, row.size * 1.1)
        )
        starts = _opens(before, row, body_left) if indented else None
        lines.append(Line(row.text, room, gap, starts, row.bold))
        before = row
    return lines


def _opens(before: _Row | None, row: _Row, body_left: float) -> bool | None:
    """An indent after a line at the margin opens a paragraph; a line at the margin goes on with the one before."""
    if before is None:
        return None
    if row.left > body_left + 70:
        return None
    if row.left > body_left + 12:
        return True if before.left < row.left - 8 else None
    return False if abs(row.left - body_left) < 4 and before.left <= body_left + 70 else None


def _usual(places: list[float], *, largest: bool) -> float:
    """The margin most lines share: the outermost place that several lines reach."""
    counted = Counter(round(place / 3) for place in places)
    floor = max(2, 0.1 * len(places)) if len(places) > 6 else 1
    common = [place for place, count in counted.items() if count + counted[place + 1] + counted[place - 1] >= floor]
    if not common:
        common = list(counted)
    return 3.0 * (max(common) + 1 if largest else min(common))
