"""Which part of a PDF paper is what, by words and places: heading, title, body, foot, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.documents.conformance.landmarks import MOTTO, NATION, is_annex_line, is_number_line, is_type_name
from desktop.documents.conformance.pdf.model import Drawn, Page, PdfPaper, Row, Word, rows_of
from desktop.vietnamese.folding import fold, fold_words

TOP_EDGE = 19.5  # mm: above stands nothing but the page number
_PARTED = 1.2  # sizes: a gap that parts the two sides of a heading, whose lines are not stretched
_HEAD_ENDS = 90.0  # mm from the top when no name of a type is found
_TITLE_ENDS = 60.0  # mm below the name of the type
_OFF_MIDDLE = 10.0  # mm that a centred line may be off the middle of its page's words
_NUMBER = re.compile(r"\d{1,4}")
_BODY_BEGINS = re.compile(r"(?:[IVX]+\.|\d+\.|Phần|Chương|Kính gửi|Căn cứ)[\s:]|-\s")


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page without its number: `edge` is what stands in the top or bottom margin, `rows` the rest."""

    page: Page
    edge: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PdfHead:
    """Lines of the heading; what is missing is None or empty."""

    nation: tuple[Row, ...] = ()
    motto: Row | None = None
    agencies: tuple[Row, ...] = ()
    number: Row | None = None
    place_day: Row | None = None


@dataclass(frozen=True, slots=True)
class PdfTitle:
    kind: Row | None = None
    subject: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfFoot:
    """The foot: page, lines of recipients ("Nơi nhận:" first), lines of the signature."""

    page: Page
    left: tuple[Row, ...]
    right: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PdfAnatomy:
    paper: PdfPaper
    pages: tuple[PageParts, ...]
    head: PdfHead = field(default_factory=PdfHead)
    title: PdfTitle = field(default_factory=PdfTitle)
    body: tuple[tuple[int, Row], ...] = ()  # page number and line, in reading order
    foot: PdfFoot | None = None
    annexes: tuple[tuple[int, Row], ...] = ()

    @property
    def annex_pages(self) -> tuple[int, ...]:
        """Numbers of the pages on which an annex begins."""
        return tuple(number for number, _ in self.annexes)


def anatomy(paper: PdfPaper) -> PdfAnatomy:
    """The parts of a paper."""
    pages = tuple(_page_parts(page) for page in paper.pages)
    if not pages:
        return PdfAnatomy(paper, pages)
    first = pages[0]
    head_rows, title, after_title = _title(first)
    head = _head(head_rows)
    annexes = tuple((one.page.number, row) for one in pages[1:] for row in one.rows[:2] if _is_annex(one, row))
    last = annexes[0][0] - 1 if annexes else len(pages)
    body = [(first.page.number, row) for row in after_title]
    body += [(one.page.number, row) for one in pages[1:last] for row in one.rows]
    foot, before = _foot(paper, body)
    return PdfAnatomy(paper, pages, head, title, tuple(before), foot, annexes)


def _is_annex(parts: PageParts, row: Row) -> bool:
    """Whether a line heads an annex: the end of a sentence ("… tại / Phụ lục IV.") is neither bold nor centred."""
    if not is_annex_line(row.text):
        return False
    left, right = min(one.left for one in parts.rows), max(one.right for one in parts.rows)
    centred = abs(row.middle - (left + right) / 2) < _OFF_MIDDLE
    return not row.text.endswith(".") or row.bold or centred


def _page_parts(page: Page) -> PageParts:
    words = [word for word in page.words if not _is_rule(word) and not word.hidden]
    rows = rows_of(words)
    low = page.height - TOP_EDGE
    edge = [row for row in rows if row.bottom < TOP_EDGE or (row.top > low and _NUMBER.search(row.text))]
    return PageParts(page, tuple(edge), tuple(row for row in rows if row not in edge))


def _is_rule(word: Word) -> bool:
    return re.fullmatch(r"_{3,}|-{4,}", word.text) is not None


def drawn_lines(page: Page) -> list[Drawn]:
    """Drawn lines of a page, those typed as underscores or dashes too."""
    typed = [
        Drawn(word.left, word.right, word.baseline, solid=word.text[0] == "_") for word in page.words if _is_rule(word)
    ]
    return [*page.lines, *typed]


def line_below(page: Page, row: Row, reach: float, slack: float = 3.0) -> Drawn | None:
    """The nearest line drawn at most `reach` mm below a row, with its middle under the row."""
    under = [
        line
        for line in drawn_lines(page)
        if -0.5 < line.y - row.baseline <= reach and row.left - slack <= line.middle <= row.right + slack
    ]
    return min(under, key=lambda line: line.y, default=None)


