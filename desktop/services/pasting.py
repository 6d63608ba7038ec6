"""Blocks copied from Excel as new lines of a register: read by its form, put right in a grid, stored as one act.

What is pasted is text and stays text: nothing in it is ever worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain import terms
from desktop.domain.importing import ImportColumn, ImportDraft, ImportLine, LineState, Refusal
from desktop.domain.record import Record
from desktop.domain.registers import Register
from desktop.domain.terms import Shape
from desktop.errors import InputFault, RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import AgencyIndex
from desktop.services.editing import Editing
from desktop.storage.repository import lines
from desktop.storage.rows import Reader
from desktop.vietnamese.folding import fold_words

MOST_PASTED = 20_000
_PASTED = "Bảng dán vào"


@dataclass
class PasteSession:
    """A block being looked at: the fields its columns are, its cells as text; used by one thread at a time."""

    register: Register
    equal: tuple[tuple[str, object], ...]
    fields: list[str]
    rows: dict[int, list[str]]
    known: dict[str, _Named] = field(default_factory=dict)
    values: dict[int, dict[str, Any]] = field(default_factory=dict)
    faults: dict[int, list[Refusal]] = field(default_factory=dict)
    retyped: dict[int, set[str]] = field(default_factory=dict)


@dataclass
class _Named:
    """The records a field may refer to, by the names they go by."""

    names: list[str]
    find: Callable[[str], bytes]


@dataclass
class Pasting:
    """Blocks as the clerk pastes them into a list."""

    desk: Desk

    def open(
        self, register: Register, text: str, shown: Sequence[str] = (), equal: tuple[tuple[str, object], ...] = ()
    ) -> tuple[PasteSession, ImportDraft]:
        """Look at a block: by its head where it has one, else by the columns `shown` in the list.

        Raises `InputFault` where there is nothing to read or no column is one of the register's.
        """
        from desktop.spreadsheet.clipboard import parse_block

        cells = [list(row) for row in parse_block(text) if any(cell.strip() for cell in row)]
        if not cells:
            raise InputFault("Chưa chép dòng nào để dán.", remedy="Hãy chép các dòng ở Excel rồi dán lại.")
        if len(cells) > MOST_PASTED:
            raise InputFault(
                f"Bảng có {len(cells)} dòng, nhiều hơn {MOST_PASTED} dòng dán được một lần.",
                remedy="Hãy dán từng phần, hoặc nhập từ tệp Excel.",
            )
        heads = _heads(register, cells[0])
        fields = heads if heads else _as_shown(register, shown, len(cells[0]))
        first = 2 if heads else 1
        wanted = [place for place, name in enumerate(fields) if name]
        if not wanted:
            raise InputFault(
                f"Không nhận ra cột nào của sổ «{register.title}» trong bảng đã chép.",
                remedy="Hãy chép cả dòng tiêu đề cột, ghi đúng tên các ô của biểu nhập.",
            )
        rows = {
            number: [" ".join(row[place].split()) if place < len(row) else "" for place in wanted]
            for number, row in enumerate(cells[first - 1 :], start=first)
        }
        session = PasteSession(register, equal, [fields[place] for place in wanted], rows)
        return session, self._judged(session, list(rows))

    def retype(self, session: PasteSession, row: int, key: str, text: str) -> ImportDraft:
        """Put a cell right; a name that stands for a record is put right wherever it stands the same."""
        place = session.fields.index(key)
        before, same = session.rows[row][place], [row]
        if before and terms.refers_to(session.register.table, key):
            same = [number for number, cells in session.rows.items() if cells[place] == before]
        for number in same:
            session.rows[number][place] = " ".join(text.split())
            session.retyped.setdefault(number, set()).add(key)
        return self._judged(session, same)

    def choices(self, session: PasteSession, key: str) -> list[str]:
        """What may stand in a cell of a column, where there is a list to choose from."""
        table = session.register.table
        if key in session.known:
            return session.known[key].names
        return [code.term for code in terms.codes_of(table, key)]

    def record(self, session: PasteSession) -> list[Record]:
        """Store every good line as one act; raises `RecordFault` when there is none, or naming what is refused."""
        self._judged(session, list(session.rows))
        good = [session.values[number] for number in session.rows if not session.faults[number]]
        if not good:
            raise RecordFault("Không có dòng hợp lệ nào để dán.", remedy="Hãy sửa các ô lỗi ngay trong bảng.")
        return Editing(self.desk).add_all(session.register.table, [{**dict(session.equal), **one} for one in good])

    def _judged(self, session: PasteSession, changed: Sequence[int]) -> ImportDraft:
        """The block as it stands now; only the rows that changed are read anew."""
        with self.desk.read() as reader:
            for name in session.fields:
                table = terms.refers_to(session.register.table, name)
                if table and name not in session.known:
                    session.known[name] = _named(reader, table, self.desk.today())
        read = _Reading(session, self.desk.today())
        for number in changed:
            session.values[number], session.faults[number] = read.row(number)
        rows = []
        for number, cells in session.rows.items():
            faults = session.faults[number]
            state = LineState.WRONG if faults else LineState.GOOD
            touched = frozenset(session.retyped.get(number, ()))
            rows.append(ImportLine(number, tuple(cells), state, tuple(faults), retyped=touched))
        table = session.register.table
        columns = tuple(
            ImportColumn(name, terms.field_term(table, name), letter="·", required=_required(session.register, name))
            for name in session.fields
        )
        counts = dict(Counter(line.state for line in rows))
        return ImportDraft(_PASTED, None, _PASTED, (_PASTED,), columns, (), tuple(rows), counts=counts)


class _Reading:
    """Reads the cells of a block as the register's form means them."""

    def __init__(self, session: PasteSession, today: date) -> None:
        self.session, self.today = session, today
        table = session.register.table
        given = {name for name, _ in session.equal} | set(session.fields)
        self._missing = [
            name for name in session.register.form if name not in given and _required(session.register, name)
        ]
        self._table = table

    def row(self, number: int) -> tuple[dict[str, Any], list[Refusal]]:
        values: dict[str, Any] = {}
        faults = [self._refused(number, name, "còn thiếu cột này.") for name in self._missing]
        for name, text in zip(self.session.fields, self.session.rows[number], strict=True):
            if not text:
                if _required(self.session.register, name):
                    faults.append(self._refused(number, name, "còn trống."))
                continue
            try:
                values[name] = self._value(name, text)
            except ValueError as reason:
                faults.append(self._refused(number, name, f"ghi «{text}», {reason}"))
        if not faults:
            faults = self._against_rules(number, values)
        return values, faults

    def _against_rules(self, number: int, values: dict[str, Any]) -> list[Refusal]:
        """What the record itself refuses."""
        try:
            self.session.register.kind.of(**{**dict(self.session.equal), **values})
        except RecordFault as fault:
            said = str(fault)
            named = next(
                (name for name in self.session.fields if f"«{terms.field_term(self._table, name)}»" in said), ""
            )
            return [Refusal(named or self.session.fields[0], f"Dòng {number}: {fault.what}", fault.what)]
        return []

    def _refused(self, number: int, name: str, reason: str) -> Refusal:
        term = terms.field_term(self._table, name)
        return Refusal(name, f"Dòng {number}, cột «{term}»: {reason}", reason)

    def _value(self, name: str, text: str) -> Any:
        """A cell as the field holds it. Raises ValueError with the reason."""
        if name in self.session.known:
            return self.session.known[name].find(text)
        shape = terms.shape_of(self._table, name)
        if shape is Shape.CODE:
            return self._code(name, text)
        reads = _readers(self.today)
        return reads[shape](text) if shape in reads else text

    def _code(self, name: str, text: str) -> str:
        folded = fold_words(text)
        for code in terms.codes_of(self._table, name):
            if folded in (fold_words(code.term), fold_words(code.value)):
                return str(code.value)
        raise ValueError("không có trong danh sách; đề nghị chọn một mục đã có.")


