from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from desktop.documents import style
from desktop.documents.composition import compose, plain_lines, plain_words
from desktop.documents.holding import HYPHEN, SPACE, held
from desktop.documents.lines import text_lines
from desktop.documents.metrics import face_name, faces
from desktop.documents.model import Annex, Document, Heading, Level, Orientation, bullet, paragraph
from desktop.documents.printed import Grid, Rule, Text, texts_of
from tests.desktop.documents.papers import END, OPENING, report, station_table

WIDTH = style.text_width(landscape=False)


def body(document: Document) -> list[Text]:
    return [element for element in compose(document)[0].elements if isinstance(element, Text)]


def of_style(document: Document, look: style.TextStyle) -> list[Text]:
    return [text for text in body(document) if text.style.key == look.key]


def test_a_paper_reads_in_its_order() -> None:
    lines = plain_lines(report())
    assert lines[:4] == (
        "ỦY BAN NHÂN DÂN",
        "XÃ SUỐI NGỌC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    )
    wanted = (
        "BÁO CÁO",
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh Phú Thọ;",
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "1. Hoạt động truyền thanh",
        "a) Theo khu dân cư",
        "Bảng 1. Kết quả truyền thanh theo khu dân cư",
        "Đơn vị tính: tin, bài",
        "STT",
        "Tổng cộng",
        "- Truyền thanh: Duy trì 02 buổi phát thanh mỗi ngày.",
        END,
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
        "Phụ lục I",
        "TỔNG HỢP SỐ LIỆU TRUYỀN THANH",
        "Phụ lục II",
    )
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)
    assert plain_words(report()) == tuple(" ".join(lines).split())


def test_a_paper_not_sent_up_has_no_addressees_and_no_as_above() -> None:
    lines = plain_lines(replace(report(), addressees=()))
    assert not [line for line in lines if line.startswith("Kính gửi") or line == "- Như trên;"]


def test_dashes_of_addressees_stand_below_the_colon() -> None:
    word, first, second = of_style(report(), style.ADDRESS)
    colon = word.style.left + faces().width("Kính gửi", face_name(bold=False, italic=False), style.ADDRESS.size)
    assert first.style.left + first.style.first == colon == second.style.left + second.style.first
    assert first.style.first < 0
    (single,) = of_style(replace(report(), addressees=("Sở Tư pháp",)), style.ADDRESS)
    assert single.text == "Kính gửi: Sở Tư pháp"
    assert single.style.left + single.style.first == style.ADDRESS_INDENT


def test_the_line_under_the_title_is_measured_by_its_longest_line() -> None:
    for subject in ("Kết quả quý III", report().subject, report().subject * 3):
        sheet = compose(replace(report(), subject=subject))[0].elements
        place = next(i for i, element in enumerate(sheet) if isinstance(element, Rule))
        title = sheet[place - 1]
        assert isinstance(title, Text)
        longest = max(line.width for line in text_lines(title, WIDTH, faces()))
        assert 1 / 3 <= sheet[place].length / longest <= 1 / 2


def test_a_title_of_several_lines_is_evened_out() -> None:
    (title,) = of_style(report(), style.SUBJECT)
    widths = [line.width for line in text_lines(title, WIDTH, faces())]
    assert len(widths) == 2
    assert max(widths) - min(widths) < max(widths) / 4


def test_the_motto_is_underlined_by_its_own_length() -> None:
    head = compose(report())[0].elements[0]
    assert isinstance(head, Grid)
    names, nation = head.rows[0].cells
    motto, rule = nation.content[1:]
    assert isinstance(rule, Rule)
    assert isinstance(motto, Text)
    (line,) = text_lines(motto, head.widths[1], faces())
    assert rule.length == line.width
    assert isinstance(names.content[-1], Rule)


def test_the_last_two_lines_of_the_body_are_kept_with_the_foot() -> None:
    kept = [text for text in body(report()) if text.style.key == style.BODY.key and text.style.keep_next]
    assert [text.text for text in kept] == [
        held(OPENING),
        END,
    ]  # a sentence that ends with a colon is kept with what follows
    short = replace(report(), blocks=(paragraph("Một."), paragraph("Hai."), paragraph("Ba./.")))
    kept = [text for text in body(short) if text.style.key == style.BODY.key and text.style.keep_next]
    assert [text.text for text in kept] == ["Hai.", "Ba./."]
    long = replace(report(), blocks=(paragraph("dài " * 700),))
    assert not [text for text in body(long) if text.style.key == style.BODY.key and text.style.keep_next]


