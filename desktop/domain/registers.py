"""The registers (sổ): which records are kept as a list, what a line of the list shows, what the form asks for.

A register only declares; `storage/repository/lines.py` makes the query of it, the window its table and its form, so
that a new register costs a declaration. Columns are named by the way to them: `day`, `product.title` (a field of the
record a reference leads to), `~minutes` (counted from other records). Lists may be grouped by `day@month`, too: the
month of a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain import terms
from desktop.domain.record import Record
from desktop.domain.terms import Shape


@dataclass(frozen=True)
class Column:
    """A column of a register: the way to its value, its head, how the value is read, its width in letters."""

    path: str
    title: str
    shape: Shape
    width: int
    code_table: str = ""
    code_field: str = ""

    @property
    def state(self) -> bool:
        """Whether it says in few words how the line stands: such words are never cut, and lines group by them."""
        return self.path in ("~state", "~standing")

    def word(self, value: object) -> str:
        """The office's word for a code of this column."""
        return terms.code_term(self.code_table, self.code_field, str(value))

    def called(self, value: object) -> str:
        """What a value is called where lines are chosen or grouped by it."""
        if value is None or value == "":
            return "(để trống)"
        if self.shape is Shape.CODE:
            return self.word(value)
        if self.shape is Shape.YES_NO:
            return "có" if value else "không"
        text = str(value)
        return f"{text[5:7]}/{text[:4]}" if self.path.endswith("@month") else text


@dataclass(frozen=True)
class Counted:
    """A value counted from other records of a line."""

    title: str
    shape: Shape
    width: int = 8


@dataclass(frozen=True)
class Register:
    """One register.

    `order` is the first order of its lines, a column with `-` before it runs from the last to the first. `form` are
    the fields the clerk fills in; `searched` is the way to the record whose words a filter looks through. `parent` is
    the field that ties a line to the record it is a part of (the sessions of a course). `declared` are all columns a
    list may show, `columns` those it shows.
    """

    table: str
    title: str
    columns: tuple[Column, ...]
    order: str
    form: tuple[str, ...]
    searched: str = ""
    parent: str = ""
    key: str = ""
    declared: tuple[Column, ...] = ()

    @property
    def kind(self) -> type[Record]:
        """The record class whose rows the register lists."""
        return terms.records()[self.table]

    def column(self, path: str) -> Column:
        """A column by its way, shown or not; of `day@month` the month as text."""
        path, _, part = path.partition("@")
        found = next(column for column in self.declared if column.path == path)
        return replace(found, path=f"{path}@{part}", title=PARTS[part], shape=Shape.TEXT) if part else found

    def has(self, path: str) -> bool:
        """Whether there is such a column: views saved by other versions may name others."""
        plain, _, part = path.partition("@")
        return (not part or part in PARTS) and plain in {column.path for column in self.declared}

    def viewed(self, paths: Sequence[str]) -> Register:
        """The same register with these columns in sight, in this order; unknown ones are left out."""
        chosen = tuple(self.column(path) for path in dict.fromkeys(paths) if self.has(path))
        return replace(self, columns=chosen) if chosen else self

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns the register shows of itself."""
        return registers()[self.key].columns

    @property
    def day(self) -> str:
        """The way to the day that places a line in a period; empty where there is none."""
        return next((column.path for column in self.declared if column.shape is Shape.DAY), "")

    @property
    def groupable(self) -> tuple[Column, ...]:
        """What lines may be grouped by: months and years of the day, and columns of few values."""
        days = [self.column(f"{self.day}@{part}") for part in PARTS] if self.day else []
        few = [
            one
            for one in self.declared
            if one.shape in FEW or one.state or ("." in one.path and one.shape is Shape.TEXT)
        ]
        return (*days, *few)

    @property
    def summed(self) -> tuple[Column, ...]:
        """The columns in sight that add up."""
        return tuple(column for column in self.columns if (self.table, column.path) in SUMMED)


@dataclass(frozen=True)
class Asked:
    """What a list is to show.

    `order` is as in `Register.order`; `words` are looked for, `equal` are fields and `only` columns that must hold a
    value (None: nothing), the register's day must lie between the two days. `group` is the column lines are grouped by.
    """

    register: Register
    order: str = ""
    words: str = ""
    equal: tuple[tuple[str, object], ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    only: tuple[tuple[str, object], ...] = ()
    group: str = ""

    @property
    def summed(self) -> tuple[Column, ...]:
        """The columns in sight whose sums say something here: stations and loudspeakers together make no number."""
        found = []
        for column in self.register.summed:
            kind = OF_ONE_KIND.get((self.register.table, column.path))
            if kind is None or self.group == kind or any(path == kind for path, _ in self.only):
                found.append(column)
        return tuple(found)


@dataclass(frozen=True)
class Group:
    """Lines of one value: the value, what it is called, how many lines, and the sums of the register's columns."""

    value: object
    name: str
    count: int
    sums: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """One line of a register: whose it is, and the values of the register's columns in their order."""

    uid: bytes
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Choice:
    """A record to choose in a form: its identity, what shows it, and what tells it from others of its name."""

    uid: bytes
    shown: str
    more: str = ""


