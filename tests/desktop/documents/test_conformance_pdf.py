"""The judge over .pdf: a correct paper has no departure, and each change that breaks one rule is found as that rule."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from desktop.documents.conformance import RULES, Severity, check
from desktop.documents.conformance.pdf.anatomy import anatomy
from desktop.documents.conformance.pdf.reader import read_pdf
from desktop.errors import FileFault
from tests.desktop.documents.conformance_changes import E, W, told
from tests.desktop.documents.conformance_pdf import (
    FILLING,
    ISSUER_LINE,
    MIDDLE,
    MOTTO_LINE,
    NATION_MIDDLE,
    SUBJECT_LINE,
    PdfPlan,
    Stroke,
    Words,
    correct_plan,
    pdf_bytes,
    write_pdf,
)

Make = Callable[[PdfPlan], PdfPlan]
NATION, MOTTO, DAY = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Suối Ngọc, ngày 05 tháng 01 năm 2026",
)
ISSUER, NUMBER, SUBJECT = "PHÒNG VĂN HÓA - XÃ HỘI", "Số: 15/BC-VHXH", "Kết quả công tác truyền thông năm 2025"
LAST = "Trên đây là báo cáo của Phòng Văn hóa - Xã hội./."
SIGNER, DEPUTY = "Lò Thị Mẫu", "PHÓ TRƯỞNG PHÒNG"


def say(old: str, /, **new: object) -> Make:
    return lambda plan: plan.changed(old, **new)


def add(page: int, *marks: Words | Stroke) -> Make:
    return lambda plan: plan.with_marks(page, *marks)


def line(old: Stroke, *new: Stroke) -> Make:
    return lambda plan: plan.with_stroke(old, *new)


def broken_nation(plan: PdfPlan) -> PdfPlan:
    lower = Words("NGHĨA VIỆT NAM", NATION_MIDDLE, 28, 12, "b", "c")
    return plan.changed(NATION, text="CỘNG HÒA XÃ HỘI CHỦ", y=23.5).with_marks(1, lower)


def signature_alone(plan: PdfPlan) -> PdfPlan:
    first, second, annex = plan.pages
    kept = tuple(one for one in second if not (isinstance(one, Words) and one.text == FILLING))
    return replace(plan, pages=(first, kept, annex))


CHANGES: list[tuple[str, str, Severity, Make, tuple[str, ...]]] = [
    ("P1", "Letter", E, lambda plan: replace(plan, size=(215.9, 279.4)), ("P7",)),
    ("P2", "landscape", W, lambda plan: replace(plan, size=(297.0, 210.0)), ("P7", "N7")),
    ("P7", "left", E, say(LAST, x=25.0), ()),
    ("P7", "right", E, say(LAST, x=110.0), ()),
    ("P7", "bottom", E, add(1, Words(FILLING, 30, 279)), ()),
    ("P7", "top", E, add(2, Words(FILLING, 30, 21)), ()),
    ("F2", "another font", E, lambda plan: replace(plan, renamed=False), ()),
    ("F5", "blue", E, say(LAST, color=(0, 0, 1)), ()),
    ("F7", "decomposed", E, say(SIGNER, text="Lo\u0300 Thị Mẫu"), ()),
    ("N7", "missing", E, say("2"), ()),
    ("N7", "wrong", E, say("2", text="3"), ()),
    ("N7", "aside", E, say("2", x=180.0), ()),
    ("N7", "at the foot", E, say("2", y=285.0), ()),
    ("N7", "annex goes on counting", E, add(3, Words("3", MIDDLE, 15, at="c")), ()),
    ("N8", "on the first page", E, add(1, Words("1", MIDDLE, 15, at="c")), ()),
    ("N10", "with a word", W, say("2", text="Trang 2/3"), ("N7",)),
    ("H1", "missing", E, say(NATION), ("H4", "H6", "H9", "H11", "H16")),
    ("H1", "new tone", W, say(NATION, text=NATION.replace("HÒA", "HOÀ")), ()),
    ("H3", "two lines", E, broken_nation, ()),
    ("H4", "long dashes", E, say(MOTTO, text=MOTTO.replace("-", "–")), ("H6",)),
    ("H6", "missing", E, line(MOTTO_LINE), ()),
    ("H6", "short", E, line(MOTTO_LINE, Stroke(125, 159, 32.5)), ()),
    ("H6", "dashed", E, line(MOTTO_LINE, replace(MOTTO_LINE, dash=True)), ()),
    ("H9", "missing", E, line(ISSUER_LINE), ()),
    ("H9", "long", E, line(ISSUER_LINE, Stroke(38, 86, 32.5)), ()),
    ("H9", "aside", E, line(ISSUER_LINE, Stroke(55, 79, 32.5)), ()),
    ("H11", "blank before the stroke", E, say(NUMBER, text="Số: 15 /BC-VHXH"), ()),
    ("H12", "one digit", E, say(NUMBER, text="Số: 5/BC-VHXH"), ()),
    ("H14", "another type", E, say(NUMBER, text="Số: 15/KH-VHXH"), ()),
    ("H16", "no zero", E, say(DAY, text="Suối Ngọc, ngày 5 tháng 01 năm 2026"), ()),
    ("H18", "lower", E, say(DAY, y=44.0), ()),
    ("H19", "no such day", W, say(DAY, text="Suối Ngọc, ngày 31 tháng 4 năm 2026"), ()),
    ("T1", "another type", E, say("BÁO CÁO", text="KẾ HOẠCH"), ()),
    ("T3", "missing", E, line(SUBJECT_LINE), ()),
    ("T3", "long", E, line(SUBJECT_LINE, Stroke(70, 150, 61)), ()),
    ("T3", "aside", E, line(SUBJECT_LINE, Stroke(95, 135, 61)), ()),
    ("B13", "missing", W, say(LAST, text=LAST[:-3]), ()),
    ("B13", "twice", W, say(LAST, text="Đã hoàn thành./. Trên đây là báo cáo./."), ()),
    ("B20", "line over the margin", E, add(3, Stroke(30, 200, 70)), ()),
    ("G6", "TM. before an office", E, say("KT. TRƯỞNG PHÒNG", text="TM. TRƯỞNG PHÒNG"), ()),
    ("G7", "degree", E, say(SIGNER, text="ThS. Lò Thị Mẫu"), ()),
    ("G8", "lower", E, say("KT. TRƯỞNG PHÒNG", y=48.0), ("G11",)),
    ("G10", "one line", W, signature_alone, ()),
    ("G11", "little room", W, say(SIGNER, y=70.0), ()),
    ("X1", "1.3", E, lambda plan: replace(plan, version=(1, 3), language=None), ("X5",)),
    ("X2", "encrypted", E, lambda plan: replace(plan, encrypt=StandardEncryption("", "chu", strength=128)), ()),
    ("X3", "page without text", E, lambda plan: replace(plan, pages=(*plan.pages, ())), ("N7",)),
    ("X5", "language", W, lambda plan: replace(plan, language="en-US"), ()),
    ("X5", "title", W, lambda plan: replace(plan, title=""), ()),
    ("X6", "author", W, lambda plan: replace(plan, author="Lò Thị Mẫu"), ()),
    ("X7", "corner", W, add(1, Words("KHẨN", 150, 15)), ()),
    ("X7", "signature", W, add(2, Stroke(130, 150, 65)), ()),
    ("Z1", "identity number", E, say(LAST, text="Số định danh 001099012345./."), ()),
    ("Z2", "telephone", W, say(LAST, text="Điện thoại 0912.345.678./."), ()),
    ("Z3", "column", W, say("Loại hình", text="Dân tộc"), ()),
    ("Z6", "another period", E, say(LAST, text="Số liệu từ ngày 01/01/2025 đến ngày 14/12/2025./."), ()),
    ("Z8", "old receiver", W, say("- Như trên;", text="- Sở TT&TT;"), ()),
    ("Z9", "number without a day", W, say(DAY, text="Suối Ngọc, ngày      tháng      năm 2026"), ()),
]


def judged(folder: Path, plan: PdfPlan, today: date | None = None) -> list[tuple[str, Severity, str]]:
    found = check(write_pdf(folder, plan), today=today)
    assert all(one.what.endswith(".") and one.remedy.endswith(".") and one.where for one in found), told(found)
    assert {one.rule for one in found} <= set(RULES)
    return [(one.rule, one.severity, str(one)) for one in found]


def test_the_end_of_a_sentence_that_opens_a_page_heads_no_annex(tmp_path: Path) -> None:
    plan = correct_plan()
    body, annex = plan.pages[1], plan.pages[2]
    ran_over = replace(body[1], text="Phụ lục IV.")
    running = replace(plan, pages=(plan.pages[0], (body[0], ran_over, *body[2:]), annex))
    assert judged(tmp_path, running) == []
    heading = Words("Phụ lục IV.", 110, 26, 14, "b", "c")
    assert anatomy(read_pdf(pdf_bytes(running), "a.pdf")).annex_pages == (3,)
    headed = replace(plan, pages=(*plan.pages[:2], (heading, *annex[1:])))
    assert anatomy(read_pdf(pdf_bytes(headed), "a.pdf")).annex_pages == (3,)


def test_rows_of_a_table_are_no_heads_on_this_page_nor_the_next(tmp_path: Path) -> None:
    row = correct_plan().changed("Tin truyền thanh", text="Chăm sóc sức khỏe Nhân dân")
    assert judged(tmp_path, row) == []
    over = (
        Stroke(30, 190, 22),
        Words("Chăm sóc sức khỏe Nhân dân", 60, 27, 13),
        *(Stroke(30, 190, y) for y in (30, 38, 46)),
        Words("2", 110, 15, at="c"),
    )
    assert judged(tmp_path, replace(row, pages=(*row.pages, over))) == []
    head = replace(over[1], text="Dân tộc", face="b")
    assert [rule for rule, _, _ in judged(tmp_path, replace(row, pages=(*row.pages, (over[0], head, *over[2:]))))] == [
        "Z3"
    ]


def test_a_correct_report_has_no_departure(tmp_path: Path) -> None:
    assert judged(tmp_path, correct_plan(), date(2026, 1, 6)) == []


@pytest.mark.parametrize(
    ("rule", "severity", "make", "also"),
    [pytest.param(rule, grave, make, also, id=f"{rule} {name}") for rule, name, grave, make, also in CHANGES],
)
def test_one_change_breaks_one_rule(
    rule: str, severity: Severity, make: Make, also: tuple[str, ...], tmp_path: Path
) -> None:
    found = judged(tmp_path, make(correct_plan()))
    assert (rule, severity) in {one[:2] for one in found}, found
    assert {one[0] for one in found} <= {rule, *also}, found


def spoiled(folder: Path, spoil: Callable[[bytes], bytes]) -> set[str]:
    path = folder / "tep.pdf"
    path.write_bytes(spoil(pdf_bytes(correct_plan())))
    return {one.rule for one in check(path)}


def test_fonts_without_unicode(tmp_path: Path) -> None:
    assert spoiled(tmp_path, lambda data: data.replace(b"/ToUnicode", b"/ToUnicodx")) >= {"F3"}


def test_a_font_that_is_not_in_the_file(tmp_path: Path) -> None:
    assert spoiled(tmp_path, lambda data: data.replace(b"/FontFile2", b"/FontFilex")) >= {"F3"}


@pytest.mark.parametrize(
    "piece",
    [
        b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
        b"<< /S /Java#53cript /J#53 (x) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /S /SubmitForm /F (http) >>",
    ],
)
def test_scripts_and_commands(piece: bytes, tmp_path: Path) -> None:
    assert spoiled(tmp_path, lambda data: data + b"\n99 0 obj\n" + piece + b"\nendobj\n%%EOF\n") == {"X2"}


def test_scripts_in_compressed_objects(tmp_path: Path) -> None:
    packed = zlib.compress(b"99 0 << /S /JavaScript /JS (app.alert) >>")
    stream = b"\n98 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n" + packed + b"\nendstream endobj\n"
    assert spoiled(tmp_path, lambda data: data + stream) == {"X2"}


def test_attachments(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(pdf_bytes(correct_plan()))
    document.new_attachment("danh-sach.xlsx").set_data(b"PK")
    path = tmp_path / "kem.pdf"
    document.save(path)
    document.close()
    assert "X2" in {one.rule for one in check(path)}


def test_a_signed_file_is_told_to_be_left_alone(tmp_path: Path) -> None:
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.3 841.9] >>",
        b"<< /FT /Sig /T (ky) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> /ByteRange [0 1 2 3] >> >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    path = tmp_path / "da-ky.pdf"
    path.write_bytes(b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n")
    assert ("X9", Severity.NOTE) in {(one.rule, one.severity) for one in check(path)}


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    locked = replace(correct_plan(), encrypt=StandardEncryption("khoa", "chu", strength=128))
    with pytest.raises(FileFault, match="mật khẩu"):
        check(write_pdf(tmp_path, locked))


def test_a_landscape_annex_with_a_table_is_no_fault(tmp_path: Path) -> None:
    plan = correct_plan()
    path = write_pdf(tmp_path, replace(plan, size=(297.0, 210.0), pages=plan.pages[2:]))
    assert not {"P1", "P2", "P7"} & {one.rule for one in check(path)}


def test_a_turned_page_is_seen_as_it_is_read(tmp_path: Path) -> None:
    """A page may be stored upright and shown turned; margins and orientation are those a reader sees."""
    document = pypdfium2.PdfDocument(pdf_bytes(correct_plan()))
    for page in document:
        page.set_rotation(180)
    path = tmp_path / "quay.pdf"
    document.save(path)
    document.close()
    assert {"H1", "P7"} <= {one.rule for one in check(path)}


def test_a_long_number_line_and_a_wide_day_stay_on_their_sides(tmp_path: Path) -> None:
    plan = correct_plan().changed(DAY, text="Thành phố Việt Trì, ngày 05 tháng 01 năm 2026")
    assert judged(tmp_path, plan) == []
