from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document

from desktop.errors import FileFault
from desktop.planimport import read_plan
from desktop.planimport.secrecy import is_stamp
from tests.desktop.planimport.files import docx_bytes, docx_of, draft_of, needs_font, pdf_of_lines, source_of

BODY = ["KẾ HOẠCH", "Giữ gìn hồ sơ", "I. NHIỆM VỤ", "1. Kiểm kê hồ sơ", "- Đơn vị chủ trì: Văn phòng"]


@pytest.mark.parametrize(
    "line", ["MẬT", "Mật", "TỐI MẬT", "Tối  mật", "TUYỆT MẬT", "[MẬT]", "(TỐI MẬT)", "M Ậ T", "Độ mật: Tối mật", "MẬT."]
)
def test_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    ["BẢO MẬT", "BÍ MẬT", "mật", "MẶT", "MẤT", "Mật ong", "bảo vệ bí mật nhà nước", "KHÔNG MẬT", "TỐI", "", "MẬT KHẨU"],
)
def test_other_words_are_no_stamps(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    "head",
    [
        ["UBND HUYỆN MÂY", "Số: 5/KH-UBND", "MẬT"],
        ["UBND HUYỆN MÂY          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỐI MẬT                 Độc lập"],
        ["UBND HUYỆN MÂY", "|", "TUYỆT MẬT", "|"],
        ["| UBND HUYỆN | CỘNG HÒA |", "|---|---|", "| MẬT | Mây, ngày 2 tháng 3 năm 2024 |"],
    ],
)
def test_a_stamped_text_is_refused_and_nothing_of_it_told(head: list[str]) -> None:
    with pytest.raises(FileFault, match="độ mật") as caught:
        draft_of("\n".join([*head, *BODY]), "x.txt")
    assert "hồ sơ" not in str(caught.value)
    assert caught.value.__context__ is None


def test_the_stamp_is_looked_for_in_word_tables_boxes_and_page_heads() -> None:
    def table(document: Document) -> None:
        document.add_table(1, 2).cell(0, 1).text = "Số: 2/KH\nTỐI MẬT"

    stamped = docx.Document()
    stamped.sections[0].header.paragraphs[0].text = "MẬT"
    for data in (docx_of(BODY, table), docx_bytes(stamped)):
        with pytest.raises(FileFault, match="độ mật"):
            source_of(data)


@needs_font
def test_the_stamp_is_looked_for_in_a_pdf() -> None:
    with pytest.raises(FileFault, match="độ mật"):
        source_of(pdf_of_lines(["UBND HUYỆN MÂY", "TUYỆT MẬT", *BODY]))


def test_words_on_secrecy_are_read_on() -> None:
    lines = [
        *BODY,
        "2. Tuyên truyền bảo vệ bí mật nhà nước",
        "- Đơn vị chủ trì: Công an huyện",
        "BẢO MẬT",
        "Giữ bí",
        "mật",
    ]
    assert len(draft_of("\n".join(lines)).tasks) == 2
    title = ["KẾ HOẠCH", "TUYÊN TRUYỀN LUẬT BẢO VỆ BÍ", "MẬT", *BODY[2:]]
    assert draft_of("\n".join(title)).tasks


FAR = [*BODY, *(f"- Việc thứ {number}" for number in range(80))]


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TOI MAT", "TUYET MAT", "Độ mật: TỐI MẬT", "\u2066MẬT\u2069"])
def test_a_stamp_over_an_annex_is_refused_like_one_near_the_top(stamp: str) -> None:
    for data in ("\n".join([*FAR, "\f", "PHỤ LỤC", stamp]).encode(), docx_of([*FAR, "PHỤ LỤC", stamp])):
        with pytest.raises(FileFault, match="độ mật"):
            source_of(data)


@needs_font
def test_a_stamp_on_a_later_page_of_a_pdf_is_refused() -> None:
    with pytest.raises(FileFault, match="độ mật"):
        source_of(pdf_of_lines([*FAR, "PHỤ LỤC", "TUYỆT MẬT"]))


@pytest.mark.parametrize(
    "lines",
    [
        ["- Kiểm kê các hồ sơ thuộc độ", "MẬT"],
        ["TUYÊN TRUYỀN LUẬT BẢO VỆ BÍ", "MẬT"],
        ["- Xử lý tài liệu TUYỆT MẬT, TỐI MẬT,", "MẬT theo quy định"],
        ["Mật"],
        ["| 1 | Danh mục hồ sơ | MẬT |"],
        ["TOI MAT VIEC"],
    ],
)
def test_words_far_below_the_head_are_no_stamps(lines: list[str]) -> None:
    assert draft_of("\n".join([*FAR, *lines])).tasks


def test_a_cell_of_a_wide_table_far_below_is_no_stamp() -> None:
    def table(document: Document) -> None:
        document.add_table(1, 3).cell(0, 2).text = "MẬT"

    assert draft_of(docx_of(FAR, table)).tasks


def test_read_plan_refuses_before_it_extracts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.planimport.extract.extract", lambda _: pytest.fail("the text was read on"))
    file = tmp_path / "x.txt"
    file.write_text("MẬT\n" + "\n".join(BODY), encoding="utf-8")
    with pytest.raises(FileFault, match="độ mật"):
        read_plan(file)