def test_a_leading_sentence_is_kept_unless_it_fills_half_a_page() -> None:
    blocks = (
        paragraph("Các hoạt động:"),
        bullet("Một."),
        paragraph("dài " * 300 + ":"),
        bullet("Hai."),
        paragraph(END),
    )
    kept = [text.text for text in body(replace(report(), blocks=blocks)) if text.style.keep_next]
    assert "Các hoạt động:" in kept
    assert not [text for text in kept if text.startswith("dài")]


def test_numbers_and_names_are_held_on_sheets_and_plain_in_words() -> None:
    names = ("Tổ chức chính trị - xã hội xã", "UBND xã")
    paper = replace(
        report(), blocks=(paragraph("Theo Nghị định số 08/NĐ-CP, giai đoạn 2026-2030./."),), addressees=names
    )
    printed = [text.text for sheet in compose(paper) for text in texts_of(sheet.elements)]
    assert f"Theo Nghị định số 08/NĐ{HYPHEN}CP, giai đoạn 2026-2030./." in printed
    assert f"- Tổ chức chính trị{SPACE}{HYPHEN}{SPACE}xã hội xã;" in printed
    lines = plain_lines(paper)
    assert "Theo Nghị định số 08/NĐ-CP, giai đoạn 2026-2030./." in lines
    assert "- Tổ chức chính trị - xã hội xã;" in lines
    assert not any(HYPHEN in line or SPACE in line for line in lines)


def test_headings_enter_the_outline_by_the_levels_in_use() -> None:
    marks = [text.mark for text in body(report()) if text.mark]
    assert [(mark.depth, mark.label.split()[0]) for mark in marks] == [
        (0, "I."),
        (0, "II."),
        (1, "1."),
        (2, "a)"),
        (0, "III."),
    ]
    part = replace(report(), blocks=(Heading(Level.PART, "I", "Kết quả"), Heading(Level.SECTION, "I", "Chung")))
    assert [(text.mark.depth, text.mark.label) for text in body(part) if text.mark] == [
        (0, "Phần I. KẾT QUẢ"),
        (1, "I. CHUNG"),
    ]


def test_tables_never_touch_and_sheets_end_with_a_paragraph() -> None:
    tables = replace(
        report(),
        blocks=(station_table(1), station_table(1)),
        annexes=(Annex("Bảng", (station_table(1), station_table(1)), "I"), Annex("Trống", (), "II")),
    )
    for sheet in compose(tables):
        elements = sheet.elements
        assert isinstance(elements[-1], Text)
        pairs = pairwise(elements)
        assert not [pair for pair in pairs if isinstance(pair[0], Grid) and isinstance(pair[1], Grid)]


def test_what_follows_a_table_keeps_the_gap() -> None:
    sheet = compose(replace(report(), blocks=(station_table(1), paragraph("Sau bảng."), paragraph("Hết./."))))[0]
    after, plain = of_style_in(sheet.elements)
    assert (after.style.before, plain.style.before) == (style.GAP, 0)


def of_style_in(elements: tuple[object, ...]) -> list[Text]:
    return [element for element in elements if isinstance(element, Text) and element.style.key == style.BODY.key]


def test_annexes_have_sheets_of_their_own_orientation_and_words() -> None:
    sheets = compose(report())
    assert [sheet.orientation for sheet in sheets] == [
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
        Orientation.PORTRAIT,
    ]
    word, title, attached, rule = sheets[1].elements[:4]
    assert [element.text for element in (word, title) if isinstance(element, Text)] == [
        "Phụ lục I",
        "TỔNG HỢP SỐ LIỆU TRUYỀN THANH",
    ]
    assert isinstance(attached, Text)
    assert attached.text.startswith("(Kèm theo Báo cáo số")
    assert isinstance(rule, Rule)
