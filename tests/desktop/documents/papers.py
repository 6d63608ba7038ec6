"""Papers to write in tests: one report as an office sends it, and random ones with everything a line can stumble over.

`python -m tests.desktop.documents.papers` writes the golden files anew.
"""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from desktop.documents.model import (
    Align,
    Annex,
    Basis,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    HeadCell,
    Heading,
    IssueDay,
    Letterhead,
    Level,
    Orientation,
    Paragraph,
    Row,
    Run,
    Table,
    bullet,
    paragraph,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "documents"

OPENING = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 22/3/2026 của Ủy ban nhân dân tỉnh về công tác truyền thông giai đoạn "
    "2026-2030, Ủy ban nhân dân xã báo cáo kết quả thực hiện quý III năm 2026 (kèm theo Phụ lục I, II) như sau:"
)
GUIDANCE = (
    "Ủy ban nhân dân xã đã ban hành 12 văn bản chỉ đạo, hướng dẫn các cơ quan, đơn vị tuyên truyền trên hệ thống "
    "truyền thanh cơ sở, Trang thông tin điện tử, mạng xã hội và các hình thức trực quan như pa-nô/áp-phích; 100% khu "
    "dân cư đã phân công cán bộ phụ trách."
)
RESULT = (
    "Trong quý, hệ thống truyền thanh cơ sở đã phát 1.248 lượt tin, bài với tổng thời lượng 312 giờ; tổ chức 24 hội "
    "nghị “Tuần lễ quyền trẻ em” với 3.150 lượt người tham dự, đạt 104,5% so với cùng kỳ"
)
END = "Trên đây là báo cáo kết quả công tác truyền thông quý III năm 2026 của Ủy ban nhân dân xã Suối Ngọc./."
SENTENCES = (OPENING, GUIDANCE, f"{RESULT}.")


def station_table(rows: int, *, caption: str = "") -> Table:
    """A table with a head of two rows, a note that wraps, and a total."""
    columns = (
        Column(mm=12, align=Align.CENTER),
        Column(share=3),
        *(Column(share=1.2, align=Align.CENTER) for _ in range(3)),
        Column(share=2),
    )
    head = (
        (
            HeadCell("STT", down=2),
            HeadCell("Khu dân cư", down=2),
            HeadCell("Truyền thanh", across=3),
            HeadCell("Ghi chú", down=2),
        ),
        (HeadCell("Số tin, bài"), HeadCell("Số buổi phát"), HeadCell("Thời lượng (giờ)")),
    )
    counts = [(100 + 7 * i, 20 + 3 * i, 12 + i) for i in range(1, rows + 1)]
    notes = ["Đang sửa cụm loa" if i % 3 == 0 else "" for i in range(1, rows + 1)]
    body = tuple(
        Row((str(i), f"Khu {i}", str(items), str(times), str(hours), note))
        for i, ((items, times, hours), note) in enumerate(zip(counts, notes, strict=True), start=1)
    )
    sums = (f"{sum(column):,}".replace(",", ".") for column in zip(*counts, strict=True))
    total = Row((Cell("Tổng cộng", across=2, align=Align.CENTER), *sums, ""))
    return Table(columns, head, body, total, caption=caption, unit="Đơn vị tính: tin, bài")


