"""Papers of a course: the sign-in sheet, written as Word or PDF, or looked at before."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.rendering import Preview, pictures
from desktop.domain.organisation import Agency, OfficeProfile
from desktop.domain.people import Person
from desktop.domain.training import Attendance, Course, Enrolment, Mark, Session
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import profile_on
from desktop.services.training import root_of
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import name_key, phrase_key

if TYPE_CHECKING:
    from desktop.documents.forms.sign_in_sheet import Expected
    from desktop.documents.model import Document

BLANK_ROWS = 5


@dataclass
class TrainingPapers:
    """Papers as the clerk prints them for a course."""

    desk: Desk

    def sign_in_sheet(
        self, course: bytes, target: Path, session: bytes | None = None, blank_rows: int = BLANK_ROWS
    ) -> Path:
        """Write the sheet of a course, or of one of its sessions, as Word or PDF by the target's ending."""
        from desktop.documents.docx_writer import write_docx
        from desktop.documents.pdf_writer import write_pdf

        write = write_pdf if target.suffix.lower() == ".pdf" else write_docx
        write(self._sheet(course, session, blank_rows), target)
        return target

    def preview(
        self, course: bytes, dots_per_inch: float, session: bytes | None = None, blank_rows: int = BLANK_ROWS
    ) -> Preview:
        """The sheet's pages as they will be printed."""
        with tempfile.TemporaryDirectory() as folder:
            made = self.sign_in_sheet(course, Path(folder) / "danh-sach.pdf", session, blank_rows)
            return Preview(tuple(pictures(made.read_bytes(), dots_per_inch, 1, None)), (), "")

    def _sheet(self, course: bytes, session: bytes | None, blank_rows: int) -> Document:
        from desktop.documents.forms.sign_in_sheet import SheetFacts, SittingFacts, sign_in_sheet

        with self.desk.read() as reader:
            held = reader.one(Course, course)
            sessions = reader.find(Session, course=course, order=("day", "at", "uid"))
            chosen = [one for one in sessions if session in (None, one.uid)]
            if session is not None and not chosen:
                raise RecordFault("Buổi học này không còn trong lớp.", remedy="Hãy mở lại lớp rồi chọn buổi khác.")
            day = chosen[0].day if chosen else self.desk.today()
            office = profile_on(reader, day)
            facts = SheetFacts(
                office=_headed(office),
                course=held.title,
                sittings=tuple(SittingFacts(one.day, one.at, one.place) for one in chosen),
                people=tuple(_people(reader, course, [one.uid for one in chosen])),
                made_on=day,
                maker=re.split("[,(]", self.desk.who)[0].strip(),
                blank_rows=blank_rows,
            )
        return sign_in_sheet(facts)


def _headed(office: OfficeProfile | None) -> OfficeProfile:
    if office is None:
        raise RecordFault(
            "Chưa có thể thức của cơ quan (tên cơ quan, địa danh) nên chưa lập được danh sách ký nhận.",
            remedy="Hãy ghi ở trang Danh mục, mục Thể thức cơ quan mình.",
        )
    return office


def _people(reader: Reader, course: bytes, sessions: list[bytes]) -> list[Expected]:
    """Who is on the list, those merged once and nobody erased; a substitute says for whom he comes.

    By unit, then by given name.
    """
    from desktop.documents.forms.sign_in_sheet import Expected

    listed = [one.person for one in reader.find(Enrolment, course=course)]
    came = reader.find(Attendance, session=sessions) if sessions else []
    instead = {one.person: one.substitute_for for one in came if one.substitute_for}
    away = {one.person for one in came if one.mark is Mark.SUBSTITUTED}
    persons = reader.by_uid(Person, [*listed, *instead, *instead.values()])
    roots = {uid: root_of(reader, one) for uid, one in persons.items()}
    agencies = reader.by_uid(Agency, [one.agency for one in roots.values()])
    lines = {}
    for uid in [*listed, *instead]:
        person = roots.get(uid)
        if person is None or not person.name or uid in away:
            continue
        agency = agencies.get(person.agency or b"")
        other = roots.get(instead.get(uid) or b"")
        note = f"đi thay {other.name}" if other else ""
        lines[person.uid] = Expected(person.name, person.post, agency.name if agency else "", note)
    return sorted(
        lines.values(), key=lambda one: (not one.agency, phrase_key(one.agency), name_key(one.name), one.post)
    )