def _readers(today: date) -> Mapping[Shape, Callable[[str], Any]]:
    from desktop.spreadsheet.days import YearOf, day_from_text
    from desktop.spreadsheet.lengths import duration_from_text, time_from_text
    from desktop.spreadsheet.numbers import number_from_text
    from desktop.spreadsheet.sheet import Cell, Kind
    from desktop.spreadsheet.values import flag_from

    def whole(text: str) -> int:
        number = number_from_text(text)
        if number != int(number):
            raise ValueError("không phải là số nguyên.")
        return int(number)

    return {
        Shape.DAY: lambda text: day_from_text(text, YearOf.year(today.year)),
        Shape.CLOCK: time_from_text,
        Shape.SECONDS: lambda text: int(duration_from_text(text, "phút").total_seconds()),
        Shape.NUMBER: whole,
        Shape.YEAR: whole,
        Shape.YES_NO: lambda text: flag_from(Cell(1, Kind.TEXT, text)),
    }


def _required(register: Register, name: str) -> bool:
    return bool(register.kind.model_fields[name].is_required())


def _heads(register: Register, first: Sequence[str]) -> list[str] | None:
    """The fields the cells of a head name, empty for others; None where the row is no head."""
    named = {fold_words(terms.field_term(register.table, name)): name for name in register.form}
    for column in register.declared:
        owner = column.path.split(".", maxsplit=1)[0]
        if owner in register.form and not column.path.startswith("~"):
            named.setdefault(fold_words(column.title), owner)
    found = [named.get(fold_words(cell), "") for cell in first]
    filled = sum(1 for cell in first if cell.strip())
    met = [name for name in found if name]
    return found if met and 2 * len(met) >= filled and len(set(met)) == len(met) else None