COUNTED = {
    ("airing", "~minutes"): Counted("Số phút", Shape.NUMBER),
    ("airing", "~topics"): Counted("Chủ đề", Shape.TEXT, 24),
    ("airing", "~reach"): Counted("Lượt tiếp cận", Shape.NUMBER, 9),
    ("product", "~audiences"): Counted("Đối tượng", Shape.TEXT, 24),
    ("editorial_item", "~state"): Counted("Tình trạng", Shape.TEXT, 14),
    ("facility_count", "~standing"): Counted("Số liệu", Shape.TEXT, 12),
    ("facility_count", "~now"): Counted("Hiện có", Shape.NUMBER, 9),
    ("product", "~topics"): Counted("Chủ đề", Shape.TEXT, 24),
    ("product", "~airings"): Counted("Lượt phát, đăng", Shape.NUMBER, 9),
    ("product", "~first_day"): Counted("Phát, đăng lần đầu", Shape.DAY, 11),
    ("course", "~day"): Counted("Ngày kết thúc", Shape.DAY, 11),
    ("course", "~sessions"): Counted("Số buổi", Shape.NUMBER),
    ("course", "~enrolled"): Counted("Ghi danh", Shape.NUMBER),
    ("course", "~came"): Counted("Người dự", Shape.NUMBER),
    ("session", "~turns"): Counted("Lượt dự", Shape.NUMBER),
    ("roster_group", "~members"): Counted("Số người hiện nay", Shape.NUMBER, 12),
    ("agency", "~members"): Counted("Số thành viên", Shape.NUMBER, 10),
    ("topic", "~products"): Counted("Số sản phẩm", Shape.NUMBER, 9),
}
"""What lists show that no field holds."""

PARTS = {"month": "Tháng", "year": "Năm"}
"""Parts of a day that lines may be grouped by."""

FEW = (Shape.CODE, Shape.YES_NO)
"""Shapes of which a column has few values."""

SUMMED = frozenset({
    ("airing", "times"), ("airing", "quantity"), ("airing", "~minutes"), ("product", "~airings"),
    ("course", "~sessions"), ("course", "~enrolled"), ("course", "~came"), ("session", "~turns"),
    ("facility_count", "~now"), ("topic", "~products"), ("roster_group", "~members"),
})  # fmt: skip
"""Columns whose numbers add up over lines."""

OF_ONE_KIND = {("facility_count", "~now"): "kind"}
"""Of these, the columns whose numbers add up only over lines that hold the same in another."""

_WIDTHS = {
    Shape.DAY: 10, Shape.CLOCK: 7, Shape.YES_NO: 8, Shape.NUMBER: 8, Shape.YEAR: 8, Shape.SECONDS: 10, Shape.CODE: 16,
}  # fmt: skip


_TITLE_WIDTH = 44


def _column(table: str, path: str) -> Column:
    if path.startswith("~"):
        counted = COUNTED[table, path]
        return Column(path, counted.title, counted.shape, counted.width)
    owner, steps = table, path.split(".")
    heads = []
    for step in steps[:-1]:
        heads.append(terms.field_term(owner, step))
        owner = terms.refers_to(owner, step)
    shape = terms.shape_of(owner, steps[-1])
    head = heads[-1] if heads else terms.field_term(owner, steps[-1])
    if heads and steps[-1] not in ("name", "title"):
        head = terms.field_term(owner, steps[-1])
    width = _TITLE_WIDTH if steps[-1] == "title" else _WIDTHS.get(shape, 24)
    return Column(path, head, shape, width, owner, steps[-1])


def _register(
    table: str,
    title: str,
    paths: str,
    *,
    order: str,
    form: str,
    searched: str = "",
    parent: str = "",
    key: str = "",
    more: str = "",
) -> Register:
    columns = tuple(_column(table, path) for path in paths.split())
    declared = (*columns, *(_column(table, path) for path in more.split()))
    return Register(table, title, columns, order, tuple(form.split()), searched, parent, key or table, declared)


