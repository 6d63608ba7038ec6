"""Certificates on paper: all of a course in one file, the register, and both looked at before printing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.rendering import Preview, pictures
from desktop.domain.certificates import ERASED_NAME, RegisterLine
from desktop.domain.organisation import OfficeProfile
from desktop.domain.training import Certificate, Course, Session
from desktop.errors import RecordFault
from desktop.services.certifying import register_lines
from desktop.services.desk import Desk
from desktop.services.directory import profile_on, signer_on
from desktop.storage.rows import Reader

if TYPE_CHECKING:
    from datetime import date

    from desktop.documents.model import Paper


@dataclass
class CertificatePapers:
    """What the clerk prints of certificates; Word or PDF by the ending of the target."""

    desk: Desk

    def write(self, course: bytes, target: Path, certificates: Iterable[bytes] | None = None) -> Path:
        """All certificates of a course in one file, one a page; of one issued again the newest only.

        With `certificates` only those, whatever came after. Raises `RecordFault` when there is none to print.
        """
        return _written(self._certificates(course, certificates), target)

    def preview(self, course: bytes, dots_per_inch: float, certificates: Iterable[bytes] | None = None) -> Preview:
        """The certificates' pages as they will be printed."""
        return _previewed(self._certificates(course, certificates), dots_per_inch)

    def write_register(self, target: Path, *, year: int | None = None, course: bytes | None = None) -> Path:
        """The register of a year, or of a course."""
        return _written(self._register(year, course), target)

    def preview_register(
        self, dots_per_inch: float, *, year: int | None = None, course: bytes | None = None
    ) -> Preview:
        """The register's pages as they will be printed."""
        return _previewed(self._register(year, course), dots_per_inch)

    def _certificates(self, course: bytes, chosen: Iterable[bytes] | None) -> Paper:
        from desktop.documents.forms.certificates import CourseFacts, certificates

        with self.desk.read() as reader:
            held = reader.one(Course, course)
            sessions = reader.find(Session, course=course, order=("day", "at", "uid"))
            lines = _to_print(reader, course, chosen)
            if not lines or not sessions:
                raise RecordFault(
                    "Lớp này chưa có giấy chứng nhận nào để in.", remedy="Hãy cấp giấy chứng nhận cho lớp trước."
                )
            day = max(line.day for line in lines)
            office = _headed(reader, day)
            places = tuple(dict.fromkeys(one.place for one in sessions if one.place))
            facts = CourseFacts(held.title, sessions[0].day, sessions[-1].day, places)
            return certificates(office, signer_on(reader, office.agency, day), facts, lines, day)

    def _register(self, year: int | None, course: bytes | None) -> Paper:
        from desktop.documents.forms.certificates import register

        with self.desk.read() as reader:
            today = self.desk.today()
            lines = register_lines(reader, year=year, course=course)
            about = reader.one(Course, course).title if course is not None else f"Năm {year}" if year else "Các năm"
            keeper = self.desk.who.partition("(")[0].partition(",")[0].strip()
            return register(_headed(reader, today), about, lines, today, keeper)


def _to_print(reader: Reader, course: bytes, chosen: Iterable[bytes] | None) -> list[RegisterLine]:
    """Lines that still have a name; without a choice those that no later certificate stands for."""
    lines = [line for line in register_lines(reader, course=course) if line.name != ERASED_NAME]
    if chosen is not None:
        wanted = set(chosen)
        return [line for line in lines if line.uid in wanted]
    replaced = {one.reissue_of for one in reader.find(Certificate, course=course)}
    return [line for line in lines if line.uid not in replaced]


def _headed(reader: Reader, day: date) -> OfficeProfile:
    office = profile_on(reader, day)
    if office is None:
        raise RecordFault(
            "Chưa có thể thức của cơ quan (tên cơ quan, địa danh) nên chưa in được.",
            remedy="Hãy ghi ở trang Danh mục, mục Thể thức cơ quan mình.",
        )
    return office


def _written(paper: Paper, target: Path) -> Path:
    from desktop.documents.docx_writer import write_docx
    from desktop.documents.pdf_writer import write_pdf

    (write_pdf if target.suffix.lower() == ".pdf" else write_docx)(paper, target)
    return target


def _previewed(paper: Paper, dots_per_inch: float) -> Preview:
    with tempfile.TemporaryDirectory() as folder:
        made = _written(paper, Path(folder) / "xem-truoc.pdf")
        return Preview(tuple(pictures(made.read_bytes(), dots_per_inch)), ())
