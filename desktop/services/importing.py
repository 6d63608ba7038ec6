"""A sender's workbook on its way in: read, matched, judged row by row, put right, then stored as one act.

Nothing is stored before `record`; the file is read once and never written to.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.importing import (
    ImportBatch,
    ImportColumn,
    ImportDraft,
    ImportKind,
    ImportLine,
    ImportMapping,
    LineState,
    Refusal,
    Sample,
)
from desktop.domain.media import ProductKind
from desktop.domain.organisation import Agency, AgencyAlias
from desktop.domain.terms import ActKind
from desktop.domain.training import Course
from desktop.errors import RecordFault, WrongUse
from desktop.progress import NullProgress, Progress
from desktop.services import import_trainees
from desktop.services.desk import Desk
from desktop.services.import_media import MediaKnown
from desktop.services.import_trainees import TraineesKnown
from desktop.services.import_ways import WAYS, Judging, Way
from desktop.services.past import Past
from desktop.storage import history
from desktop.storage.rows import Reader, Writer
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import day_text, grouped

if TYPE_CHECKING:
    from desktop.spreadsheet.fonts import Turned
    from desktop.spreadsheet.matching import Matching
    from desktop.spreadsheet.reading import ReadRow, RowReader
    from desktop.spreadsheet.sheet import Row, Workbook
    from desktop.spreadsheet.table import Head, Table

_DIGEST_LETTERS = 24
_PASTED = "Bảng dán vào"


@dataclass
class ImportSession:
    """One file being looked at. It is used by one thread at a time; what the clerk changes is kept here alone."""

    path: Path
    kind: ImportKind
    sha256: str
    book: Workbook
    turned: tuple[Turned, ...]
    tables: tuple[Table, ...]
    place: int = 0
    matching: Matching | None = None
    sender: bytes | None = None
    sender_name: str = ""
    default_kind: ProductKind = ProductKind.NEWS
    rows: dict[int, Row] = field(default_factory=dict)
    originals: dict[int, str] = field(default_factory=dict)
    retyped: dict[int, set[str]] = field(default_factory=dict)
    accepted: set[int] = field(default_factory=set)
    known: MediaKnown | TraineesKnown | None = None
    read: dict[int, ReadRow] = field(default_factory=dict)
    understood: dict[int, tuple[Any, list[tuple[str, str]]]] = field(default_factory=dict)
    course: bytes | None = None
    course_name: str = ""
    all_present: bool = False
    who: dict[int, bytes | None] = field(default_factory=dict)
    judging: Judging | None = None
    judged: dict[int, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def way(self) -> Way:
        return WAYS[self.kind]

    @property
    def table(self) -> Table:
        return self.tables[self.place]

    @property
    def found(self) -> Matching:
        if self.matching is None:
            raise WrongUse("Tệp chưa được ghép cột.")
        return self.matching


@dataclass
class Importing:
    """Workbooks as the clerk brings them in."""

    desk: Desk

    def open(
        self, path: Path, kind: ImportKind = ImportKind.MEDIA, progress: Progress | None = None
    ) -> tuple[ImportSession, ImportDraft]:
        """Read a workbook and judge its rows. Raises `FileFault` for what cannot be read, `Cancelled`."""
        from desktop.spreadsheet.reader import read_workbook

        told = progress or NullProgress()
        told.step("Đang đọc tệp Excel")
        return self._begun(path, kind, read_workbook(path, told), hashlib.sha256(path.read_bytes()).hexdigest())

    def open_block(self, text: str, kind: ImportKind = ImportKind.MEDIA) -> tuple[ImportSession, ImportDraft]:
        """Look at a block copied from Excel or Word as at a file. Raises `FileFault` where there is no table in it."""
        from desktop.spreadsheet.clipboard import block_sheet, parse_block, write_block
        from desktop.spreadsheet.sheet import Workbook

        def begun(block: str) -> tuple[ImportSession, ImportDraft]:
            book = Workbook(_PASTED, (block_sheet(block, _PASTED),))
            return self._begun(
                Path(_PASTED), kind, book, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            )

        rows = parse_block(text)
        with self.desk.read() as reader:
            heads = WAYS[kind].heads(reader, rows, self.desk.today())
        return begun(write_block([heads, *rows]) if heads else text)

    def _begun(self, path: Path, kind: ImportKind, raw: Workbook, sha256: str) -> tuple[ImportSession, ImportDraft]:
        from desktop.spreadsheet.finding import find_tables
        from desktop.spreadsheet.fonts import in_unicode

        book, turned = in_unicode(raw)
        session = ImportSession(path, kind, sha256, book, turned, find_tables(book, WAYS[kind].layout.names))
        with self.desk.read() as reader:
            self._take_table(reader, session, 0)
            return session, self._judged(reader, session)

    def choose_sheet(self, session: ImportSession, place: int) -> ImportDraft:
        """Look at another sheet's table; what was corrected on the first is forgotten."""
        with self.desk.read() as reader:
            self._take_table(reader, session, place)
            return self._judged(reader, session)

    def choose_columns(self, session: ImportSession, columns: Mapping[str, str]) -> ImportDraft:
        """Match columns as the clerk says: key to column letter, nothing guessed."""
        from desktop.spreadsheet.matching import rematch

        session.matching = rematch(session.table, session.way.layout, {k: v for k, v in columns.items() if v})
        _forget(session)
        with self.desk.read() as reader:
            return self._judged(reader, session)

    def choose(
        self, session: ImportSession, *, sender: bytes | None = None, default_kind: ProductKind | None = None
    ) -> ImportDraft:
        """Say who sent the file, or what a row is that does not say its kind."""
        session.understood.clear()
        with self.desk.read() as reader:
            agency = reader.get(Agency, sender) if sender else None
            if agency is not None:
                session.sender, session.sender_name = agency.uid, agency.name
            if default_kind is not None:
                session.default_kind = default_kind
            return self._judged(reader, session)

    def choose_course(self, session: ImportSession, course: bytes | None, *, all_present: bool = False) -> ImportDraft:
        """Say which course a list of trainees is of, and whether everybody on it was there."""
        with self.desk.read() as reader:
            chosen = reader.get(Course, course) if course else None
            session.course, session.course_name = (chosen.uid, chosen.title) if chosen else (None, "")
            session.all_present = all_present
            return self._judged(reader, session)

    def retype(self, session: ImportSession, row: int, key: str, text: str) -> ImportDraft:
        """Put a cell right; the row is judged anew with what stands there now.

        A name that stands for a record (channel, topic, agency, kind) is put right wherever it stands the same.
        """
        from desktop.spreadsheet.reading import retyped

        if key == import_trainees.WHO:
            return self._answered(session, row, text)
        head = next((one.head for one in session.found.found if one.wanted.key == key), None)
        if head is None or row not in session.rows:
            raise WrongUse("Ô cần sửa không có trong bảng đang xem.")
        before = _text(head, session.rows[row])
        same = [row]
        if key in session.way.named and before:
            same = [number for number, one in session.rows.items() if _text(head, one) == before]
        for number in same:
            session.rows[number] = retyped(session.rows[number], head, text)
            session.retyped.setdefault(number, set()).add(key)
            session.read.pop(number, None)
            session.understood.pop(number, None)
            session.who.pop(number, None)
        with self.desk.read() as reader:
            return self._judged(reader, session)

    def _answered(self, session: ImportSession, row: int, text: str) -> ImportDraft:
        """Who a row is, chosen from those offered; an empty answer asks again."""
        judged = session.judged.get(row)
        offered = import_trainees.offered(judged) if judged is not None else {}
        session.who.pop(row, None)
        if text in offered:
            session.who[row] = offered[text]
        with self.desk.read() as reader:
            return self._judged(reader, session)

    def accept_likeness(self, session: ImportSession, rows: Sequence[int]) -> ImportDraft:
        """Rows that are perhaps somebody are the person they look like most."""
        for row in rows:
            judged = session.judged.get(row)
            offered = list(import_trainees.offered(judged).values()) if judged is not None else []
            if len(offered) > 1:
                session.who[row] = offered[1]
        with self.desk.read() as reader:
            return self._judged(reader, session)

    def accept(self, session: ImportSession, rows: Sequence[int]) -> ImportDraft:
        """Bring in rows that look like doubles all the same; a second time takes it back."""
        session.accepted ^= set(rows)
        with self.desk.read() as reader:
            return self._judged(reader, session)

    def choices(self, session: ImportSession, key: str, row: int) -> list[str]:
        """What may stand in a cell, where the office has a list of it."""
        return session.judging.choices(key, session.judged.get(row)) if session.judging else []

    def record(self, session: ImportSession) -> ImportBatch:
        """Store every good row, one act; raises `RecordFault` when there is none."""
        act = f"Nhập tệp {session.path.name}"
        with self.desk.act(act, kind=ActKind.IMPORT.value) as writer:
            session.known = None
            session.understood.clear()
            lines, judging = self._lines(writer, session)
            good = [(line.row, session.judged[line.row]) for line in lines if line.state is LineState.GOOD]
            if not good:
                raise RecordFault(
                    f"Tệp «{session.path.name}» không có dòng hợp lệ nào để nhập.",
                    remedy="Hãy sửa các dòng lỗi ngay trong bảng, hoặc ghi tệp trả lại nơi gửi.",
                )
            judging.put(writer, good)
            _remember(writer, session)
            return writer.add(self._batch(writer, session, lines))

    def batches(self, kind: ImportKind = ImportKind.MEDIA) -> list[ImportBatch]:
        """The imports of a kind that are in effect, newest first."""
        with self.desk.read() as reader:
            return reader.find(ImportBatch, kind=kind, order=("number",))[::-1]

    def withdraw(self, batch: bytes) -> str:
        """Take back a whole import; gives its name. Refused where a sealed report rests on it."""
        with self.desk.read() as reader:
            reader.one(ImportBatch, batch)
            told = history.of_record(reader.connection, "import_batch", batch, parts=False)
        act, _ = Past(self.desk).undo(told[-1][0].uid)
        return act.name

    def give_back(self, session: ImportSession, target: Path, progress: Progress | None = None) -> int:
        """Write the wrong rows as a workbook in the sender's own layout with the reasons; gives how many."""
        from desktop.spreadsheet.returning import Returned, write_returned

        with self.desk.read() as reader:
            lines, _ = self._lines(reader, session)
        heads = {found.wanted.key: found.head for found in session.found.found}
        returned = [
            Returned(
                session.rows[line.row],
                tuple(one.brief for one in line.refusals),
                frozenset(heads[one.key].column for one in line.refusals if one.key in heads),
            )
            for line in lines
            if line.state is LineState.WRONG
        ]
        if not returned:
            raise RecordFault(
                "Không còn dòng lỗi nào để trả lại.", remedy="Mọi dòng của tệp đều đã hợp lệ hoặc đã có trong sổ."
            )
        sheet = next(one for one in session.book.sheets if one.name == session.table.sheet)
        blank = [one.head.column for one in session.found.sensitive]
        write_returned(target, sheet, session.table, returned, left_blank=blank, progress=progress)
        return len(returned)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _take_table(self, reader: Reader, session: ImportSession, place: int) -> None:
        from desktop.spreadsheet.matching import Remembered, match, signature_of

        session.place = place
        signature = signature_of(session.table)
        known = reader.find(ImportMapping, kind=session.kind, signature=signature, order=("uid",))
        remembered = Remembered(signature, json.loads(known[-1].columns or "{}")) if known else None
        session.matching = match(session.table, session.way.layout, remembered)
        session.sender = known[-1].sender if known else None
        _forget(session)
        agency = reader.get(Agency, session.sender) if session.sender else _sender(reader, session)
        session.sender, session.sender_name = (agency.uid, agency.name) if agency else (None, "")
        session.remarks = tuple(self._remarks(reader, session))

    def _remarks(self, reader: Reader, session: ImportSession) -> list[str]:
        table, matching = session.table, session.found
        said = [
            f"Tệp này đã được nhập ngày {day_text(batch.day)} (lần nhập số {batch.number})."
            for batch in reader.find(ImportBatch, file_sha256=session.sha256, order=("number",))
        ]
        said += [one.sentence for one in table.left_out]
        said += [one.sentence for one in matching.sensitive]
        said += [one.sentence for one in matching.doubts]
        return [*said, *session.book.remarks]

    def _judged(self, reader: Reader, session: ImportSession) -> ImportDraft:
        lines, _ = self._lines(reader, session)
        columns = tuple(_columns(session))
        lacking = [column.name for column in columns if column.required and not column.letter]
        remarks = list(session.remarks)
        if lacking:
            remarks.insert(
                0, f"Chưa tìm thấy cột {', '.join(f'«{name}»' for name in lacking)}; hãy chọn cột tương ứng."
            )
        return ImportDraft(
            session.path.name,
            session.kind,
            session.table.sheet,
            tuple(table.sheet for table in session.tables),
            columns,
            tuple((head.letter, head.name) for head in session.table.heads),
            tuple(lines),
            tuple(remarks),
            tuple(
                Sample(turned.font, before, after) for turned in session.turned for before, after in turned.samples[:3]
            ),
            session.sender,
            session.sender_name,
            dict(Counter(line.state for line in lines)),
        )

    def _lines(self, reader: Reader, session: ImportSession) -> tuple[list[ImportLine], Judging]:
        """Every row judged; what is to be stored of those that are understood stands in `session.judged`.

        A row is read anew only when a cell of it was put right.
        """
        row_reader = _row_reader(session)
        for number, cells in session.rows.items():
            if number not in session.read:
                session.read[number] = row_reader.read(cells)
        read = [session.read[number] for number in session.rows]
        judging = session.judging = session.way.judging(reader, session, read, self.desk.today())
        fixed = _fixed_before(reader, session)
        lines = []
        session.judged = {}
        for one in read:
            row, faults = judging.understand(one.values, one.number) if one.is_good else (None, [])
            line = _line(session, one, faults, judging.own(row, one.number))
            if row is not None and not line.refusals:
                session.judged[one.number] = row
                state, note = judging.judge(row, one.number)
                asked = judging.asked(row) if state is LineState.WRONG else None
                line = replace(line, state=state, note=note, refusals=(asked,) if asked else ())
                if state is LineState.DOUBLE and one.number in session.accepted:
                    line = replace(line, state=LineState.GOOD, note=f"{note} Vẫn đưa vào theo yêu cầu.")
            if session.originals[one.number] in fixed and not session.retyped.get(one.number):
                line = replace(
                    line, state=LineState.FIXED_BEFORE, refusals=(), note="Dòng này đã được sửa và nhập lần trước."
                )
            lines.append(line)
        return lines, judging

    def _batch(self, writer: Writer, session: ImportSession, lines: Sequence[ImportLine]) -> ImportBatch:
        states = Counter(line.state for line in lines)
        corrected = [session.originals[line.row] for line in lines if line.state is LineState.GOOD and line.retyped]
        numbers = [batch.number for batch in writer.find(ImportBatch)]
        return ImportBatch.of(
            number=max(numbers, default=0) + 1,
            kind=session.kind,
            day=self.desk.today(),
            file_name=session.path.name[:300],
            file_sha256=session.sha256,
            sender=session.sender,
            course=session.course,
            taken=states[LineState.GOOD],
            double=states[LineState.DOUBLE] + states[LineState.FIXED_BEFORE],
            refused=states[LineState.WRONG],
            corrected="\n".join(corrected),
        )