def _title(first: PageParts) -> tuple[list[Row], PdfTitle, list[Row]]:
    """Rows of the heading, the title, and the rows of the body on the first page."""
    rows = list(first.rows)
    spot = next((place for place, row in enumerate(rows) if is_type_name(row.text)), None)
    if spot is None:
        head = [row for row in rows if row.baseline < _HEAD_ENDS] if _has_head(rows) else []
        return head, PdfTitle(), rows[len(head) :]
    kind = rows[spot]
    subject = _subject(first.page, kind, rows[spot + 1 :])
    return rows[:spot], PdfTitle(kind, tuple(subject)), rows[spot + 1 + len(subject) :]


def _has_head(rows: Sequence[Row]) -> bool:
    return any(NATION in fold_words(row.text) or MOTTO in fold_words(row.text) for row in rows)


def _subject(page: Page, kind: Row, rows: Sequence[Row]) -> list[Row]:
    """Lines below the name of the type, as far as the line under them or the last centred bold one."""
    found: list[Row] = []
    for row in rows:
        if row.baseline - kind.baseline > _TITLE_ENDS or _BODY_BEGINS.match(row.text):
            break
        if abs(row.middle - kind.middle) > 5 or (found and row.bold != found[0].bold):
            break
        found.append(row)
        if line_below(page, row, row.words[0].size * 25.4 / 72 * 0.9):
            break
    return found


def _head(rows: Sequence[Row]) -> PdfHead:
    nation = _nation(rows)
    if not nation:
        return PdfHead()
    edge = min(row.left for row in nation)
    left, right = _sides(rows, edge)
    right_rows = [row for row in rows_of(right) if row.baseline > nation[-1].baseline + 1]
    left_rows = rows_of(left)
    motto = next((row for row in right_rows if fold_words(row.text).startswith("doc lap")), None)
    number = next((row for row in left_rows if is_number_line(row.text)), None)
    day = next((row for row in right_rows if "ngay" in fold_words(row.text).split()), None)
    agencies = [row for row in left_rows if number is None or row.baseline < number.baseline - 1]
    return PdfHead(nation, motto, tuple(agencies), number, day)


def _nation(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Quốc hiệu alone, without what stands left of it; two rows when it is broken."""
    for row in rows:
        if found := _phrase(row, NATION):
            return (found,)
    cuts = [place for place, sign in enumerate(NATION) if sign == " "]
    for spot, row in enumerate(rows):
        # Lines of the left side may stand between the two halves.
        for following in rows[spot + 1 : spot + 4]:
            for cut in cuts:
                upper, lower = _tail(row, NATION[:cut]), _tail(following, NATION[cut + 1 :])
                if upper and lower:
                    return (upper, lower)
    return ()


def _phrase(row: Row, phrase: str) -> Row | None:
    """The words of a row that make up a phrase."""
    count = len(phrase.split())
    for start in range(len(row.words) - count + 1):
        chosen = row.words[start : start + count]
        if fold_words(" ".join(word.text for word in chosen)) == phrase:
            return Row(chosen)
    return None


def _tail(row: Row, phrase: str) -> Row | None:
    """The last words of a row when they are this phrase."""
    count = len(phrase.split())
    chosen = row.words[-count:]
    return Row(chosen) if fold_words(" ".join(word.text for word in chosen)) == phrase else None


def _sides(rows: Sequence[Row], edge: float) -> tuple[list[Word], list[Word]]:
    """Words left and right of a heading: groups parted by a wide gap, right when they reach under Quốc hiệu."""
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        for group in groups(row):
            (right if group[-1].right > edge + 5 else left).extend(group)
    return left, right


def groups(row: Row) -> list[list[Word]]:
    """The words of a row parted where the gap is wider than blanks between words can be."""
    found = [[row.words[0]]]
    for word in row.words[1:]:
        if word.left - found[-1][-1].right > _PARTED * word.size * 25.4 / 72:
            found.append([word])
        else:
            found[-1].append(word)
    return found


def _foot(paper: PdfPaper, body: list[tuple[int, Row]]) -> tuple[PdfFoot | None, list[tuple[int, Row]]]:
    spot = next(
        (place for place in range(len(body) - 1, -1, -1) if fold(body[place][1].text).startswith("noi nhan")), None
    )
    if spot is None:
        return None, body
    number, row = body[spot]
    page = paper.pages[number - 1]
    edge = max(groups(row)[0][-1].right, page.width * 0.35)
    below = [one for on, one in body[spot:] if on == number]
    # The signature may begin a little higher than "Nơi nhận:" when the two are not level.
    above = [one for on, one in body[:spot] if on == number and row.baseline - one.baseline < 6 and one.left > edge]
    words = [word for one in (*above, *below) for word in one.words]
    split = _split(below, edge)
    left = rows_of([word for word in words if word.right <= split])
    right = rows_of([word for word in words if word.right > split])
    return PdfFoot(page, tuple(left), tuple(right)), [one for one in body[:spot] if one[1] not in above]


def _split(rows: Sequence[Row], edge: float) -> float:
    """Where the left side ends: the right end of groups that begin at the left margin."""
    margin = min(row.left for row in rows)
    ends = [group[-1].right for row in rows for group in groups(row) if group[0].left < margin + 8]
    return max([edge, *(end for end in ends if end < margin + 90)]) + 0.1
