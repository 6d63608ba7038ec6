from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import FileFault
from desktop.planimport.pdf_reader import MAX_PAGES
from desktop.planimport.source import Grid
from tests.desktop.planimport.files import PdfPages, draft_of, needs_font, outcome_of, pdf_of_lines, source_of, texts_of
from tests.desktop.planimport.sample_plan import as_pdf

pytestmark = needs_font

COLUMNS = (70.0, 100.0, 270.0, 390.0, 520.0)
ROWS = (
    ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"),
    ("I", "TUYÊN TRUYỀN", "", ""),
    ("1", "In tờ gấp song ngữ", "Phòng Văn hóa", "Quý I/2026"),
    ("2", "Treo pano", "UBND các xã", "Hằng năm"),
)
PLAN_HEAD = ("KẾ HOẠCH", "Đọc sách trong các trường học của huyện", "I. NHIỆM VỤ", "(Theo bảng dưới đây)")


def ruled(pages: PdfPages, rows: tuple[tuple[str, ...], ...], top: float, height: float = 24) -> PdfPages:
    """A table with lines around every cell."""
    bottom = top + height * len(rows)
    for number in range(len(rows) + 1):
        pages.rule(COLUMNS[0], top + number * height, COLUMNS[-1], top + number * height)
    for x in COLUMNS:
        pages.rule(x, top, x, bottom)
    return filled(pages, rows, top + 16, height)


def filled(pages: PdfPages, rows: tuple[tuple[str, ...], ...], top: float, height: float = 24) -> PdfPages:
    for number, row in enumerate(rows):
        for x, cell in zip(COLUMNS, row, strict=False):
            pages.text(x + 3, top + number * height, cell, 11)
    return pages


def with_head(pages: PdfPages) -> PdfPages:
    for number, line in enumerate(PLAN_HEAD):
        pages.text(85, 70 + 18 * number, line)
    return pages


def test_a_ruled_table_in_a_page() -> None:
    draft = draft_of(ruled(with_head(PdfPages()), ROWS, 160).data())
    assert [(task.printed_number, task.section, task.title) for task in draft.tasks] == [
        ("1", "TUYÊN TRUYỀN", "In tờ gấp song ngữ"),
        ("2", "TUYÊN TRUYỀN", "Treo pano"),
    ]
    assert [task.lead[0].name for task in draft.tasks] == ["Phòng Văn hóa", "UBND các xã"]


def test_a_table_without_lines_is_known_by_its_head() -> None:
    draft = draft_of(filled(with_head(PdfPages()), ROWS, 160).data())
    assert [task.title for task in draft.tasks] == ["In tờ gấp song ngữ", "Treo pano"]


def test_cells_without_a_line_between_them_are_one_cell() -> None:
    pages = PdfPages()
    for top in (100, 130, 160, 190):
        pages.rule(70, top, 520, top)
    for x in (70, 520):
        pages.rule(x, 100, x, 190)
    for x in (200, 350):
        pages.rule(x, 130, x, 190)
    pages.text(80, 120, "một ô ngang").text(80, 150, "a").text(210, 150, "b").text(360, 150, "c").text(80, 180, "d")
    grid = next(block for block in source_of(pages.data()).blocks if isinstance(block, Grid))
    assert [row.cells for row in grid.rows] == [("một ô ngang",) * 3, ("a", "b", "c"), ("d", "", "")]


def test_a_row_broken_by_the_end_of_a_page() -> None:
    pages = ruled(with_head(PdfPages()), (*ROWS, ("3", "Tổ chức hội thi tìm hiểu", "Huyện đoàn", "Quý II/2026")), 600)
    ruled(
        pages.page(), (("", "và trao giải", "và các trường", ""), ("4", "Tổng kết", "Phòng Nội vụ", "Quý IV/2026")), 60
    )
    tasks = draft_of(pages.data()).tasks
    assert [task.title for task in tasks][2:] == ["Tổ chức hội thi tìm hiểu và trao giải", "Tổng kết"]
    assert [agency.name for agency in tasks[2].lead] == ["Huyện đoàn", "các trường"]


def test_a_table_with_a_repeated_head_goes_on_over_a_page() -> None:
    pages = ruled(with_head(PdfPages()), (*ROWS, ("3", "Tổ chức hội thi", "Huyện đoàn,", "Quý II/2026")), 600)
    rest = (ROWS[0], ("", "tìm hiểu", "UBND các xã", ""), ("4", "Tổng kết", "Phòng Nội vụ", "Quý IV/2026"))
    tasks = draft_of(ruled(pages.page(), rest, 60).data()).tasks
    assert [(task.section, task.title) for task in tasks][2:] == [
        ("TUYÊN TRUYỀN", "Tổ chức hội thi tìm hiểu"),
        ("TUYÊN TRUYỀN", "Tổng kết"),
    ]
    assert [agency.name for agency in tasks[2].lead] == ["Huyện đoàn", "UBND các xã"]


@pytest.mark.parametrize("up", [True, False])
def test_an_appendix_turned_on_an_upright_page(*, up: bool) -> None:
    pages = with_head(PdfPages()).page()
    pages.canvas.translate(*((A4[0], 0) if up else (0, A4[1])))
    pages.canvas.rotate(90 if up else -90)
    pages.canvas.translate(0, A4[0] - A4[1])
    tasks = draft_of(ruled(pages, ROWS, 160).data()).tasks
    assert [(task.section, task.title, task.lead[0].name) for task in tasks] == [
        ("TUYÊN TRUYỀN", "In tờ gấp song ngữ", "Phòng Văn hóa"),
        ("TUYÊN TRUYỀN", "Treo pano", "UBND các xã"),
    ]