def _forget(session: ImportSession) -> None:
    """Begin with the table's rows as the sender wrote them."""
    reader = _row_reader(session)
    session.rows = {row.number: row for row in session.table.rows if not reader.is_unfilled(row)}
    heads = [found.head for found in session.found.found]
    session.originals = {number: _digest([_text(head, row) for head in heads]) for number, row in session.rows.items()}
    session.retyped, session.accepted, session.known, session.who = {}, set(), None, {}
    session.read.clear()
    session.understood.clear()


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LETTERS]


def _text(head: Head, row: Row) -> str:
    """What stands under a head, on one line."""
    cell = head.cell_of(row)
    return " ".join(cell.text.split()) if cell else ""


def _row_reader(session: ImportSession) -> RowReader:
    from desktop.spreadsheet.reading import RowReader

    return RowReader(session.table, session.found, _year_of(session.table))


def _year_of(table: Table) -> Any:
    """The year a day without one lies in, as the lines above the table say it («tháng 9 năm 2024», «quý III/2024»)."""
    from desktop.spreadsheet.days import YearOf

    years = re.findall(r"(?<!\d)(20\d\d)(?!\d)", " ".join(table.title))
    return YearOf.year(int(years[-1])) if years else YearOf()


def _columns(session: ImportSession) -> list[ImportColumn]:
    heads = {found.wanted.key: found.head for found in session.found.found}
    columns = []
    for wanted in session.way.layout.columns:
        head = heads.get(wanted.key)
        columns.append(
            ImportColumn(
                wanted.key, wanted.name, head.letter if head else "", head.name if head else "", wanted.required
            )
        )
    return [*columns, *(ImportColumn(key, name, own=True) for key, name in session.way.own)]


