"""G1 to G12 of a Word paper: recipients and signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.conformance.departure import Departure, depart
from desktop.documents.conformance.foot_words import (
    LEFT,
    RIGHT,
    name_departures,
    prefix_departures,
    recipient_departures,
    signature_lines,
)
from desktop.documents.conformance.head_words import is_minutes
from desktop.documents.conformance.word.body_items import Item, ItemKind
from desktop.documents.conformance.word.judging import TWIPS_PER_MM, Setting, line_departures
from desktop.documents.conformance.word.length import blocks_height
from desktop.documents.conformance.word.lines import Line, line_pitch
from desktop.documents.conformance.word.model import Paragraph, Row, Table
from desktop.documents.conformance.word.parts import Anatomy, Foot
from desktop.vietnamese.folding import fold, fold_words

_WORD = Setting(24, 24, bold=True, italic=True)
_LIST = Setting(22, 22, bold=False)
_TITLE = Setting(26, 28, bold=True, upper=True)
_NAME = Setting(26, 28, bold=True, upper=False)
_ROOM = 25 * TWIPS_PER_MM
_TOPS = 2 * TWIPS_PER_MM
_FLUSH = 57  # 1 mm
_WHERE = "Phần cuối văn bản"


def check_foot(parts: Anatomy, items: Sequence[Item]) -> Iterator[Departure]:
    """The foot; `items` are the paragraphs of the body before it."""
    foot = parts.foot
    if foot is None:
        remedy = "Đề nghị trình bày «Nơi nhận:» ở cuối văn bản, bên trái, ngang với quyền hạn, chức vụ người ký."
        yield depart("G1", _WHERE, "Không tìm thấy «Nơi nhận».", remedy)
        yield depart("G5", _WHERE, "Không tìm thấy quyền hạn, chức vụ người ký.", "Đề nghị ghi ở cuối, bên phải.")
        return
    minutes = is_minutes(parts.title.kind.text if parts.title.kind else "")
    yield from _recipients(foot, items, minutes=minutes)
    if minutes:
        yield from _minutes_signatures(parts)
    else:
        yield from _signature(foot)
        yield from _level(foot)
    yield from _table(foot)
    yield from _page(parts)


def _recipients(foot: Foot, items: Sequence[Item], *, minutes: bool) -> Iterator[Departure]:
    lines = foot.left.lines
    start = next(place for place, line in enumerate(lines) if fold(line.text).startswith("noi nhan"))
    word, listed = lines[start], lines[start + 1 :]
    yield from line_departures("G1", LEFT, [word], _WORD)
    remedy = "Đề nghị ghi «Nơi nhận:» trên một dòng riêng, sát lề trái, sau có dấu hai chấm."
    if word.text != "Nơi nhận:":
        yield depart("G1", LEFT, "Dòng «Nơi nhận:» ghi chưa đúng hoặc không nằm trên dòng riêng.", remedy)
    elif not _flush(word):
        yield depart("G1", LEFT, "«Nơi nhận:» không sát lề trái.", remedy)
    yield from line_departures("G2", LEFT, listed, _LIST)
    crooked = [line for line in listed if not _flush(line)]
    if crooked:
        yield depart("G2", LEFT, "Danh sách nơi nhận không sát lề trái.", "Đề nghị đặt gạch đầu dòng sát lề trái.")
    addressed = any(item.kind is ItemKind.ADDRESS for item in items)
    yield from recipient_departures(_joined(listed), addressed=addressed, minutes=minutes)


def _flush(line: Line) -> bool:
    return line.layout.align in {"left", "both"} and line.layout.left + line.layout.first <= _FLUSH


def _joined(lines: Sequence[Line]) -> list[str]:
    """The recipients' lines; a line broken by hand inside one paragraph goes on with the one before."""
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        broken = before is not None and before.paragraph is line.paragraph and not line.text.startswith(("-", "–"))
        if broken and found:
            found[-1] += f" {line.text}"
        else:
            found.append(line.text)
        before = line
    return found


