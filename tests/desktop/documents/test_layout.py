from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.documents import style
from desktop.documents.composition import compose, plain_words
from desktop.documents.holding import released
from desktop.documents.layout import Page, lay_out
from desktop.documents.metrics import faces
from desktop.documents.model import (
    Annex,
    Block,
    Column,
    Document,
    HeadCell,
    Heading,
    Level,
    Orientation,
    Row,
    Table,
    bullet,
    paragraph,
)
from tests.desktop.documents.papers import END, long_report, random_report, report, station_table


def pages_of(document: Document) -> list[Page]:
    return lay_out(compose(document), faces())


def lines_of(page: Page) -> list[str]:
    return [released("".join(text for _, text in words.pieces)) for words in page.words]


def annex_pages(*blocks: Block, orientation: Orientation = Orientation.PORTRAIT) -> list[list[str]]:
    """The lines of an annex's pages without its heading."""
    paper = replace(report(), annexes=(Annex("T", blocks, orientation=orientation),))
    own = len(pages_of(replace(paper, annexes=())))
    first, *rest = [lines_of(page) for page in pages_of(paper)[own:]]
    return [first[2 + next(i for i, line in enumerate(first) if line.endswith("xã Suối Ngọc)")) - 1 :], *rest]


def filler(count: int) -> list[Block]:
    return [paragraph(f"Dòng {i}.") for i in range(count)]


@pytest.mark.parametrize("seed", range(12))
def test_every_word_is_on_some_page_inside_the_margins(seed: int) -> None:
    document = random_report(seed)
    pages = pages_of(document)
    printed = released("".join(line for page in pages for line in lines_of(page))).replace(" ", "")
    missing = [word for word in plain_words(document) if word not in printed]
    assert missing == []
    for page in pages:
        for words in page.words:
            assert words.x >= style.LEFT - 1
            assert style.TOP < words.y < page.height - style.BOTTOM
        for stroke in page.strokes:
            assert style.LEFT - style.BORDER <= stroke.x <= stroke.to_x <= page.width - style.RIGHT + style.BORDER
            assert style.TOP <= stroke.y <= stroke.to_y <= page.height - style.BOTTOM + style.BORDER


@pytest.mark.parametrize("seed", range(12))
def test_the_signature_has_two_lines_of_the_body_above_it(seed: int) -> None:
    document = random_report(seed)
    if not document.blocks or not isinstance(document.blocks[-1], type(paragraph("x"))):
        document = replace(document, blocks=(*document.blocks, paragraph(END)))
    page = next(page for page in pages_of(document) if "Nơi nhận:" in lines_of(page))
    lines = lines_of(page)
    assert lines.index("Nơi nhận:") >= 2
    assert "Nguyễn Văn Mẫu" in lines


def test_the_first_number_is_hidden_and_each_annex_begins_anew() -> None:
    shown = [page.number for page in pages_of(report())]
    assert shown[0] is None
    starts = [place for place, number in enumerate(shown) if number is None]
    assert len(starts) == 3
    for start, end in zip(starts, [*starts[1:], len(shown)], strict=True):
        assert shown[start + 1 : end] == list(range(2, end - start + 1))


def test_sheets_are_turned_for_landscape_annexes() -> None:
    sizes = {(page.width, page.height) for page in pages_of(report())}
    assert sizes == {(style.PAGE_SHORT, style.PAGE_LONG), (style.PAGE_LONG, style.PAGE_SHORT)}


def test_no_line_of_a_paragraph_stands_alone() -> None:
    text = "chữ " * 60  # four lines
    for count in range(20, 40):
        pages = annex_pages(*filler(count), paragraph(text))
        parts = [sum(1 for line in page if line.startswith("chữ")) for page in pages]
        assert 1 not in parts
        assert sum(parts) >= 4


def test_a_heading_goes_with_the_lines_below_it() -> None:
    for count in range(20, 40):
        pages = annex_pages(*filler(count), Heading(Level.CLAUSE, "1", "Đề mục"), paragraph("chữ " * 60))
        (page,) = [page for page in pages if "1. Đề mục" in page]
        at = page.index("1. Đề mục")
        assert [line[:3] for line in page[at + 1 : at + 3]] == ["chữ", "chữ"]