def _line(session: ImportSession, read: ReadRow, faults: Sequence[tuple[str, str]], own: tuple[str, ...]) -> ImportLine:
    from desktop.spreadsheet.reading import CellFault

    heads = {found.wanted.key: found.head for found in session.found.found}
    texts = tuple(_text(head, read.original) for head in heads.values())
    found = [
        *read.faults,
        *(
            CellFault(session.table.sheet, read.number, key, heads[key], _text(heads[key], read.original), reason)
            for key, reason in faults
        ),
    ]
    refusals = [Refusal(fault.key, fault.sentence, f"{fault.head.spoken}: {fault.reason}") for fault in found]
    lacking = [wanted for wanted in session.way.layout.columns if wanted.required and wanted.key not in heads]
    refusals += [
        Refusal(wanted.key, f"Chưa ghép cột «{wanted.name}».", f"thiếu cột «{wanted.name}».") for wanted in lacking
    ]
    state = LineState.WRONG if refusals else LineState.GOOD
    return ImportLine(
        read.number, (*texts, *own), state, tuple(refusals), retyped=frozenset(session.retyped.get(read.number, ()))
    )


def _fixed_before(reader: Reader, session: ImportSession) -> set[str]:
    batches = reader.find(ImportBatch, kind=session.kind, course=session.course)
    return {line for batch in batches for line in batch.corrected.split("\n") if line}