def _as_shown(register: Register, shown: Sequence[str], width: int) -> list[str]:
    """The fields of the columns in sight, as `Ctrl+C` puts them out; what is counted is passed over."""
    fields: list[str] = []
    for path in shown or [column.path for column in register.columns]:
        steps = path.split(".")
        owner = steps[0]
        naming = len(steps) == 1 or (len(steps) == 2 and steps[1] in ("name", "title"))
        fields.append(owner if naming and owner in register.form and owner not in fields else "")
    if width == 1:
        return [next((name for name in fields if name), register.form[0])]
    return [*fields, *[""] * width][:width]


def _named(reader: Reader, table: str, today: date) -> _Named:
    if table == "agency":
        index = AgencyIndex.of(reader, day=today)
        return _Named(index.names(), lambda text: _agency(index, text))
    choices = lines.choices(reader.connection, table, "", 1_000_000)
    by_name: dict[str, list[bytes]] = {}
    for one in choices:
        by_name.setdefault(fold_words(one.shown), []).append(one.uid)

    def find(text: str) -> bytes:
        found = by_name.get(fold_words(text), [])
        if len(found) != 1:
            raise ValueError(
                f"có {len(found)} mục cùng tên trong sổ; đề nghị nhập dòng này bằng biểu." if found
                else "chưa có trong sổ; đề nghị chọn mục đã có, hoặc thêm mục đó trước."
            )  # fmt: skip
        return found[0]

    return _Named([one.shown for one in choices], find)


def _agency(index: AgencyIndex, text: str) -> bytes:
    try:
        found = index.match(text)
    except RecordFault as fault:
        raise ValueError("có nhiều cơ quan mang tên này; đề nghị ghi tên đầy đủ.") from fault
    if found is None:
        raise ValueError("chưa có cơ quan này trong danh mục; đề nghị chọn cơ quan đã có.")
    return found.uid