def report() -> Document:
    """A quarter's report sent up, with tables and two annexes."""
    blocks: tuple[Block, ...] = (
        paragraph(OPENING),
        Heading(Level.SECTION, "I", "Công tác chỉ đạo, điều hành"),
        paragraph(GUIDANCE),
        Heading(Level.SECTION, "II", "Kết quả thực hiện"),
        Heading(Level.CLAUSE, "1", "Hoạt động truyền thanh"),
        Paragraph((Run("Kết quả chung: ", bold=True), Run(RESULT), Run(" (số liệu đến ngày 14/9).", italic=True))),
        Heading(Level.POINT, "a", "Theo khu dân cư"),
        station_table(6, caption="Bảng 1. Kết quả truyền thanh theo khu dân cư"),
        Heading(Level.SECTION, "III", "Phương hướng, nhiệm vụ quý IV năm 2026"),
        bullet("Duy trì 02 buổi phát thanh mỗi ngày.", lead="Truyền thanh:"),
        bullet("Mở 03 lớp bồi dưỡng."),
        paragraph(END),
    )
    annexes = (
        Annex("Tổng hợp số liệu truyền thanh", (station_table(30),), "I", Orientation.LANDSCAPE),
        Annex("Danh mục văn bản", (paragraph(GUIDANCE), station_table(3), paragraph(f"{RESULT}.")), "II"),
    )
    return Document(
        kind="Báo cáo",
        subject="Kết quả công tác truyền thông quý III năm 2026 trên địa bàn xã Suối Ngọc, tỉnh Phú Thọ",
        letterhead=Letterhead(("Ủy ban nhân dân", "xã Suối Ngọc"), "BC-UBND", "Suối Ngọc", IssueDay(2026, 9)),
        blocks=blocks,
        closing=Closing(
            ("UBND tỉnh Phú Thọ", "Thường trực Đảng ủy, HĐND xã", "Chủ tịch, các PCT UBND xã", "Lưu: VT, VHXH"),
            "Phó Chủ tịch",
            "Nguyễn Văn Mẫu",
            ("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
        ),
        made_on=date(2026, 9, 16),
        issued_by="Ủy ban nhân dân xã Suối Ngọc",
        addressees=("Ủy ban nhân dân tỉnh Phú Thọ", "Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ"),
        annexes=annexes,
    )


def long_report(paragraphs: int) -> Document:
    """A report of so many paragraphs and nothing else."""
    short = report()
    texts = tuple(paragraph(f"{i}. {SENTENCES[i % 3]}") for i in range(1, paragraphs + 1))
    return replace(short, blocks=(*texts, short.blocks[-1]), annexes=())


_WORDS = """thực hiện kế hoạch của Ủy ban nhân dân xã về truyền thông quyền con người báo cáo kết quả công tác phổ biến
pháp luật quý năm như sau đã ban hành văn bản chỉ đạo hướng dẫn các cơ quan đơn vị tuyên truyền hệ thống truyền thanh
cơ sở Trang thông tin điện tử mạng xã hội nghiêng khuyến khích trưởng thượng"""
_STUMBLES = """942/KH-UBND 22/3/2026 2026-2030 100% 12,5% “quyền con người” (Kế hoạch) pa-nô, và/hoặc 30/2020/NĐ-CP - –
08/NĐ-CP 38/KH-STTTT 1/3-1/2 …
https://suoingoc.example.vn/tin-tuc/2026 5.000.000đ COVID-19 (01 lượt) “Tuần lễ”; [1] A&B ±0,5% –2026
18001234567890123456789 tin-bài-ảnh-phóng-sự a/b/c/d/e/f/g/h Điều 5; quận/huyện/thị-xã"""


def random_report(seed: int) -> Document:
    """A report of random length with random tables, annexes, names and signs."""
    return _Random(seed).report()


class _Random:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311  # papers, not secrets
        self.plain, self.stumbles = _WORDS.split(), _STUMBLES.split()

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def words(self, count: int, stumbles: float = 0.15) -> str:
        return " ".join(self.dice.choice(self.stumbles if self.chance(stumbles) else self.plain) for _ in range(count))

    def some(self, *counts: int) -> str:
        return self.words(self.dice.choice(counts))

    def name(self, *counts: int) -> str:
        """A name with a dash in it ("… chính trị - xã hội …")."""
        before, after = (self.words(self.dice.choice(counts), 0) for _ in range(2))
        return f"{before} - {after}"

    def runs(self) -> tuple[Run, ...]:
        count = self.dice.choice((3, 8, 20, 30, 45, 60, 90, 150))
        if self.chance(0.7):
            return (Run(f"{self.words(count)}{':' if self.chance(0.3) else ''}"),)
        pieces = (self.words(self.dice.randint(1, 12)) for _ in range(count // 6 + 1))
        return tuple(Run(f"{piece} ", bold=self.chance(0.4), italic=self.chance(0.4)) for piece in pieces)

    def table(self, rows: int, *, wide: bool) -> Table:
        count = self.dice.randint(2, 8 if wide else 6)
        columns = tuple(self.column() for _ in range(count))
        body = tuple(self.row(count) for _ in range(rows))
        total = Row((Cell("Tổng cộng", across=2, align=Align.CENTER), *("1.234",) * (count - 2)))
        return Table(
            columns,
            self.head(count),
            body,
            total if self.chance(0.4) else None,
            caption=self.some(3, 8, 25) if self.chance(0.6) else "",
            unit="Đơn vị tính: người" if self.chance(0.4) else "",
        )

    def column(self) -> Column:
        align = self.dice.choice(tuple(Align))
        mm = self.dice.choice((10, 12, 15, 20, 25)) if self.chance(0.4) else None
        return Column(mm, self.dice.choice((1, 1.5, 2, 3)), align)

    def head(self, count: int) -> tuple[tuple[HeadCell, ...], ...]:
        if count < 3 or self.chance(0.5):
            return (tuple(HeadCell(self.some(1, 2, 4)) for _ in range(count)),)
        before = self.dice.randint(0, count - 2)
        across = self.dice.randint(2, count - before)
        upper = [HeadCell(self.some(1, 3), down=2) for _ in range(before)]
        upper.append(HeadCell(self.some(1, 4), across=across))
        upper += [HeadCell(self.some(1, 5), down=2) for _ in range(count - before - across)]
        return tuple(upper), tuple(HeadCell(self.some(1, 4)) for _ in range(across))

    def row(self, count: int) -> Row:
        if self.chance(0.05):
            return Row((Cell(self.words(5), across=count),), bold=True)
        texts = (
            self.some(0, 1, 1, 2, 2, 4, 9) + (f"\n{self.words(3)}" if self.chance(0.05) else "") for _ in range(count)
        )
        return Row(
            tuple(Cell(text, bold=True, italic=self.chance(0.5)) if self.chance(0.1) else text for text in texts)
        )

    def block(self, *, wide: bool) -> Block:
        pick = self.dice.random()
        if pick < 0.1:
            return Heading(self.dice.choice(tuple(Level)), self.dice.choice(("I", "2", "a")), self.some(2, 7, 20))
        if pick < 0.15:
            return self.table(self.dice.choice((1, 3, 8, 25, 60)), wide=wide)
        if pick < 0.24:
            return bullet(self.some(3, 15, 40), self.dice.choice("-+"), self.words(2) if self.chance(0.3) else "")
        if pick < 0.27:
            return Basis(tuple(f"Căn cứ {self.some(10, 40)}" for _ in range(self.dice.randint(1, 3))))
        return Paragraph(self.runs())

    def annex(self, number: str) -> Annex:
        wide = self.chance(0.5)
        blocks = [self.block(wide=wide) for _ in range(self.dice.choice((1, 2, 5)))]
        if self.chance(0.8):
            blocks.insert(0, self.table(self.dice.choice((5, 30, 100)), wide=wide))
        orientation = Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
        return Annex(self.some(3, 10, 25), tuple(blocks), number, orientation)

    def report(self) -> Document:
        blocks = [self.block(wide=False) for _ in range(self.dice.choice((2, 6, 15, 30, 60)))]
        if self.chance(0.9):
            blocks.append(paragraph(f"Trên đây là báo cáo {self.some(2, 10, 40, 70)}./."))
        recipients = (*(self.name(2, 5) for _ in range(self.dice.randint(0, 7))), "Lưu: VT, VHXH")
        issuers = (
            ("Ủy ban nhân dân", "xã Suối Ngọc"),
            ("Phòng Văn hóa và Thông tin",),
            (f"Ban Chỉ đạo {self.words(14, 0)}",),
        )
        positions = ("Phó Chủ tịch", "Trưởng phòng", f"Phó Trưởng ban Thường trực {self.words(12, 0)}")
        return replace(
            report(),
            subject=self.some(4, 12, 25, 45),
            letterhead=Letterhead(
                self.dice.choice(issuers),
                "BC-UBND",
                "Suối Ngọc",
                self.dice.choice((IssueDay(2026, 9), IssueDay(2026, 2, 5), IssueDay(2026))),
                self.dice.choice(("", "UBND tỉnh Phú Thọ", "Đảng ủy - Hội đồng nhân dân - Ủy ban nhân dân xã")),
                self.dice.choice((None, 5, 1234)),
            ),
            blocks=tuple(blocks),
            closing=replace(report().closing, recipients=recipients, position=self.dice.choice(positions)),
            addressees=tuple(self.name(2, 6, 15) for _ in range(self.dice.choice((0, 0, 1, 2, 4)))),
            annexes=tuple(self.annex(number) for number in ("I", "II", "III")[: self.dice.choice((0, 0, 1, 2, 3))]),
        )


def docx_parts(content: bytes) -> dict[str, str]:
    """The parts of a .docx, one element a line, so that a difference shows where it is."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: re.sub(r">\s*<", ">\n<", archive.read(name).decode()) for name in archive.namelist()}


def pdf_text(content: bytes) -> list[str]:
    """The words of each page of a PDF in the order they are drawn."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def golden_files() -> dict[str, str]:
    """What the report must look like as XML and as text, by file name."""
    from desktop.documents.docx_writer import docx_bytes
    from desktop.documents.pdf_writer import pdf_bytes

    parts = {f"report.{name.replace('/', '_')}": xml for name, xml in docx_parts(docx_bytes(report())).items()}
    return {**parts, "report.pdf.txt": "\n\f\n".join(pdf_text(pdf_bytes(report())))}


if __name__ == "__main__":
    for old in GOLDEN.glob("report.*"):
        old.unlink()
    for name, text in golden_files().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