def _sender(reader: Reader, session: ImportSession) -> Agency | None:
    """The agency whose name stands above the table, the longest name first; none when nothing fits."""
    title = f" {fold_words(' '.join(session.table.title))} "
    names: list[tuple[str, bytes]] = [(fold_words(one.name), one.uid) for one in reader.find(Agency) if not one.to_day]
    names += [(fold_words(one.alias), one.agency) for one in reader.find(AgencyAlias)]
    if not title.strip():
        return None
    spoken = [(len(name), uid) for name, uid in names if " " in name and f" {_written_out(name)} " in title]
    spoken += [(len(name), uid) for name, uid in names if " " in name and f" {name} " in title]
    return reader.get(Agency, max(spoken)[1]) if spoken else None


def _written_out(name: str) -> str:
    return f" {name} ".replace(" ubnd ", " uy ban nhan dan ").strip()


def _remember(writer: Writer, session: ImportSession) -> None:
    """Keep how the columns were matched, for the sender's next file."""
    columns = json.dumps(dict(session.found.remembered().columns), sort_keys=True)
    signature = session.found.signature
    known = writer.find(ImportMapping, kind=session.kind, signature=signature, order=("uid",))
    if known:
        writer.change(ImportMapping, known[-1].uid, columns=columns, sender=session.sender)
    else:
        writer.add(ImportMapping.of(kind=session.kind, signature=signature, columns=columns, sender=session.sender))


def told(batch: ImportBatch) -> str:
    """What an import did, in one sentence."""
    return (
        f"Lần nhập số {batch.number}: đã nhập {grouped(batch.taken)} dòng"
        f"{f', bỏ qua {grouped(batch.double)} dòng trùng' if batch.double else ''}"
        f"{f', còn {grouped(batch.refused)} dòng lỗi' if batch.refused else ''}."
    )
