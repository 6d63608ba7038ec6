"""Our papers before the judge of `conformance`, which knows nothing of how they are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.conformance import Severity, check, check_pair
from desktop.documents.docx_writer import write_docx
from desktop.documents.metrics import faces
from desktop.documents.model import Basis, Document, IssueDay, paragraph
from desktop.documents.pdf_writer import write_pdf
from tests.desktop.documents.papers import END, long_report, report


def papers() -> dict[str, Document]:
    whole = report()
    issued = replace(whole.letterhead, number=5, day=IssueDay(2026, 9, 16), parent="UBND tỉnh Phú Thọ")
    long_names = replace(
        whole,
        subject=f"{whole.subject} và phương hướng, nhiệm vụ quý IV năm 2026 của các khu dân cư, trường học, cơ quan",
        letterhead=replace(issued, issuer=("Phòng Văn hóa, Khoa học và Thông tin xã Suối Ngọc",)),
        closing=replace(
            whole.closing, authority=("TL. Chủ tịch",), position="Trưởng phòng Văn hóa, Khoa học và Thông tin"
        ),
    )
    return {
        "draft": whole,
        "issued": replace(whole, letterhead=issued, addressees=("Sở Văn hóa, Thể thao và Du lịch",)),
        "not sent up": replace(whole, addressees=()),
        "long names": long_names,
        "one page": replace(whole, blocks=(paragraph(END),), annexes=(), addressees=()),
        "based": replace(
            whole,
            blocks=(
                Basis(("Căn cứ Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2016", "Theo đề nghị của Trưởng phòng")),
                *whole.blocks,
            ),
        ),
        "long": long_report(60),
    }


@pytest.mark.parametrize("name", papers())
def test_the_judge_finds_no_fault_but_the_font_this_machine_lacks(name: str, tmp_path: Path) -> None:
    document = papers()[name]
    write_docx(document, tmp_path / "a.docx")
    write_pdf(document, tmp_path / "a.pdf")
    found = [
        *check(tmp_path / "a.docx"),
        *check(tmp_path / "a.pdf"),
        *check_pair(tmp_path / "a.docx", tmp_path / "a.pdf"),
    ]
    allowed = set() if faces().is_times else {"F2"}
    faults = [str(one) for one in found if one.severity is Severity.ERROR and one.rule not in allowed]
    assert faults == []
