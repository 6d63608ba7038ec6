"""Upkeep: backups and their places, erasing a person, checking the database against its journal, tidying its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from desktop import paths, settings
from desktop.domain.organisation import Agency, OfficeSigner
from desktop.domain.paperwork import SealedReport
from desktop.domain.people import Person
from desktop.domain.schedule import Evidence
from desktop.errors import FileFault, InputFault, KnownError, SealedPeriod
from desktop.progress import Progress
from desktop.services import erasing
from desktop.services.desk import Desk
from desktop.services.erasing import Erased
from desktop.services.telling import remembered_places
from desktop.storage import attachments, backup, erasure, log, mentions
from desktop.storage.backup import Outcome
from desktop.storage.manifest import Backup, Reason
from desktop.storage.mentions import Mention
from desktop.storage.rows import Reader, dangling
from desktop.storage.tables import record_of
from desktop.vietnamese.folding import fold_words

UNDO_DAYS = 90
"""How long the clerk is promised to be able to take things back; a stray file stays at least as long."""


_NAMED = 20


@dataclass(frozen=True)
class Health:
    """What a check of an open database found; all empty in a sound one.

    `missing_files` and `changed_files` name evidence and the files of sealed reports that are not in the store, or are
    no longer what was stored.
    """

    differing_tables: tuple[str, ...]
    dangling: int
    missing_files: tuple[str, ...]
    broken_operations: int = 0
    changed_files: tuple[str, ...] = ()

    store: str = ""
    """Where the files of evidence lie."""

    @property
    def fault(self) -> KnownError | None:
        """What is wrong, in words; None in a sound database."""
        if self.differing_tables:
            tables = ", ".join(f"«{record_of(name).term}»" for name in self.differing_tables)
            return KnownError(f"Bảng không khớp nhật ký: {tables}.", remedy="Hãy khôi phục từ bản sao lưu gần nhất.")
        if self.broken_operations:
            return KnownError(
                f"Nhật ký có {self.broken_operations} mục không còn như lúc ghi.",
                remedy="Hãy khôi phục từ bản sao lưu gần nhất.",
            )
        lost = [f"thiếu {name}" for name in self.missing_files]
        lost += [f"{name} đã khác lúc lưu" for name in self.changed_files]
        if lost:
            more = f"; và {len(lost) - _NAMED} tệp khác" if len(lost) > _NAMED else ""
            return KnownError(
                f"Kho tệp đính kèm không đủ: {'; '.join(lost[:_NAMED])}{more}.",
                where=self.store,
                remedy="Hãy khôi phục tệp từ bản sao lưu (thư mục files ở nơi sao lưu), hoặc đính kèm lại tệp gốc.",
            )
        return None

    @property
    def sound(self) -> bool:
        return self.fault is None and not self.dangling


@dataclass
class Upkeep:
    """Upkeep as the clerk uses it."""

    desk: Desk

    def back_up(self, places: Iterable[Path] = (), progress: Progress | None = None) -> list[Outcome]:
        """Verified copies beside the database, in the places remembered and in these; a missing place is reported."""
        everywhere = (*self.places(), *places)
        return backup.make_everywhere(self.desk.database.path, Reason.ASKED, everywhere, progress, self.desk.today())

    def places(self) -> tuple[Path, ...]:
        """The further backup places remembered on this machine."""
        return remembered_places(self.desk.database.path)[0]

    def remember_place(self, place: Path) -> Path:
        """Back up to this folder too from now on; gives it as remembered. Raises `FileFault` when it is no folder."""
        known = settings.backup_places(self.desk.database.path)
        try:
            found = place.resolve(strict=True)
            usable = found.is_dir()
        except (OSError, ValueError, RuntimeError):
            usable = False
        if not usable:
            raise FileFault(
                "Không thấy thư mục để ghi nhớ làm nơi sao lưu.",
                where=str(place),
                remedy="Hãy cắm ổ hoặc tạo thư mục trước, rồi làm lại.",
            )
        if found == paths.backup_dir(self.desk.database.path) or found in known:
            return found
        settings.set_backup_places(self.desk.database.path, (*known, found))
        return found

    def forget_place(self, place: Path) -> None:
        """Back up to this folder no more; the copies there stay. Raises `InputFault` when it was not remembered."""
        known = settings.backup_places(self.desk.database.path)
        going = {one for one in known if one in (place, place.absolute()) or _same_place(one, place)}
        if not going:
            raise InputFault(
                "Nơi này không có trong danh sách nơi sao lưu đã ghi nhớ.",
                where=str(place),
                remedy="Hãy xem danh sách bằng lệnh backup --places.",
            )
        settings.set_backup_places(self.desk.database.path, tuple(one for one in known if one not in going))

    def backups(self) -> list[Backup]:
        return backup.listing(paths.backup_dir(self.desk.database.path))

    def find_persons(self, name: str) -> list[tuple[Person, str]]:
        """Persons of that name, with or without marks, and the agency each belongs to."""
        with self.desk.read() as reader:
            found = [person for person in reader.find(Person) if fold_words(person.name) == fold_words(name)]
            agencies = reader.by_uid(Agency, [person.agency for person in found])
            return [
                (person, agencies[person.agency].name if person.agency in agencies else "chưa rõ đơn vị")
                for person in found
            ]

    def names_of(self, person: bytes) -> list[str]:
        """Every name a person bears or has borne, in every record merged with it: to look for after an erasure."""
        with self.desk.read() as reader:
            return list(dict.fromkeys(erasing.names_borne(reader, erasing.whole_of(reader, person))))

    def erase_person(self, person: bytes) -> list[Outcome]:
        """Erase a person's data for good, here and in every backup that can be reached; counts of attendance stay.

        Every record merged with it goes too, for it is the same person.
        """
        with self.desk.read() as reader:
            uids = erasing.whole_of(reader, person)
        return erasure.erase_all(self.desk.database, "person", uids, self.desk.who, places=self.places())

    def mentions(self, *names: str) -> list[Mention]:
        """Texts in which a name stands and which an erasure of the person does not reach, earlier wordings included."""
        with self.desk.read() as reader:
            found = mentions.of_names(reader.connection, names)
            return list({(one.what, one.uid): one for one in found}.values())

    def correct_mention(self, mention: Mention, text: str) -> list[Outcome]:
        """Put other words in the place of a text that says a name; the old words go for good, backups included."""
        if mention.sealed:
            raise SealedPeriod(
                f"Tên này nằm trong báo cáo đã phát hành «{mention.shown}», không sửa được.",
                remedy="Hãy xin ý kiến người có thẩm quyền về việc thu hồi hoặc đính chính văn bản đó.",
            )
        if mention.staff:
            raise InputFault(
                f"«{mention.shown}» là người của cơ quan đã dùng phần mềm; nhật ký phải giữ tên người thực hiện.",
                remedy="Việc làm từ nay có thể ghi tên khác (--who); tên ở các việc đã làm được giữ nguyên.",
            )
        if mention.signing:
            raise InputFault(
                f"«{mention.shown}»: tên người ký thể thức của văn bản nên được giữ, không xóa và không sửa ở đây.",
                remedy="Khi đổi người ký, hãy đặt người ký mới kể từ ngày thay đổi.",
            )
        if mention.personal:
            raise InputFault(
                f"«{mention.shown}» là dữ liệu về một người cùng tên, không sửa ở đây.",
                remedy="Nếu đó chính là người cần xóa, hãy xóa dữ liệu của người đó.",
            )
        database, who = self.desk.database, self.desk.who
        return erasure.correct_text(database, mention.what, mention.uid, text, who, places=self.places())

    def erase_by_name(self, name: str, agency: str = "") -> Erased:
        """Erase the one person of that name (and agency) with every record merged into one, living or deleted.

        Refused when nobody, or more than one person, fits, and for who only signs papers or has worked here. The names
        that are given are to be looked for elsewhere.
        """
        with self.desk.read() as reader:
            try:
                whole = erasing.one_named(reader, name, agency)
            except InputFault:
                _refuse_kept_name(reader, name)
                raise
            names = list(dict.fromkeys((whole.name, *erasing.names_borne(reader, whole.uids))))
        database, who = self.desk.database, self.desk.who
        outcomes = erasure.erase_all(database, "person", whole.uids, who, places=self.places())
        return Erased(names, outcomes, len(whole.uids))

    def check(self) -> Health:
        """Compare every table with the journal, every reference with its record, every file with its digest."""
        database = self.desk.database.path
        with self.desk.read() as reader:
            return Health(
                tuple(log.differences(reader.connection)),
                len(dangling(reader.connection)),
                _named(reader, attachments.absent(reader.connection, database)),
                len(log.broken(reader.connection)),
                _named(reader, attachments.altered(reader.connection, database)),
                str(paths.attachment_dir(database)),
            )

    def tidy(self) -> int:
        """Remove stored files that nothing in the journal refers to, none of the last 90 days; gives their number.

        An undo never needs them: every file of an act that happened is referred to, be the act undone or not.
        """
        before = self.desk.today() - timedelta(days=UNDO_DAYS)
        with self.desk.read() as reader:
            stray = attachments.unreferenced(reader.connection, self.desk.database.path)
        return attachments.remove(attachments.older(stray, before))


def _refuse_kept_name(reader: Reader, name: str) -> None:
    """Say why a name stays that is no attendant's but a signer's."""
    if any(fold_words(one.name) == fold_words(name) for one in reader.find(OfficeSigner)):
        raise InputFault(
            "Đây là người ký văn bản của cơ quan: tên thuộc thể thức của văn bản nên được giữ, không xóa.",
            remedy="Khi đổi người ký, hãy đặt người ký mới kể từ ngày thay đổi.",
        )


def _same_place(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):
        return False


def _named(reader: Reader, digests: list[str]) -> tuple[str, ...]:
    """Contents of the store as the clerk knows them: by the file's own name, or the report's number."""
    if not digests:
        return ()
    names = {one.sha256: f"minh chứng «{one.file_name}»" for one in reader.find(Evidence)}
    for report in reader.find(SealedReport):
        names[report.docx_sha256] = f"bản Word của báo cáo số {report.number}/{report.symbol}"
        names[report.pdf_sha256] = f"bản PDF của báo cáo số {report.number}/{report.symbol}"
    return tuple(names.get(sha256, f"tệp của một mục đã xóa (mã băm {sha256[:12]}…)") for sha256 in digests)
