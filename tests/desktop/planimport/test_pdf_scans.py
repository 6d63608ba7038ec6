from __future__ import annotations

import pytest

from desktop.domain.plan_draft import PlanDraft
from desktop.errors import FileFault
from desktop.planimport.pdf_scans import named_pages
from tests.desktop.planimport.files import PdfPages, draft_of, needs_font

FIRST = (
    "KẾ HOẠCH",
    "Đọc sách trong các trường học của huyện",
    "I. NHIỆM VỤ",
    "1. Mở tủ sách lưu động ở các điểm trường.",
    "Cơ quan chủ trì: Phòng Văn hóa.",
)
LAST = ("2. Tặng sách cho học sinh vùng cao.", "Cơ quan chủ trì: Huyện đoàn.")
STAMP = ("Người ký: Văn phòng UBND huyện Mây Trắng", "Cơ quan: UBND huyện Mây Trắng", "Thời gian ký: 02.03.2026 08:15")


def lines(pages: PdfPages, texts: tuple[str, ...]) -> PdfPages:
    for number, text in enumerate(texts):
        pages.text(85, 100 + 18 * number, text)
    return pages


def scanned(pages: PdfPages) -> PdfPages:
    return pages.picture(0, 0, 595, 842).page()


def notes(draft: PlanDraft) -> list[str]:
    return [note.text for note in draft.notes if "ảnh quét" in note.text]


@needs_font
def test_scanned_pages_among_others_are_named_and_the_rest_is_read() -> None:
    pages = scanned(scanned(lines(PdfPages(), FIRST).page()))
    draft = draft_of(lines(pages, LAST).data())
    assert [task.title for task in draft.tasks] == [
        "Mở tủ sách lưu động ở các điểm trường",
        "Tặng sách cho học sinh vùng cao",
    ]
    assert [note[:40] for note in notes(draft)] == ["Trang 2–3 của tệp PDF là ảnh quét, không"]


@needs_font
def test_a_seal_and_an_empty_page_are_no_scan() -> None:
    pages = lines(PdfPages(), FIRST).page().page()
    pages.picture(300, 300, 120, 120).text(300, 440, "Lò Thị Mận")
    assert notes(draft_of(pages.data())) == []


@needs_font
def test_the_note_of_a_digital_signature_on_a_scan_is_no_text() -> None:
    pages = scanned(lines(PdfPages(), STAMP))
    with pytest.raises(FileFault, match="ảnh quét"):
        draft_of(scanned(pages).data())


def test_pages_in_a_sentence() -> None:
    assert named_pages((2,)) == "2"
    assert named_pages((1, 4, 5, 6, 9)) == "1, 4–6, 9"