def registers() -> dict[str, Register]:
    """Every register by its key: the name of its table, unless a table is listed in more than one way."""
    declared = (
        _register(
            "airing", "Lần phát, đăng",
            "day at product.title product.kind channel.name agency.name times ~minutes",
            order="-day", form="product channel agency day at times quantity relayed until_day place link",
            searched="product",
            more="product.origin product.language product.seconds product.agency.name ~topics channel.kind "
            "channel.level relayed quantity until_day place link ~reach",
        ),
        _register(
            "airing", "Lần phát, đăng của sản phẩm", "day at channel.name times ~minutes", order="-day",
            form="channel agency day at times quantity relayed until_day place link", parent="product",
            key="airing_of_product",
        ),
        _register(
            "airing_reach", "Lượt tiếp cận", "day reach note", order="-day", form="day reach note", parent="airing",
        ),
        _register(
            "product", "Sản phẩm truyền thông",
            "~first_day title kind origin agency.name seconds ~topics ~airings",
            order="-~first_day", searched="uid",
            form="title kind origin agency task seconds language note starred award",
            more="language task.title ~audiences starred award note",
        ),
        _register(
            "editorial_item", "Kế hoạch tin bài", "day title kind channel.name agency.name ~state", order="day",
            form="day title kind channel topic agency product dropped note", searched="uid",
            more="topic.name product.title dropped note",
        ),
        _register(
            "facility_count", "Hạ tầng thông tin cơ sở", "day agency.name kind quantity working ~now", order="-day",
            form="day agency kind quantity working note", more="~standing note",
        ),
        _register(
            "channel", "Kênh truyền thông", "name kind level agency.name with_duration",
            order="name", form="name kind level agency with_duration", searched="uid",
        ),
        _register(
            "topic", "Chủ đề truyền thông", "name parent.name ~products",
            order="name", form="name parent text", searched="uid",
        ),
        _register(
            "course", "Lớp tập huấn", "~day title state organiser.name topics ~sessions ~enrolled ~came",
            order="-~day", form="title task organiser state topics note", searched="uid", more="task.title note",
        ),
        _register(
            "session", "Buổi học", "day at place ~turns", order="day", form="day at place", parent="course",
        ),
        _register(
            "enrolment", "Danh sách lớp", "person.name person.post person.agency.name",
            order="person.name", form="person", searched="person", parent="course",
        ),
        _register(
            "person", "Người tham gia tập huấn", "name post agency.name birth_year provisional",
            order="name", form="name post agency birth_year provisional", searched="uid",
        ),
        _register(
            "roster_group", "Nhóm đối tượng tập huấn", "mark name ~members", order="mark", form="mark name",
            searched="uid",
        ),
        _register(
            "roster_member", "Thành viên nhóm đối tượng", "person.name person.post person.agency.name from_day to_day",
            order="person.name", form="person from_day to_day", searched="person", parent="roster",
        ),
        _register(
            "agency", "Cơ quan, đơn vị", "name short_name kind parent.name ~members from_day to_day",
            order="name", form="name short_name kind parent address from_day to_day", searched="uid", more="address",
        ),
        _register(
            "agency_alias", "Tên gọi khác", "alias", order="alias", form="alias", searched="uid", parent="agency",
        ),
        _register(
            "agency_name", "Tên theo thời gian", "name from_day to_day", order="from_day",
            form="name from_day to_day", parent="agency",
        ),
        _register(
            "succession", "Cơ quan kế thừa", "successor.name day", order="day", form="successor day",
            parent="predecessor",
        ),
        _register(
            "membership", "Thành viên của nhóm", "member.name from_day to_day", order="member.name",
            form="member from_day to_day", parent="body",
        ),
        _register(
            "office_profile", "Thể thức của cơ quan", "from_day full_name symbol place_name area", order="-from_day",
            form="agency from_day parent_line issuer_lines place_name symbol drafting_symbol full_name area addressees "
            "recipients",
        ),
        _register(
            "office_signer", "Người ký", "position name title authority_lines from_day to_day", order="position",
            form="agency position name title authority_lines from_day to_day",
        ),
        _register(
            "issued_document", "Văn bản chỉ đạo, điều hành", "day number kind direction issuer title",
            order="-day", form="kind direction number day issuer title task", searched="uid", more="task.title",
        ),
        _register(
            "stated_value", "Số liệu mục tiêu", "as_of target.text numerator denominator text stated_by estimated",
            order="-as_of", form="target as_of numerator denominator text estimated evidence stated_by",
        ),
        _register(
            "holiday", "Ngày nghỉ, ngày làm bù", "day name working", order="-day", form="day name working",
        ),
        _register(
            "period_setting", "Quy định chốt số liệu", "from_day rules kind close_day lag_days citation",
            order="-from_day", form="rules kind from_day close_day lag_days citation",
        ),
        _register(
            "work_item", "Công việc theo kỳ", "task.title period due_day state done_day", order="-due_day",
            form="state due_day done_day result difficulty", searched="uid", parent="task",
        ),
        _register(
            "task_activity", "Hoạt động của nhiệm vụ", "day text agency.name", order="-day", form="day text agency",
            searched="uid", parent="task",
        ),
    )  # fmt: skip
    return {register.key: register for register in declared}
