"""The judge: opens any .docx or .pdf, ours or typed by hand, and lists each departure from the decree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import assert_never

from desktop.documents.conformance.departure import Departure
from desktop.documents.conformance.kinds import paper_kind
from desktop.documents.conformance.opening import PaperFormat, read_paper
from desktop.domain.paperwork import DocumentKind
from desktop.errors import FileFault


def check(path: Path, kind: DocumentKind = DocumentKind.REPORT, *, today: date | None = None) -> list[Departure]:
    """Departures of a file from Nghị định 30/2020/NĐ-CP, in the order a reader meets them.

    `kind` is what the paper is meant to be; with `today` a day of issue in the future is noticed too. Raises
    `FileFault` for a file that is missing, damaged, harmful, locked by a password, or of another format.
    """
    data, form = read_paper(path)
    if form is PaperFormat.WORD:
        from desktop.documents.conformance.word.examine import examine_word
        from desktop.documents.conformance.word.reader import read_word

        return list(examine_word(read_word(data, path.name), paper_kind(kind), today))
    if form is PaperFormat.PDF:
        from desktop.documents.conformance.pdf.examine import examine_pdf
        from desktop.documents.conformance.pdf.reader import read_pdf

        return list(examine_pdf(read_pdf(data, path.name), paper_kind(kind), today))
    assert_never(form)


def check_pair(docx: Path, pdf: Path) -> list[Departure]:
    """Departures of two files that must be one paper: the same words (X3), the same number of pages (X4).

    Each file's own departures are `check`'s to tell. Raises `FileFault`, also when the two are not a .docx and a .pdf.
    """
    from desktop.documents.conformance.pair import pair_departures
    from desktop.documents.conformance.pdf.reader import read_pdf
    from desktop.documents.conformance.word.reader import read_word

    word = read_word(_expected(docx, PaperFormat.WORD), docx.name)
    return list(pair_departures(word, read_pdf(_expected(pdf, PaperFormat.PDF), pdf.name)))


def _expected(path: Path, form: PaperFormat) -> bytes:
    data, found = read_paper(path)
    if found is not form:
        raise FileFault(
            f"Tệp không thuộc định dạng {form.value}.",
            where=path.name,
            remedy="Đề nghị chọn một tệp Word (.docx) và một tệp PDF của cùng văn bản.",
        )
    return data