def test_blanks_below_one_another_make_no_column() -> None:
    rows = [
        ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"),
        ("1", "In tờ gấp", "Phòng  Văn hóa", "2026"),
        ("2", "Treo pano", "Phòng  Kinh tế", "2026"),
    ]
    tasks = draft_of(filled(with_head(PdfPages()), tuple(rows), 160).data()).tasks
    assert [task.lead[0].name for task in tasks] == ["Phòng Văn hóa", "Phòng Kinh tế"]


def test_page_numbers_running_heads_and_footnotes_are_left_out() -> None:
    pages = PdfPages()
    for number in range(1, 5):
        pages.text(300, 40, str(number)).text(85, 52, "Sổ tay nội bộ", 9)
        for place in range(20):
            pages.text(85, 90 + 20 * place, f"Trang {number} có dòng thứ {place} kết thúc bằng dấu chấm.")
        pages.text(85, 770, "1 Chú thích ở chân trang.", 8).page()
    text = "\n".join(texts_of(source_of(pages.data())))
    assert "Chú thích" not in text
    assert "Sổ tay" not in text
    assert text.count("dòng thứ 19") == 4


def test_a_number_broken_at_its_hyphen() -> None:
    words = "Thực hiện các nhiệm vụ được giao tại văn bản của cấp trên theo Quyết định số 1237/QĐ-"
    lines = [words, "TTg ngày 27 tháng 7 năm 2013 của Thủ tướng Chính phủ."]
    assert "1237/QĐ-TTg ngày" in " ".join(texts_of(source_of(pdf_of_lines(lines))))


def test_the_second_column_of_the_foot_beside_a_full_first_one() -> None:
    pages = with_head(PdfPages())
    left = ("Nơi nhận:", "- Các Sở, cơ quan thuộc UBND tỉnh;", "- Công an tỉnh; Bộ Chỉ huy quân sự tỉnh;", "- Lưu: VT.")
    for number, line in enumerate(left):
        pages.text(85, 300 + 18 * number, line)
    for number, line in enumerate(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lục Thị Mai Hoa")):
        pages.text(340, 300 + 18 * number, line)
    draft = draft_of(pages.data())
    assert [recipient.text for recipient in draft.recipients] == [
        "Các Sở, cơ quan thuộc UBND tỉnh",
        "Công an tỉnh; Bộ Chỉ huy quân sự tỉnh",
        "Lưu: VT",
    ]
    assert draft.signer is not None
    assert draft.signer.name == "Lục Thị Mai Hoa"


def test_a_password_is_told() -> None:
    pages = with_head(PdfPages(lock="khoá"))
    with pytest.raises(FileFault, match="mật khẩu"):
        source_of(pages.data())


def test_a_scan_has_no_words() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _ in range(3):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(FileFault, match="ảnh quét") as caught:
        source_of(stream.getvalue())
    assert "bản Word" in caught.value.remedy


def test_too_many_pages() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _ in range(MAX_PAGES + 1):
        canvas.showPage()
    canvas.save()
    with pytest.raises(FileFault, match=f"có {MAX_PAGES + 1} trang"):
        source_of(stream.getvalue())


def test_a_damaged_file_is_told() -> None:
    with pytest.raises(FileFault, match="hỏng"):
        source_of(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n")


@pytest.fixture(scope="module")
def sample() -> bytes:
    return as_pdf()


@settings(max_examples=60)
@given(share=st.floats(0.0, 0.999))
def test_a_file_cut_anywhere_is_damage_or_a_draft(sample: bytes, share: float) -> None:
    data = sample[: max(int(len(sample) * share), 8)]
    assert outcome_of(data)


@settings(max_examples=60)
@given(data=st.data())
def test_a_file_with_wrong_bytes_breaks_nothing(sample: bytes, data: st.DataObject) -> None:
    spoilt = bytearray(sample)
    for place in data.draw(st.lists(st.integers(8, len(sample) - 1), min_size=1, max_size=8)):
        spoilt[place] ^= 0x5A
    assert outcome_of(bytes(spoilt))


def in_cell(*lines: str) -> str:
    """What the reader makes of the lines of a cell."""
    pages = ruled(with_head(PdfPages()), (ROWS[0], ("1", "Mở lớp", "", "Quý I/2026")), 160, 60)
    for number, line in enumerate(lines):
        pages.text(COLUMNS[2] + 3, 233 + 14 * number, line, 11)
    grid = next(block for block in source_of(pages.data()).blocks if isinstance(block, Grid))
    return grid.rows[1].cells[2]


def test_a_dash_inside_a_name_that_begins_a_line_of_a_cell() -> None:
    assert in_cell("Phòng Y tế", "- Dân số") == "Phòng Y tế - Dân số"
    assert in_cell("- Phòng Y tế", "- Dân số", "- Công an") == "- Phòng Y tế - Dân số\n- Công an"
    assert in_cell("- Phòng Y tế", "- Công an xã") == "- Phòng Y tế\n- Công an xã"
    assert in_cell("Phòng Y tế", "- Trạm Y tế", "- Dân số") == "Phòng Y tế\n- Trạm Y tế\n- Dân số"