def test_no_line_ends_inside_a_papers_number_or_a_date() -> None:
    words = "số 08/NĐ-CP ngày 15/9/2024 và 30/2020/NĐ-CP "
    for shift in range(40):
        lines = [line for page in annex_pages(paragraph("n" * shift + " " + words * 12)) for line in page]
        parts = {word for line in lines for word in line.split() if "/" in word or "-" in word}
        assert parts <= {*words.split(), "I."}, shift


def test_a_sentence_with_a_colon_and_a_tables_first_row_are_never_last_on_a_page() -> None:
    for count in range(20, 40):
        pages = annex_pages(*filler(count), paragraph("Các việc:"), bullet("một"), bullet("hai"))
        (page,) = [page for page in pages if "Các việc:" in page]
        assert page[-1] != "Các việc:"
        pages = annex_pages(*filler(count), station_table(40))
        (page,) = [page for page in pages if "Khu 1" in page]
        assert "Khu 2" in page


def test_a_long_body_fills_its_pages() -> None:
    pages = pages_of(long_report(400))
    assert len(pages) > 30
    for page in pages[1:-2]:
        last = max(words.y for words in page.words)
        # A sentence that ends with a colon is not divided.
        assert last > style.TOP + style.text_height(landscape=False) - 7 * style.BODY_LINE


def test_a_tables_head_is_repeated_and_never_alone() -> None:
    for count in range(18, 34):
        pages = annex_pages(*filler(count), station_table(40))
        with_head = [page for page in pages if "STT" in page]
        assert len(with_head) >= 2
        for page in with_head:
            assert any(line.startswith("Khu ") and line != "Khu dân cư" for line in page)
    rows = [line for page in pages for line in page if line.startswith("Khu ") and line != "Khu dân cư"]
    assert rows == [f"Khu {i}" for i in range(1, 41)]


def test_a_row_is_kept_whole_unless_no_page_could_hold_it() -> None:
    def table(words: int) -> Table:
        return Table((Column(), Column()), ((HeadCell("A"), HeadCell("B")),), (Row(("chữ " * words, "một")),))

    for count in range(24, 30):
        (page,) = [page for page in annex_pages(*filler(count), table(60)) if "một" in page]
        assert sum(1 for line in page if line.startswith("chữ")) == 7
    pages = annex_pages(*filler(10), table(900))
    assert len([page for page in pages if any(line.startswith("chữ") for line in page)]) >= 2
    assert sum(line.count("chữ") for page in pages for line in page) == 900


def test_a_total_never_stands_on_a_page_without_a_row() -> None:
    for count in range(18, 34):
        pages = annex_pages(*filler(count), station_table(7))
        (page,) = [page for page in pages if "Tổng cộng" in page]
        assert "Khu 7" in page


def test_a_table_without_rows_is_its_head_and_total() -> None:
    empty = Table((Column(), Column()), ((HeadCell("A"), HeadCell("B")),), ())
    assert annex_pages(empty)[0][-2:] == ["A", "B"]
    assert annex_pages(replace(empty, total=Row(("Cộng", "0"))))[0][-2:] == ["Cộng", "0"]


def test_justified_lines_reach_the_margin_and_last_lines_do_not() -> None:
    measure = faces()
    page = pages_of(long_report(3))[0]
    right = style.LEFT + style.text_width(landscape=False)
    ends = {}
    for words in page.words:
        line = "".join(text for _, text in words.pieces)
        natural = sum(measure.width(text, face, words.size) for face, text in words.pieces)
        ends[line] = words.x + natural + words.stretch * line.count(" ")
        assert words.stretch >= 0
    (stretched,) = [end for line, end in ends.items() if line.startswith("1. Ủy ban")]
    assert stretched == pytest.approx(right, abs=2)


def test_marks_stand_at_the_top_of_their_lines() -> None:
    page = pages_of(report())[0]
    mark, y = page.marks[0]
    line = next(words for words in page.words if words.pieces[0][1].startswith("I. "))
    assert mark.label.startswith("I. ")
    assert 0 < line.y - y < style.BODY_LINE