def _signature(foot: Foot) -> Iterator[Departure]:
    lines = [line for line in foot.right.lines if not line.text.startswith("(")]
    told = signature_lines([line.text for line in lines])
    titles = lines[: len(told.titles)]
    if not titles:
        yield depart("G5", RIGHT, "Không tìm thấy quyền hạn, chức vụ người ký.", "Đề nghị ghi chức vụ người ký.")
    yield from line_departures("G5", RIGHT, titles, _TITLE, centred=True)
    yield from prefix_departures(told.titles)
    if not told.name:
        yield depart("G7", RIGHT, "Không tìm thấy họ và tên người ký.", "Đề nghị ghi họ và tên dưới chức vụ.")
        return
    yield from line_departures("G7", RIGHT, lines[-1:], _NAME, centred=True)
    yield from name_departures(told.name)
    if titles and _room(foot, titles[-1], lines[-1]) < _ROOM:
        remedy = "Đề nghị để trống khoảng 25 đến 30 mm giữa chức vụ và họ tên để ký, đóng dấu."
        yield depart("G11", RIGHT, "Khoảng trống để ký chưa đủ 25 mm.", remedy)


def _room(foot: Foot, title: Line, name: Line) -> float:
    """Height left free between position and name, estimated from paragraphs, gaps and heights of rows."""
    between = sum(_row_height(row) for row in foot.table.rows[title.row : name.row]) if foot.table else 0.0
    return between + name.drop - title.drop - line_pitch(title.paragraph)


def _row_height(row: Row) -> float:
    tallest = [blocks_height(cell.blocks, max(float(cell.width - sum(cell.side)), 1.0)) for cell in row.cells]
    return max([float(row.height), *tallest])


def _minutes_signatures(parts: Anatomy) -> Iterator[Departure]:
    """Mẫu 1.9: THƯ KÝ on the left, CHỦ TỌA on the right, above the recipients."""
    words = fold_words(" ".join(getattr(block, "words", "") for block in parts.body) + " " + _foot_words(parts))
    secretary, chair = words.find("thu ky"), max(words.find("chu toa"), words.find("chu tri"))
    if secretary < 0 or chair < 0 or words.rfind("thu ky") > max(words.rfind("chu toa"), words.rfind("chu tri")):
        remedy = "Đề nghị trình bày THƯ KÝ bên trái, CHỦ TỌA bên phải, dưới cùng bên trái là Nơi nhận."
        yield depart("G12", _WHERE, "Biên bản thiếu hoặc đặt sai chỗ ký của thư ký, chủ tọa.", remedy)


def _foot_words(parts: Anatomy) -> str:
    foot = parts.foot
    return " ".join(line.text for line in (*foot.left.lines, *foot.right.lines)) if foot else ""


def _level(foot: Foot) -> Iterator[Departure]:
    remedy = "Đề nghị đặt «Nơi nhận:» ngang hàng với quyền hạn, chức vụ (cùng hàng của bảng hai cột)."
    if foot.table is None:
        yield depart("G8", _WHERE, "«Nơi nhận» và phần ký không trình bày ngang hàng trong bảng hai cột.", remedy)
        return
    word = next(line for line in foot.left.lines if fold(line.text).startswith("noi nhan"))
    first = foot.right.lines[0] if foot.right.lines else None
    if first is not None and (word.row != first.row or abs(word.drop - first.drop) > _TOPS):
        yield depart("G8", _WHERE, "«Nơi nhận» không ngang hàng với quyền hạn, chức vụ người ký.", remedy)


def _table(foot: Foot) -> Iterator[Departure]:
    if foot.table is None:
        return
    if any(border.drawn for row in foot.table.rows for cell in row.cells for border in cell.borders):
        yield depart("G9", _WHERE, "Bảng phần cuối còn đường viền.", "Đề nghị bỏ đường viền của bảng (No Border).")
    if not all(row.whole for row in foot.table.rows):
        remedy = "Đề nghị bỏ chọn “Allow row to break across pages” cho bảng phần cuối."
        yield depart("G9", _WHERE, "Phần cuối có thể bị tách sang hai trang.", remedy)


def _page(parts: Anatomy) -> Iterator[Departure]:
    """A signature pushed to a page of its own by a break; only a layout engine knows the other cases."""
    trailing = [block for block in parts.body[-2:] if isinstance(block, Paragraph)]
    if any(one.page_break and not one.words for one in trailing) or _own_section(parts):
        remedy = "Đề nghị để ít nhất hai dòng nội dung trên trang có chữ ký."
        yield depart("G10", _WHERE, "Phần ký nằm riêng một trang.", remedy)


def _own_section(parts: Anatomy) -> bool:
    """Whether the foot opens a section on a new page, with nothing of the body before it."""
    table = parts.foot.table if parts.foot else None
    for section in parts.paper.sections[1:]:
        seen = [block for block in section.blocks if isinstance(block, Table) or block.words]
        if table is not None and seen and seen[0] is table:
            return section.begins != "continuous"
    return False
